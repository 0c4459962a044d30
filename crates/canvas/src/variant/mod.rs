//! A workspace's own variant of a canvas, as people edit it: a [`Draft`] is read from a template, changed part by part and
//! made a template again, which passes the same checks as the built-in ones. What a part of a built-in canvas becomes,
//! takes or seeds comes with the part; an added one is like its neighbours.
mod build;
mod change;
mod draw;
pub mod next;

use std::collections::BTreeMap;

pub use change::{Way, is_paired};

use crate::sheet::Place;
use crate::template::{Fault, Words};

/// How many parts one list may have.
pub const ITEMS_MAX: usize = crate::template::check::LIST_MAX;

/// A list of parts of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Text boxes and structured choices.
    Fields,
    /// Places for notes.
    Zones,
    /// Kinds of note.
    Notes,
    /// Kinds of link.
    Links,
    /// Fixed rows of the table.
    Rows,
    /// Fixed columns of the table.
    Columns,
    /// The guide.
    Steps,
}

impl List {
    /// All, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Zones,
        Self::Fields,
        Self::Rows,
        Self::Columns,
        Self::Steps,
        Self::Notes,
        Self::Links,
    ];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Zones => "zones",
            Self::Notes => "notes",
            Self::Links => "links",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Steps => "steps",
        }
    }

    /// The list of that name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }

    /// What comes before a part's slug in the keys of its texts.
    const fn part(self) -> &'static str {
        match self {
            Self::Fields => "field",
            Self::Zones => "zone",
            Self::Notes => "note",
            Self::Links => "link",
            Self::Rows => "row",
            Self::Columns => "column",
            Self::Steps => "step",
        }
    }

    /// What a part of a variant's version is called, in this language; empty for a built-in kind.
    pub fn label<'a>(self, template: &'a crate::Template, slug: &str, code: &str) -> &'a str {
        let text = template.own_text(&draw::key(self, slug), code);
        text.unwrap_or_default()
    }

    /// What its second text is called in keys.
    const fn second(self) -> &'static str {
        match self {
            Self::Links => "verb",
            Self::Steps => "what",
            _ => "help",
        }
    }

    /// What a step that opens one of its parts says before the slug, if steps open them.
    pub const fn opened(self) -> Option<&'static str> {
        match self {
            Self::Fields => Some("field"),
            Self::Zones => Some("zone"),
            Self::Rows | Self::Columns => Some("cells"),
            Self::Notes | Self::Links | Self::Steps => None,
        }
    }
}

/// Where on a board a zone belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Group {
    /// The middle.
    Hub,
    /// A sector of one ring.
    #[default]
    Sector,
    /// The inner part of a sector.
    Inner,
    /// The outer part of a sector.
    Outer,
    /// A ring.
    Ring,
    /// The free tray.
    Tray,
}

impl Group {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Hub,
        Self::Sector,
        Self::Inner,
        Self::Outer,
        Self::Ring,
        Self::Tray,
    ];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::Sector => "sector",
            Self::Inner => "inner",
            Self::Outer => "outer",
            Self::Ring => "ring",
            Self::Tray => "tray",
        }
    }

    /// The group of that name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    pub(crate) fn of(place: Place) -> Self {
        match place {
            Place::Hub { .. } => Self::Hub,
            Place::Sector { .. } => Self::Sector,
            Place::SectorRing { ring: 0, .. } => Self::Inner,
            Place::SectorRing { .. } => Self::Outer,
            Place::Ring { .. } => Self::Ring,
            Place::Tray => Self::Tray,
        }
    }
}

/// One part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it is known by from version to version: its slug, or for steps a name that no reader sees.
    pub id: String,
    /// For zones, where on the board.
    pub group: Group,
    /// What it is called.
    pub label: Words,
    /// Its help; for links the word on the line, for steps what to do.
    pub help: Words,
    /// Ids of the steps that open it.
    pub steps: Vec<String>,
    /// For zones, the side that those on its notes stand on; empty for none.
    pub sector: String,
    /// For fields that were added, whether they take paragraphs.
    pub is_long: bool,
    /// For steps, the suggested time; text, as it was typed.
    pub minutes: String,
    /// For steps, what else it opens: `links`, `circles`, `rows` and the like.
    pub opens: Vec<String>,
}

/// A template as it is edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the canvas is called.
    pub title: Words,
    /// The question it answers.
    pub question: Words,
    /// Its parts.
    pub lists: BTreeMap<List, Vec<Item>>,
    /// All its other texts, by what stands behind the kind in their keys.
    pub others: BTreeMap<String, Words>,
}

impl Draft {
    /// The parts of a list.
    pub fn items(&self, list: List) -> &[Item] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }

    /// The parts of a list, to be changed.
    pub fn items_mut(&mut self, list: List) -> &mut Vec<Item> {
        self.lists.entry(list).or_default()
    }
}

/// Why a draft makes no template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A part of the list is what the checks refuse.
    Part(List, usize),
    /// Something else.
    Whole(Fault),
}

#[cfg(test)]
mod tests;
