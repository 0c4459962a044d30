//! Writing a ready content, and telling two readings apart.
use std::collections::BTreeMap;

use canvas::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use canvas::{Difference, Pair, compare, fill, find, read};
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
    after.notes[0].order = "a7".to_owned();
    after.notes[1].text = "Kirjasto".to_owned();
    after.notes.push(note("note-cccc", "state", "Verotiski"));
    after.fields.insert("target".to_owned(), "Turku".to_owned());
    let chosen = vec!["phone".to_owned()];
    after.choices.insert("channels".to_owned(), chosen.clone());
    let pair = |was: Option<usize>, is: Option<usize>| {
        Difference::Note(Pair {
            before: was.map(|at| before.notes[at].clone()),
            after: is.map(|at| after.notes[at].clone()),
        })
    };
    let expected = [
        Difference::Field {
            slug: "target".to_owned(),
            before: "Loimaa 🎈".to_owned(),
            after: "Turku".to_owned(),
        },
        Difference::Choices {
            slug: "channels".to_owned(),
            came: chosen,
            went: Vec::new(),
        },
        pair(Some(0), Some(0)),
        pair(Some(1), Some(1)),
        pair(None, Some(2)),
    ];
    let told = compare(&before, &after);
    assert_eq!(told, expected);
    assert_eq!(told[0].place(), "fields/target");
    assert_eq!(told[4].place(), "notes/note-cccc");
    let back = compare(&after, &before);
    assert!(matches!(&back[4], Difference::Note(note) if note.after.is_none()));
}

#[test]
fn what_came_and_went_round_the_notes_is_told() {
    let (before, mut after) = (map(), map());
    after.links.clear();
    after.circles[0].label = "Erikseen".to_owned();
    let tick = Tick {
        signed: signed(),
        ..Tick::default()
    };
    after.ticks.insert("note-aaaa".to_owned(), tick.clone());
    after.hearts.insert("c1".to_owned(), signed());
    after
        .cells
        .insert("r1:c1".to_owned(), "Ajanvaraus".to_owned());
    let expected = [
        Difference::Cell {
            key: "r1:c1".to_owned(),
            before: String::new(),
            after: "Ajanvaraus".to_owned(),
        },
        Difference::Tick {
            key: "note-aaaa".to_owned(),
            pair: Pair {
                before: None,
                after: Some(tick),
            },
        },
        Difference::Heart {
            key: "c1".to_owned(),
            pair: Pair {
                before: None,
                after: Some(signed()),
            },
        },
        Difference::Link(Pair {
            before: Some(before.links[0].clone()),
            after: None,
        }),
        Difference::Circle(Pair {
            before: Some(before.circles[0].clone()),
            after: Some(after.circles[0].clone()),
        }),
    ];
    let told = compare(&before, &after);
    assert_eq!(told, expected);
    assert_eq!(told[3].place(), "links/link-aaaa");
}

#[test]
fn where_a_note_lies_is_no_difference() {
    let (before, mut after) = (map(), map());
    after.notes[0].pos = Some([300.0, 1.0]);
    after.notes[1].order = "a9".to_owned();
    assert_eq!(compare(&before, &after), Vec::new());
}

#[test]
fn what_the_registry_knows_a_note_by_is_no_difference() {
    let (before, mut after) = (map(), map());
    after.notes[0].reference = Some("actor-1".to_owned());
    for lane in after.rows.iter_mut().chain(&mut after.columns) {
        lane.reference = Some("actor-2".to_owned());
    }
    assert_eq!(compare(&before, &after), Vec::new());
}
