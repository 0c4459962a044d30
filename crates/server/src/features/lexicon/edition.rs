//! The lexicon as it stands: what the program brings with what editors changed.
use std::collections::HashMap;

use super::model::{Delta, Entry, Kind};
use super::shipped::{FILES, SHIPPED, written};

/// The files of a lexicon as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// `concepts.toml`.
    pub concepts: String,
    /// `spoken.toml`.
    pub spoken: String,
    /// `words.toml`.
    pub words: String,
}

/// An entry as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What it is.
    pub kind: Kind,
    /// What it is known by: a concept's key, else the word itself.
    pub key: String,
    /// What the search reads.
    pub entry: Entry,
    /// What the program brings, unless it is the editors' own.
    pub shipped: Option<Entry>,
    /// Number of its last change; 0 when there is none.
    pub number: i64,
}

impl Standing {
    /// Whether editors made it otherwise than the program brings it.
    pub fn is_changed(&self) -> bool {
        self.shipped.as_ref() != Some(&self.entry)
    }
}

/// Everything that stands.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Differs between editions of an installation.
    pub version: i64,
    entries: Vec<Standing>,
    at: HashMap<(Kind, String), usize>,
}

impl Edition {
    /// What the program brings.
    pub fn shipped() -> Self {
        let standing = |(kind, key, entry): &(Kind, String, Entry)| Standing {
            kind: *kind,
            key: key.clone(),
            entry: entry.clone(),
            shipped: Some(entry.clone()),
            number: 0,
        };
        let entries: Vec<Standing> = SHIPPED.entries.iter().map(standing).collect();
        let numbered = entries.iter().enumerate();
        Self {
            at: numbered
                .map(|(at, one)| ((one.kind, one.key.clone()), at))
                .collect(),
            version: 0,
            entries,
        }
    }

    /// With the newest change of each entry: its number and what differs.
    pub fn changed(
        mut self,
        version: i64,
        changes: impl IntoIterator<Item = (Kind, String, i64, Delta)>,
    ) -> Self {
        self.version = version;
        for (kind, key, number, delta) in changes {
            let shipped = self.find(kind, &key).and_then(|one| one.shipped.clone());
            let entry = delta.apply(&shipped.clone().unwrap_or_default());
            self.put(Standing {
                kind,
                key,
                entry,
                shipped,
                number,
            });
        }
        self
    }

    /// As it would be if an entry were another, or there were a new one.
    pub fn with(&self, kind: Kind, key: &str, entry: Entry) -> Self {
        let mut other = self.clone();
        let old = self.find(kind, key);
        other.put(Standing {
            kind,
            key: key.to_owned(),
            entry,
            shipped: old.and_then(|old| old.shipped.clone()),
            number: old.map_or(0, |old| old.number),
        });
        other
    }

    fn put(&mut self, one: Standing) {
        let key = (one.kind, one.key.clone());
        match self.at.get(&key) {
            Some(at) => self.entries[*at] = one,
            None => {
                self.at.insert(key, self.entries.len());
                self.entries.push(one);
            }
        }
    }

    /// An entry.
    pub fn find(&self, kind: Kind, key: &str) -> Option<&Standing> {
        let at = self.at.get(&(kind, key.to_owned()))?;
        self.entries.get(*at)
    }

    /// The entries of a kind, the program's in its order, then the editors' own.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Standing> {
        self.entries.iter().filter(move |one| one.kind == kind)
    }

    /// Other concepts in use that have a word of a language, by its place in [`Entry::words`].
    pub fn elsewhere<'a>(
        &'a self,
        lang: usize,
        word: &'a str,
        own: &'a str,
    ) -> impl Iterator<Item = &'a Standing> {
        let others = self
            .of(Kind::Concept)
            .filter(move |one| one.key != own && !one.entry.is_off);
        others.filter(move |one| one.entry.words[lang].iter().any(|other| other == word))
    }

    /// The files of it, of the shape of the program's; as they come when nothing is changed.
    pub fn texts(&self) -> Texts {
        if self.entries.iter().any(Standing::is_changed) {
            return written(&self.entries);
        }
        let [concepts, spoken, words] = FILES.map(str::to_owned);
        Texts {
            concepts,
            spoken,
            words,
        }
    }

    /// What differs between an entry and what the program brings of it.
    pub(super) fn delta(kind: Kind, key: &str, entry: &Entry) -> Delta {
        Delta::between(&shipped_entry(kind, key).unwrap_or_default(), entry)
    }

    /// What a change made of an entry.
    pub(super) fn after(kind: Kind, key: &str, delta: &Delta) -> Entry {
        delta.apply(&shipped_entry(kind, key).unwrap_or_default())
    }
}

fn shipped_entry(kind: Kind, key: &str) -> Option<Entry> {
    let mut entries = SHIPPED.entries.iter();
    let found = entries.find(|(own, name, _)| *own == kind && name == key);
    found.map(|(_, _, entry)| entry.clone())
}
