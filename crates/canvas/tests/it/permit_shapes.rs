//! Changes that do not fit the sheet, its types or its limits, whoever makes them.
use canvas::settings::Role;
use canvas::{Denial, Touch, TouchChange};
use proptest::prelude::*;
use yrs::{Any, Map, MapPrelim, WriteTxn};

use crate::permit_stage::*;

fn refuses_whoever_asks(wanted: Denial, changes: &[fn(Pen)]) {
    for (i, change) in changes.iter().enumerate() {
        for who in [me(), leader()] {
            assert_eq!(
                board().judge(&who, &all(), change),
                Err(wanted),
                "change {i}"
            );
        }
    }
}

#[test]
fn what_the_sheet_does_not_have_is_refused() {
    let strays: &[fn(Pen)] = &[
        |txn| write_note(txn, "note-0002", "sea", "actor", MINE),
        |txn| write_note(txn, "note-0002", "state", "fish", MINE),
        |txn| write_note(txn, "note-0002", "state", "funder", MINE),
        |txn| set(txn, "notes", NOTE, "zone", "funders"),
        |txn| set(txn, "notes", NOTE, "kind", "model"),
        |txn| set(txn, "notes", NOTE, "size", 4),
        |txn| set(txn, "notes", NOTE, "attr-tone", "worked"),
        |txn| set(txn, "links", "link-0001", "kind", "friendship"),
        |txn| set(txn, "links", "link-0001", "colour", "red"),
        |txn| set(txn, "circles", "circle-01", "colour", "red"),
        |txn| put_text(txn, "fields", "motto", ""),
        |txn| put(txn, "choices", "target", true),
        |txn| put(txn, "ticks", "r1:c1", signed(MINE, &[])),
        |txn| put(txn, "ticks", "note-0404", signed(MINE, &[])),
        |txn| put(txn, "hearts", "c1", signed(MINE, &[])),
        |txn| put_text(txn, "cells", "r1:c1", ""),
        |txn| write_lane(txn, "rows", "row-000001", "title", ""),
        |txn| put(txn, "written", "field:motto", signed(MINE, &[])),
        |txn| put(txn, "written", "weather", signed(MINE, &[])),
        |txn| put(txn, "meta", "kind", "offering"),
        |txn| put(txn, "scribbles", "x", 1),
    ];
    refuses_whoever_asks(Denial::UnknownPlace, strays);
}

#[test]
fn what_the_table_does_not_have_is_refused() {
    let table: &[fn(Pen)] = &[
        |txn| put(txn, "ticks", "model:c1", signed(MINE, &[])),
        |txn| put(txn, "ticks", "owners:c99", signed(MINE, &[])),
        |txn| put_text(txn, "cells", "owners:c99", ""),
        |txn| write_lane(txn, "columns", "column-01", "motto", ""),
        |txn| write_lane(txn, "rows", "row-000001", "title", ""),
        |txn| put(txn, "hearts", "c1", signed(MINE, &[])),
        |txn| {
            write_map(txn, "circles", "circle-01", MINE, &[("label", "x")]);
        },
    ];
    refuses_on("benchmark", &all(), Denial::UnknownPlace, table);
    let hearts: &[fn(Pen)] = &[
        |txn| put(txn, "hearts", "c99", signed(MINE, &[])),
        |txn| put(txn, "ticks", "commitment:c1", signed(MINE, &[])),
        |txn| put_text(txn, "cells", "commitment:c1", "x"),
    ];
    refuses_on("partnership", &all(), Denial::UnknownPlace, hearts);
}

#[test]
fn note_values_of_another_type_or_size_are_refused() {
    let bad: &[fn(Pen)] = &[
        |txn| write_note(txn, "short", "state", "actor", MINE),
        |txn| write_note(txn, "note 0002", "state", "actor", MINE),
        |txn| put(txn, "notes", "note-0002", 5),
        |txn| {
            let notes = txn.get_or_insert_map("notes");
            let note = notes.insert(txn, "note-0002", MapPrelim::default());
            note.insert(txn, "zone", "state");
            note.insert(txn, "kind", "actor");
            note.insert(txn, "text", "a plain string");
        },
        |txn| set(txn, "notes", NOTE, "zone", 3),
        |txn| set(txn, "notes", NOTE, "order", "a-0"),
        |txn| set(txn, "notes", NOTE, "order", "a".repeat(201)),
        |txn| set(txn, "notes", NOTE, "at", -1),
        |txn| set(txn, "notes", NOTE, "at", f64::NAN),
        |txn| set(txn, "notes", NOTE, "pos", "here"),
        |txn| set(txn, "notes", NOTE, "pos", vec![Any::from(1)]),
        |txn| {
            set(
                txn,
                "notes",
                NOTE,
                "pos",
                vec![Any::from(1), Any::from(f64::INFINITY)],
            );
        },
        |txn| {
            set(
                txn,
                "notes",
                NOTE,
                "pos",
                vec![Any::from(1), Any::from(90_000)],
            );
        },
        |txn| set(txn, "notes", NOTE, "colour", "url(x)"),
        |txn| set(txn, "notes", NOTE, "binned", true),
        |txn| unset(txn, "notes", NOTE, "zone"),
    ];
    refuses_whoever_asks(Denial::BadValue, bad);
}

