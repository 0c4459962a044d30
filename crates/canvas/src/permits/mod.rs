//! Who may change what on a canvas. Pure: a change comes as touches, and the answer is yes or a [`Denial`].
//! Work grows with the touches, not with the board.
mod entities;
mod kept;
mod marks;
mod notes;
mod partners;
mod shared;
mod values;

use std::collections::BTreeSet;

use yrs::{Any, Map, MapRef, Out, ReadTxn};

pub use kept::Kept;

use crate::limits::{CELLS_MAX, CIRCLES_MAX, LANES_MAX, LINKS_MAX, NOTES_MAX, TICKS_MAX};
use crate::settings::{EditScope, Role, Settings, Zones};
use crate::template::Template;
pub(crate) use values::{is_confidence, is_key};

/// Who makes a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Participant id.
    pub id: String,
    /// Name they go by.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// For which partners they speak.
    pub voices: Voices,
}

/// For which partners somebody speaks on a canvas whose columns are partners.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Columns that this person speaks for.
    pub own: BTreeSet<String>,
    /// Columns that anybody speaks for.
    pub all: BTreeSet<String>,
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

/// What happened to a key. Shared maps and texts appear as their JSON; of one that was removed or replaced only what
/// [`MAKERS`] names may be there.
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

/// Why a change is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.key())]
pub enum Denial {
    /// Viewers do not write.
    Viewer,
    /// The facilitator has paused the room.
    Paused,
    /// The step that is under way does not open this part.
    StepClosed,
    /// It is somebody else's, and only one's own may be changed.
    NotYours,
    /// Only adding is open.
    AddOnly,
    /// It is signed with another's name, or its author would change.
    WrongAuthor,
    /// The sheet has no such part, kind or key.
    UnknownPlace,
    /// The value is of another type or beyond its limits.
    BadValue,
    /// The canvas is full of notes.
    TooManyNotes,
    /// A text is too long.
    TextTooLong,
    /// What stands on the sheet goes to the bin, not to nothing.
    Removed,
    /// Only who speaks for the partner may.
    NotPartner,
    /// Only the others may: it is about the partner whom this person speaks for.
    OwnPraise,
}

impl Denial {
    /// All of them, so that texts can be checked for completeness.
    pub const ALL: [Self; 13] = [
        Self::Viewer,
        Self::Paused,
        Self::StepClosed,
        Self::NotYours,
        Self::AddOnly,
        Self::WrongAuthor,
        Self::UnknownPlace,
        Self::BadValue,
        Self::TooManyNotes,
        Self::TextTooLong,
        Self::Removed,
        Self::NotPartner,
        Self::OwnPraise,
    ];

    /// Key of the message that tells the person.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Viewer => "denied-viewer",
            Self::Paused => "denied-paused",
            Self::StepClosed => "denied-step-closed",
            Self::NotYours => "denied-not-yours",
            Self::AddOnly => "denied-add-only",
            Self::WrongAuthor => "denied-wrong-author",
            Self::UnknownPlace => "denied-unknown-place",
            Self::BadValue => "denied-bad-value",
            Self::TooManyNotes => "denied-too-many-notes",
            Self::TextTooLong => "denied-text-too-long",
            Self::Removed => "denied-removed",
            Self::NotPartner => "denied-not-partner",
            Self::OwnPraise => "denied-own-praise",
        }
    }
}

/// Roots that clients may write; `meta` is the server's.
pub const ROOTS: [&str; 11] = [
    "notes", "links", "circles", "fields", "choices", "columns", "rows", "cells", "ticks",
    "hearts", WRITTEN,
];

/// Roots whose entries name their maker, each with the key that does: a link's or circle's removal must tell whose
/// it was, also when it was put back at once.
pub const MAKERS: [(&str, &str); 2] = [("links", "by"), ("circles", "by")];

/// Root of who last wrote where; clients write it beside a text.
const WRITTEN: &str = "written";

type Permit = Result<(), Denial>;

/// Whether the actor may make these changes. `kept` is from before them; `txn` reads the document with them in place.
pub fn permits<T: ReadTxn>(
    template: &Template,
    actor: &Actor,
    settings: &Settings,
    touches: &[Touch],
    kept: &Kept,
    txn: &T,
) -> Permit {
    let case = Case {
        template,
        actor,
        settings,
        touches,
        kept,
        txn,
    };
    match actor.role {
        Role::Viewer => return Err(Denial::Viewer),
        Role::Participant if settings.paused => return Err(Denial::Paused),
        Role::Participant | Role::Facilitator => {}
    }
    touches.iter().try_for_each(|touch| case.touch(touch))?;
    case.room_for()
}

/// A change being judged.
struct Case<'a, T> {
    template: &'a Template,
    actor: &'a Actor,
    settings: &'a Settings,
    touches: &'a [Touch],
    kept: &'a Kept,
    txn: &'a T,
}

