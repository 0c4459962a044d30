//! Where on a sheet something that is read off paper may go.
use canvas::sheet::{Input, Sheet};

/// A place, as it is offered.
pub(super) struct Place {
    /// `zone`, `zone/kind` or `field:slug`, as the form sends it.
    pub value: String,
    pub label: String,
    pub goes: Goes,
}

/// What becomes of words that go there.
pub(super) enum Goes {
    /// A note of a zone, with its kind where the zone takes several.
    Note { zone: String, kind: String },
    /// Words at the end of a field.
    Field {
        slug: String,
        /// What stands between them and what was there.
        after: &'static str,
    },
}

impl Place {
    /// The zones with their kinds, and the fields that take text, in the order of the sheet.
    pub fn all(sheet: &Sheet) -> Vec<Self> {
        let mut places = Vec::new();
        for zone in &sheet.zones {
            for kind in &zone.kinds {
                let name = sheet.note_kinds.iter().find(|one| one.slug == *kind);
                let name = name.map_or(kind.as_str(), |one| one.label.as_str());
                let (value, label) = match zone.kinds.len() {
                    1 => (zone.slug.clone(), zone.label.clone()),
                    _ => (
                        format!("{}/{kind}", zone.slug),
                        format!("{}: {name}", zone.label),
                    ),
                };
                let goes = Goes::Note {
                    zone: zone.slug.clone(),
                    kind: kind.clone(),
                };
                places.push(Self { value, label, goes });
            }
        }
        for field in &sheet.fields {
            let after = match field.input {
                Input::Line | Input::Pseudonym => " ",
                Input::Text | Input::Pitch => "\n",
                Input::Choices { .. } | Input::Municipalities { .. } => continue,
            };
            places.push(Self {
                value: format!("field:{}", field.slug),
                label: field.label.clone(),
                goes: Goes::Field {
                    slug: field.slug.clone(),
                    after,
                },
            });
        }
        places
    }

    pub fn is_zone(&self) -> bool {
        matches!(self.goes, Goes::Note { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::vocabularies::SheetTexts;
    use crate::i18n::Lang;

    #[test]
    fn a_zone_of_several_kinds_is_offered_once_for_each() {
        let template = canvas::find("needs-map").unwrap();
        let sheet = template.sheet(&SheetTexts(Lang::En));
        let places = Place::all(&sheet);
        let values: Vec<&str> = places.iter().map(|place| place.value.as_str()).collect();
        let of_zone = |slug: &str| {
            let zone = sheet.zones.iter().find(|zone| zone.slug == slug).unwrap();
            let offered = values.iter().filter(|value| value.starts_with(slug));
            offered.count() == zone.kinds.len()
        };
        assert!(sheet.zones.iter().all(|zone| of_zone(&zone.slug)));
        assert!(values.iter().any(|value| value.contains('/')));
    }

    #[test]
    fn every_kind_of_canvas_has_a_place_for_words() {
        for template in canvas::builtin() {
            let sheet = template.sheet(&SheetTexts(Lang::En));
            assert!(!Place::all(&sheet).is_empty(), "{}", template.kind);
        }
    }
}
