//! Frames that are meant to hurt, each by name.

use crate::presence::awareness;
use crate::stage::{Copy, put, sync, update};

type Frames = Vec<(&'static str, Vec<u8>)>;

/// Bytes from words: `12` is a variable-length number, `x2a` a byte, `'abc'` a string with its length.
pub fn raw(words: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for word in words.split_whitespace() {
        if let Some(text) = word.strip_prefix('\'') {
            let text = text.trim_end_matches('\'');
            put(&mut out, text.len() as u64);
            out.extend_from_slice(text.as_bytes());
        } else if let Some(hex) = word.strip_prefix('x') {
            out.push(u8::from_str_radix(hex, 16).expect("a byte"));
        } else {
            put(&mut out, word.parse().expect("a number"));
        }
    }
    out
}

/// An update: `clients (structs client clock struct…)… deletes`.
pub fn frame(words: &str) -> Vec<u8> {
    update(&raw(words))
}

/// An update with one struct under a key of `notes`: its content's kind and bytes.
fn content(kind: u8, body: &[u8]) -> Vec<u8> {
    let head = raw(&format!("1 1 66 0 x{:x} x01 'notes' 'x'", 0x20 | kind));
    update(&[&head, body, &[0]].concat())
}

fn value(body: &[u8]) -> Vec<u8> {
    content(8, &[&[1], body].concat())
}

/// A map in a map in a map, within one update.
pub fn chain_of_maps(depth: u32) -> Vec<u8> {
    let mut words = format!("1 {depth} 66 0 x27 x01 'notes' 'x' x01");
    for clock in 1..depth {
        words += &format!(" x27 x00 66 {} 'x' x01", clock - 1);
    }
    frame(&(words + " 0"))
}

/// The same, each map placed by a sibling whose parent is only known from its neighbour.
fn chain_beside_neighbours(depth: u32) -> Vec<u8> {
    let mut words = format!("1 {} 66 0 x27 x01 'notes' 'x' x01", depth * 2 - 1);
    for parent in (0..depth - 1).map(|level| level * 2) {
        words += &format!(" x28 x00 66 {parent} 'x' 1 x7e x87 66 {} x01", parent + 1);
    }
    frame(&(words + " 0"))
}

fn deletes(ranges: &[(u32, u32)]) -> Vec<u8> {
    let ranges: Vec<_> = ranges
        .iter()
        .map(|(clock, len)| format!("{clock} {len}"))
        .collect();
    frame(&format!("0 1 1 {} {}", ranges.len(), ranges.join(" ")))
}

pub fn broken() -> Frames {
    let whole = update(&Copy::new(66).note("n9", "Moi"));
    vec![
        ("empty", vec![]),
        ("truncated", whole[..whole.len() - 3].to_vec()),
        ("with a tail", [whole, vec![0]].concat()),
        ("text", b"hello, is anybody there?".to_vec()),
        ("zeros", vec![0; 4_000]),
        ("ones", vec![255; 4_000]),
        ("unknown type", raw("42 1 2 3")),
        ("permission denied from a client", raw("2 0 'A'")),
        ("acknowledgement from a client", raw("100 1 0 1")),
        ("unknown sync step", sync(3, &[0])),
        ("lying frame length", raw("0 2 4294967295 1")),
        ("lying client count", frame("250000000")),
        ("lying struct count", frame("1 1099511627776 66 0")),
        ("lying state vector", sync(0, &raw("250000000"))),
        ("lying delete count", frame("0 1 1 250000000")),
        ("lying array", value(&raw("x75 250000000"))),
        ("lying object", value(&raw("x76 250000000"))),
        ("lying string", value(&raw("x77 250000000 x41"))),
        (
            "endless number",
            value(&[[125].as_slice(), &[0xff; 12], &[0]].concat()),
        ),
        ("string that is not utf-8", value(&raw("x77 2 xc3 x28"))),
        ("padded number", frame("1 1 66 0 x04 x00 x81 x00 1 'a' 0")),
        ("unknown value", value(&[9])),
        ("struct of no length", content(1, &[0])),
        ("huge clock", frame("1 1 66 2147483648 x00 1 0")),
        ("huge length", frame("1 1 66 1 x00 2147483647 0")),
        ("huge client", frame("1 1 9007199254740992 0 x00 1 0")),
        (
            "the same client twice",
            frame("2 1 66 0 x00 1 1 66 1 x00 1 0"),
        ),
        ("overlapping deletes", deletes(&[(0, 9); 9])),
        ("deletes out of order", deletes(&[(3, 1), (0, 1)])),
        ("upon itself", frame("1 1 66 0 x84 66 0 'a' 0")),
        (
            "in what is no parent",
            frame("1 1 66 0 x24 x00 1 0 'k' 'abc' 0"),
        ),
        ("awareness that is no json", awareness(&[(66, 1, "{oops")])),
        ("awareness that is no object", awareness(&[(66, 1, "[]")])),
        (
            "awareness nested deeply",
            awareness(&[(66, 1, &"[".repeat(2_000))]),
        ),
        ("awareness with lying count", raw("1 4 250000000")),
    ]
}

pub fn deep() -> Frames {
    let nested = |open: &str, depth| value(&[raw(open).repeat(depth), vec![126]].concat());
    let more = " x27 x01 'notes' 'y' x01".repeat(8);
    vec![
        ("array of 100,000 arrays", nested("x75 1", 100_000)),
        ("array of 33 arrays", nested("x75 1", 33)),
        ("object of 300,000 objects", nested("x76 1 ''", 300_000)),
        ("chain of 50,000 maps", chain_of_maps(50_000)),
        (
            "chain of maps beside neighbours",
            chain_beside_neighbours(5_000),
        ),
        (
            "map within itself",
            frame(&format!("1 9 66 0 x27 x00 66 0 'x' x01 {more} 0")),
        ),
    ]
}

pub fn strange_content() -> Frames {
    vec![
        ("buffer", value(&raw("x74 1 x07"))),
        ("json", content(2, &raw("1 '1'"))),
        ("binary", content(3, &raw("1 x00"))),
        ("embed", content(5, &raw("'1'"))),
        ("format", content(6, &raw("'b' 'true'"))),
        ("array type", content(7, &raw("x00"))),
        ("xml type", content(7, &raw("x03 'p'"))),
        ("weak link", content(7, &raw("x07 x00"))),
        ("subdocument", content(9, &raw("'a' x76 x00"))),
        ("move", content(11, &raw("x00 x00"))),
    ]
}

pub fn too_large() -> Frames {
    let deleted: Vec<_> = (0..60_000).map(|at| (at * 2, 1)).collect();
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(3_000));
    vec![
        ("60,000 deletes", deletes(&deleted)),
        (
            "30,000 structs",
            frame(&format!("1 30000 66 0 {} 0", "x00 1 ".repeat(30_000))),
        ),
        (
            "19,000 rivals in a text",
            frame(&format!(
                "1 19000 66 0 {} 0",
                "x04 x00 1 1 'a' ".repeat(19_000)
            )),
        ),
        (
            "19,000 rivals for a key",
            frame(&format!(
                "1 19000 66 0 {} 0",
                "x28 x01 'notes' 'x' 1 x7e ".repeat(19_000)
            )),
        ),
        ("over a megabyte", vec![0; (1 << 20) + 1]),
        ("50 megabytes", vec![0; 50 << 20]),
        ("awareness of 3 KB", awareness(&[(66, 1, &long)])),
    ]
}

