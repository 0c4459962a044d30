//! A canvas under test: somebody changes its document, and the change is judged.
use canvas::permits::{Kept, ROOTS, Voices};
use canvas::settings::{Role, Settings};
use canvas::{Actor, Denial, Template, Touch, TouchChange, find, permits, seed};
use yrs::types::ToJson;
use yrs::updates::decoder::Decode;
use yrs::{
    Any, Doc, Map, MapPrelim, MapRef, Out, ReadTxn, Text, TextPrelim, Transact, TransactionMut,
    Update, WriteTxn,
};

use crate::words::Words;

/// What a change is written with.
pub type Pen<'a, 'doc> = &'a mut TransactionMut<'doc>;

pub struct Stage {
    pub template: &'static Template,
    pub doc: Doc,
    kept: Kept,
}

impl Stage {
    /// A canvas of that kind as it is seeded.
    pub fn new(kind: &str) -> Self {
        let template = find(kind).unwrap();
        let doc = Doc::with_client_id(7);
        let state = seed(template, &template.sheet(&Words::load("fi")), "g", 0);
        doc.transact_mut()
            .apply_update(Update::decode_v1(&state).unwrap())
            .unwrap();
        let kept = Kept::read(template, &doc.transact());
        Self {
            template,
            doc,
            kept,
        }
    }

    /// What came before, unjudged.
    pub fn given(mut self, change: impl FnOnce(Pen)) -> Self {
        let touches = self.touches(change);
        self.kept
            .follow(self.template, &touches, &self.doc.transact());
        self
    }

    /// Judges a change by what differs after it.
    pub fn judge(
        &self,
        actor: &Actor,
        settings: &Settings,
        change: impl FnOnce(Pen),
    ) -> Result<(), Denial> {
        let touches = self.touches(change);
        assert!(!touches.is_empty(), "nothing was changed");
        self.judge_touches(actor, settings, &touches)
    }

    /// Makes a change; gives what a room would report of it.
    pub fn touches(&self, change: impl FnOnce(Pen)) -> Vec<Touch> {
        let before = self.roots();
        change(&mut self.doc.transact_mut());
        let mut touches = Vec::new();
        for ((root, before), (_, after)) in before.iter().zip(&self.roots()) {
            differences(root, &mut Vec::new(), before, after, &mut touches);
        }
        touches
    }

    pub fn judge_touches(
        &self,
        actor: &Actor,
        settings: &Settings,
        touches: &[Touch],
    ) -> Result<(), Denial> {
        permits(
            self.template,
            actor,
            settings,
            touches,
            &self.kept,
            &self.doc.transact(),
        )
    }

    fn roots(&self) -> Vec<(&'static str, Any)> {
        let mut txn = self.doc.transact_mut();
        let names = ROOTS.into_iter().chain(["meta", "scribbles"]);
        names
            .map(|name| (name, txn.get_or_insert_map(name).to_json(&txn)))
            .collect()
    }
}

pub fn actor(role: Role) -> Actor {
    Actor {
        id: "person-me".to_owned(),
        name: "Aino".to_owned(),
        role,
        voices: Voices::default(),
    }
}

pub fn me() -> Actor {
    actor(Role::Participant)
}

/// The actor, who speaks for `own` where somebody speaks for each of `all`.
pub fn speaking(actor: Actor, own: &[&str], all: &[&str]) -> Actor {
    let set = |columns: &[&str]| columns.iter().map(|column| (*column).to_owned()).collect();
    Actor {
        voices: Voices {
            own: set(own),
            all: set(all),
        },
        ..actor
    }
}

pub fn leader() -> Actor {
    actor(Role::Facilitator)
}

/// A note of the given author.
pub fn write_note(txn: Pen, id: &str, zone: &str, kind: &str, author: &str) {
    let notes = txn.get_or_insert_map("notes");
    let note = notes.insert(txn, id, MapPrelim::default());
    for (key, value) in [
        ("zone", zone),
        ("kind", kind),
        ("order", "a0"),
        ("author", author),
        ("by", ""),
    ] {
        note.insert(txn, key, value);
    }
    note.insert(txn, "at", 1_700_000_000_000_i64);
    note.insert(txn, "text", TextPrelim::new("Library"));
}

/// A link or circle, or another map of plain strings, signed by somebody.
pub fn write_map(txn: Pen, root: &str, id: &str, by: &str, words: &[(&str, &str)]) -> MapRef {
    let root = txn.get_or_insert_map(root);
    let map = root.insert(txn, id, MapPrelim::default());
    for (key, value) in words.iter().copied().chain([("by", by), ("name", "")]) {
        map.insert(txn, key, value);
    }
    map.insert(txn, "at", 5);
    map
}

/// A row or column with one text.
pub fn write_lane(txn: Pen, root: &str, id: &str, part: &str, text: &str) {
    let root = txn.get_or_insert_map(root);
    let lane = root.insert(txn, id, MapPrelim::default());
    lane.insert(txn, "order", "a9");
    lane.insert(txn, part, TextPrelim::new(text));
}

/// A plain value under a key of a root.
pub fn put(txn: Pen, root: &str, key: &str, value: impl Into<Any>) {
    let root = txn.get_or_insert_map(root);
    root.insert(txn, key, value.into());
}

/// A shared text under a key of a root.
pub fn put_text(txn: Pen, root: &str, key: &str, text: &str) {
    let root = txn.get_or_insert_map(root);
    root.insert(txn, key, TextPrelim::new(text));
}

