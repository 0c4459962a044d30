//! What is published, by where it serves. No I/O.
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::features::areas;
use crate::i18n::{Lang, sort_key};

/// A published entry, as far as lists speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplied {
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
    /// What it is about: a part and a key of its vocabulary, such as `topics:identification`.
    pub subjects: Vec<String>,
    /// What it promises; may be empty.
    pub promise: String,
    /// The workspace of its owners.
    pub workspace: String,
    /// Ids of that workspace's service places at which it is given.
    pub places: Vec<String>,
    /// Whether it serves the whole country.
    pub is_nationwide: bool,
    /// Codes of the municipalities that it serves.
    pub municipalities: Vec<String>,
    /// When it was last changed, UTC milliseconds.
    pub changed_at: i64,
    /// Whether it goes on: what is thought of or over helps nobody.
    pub is_running: bool,
}

/// What an entry is sorted by, and its id. Lists keep it, so that the beginning of one is at hand, however long it is.
type Named = Arc<(String, String)>;

/// What serves where.
#[derive(Debug, Default)]
pub struct Supply {
    /// Number of the last change of the catalogue that is in it.
    pub(super) seen: i64,
    entries: HashMap<String, Arc<Supplied>>,
    by_municipality: HashMap<String, BTreeSet<Named>>,
    nationwide: BTreeSet<Named>,
    /// Each by its id.
    named: HashMap<String, Named>,
    /// How many serve something of each region, by its code.
    by_region: HashMap<String, usize>,
}

impl Supply {
    /// Number of the last change of the catalogue that is in it.
    pub fn seen(&self) -> i64 {
        self.seen
    }

    /// Puts an entry in, in place of what it was.
    pub fn put(&mut self, entry: Supplied) {
        self.take_out(&entry.id);
        let named: Named = Arc::new((sort_key(&entry.name), entry.id.clone()));
        if entry.is_running && entry.is_nationwide {
            self.nationwide.insert(named.clone());
        } else if entry.is_running {
            for code in &entry.municipalities {
                let there = self.by_municipality.entry(code.clone()).or_default();
                there.insert(named.clone());
            }
            for region in regions_of(&entry) {
                *self.by_region.entry(region.to_owned()).or_default() += 1;
            }
        }
        self.named.insert(entry.id.clone(), named);
        self.entries.insert(entry.id.clone(), Arc::new(entry));
    }

    /// Takes an entry out.
    pub fn take_out(&mut self, id: &str) {
        let (Some(old), Some(named)) = (self.entries.remove(id), self.named.remove(id)) else {
            return;
        };
        self.nationwide.remove(&named);
        if old.is_running && !old.is_nationwide {
            for region in regions_of(&old) {
                if let Some(count) = self.by_region.get_mut(region) {
                    *count = count.saturating_sub(1);
                }
            }
        }
        for code in &old.municipalities {
            if let Some(there) = self.by_municipality.get_mut(code) {
                there.remove(&named);
            }
        }
    }

    /// The entry of this id.
    pub fn get(&self, id: &str) -> Option<&Arc<Supplied>> {
        self.entries.get(id)
    }

    /// How many serve the municipality, without those that serve the whole country.
    pub fn count(&self, municipality: &str) -> usize {
        self.by_municipality
            .get(municipality)
            .map_or(0, BTreeSet::len)
    }

    /// How many serve any of the region's municipalities, without those that serve the whole country.
    pub fn count_in_region(&self, region: &str) -> usize {
        self.by_region.get(region).copied().unwrap_or(0)
    }

    /// How many serve any of the municipalities, without those that serve the whole country.
    pub fn count_within(&self, municipalities: &[String]) -> usize {
        self.lists(municipalities)
            .flatten()
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// How many serve the whole country.
    pub fn count_nationwide(&self) -> usize {
        self.nationwide.len()
    }

    /// How many there are.
    pub fn count_all(&self) -> usize {
        self.entries.len()
    }

    /// Those that serve any of the municipalities, by name, without those that serve the whole country; the first `most`.
    pub fn within(&self, municipalities: &[String], most: usize) -> Vec<Arc<Supplied>> {
        let beginnings = self.lists(municipalities);
        let first: BTreeSet<&Named> = beginnings.flat_map(|list| list.iter().take(most)).collect();
        self.shown(first.into_iter(), most)
    }

    /// The lists of these municipalities.
    fn lists(&self, municipalities: &[String]) -> impl Iterator<Item = &BTreeSet<Named>> {
        let codes = municipalities.iter();
        codes.filter_map(|code| self.by_municipality.get(code))
    }

    /// Those that serve the municipality, by name.
    pub fn serving<'a>(&'a self, municipality: &str) -> impl Iterator<Item = &'a Arc<Supplied>> {
        let there = self.by_municipality.get(municipality).into_iter().flatten();
        there.filter_map(|named| self.entries.get(&named.1))
    }

    /// Those that serve the whole country, by name; the first `most`.
    pub fn nationwide(&self, most: usize) -> Vec<Arc<Supplied>> {
        self.shown(self.nationwide.iter(), most)
    }

    /// Every entry, by id.
    pub fn all(&self) -> Vec<Arc<Supplied>> {
        let mut all: Vec<_> = self.entries.values().cloned().collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// The first `most` of a list.
    fn shown<'a>(
        &'a self,
        list: impl Iterator<Item = &'a Named>,
        most: usize,
    ) -> Vec<Arc<Supplied>> {
        let entries = list.filter_map(|named| self.entries.get(&named.1));
        entries.take(most).cloned().collect()
    }
}

/// Codes of the regions that it serves something of.
fn regions_of(entry: &Supplied) -> BTreeSet<&'static str> {
    let found = entry.municipalities.iter();
    found
        .filter_map(|code| areas::municipality(code))
        .map(|one| one.region.as_str())
        .collect()
}
