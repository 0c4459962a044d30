//! What people may not do, and why.
use canvas::settings::{EditScope, Role, Settings, Zones};
use canvas::{Denial, Touch, TouchChange};
use yrs::{Any, Map, MapPrelim, WriteTxn};

use crate::permit_stage::*;

const OTHER: &str = "person-other";
const MINE: &str = "person-me";
const NOTE: &str = "note-0001";

fn board() -> Stage {
    Stage::new("actor-map").given(|txn| {
        write_note(txn, NOTE, "municipality", "actor", OTHER);
        write_map(
            txn,
            "links",
            "link-0001",
            OTHER,
            &[("from", NOTE), ("to", NOTE), ("kind", "funding")],
        );
        let circle = write_map(txn, "circles", "circle-01", OTHER, &[("label", "Best")]);
        circle.insert(txn, "members", MapPrelim::default());
        put(txn, "ticks", NOTE, signed(OTHER, &[]));
    })
}

/// Each change is judged on a fresh board.
fn refuses(settings: &Settings, wanted: Denial, changes: &[fn(Pen)]) {
    for (i, change) in changes.iter().enumerate() {
        assert_eq!(
            board().judge(&me(), settings, change),
            Err(wanted),
            "change {i}"
        );
    }
}

fn refuses_on(kind: &str, settings: &Settings, wanted: Denial, changes: &[fn(Pen)]) {
    for (i, change) in changes.iter().enumerate() {
        assert_eq!(
            Stage::new(kind).judge(&me(), settings, change),
            Err(wanted),
            "{kind} change {i}"
        );
    }
}

fn all() -> Settings {
    Settings::default()
}

fn step(letter: Option<&str>) -> Settings {
    Settings {
        step: letter.map(str::to_owned),
        zones: Zones::Step,
        ..all()
    }
}

#[test]
fn viewers_never_write() {
    let viewer = actor(Role::Viewer);
    let change = |txn: Pen| write_note(txn, "note-0002", "state", "actor", "");
    assert_eq!(board().judge(&viewer, &all(), change), Err(Denial::Viewer));
    assert_eq!(
        board().judge_touches(&viewer, &all(), &[]),
        Err(Denial::Viewer)
    );
}

#[test]
fn nobody_but_a_facilitator_writes_in_a_paused_room() {
    let paused = Settings {
        paused: true,
        ..all()
    };
    refuses(
        &paused,
        Denial::Paused,
        &[|txn| type_at(txn, "fields", &["target"], "x")],
    );
}

#[test]
fn a_closed_part_of_the_sheet_is_refused() {
    let closed: &[fn(Pen)] = &[
        |txn| write_note(txn, "note-0002", "models", "model", MINE),
        |txn| set(txn, "links", "link-0001", "label", "x"),
        |txn| set(txn, "circles", "circle-01", "label", "x"),
        |txn| remove(txn, "ticks", NOTE),
        |txn| put(txn, "ticks", NOTE, signed(MINE, &[])),
    ];
    refuses(&step(Some("A")), Denial::StepClosed, closed);
    let both_ends: &[fn(Pen)] = &[|txn| {
        set(txn, "notes", NOTE, "kind", "funder");
        set(txn, "notes", NOTE, "zone", "funders");
    }];
    refuses(&step(Some("A")), Denial::StepClosed, both_ends);
    refuses(&step(Some("B")), Denial::StepClosed, both_ends);
    let anything: &[fn(Pen)] = &[
        |txn| type_at(txn, "notes", &[NOTE, "text"], "x"),
        |txn| type_at(txn, "fields", &["target"], "x"),
    ];
    refuses(&step(None), Denial::StepClosed, anything);
    refuses(&step(Some("Q")), Denial::StepClosed, anything);
}

