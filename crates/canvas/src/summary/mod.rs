//! The summary (kiteytys) of a canvas: two texts that every canvas has beside its sheet, whatever its kind, and what
//! they may begin with by the rules of its template.
mod begin;
mod rules;
mod write;

use serde::{Deserialize, Serialize};
use yrs::{Map, Out, ReadTxn, TextPrelim, TransactionMut, WriteTxn};

pub use begin::{Tally, Voted, begin};
pub use rules::{SourceSpec, SummarySpec};
pub use write::{Filled, How, fill, permits_fill};

/// Root of the document that holds the texts, beside the fields of the sheet.
const ROOT: &str = "fields";
/// Root of who last wrote where.
const WRITTEN: &str = "written";

/// One text of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What we saw.
    Seen,
    /// What we decided.
    Decided,
}

impl Part {
    /// Both, in reading order.
    pub const ALL: [Self; 2] = [Self::Seen, Self::Decided];

    /// Its key in the document's `fields`. Slugs of a template have no underscore, so that no field of any kind has it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Seen => "summary_seen",
            Self::Decided => "summary_decided",
        }
    }

    /// Key of the message that names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Seen => "summary-seen",
            Self::Decided => "summary-decided",
        }
    }

    /// Its key in the document's `written`.
    pub fn place(self) -> String {
        format!("field:{}", self.key())
    }

    /// The part of that key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// What a summary says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Summary {
    /// What we saw.
    pub seen: String,
    /// What we decided.
    pub decided: String,
}

impl Summary {
    /// The text of a part.
    pub fn text(&self, part: Part) -> &str {
        match part {
            Part::Seen => &self.seen,
            Part::Decided => &self.decided,
        }
    }

    /// Whether nothing was written in it.
    pub fn is_empty(&self) -> bool {
        Part::ALL.into_iter().all(|part| self.text(part).is_empty())
    }

    /// Each part by its key with its text.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        Part::ALL
            .into_iter()
            .map(|part| (part.key(), self.text(part)))
    }
}

/// Whether the document has a place for both texts; one that was made before there were summaries has not.
pub fn is_laid<T: ReadTxn>(txn: &T) -> bool {
    let Some(root) = txn.get_map(ROOT) else {
        return false;
    };
    let has = |part: &Part| matches!(root.get(txn, part.key()), Some(Out::YText(_)));
    Part::ALL.iter().all(has)
}

/// Adds the empty texts that are not there. Only the server does this: of two who made one, one would lose its words.
pub fn lay(txn: &mut TransactionMut) {
    let root = txn.get_or_insert_map(ROOT);
    for part in Part::ALL {
        if !matches!(root.get(txn, part.key()), Some(Out::YText(_))) {
            root.insert(txn, part.key(), TextPrelim::new(""));
        }
    }
}

/// Empties both texts, as for a copy of the canvas: they tell what a group saw and decided on this one.
pub fn clear(txn: &mut TransactionMut) {
    let root = txn.get_or_insert_map(ROOT);
    let written = txn.get_or_insert_map(WRITTEN);
    for part in Part::ALL {
        root.insert(txn, part.key(), TextPrelim::new(""));
        written.remove(txn, &part.place());
    }
}
