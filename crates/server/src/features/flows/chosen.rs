//! What people chose on an arrow's page.
use std::collections::{BTreeMap, BTreeSet};

use canvas::flows::Item;

/// The form as it was sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    /// Keys of the chosen items.
    pub items: BTreeSet<String>,
    /// Zone by item.
    pub zones: BTreeMap<String, String>,
    /// Existing canvas it goes to; empty for a new one.
    pub to: String,
    /// Id of the new canvas.
    pub fresh: String,
    /// Title of the new canvas.
    pub title: String,
}

impl Chosen {
    /// Reads the pairs of a form; unknown ones are left out.
    pub fn read(pairs: Vec<(String, String)>) -> Self {
        let mut chosen = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "item" => {
                    chosen.items.insert(value);
                }
                "to" => chosen.to = value,
                "fresh" => chosen.fresh = value,
                "title" => chosen.title = value,
                _ => {
                    if let Some(key) = name.strip_prefix("zone-") {
                        chosen.zones.insert(key.to_owned(), value);
                    }
                }
            }
        }
        chosen
    }

    /// Marks the items as people chose.
    pub fn mark(&self, items: &mut [Item]) {
        for item in items {
            item.chosen = item.is_open() && self.items.contains(&item.key);
            let zone = self
                .zones
                .get(&item.key)
                .filter(|zone| item.zones.contains(zone));
            if let Some(zone) = zone {
                item.zone = Some(zone.clone());
            }
        }
    }
}
