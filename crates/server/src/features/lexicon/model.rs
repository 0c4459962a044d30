//! An entry of the lexicon, and what editors changed of it.
use serde::{Deserialize, Serialize};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One thing that many words say.
    Concept,
    /// A spoken form and how it is written.
    Spoken,
    /// A whole word that is read as other words.
    Form,
    /// A name or loan that bends by plain endings.
    Name,
    /// The stem of a word that changes when it bends.
    Stem,
}

impl Kind {
    /// Every kind, in the order of the pages.
    pub const ALL: [Self; 5] = [
        Self::Concept,
        Self::Spoken,
        Self::Name,
        Self::Stem,
        Self::Form,
    ];

    /// Its name in addresses and in the database.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::Spoken => "spoken",
            Self::Form => "form",
            Self::Name => "name",
            Self::Stem => "stem",
        }
    }

    /// The kind with this name.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// An entry as the search reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The words of a concept in Finnish, Swedish and English; the first names it.
    pub words: [Vec<String>; 3],
    /// Keys of concepts that are close to it.
    pub near: Vec<String>,
    /// What another entry is read as; nothing for a name, which is read as itself.
    pub read: Vec<String>,
    /// Terms of vocabularies that a concept means, as `slug:key`.
    pub vocabulary: Vec<String>,
    /// Whether the search leaves it out.
    pub is_off: bool,
}

impl Entry {
    /// Every word of it.
    pub fn all_words(&self) -> impl Iterator<Item = &String> {
        self.words.iter().flatten().chain(&self.read)
    }

    /// The entry with what somebody who saw `seen` made of it.
    pub fn with_changes(&self, seen: &Self, wanted: &Self) -> Self {
        let changed = Delta::between(seen, wanted).apply(self);
        Self {
            is_off: if wanted.is_off == seen.is_off {
                self.is_off
            } else {
                wanted.is_off
            },
            ..changed
        }
    }
}

/// What editors changed of an entry, beside what the program brings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Delta {
    /// Whether it is off.
    off: bool,
    /// Words that are new, by language.
    added: [Vec<String>; 3],
    /// Words that were taken away.
    dropped: [Vec<String>; 3],
    near_added: Vec<String>,
    near_dropped: Vec<String>,
    /// What it is read as instead.
    read: Option<Vec<String>>,
}

impl Delta {
    /// What makes `wanted` of what the program brings.
    pub fn between(shipped: &Entry, wanted: &Entry) -> Self {
        let at = [0, 1, 2];
        Self {
            off: wanted.is_off,
            added: at.map(|at| without(&wanted.words[at], &shipped.words[at])),
            dropped: at.map(|at| without(&shipped.words[at], &wanted.words[at])),
            near_added: without(&wanted.near, &shipped.near),
            near_dropped: without(&shipped.near, &wanted.near),
            read: (wanted.read != shipped.read).then(|| wanted.read.clone()),
        }
    }

    /// What it makes of what the program brings.
    pub fn apply(&self, shipped: &Entry) -> Entry {
        let changed = |list: &[String], dropped: &[String], added: &[String]| {
            let mut list = without(list, dropped);
            list.extend(without(added, &list));
            list
        };
        Entry {
            words: [0, 1, 2]
                .map(|at| changed(&shipped.words[at], &self.dropped[at], &self.added[at])),
            near: changed(&shipped.near, &self.near_dropped, &self.near_added),
            read: self.read.clone().unwrap_or_else(|| shipped.read.clone()),
            vocabulary: shipped.vocabulary.clone(),
            is_off: self.off,
        }
    }
}

/// What is in one list and not in another.
pub fn without(list: &[String], other: &[String]) -> Vec<String> {
    let left = list.iter().filter(|one| !other.contains(one));
    left.cloned().collect()
}
