//! What people may do.
use canvas::settings::{EditScope, Settings, Zones};
use yrs::{Any, Map, MapPrelim, TextPrelim, WriteTxn};

use crate::permit_stage::*;

fn step(letter: &str) -> Settings {
    Settings {
        step: Some(letter.to_owned()),
        zones: Zones::Step,
        ..all()
    }
}

fn edit(scope: EditScope) -> Settings {
    Settings {
        edit: scope,
        ..all()
    }
}

/// An actor map with a note of somebody in the municipality's sector.
fn board(author: &str) -> Stage {
    let author = author.to_owned();
    Stage::new("actor-map")
        .given(move |txn| write_note(txn, NOTE, "municipality", "actor", &author))
}

/// The same with a link and a circle of one's own.
fn drawn() -> Stage {
    board(OTHER).given(|txn| {
        let words = [("from", NOTE), ("to", NOTE), ("kind", "funding")];
        write_map(txn, "links", "link-0001", MINE, &words);
        let circle = write_map(txn, "circles", "circle-01", MINE, &[("label", "Best")]);
        circle.insert(txn, "members", MapPrelim::default());
    })
}

#[test]
fn a_participant_writes_and_changes_notes() {
    let board = board(OTHER);
    let ok = |change: fn(Pen)| assert_eq!(board.judge(&me(), &all(), change), Ok(()));
    ok(|txn| write_note(txn, "note-0002", "state", "actor", MINE));
    ok(|txn| write_note(txn, "note-0003", "models", "model", ""));
    ok(|txn| write_note(txn, "note-0004", "models", "model", "Aino"));
    ok(|txn| set(txn, "notes", NOTE, "zone", "company"));
    ok(|txn| {
        set(txn, "notes", NOTE, "zone", "funders");
        set(txn, "notes", NOTE, "kind", "funder");
    });
    ok(|txn| set(txn, "notes", NOTE, "order", "a0V"));
    ok(|txn| {
        set(
            txn,
            "notes",
            NOTE,
            "pos",
            vec![Any::from(-20), Any::from(990.5)],
        );
    });
    ok(|txn| unset(txn, "notes", NOTE, "pos"));
    ok(|txn| set(txn, "notes", NOTE, "colour", "muni"));
    ok(|txn| set(txn, "notes", NOTE, "ref", "actor:0192"));
    ok(|txn| type_at(txn, "notes", &[NOTE, "text"], "Town "));
    ok(|txn| set(txn, "notes", NOTE, "binned", signed(MINE, &[])));
    ok(|txn| unset(txn, "notes", NOTE, "binned"));
    ok(|txn| put(txn, "ticks", NOTE, signed(MINE, &[])));
}

#[test]
fn a_participant_ties_notes_together() {
    let board = board(OTHER);
    let ok = |change: fn(Pen)| assert_eq!(board.judge(&me(), &all(), change), Ok(()));
    ok(|txn| {
        let words = [
            ("from", NOTE),
            ("to", "note-0002"),
            ("kind", "funding"),
            ("label", "2 years"),
        ];
        write_map(txn, "links", "link-0001", MINE, &words);
    });
    ok(|txn| set(txn, "links", "link-0001", "label", "3 years"));
    ok(|txn| set(txn, "links", "link-0001", "kind", "referral"));
    ok(|txn| remove(txn, "links", "link-0001"));
    ok(|txn| {
        let circle = write_map(txn, "circles", "circle-01", MINE, &[("label", "Best")]);
        let members = circle.insert(txn, "members", MapPrelim::default());
        members.insert(txn, NOTE, true);
    });
    ok(|txn| {
        let members: yrs::MapRef = inner(txn, "circles", "circle-01")
            .get(txn, "members")
            .unwrap()
            .cast()
            .unwrap();
        members.insert(txn, "note-0002", true);
        members.remove(txn, NOTE);
    });
    ok(|txn| set(txn, "circles", "circle-01", "label", "The very best"));
    ok(|txn| remove(txn, "circles", "circle-01"));
}

#[test]
fn a_participant_fills_fields_and_choices() {
    let form = Stage::new("support-model");
    let ok = |change: fn(Pen)| assert_eq!(form.judge(&me(), &all(), change), Ok(()));
    ok(|txn| {
        type_at(txn, "fields", &["name"], "Digitupa");
        put(txn, "written", "field:name", signed(MINE, &[]));
    });
    ok(|txn| set(txn, "choices", "municipalities", "853", true));
    ok(|txn| unset(txn, "choices", "municipalities", "853"));
    ok(|txn| write_lane(txn, "rows", "row-000001", "title", "Main library"));
    ok(|txn| put_text(txn, "cells", "row-000001:hours", ""));
    ok(|txn| type_at(txn, "cells", &["row-000001:hours"], "ti 12-15"));
    ok(|txn| {
        remove(txn, "rows", "row-000001");
        remove(txn, "cells", "row-000001:hours");
    });
}

#[test]
fn a_participant_ticks_and_commits() {
    let table = Stage::new("offering");
    let guess = [("note", "asked two"), ("confidence", "guess")];
    assert_eq!(
        table.judge(&me(), &all(), |txn| put(
            txn,
            "ticks",
            "r1:c1",
            signed(MINE, &guess)
        )),
        Ok(())
    );
    assert_eq!(
        table.judge(&me(), &all(), |txn| remove(txn, "ticks", "r1:c1")),
        Ok(())
    );
    let partners = Stage::new("partnership");
    let partner = speaking(me(), &["c1"], &["c1"]);
    assert_eq!(
        partners.judge(&partner, &all(), |txn| put(
            txn,
            "hearts",
            "c1",
            signed(MINE, &[])
        )),
        Ok(())
    );
    assert_eq!(
        partners.judge(&partner, &all(), |txn| remove(txn, "hearts", "c1")),
        Ok(())
    );
}

