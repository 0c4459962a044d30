//! Whoever writes with a client of their own on a canvas of partners: every forbidden write is tried by everybody to
//! whom it is forbidden, and leaves the canvas as it was.
use std::fmt::Write as _;

use canvas::settings::Role;
use expect_test::expect;
use yrs::{Any, Map as _, MapPrelim, MapRef, Text as _, TextPrelim, TransactionMut, WriteTxn as _};

use crate::partners_table::{Table, cell, heart, set_heart, write};
use crate::sockets::Guest;

type Change = Box<dyn FnOnce(&mut TransactionMut<'_>)>;
/// What is tried, made for whoever tries it.
type Try = (&'static str, fn(by: &str) -> Change);

/// Every way to write in the cell of that key, which holds a text.
macro_rules! cell_tries {
    ($key:literal) => {
        [
            ("words", |_| Box::new(write($key))),
            ("words taken out", |_| {
                Box::new(|txn| cell(txn, $key).remove_range(txn, 0, 1))
            }),
            ("words made bold", |_| {
                let bold = [("bold".into(), Any::from(true))].into();
                Box::new(move |txn| cell(txn, $key).format(txn, 0, 1, bold))
            }),
            ("a picture", |_| {
                Box::new(|txn| {
                    cell(txn, $key).insert_embed(txn, 0, Any::from("x"));
                })
            }),
            ("another text", |_| {
                Box::new(|txn| put(txn, "cells", $key, TextPrelim::new("Forged")))
            }),
            ("no text", |_| Box::new(|txn| take(txn, "cells", $key))),
            ("own signature", |by| {
                let value = heart(by, None);
                Box::new(|txn| put(txn, "written", concat!("cell:", $key), value))
            }),
            ("another's signature", |_| {
                let value = heart("somebody-else", None);
                Box::new(|txn| put(txn, "written", concat!("cell:", $key), value))
            }),
            ("no signature", |_| {
                Box::new(|txn| take(txn, "written", concat!("cell:", $key)))
            }),
        ]
    };
}

const OFFER: [Try; 9] = cell_tries!("offer:c1");
const PRAISE: [Try; 9] = cell_tries!("praise:c1");
const WISHES: [Try; 9] = cell_tries!("wishes:c1");
const HEART: [Try; 5] = [
    ("own heart", |by| Box::new(set_heart("c1", by, ["x", "x"]))),
    ("the same heart", |_| {
        Box::new(set_heart("c1", "somebody-else", ["x", "x"]))
    }),
    ("a heart over nothing", |by| {
        let value = heart(by, None);
        Box::new(|txn| put(txn, "hearts", "c1", value))
    }),
    ("a heart that is a text", |_| {
        Box::new(|txn| put(txn, "hearts", "c1", TextPrelim::new("x")))
    }),
    ("no heart", |_| Box::new(|txn| take(txn, "hearts", "c1"))),
];
const COLUMN: [Try; 5] = [
    ("name", |_| {
        Box::new(|txn| {
            let title: yrs::TextRef = column(txn, "c1").get(txn, "title").unwrap().cast().unwrap();
            title.insert(txn, 0, "Library ");
        })
    }),
    ("another name", |_| {
        Box::new(|txn| {
            column(txn, "c1").insert(txn, "title", TextPrelim::new("Another"));
        })
    }),
    ("another record", |_| {
        Box::new(|txn| {
            column(txn, "c1").insert(txn, "ref", "record:other");
        })
    }),
    ("no partner", |_| Box::new(|txn| take(txn, "columns", "c1"))),
    ("another partner", |_| {
        Box::new(|txn| {
            take(txn, "columns", "c1");
            let columns = txn.get_or_insert_map("columns");
            let new = columns.insert(txn, "c1", MapPrelim::default());
            new.insert(txn, "order", "a0");
            new.insert(txn, "title", TextPrelim::new("Another"));
        })
    }),
];
/// Forbidden to everybody.
const NOBODY: [Try; 11] = [
    ("a new row", |_| {
        Box::new(|txn| put(txn, "rows", "row-of-mine", MapPrelim::default()))
    }),
    ("another name of a row", |_| {
        Box::new(|txn| put(txn, "rows", "offer", MapPrelim::default()))
    }),
    ("words beside the heart", |_| {
        Box::new(|txn| put(txn, "cells", "commitment:c1", TextPrelim::new("We do")))
    }),
    ("words in no row", |_| {
        Box::new(|txn| put(txn, "cells", "secret:c1", TextPrelim::new("x")))
    }),
    ("words in no column", |_| {
        Box::new(|txn| put(txn, "cells", "offer:c99", TextPrelim::new("x")))
    }),
    ("a tick on an offer", |by| {
        let value = heart(by, None);
        Box::new(|txn| put(txn, "ticks", "offer:c1", value))
    }),
    ("a heart that nobody may set", |by| {
        Box::new(set_heart("c3", by, ["", ""]))
    }),
    ("an offer that nobody may make", |_| {
        Box::new(write("offer:c3"))
    }),
    ("why a heart is gone", |_| {
        Box::new(|txn| put(txn, "cleared", "c1", "nothing"))
    }),
    ("what the server keeps", |_| {
        Box::new(|txn| put(txn, "meta", "kind", "actor-map"))
    }),
    ("a root of its own", |_| {
        Box::new(|txn| put(txn, "votes", "c1", 1))
    }),
];

fn put(txn: &mut TransactionMut<'_>, root: &str, key: &str, value: impl yrs::block::Prelim) {
    let map = txn.get_or_insert_map(root);
    map.insert(txn, key.to_owned(), value);
}

fn take(txn: &mut TransactionMut<'_>, root: &str, key: &str) {
    txn.get_or_insert_map(root).remove(txn, key);
}

fn column(txn: &mut TransactionMut<'_>, id: &str) -> MapRef {
    let columns = txn.get_or_insert_map("columns");
    columns.get(txn, id).unwrap().cast().unwrap()
}

/// Anna and Mika have written, signed and committed; Otso speaks for nobody.
async fn stage() -> (Table, Guest) {
    let table = Table::new().await;
    let (anna, mika) = (table.anna.participant(), table.mika.participant());
    for key in ["praise:c1", "wishes:c1"] {
        let signed = heart(&mika, None);
        let praise = move |txn: &mut TransactionMut<'_>| {
            write(key)(txn);
            put(txn, "written", &format!("cell:{key}"), signed);
        };
        assert_eq!(table.answer(&table.mika, praise).await, "saved");
    }
    let offer = |txn: &mut TransactionMut<'_>| {
        write("offer:c1")(txn);
        put(txn, "written", "cell:offer:c1", heart(&anna, None));
        set_heart("c1", &anna, ["x", "x"])(txn);
    };
    assert_eq!(table.answer(&table.anna, offer).await, "saved");
    let otso = Guest::new(&table.stage.app, &table.canvas, "Otso", Role::Participant).await;
    (table, otso)
}

