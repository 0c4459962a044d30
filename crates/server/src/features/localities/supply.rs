//! What is published, by where it serves. No I/O.
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::i18n::{Lang, sort_key};

/// A published entry, as far as pages of areas and the map of the site speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Id.
    pub id: String,
    /// Last part of its public address.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// Who answers for it.
    pub organisation: String,
    /// Language of its texts.
    pub language: Lang,
    /// Keys of `support-forms`.
    pub forms: Vec<String>,
    /// What it promises; may be empty.
    pub promise: String,
    /// Whether it serves the whole country.
    pub is_nationwide: bool,
    /// Codes of the municipalities that it serves.
    pub municipalities: Vec<String>,
    /// When it was last changed, UTC milliseconds.
    pub changed_at: i64,
    /// Whether it goes on: what is thought of or over helps nobody.
    pub is_running: bool,
}

/// What serves where.
#[derive(Debug, Default)]
pub struct Supply {
    /// Number of the last change of the catalogue that is in it.
    pub(super) seen: i64,
    entries: HashMap<String, Arc<Entry>>,
    by_municipality: HashMap<String, HashSet<String>>,
    nationwide: HashSet<String>,
}

impl Supply {
    /// Puts an entry in, in place of what it was.
    pub fn put(&mut self, entry: Entry) {
        self.take_out(&entry.id);
        if entry.is_running && entry.is_nationwide {
            self.nationwide.insert(entry.id.clone());
        } else if entry.is_running {
            for code in &entry.municipalities {
                let there = self.by_municipality.entry(code.clone()).or_default();
                there.insert(entry.id.clone());
            }
        }
        self.entries.insert(entry.id.clone(), Arc::new(entry));
    }

    /// Takes an entry out.
    pub fn take_out(&mut self, id: &str) {
        let Some(old) = self.entries.remove(id) else {
            return;
        };
        self.nationwide.remove(id);
        for code in &old.municipalities {
            if let Some(there) = self.by_municipality.get_mut(code) {
                there.remove(id);
            }
        }
    }

    /// How many serve the municipality, without those that serve the whole country.
    pub fn count(&self, municipality: &str) -> usize {
        self.by_municipality
            .get(municipality)
            .map_or(0, HashSet::len)
    }

    /// Those that serve any of the municipalities, by name, without those that serve the whole country.
    pub fn within(&self, municipalities: &[String]) -> Vec<Arc<Entry>> {
        let there = municipalities
            .iter()
            .filter_map(|code| self.by_municipality.get(code));
        let ids: BTreeSet<&String> = there.flatten().collect();
        self.named(ids.into_iter())
    }

    /// Those that serve the whole country, by name.
    pub fn nationwide(&self) -> Vec<Arc<Entry>> {
        self.named(self.nationwide.iter())
    }

    /// Every entry, by id.
    pub fn all(&self) -> Vec<Arc<Entry>> {
        let mut all: Vec<_> = self.entries.values().cloned().collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    fn named<'a>(&self, ids: impl Iterator<Item = &'a String>) -> Vec<Arc<Entry>> {
        let mut found: Vec<_> = ids.filter_map(|id| self.entries.get(id)).cloned().collect();
        found.sort_by_cached_key(|one| (sort_key(&one.name), one.id.clone()));
        found
    }
}
