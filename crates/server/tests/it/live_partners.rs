//! A canvas of partners over real sockets: each writes and commits for itself, whatever client it uses.
use std::fmt::Write as _;

use expect_test::expect;
use server::features::live;
use yrs::{Map as _, MapPrelim, Text as _, TextPrelim, TextRef, TransactionMut, WriteTxn as _};

use crate::partners_table::{Table, cell, heart, set_heart, write};
use crate::sockets::{Guest, Heard, Peer};

/// What comes of one person's writing in a partner's column, part by part.
async fn answers(table: &Table, name: &str, guest: &Guest, lines: &mut String) {
    let by = guest.participant();
    let mut say = |what: &str, answer: String| {
        writeln!(lines, "{name:<12}{what:<26}{answer}").unwrap();
    };
    say("offer", table.answer(guest, write("offer:c1")).await);
    say("praise", table.answer(guest, write("praise:c1")).await);
    say("wishes", table.answer(guest, write("wishes:c1")).await);
    let own = by.clone();
    let signs = table.answer(guest, move |txn| {
        txn.get_or_insert_map("written")
            .insert(txn, "cell:offer:c1", heart(&own, None));
    });
    say("signature of the offer", signs.await);
    say(
        "heart",
        table.answer(guest, set_heart("c1", &by, ["", ""])).await,
    );
    let name = table.answer(guest, |txn| {
        let columns = txn.get_or_insert_map("columns");
        let column: yrs::MapRef = columns.get(txn, "c1").unwrap().cast().unwrap();
        let title: TextRef = column.get(txn, "title").unwrap().cast().unwrap();
        title.insert(txn, 0, "x");
    });
    say("name", name.await);
    let forged = table.answer(guest, |txn| {
        txn.get_or_insert_map("cleared")
            .insert(txn, "c1", "nothing");
    });
    say("why a heart is gone", forged.await);
}

