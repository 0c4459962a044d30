//! What the room writes because of a change: with it, in one row, and told to everybody.
use collab::{Append, Event};
use yrs::updates::decoder::Decode;
use yrs::{Map, ReadTxn, Transact, Update, WriteTxn};

use crate::stage::{Copy, SEAL, Stage, denied, document, goal, sync_body, update};

/// Somebody at the room with the whole document.
fn come(stage: &mut Stage, client: u64, name: &str) -> (Copy, collab::ConnId) {
    let copy = Copy::new(client);
    let conn = stage.join(name);
    stage.frame(conn, copy.step_1());
    read(stage, &copy, conn);
    (copy, conn)
}

fn read(stage: &mut Stage, copy: &Copy, conn: collab::ConnId) {
    for frame in stage.received(conn) {
        if sync_body(&frame).is_some_and(|(kind, _)| kind > 0) {
            copy.read(&frame);
        }
    }
}

fn seal(copy: &Copy) -> Vec<u8> {
    copy.change(|txn| {
        txn.get_or_insert_map("ticks").insert(txn, SEAL, 1);
    })
}

fn is_sealed(doc: &yrs::Doc) -> bool {
    let txn = doc.transact();
    txn.get_map("ticks")
        .is_some_and(|ticks| ticks.contains_key(&txn, SEAL))
}

#[test]
fn it_is_in_the_same_row_and_comes_to_the_sender_too() {
    let mut stage = Stage::new();
    let (anna, at_anna) = come(&mut stage, 101, "Anna");
    let (mika, at_mika) = come(&mut stage, 102, "Mika");
    stage.frame(at_anna, update(&seal(&anna)));
    read(&mut stage, &mika, at_mika);
    assert!(is_sealed(&mika.doc));
    let rows = stage.log.len();
    stage.frame(at_mika, update(&mika.write(0, "Help")));
    let [Append { update: row, .. }] = &stage.log[rows..] else {
        panic!("one row")
    };
    let doc = document(9);
    for row in stage.log[..rows].iter().map(|row| &row.update).chain([row]) {
        doc.transact_mut()
            .apply_update(Update::decode_v1(row).unwrap())
            .unwrap();
    }
    assert!(!is_sealed(&doc));
    for (copy, conn) in [(&anna, at_anna), (&mika, at_mika)] {
        read(&mut stage, copy, conn);
        assert!(!is_sealed(&copy.doc));
        assert_eq!(goal(&copy.doc.transact()), "Help");
    }
}

#[test]
fn a_server_edit_has_followers_too() {
    let mut stage = Stage::new();
    let (anna, at_anna) = come(&mut stage, 101, "Anna");
    stage.frame(at_anna, update(&seal(&anna)));
    let rows = stage.log.len();
    let writer = Copy::new(77);
    writer
        .doc
        .transact_mut()
        .apply_update(Update::decode_v1(&stage.room.encode()).unwrap())
        .unwrap();
    stage.handle([Event::Apply {
        update: writer.write(0, "Anew"),
    }]);
    assert_eq!(stage.log.len(), rows + 1);
    assert!(!is_sealed(stage.room.doc()));
}

#[test]
fn a_refused_change_has_no_followers() {
    let mut stage = Stage::new();
    let (anna, at_anna) = come(&mut stage, 101, "Anna");
    stage.frame(at_anna, update(&seal(&anna)));
    let (mika, at_mika) = come(&mut stage, 102, "Mika");
    let both = mika.change(|txn| {
        let goal = txn.get_or_insert_map("fields").get(txn, "goal").unwrap();
        let goal: yrs::TextRef = goal.cast().unwrap();
        yrs::Text::insert(&goal, txn, 0, "x");
        txn.get_or_insert_map("ticks").insert(txn, "forbidden", 1);
    });
    stage.frame(at_mika, update(&both));
    assert!(is_sealed(stage.room.doc()));
    assert!(stage.closed.contains_key(&at_mika));
}

#[test]
fn what_took_it_away_cannot_be_replayed_to_bring_it_back() {
    let mut stage = Stage::new();
    let (anna, at_anna) = come(&mut stage, 101, "Anna");
    let sealing = seal(&anna);
    stage.frame(at_anna, update(&sealing));
    let (mika, at_mika) = come(&mut stage, 102, "Mika");
    stage.frame(at_mika, update(&mika.write(0, "Help")));
    let rows = stage.log.len();
    // Anna has not read what followed, and sends all that she has.
    stage.frame(at_anna, update(&sealing));
    stage.frame(at_anna, crate::rooms::everything(&anna));
    assert!(!is_sealed(stage.room.doc()));
    assert_eq!(stage.log.len(), rows);
}

#[test]
fn what_the_room_writes_by_itself_is_closed_to_people() {
    for sealed_before in [false, true] {
        let mut stage = Stage::new();
        let (anna, at_anna) = come(&mut stage, 101, "Anna");
        if sealed_before {
            stage.frame(at_anna, update(&seal(&anna)));
            read(&mut stage, &anna, at_anna);
        }
        let forged = anna.change(|txn| {
            txn.get_or_insert_map("sealed")
                .insert(txn, "over", "nothing");
        });
        stage.frame(at_anna, update(&forged));
        assert!(stage.closed.contains_key(&at_anna));
        let rows = stage.log.len();
        assert_eq!(rows, usize::from(sealed_before));
        let heard = stage.received(at_anna);
        assert!(
            heard.iter().all(|frame| denied(frame).is_none()),
            "the queue is gone"
        );
    }
}