#[test]
fn a_closed_row_of_a_table_is_refused() {
    let closed: &[fn(Pen)] = &[
        |txn| type_at(txn, "cells", &["owners:c1"], "x"),
        |txn| put(txn, "written", "cell:owners:c1", signed(MINE, &[])),
        |txn| put(txn, "ticks", "owners:c1", signed(MINE, &[])),
        |txn| type_at(txn, "fields", &["whom"], "x"),
        |txn| put(txn, "written", "field:whom", signed(MINE, &[])),
    ];
    refuses_on("benchmark", &step(Some("B")), Denial::StepClosed, closed);
    let lanes: &[fn(Pen)] = &[
        |txn| write_lane(txn, "columns", "column-01", "title", ""),
        |txn| type_at(txn, "columns", &["c1", "title"], "x"),
        |txn| remove(txn, "columns", "c1"),
    ];
    refuses_on("benchmark", &step(Some("C")), Denial::StepClosed, lanes);
    refuses_on(
        "partnership",
        &step(Some("C")),
        Denial::StepClosed,
        &[|txn| put(txn, "hearts", "c1", signed(MINE, &[]))],
    );
    refuses_on(
        "support-model",
        &step(Some("A")),
        Denial::StepClosed,
        &[|txn| set(txn, "choices", "price", "free", true)],
    );
}

const OTHERS_WORK: &[fn(Pen)] = &[
    |txn| type_at(txn, "notes", &[NOTE, "text"], "x"),
    |txn| set(txn, "notes", NOTE, "zone", "state"),
    |txn| set(txn, "notes", NOTE, "pos", vec![Any::from(1), Any::from(2)]),
    |txn| set(txn, "notes", NOTE, "binned", signed(MINE, &[])),
    |txn| set(txn, "links", "link-0001", "label", "x"),
    |txn| remove(txn, "links", "link-0001"),
    |txn| set(txn, "circles", "circle-01", "label", "x"),
    |txn| {
        let members: yrs::MapRef = inner(txn, "circles", "circle-01")
            .get(txn, "members")
            .unwrap()
            .cast()
            .unwrap();
        members.insert(txn, NOTE, true);
    },
    |txn| remove(txn, "circles", "circle-01"),
    |txn| remove(txn, "ticks", NOTE),
    |txn| put(txn, "ticks", NOTE, signed(MINE, &[])),
];

#[test]
fn others_work_stays_theirs_where_only_ones_own_is_open() {
    let own = Settings {
        edit: EditScope::Own,
        ..all()
    };
    refuses(&own, Denial::NotYours, OTHERS_WORK);
    let terms = canvas::Texts::vocabulary(&crate::words::Words::load("fi"), "life-areas");
    let seeded = format!("life-area-{}", terms[0].key);
    let edit = |txn: Pen| type_at(txn, "notes", &[&seeded, "text"], "x");
    assert_eq!(
        Stage::new("needs-map").judge(&me(), &own, edit),
        Err(Denial::NotYours),
        "a ready note is nobody's"
    );
}

#[test]
fn adding_only_changes_nothing_that_stands() {
    let add = Settings {
        edit: EditScope::Add,
        ..all()
    };
    refuses(&add, Denial::AddOnly, OTHERS_WORK);
    refuses(
        &add,
        Denial::AddOnly,
        &[|txn| type_at(txn, "fields", &["target"], "x")],
    );
    let shared: &[fn(Pen)] = &[
        |txn| type_at(txn, "cells", &["model:c1"], "x"),
        |txn| write_lane(txn, "columns", "column-01", "title", ""),
        |txn| remove(txn, "columns", "c1"),
    ];
    refuses_on("benchmark", &add, Denial::AddOnly, shared);
}

