//! What was removed and put back in one change, as undoing does that is brought home after an hour offline.
use canvas::settings::{EditScope, Settings};
use canvas::{Denial, Touch, TouchChange};
use yrs::{Any, Map, MapPrelim};

use crate::permit_stage::*;

/// A shared map that stood there, made by `maker`, and another that stands there now.
fn replaced(root: &str, key: &str, maker: &str) -> Touch {
    let known = [("by".to_owned(), Any::from(maker))];
    Touch {
        root: root.to_owned(),
        path: vec![key.to_owned()],
        change: TouchChange::Replaced {
            old: map_of(known.into_iter().filter(|_| !maker.is_empty())),
            new: map_of([]),
        },
    }
}

fn edit(scope: EditScope) -> Settings {
    Settings {
        edit: scope,
        ..all()
    }
}

/// A link and a circle that now carry `by`.
fn drawn(by: &str) -> Stage {
    board().given(|txn| {
        let words = [("from", NOTE), ("to", NOTE), ("kind", "funding")];
        write_map(txn, "links", "link-0001", by, &words);
        let circle = write_map(txn, "circles", "circle-01", by, &[("label", "Best")]);
        circle.insert(txn, "members", MapPrelim::default());
    })
}

fn both(maker: &str) -> [Touch; 2] {
    [
        replaced("links", "link-0001", maker),
        replaced("circles", "circle-01", maker),
    ]
}

#[test]
fn what_one_drew_oneself_may_go_and_come_back() {
    for scope in [EditScope::All, EditScope::Own, EditScope::Add] {
        assert_eq!(
            drawn(MINE).judge_touches(&me(), &edit(scope), &both(MINE)),
            Ok(())
        );
    }
}

#[test]
fn what_others_drew_is_drawn_anew_only_where_it_could_be_removed() {
    let judged = |settings: &Settings, by: &str, maker: &str| {
        both(maker).map(|touch| drawn(by).judge_touches(&me(), settings, &[touch]))
    };
    assert_eq!(judged(&all(), MINE, OTHER), [Ok(()), Ok(())]);
    assert_eq!(
        judged(&all(), OTHER, OTHER),
        [Err(Denial::WrongAuthor); 2],
        "what comes back under another's name"
    );
    for maker in [OTHER, ""] {
        let own = edit(EditScope::Own);
        assert_eq!(judged(&own, MINE, maker), [Err(Denial::NotYours); 2]);
        let add = edit(EditScope::Add);
        assert_eq!(judged(&add, MINE, maker), [Err(Denial::AddOnly); 2]);
    }
}

#[test]
fn a_row_that_comes_back_brings_its_cells_and_no_other_s() {
    let form = Stage::new("support-model").given(|txn| {
        write_lane(txn, "rows", "row-000001", "title", "Main library");
        write_lane(txn, "rows", "row-000002", "title", "Bookmobile");
        put_text(txn, "cells", "row-000001:hours", "ti 12-15");
        put_text(txn, "cells", "row-000002:hours", "ke 9-11");
    });
    let row = replaced("rows", "row-000001", "");
    let cell = |key: &str| replaced("cells", key, "");
    let judged = |touches: &[Touch]| form.judge_touches(&me(), &all(), touches);
    assert_eq!(judged(&[row.clone(), cell("row-000001:hours")]), Ok(()));
    assert_eq!(judged(&[cell("row-000001:hours")]), Err(Denial::Removed));
    assert_eq!(
        judged(&[row, cell("row-000002:hours")]),
        Err(Denial::Removed)
    );
}

#[test]
fn a_partner_with_a_voice_is_taken_away_and_brought_back_by_facilitators_only() {
    let partners = Stage::new("partnership");
    let back = [replaced("columns", "c1", "")];
    let judged =
        |actor| partners.judge_touches(&speaking(actor, &[], &["c1", "c2"]), &all(), &back);
    assert_eq!(judged(me()), Err(Denial::NotPartner));
    assert_eq!(judged(leader()), Ok(()));
    assert_eq!(partners.judge_touches(&me(), &all(), &back), Ok(()));
}
