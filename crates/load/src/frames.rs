//! Attacks by name: what is wrong with each, from an empty frame to fifty megabytes.
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::pen::Pen;
use crate::wire::{self, STEP_1, STEP_2, UPDATE};

/// Awareness messages of a flood.
const FLOOD: u32 = 60_000;
/// Depth of a deep nest, and ranges of a huge delete set; both fit below the largest frame.
const DEPTH: usize = 200_000;
const RANGES: u64 = 120_000;
const MB: usize = 1 << 20;

/// Frames that one person sends, one after the other.
pub struct Attack {
    pub name: &'static str,
    pub frames: Vec<Frame>,
}

/// All of them, by somebody who may write as `by`; `foreign` is what somebody else would have written next.
pub fn attacks(by: &str, foreign: &[u8]) -> Vec<Attack> {
    let whole = wire::sync(UPDATE, &Pen::new(by, "Rogue").notes(1));
    let mut flipped = whole.clone();
    let middle = flipped.len() / 3;
    flipped[middle] ^= 0x7f;
    let noise = (0..400_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]);
    let one = |name, frame: Vec<u8>| Attack {
        name,
        frames: vec![Frame::Binary(frame.into())],
    };
    let sync = |words: &[u64]| wire::sync(UPDATE, &numbers(words));
    vec![
        one("empty", Vec::new()),
        one("truncated", whole[..whole.len() / 2].to_vec()),
        one("bit-flipped", flipped),
        one("random", noise.collect()),
        Attack {
            name: "text",
            frames: vec![Frame::Text("hello, is anybody there?".into())],
        },
        one("an unknown type", vec![99, 1, 2, 3]),
        one("an unknown step", wire::sync(3, &[0])),
        one("a lying length", vec![0, 2, 0xff, 0xff, 0xff, 0x7f]),
        one("a lying count of clients", sync(&[1 << 50])),
        one("a lying count of structs", sync(&[1, 1 << 40, 66, 0])),
        one(
            "a lying state vector",
            wire::sync(STEP_1, &numbers(&[1 << 28])),
        ),
        one("a number without end", [&[0, 2][..], &[0xff; 12]].concat()),
        one("a huge clock", huge_clock()),
        one("a foreign client id", wire::sync(UPDATE, foreign)),
        one("a huge delete set", huge_deletes()),
        one("a lying delete set", sync(&[0, 1, 7, 1 << 40])),
        Attack {
            name: "gaps",
            frames: (0..8).map(|_| Frame::Binary(gap().into())).collect(),
        },
        one("a deep nest", deep()),
        Attack {
            name: "an awareness flood",
            frames: (0..FLOOD)
                .map(|n| Frame::Binary(presence(n).into()))
                .collect(),
        },
        one("a lying awareness", wire::awareness(&numbers(&[100_000]))),
        one("2 MB", wire::sync(STEP_2, &vec![0; 2 * MB])),
        one("50 MB", vec![0; 50 * MB]),
    ]
}

fn numbers(all: &[u64]) -> Vec<u8> {
    let mut out = Vec::new();
    all.iter().for_each(|one| wire::put_number(&mut out, *one));
    out
}

/// A struct far beyond what anybody has written.
fn huge_clock() -> Vec<u8> {
    let mut body = numbers(&[1, 1, 7, (1 << 31) + 5]);
    body.extend([4, 1, 1, b'x', 1, b'y', 0]);
    wire::sync(UPDATE, &body)
}

/// A value under a key of `notes`, by a client of whom nothing before is known.
fn gap() -> Vec<u8> {
    let mut body = numbers(&[1, 1, 66, 5]);
    body.extend([0x28, 1, 5]);
    body.extend(b"notes");
    body.extend([1, b'x', 1, 0x7e, 0]);
    wire::sync(UPDATE, &body)
}

/// Every other clock of a client is deleted.
fn huge_deletes() -> Vec<u8> {
    let mut body = numbers(&[0, 1, 7, RANGES]);
    (0..RANGES).for_each(|n| body.extend(numbers(&[n * 2, 1])));
    wire::sync(UPDATE, &body)
}

/// A value that is an array of an array of an array …
fn deep() -> Vec<u8> {
    let mut body = numbers(&[1, 1, 7, 0]);
    body.extend([8, 1, 5]);
    body.extend(b"notes");
    body.push(1);
    body.extend(std::iter::repeat_n([117, 1], DEPTH).flatten());
    wire::sync(UPDATE, &body)
}

/// Where somebody is, anew each time.
fn presence(clock: u32) -> Vec<u8> {
    let mut body = numbers(&[1, 66, u64::from(clock)]);
    wire::put_buffer(&mut body, format!("{{\"a\":{clock}}}").as_bytes());
    wire::awareness(&body)
}
