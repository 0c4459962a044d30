//! What a room asks about rights: it knows the document's mechanics, the judge knows its meaning.

use yrs::{Any, ReadTxn};

use crate::effects::Edit;
use crate::limits::Limits;

/// Decides who may change what. One per room; it must answer without waiting.
pub trait Judge {
    /// The person (or token) behind a connection, with role and rights.
    type Who: Clone;
    /// The room's settings: step, what is open, paused.
    type Settings: Clone;

    /// Stable key of the participant: client ids are bound to it, and refusals are counted by it.
    fn participant<'a>(&self, who: &'a Self::Who) -> &'a str;

    /// The number of these settings; it grows with each change.
    fn revision(&self, settings: &Self::Settings) -> u64;

    /// JSON text of message 101 for this person.
    fn settings_text(&self, settings: &Self::Settings, who: &Self::Who) -> String;

    /// Roots (all of them maps) that a client may write. An update of any other is refused.
    fn roots(&self) -> &[&str];

    /// Those of the roots whose entries are shared maps that name their maker, each with the key that
    /// does. When such an entry is removed or replaced, the judge is still told whose it was.
    fn makers(&self) -> &[(&str, &str)] {
        &[]
    }

    /// May `who` make these changes? `after` is the document with them in place. An error is the
    /// reason's message key. `touches` may be empty: for instance an edit of what is already deleted.
    fn judge<T: ReadTxn>(
        &self,
        who: &Self::Who,
        settings: &Self::Settings,
        touches: &[Touch],
        after: &T,
    ) -> Result<(), &'static str>;

    /// Shows the document as it was loaded, before anything happens to it.
    fn begin<T: ReadTxn>(&mut self, _loaded: &T) {}

    /// What the room itself writes because of a change that was taken: durable with it, and told with it. `who`
    /// is nobody for a change by the server; `after` is the document with the change in place. What follows is
    /// not judged, and nothing follows from it.
    fn follow<T: ReadTxn>(
        &mut self,
        _who: Option<&Self::Who>,
        _touches: &[Touch],
        _after: &T,
        _now_ms: i64,
    ) -> Option<Edit> {
        None
    }

    /// How fast a connection may send.
    fn limits(&self) -> Limits {
        Limits::default()
    }
}

/// One changed key or text.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    /// Name of the root that holds it.
    pub root: String,
    /// Keys from the root to the touched key; for a text, to the text itself.
    pub path: Vec<String>,
    /// What happened there.
    pub change: TouchChange,
}

/// What happened to a key. Nested maps and texts appear as their JSON values; what one held that was
/// removed or replaced is no longer known, so it appears empty but for what [`Judge::makers`] asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum TouchChange {
    /// The key was not there before.
    Added(Any),
    /// The key has another value now.
    Replaced {
        /// The value before.
        old: Any,
        /// The value now.
        new: Any,
    },
    /// The key is gone.
    Removed {
        /// The value before.
        old: Any,
    },
    /// Characters were put into or taken out of a text that was there before.
    TextEdited,
}

/// Message keys of the room's own refusals. A judge adds its own.
pub mod reason {
    /// The bytes are no message of the protocol, or hold what our documents never hold.
    pub const MALFORMED: &str = "denied-malformed";
    /// The client id belongs to another participant or to the server.
    pub const FOREIGN_CLIENT: &str = "denied-foreign-client";
    /// The change reaches a part of the document that clients do not write.
    pub const CLOSED_ROOT: &str = "denied-closed-root";
    /// The change does not have the shape of our documents.
    pub const SHAPE: &str = "denied-shape";
    /// The document has reached its size.
    pub const DOCUMENT_FULL: &str = "denied-document-full";
    /// The client keeps sending updates that lack what they build upon.
    pub const GAP: &str = "denied-gap";

    /// All of them, so that texts can be checked for completeness.
    pub const ALL: [&str; 6] = [
        MALFORMED,
        FOREIGN_CLIENT,
        CLOSED_ROOT,
        SHAPE,
        DOCUMENT_FULL,
        GAP,
    ];
}
