//! What a room answers to frames that are meant to hurt, and that nothing else changes.

use collab::{Close, Event, Flaw, reason, scan};

use crate::frames::{self, chain_of_maps, frame, raw};
use crate::presence::awareness;
use crate::rooms::arrive;
use crate::stage::{Copy, Stage, denied, shown, update};

/// What becomes of the sender.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Closed(Close, Option<&'static str>),
    Resynced,
    Ignored,
}
use Fate::{Closed, Ignored, Resynced};

#[test]
fn each_hostile_frame_closes_its_own_connection_at_most() {
    let refused = |reason| Closed(Close::Refused, Some(reason));
    let tables = [
        (frames::broken(), refused(reason::MALFORMED)),
        (frames::deep(), refused(reason::MALFORMED)),
        (frames::strange_content(), refused(reason::MALFORMED)),
        (frames::too_large(), Closed(Close::TooLarge, None)),
        (frames::gaps(), Resynced),
        (frames::misplaced(), refused(reason::SHAPE)),
        (frames::closed_roots(), refused(reason::CLOSED_ROOT)),
        (frames::harmless(), Ignored),
    ];
    for (table, fate) in tables {
        for (name, frame) in table {
            meets(name, frame, fate);
        }
    }
}

/// Anna works, a rogue sends the frame, Anna goes on and Ben comes.
fn meets(name: &str, frame: Vec<u8>, fate: Fate) {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    stage.frame(anna, update(&a.note("n1", "Hei")));
    stage.frame(anna, awareness(&[(70, 1, "{}")]));
    let rogue = stage.join("Rogue");
    stage.received(anna);
    stage.received(rogue);
    let before = (
        shown(stage.room.doc()),
        stage.room.state_vector(),
        stage.room.encode(),
    );

    let effects = stage.frame(rogue, frame);
    let told = effects.send.iter().find_map(|send| match send {
        collab::Send::To(conn, frame) if *conn == rogue => denied(frame),
        _ => None,
    });
    let resynced = stage
        .received(rogue)
        .iter()
        .any(|frame| frame[..2] == [0, 0]);
    match fate {
        Closed(why, reason) => {
            assert_eq!(effects.close, [(rogue, why)], "{name}");
            assert_eq!(told, reason, "{name}");
        }
        Resynced => assert!(resynced && effects.close.is_empty(), "{name}"),
        Ignored => assert!(!resynced && effects.close.is_empty(), "{name}"),
    }
    assert_eq!(effects.append, None, "{name}");
    let after = (
        shown(stage.room.doc()),
        stage.room.state_vector(),
        stage.room.encode(),
    );
    assert_eq!(before, after, "{name}");
    assert!(stage.received(anna).is_empty(), "{name}");

    let (ben, b) = arrive(&mut stage, "Ben", 71);
    stage.frame(anna, update(&a.write(0, "Still here")));
    stage
        .received(ben)
        .iter()
        .for_each(|frame| drop(b.read(frame)));
    assert_eq!(shown(&b.doc), shown(&a.doc), "{name}");
}

#[test]
fn every_flip_of_every_bit_leaves_the_others_whole() {
    let honest = update(&Copy::new(66).note("n9", "Moi 👋"));
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    for at in 0..honest.len() * 8 {
        stage.now_ms += 61_000;
        let rogue = stage.join(&format!("Rogue {at}"));
        let mut frame = honest.clone();
        frame[at / 8] ^= 1 << (at % 8);
        stage.frame(rogue, frame);
        stage.leave(rogue);
    }
    stage
        .received(anna)
        .iter()
        .for_each(|frame| drop(a.read(frame)));
    stage.frame(anna, update(&a.write(0, "Still here")));
    assert_eq!(shown(&a.doc), shown(stage.room.doc()));
    assert_eq!(shown(&stage.replayed()), shown(stage.room.doc()));
}

#[test]
fn a_flood_is_cut_off_and_comes_to_the_others_as_few_frames() {
    let mut stage = Stage::new();
    let anna = stage.join("Anna");
    let rogue = stage.join("Rogue");
    stage.received(anna);
    let flood = (0..60_000).map(|clock| Event::Frame {
        conn: rogue,
        bytes: awareness(&[(66, clock, &format!("{{\"a\":{clock}}}"))]).into(),
    });
    stage.handle(flood);
    assert_eq!(stage.closed.get(&rogue), Some(&Close::TooFast));
    assert!(stage.received(anna).len() <= 1);
}

#[test]
fn who_sends_gap_after_gap_is_refused() {
    let mut stage = Stage::new();
    let rogue = stage.join("Rogue");
    let gap = frame("1 1 66 5 x28 x01 'notes' 'x' 1 x7e 0");
    for _ in 0..6 {
        stage.frame(rogue, gap.clone());
    }
    assert_eq!(stage.closed.get(&rogue), Some(&Close::Refused));
}

#[test]
fn the_scan_names_the_flaw() {
    assert_eq!(scan(&chain_of_maps(10_000)), Err(Flaw::TooDeep));
    let document = frame("1 1 66 0 x29 x01 'notes' 'x' 'a' x76 x00 0");
    assert_eq!(scan(&document), Err(Flaw::Content("document")));
    assert_eq!(scan(&raw("42")), Err(Flaw::UnknownType));
    assert!(scan(&chain_of_maps(8)).is_ok());
}
