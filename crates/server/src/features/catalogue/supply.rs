//! What is published, by where it serves. No I/O.
use std::collections::{BTreeSet, HashMap, HashSet};
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

/// What serves where.
#[derive(Debug, Default)]
pub struct Supply {
    /// Number of the last change of the catalogue that is in it.
    pub(super) seen: i64,
    entries: HashMap<String, Arc<Supplied>>,
    by_municipality: HashMap<String, HashSet<String>>,
    nationwide: HashSet<String>,
    /// What each is sorted by, by id.
    sorted_by: HashMap<String, String>,
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
        if entry.is_running && entry.is_nationwide {
            self.nationwide.insert(entry.id.clone());
        } else if entry.is_running {
            for code in &entry.municipalities {
                let there = self.by_municipality.entry(code.clone()).or_default();
                there.insert(entry.id.clone());
            }
            for region in regions_of(&entry) {
                *self.by_region.entry(region.to_owned()).or_default() += 1;
            }
        }
        let key = sort_key(&entry.name);
        self.sorted_by.insert(entry.id.clone(), key);
        self.entries.insert(entry.id.clone(), Arc::new(entry));
    }

    /// Takes an entry out.
    pub fn take_out(&mut self, id: &str) {
        let Some(old) = self.entries.remove(id) else {
            return;
        };
        self.sorted_by.remove(id);
        self.nationwide.remove(id);
        if old.is_running && !old.is_nationwide {
            for region in regions_of(&old) {
                if let Some(count) = self.by_region.get_mut(region) {
                    *count = count.saturating_sub(1);
                }
            }
        }
        for code in &old.municipalities {
            if let Some(there) = self.by_municipality.get_mut(code) {
                there.remove(id);
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
            .map_or(0, HashSet::len)
    }

    /// How many serve any of the region's municipalities, without those that serve the whole country.
    pub fn count_in_region(&self, region: &str) -> usize {
        self.by_region.get(region).copied().unwrap_or(0)
    }

    /// How many serve any of the municipalities, without those that serve the whole country.
    pub fn count_within(&self, municipalities: &[String]) -> usize {
        self.ids_within(municipalities).len()
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
        self.named(self.ids_within(municipalities).into_iter(), most)
    }

    fn ids_within(&self, municipalities: &[String]) -> HashSet<&String> {
        let there = municipalities
            .iter()
            .filter_map(|code| self.by_municipality.get(code));
        there.flatten().collect()
    }

    /// Those that serve the municipality, in no order.
    pub fn serving<'a>(&'a self, municipality: &str) -> impl Iterator<Item = &'a Arc<Supplied>> {
        let there = self.by_municipality.get(municipality).into_iter().flatten();
        there.filter_map(|id| self.entries.get(id))
    }

    /// Those that serve the whole country, by name; the first `most`.
    pub fn nationwide(&self, most: usize) -> Vec<Arc<Supplied>> {
        self.named(self.nationwide.iter(), most)
    }

    /// Every entry, by id.
    pub fn all(&self) -> Vec<Arc<Supplied>> {
        let mut all: Vec<_> = self.entries.values().cloned().collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// The first `most` by name. The rest is not sorted: of many only the beginning is shown.
    fn named<'a>(
        &'a self,
        ids: impl Iterator<Item = &'a String>,
        most: usize,
    ) -> Vec<Arc<Supplied>> {
        let mut keys: Vec<(&String, &String)> = ids
            .filter_map(|id| Some((self.sorted_by.get(id)?, id)))
            .collect();
        if keys.len() > most {
            keys.select_nth_unstable(most);
            keys.truncate(most);
        }
        keys.sort_unstable();
        keys.into_iter()
            .filter_map(|(_, id)| self.entries.get(id))
            .cloned()
            .collect()
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
