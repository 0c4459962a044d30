//! Texts of fields and cells that go.
use std::collections::BTreeMap;

use super::super::{NoRoom, gone, hearts_lost};
use super::{after, at, stands, versions, without};
use crate::content::{Content, Signed};
use crate::variant::List;

#[test]
fn a_field_that_goes_is_written_elsewhere_or_refused_where_it_does_not_fit() {
    let (first, second) = versions("support-model", |draft| {
        let one = draft.items(List::Fields)[1].id.clone();
        let at = at(draft, List::Fields, &one);
        draft.remove(List::Fields, at);
    });
    let gone = gone(&first, &second, List::Fields).remove(0);
    let is_choice = first.field(&gone).unwrap().input.is_choice();
    let mut content = Content::default();
    match is_choice {
        true => drop(
            content
                .choices
                .insert(gone.clone(), vec!["one".into(), "two".into()]),
        ),
        false => drop(content.fields.insert(gone.clone(), "Written".into())),
    }
    content
        .written
        .insert(format!("field:{gone}"), Signed::default());
    let going = stands(&first, &second, &content);
    assert_eq!(going.len(), 1);
    let usual = going[0].usual.clone().unwrap();
    let field = usual.strip_prefix("fields/").unwrap().to_owned();
    let moved = after(&first, &second, &content, &[]).unwrap();
    let written = &moved.fields[&field];
    assert_eq!(*written, format!("field-{gone} en: {}", going[0].texts[0]));
    assert!(moved.written.is_empty());
    content.fields.insert(field, "x".repeat(3_999));
    let place = format!("fields/{gone}");
    assert_eq!(
        after(&first, &second, &content, &[]),
        Err(NoRoom(place.clone()))
    );
    assert!(after(&first, &second, &content, &[(&place, None)]).is_ok());
}

#[test]
fn texts_of_fields_become_notes_of_those_who_wrote_them() {
    let (first, second) = versions("actor-map", |draft| {
        let one = draft.items(List::Fields)[0].id.clone();
        let at = at(draft, List::Fields, &one);
        draft.remove(List::Fields, at);
    });
    let gone = gone(&first, &second, List::Fields).remove(0);
    let wrote = Signed {
        by: "guest-9".to_owned(),
        name: "Otso".to_owned(),
        at: 3,
    };
    let content = Content {
        fields: BTreeMap::from([(gone.clone(), "Harbour".to_owned())]),
        written: BTreeMap::from([(format!("field:{gone}"), wrote)]),
        ..Content::default()
    };
    let place = format!("fields/{gone}");
    let chosen = [(place.as_str(), Some("zones/municipality"))];
    let moved = after(&first, &second, &content, &chosen).unwrap();
    let note = &moved.notes[0];
    assert_eq!(note.text, format!("field-{gone} en\nHarbour"));
    assert_eq!(
        (note.author.as_str(), note.by.as_str()),
        ("guest-9", "Otso")
    );
    assert_eq!(
        (note.id.as_str(), note.kind.as_str()),
        ("made-0001", "actor")
    );
}

#[test]
fn cells_of_a_row_that_goes_are_appended_and_hearts_over_them_go() {
    let (first, second) = versions("partnership", without(List::Rows, &["wishes"]));
    let cells = [
        ("wishes:c1", "More time"),
        ("praise:c1", "Kind"),
        ("praise:c2", "Quick"),
    ];
    let cells = cells.map(|(key, text)| (key.to_owned(), text.to_owned()));
    let hearts = ["c1", "c2"].map(|column| (column.to_owned(), Signed::default()));
    let content = Content {
        cells: BTreeMap::from(cells),
        hearts: BTreeMap::from(hearts),
        ..Content::default()
    };
    let going = stands(&first, &second, &content);
    assert_eq!(going[0].texts, ["row-wishes en: More time"]);
    // What partners write of themselves takes nothing of what others write about them.
    assert!(!going[0].ways.contains(&"rows/offer".to_owned()));
    let moved = after(&first, &second, &content, &[]).unwrap();
    assert_eq!(moved.cells["praise:c1"], "Kind\nrow-wishes en: More time");
    assert_eq!(moved.cells["praise:c2"], "Quick");
    assert_eq!(
        hearts_lost(&content, &moved),
        2,
        "one text fewer stands under each"
    );
    let left = after(&first, &second, &content, &[("rows/wishes", None)]).unwrap();
    assert_eq!(left.cells["praise:c1"], "Kind");
}
