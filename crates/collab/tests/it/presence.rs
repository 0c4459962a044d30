//! Awareness: who is here.

use collab::{AWARENESS_EVERY_MS, Event};

use crate::stage::{Stage, number, put};

type Entries = Vec<(u64, u64, String)>;

pub fn awareness(entries: &[(u64, u64, &str)]) -> Vec<u8> {
    let mut body = Vec::new();
    put(&mut body, entries.len() as u64);
    for (client, clock, state) in entries {
        put(&mut body, *client);
        put(&mut body, *clock);
        put(&mut body, state.len() as u64);
        body.extend_from_slice(state.as_bytes());
    }
    let mut out = vec![1];
    put(&mut out, body.len() as u64);
    out.extend_from_slice(&body);
    out
}

fn entries(frame: &[u8]) -> Option<Entries> {
    let (1, rest) = number(frame) else {
        return None;
    };
    let (count, mut rest) = number(number(rest).1);
    let mut all = Vec::new();
    for _ in 0..count {
        let (client, after) = number(rest);
        let (clock, after) = number(after);
        let (len, after) = number(after);
        let (state, after) = after.split_at(len as usize);
        all.push((client, clock, String::from_utf8_lossy(state).into_owned()));
        rest = after;
    }
    assert!(rest.is_empty());
    Some(all)
}

fn heard(stage: &mut Stage, conn: collab::ConnId) -> Vec<Entries> {
    stage
        .received(conn)
        .iter()
        .filter_map(|frame| entries(frame))
        .collect()
}

fn entry(client: u64, clock: u64, state: &str) -> (u64, u64, String) {
    (client, clock, state.to_owned())
}

#[test]
fn states_are_sent_together_and_not_too_often() {
    let mut stage = Stage::new();
    let anna = stage.join("Anna");
    let ben = stage.join("Ben");
    stage.frame(anna, awareness(&[(70, 1, "{}")]));
    assert_eq!(heard(&mut stage, ben), [[entry(70, 1, "{}")]]);
    assert_eq!(stage.room.next_tick_ms(), None);

    stage.frame(anna, awareness(&[(70, 2, r#"{"zone":"a"}"#)]));
    stage.frame(anna, awareness(&[(70, 3, r#"{"zone":"b"}"#)]));
    stage.frame(ben, awareness(&[(71, 1, "{}")]));
    assert!(heard(&mut stage, ben).is_empty());
    let due = stage.now_ms + AWARENESS_EVERY_MS;
    assert_eq!(stage.room.next_tick_ms(), Some(due));

    stage.now_ms = due;
    let effects = stage.handle([Event::Tick]);
    assert!(effects.append.is_none());
    let both = [entry(70, 3, r#"{"zone":"b"}"#), entry(71, 1, "{}")];
    assert_eq!(heard(&mut stage, ben), [both]);
    assert!(stage.handle([Event::Tick]).send.is_empty());
}

#[test]
fn who_leaves_is_gone_and_who_comes_sees_who_is_here() {
    let mut stage = Stage::new();
    let anna = stage.join("Anna");
    let ben = stage.join("Ben");
    stage.frame(anna, awareness(&[(70, 1, "{}")]));
    stage.now_ms += AWARENESS_EVERY_MS;
    stage.frame(ben, awareness(&[(71, 4, "{}")]));
    let cecilia = stage.join("Cecilia");
    assert_eq!(
        heard(&mut stage, cecilia),
        [[entry(70, 1, "{}"), entry(71, 4, "{}")]]
    );

    heard(&mut stage, anna);
    stage.now_ms += AWARENESS_EVERY_MS;
    stage.leave(ben);
    assert_eq!(heard(&mut stage, anna), [[entry(71, 4, "null")]]);
    stage.frame(cecilia, vec![3]);
    let asked = heard(&mut stage, cecilia);
    assert_eq!(asked.last(), Some(&vec![entry(70, 1, "{}")]));
}

#[test]
fn nobody_speaks_for_another_and_echoes_are_passed_over() {
    let mut stage = Stage::new();
    let anna = stage.join("Anna");
    let ben = stage.join("Ben");
    stage.frame(anna, awareness(&[(70, 1, r#"{"user":"Anna"}"#)]));
    heard(&mut stage, anna);
    stage.now_ms += AWARENESS_EVERY_MS;
    stage.frame(
        ben,
        awareness(&[(70, 9, r#"{"user":"Fake"}"#), (71, 1, "{}"), (72, 1, "{}")]),
    );
    assert_eq!(heard(&mut stage, anna), [[entry(71, 1, "{}")]]);
    stage.now_ms += AWARENESS_EVERY_MS;
    stage.frame(ben, awareness(&[(72, 2, "{}")]));
    assert!(heard(&mut stage, anna).is_empty());
}

#[test]
fn a_connection_that_came_back_takes_the_place_of_its_old_one() {
    let mut stage = Stage::new();
    let ben = stage.join("Ben");
    let old = stage.join("Anna");
    stage.frame(old, awareness(&[(70, 1, "{}")]));
    stage.now_ms += AWARENESS_EVERY_MS;
    let new = stage.join("Anna");
    stage.frame(new, awareness(&[(70, 2, "{}")]));
    heard(&mut stage, ben);
    stage.now_ms += AWARENESS_EVERY_MS;
    stage.leave(old);
    assert!(heard(&mut stage, ben).is_empty());
    stage.frame(ben, vec![3]);
    assert_eq!(heard(&mut stage, ben), [[entry(70, 2, "{}")]]);
}
