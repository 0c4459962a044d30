//! What is asked: words, and of which group.
use serde::Deserialize;

use crate::i18n::MsgKey;

/// Hits of one page.
pub const PAGE_HITS: usize = 30;
/// Letters of a question that are read.
const TEXT_CHARS_MAX: usize = 200;

/// What kind of thing a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A canvas, by its title.
    Canvases,
    /// A record of the registry, by one of its names.
    Records,
    /// A note.
    Notes,
    /// A field, a cell, a row or a column.
    Fields,
    /// A comment on a note.
    Comments,
}

impl Group {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Canvases,
        Self::Records,
        Self::Notes,
        Self::Fields,
        Self::Comments,
    ];

    /// Its name in addresses and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Canvases => "canvases",
            Self::Records => "records",
            Self::Notes => "notes",
            Self::Fields => "fields",
            Self::Comments => "comments",
        }
    }

    /// Key of the message that names it.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Canvases => "finding-canvases",
            Self::Records => "finding-records",
            Self::Notes => "finding-notes",
            Self::Fields => "finding-fields",
            Self::Comments => "finding-comments",
        }
    }

    /// The group of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}

/// A question as an address says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    /// What is looked for.
    pub q: String,
    /// Name of the only group that is shown; anything else shows all.
    pub kind: String,
    /// From 1; anything else is the first.
    pub page: String,
}

impl Ask {
    /// The words, on one line and not too long.
    pub fn text(&self) -> String {
        let line = crate::web::forms::one_line(&self.q);
        line.chars().take(TEXT_CHARS_MAX).collect()
    }

    /// The only group that is shown.
    pub fn group(&self) -> Option<Group> {
        Group::find(&self.kind)
    }

    /// The page, from 1.
    pub fn page(&self) -> usize {
        self.page.parse().ok().filter(|page| *page > 0).unwrap_or(1)
    }
}
