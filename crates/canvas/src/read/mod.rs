//! Reads the shared document. Whatever stands in it, reading gives a [`Content`]: what does not fit the
//! template's shapes is passed over, and nothing is read beyond the limits.
mod values;

use std::collections::{BTreeMap, BTreeSet};

use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, MapRef, Out, ReadTxn, Transact, Update};

use crate::content::{Circle, Cleared, Content, Lane, Link, Note, Signed, Tick};
use crate::hearts;
use crate::limits::{
    CELLS_MAX, CHOICES_MAX, CIRCLES_MAX, KEY_BYTES_MAX, LABEL_CHARS_MAX, LANES_MAX, LINKS_MAX,
    NOTES_MAX, ORDER_CHARS_MAX, TEXT_CHARS_MAX, TICKS_MAX,
};
use crate::summary::{Part, Summary};
use crate::template::{AxisSpec, Template};
use values::{Entries, number, pair, signed, signed_any, text_in, text_of};

/// What the keys of `meta` start with that hold the record of a place; the place follows.
pub const META_REF: &str = "ref:";
/// How many `written` entries are read: one for each field and cell.
const WRITTEN_MAX: usize = CELLS_MAX + 100;

/// Why a stored state could not be read.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// The bytes are not an update.
    #[error("the state is not a v1 update: {0}")]
    Undecodable(String),
    /// The update refers to what it does not hold.
    #[error("the state cannot be applied: {0}")]
    Unapplicable(String),
}

/// What stands in a stored state (a v1 update of a whole document). Only for bytes that we stored: those of
/// others are scanned before yrs sees them.
pub fn from_state(state: &[u8], template: &Template) -> Result<Content, StateError> {
    let doc = doc_of(state)?;
    Ok(read(&doc.transact(), template))
}

/// The kind that a stored state says to be of; none when it does not say, or is none.
pub fn kind_of_state(state: &[u8]) -> Option<String> {
    let doc = doc_of(state).ok()?;
    let txn = doc.transact();
    match txn.get_map("meta")?.get(&txn, "kind")? {
        Out::Any(Any::String(kind)) => Some(kind.to_string()),
        _ => None,
    }
}

fn doc_of(state: &[u8]) -> Result<Doc, StateError> {
    let update =
        Update::decode_v1(state).map_err(|error| StateError::Undecodable(error.to_string()))?;
    let doc = Doc::with_client_id(1);
    let applied = doc.transact_mut().apply_update(update);
    applied.map_err(|error| StateError::Unapplicable(error.to_string()))?;
    Ok(doc)
}

/// What stands in the document, by the template's order. O(n log n) in what it holds.
pub fn read<T: ReadTxn>(txn: &T, template: &Template) -> Content {
    let reading = Reading { txn, template };
    let (notes, bin) = reading.notes();
    let mut content = Content {
        fields: reading.fields(),
        choices: reading.choices(),
        notes,
        bin,
        links: reading.links(),
        circles: reading.circles(),
        summary: reading.summary(),
        ..Content::default()
    };
    if let Some(matrix) = &template.matrix {
        content.rows = reading.lanes("rows", &matrix.rows);
        content.columns = reading.lanes("columns", &matrix.columns);
    }
    let known = Known::of(template, &content);
    content.cells = reading.cells(&known);
    content.ticks = reading.ticks(&known);
    content.hearts = reading.signatures("hearts", LANES_MAX, |key| known.columns.contains(key));
    content.refs = reading.refs();
    content.cleared = reading.cleared(&known);
    content.written = reading.signatures("written", WRITTEN_MAX, |key| known.written(key));
    content
}

struct Reading<'a, T> {
    txn: &'a T,
    template: &'a Template,
}

