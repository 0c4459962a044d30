//! Writing what the registry knows back into a document: which record a place speaks of, and a record's new name.
use yrs::{Any, GetString, Map, MapRef, Out, ReadTxn, Text, TextRef, TransactionMut, WriteTxn};

use super::{RecordKind, naming_field};
use crate::read::META_REF;
use crate::template::Template;

/// What a `ref` to a record starts with; its id follows.
pub const RECORD_REF: &str = "record:";

/// The id in a `ref`, when it names a record.
pub fn record_of(reference: &str) -> Option<&str> {
    reference.strip_prefix(RECORD_REF)
}

/// Notes in the document which record a place speaks of. A place that is gone, or that stands for something of a
/// vocabulary, is left as it is.
pub fn refer(txn: &mut TransactionMut, place: &str, record: &str) {
    let reference = format!("{RECORD_REF}{record}");
    match owner(txn, place) {
        Owner::Map(map) => {
            let now = match map.get(txn, "ref") {
                Some(Out::Any(Any::String(now))) => now.to_string(),
                _ => String::new(),
            };
            let is_ours = now.is_empty() || record_of(&now).is_some();
            if is_ours && now != reference {
                map.insert(txn, "ref", reference);
            }
        }
        Owner::Document => {
            let meta = txn.get_or_insert_map("meta");
            let key = format!("{META_REF}{place}");
            let is_same = matches!(meta.get(txn, &key), Some(Out::Any(Any::String(now))) if *now == *reference);
            if !is_same {
                meta.insert(txn, key, reference);
            }
        }
        Owner::Gone => {}
    }
}

/// Writes a record's name where a place speaks of it, in the first line of its text, if what stands there now is what
/// is to be replaced. Tells whether it was.
pub fn rename(
    txn: &mut TransactionMut,
    template: &Template,
    place: &str,
    kind: RecordKind,
    is_replaced: impl Fn(&str) -> bool,
    name: &str,
) -> bool {
    let Some(text) = text_at(txn, template, place, kind) else {
        return false;
    };
    let now = text.get_string(txn);
    let line = now.lines().next().unwrap_or_default();
    if !is_replaced(line.trim()) {
        return false;
    }
    if line.trim() == name {
        return true;
    }
    let units = u32::try_from(line.encode_utf16().count()).unwrap_or(u32::MAX);
    text.insert(txn, units, name);
    text.remove_range(txn, 0, units);
    true
}

/// Who holds the `ref` of a place.
enum Owner {
    Map(MapRef),
    Document,
    Gone,
}

fn owner(txn: &TransactionMut, place: &str) -> Owner {
    let Some((root, id)) = held(place) else {
        return Owner::Document;
    };
    child(txn, root, id).map_or(Owner::Gone, Owner::Map)
}

/// Root and key of a place that is a map of its own.
fn held(place: &str) -> Option<(&'static str, &str)> {
    let (what, id) = place.split_once(':')?;
    match what {
        "note" => Some(("notes", id)),
        "row" => Some(("rows", id)),
        "column" => Some(("columns", id)),
        _ => None,
    }
}

fn child(txn: &TransactionMut, root: &str, id: &str) -> Option<MapRef> {
    match txn.get_map(root)?.get(txn, id) {
        Some(Out::YMap(map)) => Some(map),
        _ => None,
    }
}

fn text_at(
    txn: &TransactionMut,
    template: &Template,
    place: &str,
    kind: RecordKind,
) -> Option<TextRef> {
    let text = |map: MapRef, key: &str| match map.get(txn, key) {
        Some(Out::YText(text)) => Some(text),
        _ => None,
    };
    if let Some((root, id)) = held(place) {
        let matrix = template.matrix.as_ref();
        let part = match root {
            "notes" => "text",
            "rows" => matrix?.rows.parts.first()?,
            _ => matrix?.columns.parts.first()?,
        };
        return text(child(txn, root, id)?, part);
    }
    if let Some(slug) = place.strip_prefix("field:") {
        return text(txn.get_map("fields")?, slug);
    }
    if let Some(key) = place.strip_prefix("cell:") {
        return text(txn.get_map("cells")?, key);
    }
    let field = naming_field(template, kind)?;
    text(txn.get_map("fields")?, &field.slug)
}
