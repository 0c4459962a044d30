//! What is open now: told by whoever asks for each query, so that no index goes stale by the clock.
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use crate::bits::Bits;

/// Quarters of an hour in a day.
pub const QUARTERS: u8 = 96;

/// A description's id in eight bytes; the same in one run of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DescriptionKey(u64);

impl DescriptionKey {
    /// The key of an id.
    pub fn of(id: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// When something is open on one day: a bit for each quarter of an hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenDay(u128);

impl OpenDay {
    /// Open from a quarter until another, which is not open any more.
    pub fn put(&mut self, from: u8, until: u8) {
        for quarter in from..until.min(QUARTERS) {
            self.0 |= 1 << quarter;
        }
    }

    /// Open when either is.
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether it is open in a quarter.
    pub fn has(self, quarter: u8) -> bool {
        quarter < QUARTERS && self.0 >> quarter & 1 == 1
    }

    /// Whether it is open in a quarter after this one.
    pub fn has_after(self, quarter: u8) -> bool {
        quarter + 1 < QUARTERS && self.0 >> (quarter + 1) != 0
    }
}

/// What is open at a moment, of descriptions whose hours are known; cheap to clone. Sixteen bytes an entry and eight of
/// its key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenNow {
    /// The moment, as a quarter of today.
    pub quarter: u8,
    /// Today of each description.
    pub days: Arc<HashMap<DescriptionKey, OpenDay>>,
}

impl OpenNow {
    /// Whether a description's support is open; none when its hours are not known.
    pub fn is_open(&self, key: DescriptionKey) -> Option<bool> {
        self.days.get(&key).map(|day| day.has(self.quarter))
    }

    /// Today of a description whose hours are known.
    pub fn day(&self, id: &str) -> Option<OpenDay> {
        self.days.get(&DescriptionKey::of(id)).copied()
    }

    /// Those of these documents that are open, and those whose hours are known.
    pub(crate) fn of(&self, keys: &[DescriptionKey], documents: &Bits, end: u32) -> (Bits, Bits) {
        let (mut open, mut known) = (Bits::none(end), Bits::none(end));
        for doc in documents.iter() {
            let state = keys.get(doc as usize).and_then(|key| self.is_open(*key));
            if let Some(is_open) = state {
                known.insert(doc);
                if is_open {
                    open.insert(doc);
                }
            }
        }
        (open, known)
    }
}

/// How much of what was found is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenCount {
    /// Open now.
    pub open: u32,
    /// Hours known, open or not; of the rest nobody knows.
    pub known: u32,
}
