//! What people may not do, and why.
use canvas::settings::{EditScope, Role, Settings, Zones};
use canvas::{Denial, Touch, TouchChange};
use yrs::{Any, Map};

use crate::permit_stage::*;

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
fn what_nobody_signed_is_nobodys_to_remove() {
    let own = Settings {
        edit: EditScope::Own,
        ..all()
    };
    let unsigned = || {
        board().given(|txn| {
            let words = [("from", NOTE), ("to", NOTE), ("kind", "funding")];
            write_map(txn, "links", "link-0002", "", &words);
        })
    };
    let gone = |txn: Pen| remove(txn, "links", "link-0002");
    assert_eq!(unsigned().judge(&me(), &own, gone), Err(Denial::NotYours));
    assert_eq!(unsigned().judge(&leader(), &own, gone), Ok(()));
    assert_eq!(unsigned().judge(&me(), &all(), gone), Ok(()));
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
        set(txn, "notes", NOTE, "author", MINE);
    });
    assert_eq!(
        lead,
        Err(Denial::WrongAuthor),
        "an author stays, whoever asks"
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
        replaced("fields", &["target"]),
    ] {
        assert_eq!(
            board().judge_touches(&me(), &all(), std::slice::from_ref(&touch)),
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