#[test]
fn a_seeded_column_comes_back_by_undoing() {
    let table = Stage::new("offering").given(|txn| remove(txn, "columns", "c2"));
    let back = |txn: Pen| write_lane(txn, "columns", "c2", "title", "Digitupa");
    assert_eq!(table.judge(&me(), &all(), back), Ok(()));
}

#[test]
fn a_step_opens_what_it_names() {
    let board = board(OTHER);
    let ok = |letter: &str, change: fn(Pen)| {
        assert_eq!(board.judge(&me(), &step(letter), change), Ok(()));
    };
    ok("A", |txn| {
        write_note(txn, "note-0002", "state", "actor", MINE);
    });
    ok("A", |txn| set(txn, "notes", "note-0002", "zone", "company"));
    ok("A", |txn| type_at(txn, "fields", &["target"], "Harbour"));
    ok("B", |txn| {
        write_note(txn, "note-0003", "funders", "funder", MINE);
    });
    ok("C", |txn| {
        write_map(
            txn,
            "links",
            "link-0001",
            MINE,
            &[("from", NOTE), ("to", NOTE), ("kind", "funding")],
        );
    });

    let table = Stage::new("benchmark");
    let ok = |letter: &str, change: fn(Pen)| {
        assert_eq!(table.judge(&me(), &step(letter), change), Ok(()));
    };
    ok("B", |txn| {
        write_lane(txn, "columns", "column-01", "title", "Elsewhere");
        for row in ["model", "owners", "inspiration", "shortcomings"] {
            put_text(txn, "cells", &format!("{row}:column-01"), "");
        }
    });
    ok("B", |txn| {
        type_at(txn, "cells", &["model:c1"], "Neighbours help");
    });
    ok("C", |txn| put(txn, "ticks", "owners:c1", signed(MINE, &[])));
    ok("E", |txn| {
        put(txn, "ticks", "shortcomings:c1", signed(MINE, &[]));
    });
}

#[test]
fn own_scope_leaves_ones_own_and_the_groups() {
    let board = board(MINE);
    let own = edit(EditScope::Own);
    let ok = |change: fn(Pen)| assert_eq!(board.judge(&me(), &own, change), Ok(()));
    ok(|txn| write_note(txn, "note-0002", "state", "actor", MINE));
    ok(|txn| set(txn, "notes", NOTE, "zone", "company"));
    ok(|txn| type_at(txn, "notes", &[NOTE, "text"], "Town "));
    ok(|txn| type_at(txn, "fields", &["target"], "Harbour"));
    ok(|txn| put(txn, "ticks", NOTE, signed(MINE, &[])));
    ok(|txn| remove(txn, "ticks", NOTE));
}

#[test]
fn add_scope_leaves_adding_and_ones_own() {
    let board = board(MINE);
    let add = edit(EditScope::Add);
    let ok = |change: fn(Pen)| assert_eq!(board.judge(&me(), &add, change), Ok(()));
    ok(|txn| write_note(txn, "note-0002", "state", "actor", MINE));
    ok(|txn| type_at(txn, "notes", &[NOTE, "text"], "Town "));
    ok(|txn| set(txn, "notes", NOTE, "binned", signed(MINE, &[])));
    ok(|txn| {
        write_map(
            txn,
            "links",
            "link-0001",
            MINE,
            &[("from", NOTE), ("to", NOTE), ("kind", "funding")],
        );
    });
}

#[test]
fn what_one_drew_oneself_goes_where_others_work_stays() {
    for scope in [EditScope::Own, EditScope::Add] {
        let ok = |change: fn(Pen)| assert_eq!(drawn().judge(&me(), &edit(scope), change), Ok(()));
        ok(|txn| remove(txn, "links", "link-0001"));
        ok(|txn| remove(txn, "circles", "circle-01"));
        ok(|txn| {
            remove(txn, "links", "link-0001");
            remove(txn, "circles", "circle-01");
        });
    }
}

#[test]
fn settings_do_not_bind_a_facilitator() {
    let closed = Settings {
        paused: true,
        edit: EditScope::Add,
        ..step("D")
    };
    let board = board(OTHER);
    let ok = |change: fn(Pen)| assert_eq!(board.judge(&leader(), &closed, change), Ok(()));
    ok(|txn| set(txn, "notes", NOTE, "zone", "company"));
    ok(|txn| type_at(txn, "notes", &[NOTE, "text"], "Town "));
    ok(|txn| type_at(txn, "fields", &["target"], "Harbour"));
    ok(|txn| remove(txn, "notes", NOTE));
}

#[test]
fn a_note_of_another_program_may_leave_out_what_it_does_not_know() {
    let board = Stage::new("actor-map");
    let sparse = |txn: Pen| {
        let notes = txn.get_or_insert_map("notes");
        let note = notes.insert(txn, "note-0009", MapPrelim::default());
        note.insert(txn, "zone", "state");
        note.insert(txn, "kind", "actor");
        note.insert(txn, "text", TextPrelim::new("Tax office"));
    };
    assert_eq!(board.judge(&me(), &all(), sparse), Ok(()));
}
