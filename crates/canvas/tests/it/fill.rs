//! Writing a ready content, and telling two readings apart.
use std::collections::BTreeMap;

use canvas::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use canvas::{Counted, Difference, compare, fill, find, read};
use yrs::{Doc, Transact as _};

fn signed() -> Signed {
    Signed {
        by: "account-1".to_owned(),
        name: "Aino".to_owned(),
        at: 1_788_242_400_000,
    }
}

fn note(id: &str, zone: &str, text: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: text.to_owned(),
        pos: Some([10.0, 20.5]),
        order: "a0".to_owned(),
        author: "account-1".to_owned(),
        by: "Aino".to_owned(),
        at: 1_788_242_400_000,
        ..Note::default()
    }
}

fn map() -> Content {
    Content {
        fields: BTreeMap::from([("target".to_owned(), "Loimaa 🎈".to_owned())]),
        notes: vec![
            note("note-aaaa", "state", "Tori"),
            note("note-bbbb", "municipality", "Kirjasto\nti ja to"),
        ],
        links: vec![Link {
            id: "link-aaaa".to_owned(),
            from: "note-aaaa".to_owned(),
            to: "note-bbbb".to_owned(),
            kind: "information".to_owned(),
            label: "tietoa".to_owned(),
            signed: signed(),
        }],
        circles: vec![Circle {
            id: "circle-aaaa".to_owned(),
            label: "Yhdessä".to_owned(),
            members: vec!["note-aaaa".to_owned(), "note-bbbb".to_owned()],
            signed: signed(),
        }],
        ..Content::default()
    }
}

fn filled(kind: &str, content: &Content) -> Content {
    let doc = Doc::new();
    fill(&mut doc.transact_mut(), content);
    read(&doc.transact(), find(kind).unwrap())
}

#[test]
fn what_is_filled_is_read_back() {
    assert_eq!(filled("actor-map", &map()), map());
    let lane = |id: &str| Lane {
        id: id.to_owned(),
        order: "a0".to_owned(),
        parts: BTreeMap::from([("title".to_owned(), id.to_owned())]),
        reference: Some(format!("record:{id}")),
    };
    let tick = Tick {
        signed: signed(),
        note: "laskettu".to_owned(),
        confidence: "measured".to_owned(),
    };
    let table = Content {
        rows: vec![lane("r1")],
        columns: vec![lane("c1")],
        ticks: BTreeMap::from([("r1:c1".to_owned(), tick)]),
        ..Content::default()
    };
    let back = filled("offering", &table);
    assert_eq!(
        (back.rows[0].parts.get("title"), back.ticks),
        (table.rows[0].parts.get("title"), table.ticks)
    );
}

#[test]
fn equal_readings_do_not_differ() {
    assert_eq!(compare(&map(), &map()), Vec::new());
}

#[test]
fn every_difference_is_told() {
    let (before, mut after) = (map(), map());
    after.notes[0].zone = "company".to_owned();
    after.notes[1].text = "Kirjasto".to_owned();
    after.notes.push(note("note-cccc", "state", "Verotiski"));
    after.fields.insert("target".to_owned(), "Turku".to_owned());
    after.links.clear();
    let told = compare(&before, &after);
    assert!(matches!(&told[0], Difference::Moved { after, .. } if after.zone == "company"));
    assert!(matches!(&told[1], Difference::Reworded { after, .. } if after.text == "Kirjasto"));
    assert!(matches!(&told[2], Difference::Added(note) if note.id == "note-cccc"));
    assert!(matches!(&told[3], Difference::Field { after, .. } if after == "Turku"));
    assert_eq!(
        told[4],
        Difference::Counted {
            what: Counted::Links,
            came: 0,
            went: 1
        }
    );
    assert_eq!(told.len(), 5);
    assert!(
        matches!(&compare(&after, &before)[2], Difference::Gone(note) if note.id == "note-cccc")
    );
}
