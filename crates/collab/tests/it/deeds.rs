//! What people do to their copies.

use proptest::prelude::*;
use yrs::{
    Any, GetString, Map, MapPrelim, MapRef, Out, Text, TextPrelim, TextRef, TransactionMut,
    WriteTxn,
};

use crate::stage::Copy;

#[derive(Clone, Debug)]
pub enum Deed {
    Note(u8, String),
    Write(u8, u32, String),
    Cut(u8, u32, u32),
    Move(u8, u8),
    Tick(u8, Vec<i32>),
    Untick(u8),
    Remove(u8),
    Forbidden,
}

pub fn texts() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "ä", "yksi kaksi", "👋", "👩‍👧", "", "\u{0}", "ﬁ\n"])
        .prop_map(String::from)
}

pub fn deeds() -> impl Strategy<Value = Deed> {
    prop_oneof![
        2 => (0..4u8, texts()).prop_map(|(id, text)| Deed::Note(id, text)),
        5 => (0..4u8, 0..20u32, texts()).prop_map(|(id, at, text)| Deed::Write(id, at, text)),
        3 => (0..4u8, 0..20u32, 1..4u32).prop_map(|(id, at, len)| Deed::Cut(id, at, len)),
        2 => (0..4u8, 0..3u8).prop_map(|(id, zone)| Deed::Move(id, zone)),
        2 => (0..4u8, prop::collection::vec(any::<i32>(), 0..3)).prop_map(|(id, v)| Deed::Tick(id, v)),
        1 => (0..4u8).prop_map(Deed::Untick),
        1 => (0..4u8).prop_map(Deed::Remove),
        1 => Just(Deed::Forbidden),
    ]
}

/// The seeded field, or the text of a note.
fn text(txn: &mut TransactionMut<'_>, id: u8) -> Option<TextRef> {
    if id == 3 {
        return txn
            .get_or_insert_map("fields")
            .get(txn, "goal")?
            .cast()
            .ok();
    }
    let note: MapRef = txn
        .get_or_insert_map("notes")
        .get(txn, &format!("n{id}"))?
        .cast()
        .ok()?;
    note.get(txn, "text")?.cast().ok()
}

/// A place between two whole characters, as an editor gives it.
fn place(txn: &TransactionMut<'_>, text: &TextRef, wanted: u32) -> u32 {
    let mut at = 0;
    for symbol in text.get_string(txn).chars() {
        let next = at + symbol.len_utf16() as u32;
        if next > wanted {
            break;
        }
        at = next;
    }
    at
}

pub fn perform(copy: &Copy, deed: &Deed) -> Vec<u8> {
    copy.change(|txn| match deed {
        Deed::Note(id, words) => {
            let notes = txn.get_or_insert_map("notes");
            let note: MapRef = notes.insert(txn, format!("n{id}"), MapPrelim::default());
            note.insert(txn, "zone", "left");
            note.insert(txn, "text", TextPrelim::new(words.clone()));
        }
        Deed::Write(id, at, words) => {
            if let Some(text) = text(txn, *id) {
                let at = place(txn, &text, *at);
                text.insert(txn, at, words);
            }
        }
        Deed::Cut(id, at, len) => {
            if let Some(text) = text(txn, *id) {
                let from = place(txn, &text, *at);
                let end = place(txn, &text, from + len);
                text.remove_range(txn, from, end - from);
            }
        }
        Deed::Move(id, zone) => {
            let notes = txn.get_or_insert_map("notes");
            if let Some(Out::YMap(note)) = notes.get(txn, &format!("n{id}")) {
                note.insert(txn, "zone", f64::from(*zone) + 0.5);
            }
        }
        Deed::Tick(id, values) => {
            let value: Vec<Any> = values.iter().map(|value| Any::from(*value)).collect();
            let ticks = txn.get_or_insert_map("ticks");
            ticks.insert(txn, format!("t{id}"), Any::from(value));
        }
        Deed::Untick(id) => {
            txn.get_or_insert_map("ticks")
                .remove(txn, &format!("t{id}"));
        }
        Deed::Remove(id) => {
            txn.get_or_insert_map("notes")
                .remove(txn, &format!("n{id}"));
        }
        Deed::Forbidden => {
            txn.get_or_insert_map("ticks").insert(txn, "forbidden", 1);
        }
    })
}