impl<T: ReadTxn> Reading<'_, T> {
    /// Entries of a root in key order, at most `most`; none when the root is missing.
    fn root(&self, name: &str, most: usize) -> Entries {
        self.txn
            .get_map(name)
            .map_or_else(Vec::new, |map| values::entries(self.txn, &map, most))
    }

    /// The entries of a root that are maps of their own.
    fn maps(&self, name: &str, most: usize) -> impl Iterator<Item = (String, MapRef)> + use<T> {
        self.root(name, most)
            .into_iter()
            .filter_map(|(id, value)| match value {
                Out::YMap(map) => Some((id, map)),
                _ => None,
            })
    }

    fn label(&self, map: &MapRef, key: &str) -> String {
        text_in(self.txn, map, key, LABEL_CHARS_MAX)
    }

    /// What the server noted of places that hold no `ref` of their own: `meta` keys `ref:{place}`.
    fn refs(&self) -> BTreeMap<String, String> {
        let noted = self.root("meta", WRITTEN_MAX).into_iter();
        noted
            .filter_map(|(key, value)| {
                let place = key.strip_prefix(META_REF)?.to_owned();
                match value {
                    Out::Any(yrs::Any::String(record)) => Some((place, record.to_string())),
                    _ => None,
                }
            })
            .collect()
    }

    fn fields(&self) -> BTreeMap<String, String> {
        let root = self.txn.get_map("fields");
        let texts = self
            .template
            .fields
            .iter()
            .filter(|field| !field.input.is_choice());
        texts
            .map(|field| {
                let text = root
                    .as_ref()
                    .map(|map| text_in(self.txn, map, &field.slug, TEXT_CHARS_MAX));
                (field.slug.clone(), text.unwrap_or_default())
            })
            .collect()
    }

    fn summary(&self) -> Summary {
        let root = self.txn.get_map("fields");
        let text = |part: Part| {
            let text = |map| text_in(self.txn, map, part.key(), TEXT_CHARS_MAX);
            root.as_ref().map_or_else(String::new, text)
        };
        Summary {
            seen: text(Part::Seen),
            decided: text(Part::Decided),
        }
    }

    fn choices(&self) -> BTreeMap<String, Vec<String>> {
        let root = self.txn.get_map("choices");
        let fields = self
            .template
            .fields
            .iter()
            .filter(|field| field.input.is_choice());
        fields
            .map(|field| {
                let chosen = root.as_ref().and_then(|map| map.get(self.txn, &field.slug));
                let keys = match chosen {
                    Some(Out::YMap(map)) => self.set(&map, CHOICES_MAX, KEY_BYTES_MAX),
                    _ => Vec::new(),
                };
                (field.slug.clone(), keys)
            })
            .collect()
    }

    /// Keys of a map that hold `true`, sorted.
    fn set(&self, map: &MapRef, most: usize, bytes_max: usize) -> Vec<String> {
        let entries = values::entries(self.txn, map, most).into_iter();
        let is_set = |(key, value): &(String, Out)| {
            *value == Out::Any(Any::Bool(true)) && key.len() <= bytes_max
        };
        entries.filter(is_set).map(|(key, _)| key).collect()
    }

    /// Notes on the board in reading order, and those in the bin, newest first.
    fn notes(&self) -> (Vec<Note>, Vec<Note>) {
        let notes = self
            .maps("notes", NOTES_MAX)
            .map(|(id, map)| self.note(id, &map));
        let (mut bin, mut notes): (Vec<_>, Vec<_>) = notes.partition(|note| note.binned.is_some());
        let zone = |note: &Note| {
            let place = self
                .template
                .zones
                .iter()
                .position(|zone| zone.slug == note.zone);
            place.unwrap_or(self.template.zones.len())
        };
        notes.sort_by(|a, b| (zone(a), &a.order, &a.id).cmp(&(zone(b), &b.order, &b.id)));
        let binned_at = |note: &Note| note.binned.as_ref().map_or(0, |signed| signed.at);
        bin.sort_by(|a, b| (binned_at(b), &a.id).cmp(&(binned_at(a), &b.id)));
        (notes, bin)
    }

    fn note(&self, id: String, map: &MapRef) -> Note {
        let kind = self.label(map, "kind");
        let reference = self.label(map, "ref");
        let attributes = self
            .template
            .note_kind(&kind)
            .into_iter()
            .flat_map(|kind| &kind.attributes);
        let attributes = attributes
            .map(|attribute| {
                (
                    attribute.slug.clone(),
                    self.label(map, &format!("attr-{}", attribute.slug)),
                )
            })
            .filter(|(_, chosen)| !chosen.is_empty());
        Note {
            zone: self.label(map, "zone"),
            text: text_in(self.txn, map, "text", TEXT_CHARS_MAX),
            pos: map.get(self.txn, "pos").and_then(|value| pair(&value)),
            order: text_in(self.txn, map, "order", ORDER_CHARS_MAX),
            author: self.label(map, "author"),
            by: self.label(map, "by"),
            at: map.get(self.txn, "at").map_or(0, |value| number(&value)),
            reference: (!reference.is_empty()).then_some(reference),
            attributes: attributes.collect(),
            binned: map
                .get(self.txn, "binned")
                .and_then(|value| signed_any(&value)),
            colour: Some(text_in(self.txn, map, "colour", KEY_BYTES_MAX))
                .filter(|found| !found.is_empty()),
            id,
            kind,
        }
    }

    fn links(&self) -> Vec<Link> {
        let link = |(id, map): (String, MapRef)| Link {
            id,
            from: self.label(&map, "from"),
            to: self.label(&map, "to"),
            kind: self.label(&map, "kind"),
            label: self.label(&map, "label"),
            signed: signed(self.txn, &map),
        };
        self.maps("links", LINKS_MAX).map(link).collect()
    }

    fn circles(&self) -> Vec<Circle> {
        let circle = |(id, map): (String, MapRef)| Circle {
            id,
            label: self.label(&map, "label"),
            members: match map.get(self.txn, "members") {
                Some(Out::YMap(members)) => self.set(&members, NOTES_MAX, LABEL_CHARS_MAX),
                _ => Vec::new(),
            },
            signed: signed(self.txn, &map),
        };
        self.maps("circles", CIRCLES_MAX).map(circle).collect()
    }

    fn lanes(&self, root: &str, axis: &AxisSpec) -> Vec<Lane> {
        if !axis.open {
            return Vec::new();
        }
        let part = |map: &MapRef, slug: &String| {
            (slug.clone(), text_in(self.txn, map, slug, TEXT_CHARS_MAX))
        };
        let lane = |(id, map): (String, MapRef)| Lane {
            id,
            order: text_in(self.txn, &map, "order", ORDER_CHARS_MAX),
            parts: axis.parts.iter().map(|slug| part(&map, slug)).collect(),
            reference: Some(self.label(&map, "ref")).filter(|found| !found.is_empty()),
        };
        let mut lanes: Vec<_> = self.maps(root, LANES_MAX).map(lane).collect();
        lanes.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        lanes
    }

    fn cells(&self, known: &Known) -> BTreeMap<String, String> {
        let cells = self
            .root("cells", CELLS_MAX)
            .into_iter()
            .filter(|(key, _)| known.cell(key));
        cells
            .filter_map(|(key, value)| Some((key, text_of(self.txn, &value, TEXT_CHARS_MAX)?)))
            .collect()
    }

    fn ticks(&self, known: &Known) -> BTreeMap<String, Tick> {
        let ticks = self.root("ticks", TICKS_MAX).into_iter();
        ticks
            .filter(|(key, _)| known.cell(key) || known.notes.contains(key))
            .filter_map(|(key, value)| {
                let signed = signed_any(&value)?;
                let note = values::inner(&value, "note", TEXT_CHARS_MAX);
                let confidence = values::inner(&value, "confidence", LABEL_CHARS_MAX);
                Some((
                    key,
                    Tick {
                        signed,
                        note,
                        confidence,
                    },
                ))
            })
            .collect()
    }

    fn cleared(&self, known: &Known) -> BTreeMap<String, Cleared> {
        let entries = self.root(hearts::CLEARED, LANES_MAX).into_iter();
        entries
            .filter(|(column, _)| known.columns.contains(column))
            .filter_map(|(column, value)| {
                let row = values::inner(&value, "row", KEY_BYTES_MAX);
                let at = signed_any(&value)?.at;
                Some((column, Cleared { row, at }))
            })
            .collect()
    }

    fn signatures(
        &self,
        root: &str,
        most: usize,
        known: impl Fn(&str) -> bool,
    ) -> BTreeMap<String, Signed> {
        let entries = self
            .root(root, most)
            .into_iter()
            .filter(|(key, _)| known(key));
        entries
            .filter_map(|(key, value)| Some((key, signed_any(&value)?)))
            .collect()
    }
}