#[tokio::test]
async fn what_is_a_partners_own_is_written_by_nobody_else() {
    let table = Table::new().await;
    let mut lines = String::new();
    for (name, guest) in [
        ("partner", &table.anna),
        ("another", &table.mika),
        ("facilitator", &table.lea),
        ("viewer", &table.noor),
    ] {
        answers(&table, name, guest, &mut lines).await;
    }
    expect![[r#"
        partner     offer                     saved
        partner     praise                    denied-own-praise
        partner     wishes                    denied-own-praise
        partner     signature of the offer    saved
        partner     heart                     saved
        partner     name                      saved
        partner     why a heart is gone       denied-closed-root
        another     offer                     denied-not-partner
        another     praise                    saved
        another     wishes                    saved
        another     signature of the offer    denied-not-partner
        another     heart                     denied-not-partner
        another     name                      denied-not-partner
        another     why a heart is gone       denied-closed-root
        facilitator offer                     denied-not-partner
        facilitator praise                    saved
        facilitator wishes                    saved
        facilitator signature of the offer    denied-not-partner
        facilitator heart                     denied-not-partner
        facilitator name                      denied-not-partner
        facilitator why a heart is gone       denied-closed-root
        viewer      offer                     denied-viewer
        viewer      praise                    denied-viewer
        viewer      wishes                    denied-viewer
        viewer      signature of the offer    denied-viewer
        viewer      heart                     denied-viewer
        viewer      name                      denied-viewer
        viewer      why a heart is gone       denied-closed-root
    "#]]
    .assert_eq(&lines);
}

#[tokio::test]
async fn no_way_round_leads_to_anothers_heart_or_offer() {
    let table = Table::new().await;
    let anna = table.anna.participant();
    let mika = table.mika.participant();
    let given = table.answer(&table.anna, set_heart("c1", &anna, ["", ""]));
    assert_eq!(given.await, "saved");
    let mut lines = String::new();
    let mut say = |what: &str, answer: String| writeln!(lines, "{what:<44}{answer}").unwrap();

    let take_away = |txn: &mut TransactionMut<'_>| {
        txn.get_or_insert_map("hearts").remove(txn, "c1");
    };
    say(
        "taking another's heart away",
        table.answer(&table.mika, take_away).await,
    );
    say(
        "the same by a facilitator",
        table.answer(&table.lea, take_away).await,
    );
    let in_name = table.answer(&table.mika, set_heart("c2", &anna, ["", ""]));
    say("a heart in another's name", in_name.await);
    let nowhere = table.answer(&table.anna, set_heart("c99", &anna, ["", ""]));
    say("a heart where nobody stands", nowhere.await);
    let over_new = table.answer(&table.mika, |txn| {
        txn.get_or_insert_map("cells")
            .insert(txn, "offer:c1", TextPrelim::new("Money"));
    });
    say("another text in place of an offer", over_new.await);
    let both = {
        let mika = mika.clone();
        move |txn: &mut TransactionMut<'_>| {
            cell(txn, "praise:c1").insert(txn, 0, "Great");
            set_heart("c1", &mika, ["", ""])(txn);
        }
    };
    say(
        "a heart among permitted changes",
        table.answer(&table.mika, both).await,
    );
    assert_eq!(table.content().await.hearts["c1"].by, anna);
    expect![[r#"
        taking another's heart away                 denied-not-partner
        the same by a facilitator                   denied-not-partner
        a heart in another's name                   denied-wrong-author
        a heart where nobody stands                 denied-unknown-place
        another text in place of an offer           denied-removed
        a heart among permitted changes             denied-not-partner
    "#]]
    .assert_eq(&lines);
}

#[tokio::test]
async fn a_column_that_goes_or_comes_brings_nobody_a_heart() {
    let table = Table::new().await;
    let anna = table.anna.participant();
    let given = table.answer(&table.anna, set_heart("c1", &anna, ["", ""]));
    assert_eq!(given.await, "saved");
    let mut lines = String::new();
    let mut say = |what: &str, answer: String| writeln!(lines, "{what:<44}{answer}").unwrap();

    let column_away = |txn: &mut TransactionMut<'_>| {
        txn.get_or_insert_map("columns").remove(txn, "c1");
    };
    say(
        "taking another partner away",
        table.answer(&table.mika, column_away).await,
    );
    let copy = move |txn: &mut TransactionMut<'_>| {
        let columns = txn.get_or_insert_map("columns");
        columns.remove(txn, "c1");
        let new = columns.insert(txn, "c1", MapPrelim::default());
        new.insert(txn, "order", "a0");
        new.insert(txn, "title", TextPrelim::new("Somebody else"));
    };
    say(
        "another partner in its place",
        table.answer(&table.mika, copy).await,
    );
    assert_eq!(table.content().await.hearts["c1"].by, anna);
    // Whoever leads may take the partner away, and its heart goes along.
    say(
        "a facilitator takes the partner away",
        table.answer(&table.lea, column_away).await,
    );
    let removed = table.answer(&table.anna, set_heart("c1", &anna, ["", ""]));
    say("a heart of a partner that is gone", removed.await);
    let another = |txn: &mut TransactionMut<'_>| {
        let columns = txn.get_or_insert_map("columns");
        let new = columns.insert(txn, "c1", MapPrelim::default());
        new.insert(txn, "order", "a0");
        new.insert(txn, "title", TextPrelim::new("Somebody else"));
    };
    say(
        "another one where it stood",
        table.answer(&table.lea, another).await,
    );
    assert!(table.content().await.hearts.is_empty());
    expect![[r#"
        taking another partner away                 denied-not-partner
        another partner in its place                denied-not-partner
        a facilitator takes the partner away        saved
        a heart of a partner that is gone           denied-unknown-place
        another one where it stood                  denied-not-partner
    "#]]
    .assert_eq(&lines);
}

#[tokio::test]
async fn a_changed_wish_takes_the_heart_away_with_it_and_everybody_sees_why() {
    let table = Table::new().await;
    let by = table.anna.participant();
    let mut anna = table.join(&table.anna).await;
    let mut mika = table.join(&table.mika).await;
    anna.write(set_heart("c1", &by, ["", ""])).await;
    anna.saved().await;
    while read(&mika.doc).hearts.is_empty() {
        mika.hear().await;
    }
    mika.write(write("wishes:c1")).await;
    mika.saved().await;
    for peer in [&mut anna, &mut mika] {
        while !read(&peer.doc).hearts.is_empty() {
            peer.hear().await;
        }
        let seen = read(&peer.doc);
        assert_eq!(seen.cells["wishes:c1"], "x");
        assert_eq!(seen.cleared["c1"].row, "wishes");
        assert_eq!(seen.cleared["c1"].at, table.stage.app.now_ms());
    }
    // One row holds both: no crash comes between.
    let replayed = live::replay(&table.stage.app, &table.canvas).await.unwrap();
    assert!(replayed.hearts.is_empty() && replayed.cleared.contains_key("c1"));
    anna.write(set_heart("c1", &by, ["", "x"])).await;
    anna.saved().await;
    let content = table.content().await;
    assert!(content.hearts.contains_key("c1") && content.cleared.is_empty());
}

fn read(doc: &yrs::Doc) -> canvas::content::Content {
    canvas::read(
        &yrs::Transact::transact(doc),
        canvas::find("partnership").unwrap(),
    )
}

#[tokio::test]
async fn a_heart_set_before_anothers_change_was_seen_does_not_stand() {
    let table = Table::new().await;
    let by = table.anna.participant();
    let mut anna = table.join(&table.anna).await;
    // She ticks while away, and meanwhile more is asked of her.
    let late = anna.write_offline(set_heart("c1", &by, ["", ""]));
    assert_eq!(table.answer(&table.mika, write("wishes:c1")).await, "saved");
    anna.sync(2, &late).await;
    anna.saved().await;
    let content = table.content().await;
    assert!(content.hearts.is_empty());
    assert_eq!(content.cleared["c1"].row, "");
    // The same once more, as an undone step would bring it back, changes nothing.
    anna.sync(2, &late).await;
    anna.saved().await;
    assert!(table.content().await.hearts.is_empty());
    // Her own offer and a heart over it, written while away, are one decision.
    let decided = anna.write_offline(|txn| {
        write("offer:c1")(txn);
        set_heart("c1", &by, ["x", "x"])(txn);
    });
    anna.sync(2, &decided).await;
    anna.saved().await;
    assert!(table.content().await.hearts.contains_key("c1"));
}

#[tokio::test]
async fn a_voice_holds_at_once_and_ends_at_once() {
    let table = Table::new().await;
    let by = table.mika.participant();
    let mut mika = table.join(&table.mika).await;
    table.give(&table.mika, "c3").await;
    mika.until(|heard| speaks(heard, &["c2", "c3"])).await;
    mika.write(set_heart("c3", &by, ["", ""])).await;
    mika.saved().await;
    table.take(&table.mika, "c3").await;
    mika.until(|heard| speaks(heard, &["c2"])).await;
    mika.write(|txn| {
        txn.get_or_insert_map("hearts").remove(txn, "c3");
    })
    .await;
    assert_eq!(
        mika.closed().await,
        (4403, Some("denied-not-partner".to_owned()))
    );
}

fn speaks(heard: &Heard, columns: &[&str]) -> bool {
    matches!(heard, Heard::Settings(told) if told["you"]["speaks"] == serde_json::json!(columns))
}

#[tokio::test]
async fn everybody_is_told_who_speaks_for_whom() {
    let table = Table::new().await;
    let mut noor = Peer::join(table.address, &table.canvas, &table.noor).await;
    table.give(&table.mika, "c1").await;
    let told = noor
        .until(|heard| matches!(heard, Heard::Settings(told) if told["voices"]["c1"][1] == "Mika"))
        .await;
    let Heard::Settings(told) = told else {
        unreachable!()
    };
    assert_eq!(
        told["voices"].to_string(),
        r#"{"c1":["Anna","Mika"],"c2":["Mika"]}"#
    );
}

#[tokio::test]
async fn an_earlier_state_brings_no_commitment_back() {
    let table = Table::new().await;
    let by = table.anna.participant();
    assert_eq!(
        table
            .answer(&table.anna, set_heart("c1", &by, ["", ""]))
            .await,
        "saved"
    );
    let (app, canvas) = (&table.stage.app, &table.canvas);
    let kept = live::keep_checkpoint(app, canvas, "before", "test")
        .await
        .unwrap();
    assert_eq!(table.answer(&table.mika, write("wishes:c1")).await, "saved");
    assert!(table.content().await.hearts.is_empty());
    live::restore_checkpoint(app, canvas, &kept, ("account-1", "Anna"), |one, _| {
        Ok(one.content.clone())
    })
    .await
    .unwrap();
    let content = table.content().await;
    assert_eq!(content.cells["wishes:c1"], "");
    assert!(content.hearts.is_empty());
}