#[tokio::test]
async fn every_forbidden_write_is_refused_and_leaves_the_canvas_as_it_was() {
    let (table, otso) = stage().await;
    let before = table.content().await;
    let all: [(&str, &Guest, &[&[Try]]); 5] = [
        (
            "partner",
            &table.anna,
            &[&PRAISE, &WISHES, &COLUMN[3..], &NOBODY],
        ),
        ("another", &table.mika, &[&OFFER, &HEART, &COLUMN, &NOBODY]),
        ("nobody's", &otso, &[&OFFER, &HEART, &COLUMN, &NOBODY]),
        (
            "facilitator",
            &table.lea,
            &[&OFFER, &HEART, &COLUMN[..2], &COLUMN[4..], &NOBODY],
        ),
        (
            "viewer",
            &table.noor,
            &[&OFFER, &PRAISE, &WISHES, &HEART, &COLUMN, &NOBODY],
        ),
    ];
    for (who, guest, groups) in all {
        for (what, change) in groups.iter().copied().flatten() {
            let answer = table.answer(guest, change(&guest.participant())).await;
            assert!(answer.starts_with("denied-"), "{who}, {what}: {answer}");
            assert_eq!(table.content().await, before, "{who}, {what}");
        }
    }
}

#[tokio::test]
async fn the_reasons_tell_people_what_they_may_not() {
    let (table, otso) = stage().await;
    let mut lines = String::new();
    for (what, change) in OFFER.iter().chain(&HEART).chain(&COLUMN).chain(&NOBODY) {
        let answer = table.answer(&otso, change(&otso.participant())).await;
        writeln!(lines, "{what:<30}{answer}").unwrap();
    }
    expect![[r#"
        words                         denied-not-partner
        words taken out               denied-not-partner
        words made bold               denied-malformed
        a picture                     denied-malformed
        another text                  denied-removed
        no text                       denied-removed
        own signature                 denied-not-partner
        another's signature           denied-not-partner
        no signature                  denied-not-partner
        own heart                     denied-not-partner
        the same heart                denied-not-partner
        a heart over nothing          denied-not-partner
        a heart that is a text        denied-not-partner
        no heart                      denied-not-partner
        name                          denied-not-partner
        another name                  denied-not-partner
        another record                denied-not-partner
        no partner                    denied-not-partner
        another partner               denied-not-partner
        a new row                     denied-unknown-place
        another name of a row         denied-unknown-place
        words beside the heart        denied-not-partner
        words in no row               denied-unknown-place
        words in no column            denied-unknown-place
        a tick on an offer            denied-unknown-place
        a heart that nobody may set   denied-not-partner
        an offer that nobody may make denied-not-partner
        why a heart is gone           denied-closed-root
        what the server keeps         denied-closed-root
        a root of its own             denied-closed-root
    "#]]
    .assert_eq(&lines);
}

/// Takes the first partner away, with all that was written in its column.
fn take_partner(txn: &mut TransactionMut<'_>) {
    take(txn, "columns", "c1");
    for row in ["praise", "offer", "wishes"] {
        take(txn, "cells", &format!("{row}:c1"));
    }
}

/// Brings the first partner back under a name, with one text.
fn bring_partner(name: &str, key: &'static str, text: &'static str) -> Change {
    let name = name.to_owned();
    Box::new(move |txn| {
        let columns = txn.get_or_insert_map("columns");
        let new = columns.insert(txn, "c1", MapPrelim::default());
        new.insert(txn, "order", "a0");
        new.insert(txn, "title", TextPrelim::new(name));
        put(txn, "cells", key, TextPrelim::new(text));
    })
}

#[tokio::test]
async fn a_facilitator_brings_a_partner_back_with_its_own_words_only() {
    let (table, otso) = stage().await;
    let name = "Library ";
    let named = (COLUMN[0].1)(&table.anna.participant());
    assert_eq!(table.answer(&table.anna, named).await, "saved");
    assert_eq!(table.answer(&table.lea, take_partner).await, "saved");
    let before = table.content().await;
    let mut lines = String::new();
    for (who, guest) in [("facilitator", &table.lea), ("nobody's", &otso)] {
        for (what, change) in [
            ("forged offer", bring_partner(name, "offer:c1", "Money")),
            ("another name", bring_partner("Another", "offer:c1", "x")),
            ("no name", bring_partner("", "offer:c1", "x")),
        ] {
            let answer = table.answer(guest, change).await;
            writeln!(lines, "{who:<12}{what:<14}{answer}").unwrap();
            assert_eq!(table.content().await, before, "{who}, {what}");
        }
    }
    let own = bring_partner(name, "offer:c1", "x");
    assert_eq!(table.answer(&table.lea, own).await, "saved");
    assert_eq!(table.content().await.cells["offer:c1"], "x");
    expect![[r#"
        facilitator forged offer  denied-not-partner
        facilitator another name  denied-not-partner
        facilitator no name       denied-not-partner
        nobody's    forged offer  denied-not-partner
        nobody's    another name  denied-not-partner
        nobody's    no name       denied-not-partner
    "#]]
    .assert_eq(&lines);
}

#[tokio::test]
async fn a_voice_that_was_taken_writes_nothing_and_undoes_nothing() {
    let (table, _) = stage().await;
    let mika = table.mika.participant();
    assert_eq!(table.answer(&table.mika, write("offer:c2")).await, "saved");
    table.take(&table.mika, "c2").await;
    let mut lines = String::new();
    let mut say = |what: &str, answer: String| writeln!(lines, "{what:<24}{answer}").unwrap();
    let before = table.content().await;
    // Undoing takes the very letters out again that were put in while one still spoke.
    let undo = |txn: &mut TransactionMut<'_>| cell(txn, "offer:c2").remove_range(txn, 0, 1);
    say("undoing an offer", table.answer(&table.mika, undo).await);
    let more = table.answer(&table.mika, write("offer:c2")).await;
    say("another offer", more);
    let set = table.answer(&table.mika, set_heart("c2", &mika, ["x", ""]));
    say("a heart", set.await);
    assert_eq!(table.content().await, before);
    // Who speaks for nobody is one of the others.
    say(
        "praise",
        table.answer(&table.mika, write("praise:c2")).await,
    );
    expect![[r#"
        undoing an offer        denied-not-partner
        another offer           denied-not-partner
        a heart                 denied-not-partner
        praise                  saved
    "#]]
    .assert_eq(&lines);
}

#[tokio::test]
async fn what_was_written_at_one_device_is_nobodys_to_undo_once_partners_speak() {
    let table = Table::new().await;
    table.take(&table.anna, "c1").await;
    table.take(&table.mika, "c2").await;
    assert_eq!(table.answer(&table.mika, write("offer:c1")).await, "saved");
    table.give(&table.anna, "c1").await;
    let undo = |txn: &mut TransactionMut<'_>| cell(txn, "offer:c1").remove_range(txn, 0, 1);
    assert_eq!(table.answer(&table.mika, undo).await, "denied-not-partner");
    assert_eq!(table.content().await.cells["offer:c1"], "x");
    assert_eq!(table.answer(&table.anna, undo).await, "saved");
}

#[tokio::test]
async fn a_heart_goes_with_what_is_given_or_asked_and_with_nothing_else() {
    let (table, otso) = stage().await;
    let by = table.anna.participant();
    let again = |offer: &'static str, wish: &'static str| set_heart("c1", &by, [offer, wish]);
    let row = |content: canvas::content::Content| {
        let cleared = content.cleared.get("c1").map(|one| one.row.clone());
        (content.hearts.contains_key("c1"), cleared)
    };
    let promise = |txn: &mut TransactionMut<'_>| {
        let fields = txn.get_or_insert_map("fields");
        let whom: yrs::TextRef = fields.get(txn, "whom").unwrap().cast().unwrap();
        whom.insert(txn, 0, "Everybody");
    };
    for (guest, change) in [
        (&otso, Box::new(write("praise:c1")) as Change),
        (&table.mika, Box::new(write("offer:c2"))),
        (&table.anna, Box::new(write("wishes:c2"))),
        (&table.lea, Box::new(promise)),
    ] {
        assert_eq!(table.answer(guest, change).await, "saved");
        assert_eq!(row(table.content().await), (true, None));
    }
    let changes: [(&Guest, Change, &str, [&str; 2]); 4] = [
        (
            &table.anna,
            Box::new(write("offer:c1")),
            "offer",
            ["xx", "x"],
        ),
        (&otso, Box::new(write("wishes:c1")), "wishes", ["xx", "xx"]),
        (
            &table.lea,
            Box::new(|txn| cell(txn, "wishes:c1").remove_range(txn, 0, 2)),
            "wishes",
            ["xx", ""],
        ),
        (
            &table.anna,
            Box::new(|txn| cell(txn, "offer:c1").remove_range(txn, 0, 2)),
            "offer",
            ["", ""],
        ),
    ];
    for (guest, change, cause, [offer, wish]) in changes {
        assert_eq!(table.answer(guest, change).await, "saved");
        assert_eq!(row(table.content().await), (false, Some(cause.to_owned())));
        assert_eq!(table.answer(&table.anna, again(offer, wish)).await, "saved");
        assert_eq!(row(table.content().await), (true, None));
    }
}
