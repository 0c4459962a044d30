//! Where columns are partners: each writes and commits for itself, and the others praise it.
use canvas::permits::TouchChange;
use canvas::{Actor, Denial};
use yrs::{Any, Text, WriteTxn};

use crate::permit_stage::{
    MINE, OTHER, Pen, Stage, all, leader, me, put, put_text, remove, signed, speaking, type_at,
    write_lane,
};

/// Somebody speaks for the first partner and for the second; nobody for the third.
const ALL: [&str; 2] = ["c1", "c2"];

fn partner() -> Actor {
    speaking(me(), &["c1"], &ALL)
}

fn others() -> [Actor; 3] {
    let of = |actor, own: &[&str]| speaking(actor, own, &ALL);
    [of(me(), &["c2"]), of(me(), &[]), of(leader(), &[])]
}

fn stage() -> Stage {
    Stage::new("partnership").given(|txn| {
        put(txn, "hearts", "c2", signed(OTHER, &[]));
    })
}

fn judged(actor: &Actor, change: impl FnOnce(Pen)) -> Result<(), Denial> {
    stage().judge(actor, &all(), change)
}

#[test]
fn only_the_partner_writes_its_offer() {
    let offers: [fn(Pen); 3] = [
        |txn| type_at(txn, "cells", &["offer:c1"], "Rooms"),
        |txn| put_text(txn, "cells", "offer:c1", "Rooms"),
        |txn| put(txn, "written", "cell:offer:c1", signed(MINE, &[])),
    ];
    for (i, offer) in offers.into_iter().enumerate() {
        for actor in others() {
            assert_eq!(
                judged(&actor, offer),
                Err(Denial::NotPartner),
                "{i} {:?}",
                actor.role
            );
        }
    }
    assert_eq!(judged(&partner(), offers[0]), Ok(()));
    assert_eq!(judged(&partner(), offers[2]), Ok(()));
}

#[test]
fn only_the_others_write_praise_and_wishes() {
    for row in ["praise", "wishes"] {
        let key = format!("{row}:c1");
        let praise = |txn: Pen| type_at(txn, "cells", &[&key], "Great");
        let signs = |txn: Pen| put(txn, "written", &format!("cell:{key}"), signed(MINE, &[]));
        assert_eq!(judged(&partner(), praise), Err(Denial::OwnPraise), "{row}");
        assert_eq!(judged(&partner(), signs), Err(Denial::OwnPraise), "{row}");
        for actor in others() {
            assert_eq!(judged(&actor, praise), Ok(()), "{row}");
        }
    }
}

#[test]
fn only_the_partner_sets_its_heart_or_takes_it_away() {
    let set: fn(Pen) = |txn| put(txn, "hearts", "c1", signed(MINE, &[("over", "0123abcd")]));
    let unset: fn(Pen) = |txn| remove(txn, "hearts", "c1");
    let given = || stage().given(|txn| put(txn, "hearts", "c1", signed(OTHER, &[])));
    for actor in others() {
        for change in [set, unset] {
            let answer = given().judge(&actor, &all(), change);
            assert_eq!(answer, Err(Denial::NotPartner), "{:?}", actor.role);
        }
    }
    for change in [set, unset] {
        assert_eq!(given().judge(&partner(), &all(), change), Ok(()));
    }
    let third: fn(Pen) = |txn| put(txn, "hearts", "c3", signed(MINE, &[]));
    assert_eq!(judged(&partner(), third), Err(Denial::NotPartner));
}

#[test]
fn a_heart_tells_nothing_but_what_it_is_over() {
    let cases: [(&[(&str, &str)], _); 3] = [
        (&[("over", "")], Ok(())),
        (&[("over", &"x".repeat(41))], Err(Denial::BadValue)),
        (&[("note", "x")], Err(Denial::BadValue)),
    ];
    for (more, wanted) in cases {
        let heart = |txn: Pen| put(txn, "hearts", "c1", signed(MINE, more));
        assert_eq!(judged(&partner(), heart), wanted, "{more:?}");
    }
    let foreign = |txn: Pen| put(txn, "hearts", "c1", signed(OTHER, &[]));
    assert_eq!(judged(&partner(), foreign), Err(Denial::WrongAuthor));
}

#[test]
fn at_one_device_the_texts_are_everybodys_and_hearts_nobodys() {
    for actor in [me(), leader()] {
        for row in ["praise", "offer", "wishes"] {
            let key = format!("{row}:c1");
            let write = |txn: Pen| type_at(txn, "cells", &[&key], "Rooms");
            assert_eq!(judged(&actor, write), Ok(()), "{row}");
        }
        let heart = |txn: Pen| put(txn, "hearts", "c1", signed(MINE, &[]));
        assert_eq!(judged(&actor, heart), Err(Denial::NotPartner));
    }
}

