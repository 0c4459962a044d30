//! The empty document of a canvas, as the server lays it once.
use yrs::{
    Any, ClientID, Doc, Map, MapPrelim, MapRef, OffsetKind, Options, ReadTxn, StateVector,
    TextPrelim, Transact, TransactionMut, WriteTxn,
};

use crate::order;
use crate::sheet::Sheet;
use crate::summary;
use crate::template::{AxisSpec, MatrixSpec, Template};

/// The client id that every seed is written under; no participant ever has it.
pub const SEED_CLIENT: u64 = 1;

/// The empty document's v1 update: the same bytes for the same arguments. `sheet` is the template's in the
/// canvas's own language: its ready notes carry words. `now_ms` is UTC.
pub fn seed(template: &Template, sheet: &Sheet, generation: &str, now_ms: i64) -> Vec<u8> {
    let doc = Doc::with_options(options());
    let mut txn = doc.transact_mut();
    frame(&mut txn, template, generation);
    if let Some(matrix) = &template.matrix {
        lanes(&mut txn, "rows", &matrix.rows);
        lanes(&mut txn, "columns", &matrix.columns);
        cells(&mut txn, matrix);
    }
    notes(&mut txn, template, sheet, now_ms);
    txn.encode_diff_v1(&StateVector::default())
}

/// How the server writes.
pub(crate) fn options() -> Options {
    Options {
        offset_kind: OffsetKind::Utf16,
        ..Options::with_client_id(ClientID::new(SEED_CLIENT))
    }
}

/// What every canvas of the kind has: `meta`, its empty fields and an empty summary.
pub(crate) fn frame(txn: &mut TransactionMut, template: &Template, generation: &str) {
    let meta = txn.get_or_insert_map("meta");
    meta.insert(txn, "kind", template.kind.as_str());
    meta.insert(txn, "version", i64::from(template.version));
    meta.insert(txn, "generation", generation);
    fields(txn, template);
    summary::lay(txn);
}

/// Id of the seeded note of a reference: `life-area-housing` of `life-area:housing`.
pub fn seeded_id(reference: &str) -> String {
    reference.replace(':', "-")
}

fn fields(txn: &mut TransactionMut, template: &Template) {
    for field in &template.fields {
        if field.input.is_choice() {
            let root = txn.get_or_insert_map("choices");
            root.insert(txn, field.slug.as_str(), MapPrelim::default());
        } else {
            let root = txn.get_or_insert_map("fields");
            root.insert(txn, field.slug.as_str(), TextPrelim::new(""));
        }
    }
}

/// Open lanes that stand ready: `r1`, `r2` … and `c1`, `c2` …
fn lanes(txn: &mut TransactionMut, name: &str, axis: &AxisSpec) {
    let root = txn.get_or_insert_map(name);
    for (i, id) in ready(name, axis).enumerate() {
        let lane = root.insert(txn, id, MapPrelim::default());
        lane.insert(txn, "order", order::nth(i));
        for part in &axis.parts {
            lane.insert(txn, part.as_str(), TextPrelim::new(""));
        }
    }
}

/// A cell for every row and column there is, where cells take text.
fn cells(txn: &mut TransactionMut, matrix: &MatrixSpec) {
    let root = txn.get_or_insert_map("cells");
    for row in ready("rows", &matrix.rows) {
        for column in ready("columns", &matrix.columns) {
            if matrix.takes_text(&row, &column) {
                root.insert(txn, format!("{row}:{column}"), TextPrelim::new(""));
            }
        }
    }
}

/// Ids of the lanes of an empty sheet.
fn ready(name: &str, axis: &AxisSpec) -> impl Iterator<Item = String> {
    let letter = if name == "rows" { 'r' } else { 'c' };
    let open = (1..=axis.start).map(move |n| format!("{letter}{n}"));
    axis.fixed.iter().map(|lane| lane.slug.clone()).chain(open)
}

/// The ready notes that stand on the empty sheet, by nobody.
fn notes(txn: &mut TransactionMut, template: &Template, sheet: &Sheet, now_ms: i64) {
    let root = txn.get_or_insert_map("notes");
    for (spec, zone) in template.zones.iter().zip(&sheet.zones) {
        let count = spec.seed.unwrap_or(0) as usize;
        let ready = zone.suggestions.iter().filter(|one| !one.is_retired);
        for (i, suggestion) in ready.take(count).enumerate() {
            let note = root.insert(txn, seeded_id(&suggestion.reference), MapPrelim::default());
            let kind = spec.kinds.first().map_or("", String::as_str);
            put(&note, txn, "zone", spec.slug.as_str());
            put(&note, txn, "kind", kind);
            put(&note, txn, "order", order::nth(i));
            put(&note, txn, "author", "");
            put(&note, txn, "by", "");
            put(&note, txn, "at", now_ms);
            put(&note, txn, "ref", suggestion.reference.as_str());
            note.insert(txn, "text", TextPrelim::new(suggestion.label.as_str()));
        }
    }
}

fn put(map: &MapRef, txn: &mut TransactionMut, key: &str, value: impl Into<Any>) {
    map.insert(txn, key, value.into());
}