pub fn gaps() -> Frames {
    vec![
        (
            "gap in the clock",
            frame("1 1 66 5 x28 x01 'notes' 'x' 1 x7e 0"),
        ),
        (
            "gap in the server's clock",
            frame("1 1 1 5 x28 x01 'notes' 'x' 1 x7e 0"),
        ),
        ("skip", frame("1 2 66 0 x0a 5 x28 x01 'notes' 'x' 1 x7e 0")),
        ("upon what is not there", frame("1 1 66 0 x84 900 7 'a' 0")),
        ("deletes of what is not there", deletes(&[(1_000, 1 << 30)])),
    ]
}

pub fn misplaced() -> Frames {
    vec![
        (
            "in a text as in a map",
            frame("1 1 66 0 x28 x00 1 1 'k' 1 x7e 0"),
        ),
        (
            "in a map as in a text",
            frame("1 1 66 0 x04 x01 'notes' 'abc' 0"),
        ),
        ("a map as a text within a new map", {
            frame("1 2 66 0 x27 x01 'notes' 'x' x01 x04 x00 66 0 'abc' 0")
        }),
    ]
}

pub fn closed_roots() -> Frames {
    vec![
        (
            "the server's",
            frame("1 1 66 0 x28 x01 'meta' 'kind' 1 x7e 0"),
        ),
        (
            "the server's by its neighbour",
            frame("1 1 66 0 x88 1 0 1 x7e 0"),
        ),
        ("the server's, taken out", deletes(&[(0, 1)])),
        (
            "one of its own",
            frame("1 1 66 0 x28 x01 'mine' 'x' 1 x7e 0"),
        ),
    ]
}

pub fn harmless() -> Frames {
    vec![
        (
            "awareness as another's client",
            awareness(&[(70, 99, "{\"user\":1}")]),
        ),
        ("settings that never were", raw("102 65535")),
        (
            "state vector from beyond",
            sync(0, &raw("2 66 2147483647 1 1")),
        ),
        ("the empty update", frame("0 0")),
        ("deletes of nobody", frame("0 1 500 0")),
    ]
}
