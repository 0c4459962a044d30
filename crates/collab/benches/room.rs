//! What a room costs: one update through it, waking it, answering somebody who comes. Sizes of boards stand side
//! by side, so that what grows with the board is seen as a ratio: `cargo bench -p collab`.
use std::hint::black_box;

use collab::{Bytes, ConnId, Event, Judge, Room, Seed, Touch, scan};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use yrs::{
    ClientID, Doc, Map, MapPrelim, OffsetKind, Options, ReadTxn, StateVector, TextPrelim, Transact,
    WriteTxn,
};

/// Notes on the boards that are compared.
const BOARDS: [usize; 2] = [200, 2_000];
/// People in the room.
const PEOPLE: u64 = 10;

/// Everybody may do everything.
struct Open;

impl Judge for Open {
    type Who = String;
    type Settings = u64;

    fn participant<'a>(&self, who: &'a String) -> &'a str {
        who
    }

    fn revision(&self, settings: &u64) -> u64 {
        *settings
    }

    fn settings_text(&self, _: &u64, _: &String) -> String {
        "{}".to_owned()
    }

    fn roots(&self) -> &[&str] {
        &["notes"]
    }

    fn judge<T: ReadTxn>(
        &self,
        _: &String,
        _: &u64,
        touches: &[Touch],
        _: &T,
    ) -> Result<(), &'static str> {
        black_box(touches);
        Ok(())
    }
}

fn document(client: u64) -> Doc {
    Doc::with_options(Options {
        offset_kind: OffsetKind::Utf16,
        ..Options::with_client_id(ClientID::new(client))
    })
}

/// A board of `notes` notes, as one update.
fn board(notes: usize) -> Vec<u8> {
    let doc = document(1);
    let mut txn = doc.transact_mut();
    let map = txn.get_or_insert_map("notes");
    for i in 0..notes {
        let note = map.insert(&mut txn, format!("note-{i}"), MapPrelim::default());
        note.insert(&mut txn, "zone", "state");
        note.insert(&mut txn, "order", format!("a{i}"));
        note.insert(
            &mut txn,
            "text",
            TextPrelim::new("Palvelupiste Tori opastaa asioinnissa"),
        );
    }
    txn.encode_state_as_update_v1(&StateVector::default())
}

fn room(notes: usize) -> Room<Open> {
    let seed = Seed {
        snapshot: Some(board(notes)),
        ..Seed::default()
    };
    let mut room = Room::load(seed, Open, 0).expect("the board is whole");
    for n in 0..PEOPLE {
        let event = Event::Join {
            conn: ConnId(n),
            who: format!("person-{n}"),
        };
        room.handle_all(vec![event], 0);
    }
    room
}

/// Moves of one note by the client of person 0, each a frame of its own.
fn moves(notes: usize, count: usize) -> Vec<Bytes> {
    let doc = document(77);
    let update =
        yrs::updates::decoder::Decode::decode_v1(&board(notes)).expect("the board is whole");
    doc.transact_mut()
        .apply_update(update)
        .expect("the board is whole");
    let mut frames = Vec::new();
    for i in 0..count {
        let mut txn = doc.transact_mut();
        let before = txn.state_vector();
        let map = txn.get_or_insert_map("notes");
        let note: yrs::MapRef = map
            .get(&txn, "note-7")
            .and_then(|note| note.cast().ok())
            .expect("the note is there");
        note.insert(&mut txn, "order", format!("b{i}"));
        let update = txn.encode_state_as_update_v1(&before);
        let mut frame = vec![0, 2];
        length(&mut frame, update.len());
        frame.extend(update);
        frames.push(Bytes::from(frame));
    }
    frames
}

/// A length as lib0 writes it.
fn length(out: &mut Vec<u8>, mut value: usize) {
    while value > 127 {
        out.push(u8::try_from(value & 127).unwrap_or(0) | 128);
        value >>= 7;
    }
    out.push(u8::try_from(value).unwrap_or(0));
}

/// Moves in one measured run: below what a connection may send at once.
const MOVES: usize = 1_000;

fn updates(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("1,000 single updates");
    for notes in BOARDS {
        let frames = moves(notes, MOVES);
        group.bench_with_input(
            BenchmarkId::from_parameter(notes),
            &frames,
            |bencher, frames| {
                bencher.iter_batched(
                    || room(notes),
                    |mut room| {
                        for (i, bytes) in frames.iter().enumerate() {
                            let event = Event::Frame {
                                conn: ConnId(0),
                                bytes: bytes.clone(),
                            };
                            let effects =
                                room.handle_all(vec![event], i64::try_from(i).unwrap_or(0) * 10);
                            assert!(effects.append.is_some(), "every move is taken");
                        }
                        room
                    },
                    BatchSize::LargeInput,
                );
            },
        );
    }
    group.finish();
}

fn waking(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("wake a room");
    for notes in BOARDS {
        let state = board(notes);
        group.bench_with_input(
            BenchmarkId::from_parameter(notes),
            &state,
            |bencher, state| {
                bencher.iter(|| {
                    let seed = Seed {
                        snapshot: Some(state.clone()),
                        ..Seed::default()
                    };
                    Room::load(seed, Open, 0).is_ok()
                });
            },
        );
    }
    group.finish();
}

fn joining(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("answer who comes");
    let empty_vector = Bytes::from(vec![0, 0, 1, 0]);
    for notes in BOARDS {
        let mut open = room(notes);
        let mut next = PEOPLE;
        group.bench_function(BenchmarkId::from_parameter(notes), |bencher| {
            bencher.iter(|| {
                next += 1;
                let conn = ConnId(next);
                let join = Event::Join {
                    conn,
                    who: format!("person-{next}"),
                };
                let asks = Event::Frame {
                    conn,
                    bytes: empty_vector.clone(),
                };
                black_box(open.handle_all(vec![join, asks], 0));
                open.handle_all(vec![Event::Leave { conn }], 0)
            });
        });
    }
    group.finish();
}

fn scanning(criterion: &mut Criterion) {
    let update = board(2_000);
    let mut frame = vec![0, 2];
    length(&mut frame, update.len());
    frame.extend(update);
    criterion.bench_function("scan a frame of 2,000 notes", |bencher| {
        bencher.iter(|| black_box(scan(&frame)).is_ok());
    });
}

criterion_group!(rooms, updates, waking, joining, scanning);
criterion_main!(rooms);