#[test]
fn nobody_signs_with_anothers_name() {
    let forged: &[fn(Pen)] = &[
        |txn| write_note(txn, "note-0002", "state", "actor", OTHER),
        |txn| set(txn, "notes", NOTE, "author", MINE),
        |txn| set(txn, "notes", NOTE, "by", "Aino"),
        |txn| unset(txn, "notes", NOTE, "author"),
        |txn| set(txn, "notes", NOTE, "binned", signed(OTHER, &[])),
        |txn| {
            write_map(
                txn,
                "links",
                "link-0002",
                OTHER,
                &[("from", NOTE), ("to", NOTE), ("kind", "funding")],
            );
        },
        |txn| set(txn, "links", "link-0001", "by", MINE),
        |txn| set(txn, "circles", "circle-01", "name", "Aino"),
        |txn| put(txn, "written", "field:target", signed(OTHER, &[])),
        |txn| {
            write_note(txn, "note-0002", "state", "actor", MINE);
            put(txn, "ticks", "note-0002", signed(OTHER, &[]));
        },
    ];
    refuses(&all(), Denial::WrongAuthor, forged);
    let lead = board().judge(&leader(), &all(), |txn| {
        set(txn, "notes", NOTE, "author", MINE)
    });
    assert_eq!(
        lead,
        Err(Denial::WrongAuthor),
        "an author stays, whoever asks"
    );
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
    refuses(&all(), Denial::UnknownPlace, strays);
    for (i, change) in strays.iter().enumerate() {
        assert_eq!(
            board().judge(&leader(), &all(), change),
            Err(Denial::UnknownPlace),
            "leader, {i}"
        );
    }
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
fn values_of_another_type_or_size_are_refused() {
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
            )
        },
        |txn| {
            set(
                txn,
                "notes",
                NOTE,
                "pos",
                vec![Any::from(1), Any::from(90_000)],
            )
        },
        |txn| set(txn, "notes", NOTE, "colour", "url(x)"),
        |txn| set(txn, "notes", NOTE, "binned", true),
        |txn| unset(txn, "notes", NOTE, "zone"),
        |txn| set(txn, "links", "link-0001", "from", "two words"),
        |txn| unset(txn, "links", "link-0001", "kind"),
        |txn| set(txn, "circles", "circle-01", "members", true),
        |txn| {
            put(
                txn,
                "ticks",
                NOTE,
                signed(MINE, &[("confidence", "certain")]),
            )
        },
        |txn| put(txn, "ticks", NOTE, signed(MINE, &[("colour", "red")])),
        |txn| put(txn, "ticks", NOTE, true),
        |txn| {
            remove(txn, "fields", "target");
            put(txn, "fields", "target", 3);
        },
    ];
    for (i, change) in bad.iter().enumerate() {
        let denial = board().judge(&leader(), &all(), change);
        assert_eq!(denial, Err(Denial::BadValue), "change {i}");
    }
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
            )
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
fn nothing_goes_for_good_but_by_a_facilitator() {
    refuses(
        &all(),
        Denial::Removed,
        &[
            |txn| remove(txn, "notes", NOTE),
            |txn| unset(txn, "notes", NOTE, "text"),
        ],
    );
    refuses(
        &all(),
        Denial::Removed,
        &[|txn| remove(txn, "fields", "target")],
    );
    let table: &[fn(Pen)] = &[
        |txn| remove(txn, "cells", "model:c1"),
        |txn| unset(txn, "columns", "c1", "title"),
    ];
    refuses_on("benchmark", &all(), Denial::Removed, table);
    let replaced = |root: &str, path: &[&str]| Touch {
        root: root.to_owned(),
        path: path.iter().map(|key| (*key).to_owned()).collect(),
        change: TouchChange::Replaced {
            old: Any::from(""),
            new: Any::from(""),
        },
    };
    for touch in [
        replaced("notes", &[NOTE]),
        replaced("notes", &[NOTE, "text"]),
        replaced("links", &["link-0001"]),
        replaced("circles", &["circle-01"]),
        replaced("fields", &["target"]),
    ] {
        assert_eq!(
            board().judge_touches(&me(), &all(), &[touch.clone()]),
            Err(Denial::Removed),
            "{touch:?}"
        );
    }
}

#[test]
fn each_denial_has_a_key_of_its_own() {
    let keys: std::collections::BTreeSet<_> =
        Denial::ALL.iter().map(|denial| denial.key()).collect();
    assert_eq!(keys.len(), Denial::ALL.len());
    assert!(keys.iter().all(|key| key.starts_with("denied-")));
    assert_eq!(Denial::Paused.to_string(), "denied-paused");
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
