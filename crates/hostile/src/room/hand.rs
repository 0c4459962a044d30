//! Somebody who does it.
use std::collections::HashMap;

use canvas::Template;
use yrs::{
    Any, GetString, Map, MapPrelim, MapRef, Out, Text, TextPrelim, TextRef, TransactionMut,
    WriteTxn,
};

use super::deeds::{Deed, Place, Value};

/// What is typed: letters, signs of several units, joined ones, nothing.
const WORDS: [&str; 8] = ["a", "ä", "yksi kaksi", "👋", "👩‍👧", "", "\u{0}", "ﬁ\n"];
/// Roots that anything may be written to, among them one of the server's and one of nobody's.
const ANYWHERE: [&str; 13] = [
    "notes",
    "links",
    "circles",
    "fields",
    "choices",
    "columns",
    "rows",
    "cells",
    "ticks",
    "hearts",
    "written",
    "meta",
    "scribbles",
];
/// Notes, links, circles and lanes that there may be, each.
const SLOTS: u8 = 4;

/// Somebody at work on a sheet.
pub(super) struct Hand<'a> {
    pub template: &'a Template,
    pub id: &'a str,
}

type Pen<'a, 'doc> = &'a mut TransactionMut<'doc>;

fn pick<T>(all: &[T], number: u8) -> Option<&T> {
    all.get(usize::from(number) % all.len().max(1))
}

fn word(number: u8) -> &'static str {
    WORDS[usize::from(number) % WORDS.len()]
}

fn slot(name: &str, number: u8) -> String {
    format!("{name}-000{}", number % SLOTS)
}

