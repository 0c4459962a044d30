//! What real Yjs clients send, as recorded by `yjs/record.mjs`.

use std::collections::HashMap;

use collab::scan;
use yrs::updates::decoder::Decode;
use yrs::{Any, Number, Transact, Update};

use crate::stage::{Stage, document, shown, sync_body, update};

const RECORDED: &str = include_str!("yjs/recorded.txt");

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("a hex digit") as u8;
    hex.as_bytes()
        .chunks(2)
        .map(|pair| digit(pair[0]) * 16 + digit(pair[1]))
        .collect()
}

/// Equal as JSON: whole numbers are numbers, and zero has no sign.
fn alike(a: &Any, b: &Any) -> bool {
    let number = |number: &Number| match number {
        Number::Int(number) => *number as f64,
        Number::Float(number) => *number,
    };
    match (a, b) {
        (Any::Number(a), Any::Number(b)) => number(a) == number(b),
        (Any::Array(a), Any::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| alike(a, b))
        }
        (Any::Map(a), Any::Map(b)) => {
            let same = |(key, a): (&String, &Any)| b.get(key).is_some_and(|b| alike(a, b));
            a.len() == b.len() && a.iter().all(same)
        }
        (a, b) => a == b,
    }
}

#[test]
fn a_room_shows_what_yjs_shows() {
    let mut stage = Stage::new();
    let anna = stage.join("Anna");
    let ben = stage.join("Ben");
    let reader = document(99);
    let mut ends = None;
    for line in RECORDED.lines() {
        match line.split_once(' ') {
            Some(("update", hex)) => {
                let frame = update(&bytes(hex));
                assert!(scan(&frame).is_ok(), "{line}");
                let effects = stage.frame(anna, frame);
                assert!(effects.close.is_empty(), "{:?}: {line}", effects.refused);
            }
            Some(("shown", json)) => ends = Any::from_json(json).ok(),
            _ => panic!("not a record: {line}"),
        }
    }
    let Some(Any::Map(expected)) = ends else {
        panic!("the record says what is shown in the end");
    };
    for body in stage
        .received(ben)
        .iter()
        .filter_map(|frame| sync_body(frame))
    {
        if body.0 == 2 {
            let update = Update::decode_v1(body.1).expect("an update");
            reader
                .transact_mut()
                .apply_update(update)
                .expect("it applies");
        }
    }
    for doc in [stage.room.doc().clone(), stage.replayed(), reader] {
        let Any::Map(all) = shown(&doc) else {
            panic!("a document is shown as a map");
        };
        let roots: HashMap<_, _> = expected.keys().map(|key| (key, &all[key])).collect();
        for (root, expected) in expected.iter() {
            // The field that the server seeded was not known to the recorded clients.
            let mut found = roots[root].clone();
            if let Any::Map(map) = &mut found {
                std::sync::Arc::make_mut(map).remove("goal");
            }
            assert!(alike(&found, expected), "{root}: {found} is not {expected}");
        }
    }
}