impl<T: ReadTxn> Case<'_, T> {
    fn touch(&self, touch: &Touch) -> Permit {
        let path: Vec<&str> = touch.path.iter().map(String::as_str).collect();
        let change = &touch.change;
        match (touch.root.as_str(), path.as_slice()) {
            ("notes", [id]) => self.note(id, change),
            ("notes", [id, key]) => self.note_key(id, key, change),
            ("links", [id]) => self.link(id, change),
            ("links", [id, key]) => self.link_key(id, key, change),
            ("circles", [id]) => self.circle(id, change),
            ("circles", [id, key]) => self.circle_key(id, key, change),
            ("circles", [id, "members", note]) => self.member(id, note, change),
            ("fields", [slug]) => self.field(slug, change),
            ("choices", [slug]) => self.choices(slug, change),
            ("choices", [slug, option]) => self.choice(slug, option, change),
            (root @ ("rows" | "columns"), [id]) => self.lane(root, id, change),
            (root @ ("rows" | "columns"), [id, key]) => self.lane_key(root, id, key, change),
            ("cells", [key]) => self.cell(key, change),
            ("ticks", [key]) => self.tick(key, change),
            ("hearts", [column]) => self.heart(column, change),
            (WRITTEN, [key]) => self.written(key, change),
            _ => Err(Denial::UnknownPlace),
        }
    }

    /// Counts the roots that grew. This alone looks at the board, at most once for each root.
    fn room_for(&self) -> Permit {
        let limits = [
            ("notes", NOTES_MAX, Denial::TooManyNotes),
            ("links", LINKS_MAX, Denial::BadValue),
            ("circles", CIRCLES_MAX, Denial::BadValue),
            ("rows", LANES_MAX, Denial::BadValue),
            ("columns", LANES_MAX, Denial::BadValue),
            ("cells", CELLS_MAX, Denial::BadValue),
            ("ticks", TICKS_MAX, Denial::BadValue),
        ];
        let grew = |root: &str| {
            let added = |touch: &Touch| matches!(touch.change, TouchChange::Added(_));
            self.touches
                .iter()
                .any(|touch| touch.root == root && touch.path.len() == 1 && added(touch))
        };
        let full = |root: &str, most: usize| {
            self.txn
                .get_map(root)
                .is_some_and(|map| map.len(self.txn) as usize > most)
        };
        let over = limits
            .into_iter()
            .find(|(root, most, _)| grew(root) && full(root, *most));
        over.map_or(Ok(()), |(_, _, denial)| Err(denial))
    }

    fn leads(&self) -> bool {
        self.actor.role == Role::Facilitator
    }

    /// Passes when the current step opens one of these.
    fn open(&self, any_of: &[&str]) -> Permit {
        if self.leads() || self.settings.zones == Zones::All {
            return Ok(());
        }
        let step = self
            .settings
            .step
            .as_deref()
            .and_then(|letter| self.template.step(letter));
        let opens = step.is_some_and(|step| {
            step.opens
                .iter()
                .any(|open| any_of.contains(&open.as_str()))
        });
        if opens {
            Ok(())
        } else {
            Err(Denial::StepClosed)
        }
    }

    /// Passes when what that person made may be changed.
    fn yours(&self, maker: &str) -> Permit {
        let mine = !maker.is_empty() && maker == self.actor.id;
        match self.settings.edit {
            _ if mine || self.leads() => Ok(()),
            EditScope::All => Ok(()),
            EditScope::Own => Err(Denial::NotYours),
            EditScope::Add => Err(Denial::AddOnly),
        }
    }

    /// Passes when what belongs to the whole group may be changed.
    fn ours(&self) -> Permit {
        let closed = self.settings.edit == EditScope::Add && !self.leads();
        if closed { Err(Denial::AddOnly) } else { Ok(()) }
    }

    /// Passes when a key may vanish for good.
    fn may_remove(&self) -> Permit {
        if self.leads() {
            Ok(())
        } else {
            Err(Denial::Removed)
        }
    }

    /// Passes on the actor's own id or name, or no name at all.
    fn own_word(&self, word: &str) -> Permit {
        let own = word.is_empty() || word == self.actor.id || word == self.actor.name;
        if own {
            Ok(())
        } else {
            Err(Denial::WrongAuthor)
        }
    }

    fn get(&self, root: &str, key: &str) -> Option<Out> {
        self.txn.get_map(root)?.get(self.txn, key)
    }

    /// The shared map under a key of a root.
    fn map(&self, root: &str, key: &str) -> Option<MapRef> {
        match self.get(root, key)? {
            Out::YMap(map) => Some(map),
            _ => None,
        }
    }

    /// A plain string of a shared map, or empty.
    fn word(&self, map: &MapRef, key: &str) -> String {
        match map.get(self.txn, key) {
            Some(Out::Any(Any::String(word))) => word.to_string(),
            _ => String::new(),
        }
    }
}