#[test]
fn other_values_of_another_type_are_refused() {
    let bad: &[fn(Pen)] = &[
        |txn| set(txn, "links", "link-0001", "from", "two words"),
        |txn| unset(txn, "links", "link-0001", "kind"),
        |txn| set(txn, "circles", "circle-01", "members", true),
        |txn| {
            put(
                txn,
                "ticks",
                NOTE,
                signed(MINE, &[("confidence", "certain")]),
            );
        },
        |txn| put(txn, "ticks", NOTE, signed(MINE, &[("colour", "red")])),
        |txn| put(txn, "ticks", NOTE, true),
        |txn| {
            remove(txn, "fields", "target");
            put(txn, "fields", "target", 3);
        },
    ];
    refuses_whoever_asks(Denial::BadValue, bad);
    let choices: &[fn(Pen)] = &[
        |txn| set(txn, "choices", "price", "free", 1),
        |txn| set(txn, "choices", "price", "two words", true),
    ];
    refuses_on("support-model", &all(), Denial::BadValue, choices);
}

#[test]
fn a_text_has_an_end() {
    let long: &[fn(Pen)] = &[
        |txn| type_at(txn, "notes", &[NOTE, "text"], &"x".repeat(4_000)),
        |txn| type_at(txn, "fields", &["target"], &"ä".repeat(4_001)),
        |txn| set(txn, "links", "link-0001", "label", "x".repeat(201)),
        |txn| {
            put(
                txn,
                "ticks",
                NOTE,
                signed(MINE, &[("note", &"x".repeat(4_001))]),
            );
        },
    ];
    refuses(&all(), Denial::TextTooLong, long);
    let whole = |txn: Pen| type_at(txn, "fields", &["target"], &"ä".repeat(4_000));
    assert_eq!(board().judge(&me(), &all(), whole), Ok(()));
}

#[test]
fn a_canvas_has_room_for_so_many_notes() {
    let full = Stage::new("actor-map").given(|txn| {
        (0..2_000).for_each(|i| write_note(txn, &format!("note-{i:06}"), "state", "actor", OTHER));
    });
    let one_more = |txn: Pen| write_note(txn, "note-one-more", "state", "actor", MINE);
    assert_eq!(
        full.judge(&me(), &all(), one_more),
        Err(Denial::TooManyNotes)
    );
    let change = |txn: Pen| set(txn, "notes", "note-000001", "zone", "company");
    assert_eq!(
        full.judge(&me(), &all(), change),
        Ok(()),
        "what stands may still change"
    );
}

#[test]
fn touches_of_no_shape_we_know_are_refused() {
    for path in [
        &[][..],
        &["a", "b", "c", "d"],
        &[NOTE, "text", "bold"],
        &["", ""],
    ] {
        for root in canvas::permits::ROOTS {
            let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
            for change in [TouchChange::TextEdited, TouchChange::Added(Any::Null)] {
                let touch = Touch {
                    root: root.to_owned(),
                    path: path.clone(),
                    change,
                };
                assert!(
                    board().judge_touches(&leader(), &all(), &[touch]).is_err(),
                    "{root} {path:?}"
                );
            }
        }
    }
}

fn word() -> impl Strategy<Value = String> {
    let known = [
        NOTE,
        "link-0001",
        "circle-01",
        "members",
        "zone",
        "kind",
        "text",
        "author",
        "by",
        "order",
        "target",
        "state",
        "field:target",
        "cell:a:b",
        "a:b",
        "",
        ":",
    ];
    prop_oneof![
        prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        "\\PC{0,8}"
    ]
}

proptest! {
    /// Whatever a room reports, a viewer is refused and everybody is answered.
    #[test]
    fn every_touch_is_answered(
        root in prop::sample::select(canvas::permits::ROOTS.to_vec()),
        path in prop::collection::vec(word(), 0..4),
        how in 0..4,
        kind in prop::sample::select(vec!["actor-map", "benchmark", "partnership", "support-model"]),
    ) {
        let change = match how {
            0 => TouchChange::Added(Any::Null),
            1 => TouchChange::Replaced { old: Any::from("state"), new: Any::from(1) },
            2 => TouchChange::Removed { old: signed(OTHER, &[]) },
            _ => TouchChange::TextEdited,
        };
        let touches = [Touch { root: root.to_owned(), path, change }];
        let stage = Stage::new(kind);
        let participant = stage.judge_touches(&me(), &all(), &touches);
        let facilitator = stage.judge_touches(&leader(), &all(), &touches);
        prop_assert!(participant.is_err() || facilitator.is_ok(), "a facilitator may do what participants may");
        prop_assert!(stage.judge_touches(&actor(Role::Viewer), &all(), &touches).is_err());
    }
}
