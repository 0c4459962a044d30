//! Joining, writing, reading.

use collab::{Close, Event, LoadError, Room, Seed};
use yrs::{Map, ReadTxn, StateVector, Text, Transact, WriteTxn};

use crate::stage::{
    Copy, Rules, Simple, Stage, acknowledged, seed, shown, sync, sync_body, update,
};

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

/// A copy's step 2 against the empty state: everything, known or not.
pub fn everything(copy: &Copy) -> Vec<u8> {
    sync(
        1,
        &copy
            .doc
            .transact()
            .encode_state_as_update_v1(&StateVector::default()),
    )
}

#[test]
fn what_is_partly_known_is_logged_and_sent_only_once() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    let (ben, b) = arrive(&mut stage, "Ben", 71);
    let first = update(&a.write(0, "yksi 👋"));
    a.write(7, " kaksi");
    let between = update(&b.write(0, "B"));
    let frames = [
        (anna, first),
        (ben, between),
        (anna, everything(&a)),
        (anna, everything(&a)),
    ];
    let events = frames.map(|(conn, bytes)| Event::Frame {
        conn,
        bytes: bytes.into(),
    });
    let effects = stage.handle(events);
    let row = effects.append.expect("there is something new");
    assert!(row.update.len() < 90, "{} bytes", row.update.len());
    assert_eq!(shown(&stage.replayed()), shown(stage.room.doc()));
    stage
        .received(ben)
        .iter()
        .for_each(|frame| drop(b.read(frame)));
    assert_eq!(shown(&b.doc), shown(stage.room.doc()));
    let told = stage
        .received(anna)
        .iter()
        .find_map(|frame| acknowledged(frame));
    assert_eq!(told, Some(4));

    let again = stage.frame(anna, everything(&a));
    assert_eq!(again.append, None);
    assert_eq!(again.send.len(), 1);
}

#[test]
fn deletions_alone_are_logged_and_counted() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    stage.frame(anna, update(&a.write(0, "poistettava")));
    let before = stage.room.state_vector();
    stage.received(anna);
    let cut = a.change(|txn| {
        let fields = txn.get_or_insert_map("fields");
        if let Some(yrs::Out::YText(goal)) = fields.get(txn, "goal") {
            goal.remove_range(txn, 2, 5);
        }
    });
    let effects = stage.frame(anna, update(&cut));
    assert!(effects.append.is_some());
    assert_eq!(stage.room.state_vector(), before);
    let told = stage
        .received(anna)
        .iter()
        .find_map(|frame| acknowledged(frame));
    assert_eq!(told, Some(3));
    assert_eq!(shown(&stage.replayed()), shown(&a.doc));
    assert_eq!(stage.frame(anna, update(&cut)).append, None);
}

#[test]
fn the_server_writes_and_imports() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    let import = Copy::new(500).note("n1", "imported");
    let broken = update(&import)[2..9].to_vec();
    let edit: collab::Edit = Box::new(|txn| {
        txn.get_or_insert_map("archive").insert(txn, "x", 1);
    });
    let effects = stage.handle([
        Event::Edit(edit),
        Event::Apply { update: import },
        Event::Apply { update: broken },
    ]);
    assert_eq!(effects.left_out, 1);
    assert!(effects.append.is_some_and(|row| row.clients.is_empty()));
    stage
        .received(anna)
        .iter()
        .for_each(|frame| drop(a.read(frame)));
    assert_eq!(shown(&a.doc), shown(stage.room.doc()));
    assert_eq!(shown(&stage.replayed()), shown(stage.room.doc()));

    // A root that the server has just made is closed to clients like the others.
    let write = a.change(|txn| {
        txn.get_or_insert_map("archive").insert(txn, "x", 2);
    });
    let effects = stage.frame(anna, update(&write));
    assert_eq!(effects.refused[0].reason, "denied-closed-root");
}

#[test]
fn an_import_that_lacks_its_beginning_is_left_out() {
    let mut stage = Stage::new();
    let copy = Copy::new(500);
    copy.note("n1", "kept back");
    let update = copy.note("n2", "imported");
    let effects = stage.handle([Event::Apply { update }]);
    assert_eq!((effects.left_out, effects.append), (1, None));
    assert_eq!(shown(&stage.replayed()), shown(stage.room.doc()));
}

#[test]
fn nothing_is_done_before_the_row_is_durable() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    let (ben, b) = arrive(&mut stage, "Ben", 71);
    let bytes = update(&a.note("n1", "never saved")).into();
    let now_ms = stage.now_ms;
    let lost = stage
        .room
        .handle_all([Event::Frame { conn: anna, bytes }], now_ms);
    assert!(lost.append.is_some() && lost.send.len() == 2);
    let effects = stage.room.fail();
    assert!(effects.send.is_empty() && effects.append.is_none());
    assert_eq!(
        effects.close,
        [(anna, Close::NotSaved), (ben, Close::NotSaved)]
    );
    let bytes = update(&b.note("n2", "too late")).into();
    let after = stage
        .room
        .handle_all([Event::Frame { conn: ben, bytes }], now_ms);
    assert!(after.send.is_empty() && after.append.is_none() && after.close.is_empty());
}

#[test]
fn a_room_at_rest_comes_back_by_itself() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    stage.frame(anna, update(&a.note("n1", "Hei")));
    stage.room.rest();
    assert!(stage.room.is_resting() && !stage.room.is_idle());
    let ben = stage.join("Ben");
    assert!(stage.room.is_resting(), "a join alone needs no document");
    stage.frame(ben, Copy::new(71).step_1());
    assert_eq!(shown(stage.room.doc()), shown(&a.doc));
    assert!(!stage.room.is_resting());
}

#[test]
fn a_damaged_log_is_an_error_and_never_an_empty_document() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    stage.frame(anna, update(&a.note("n1", "one")));
    stage.frame(anna, update(&a.note("n2", "two")));
    let row = |at: usize| stage.log[at].update.clone();
    let load = |updates| {
        let rules = Rules {
            revision: 1,
            open: true,
        };
        Room::load(Seed { updates, ..seed() }, Simple, rules).map(drop)
    };
    assert_eq!(load(vec![row(0), row(1)]), Ok(()));
    assert_eq!(load(vec![row(1)]), Err(LoadError::Gap));
    assert_eq!(load(vec![row(0)[..9].to_vec()]), Err(LoadError::Damaged));
}

#[test]
fn a_room_can_move_to_another_thread() {
    fn moves<T: Send>() {}
    moves::<Room<Simple>>();
    moves::<Event<Simple>>();
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