/// What marks and cells may stand on.
struct Known {
    notes: BTreeSet<String>,
    rows: BTreeSet<String>,
    columns: BTreeSet<String>,
    fields: BTreeSet<String>,
}

impl Known {
    fn of(template: &Template, content: &Content) -> Self {
        let lanes = |axis: Option<&AxisSpec>, added: &[Lane]| {
            let fixed = axis
                .into_iter()
                .flat_map(|axis| &axis.fixed)
                .map(|lane| lane.slug.clone());
            fixed
                .chain(added.iter().map(|lane| lane.id.clone()))
                .collect()
        };
        let matrix = template.matrix.as_ref();
        let notes = content.notes.iter().chain(&content.bin);
        Self {
            notes: notes.map(|note| note.id.clone()).collect(),
            rows: lanes(matrix.map(|matrix| &matrix.rows), &content.rows),
            columns: lanes(matrix.map(|matrix| &matrix.columns), &content.columns),
            fields: (template.fields.iter().map(|field| field.slug.clone()))
                .chain(Part::ALL.map(|part| part.key().to_owned()))
                .collect(),
        }
    }

    fn cell(&self, key: &str) -> bool {
        key.split_once(':')
            .is_some_and(|(row, column)| self.rows.contains(row) && self.columns.contains(column))
    }

    fn written(&self, key: &str) -> bool {
        match key.split_once(':') {
            Some(("field", slug)) => self.fields.contains(slug),
            Some(("cell", cell)) => self.cell(cell),
            _ => false,
        }
    }
}
