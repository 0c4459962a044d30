//! Which record each mention speaks of. Pure: what is known comes in, ids go out. The order of the rules is in
//! `docs/reference/registry.md`.
use std::collections::{BTreeSet, HashMap};

use canvas::facts::{Mention, RecordKind};
use sha2::{Digest as _, Sha256};
use uuid::Builder;

/// How many merges are followed from one record to the next.
const MERGES_MAX: usize = 16;

/// What the registry knows before a canvas is read.
#[derive(Debug, Default)]
pub struct Known {
    /// The records that the mentions' `ref`s name, and what those were merged into.
    pub records: HashMap<String, KnownRecord>,
    /// The first record of a kind that has a name, by kind and name key.
    pub by_name: HashMap<(RecordKind, String), String>,
}

impl Known {
    /// Records that are in the registry.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let named = self.by_name.values();
        self.records.keys().chain(named).map(String::as_str)
    }
}

/// A record that a `ref` names.
#[derive(Debug, Default)]
pub struct KnownRecord {
    /// The record it was merged into.
    pub merged_into: Option<String>,
    /// Keys of the names set by hand, also of those it had before: canvases may still have them.
    pub by_hand: BTreeSet<String>,
    /// Whether its name was set by hand.
    pub is_named_by_hand: bool,
    /// Keys of the names that other canvases give it.
    pub elsewhere: BTreeSet<String>,
}

/// The record of each mention, in their order; `keys` are those of their names.
pub fn bind(canvas: &str, mentions: &[Mention], keys: &[String], known: &Known) -> Vec<String> {
    let mut binding = Binding {
        canvas,
        known,
        here: HashMap::new(),
        made: HashMap::new(),
    };
    for (mention, key) in mentions.iter().zip(keys) {
        if let Some(record) = binding.named_by_ref(mention) {
            let places = binding.here.entry(record).or_default();
            places.push((mention.place.clone(), key.clone()));
        }
    }
    mentions
        .iter()
        .zip(keys)
        .map(|(mention, key)| binding.record(mention, key))
        .collect()
}

struct Binding<'a> {
    canvas: &'a str,
    known: &'a Known,
    /// Places of this canvas whose `ref` names a record, with the key of what they call it.
    here: HashMap<String, Vec<(String, String)>>,
    /// Records that this canvas has just been given, by kind and name key.
    made: HashMap<(RecordKind, String), String>,
}

impl Binding<'_> {
    fn record(&mut self, mention: &Mention, key: &str) -> String {
        if !mention.kind.is_shared() {
            return derived(self.canvas, &mention.place, mention.kind, "");
        }
        let by_ref = self.named_by_ref(mention);
        if let Some(record) = &by_ref
            && self.is_called(record, &mention.place, key)
        {
            return record.clone();
        }
        let name = (mention.kind, key.to_owned());
        let found = self.known.by_name.get(&name);
        if let Some(record) = found.or_else(|| self.made.get(&name)) {
            return record.clone();
        }
        let own = by_ref.filter(|record| self.is_mine_alone(record, &mention.place));
        let record = own.unwrap_or_else(|| derived(self.canvas, &mention.place, mention.kind, key));
        self.made.insert(name, record.clone());
        record
    }

    /// The known record that the mention's `ref` names, after all merges.
    fn named_by_ref(&self, mention: &Mention) -> Option<String> {
        let mut id = mention.record.as_ref()?;
        for _ in 0..MERGES_MAX {
            match &self.known.records.get(id)?.merged_into {
                Some(next) => id = next,
                None => return Some(id.clone()),
            }
        }
        None
    }

    /// Whether anybody but this place calls the record so.
    fn is_called(&self, record: &str, place: &str, key: &str) -> bool {
        let known = self.known.records.get(record);
        let in_registry =
            known.is_some_and(|known| known.by_hand.contains(key) || known.elsewhere.contains(key));
        let here = self.here.get(record);
        in_registry
            || here.is_some_and(|places| {
                places
                    .iter()
                    .any(|(other, name)| other != place && name == key)
            })
    }

    /// Whether no other place speaks of the record, and nobody named it by hand.
    fn is_mine_alone(&self, record: &str, place: &str) -> bool {
        let known = self.known.records.get(record);
        let is_free =
            known.is_some_and(|known| known.elsewhere.is_empty() && !known.is_named_by_hand);
        let here = self.here.get(record);
        is_free && here.is_none_or(|places| places.iter().all(|(other, _)| other == place))
    }
}

/// The id of a record that a place brings into the registry: the same each time.
pub fn derived(canvas: &str, place: &str, kind: RecordKind, key: &str) -> String {
    let text = format!("{canvas}\0{place}\0{}\0{key}", kind.slug());
    let digest = Sha256::digest(text.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_custom_bytes(bytes).into_uuid().to_string()
}
