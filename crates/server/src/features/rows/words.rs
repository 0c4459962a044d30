//! What zones and kinds of notes are called, in every language: spreadsheets come from anywhere.
use std::collections::HashMap;

use canvas::Template;

use crate::features::vocabularies::SheetTexts;
use crate::i18n::Lang;
use crate::web::tables::reading::folded;

/// Names of a canvas's zones and kinds.
pub struct Places {
    zones: HashMap<String, String>,
    kinds: HashMap<String, Vec<String>>,
    /// Slugs and labels in the reader's language, in the order of the sheet.
    zone_labels: Vec<(String, String)>,
    kind_labels: Vec<(String, String)>,
}

impl Places {
    /// Those of a kind of canvas, for a reader of `lang`.
    pub fn new(lang: Lang, template: &Template) -> Self {
        let mut places = Self {
            zones: HashMap::new(),
            kinds: HashMap::new(),
            zone_labels: Vec::new(),
            kind_labels: Vec::new(),
        };
        let others = Lang::ALL.into_iter().filter(|other| *other != lang);
        for one in [lang].into_iter().chain(others) {
            let sheet = template.sheet(&SheetTexts(one));
            for zone in &sheet.zones {
                for word in [&zone.label, &zone.slug] {
                    let known = places.zones.entry(folded(word));
                    known.or_insert_with(|| zone.slug.clone());
                }
            }
            for kind in &sheet.note_kinds {
                for word in [&kind.label, &kind.slug] {
                    let known = places.kinds.entry(folded(word)).or_default();
                    if !known.contains(&kind.slug) {
                        known.push(kind.slug.clone());
                    }
                }
            }
            if one == lang {
                let zones = sheet.zones.into_iter();
                places.zone_labels = zones.map(|zone| (zone.slug, zone.label)).collect();
                let kinds = sheet.note_kinds.into_iter();
                places.kind_labels = kinds.map(|kind| (kind.slug, kind.label)).collect();
            }
        }
        places
    }

    /// The zone that is called so.
    pub fn zone(&self, words: &str) -> Option<&str> {
        self.zones.get(&folded(words)).map(String::as_str)
    }

    /// The zone of a canvas that has one only.
    pub fn only_zone(&self) -> Option<&str> {
        match self.zone_labels.as_slice() {
            [(zone, _)] => Some(zone),
            _ => None,
        }
    }

    /// What a zone is called for the reader.
    pub fn label(&self, slug: &str) -> String {
        let found = self.zone_labels.iter().find(|(zone, _)| zone == slug);
        found.map_or_else(|| slug.to_owned(), |(_, label)| label.clone())
    }

    /// The names of all zones.
    pub fn zones(&self) -> String {
        let labels = self.zone_labels.iter().map(|(_, label)| label.as_str());
        labels.collect::<Vec<_>>().join(", ")
    }

    /// The kinds that are called so.
    pub fn kinds_called(&self, words: &str) -> Vec<&str> {
        let found = self.kinds.get(&folded(words));
        found.map_or_else(Vec::new, |found| found.iter().map(String::as_str).collect())
    }

    /// The names of these kinds.
    pub fn kinds(&self, slugs: &[String]) -> String {
        let taken = self.kind_labels.iter();
        let taken = taken.filter(|(slug, _)| slugs.contains(slug));
        taken
            .map(|(_, label)| label.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }
}
