//! How surely an offer that passes every filter fits: what says so itself comes before what leaves it open.
use serde::{Deserialize, Serialize};

use super::asked::Asked;
use super::judge::{Way, every_way};
use super::shelf::{Kept, Shelf};

/// How surely an offer fits, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// By what it says.
    Fits,
    /// It is only reached from afar, and names other municipalities as those that it serves.
    Elsewhere,
    /// It does not say what it helps with, so nobody knows whether it fits.
    Unsaid,
}

impl Standing {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::Fits, Self::Elsewhere, Self::Unsaid];
}

/// How surely an offer that passes fits.
pub(super) fn standing(asked: &Asked, shelf: &Shelf, kept: &Kept) -> Standing {
    if !says_subject(asked, shelf, kept) {
        Standing::Unsaid
    } else if is_elsewhere(asked, shelf, kept) {
        Standing::Elsewhere
    } else {
        Standing::Fits
    }
}

/// Whether an offer says anything of the kind of subject that is asked for: of what for, or, where only devices are
/// stated, of devices.
pub(super) fn says_subject(asked: &Asked, shelf: &Shelf, kept: &Kept) -> bool {
    let (subjects, offered) = if asked.purposes.is_empty() {
        (&asked.devices, shelf.devices(kept))
    } else {
        (&asked.purposes, shelf.purposes(kept))
    };
    subjects.is_empty() || kept.is_general || !offered.is_empty()
}

/// Whether every way that passes is one of an offer that serves other municipalities than the one asked for.
fn is_elsewhere(asked: &Asked, shelf: &Shelf, kept: &Kept) -> bool {
    let mut passing =
        every_way(asked, shelf, kept).filter(|way| way.in_area && way.channel.is_some());
    asked.km.is_some() && passing.all(Way::is_elsewhere)
}
