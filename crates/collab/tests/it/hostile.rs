//! Frames that are meant to hurt, each by name: what the room answers, and that nothing else changes.

use collab::{Close, Event, Flaw, scan};

use crate::rooms::arrive;
use crate::stage::{Copy, Stage, denied, put, shown, sync, update};

/// What becomes of the sender.
#[derive(Debug, PartialEq)]
enum Fate {
    Closed(Close, Option<&'static str>),
    Resynced,
    Ignored,
}
use Fate::{Closed, Ignored, Resynced};

const MALFORMED: Fate = Closed(Close::Refused, Some("denied-malformed"));

/// Builds an update by hand.
#[derive(Default)]
struct Raw(Vec<u8>);

impl Raw {
    fn n(mut self, number: u64) -> Self {
        put(&mut self.0, number);
        self
    }

    fn s(mut self, text: &str) -> Self {
        put(&mut self.0, text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    fn b(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// One client's section of so many structs, from a clock on.
    fn section(structs: u64, client: u64, clock: u64) -> Self {
        Self::default().n(1).n(structs).n(client).n(clock)
    }

    /// A struct under a key of a root, up to its content.
    fn under(self, content: u8, root: &str, key: &str) -> Self {
        self.b(&[0x20 | content, 1]).s(root).s(key)
    }

    fn frame(self) -> Vec<u8> {
        update(&self.0)
    }
}

fn any(value: &[u8]) -> Vec<u8> {
    Raw::section(1, 66, 0)
        .under(8, "notes", "x")
        .n(1)
        .b(value)
        .n(0)
        .frame()
}

/// A shared value of another kind than maps and texts.
fn content(kind: u8, body: &[u8]) -> Vec<u8> {
    Raw::section(1, 66, 0)
        .under(kind, "notes", "x")
        .b(body)
        .n(0)
        .frame()
}

/// A map in a map in a map, within one update.
fn chain_of_maps(depth: u64) -> Vec<u8> {
    let mut raw = Raw::section(depth, 66, 0).under(7, "notes", "x").b(&[1]);
    for clock in 1..depth {
        raw = raw.b(&[0x27, 0]).n(66).n(clock - 1).s("x").b(&[1]);
    }
    raw.n(0).frame()
}

/// The same, each map placed by a sibling whose parent is only named by its neighbour.
fn chain_beside_neighbours(depth: u64) -> Vec<u8> {
    let mut raw = Raw::section(depth * 2 - 1, 66, 0)
        .under(7, "notes", "x")
        .b(&[1]);
    for level in 1..depth {
        let parent = (level - 1) * 2;
        raw = raw.b(&[0x28, 0]).n(66).n(parent).s("x").n(1).b(&[126]);
        raw = raw.b(&[0x87]).n(66).n(parent + 1).b(&[1]);
    }
    raw.n(0).frame()
}

fn deletes(ranges: &[(u64, u64)]) -> Vec<u8> {
    let mut raw = Raw::default().n(0).n(1).n(1).n(ranges.len() as u64);
    for (clock, len) in ranges {
        raw = raw.n(*clock).n(*len);
    }
    raw.frame()
}

fn awareness(client: u64, clock: u64, state: &str) -> Vec<u8> {
    let body = Raw::default().n(1).n(client).n(clock).s(state).0;
    Raw::default().n(1).n(body.len() as u64).b(&body).0
}

fn frames() -> Vec<(&'static str, Vec<u8>, Fate)> {
    let whole = update(&Copy::new(66).note("n9", "Moi"));
    let nested = |open: u8, depth: usize| [[open, 1].repeat(depth), vec![126]].concat();
    vec![
        ("empty", vec![], MALFORMED),
        ("truncated", whole[..whole.len() - 3].to_vec(), MALFORMED),
        ("with a tail", [whole.clone(), vec![0]].concat(), MALFORMED),
        ("text", b"hello, is anybody there?".to_vec(), MALFORMED),
        ("zeros", vec![0; 4_000], MALFORMED),
        ("ones", vec![255; 4_000], MALFORMED),
        ("unknown type", vec![42, 1, 2, 3], MALFORMED),
        (
            "permission denied from a client",
            vec![2, 0, 1, 65],
            MALFORMED,
        ),
        (
            "acknowledgement from a client",
            vec![100, 1, 0, 1],
            MALFORMED,
        ),
        ("unknown sync step", sync(3, &[0]), MALFORMED),
        (
            "lying frame length",
            vec![0, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 1],
            MALFORMED,
        ),
        (
            "lying client count",
            update(&[0xff, 0xff, 0xff, 0x7a]),
            MALFORMED,
        ),
        (
            "lying struct count",
            Raw::section(1 << 40, 66, 0).frame(),
            MALFORMED,
        ),
        (
            "lying state vector",
            sync(0, &[0xff, 0xff, 0xff, 0x7a]),
            MALFORMED,
        ),
        (
            "lying delete count",
            update(&[0, 1, 1, 0xff, 0xff, 0xff, 0x7a]),
            MALFORMED,
        ),
        (
            "lying array",
            any(&[117, 0xff, 0xff, 0xff, 0x7a]),
            MALFORMED,
        ),
        (
            "lying object",
            any(&[118, 0xff, 0xff, 0xff, 0x7a]),
            MALFORMED,
        ),
        (
            "lying string",
            any(&[119, 0xff, 0xff, 0xff, 0x7a, 65]),
            MALFORMED,
        ),
        (
            "endless number",
            any(&[[125].as_slice(), &[0xff; 12], &[0]].concat()),
            MALFORMED,
        ),
        (
            "string that is not utf-8",
            any(&[119, 2, 0xc3, 0x28]),
            MALFORMED,
        ),
        (
            "array of 100,000 arrays",
            any(&nested(117, 100_000)),
            MALFORMED,
        ),
        ("array of 33 arrays", any(&nested(117, 33)), MALFORMED),
        (
            "object of 300,000 objects",
            any(&[[118, 1, 0].repeat(300_000), vec![126]].concat()),
            MALFORMED,
        ),
        ("buffer", any(&[116, 1, 7]), MALFORMED),
        ("unknown value", any(&[9]), MALFORMED),
        ("chain of 50,000 maps", chain_of_maps(50_000), MALFORMED),
        (
            "chain of maps beside neighbours",
            chain_beside_neighbours(5_000),
            MALFORMED,
        ),
        (
            "map within itself",
            Raw::section(9, 66, 0)
                .b(&[0x27, 0])
                .n(66)
                .n(0)
                .s("x")
                .b(&[1])
                .b(&[0x27, 1]
                    .iter()
                    .copied()
                    .chain(*b"\x05notes\x01y\x01")
                    .collect::<Vec<_>>()
                    .repeat(8))
                .n(0)
                .frame(),
            MALFORMED,
        ),
        ("json", content(2, &[1, 1, b'1']), MALFORMED),
        ("binary", content(3, &[1, 0]), MALFORMED),
        ("embed", content(5, b"\x021"), MALFORMED),
        ("format", content(6, b"\x01b\x04true"), MALFORMED),
        ("array type", content(7, &[0]), MALFORMED),
        ("xml type", content(7, &[3, 1, b'p']), MALFORMED),
        ("weak link", content(7, &[7, 0]), MALFORMED),
        ("subdocument", content(9, b"\x01a\x76\x00"), MALFORMED),
        ("move", content(11, &[0, 0]), MALFORMED),
        ("struct of no length", content(1, &[0]), MALFORMED),
        (
            "huge clock",
            Raw::section(1, 66, 1 << 31).b(&[0, 1]).n(0).frame(),
            MALFORMED,
        ),
        (
            "huge length",
            Raw::section(1, 66, 1).b(&[0]).n((1 << 31) - 1).n(0).frame(),
            MALFORMED,
        ),
        (
            "huge client",
            Raw::section(1, 1 << 53, 0).b(&[0, 1]).n(0).frame(),
            MALFORMED,
        ),
        (
            "the same client twice",
            Raw::default()
                .n(2)
                .n(1)
                .n(66)
                .n(0)
                .b(&[0, 1])
                .n(1)
                .n(66)
                .n(1)
                .b(&[0, 1])
                .n(0)
                .frame(),
            MALFORMED,
        ),
        ("overlapping deletes", deletes(&[(0, 9); 9]), MALFORMED),
        (
            "deletes out of order",
            deletes(&[(3, 1), (0, 1)]),
            MALFORMED,
        ),
        (
            "60,000 deletes",
            deletes(&(0..60_000).map(|at| (at * 2, 1)).collect::<Vec<_>>()),
            Closed(Close::TooLarge, None),
        ),
        (
            "deletes of what is not there",
            deletes(&[(1_000, 1 << 30)]),
            Resynced,
        ),
        (
            "30,000 structs",
            Raw::section(30_000, 66, 0)
                .b(&[0, 1].repeat(30_000))
                .n(0)
                .frame(),
            Closed(Close::TooLarge, None),
        ),
        (
            "over a megabyte",
            vec![0; (1 << 20) + 1],
            Closed(Close::TooLarge, None),
        ),
        (
            "the server's client id",
            Raw::section(1, 1, 5)
                .under(8, "notes", "x")
                .n(1)
                .b(&[126])
                .n(0)
                .frame(),
            Resynced,
        ),
        (
            "gap in the clock",
            Raw::section(1, 66, 5)
                .under(8, "notes", "x")
                .n(1)
                .b(&[126])
                .n(0)
                .frame(),
            Resynced,
        ),
        (
            "skip",
            Raw::section(2, 66, 0)
                .b(&[10, 5])
                .under(8, "notes", "x")
                .n(1)
                .b(&[126])
                .n(0)
                .frame(),
            Resynced,
        ),
        (
            "upon what is not there",
            Raw::section(1, 66, 0)
                .b(&[0x84])
                .n(900)
                .n(7)
                .s("a")
                .n(0)
                .frame(),
            Resynced,
        ),
        (
            "upon itself",
            Raw::section(1, 66, 0)
                .b(&[0x84])
                .n(66)
                .n(0)
                .s("a")
                .n(0)
                .frame(),
            MALFORMED,
        ),
        (
            "in a text as in a map",
            Raw::section(1, 66, 0)
                .b(&[0x28, 0])
                .n(1)
                .n(1)
                .s("k")
                .n(1)
                .b(&[126])
                .n(0)
                .frame(),
            Closed(Close::Refused, Some("denied-shape")),
        ),
        (
            "in a map as in a text",
            Raw::section(1, 66, 0)
                .b(&[0x04, 1])
                .s("notes")
                .s("abc")
                .n(0)
                .frame(),
            Closed(Close::Refused, Some("denied-shape")),
        ),
        (
            "in what is no parent",
            Raw::section(1, 66, 0)
                .b(&[0x24, 0])
                .n(1)
                .n(0)
                .s("k")
                .s("abc")
                .n(0)
                .frame(),
            MALFORMED,
        ),
        (
            "a root of the server's",
            Raw::section(1, 66, 0)
                .under(8, "meta", "kind")
                .n(1)
                .b(&[126])
                .n(0)
                .frame(),
            Closed(Close::Refused, Some("denied-closed-root")),
        ),
        (
            "a root of the server's by its neighbour",
            Raw::section(1, 66, 0)
                .b(&[0x88])
                .n(1)
                .n(0)
                .n(1)
                .b(&[126])
                .n(0)
                .frame(),
            Closed(Close::Refused, Some("denied-closed-root")),
        ),
        (
            "a root of its own",
            Raw::section(1, 66, 0)
                .under(8, "mine", "x")
                .n(1)
                .b(&[126])
                .n(0)
                .frame(),
            Closed(Close::Refused, Some("denied-closed-root")),
        ),
        (
            "awareness of 3 KB",
            awareness(66, 1, &format!("{{\"a\":\"{}\"}}", "x".repeat(3_000))),
            Closed(Close::TooLarge, None),
        ),
        (
            "awareness that is no json",
            awareness(66, 1, "{oops"),
            MALFORMED,
        ),
        (
            "awareness that is no object",
            awareness(66, 1, "[]"),
            MALFORMED,
        ),
        (
            "awareness nested deeply",
            awareness(66, 1, &"[".repeat(2_000)),
            MALFORMED,
        ),
        (
            "awareness with lying count",
            vec![1, 4, 0xff, 0xff, 0xff, 0x7a],
            MALFORMED,
        ),
        (
            "awareness as another's client",
            awareness(70, 99, "{\"user\":1}"),
            Ignored,
        ),
        (
            "settings that never were",
            vec![102, 0xff, 0xff, 0x03],
            Ignored,
        ),
        (
            "state vector from beyond",
            sync(0, &[2, 66, 0xff, 0xff, 0xff, 0xff, 7, 1, 1]),
            Ignored,
        ),
    ]
}

#[test]
fn each_hostile_frame_closes_its_own_connection_at_most() {
    for (name, frame, fate) in frames() {
        let mut stage = Stage::new();
        let (anna, a) = arrive(&mut stage, "Anna", 70);
        stage.frame(anna, update(&a.note("n1", "Hei")));
        stage.frame(anna, awareness(70, 1, "{}"));
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
            collab::Send::To(conn, frame) if *conn == rogue => denied(frame).map(str::to_owned),
            _ => None,
        });
        let resynced = stage
            .received(rogue)
            .iter()
            .any(|frame| frame[..2] == [0, 0]);
        match &fate {
            Closed(why, reason) => {
                assert_eq!(stage.closed.get(&rogue), Some(why), "{name}");
                assert_eq!(told.as_deref(), *reason, "{name}");
            }
            Resynced => assert!(resynced && told.is_none(), "{name}"),
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
        bytes: awareness(66, clock, &format!("{{\"a\":{clock}}}")).into(),
    });
    stage.handle(flood);
    assert_eq!(stage.closed.get(&rogue), Some(&Close::TooFast));
    assert!(stage.received(anna).len() <= 1);
}

#[test]
fn who_sends_gap_after_gap_is_refused() {
    let mut stage = Stage::new();
    let rogue = stage.join("Rogue");
    let gap = Raw::section(1, 66, 5)
        .under(8, "notes", "x")
        .n(1)
        .b(&[126])
        .n(0)
        .frame();
    for _ in 0..6 {
        stage.frame(rogue, gap.clone());
    }
    assert_eq!(stage.closed.get(&rogue), Some(&Close::Refused));
}

#[test]
fn the_scan_names_the_flaw() {
    assert_eq!(scan(&chain_of_maps(10_000)), Err(Flaw::TooDeep));
    assert_eq!(
        scan(&content(9, b"\x01a\x76\x00")),
        Err(Flaw::Content("document"))
    );
    assert_eq!(scan(&[42]), Err(Flaw::UnknownType));
    assert!(scan(&chain_of_maps(8)).is_ok());
}