#[test]
fn a_partner_with_a_voice_is_named_by_it_and_taken_away_by_facilitators() {
    let name: fn(Pen) = |txn| type_at(txn, "columns", &["c1", "title"], "x");
    let leave: fn(Pen) = |txn| remove(txn, "columns", "c1");
    for actor in others() {
        assert_eq!(judged(&actor, name), Err(Denial::NotPartner));
    }
    assert_eq!(judged(&partner(), name), Ok(()));
    assert_eq!(judged(&partner(), leave), Err(Denial::NotPartner));
    assert_eq!(judged(&others()[1], leave), Err(Denial::NotPartner));
    assert_eq!(judged(&others()[2], leave), Ok(()));
    // Of a partner whom nobody speaks for, nobody is robbed.
    assert_eq!(
        judged(&others()[1], |txn| remove(txn, "columns", "c3")),
        Ok(())
    );
}

/// The library, whose partner offers rooms, was taken away.
fn without_the_library() -> Stage {
    stage()
        .given(|txn| {
            remove(txn, "columns", "c1");
            write_lane(txn, "columns", "c1", "title", "Library");
            type_at(txn, "cells", &["offer:c1"], "Rooms");
            type_at(txn, "cells", &["praise:c1"], "Kind");
        })
        .given(|txn| {
            remove(txn, "columns", "c1");
            for row in ["praise", "offer", "wishes"] {
                remove(txn, "cells", &format!("{row}:c1"));
            }
        })
}

fn brings(name: &'static str, row: &'static str, text: &'static str) -> impl FnOnce(Pen) {
    move |txn| {
        write_lane(txn, "columns", "c1", "title", name);
        put_text(txn, "cells", &format!("{row}:c1"), text);
    }
}

#[test]
fn a_column_that_comes_back_says_what_it_said() {
    let [other, nobody, lead] = others();
    let judged = |actor: &Actor, name, row, text| {
        without_the_library().judge(actor, &all(), brings(name, row, text))
    };
    for actor in [&other, &nobody] {
        assert_eq!(judged(actor, "Library", "offer", ""), Ok(()));
        for text in ["Rooms", "Money"] {
            assert_eq!(
                judged(actor, "Library", "offer", text),
                Err(Denial::NotPartner)
            );
        }
    }
    assert_eq!(judged(&lead, "Library", "offer", "Rooms"), Ok(()));
    assert_eq!(judged(&lead, "Library", "offer", ""), Ok(()));
    for text in ["Money", "Rooms and money", "Kind"] {
        assert_eq!(
            judged(&lead, "Library", "offer", text),
            Err(Denial::NotPartner),
            "{text}"
        );
    }
    assert_eq!(judged(&partner(), "Library", "offer", "Money"), Ok(()));
}

#[test]
fn a_partner_comes_back_under_its_own_name() {
    for actor in others() {
        let renamed = without_the_library().judge(&actor, &all(), brings("Liberty", "offer", ""));
        assert_eq!(renamed, Err(Denial::NotPartner), "{:?}", actor.role);
    }
    let own = without_the_library().judge(&partner(), &all(), brings("Liberty", "offer", ""));
    assert_eq!(own, Ok(()));
}

#[test]
fn who_leads_and_speaks_for_a_partner_brings_back_no_praise_of_its_own() {
    let both = speaking(leader(), &["c1"], &ALL);
    let judged =
        |text| without_the_library().judge(&both, &all(), brings("Library", "praise", text));
    assert_eq!(judged("Kind"), Ok(()));
    assert_eq!(judged("Kindest"), Err(Denial::OwnPraise));
}

#[test]
fn a_column_replaced_at_once_says_what_it_said() {
    let [_, _, lead] = others();
    let replaced = |root: &str, key: &str| canvas::Touch {
        root: root.to_owned(),
        path: vec![key.to_owned()],
        change: TouchChange::Replaced {
            old: Any::Null,
            new: Any::Null,
        },
    };
    for (text, wanted) in [("Rooms", Ok(())), ("Money", Err(Denial::NotPartner))] {
        let stage = stage().given(|txn| type_at(txn, "cells", &["offer:c1"], "Rooms"));
        stage.touches(|txn| put_text(txn, "cells", "offer:c1", text));
        let touches = [replaced("columns", "c1"), replaced("cells", "offer:c1")];
        let judged = stage.judge_touches(&lead, &all(), &touches);
        assert_eq!(judged, wanted, "{text}");
    }
}

#[test]
fn touches_of_a_heart_of_no_shape_are_refused() {
    let touch = |change| canvas::Touch {
        root: "hearts".to_owned(),
        path: vec!["c1".to_owned()],
        change,
    };
    let answer = stage().judge_touches(&partner(), &all(), &[touch(TouchChange::TextEdited)]);
    assert_eq!(answer, Err(Denial::UnknownPlace));
    let added = touch(TouchChange::Added(Any::Null));
    assert_eq!(
        stage().judge_touches(&partner(), &all(), &[added]),
        Err(Denial::BadValue)
    );
    let nested = stage().judge(&partner(), &all(), |txn: Pen| {
        let hearts = txn.get_or_insert_map("hearts");
        let text = yrs::Map::insert(&hearts, txn, "c1", yrs::TextPrelim::new("x"));
        text.insert(txn, 0, "y");
    });
    assert_eq!(nested, Err(Denial::BadValue));
}
