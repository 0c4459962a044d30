//! Joining, writing, reading.

use collab::{Close, Event};

use crate::stage::{Copy, Stage, acknowledged, shown, sync_body, update};

/// A copy that has read everything.
pub fn arrive(stage: &mut Stage, name: &str, client: u64) -> (collab::ConnId, Copy) {
    let conn = stage.join(name);
    let copy = Copy::new(client);
    stage.frame(conn, copy.step_1());
    for frame in stage.received(conn) {
        copy.read(&frame);
    }
    (conn, copy)
}

#[test]
fn a_join_gets_state_vector_settings_and_the_whole_document() {
    let mut stage = Stage::new();
    let conn = stage.join("Anna");
    let hello = stage.received(conn);
    assert_eq!(sync_body(&hello[0]).map(|(kind, _)| kind), Some(0));
    assert_eq!(hello[1][0], 101);
    assert_eq!(hello.len(), 2);

    let copy = Copy::new(70);
    stage.frame(conn, copy.step_1());
    let answer = stage.received(conn);
    copy.read(&answer[0]);
    assert_eq!(acknowledged(&answer[1]), Some(1));
    assert_eq!(shown(&copy.doc), shown(stage.room.doc()));
}

#[test]
fn an_update_reaches_the_others_and_the_log_but_not_its_sender() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    let (ben, b) = arrive(&mut stage, "Ben", 71);
    let effects = stage.frame(anna, update(&a.note("n1", "Hei 👋 ä")));
    assert!(
        effects
            .append
            .is_some_and(|row| row.clients == [(70, "Anna".to_owned())])
    );

    let to_anna = stage.received(anna);
    assert_eq!(to_anna.len(), 1);
    assert_eq!(acknowledged(&to_anna[0]), Some(2));
    let to_ben = stage.received(ben);
    assert_eq!(to_ben.len(), 1);
    b.read(&to_ben[0]);
    assert_eq!(shown(&b.doc), shown(&a.doc));
    assert_eq!(shown(&stage.replayed()), shown(&a.doc));
}

#[test]
fn a_batch_makes_one_row() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    let (ben, b) = arrive(&mut stage, "Ben", 71);
    let frames = [
        (anna, a.note("n1", "one")),
        (ben, b.note("n2", "two")),
        (anna, a.write(0, "Tavoite")),
        (anna, a.write(7, "!")),
        (ben, b.write(0, "👩‍👧 ")),
    ];
    let events = frames.map(|(conn, bytes)| Event::Frame {
        conn,
        bytes: update(&bytes).into(),
    });
    let effects = stage.handle(events);
    assert!(effects.append.is_some());
    assert_eq!(stage.log.len(), 1);
    assert_eq!(shown(&stage.replayed()), shown(stage.room.doc()));
    for frame in stage.received(ben) {
        b.read(&frame);
    }
    assert_eq!(shown(&b.doc), shown(stage.room.doc()));
}

#[test]
fn when_the_log_fails_everybody_is_closed_and_nothing_said() {
    let mut stage = Stage::new();
    let (anna, _) = arrive(&mut stage, "Anna", 70);
    let (ben, _) = arrive(&mut stage, "Ben", 71);
    let effects = stage.room.fail();
    assert_eq!(
        effects.close,
        [(anna, Close::NotSaved), (ben, Close::NotSaved)]
    );
    assert!(effects.send.is_empty() && effects.append.is_none());
    let late = stage.join("Cecilia");
    assert_eq!(stage.closed.get(&late), Some(&Close::NotSaved));
}
