//! What is refused, by which settings, and whose a client id is.

use collab::{Close, Event, SETTINGS_GRACE_MS, Seed};

use crate::rooms::arrive;
use crate::stage::{Copy, Person, Rules, Stage, denied, put, shown, sync_body, update};

fn forbidden(copy: &Copy) -> Vec<u8> {
    use yrs::{Map, WriteTxn};
    copy.change(|txn| {
        txn.get_or_insert_map("ticks").insert(txn, "forbidden", 1);
    })
}

fn seen(revision: u64) -> Vec<u8> {
    let mut out = vec![102];
    put(&mut out, revision);
    out
}

fn close_the_step(stage: &mut Stage, revision: u64) {
    stage.handle([Event::Settings(Rules {
        revision,
        open: false,
    })]);
}

#[test]
fn a_refusal_goes_back_to_what_was_accepted_and_keeps_the_rest_of_the_batch() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    let (ben, b) = arrive(&mut stage, "Ben", 71);
    let (cecilia, c) = arrive(&mut stage, "Cecilia", 72);
    let frames = [
        (anna, a.note("n1", "one")),
        (ben, forbidden(&b)),
        (ben, b.note("n2", "after the refusal")),
        (anna, a.note("n3", "three")),
    ];
    let events = frames.map(|(conn, bytes)| Event::Frame {
        conn,
        bytes: update(&bytes).into(),
    });
    let effects = stage.handle(events);
    assert_eq!(effects.close, [(ben, Close::Refused)]);
    assert_eq!(effects.refused.len(), 1);
    let told = effects.send.iter().find_map(|send| match send {
        collab::Send::To(conn, frame) if *conn == ben => denied(frame),
        _ => None,
    });
    assert_eq!(told, Some("denied-forbidden"));

    stage
        .received(cecilia)
        .iter()
        .for_each(|frame| drop(c.read(frame)));
    assert_eq!(shown(stage.room.doc()), shown(&a.doc));
    assert_eq!(shown(&c.doc), shown(&a.doc));
    assert_eq!(shown(&stage.replayed()), shown(&a.doc));
    assert!(
        stage
            .log
            .iter()
            .all(|row| row.clients.iter().all(|(client, _)| *client != 71))
    );
}

#[test]
fn a_message_is_judged_by_the_settings_that_its_client_confirmed() {
    let mut stage = Stage::new();
    let (slow, s) = arrive(&mut stage, "Slow", 70);
    let (quick, q) = arrive(&mut stage, "Quick", 71);
    close_the_step(&mut stage, 2);
    assert!(stage.received(quick).iter().any(|frame| frame[0] == 101));
    stage.frame(quick, seen(2));

    stage.now_ms += SETTINGS_GRACE_MS;
    stage.frame(slow, update(&s.note("n1", "still typing")));
    stage.frame(quick, update(&q.note("n2", "knew better")));
    assert_eq!(stage.closed.get(&slow), None);
    assert_eq!(stage.closed.get(&quick), Some(&Close::Refused));

    stage.now_ms += 1;
    stage.frame(slow, update(&s.note("n3", "too late")));
    assert_eq!(stage.closed.get(&slow), Some(&Close::Refused));
}

#[test]
fn confirming_what_never_was_does_not_reach_into_the_future() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    stage.frame(anna, seen(9));
    close_the_step(&mut stage, 2);
    stage.frame(anna, update(&a.note("n1", "in time")));
    assert_eq!(stage.closed.get(&anna), None);
}

#[test]
fn what_opens_is_open_at_once_for_clients_that_never_confirm() {
    let mut stage = Stage::new();
    close_the_step(&mut stage, 2);
    stage.now_ms += 60_000;
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    stage.handle([Event::Settings(Rules {
        revision: 3,
        open: true,
    })]);
    stage.frame(anna, update(&a.note("n1", "right away")));
    assert_eq!(stage.closed.get(&anna), None);
}

#[test]
fn a_changed_role_counts_at_once() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    let who = Person {
        name: "Anna".to_owned(),
        reads_only: true,
    };
    stage.handle([Event::Who { conn: anna, who }]);
    stage.frame(anna, update(&a.note("n1", "not any more")));
    assert_eq!(stage.closed.get(&anna), Some(&Close::Refused));
}

