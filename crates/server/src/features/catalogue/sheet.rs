//! From a canvas to a description. The template says by what its parts become which of them feed one; no I/O.
use canvas::content::Content;
use canvas::facts::RecordKind;
use canvas::template::{Becomes, Template};

use super::model::{Description, FACETS, Place, TEXTS};

/// What names a description.
const NAME: &str = "name";
const CONTACT: &str = "contact";
const MUNICIPALITIES: &str = "municipalities";
const PLACES: &str = "places";

/// Whether canvases of this kind describe support.
pub(super) fn describes(template: &Template) -> bool {
    let fields = template.fields.iter();
    let mut keys = fields.filter_map(|field| key_of(field.becomes.as_ref()));
    !template.private && keys.any(|key| key == NAME)
}

/// What stands on a canvas, over what `besides` says that no canvas does.
pub(super) fn read(template: &Template, content: &Content, besides: Description) -> Description {
    let mut found = besides;
    found.texts.clear();
    found.facets.clear();
    found.municipalities.clear();
    for field in &template.fields {
        let Some(key) = key_of(field.becomes.as_ref()) else {
            continue;
        };
        let text = || content.fields.get(&field.slug).cloned().unwrap_or_default();
        let chosen = || {
            let keys = content.choices.get(&field.slug);
            keys.cloned().unwrap_or_default()
        };
        match key {
            NAME => found.name = text(),
            CONTACT => found.contact = text(),
            MUNICIPALITIES => found.municipalities = chosen(),
            key if TEXTS.contains(&key) => {
                found.texts.insert(key.to_owned(), text());
            }
            key if FACETS.iter().any(|(facet, _)| *facet == key) => {
                found.facets.insert(key.to_owned(), chosen());
            }
            _ => {}
        }
    }
    found.places = places(template, content);
    found.tidied()
}

/// The rows of a table of places.
fn places(template: &Template, content: &Content) -> Vec<Place> {
    let Some(table) = &template.matrix else {
        return Vec::new();
    };
    if key_of(table.rows.becomes.as_ref()) != Some(PLACES) {
        return Vec::new();
    }
    let column = |last: &str| {
        let mut fixed = table.columns.fixed.iter();
        let found = fixed.find(|one| {
            let becomes = one.becomes.as_ref();
            becomes.and_then(Becomes::last) == Some(last)
        });
        found.map(|one| one.slug.as_str())
    };
    let (address, hours) = (column("address"), column("hours"));
    let rows = content.rows.iter();
    let place = rows.map(|row| {
        let cell = |column: Option<&str>| {
            let text = column.and_then(|column| content.cells.get(&format!("{}:{column}", row.id)));
            text.cloned().unwrap_or_default()
        };
        Place {
            name: row.parts.get("title").cloned().unwrap_or_default(),
            address: cell(address),
            hours: cell(hours),
            place: None,
        }
    });
    place.collect()
}

/// What of a description a part feeds.
fn key_of(becomes: Option<&Becomes>) -> Option<&str> {
    let becomes = becomes?;
    if becomes.record() != Some(RecordKind::SupportModel) {
        return None;
    }
    becomes.key.as_deref()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use canvas::content::Lane;

    use super::*;
    use crate::features::catalogue::model::LifeCycle;

    fn template() -> &'static Template {
        canvas::find("support-model").expect("it is built in")
    }

    #[test]
    fn one_kind_of_canvas_describes_support() {
        let kinds = canvas::builtin().iter();
        let found: Vec<&str> = kinds
            .filter(|kind| describes(kind))
            .map(|kind| kind.kind.as_str())
            .collect();
        assert_eq!(found, ["support-model"]);
    }

    #[test]
    fn every_text_and_choice_has_its_place_on_the_canvas() {
        let fields = template().fields.iter();
        let keys: Vec<&str> = fields
            .filter_map(|field| key_of(field.becomes.as_ref()))
            .collect();
        let parts = TEXTS.into_iter().chain(FACETS.map(|(key, _)| key));
        for part in parts.chain([NAME, CONTACT, MUNICIPALITIES]) {
            assert!(keys.contains(&part), "{part}");
        }
        assert_eq!(keys.len(), TEXTS.len() + FACETS.len() + 3);
    }

    #[test]
    fn a_canvas_is_read_as_it_stands() {
        let row = Lane {
            id: "row-1".to_owned(),
            parts: BTreeMap::from([("title".to_owned(), "Pääkirjasto".to_owned())]),
            ..Lane::default()
        };
        let text = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        let content = Content {
            fields: BTreeMap::from([text("name", "Opastus"), text("promise", " Saat apua. ")]),
            choices: BTreeMap::from([
                ("support-forms".to_owned(), vec!["informal".to_owned()]),
                ("municipalities".to_owned(), vec!["430".to_owned()]),
            ]),
            rows: vec![row, Lane::default()],
            cells: BTreeMap::from([text("row-1:hours", "ti 12–15")]),
            ..Content::default()
        };
        let besides = Description {
            organisation: "Kirjasto".to_owned(),
            life_cycle: LifeCycle::Pilot,
            name: "Vanha nimi".to_owned(),
            ..Description::default()
        };
        let found = read(template(), &content, besides);
        assert_eq!(found.name, "Opastus");
        assert_eq!(found.text("promise"), "Saat apua.");
        assert_eq!(found.facet("support_forms"), ["informal"]);
        assert_eq!(found.municipalities, ["430"]);
        assert_eq!(found.life_cycle, LifeCycle::Pilot);
        assert_eq!(found.places.len(), 1);
        assert_eq!(found.places[0].hours, "ti 12–15");
        assert_eq!(found.faults(), []);
    }
}
