//! What goes into a room and what comes out of it.

use bytes::Bytes;
use yrs::TransactionMut;

use crate::judge::Judge;

/// One connection, numbered by the room's owner and never reused within a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnId(pub u64);

/// What a room is loaded from.
#[derive(Clone, Debug, Default)]
pub struct Seed {
    /// The newest snapshot: an encoded update of the whole document.
    pub snapshot: Option<Vec<u8>>,
    /// The log after it, in order.
    pub updates: Vec<Vec<u8>>,
    /// Client ids and the participants to whom they belong.
    pub clients: Vec<(u64, String)>,
}

/// A change that the server itself makes, under its own client id.
pub type Edit = Box<dyn FnOnce(&mut TransactionMut<'_>) + std::marker::Send>;

/// Something that happened. `W` and `S` are a judge's.
pub enum Event<J: Judge> {
    /// A socket opened.
    Join {
        /// The new connection.
        conn: ConnId,
        /// Who is behind it.
        who: J::Who,
    },
    /// A binary frame came.
    Frame {
        /// From where.
        conn: ConnId,
        /// The whole message.
        bytes: Bytes,
    },
    /// A socket closed.
    Leave {
        /// Which.
        conn: ConnId,
    },
    /// Somebody's role or rights changed while connected.
    Who {
        /// The connection.
        conn: ConnId,
        /// Who is behind it now.
        who: J::Who,
    },
    /// The room's settings changed.
    Settings(J::Settings),
    /// The server changes the document. It is not judged and cannot be refused.
    Edit(Edit),
    /// An encoded update from the server (an import, a restore). Like an edit, but one that cannot
    /// be applied whole is left out and listed in [`Effects::left_out`].
    Apply {
        /// The update, lib0 version 1.
        update: Vec<u8>,
    },
    /// Time passed; see [`crate::Room::next_tick_ms`].
    Tick,
}

/// What is to be done, in this order: append, then send, then close.
#[derive(Debug, Default)]
pub struct Effects {
    /// To be durable before anything else happens. When it fails, everything else here is dropped
    /// and [`crate::Room::fail`] is called instead.
    pub append: Option<Append>,
    /// Frames, in order.
    pub send: Vec<Send>,
    /// Connections to close after their frames. The room has forgotten them already.
    pub close: Vec<(ConnId, Close)>,
    /// Participants who may not come back before a time.
    pub paused: Vec<Paused>,
    /// What was refused, for counting and logging.
    pub refused: Vec<Refused>,
    /// How many [`Event::Apply`] were left out because they could not be applied whole.
    pub left_out: usize,
}

/// One row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// All that the batch changed, as one update.
    pub update: Vec<u8>,
    /// Client ids that are bound from now on.
    pub clients: Vec<(u64, String)>,
}

/// A frame and who gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Send {
    /// One connection.
    To(ConnId, Bytes),
    /// Every connection of the room but one.
    AllBut(ConnId, Bytes),
    /// Every connection of the room.
    All(Bytes),
}

/// A participant who was refused too often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paused {
    /// The judge's key.
    pub participant: String,
    /// Until when, on the clock that the room is given, ms.
    pub until_ms: i64,
}

/// One refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Whose message.
    pub conn: ConnId,
    /// The reason's message key.
    pub reason: &'static str,
}

/// Why a socket closes, as its close code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Close {
    /// The log could not be written.
    NotSaved = 1011,
    /// The program is restarting.
    Restarting = 1012,
    /// Signed out, or the token was revoked.
    SignedOut = 4401,
    /// A message was refused.
    Refused = 4403,
    /// There is no such canvas, or not for this person.
    NoSuchCanvas = 4404,
    /// The client's copy is of another generation of the document.
    OtherGeneration = 4409,
    /// A message was too large.
    TooLarge = 4413,
    /// Too many messages, or too many refusals.
    TooFast = 4429,
}

impl Close {
    /// The WebSocket close code.
    pub fn code(self) -> u16 {
        self as u16
    }
}