#[test]
fn three_refusals_a_minute_pause_the_participant_but_not_the_room() {
    let mut stage = Stage::new();
    let (ben, b) = arrive(&mut stage, "Ben", 71);
    let (second, _) = arrive(&mut stage, "Rogue", 90);
    for client in 80..83 {
        let (conn, copy) = arrive(&mut stage, "Rogue", client);
        let effects = stage.frame(conn, update(&forbidden(&copy)));
        assert_eq!(effects.paused.len(), usize::from(client == 82));
    }
    assert_eq!(stage.closed.get(&second), Some(&Close::TooFast));
    let back = stage.join("Rogue");
    assert_eq!(stage.closed.get(&back), Some(&Close::TooFast));
    stage.frame(ben, update(&b.note("n1", "goes on")));
    assert_eq!(stage.closed.get(&ben), None);

    stage.now_ms += 60_000;
    let later = stage.join("Rogue");
    assert_eq!(stage.closed.get(&later), None);
}

#[test]
fn nobody_writes_under_the_client_id_of_another() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    stage.frame(anna, update(&a.note("n1", "mine")));
    let (ben, b) = arrive(&mut stage, "Ben", 70);
    let effects = stage.frame(ben, update(&b.note("n2", "not yours")));
    assert_eq!(effects.refused[0].reason, "denied-foreign-client");
    assert_eq!(effects.append, None);

    let (again, c) = arrive(&mut stage, "Anna", 70);
    stage.frame(again, update(&c.note("n3", "mine, from another device")));
    assert_eq!(stage.closed.get(&again), None);
}

#[test]
fn nobody_writes_under_the_servers_client_id() {
    let mut stage = Stage::new();
    let (rogue, copy) = arrive(&mut stage, "Rogue", 1);
    let effects = stage.frame(rogue, update(&copy.note("n2", "as the server")));
    assert_eq!(effects.refused[0].reason, "denied-foreign-client");
}

#[test]
fn a_client_id_stays_bound_when_the_room_is_loaded_again() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    stage.frame(anna, update(&a.note("n1", "mine")));
    let mut again = Stage::from(Seed {
        snapshot: Some(stage.room.encode()),
        updates: vec![],
        clients: stage
            .log
            .iter()
            .flat_map(|row| row.clients.clone())
            .collect(),
    });
    let (ben, b) = arrive(&mut again, "Ben", 70);
    let effects = again.frame(ben, update(&b.note("n2", "not yours")));
    assert_eq!(effects.refused[0].reason, "denied-foreign-client");
}

#[test]
fn a_client_id_that_is_only_present_is_taken_too() {
    let mut stage = Stage::new();
    let (anna, _) = arrive(&mut stage, "Anna", 70);
    stage.frame(anna, crate::presence::awareness(&[(70, 1, "{}")]));
    let (ben, b) = arrive(&mut stage, "Ben", 70);
    let effects = stage.frame(ben, update(&b.note("n1", "muting Anna")));
    assert_eq!(effects.refused[0].reason, "denied-foreign-client");
}

#[test]
fn a_full_document_refuses_more_but_lets_go() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    let long = "x".repeat(1_000_000);
    let mut effects = collab::Effects::default();
    for id in 0..6 {
        effects = stage.frame(anna, update(&a.note(&format!("n{id}"), &long)));
    }
    assert_eq!(effects.refused[0].reason, "denied-document-full");

    let (ben, b) = arrive(&mut stage, "Ben", 71);
    let removal = b.change(|txn| {
        use yrs::{Map, WriteTxn};
        txn.get_or_insert_map("notes").remove(txn, "n0");
    });
    stage.frame(ben, update(&removal));
    stage.frame(ben, update(&b.note("small", "fits again")));
    assert_eq!(stage.closed.get(&ben), None);
    assert!(stage.room.encode().len() < collab::DOCUMENT_BYTES_MAX);
}

#[test]
fn a_gap_is_answered_by_asking_for_everything_and_counts_once_it_is_there() {
    let mut stage = Stage::new();
    let (anna, a) = arrive(&mut stage, "Anna", 70);
    a.note("n1", "lost on the way");
    let effects = stage.frame(anna, update(&a.note("n2", "came")));
    assert_eq!(effects.append, None);
    let asked = stage.received(anna);
    assert_eq!(asked.len(), 1);
    assert_eq!(sync_body(&asked[0]).map(|(kind, _)| kind), Some(0));

    let answer = a.read(&asked[0]).expect("a step 1 is answered");
    stage.frame(anna, answer);
    let acknowledged = stage.received(anna);
    // Step 1, the update with the gap and the step 2.
    assert_eq!(crate::stage::acknowledged(&acknowledged[0]), Some(3));
    assert_eq!(shown(stage.room.doc()), shown(&a.doc));
}