/// A plain value under a key of a map of a root.
pub fn set(txn: Pen, root: &str, id: &str, key: &str, value: impl Into<Any>) {
    inner(txn, root, id).insert(txn, key, value.into());
}

pub fn unset(txn: Pen, root: &str, id: &str, key: &str) {
    inner(txn, root, id).remove(txn, key);
}

pub fn remove(txn: Pen, root: &str, key: &str) {
    let root = txn.get_or_insert_map(root);
    root.remove(txn, key);
}

/// Types at the beginning of a shared text.
pub fn type_at(txn: Pen, root: &str, path: &[&str], text: &str) {
    let mut map = txn.get_or_insert_map(root);
    let (last, before) = path.split_last().unwrap();
    for key in before {
        map = map.get(txn, key).unwrap().cast().unwrap();
    }
    match map.get(txn, last).unwrap() {
        Out::YText(shared) => shared.insert(txn, 0, text),
        _ => panic!("no text at {path:?}"),
    }
}

pub fn inner(txn: Pen, root: &str, id: &str) -> MapRef {
    txn.get_map(root)
        .unwrap()
        .get(txn, id)
        .unwrap()
        .cast()
        .unwrap()
}

/// `{by, name, at}` and more, as one value.
pub fn signed(by: &str, more: &[(&str, &str)]) -> Any {
    let words = more.iter().copied().chain([("by", by), ("name", "")]);
    let words = words.map(|(key, word)| (key.to_owned(), Any::from(word)));
    map_of(words.chain([("at".to_owned(), Any::from(5))]))
}

pub const OTHER: &str = "person-other";
pub const MINE: &str = "person-me";
pub const NOTE: &str = "note-0001";

pub fn board() -> Stage {
    Stage::new("actor-map").given(|txn| {
        write_note(txn, NOTE, "municipality", "actor", OTHER);
        write_map(
            txn,
            "links",
            "link-0001",
            OTHER,
            &[("from", NOTE), ("to", NOTE), ("kind", "funding")],
        );
        let circle = write_map(txn, "circles", "circle-01", OTHER, &[("label", "Best")]);
        circle.insert(txn, "members", MapPrelim::default());
        put(txn, "ticks", NOTE, signed(OTHER, &[]));
    })
}

/// Each change is judged on a fresh board.
pub fn refuses(settings: &Settings, wanted: Denial, changes: &[fn(Pen)]) {
    for (i, change) in changes.iter().enumerate() {
        assert_eq!(
            board().judge(&me(), settings, change),
            Err(wanted),
            "change {i}"
        );
    }
}

pub fn refuses_on(kind: &str, settings: &Settings, wanted: Denial, changes: &[fn(Pen)]) {
    for (i, change) in changes.iter().enumerate() {
        assert_eq!(
            Stage::new(kind).judge(&me(), settings, change),
            Err(wanted),
            "{kind} change {i}"
        );
    }
}

pub fn all() -> Settings {
    Settings::default()
}

/// A plain map, as one value.
pub fn map_of(entries: impl IntoIterator<Item = (String, Any)>) -> Any {
    Any::from(
        entries
            .into_iter()
            .collect::<std::collections::HashMap<_, _>>(),
    )
}

const NESTED: [&str; 6] = ["notes", "links", "circles", "rows", "columns", "choices"];

fn is_text(root: &str, path: &[String]) -> bool {
    match (root, path) {
        ("notes", [_, key]) => key == "text",
        ("rows" | "columns", [_, key]) => key != "order",
        ("fields" | "cells", [_]) => true,
        _ => false,
    }
}

/// What is told of a shared map that was removed.
fn remains(root: &str, old: &Any) -> Any {
    let kept = canvas::permits::MAKERS.iter().find(|(of, _)| *of == root);
    match (kept, old) {
        (Some((_, key)), Any::Map(old)) => {
            map_of(old.get(*key).map(|by| ((*key).to_owned(), by.clone())))
        }
        _ => map_of([]),
    }
}

/// The touches that a room would report.
fn differences(
    root: &str,
    path: &mut Vec<String>,
    before: &Any,
    after: &Any,
    touches: &mut Vec<Touch>,
) {
    let is_members = root == "circles" && path.len() == 2 && path[1] == "members";
    let is_map = path.is_empty() || (path.len() == 1 && NESTED.contains(&root)) || is_members;
    let touch = |path: &[String], change| Touch {
        root: root.to_owned(),
        path: path.to_vec(),
        change,
    };
    if let (true, Any::Map(before), Any::Map(after)) = (is_map, before, after) {
        let keys: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for key in keys {
            path.push(key.clone());
            match (before.get(key), after.get(key)) {
                (Some(before), Some(after)) => differences(root, path, before, after, touches),
                (None, Some(after)) => touches.push(touch(path, TouchChange::Added(after.clone()))),
                (Some(old), None) => {
                    // Of what a shared map held, only its maker is known when it is gone.
                    let nested = path.len() == 1 && NESTED.contains(&root);
                    let old = if nested {
                        remains(root, old)
                    } else {
                        old.clone()
                    };
                    touches.push(touch(path, TouchChange::Removed { old }));
                }
                (None, None) => {}
            }
            path.pop();
        }
    } else if before != after {
        let change = match is_text(root, path) {
            true => TouchChange::TextEdited,
            false => TouchChange::Replaced {
                old: before.clone(),
                new: after.clone(),
            },
        };
        touches.push(touch(path, change));
    }
}
