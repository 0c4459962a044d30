//! Who made what. The document forgets it when a shared map is removed, so it is kept beside the document.

use std::collections::HashMap;
use std::sync::Arc;

use yrs::{Any, Map, Out, ReadTxn};

use crate::judge::{Touch, TouchChange};
use crate::touches::Seen;

/// The makers of the entries that stand in the roots which a judge names.
pub(crate) struct Makers(Vec<Root>);

struct Root {
    name: String,
    /// The key of an entry that names its maker.
    key: String,
    /// Maker by entry; the words are the document's own, not copies.
    entries: HashMap<String, Arc<str>>,
}

impl Makers {
    /// Reads roots, each given with the key that names the maker.
    pub(crate) fn read<T: ReadTxn>(roots: &[(String, String)], txn: &T) -> Self {
        let mut makers = Self(
            roots
                .iter()
                .map(|(name, key)| Root {
                    name: name.clone(),
                    key: key.clone(),
                    entries: HashMap::new(),
                })
                .collect(),
        );
        makers.read_again(txn);
        makers
    }

    /// Tells of entries that were removed or replaced who had made them, and keeps up with what was touched.
    pub(crate) fn follow<T: ReadTxn>(&mut self, seen: &mut Seen, txn: &T) {
        for root in &mut self.0 {
            // Whose an entry was before all of this: what is signed and removed at once is not one's own.
            let mut before = HashMap::new();
            for touch in &mut seen.touches {
                if touch.root == root.name {
                    root.follow(touch, &mut before, txn);
                }
            }
        }
        // Where there was a fault, not all was told that happened.
        if seen.fault.is_some() {
            self.read_again(txn);
        }
    }

    fn read_again<T: ReadTxn>(&mut self, txn: &T) {
        for root in &mut self.0 {
            root.entries.clear();
            if let Some(map) = txn.get_map(root.name.as_str()) {
                for (entry, value) in map.iter(txn) {
                    if let Some(maker) = maker(&value, &root.key, txn) {
                        root.entries.insert(entry.to_owned(), maker);
                    }
                }
            }
        }
    }
}

impl Root {
    fn follow<T: ReadTxn>(
        &mut self,
        touch: &mut Touch,
        before: &mut HashMap<String, Option<Arc<str>>>,
        txn: &T,
    ) {
        let entry = match touch.path.as_slice() {
            [entry] => entry,
            [entry, key] if *key == self.key => entry,
            _ => return,
        };
        let value = txn
            .get_map(self.name.as_str())
            .and_then(|map| map.get(txn, entry));
        let made_by = value.and_then(|value| maker(&value, &self.key, txn));
        let last = match made_by {
            Some(maker) => self.entries.insert(entry.clone(), maker),
            None => self.entries.remove(entry),
        };
        let first = before.entry(entry.clone()).or_insert(last).clone();
        if let (1, TouchChange::Removed { old } | TouchChange::Replaced { old, .. }, Some(maker)) =
            (touch.path.len(), &mut touch.change, first)
        {
            let known = HashMap::from([(self.key.clone(), Any::String(maker))]);
            *old = Any::from(known);
        }
    }
}

fn maker<T: ReadTxn>(entry: &Out, key: &str, txn: &T) -> Option<Arc<str>> {
    let Out::YMap(entry) = entry else {
        return None;
    };
    match entry.get(txn, key) {
        Some(Out::Any(Any::String(maker))) => Some(maker),
        _ => None,
    }
}