impl Hand<'_> {
    pub(super) fn perform(&self, txn: Pen, deed: &Deed) {
        match deed {
            Deed::Note {
                slot,
                zone,
                kind,
                text,
            } => self.note(txn, *slot, *zone, *kind, *text),
            Deed::NoteKey { slot, key, value } => {
                if let Some(note) = inner(txn, "notes", &self::slot("note", *slot)) {
                    let key = self.note_key(*key);
                    self.insert(txn, &note, key, value);
                }
            }
            Deed::Unset { slot, key } => {
                if let Some(note) = inner(txn, "notes", &self::slot("note", *slot)) {
                    let key = self.note_key(*key);
                    note.remove(txn, &key);
                }
            }
            Deed::Type { place, at, text } => {
                if let Some(shared) = self.text(txn, *place) {
                    let at = whole(txn, &shared, u32::from(*at));
                    shared.insert(txn, at, word(*text));
                }
            }
            Deed::Cut { place, at, length } => {
                if let Some(shared) = self.text(txn, *place) {
                    let from = whole(txn, &shared, u32::from(*at));
                    let end = whole(txn, &shared, from + u32::from(*length));
                    shared.remove_range(txn, from, end - from);
                }
            }
            _ => self.beside(txn, deed),
        }
    }

    /// What is done beside notes and texts.
    fn beside(&self, txn: Pen, deed: &Deed) {
        match deed {
            Deed::Link {
                slot,
                from,
                to,
                kind,
            } => {
                let kind = pick(&self.template.link_kinds, *kind).map_or("", |kind| &kind.slug);
                let (from, to) = (self::slot("note", *from), self::slot("note", *to));
                let words = [
                    ("from", from.as_str()),
                    ("to", &to),
                    ("kind", kind),
                    ("label", ""),
                ];
                self.signed_map(txn, "links", &self::slot("link", *slot), &words);
            }
            Deed::Circle { slot, member } => {
                let id = self::slot("circle", *slot);
                let circle = inner(txn, "circles", &id)
                    .unwrap_or_else(|| self.signed_map(txn, "circles", &id, &[("label", "")]));
                let members = match circle.get(txn, "members") {
                    Some(Out::YMap(members)) => members,
                    _ => circle.insert(txn, "members", MapPrelim::default()),
                };
                members.insert(txn, self::slot("note", *member), true);
            }
            Deed::Tick { row, column, note } => {
                let key = match note {
                    true => self::slot("note", *row),
                    false => self.cell(*row, *column),
                };
                txn.get_or_insert_map("ticks").insert(txn, key, self.mark());
            }
            Deed::Lane { rows, slot } => self.lane(txn, *rows, *slot),
            Deed::Cell(row, column) => {
                let key = self.cell(*row, *column);
                let cells = txn.get_or_insert_map("cells");
                cells.insert(txn, key, TextPrelim::new(""));
            }
            Deed::Heart(column) => {
                let key = self.lane_id(false, *column);
                txn.get_or_insert_map("hearts")
                    .insert(txn, key, self.mark());
            }
            _ => self.anything(txn, deed),
        }
    }

    /// What is chosen, signed, taken away, or put anywhere.
    fn anything(&self, txn: Pen, deed: &Deed) {
        match deed {
            Deed::Choice { field, option } => {
                let slug = pick(&self.template.fields, *field).map(|field| field.slug.clone());
                if let Some(chosen) = slug.and_then(|slug| inner(txn, "choices", &slug)) {
                    chosen.insert(txn, format!("key-{}", option % SLOTS), option % 2 == 0);
                }
            }
            Deed::Remove { root, slot } => {
                let (root, key) = self.anywhere(*root, *slot);
                txn.get_or_insert_map(root).remove(txn, &key);
            }
            Deed::Put { root, slot, value } => {
                let (root, key) = self.anywhere(*root, *slot);
                let map = txn.get_or_insert_map(root);
                self.insert(txn, &map, key, value);
            }
            Deed::Written(field) => {
                let slug = pick(&self.template.fields, *field).map_or("", |field| &field.slug);
                let written = txn.get_or_insert_map("written");
                written.insert(txn, format!("field:{slug}"), self.mark());
            }
            _ => {}
        }
    }

    fn note(&self, txn: Pen, slot: u8, zone: u8, kind: u8, text: u8) {
        let Some(zone) = pick(&self.template.zones, zone) else {
            return;
        };
        let notes = txn.get_or_insert_map("notes");
        let note = notes.insert(txn, self::slot("note", slot), MapPrelim::default());
        let kind = pick(&zone.kinds, kind).map_or("", String::as_str);
        for (key, value) in [
            ("zone", zone.slug.as_str()),
            ("kind", kind),
            ("order", "a0"),
            ("author", self.id),
            ("by", ""),
        ] {
            note.insert(txn, key, value);
        }
        note.insert(txn, "at", 1_788_000_000_000.0);
        note.insert(txn, "text", TextPrelim::new(word(text)));
    }

    fn lane(&self, txn: Pen, rows: bool, slot: u8) {
        let root = if rows { "rows" } else { "columns" };
        let Some(matrix) = &self.template.matrix else {
            return;
        };
        let parts = if rows {
            &matrix.rows.parts
        } else {
            &matrix.columns.parts
        };
        let lanes = txn.get_or_insert_map(root);
        let lane = lanes.insert(txn, self::slot("lane", slot), MapPrelim::default());
        lane.insert(txn, "order", "a5");
        for part in parts {
            lane.insert(txn, part.as_str(), TextPrelim::new(""));
        }
    }

    fn signed_map(&self, txn: Pen, root: &str, id: &str, words: &[(&str, &str)]) -> MapRef {
        let root = txn.get_or_insert_map(root);
        let map = root.insert(txn, id, MapPrelim::default());
        for (key, value) in words.iter().copied().chain([("by", self.id), ("name", "")]) {
            map.insert(txn, key, value);
        }
        map.insert(txn, "at", 5.0);
        map
    }

    /// `{by, name, at}` of this person.
    fn mark(&self) -> Any {
        let entries = [
            ("by", self.id.into()),
            ("name", "".into()),
            ("at", 5.0.into()),
        ];
        let entries = entries.map(|(key, value): (&str, Any)| (key.to_owned(), value));
        Any::from(HashMap::from(entries))
    }

    /// Fixed lanes first, then those that people may add.
    fn lane_id(&self, rows: bool, number: u8) -> String {
        let axis = self
            .template
            .matrix
            .as_ref()
            .map(|matrix| if rows { &matrix.rows } else { &matrix.columns });
        let fixed = axis.map_or(&[][..], |axis| &axis.fixed);
        match fixed.get(usize::from(number)) {
            Some(lane) => lane.slug.clone(),
            None if number.is_multiple_of(2) => format!("{}1", if rows { 'r' } else { 'c' }),
            None => slot("lane", number),
        }
    }

    fn cell(&self, row: u8, column: u8) -> String {
        format!(
            "{}:{}",
            self.lane_id(true, row),
            self.lane_id(false, column)
        )
    }

    fn note_key(&self, number: u8) -> String {
        let keys = [
            "zone", "kind", "order", "author", "by", "at", "text", "pos", "ref", "colour", "binned",
        ];
        let attributes = self
            .template
            .note_kinds
            .iter()
            .flat_map(|kind| &kind.attributes);
        let mut all: Vec<String> = keys.map(str::to_owned).into();
        all.extend(attributes.map(|attribute| format!("attr-{}", attribute.slug)));
        pick(&all, number).cloned().unwrap_or_default()
    }

    fn anywhere(&self, root: u8, number: u8) -> (&'static str, String) {
        let root = ANYWHERE[usize::from(root) % ANYWHERE.len()];
        let key = match root {
            "notes" => slot("note", number),
            "links" => slot("link", number),
            "circles" => slot("circle", number),
            "rows" | "columns" | "hearts" => self.lane_id(root == "rows", number),
            "cells" | "ticks" => self.cell(number, number / 8),
            _ => pick(&self.template.fields, number)
                .map_or_else(|| slot("field", number), |field| field.slug.clone()),
        };
        (root, key)
    }

    fn insert(&self, txn: Pen, map: &MapRef, key: String, value: &Value) {
        let any = match value {
            Value::Nothing => Any::Null,
            Value::Yes(yes) => Any::from(*yes),
            Value::Number(number) => Any::from(f64::from(*number)),
            Value::Word(number) => match pick(&self.template.zones, *number) {
                Some(zone) if number % 2 == 0 => Any::from(zone.slug.as_str()),
                _ => Any::from(word(*number)),
            },
            Value::Pair(x, y) => {
                Any::from(vec![Any::from(f64::from(*x)), Any::from(f64::from(*y))])
            }
            Value::Signed => self.mark(),
            Value::Text(number) => {
                map.insert(txn, key, TextPrelim::new(word(*number)));
                return;
            }
            Value::Map => {
                map.insert(txn, key, MapPrelim::default());
                return;
            }
        };
        map.insert(txn, key, any);
    }

    fn text(&self, txn: Pen, place: Place) -> Option<TextRef> {
        let (map, key) = match place {
            Place::Note(number) => (
                inner(txn, "notes", &slot("note", number))?,
                "text".to_owned(),
            ),
            Place::Field(number) => {
                let field = pick(&self.template.fields, number)?;
                (txn.get_or_insert_map("fields"), field.slug.clone())
            }
            Place::Cell(row, column) => (txn.get_or_insert_map("cells"), self.cell(row, column)),
            Place::Heading(rows, lane, part) => {
                let matrix = self.template.matrix.as_ref()?;
                let (root, axis) = match rows {
                    true => ("rows", &matrix.rows),
                    false => ("columns", &matrix.columns),
                };
                let lane = inner(txn, root, &self.lane_id(rows, lane))?;
                (lane, pick(&axis.parts, part)?.clone())
            }
        };
        map.get(txn, &key)?.cast().ok()
    }
}

/// The shared map under a key of a root.
fn inner(txn: Pen, root: &str, key: &str) -> Option<MapRef> {
    let root = txn.get_or_insert_map(root);
    match root.get(txn, key)? {
        Out::YMap(map) => Some(map),
        _ => None,
    }
}

/// A place between two whole characters, as an editor gives it.
fn whole(txn: &TransactionMut<'_>, text: &TextRef, wanted: u32) -> u32 {
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
