//! What may happen in a play.
use arbitrary::Arbitrary;

use super::deeds::Deed;

/// A whole play.
#[derive(Arbitrary, Debug)]
pub(super) struct Plan {
    /// Which of the built-in kinds.
    pub kind: u8,
    pub steps: Vec<Step>,
}

/// One thing that happens. Numbers of people and frames wrap round.
#[derive(Arbitrary, Debug)]
pub(super) enum Step {
    /// Somebody changes their copy; the change waits to be sent.
    Change(u8, Deed),
    /// The room takes what waits of these, so many frames each, as one batch.
    Batch(Vec<(u8, u8)>),
    /// Somebody sends all that they have once more.
    Repeat(u8),
    /// Somebody reads what came.
    Read(u8),
    /// A connection breaks; the copy stays.
    Break(u8),
    /// It comes back.
    Return(u8),
    /// A stranger sends these bytes: as a frame, or as the body of a sync message of this kind.
    Rogue { kind: u8, bytes: Vec<u8> },
    /// A stranger sends what others were told, with a byte changed.
    Damaged { frame: u16, at: u16, byte: u8 },
    /// Somebody shows where they are, perhaps under another's client id.
    Awareness {
        who: u8,
        client: u8,
        clock: u8,
        state: u8,
    },
    /// Somebody confirms settings.
    Seen(u8, u8),
    /// The facilitator changes the settings.
    Settings {
        step: u8,
        zones: bool,
        edit: u8,
        paused: bool,
    },
    /// Somebody gets another role.
    Role(u8, u8),
    /// The next batch cannot be logged: the room is closed and loaded anew.
    LogFails,
    /// The room is loaded anew from the log.
    Reload,
    /// The room forgets all but the encoded document.
    Rest,
    /// The server writes.
    Edit(Deed),
    /// The server brings an update of its own, whole or damaged.
    Apply(Deed, Option<(u16, u8)>),
    /// Time passes, ms.
    Wait(u16),
}
