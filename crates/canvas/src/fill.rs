//! Writing a ready content onto a canvas, such as a demonstration's.
use yrs::{Any, Map, MapPrelim, MapRef, Text, TextPrelim, TextRef, TransactionMut, WriteTxn};

use crate::content::{Circle, Content, Lane, Link, Note, Signed};

/// Adds everything of `content` to the document: notes, links, circles, lanes, marks; texts of fields and cells
/// replace what stands there. Ids are taken as they are.
pub fn fill(txn: &mut TransactionMut, content: &Content) {
    for (slug, text) in &content.fields {
        set_text(txn, "fields", slug, text);
    }
    for (key, text) in content.summary.texts().filter(|(_, text)| !text.is_empty()) {
        set_text(txn, "fields", key, text);
    }
    for (slug, keys) in &content.choices {
        let chosen = child(txn, "choices", slug);
        for key in keys {
            chosen.insert(txn, key.as_str(), true);
        }
    }
    for note in content.notes.iter().chain(&content.bin) {
        add_note(txn, note);
    }
    for link in &content.links {
        add_link(txn, link);
    }
    for circle in &content.circles {
        add_circle(txn, circle);
    }
    content
        .columns
        .iter()
        .for_each(|lane| set_lane(txn, "columns", lane));
    content
        .rows
        .iter()
        .for_each(|lane| set_lane(txn, "rows", lane));
    for (key, text) in &content.cells {
        set_text(txn, "cells", key, text);
    }
    for (key, tick) in &content.ticks {
        let mut value = signed(&tick.signed);
        value.push(("note", tick.note.as_str().into()));
        value.push(("confidence", tick.confidence.as_str().into()));
        put(txn, "ticks", key, value);
    }
    for (key, by) in &content.hearts {
        put(txn, "hearts", key, signed(by));
    }
    for (key, by) in &content.written {
        put(txn, "written", key, signed(by));
    }
}

fn put(txn: &mut TransactionMut, root: &str, key: &str, value: Vec<(&str, Any)>) {
    let map = txn.get_or_insert_map(root);
    map.insert(txn, key, object(value));
}

/// A signature as one value.
pub(crate) fn signature(by: &Signed) -> Any {
    object(signed(by))
}

fn object(entries: Vec<(&str, Any)>) -> Any {
    Any::from(
        entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<std::collections::HashMap<_, _>>(),
    )
}

fn signed(by: &Signed) -> Vec<(&'static str, Any)> {
    vec![
        ("by", by.by.as_str().into()),
        ("name", by.name.as_str().into()),
        ("at", number(by.at)),
    ]
}

/// Numbers travel as JavaScript has them; times in milliseconds fit into its 53 bits.
#[expect(
    clippy::cast_precision_loss,
    reason = "times in milliseconds fit into 53 bits"
)]
fn number(value: i64) -> Any {
    Any::from(value as f64)
}

fn child(txn: &mut TransactionMut, root: &str, key: &str) -> MapRef {
    let map = txn.get_or_insert_map(root);
    map.get_or_init(txn, key)
}

fn set_text(txn: &mut TransactionMut, root: &str, key: &str, text: &str) {
    let map = txn.get_or_insert_map(root);
    replace(txn, &map, key, text);
}

fn replace(txn: &mut TransactionMut, map: &MapRef, key: &str, text: &str) {
    let kept: TextRef = match map.get(txn, key).and_then(|found| found.cast().ok()) {
        Some(kept) => kept,
        None => map.insert(txn, key, TextPrelim::new("")),
    };
    let length = kept.len(txn);
    kept.remove_range(txn, 0, length);
    kept.insert(txn, 0, text);
}

/// Writes a note as it is given.
pub(crate) fn add_note(txn: &mut TransactionMut, note: &Note) {
    let notes = txn.get_or_insert_map("notes");
    let map = notes.insert(txn, note.id.as_str(), MapPrelim::default());
    let texts = [
        ("zone", &note.zone),
        ("kind", &note.kind),
        ("order", &note.order),
        ("author", &note.author),
        ("by", &note.by),
    ];
    for (key, value) in texts {
        map.insert(txn, key, value.as_str());
    }
    map.insert(txn, "at", number(note.at));
    map.insert(txn, "text", TextPrelim::new(note.text.as_str()));
    if let Some(pos) = note.pos {
        map.insert(txn, "pos", Any::from(pos.map(Any::from).to_vec()));
    }
    if let Some(reference) = &note.reference {
        map.insert(txn, "ref", reference.as_str());
    }
    if let Some(colour) = &note.colour {
        map.insert(txn, "colour", colour.as_str());
    }
    for (slug, value) in &note.attributes {
        map.insert(txn, format!("attr-{slug}"), value.as_str());
    }
    if let Some(by) = &note.binned {
        map.insert(txn, "binned", object(signed(by)));
    }
}

fn add_link(txn: &mut TransactionMut, link: &Link) {
    let map = child(txn, "links", &link.id);
    let texts = [
        ("from", &link.from),
        ("to", &link.to),
        ("kind", &link.kind),
        ("label", &link.label),
        ("by", &link.signed.by),
        ("name", &link.signed.name),
    ];
    for (key, value) in texts {
        map.insert(txn, key, value.as_str());
    }
    map.insert(txn, "at", number(link.signed.at));
}

fn add_circle(txn: &mut TransactionMut, circle: &Circle) {
    let map = child(txn, "circles", &circle.id);
    for (key, value) in [
        ("label", &circle.label),
        ("by", &circle.signed.by),
        ("name", &circle.signed.name),
    ] {
        map.insert(txn, key, value.as_str());
    }
    map.insert(txn, "at", number(circle.signed.at));
    let members = map.insert(txn, "members", MapPrelim::default());
    for id in &circle.members {
        members.insert(txn, id.as_str(), true);
    }
}

fn set_lane(txn: &mut TransactionMut, root: &str, lane: &Lane) {
    let map = child(txn, root, &lane.id);
    if map.get(txn, "order").is_none() {
        map.insert(txn, "order", lane.order.as_str());
    }
    for (part, text) in &lane.parts {
        replace(txn, &map, part, text);
    }
    if let Some(reference) = &lane.reference {
        map.insert(txn, "ref", reference.as_str());
    }
}
