//! What a judge is told about a change.

use std::sync::{Arc, Mutex};

use collab::{ConnId, Event, Judge, Room, Touch, TouchChange};
use yrs::{Any, Map, MapPrelim, MapRef, Out, ReadTxn, Text, TextPrelim, TransactionMut, WriteTxn};

use crate::stage::{Copy, ROOTS, seed, update};

/// Permits everything and remembers what it was asked.
#[derive(Default)]
struct Listener(Arc<Mutex<Vec<String>>>);

impl Judge for Listener {
    type Who = ();
    type Settings = ();

    fn participant<'a>(&self, (): &'a ()) -> &'a str {
        "Anna"
    }

    fn revision(&self, (): &()) -> u64 {
        1
    }

    fn settings_text(&self, (): &(), (): &()) -> String {
        "{}".to_owned()
    }

    fn roots(&self) -> &[&str] {
        &ROOTS
    }

    fn judge<T: ReadTxn>(
        &self,
        (): &(),
        (): &(),
        touches: &[Touch],
        after: &T,
    ) -> Result<(), &'static str> {
        let mut lines: Vec<_> = touches.iter().map(line).collect();
        lines.sort();
        lines.push(format!("of {} roots", after.root_refs().count()));
        *self.0.lock().expect("one thread") = lines;
        Ok(())
    }
}

fn json(any: &Any) -> String {
    match any {
        // Keys have no order.
        Any::Map(map) => {
            let mut entries: Vec<_> = map
                .iter()
                .map(|(key, value)| format!("{key}: {}", json(value)))
                .collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
        any => any.to_string(),
    }
}

fn line(touch: &Touch) -> String {
    let path = touch.path.join("/");
    let change = match &touch.change {
        TouchChange::Added(new) => format!("+ {}", json(new)),
        TouchChange::Replaced { old, new } => format!("{} -> {}", json(old), json(new)),
        TouchChange::Removed { old } => format!("- {}", json(old)),
        TouchChange::TextEdited => "text".to_owned(),
    };
    format!("{}/{path} {change}", touch.root)
}

struct Scene {
    room: Room<Listener>,
    heard: Arc<Mutex<Vec<String>>>,
    copy: Copy,
}

impl Scene {
    fn new() -> Self {
        let listener = Listener::default();
        let heard = Arc::clone(&listener.0);
        let mut room = Room::load(seed(), listener, ()).expect("the seed is whole");
        room.handle_all(
            [Event::Join {
                conn: ConnId(1),
                who: (),
            }],
            0,
        );
        let copy = Copy::new(70);
        copy.read(&crate::stage::sync(1, &room.encode()));
        Self { room, heard, copy }
    }

    /// What the judge hears of a change.
    fn hears(&mut self, change: impl FnOnce(&mut TransactionMut<'_>)) -> Vec<String> {
        let bytes = update(&self.copy.change(change)).into();
        let effects = self.room.handle_all(
            [Event::Frame {
                conn: ConnId(1),
                bytes,
            }],
            0,
        );
        assert!(effects.append.is_some());
        let mut heard = std::mem::take(&mut *self.heard.lock().expect("one thread"));
        assert_eq!(heard.pop().as_deref(), Some("of 4 roots"));
        heard
    }
}

fn note(txn: &mut TransactionMut<'_>) -> MapRef {
    match txn.get_or_insert_map("notes").get(txn, "n1") {
        Some(Out::YMap(note)) => note,
        _ => txn
            .get_or_insert_map("notes")
            .insert(txn, "n1", MapPrelim::default()),
    }
}

#[test]
fn a_judge_hears_of_each_key_once_with_what_was_and_what_is() {
    let mut scene = Scene::new();
    let heard = scene.hears(|txn| {
        let note = note(txn);
        note.insert(txn, "zone", "left");
        note.insert(txn, "text", TextPrelim::new("Hei"));
    });
    assert_eq!(heard, ["notes/n1 + {text: Hei, zone: left}"]);

    let heard = scene.hears(|txn| {
        let note = note(txn);
        note.insert(txn, "zone", "right");
        note.insert(txn, "zone", "middle");
        note.insert(txn, "pos", Any::from(vec![Any::from(1), Any::from(2)]));
        if let Some(Out::YText(text)) = note.get(txn, "text") {
            text.insert(txn, 3, " taas");
            text.remove_range(txn, 0, 1);
        }
    });
    assert_eq!(
        heard,
        [
            "notes/n1/pos + [1, 2]",
            "notes/n1/text text",
            "notes/n1/zone left -> middle"
        ]
    );

    let heard = scene.hears(|txn| {
        note(txn).remove(txn, "pos");
        txn.get_or_insert_map("ticks").insert(txn, "t", 1);
    });
    assert_eq!(heard, ["notes/n1/pos - [1, 2]", "ticks/t + 1"]);
}

#[test]
fn what_is_replaced_or_removed_whole_is_told_where_it_hung() {
    let mut scene = Scene::new();
    scene.hears(|txn| {
        note(txn);
    });
    let heard = scene.hears(|txn| {
        let notes = txn.get_or_insert_map("notes");
        notes.insert(txn, "n1", MapPrelim::from([("zone", "other")]));
    });
    assert_eq!(heard, ["notes/n1 {} -> {zone: other}"]);
    let heard = scene.hears(|txn| {
        txn.get_or_insert_map("notes").remove(txn, "n1");
    });
    assert_eq!(heard, ["notes/n1 - {}"]);
}

#[test]
fn what_comes_and_goes_within_a_change_is_not_told() {
    let mut scene = Scene::new();
    let heard = scene.hears(|txn| {
        let ticks = txn.get_or_insert_map("ticks");
        ticks.insert(txn, "t", 1);
        ticks.remove(txn, "t");
    });
    assert!(heard.is_empty(), "{heard:?}");
}
