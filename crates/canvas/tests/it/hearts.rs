//! A heart goes when what it was given over changes, and comes back only over what stands.
use canvas::hearts::{Consequences, Maker, consequences, digest_of};
use canvas::{Touch, TouchChange, read};
use expect_test::expect;
use yrs::{Any, Transact};

use crate::permit_stage::{MINE, OTHER, Pen, Stage, put, remove, signed, type_at};

fn stage() -> Stage {
    Stage::new("partnership").given(|txn| {
        put(txn, "hearts", "c1", signed(OTHER, &[]));
    })
}

fn over(texts: [&str; 2]) -> String {
    digest_of(texts.map(str::to_owned))
}

fn after(stage: &Stage, maker: Maker, change: impl FnOnce(Pen)) -> Consequences {
    let touches = stage.touches(change);
    consequences(stage.template, maker, &touches, &stage.doc.transact())
}

fn cleared(pairs: &[(&str, &str)]) -> Consequences {
    let own = |(column, row): &(&str, &str)| ((*column).to_owned(), (*row).to_owned());
    Consequences {
        cleared: pairs.iter().map(own).collect(),
        ..Consequences::default()
    }
}

#[test]
fn a_change_of_what_is_given_or_asked_takes_the_heart_away() {
    for row in ["offer", "wishes"] {
        let key = format!("{row}:c1");
        let found = after(&stage(), Maker::Person, |txn| {
            type_at(txn, "cells", &[&key], "x");
        });
        assert_eq!(found, cleared(&[("c1", row)]));
    }
    let others: [fn(Pen); 3] = [
        |txn| type_at(txn, "cells", &["praise:c1"], "x"),
        |txn| type_at(txn, "cells", &["offer:c2"], "x"),
        |txn| type_at(txn, "columns", &["c1", "title"], "x"),
    ];
    for change in others {
        assert!(after(&stage(), Maker::Person, change).is_empty());
    }
}

#[test]
fn a_heart_that_comes_with_a_change_must_know_it() {
    let both = |heart: Any| {
        move |txn: Pen| {
            type_at(txn, "cells", &["offer:c1"], "Rooms");
            put(txn, "hearts", "c1", heart);
        }
    };
    let blind = signed(MINE, &[]);
    let seeing = signed(MINE, &[("over", &over(["Rooms", ""]))]);
    let old = signed(MINE, &[("over", &over(["", ""]))]);
    let gone = cleared(&[("c1", "offer")]);
    assert_eq!(after(&stage(), Maker::Person, both(blind.clone())), gone);
    assert_eq!(after(&stage(), Maker::Person, both(old)), gone);
    assert!(after(&stage(), Maker::Person, both(seeing)).is_empty());
    assert!(after(&stage(), Maker::Program, both(blind)).is_empty());
}

#[test]
fn a_heart_over_other_texts_does_not_stand() {
    let stage = stage().given(|txn| type_at(txn, "cells", &["wishes:c1"], "More"));
    let late = signed(MINE, &[("over", &over(["", ""]))]);
    let found = after(&stage, Maker::Person, |txn| put(txn, "hearts", "c1", late));
    assert_eq!(found, cleared(&[("c1", "")]));
    let now = signed(MINE, &[("over", &over(["", "More"]))]);
    assert!(after(&stage, Maker::Person, |txn| put(txn, "hearts", "c1", now)).is_empty());
}

#[test]
fn a_column_that_goes_takes_its_heart_along() {
    let stage = stage();
    let found = after(&stage, Maker::Person, |txn| remove(txn, "columns", "c1"));
    assert_eq!(found.gone.iter().collect::<Vec<_>>(), ["c1"]);
    found.write(&mut stage.doc.transact_mut(), 9);
    let content = read(&stage.doc.transact(), stage.template);
    assert!(content.hearts.is_empty() && content.cleared.is_empty());
}

#[test]
fn what_took_a_heart_away_is_said_until_it_stands_again() {
    let stage = stage();
    let found = after(&stage, Maker::Person, |txn| {
        type_at(txn, "cells", &["offer:c1"], "x");
    });
    found.write(&mut stage.doc.transact_mut(), 1_796_713_500_000);
    let content = read(&stage.doc.transact(), stage.template);
    assert!(content.hearts.is_empty());
    expect![[r#"{"c1":{"row":"offer","at":1796713500000}}"#]]
        .assert_eq(&serde_json::to_string(&content.cleared).unwrap());
    // Nothing more follows while there is no heart.
    let again = after(&stage, Maker::Person, |txn| {
        type_at(txn, "cells", &["offer:c1"], "y");
    });
    assert!(again.is_empty());
    let heart = signed(MINE, &[("over", &over(["yx", ""]))]);
    let found = after(&stage, Maker::Person, |txn| put(txn, "hearts", "c1", heart));
    assert_eq!(found.settled.iter().collect::<Vec<_>>(), ["c1"]);
    found.write(&mut stage.doc.transact_mut(), 9);
    let content = read(&stage.doc.transact(), stage.template);
    assert_eq!((content.hearts.len(), content.cleared.len()), (1, 0));
}

#[test]
fn an_empty_cell_that_comes_changes_nothing() {
    let touch = |change| Touch {
        root: "cells".to_owned(),
        path: vec!["offer:c1".to_owned()],
        change,
    };
    let stage = stage();
    let follows = |change| {
        let touches = [touch(change)];
        !consequences(
            stage.template,
            Maker::Person,
            &touches,
            &stage.doc.transact(),
        )
        .is_empty()
    };
    assert!(!follows(TouchChange::Added(Any::from(""))));
    assert!(follows(TouchChange::Added(Any::from("x"))));
    assert!(follows(TouchChange::Removed { old: Any::from("") }));
}

#[test]
fn texts_are_told_apart_as_the_browser_does() {
    expect!["811c9dc512345678"].assert_eq(&digest_of([]));
    expect!["8a4c97cdb490f1b7"].assert_eq(&over(["", ""]));
    expect!["4dd1cb6de8c2c6dc"].assert_eq(&over(["Tilat & 🙂", "Enemmän aikaa"]));
    assert_ne!(over(["ab", ""]), over(["a", "b"]));
}
