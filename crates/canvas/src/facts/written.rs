//! Fields: records that a field names, details of the canvas's own records, and the tables within those.
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::RecordKind;
use super::gather::{Details, Gather, Said, details, push};
use super::wording::{lines_of, said, text_of};
use crate::content::Lane;
use crate::limits::{CHOICES_MAX, KEY_BYTES_MAX, LANES_MAX};
use crate::template::{AxisSpec, Becomes, FieldSpec, FixedSpec, InputSpec, Template, What};

/// Records that one field of text names, a line each.
pub const LINES_MAX: usize = 60;

pub(super) fn gather(gather: &mut Gather<'_>) {
    wholes(gather);
    for field in &gather.template.fields {
        let Some(becomes) = &field.becomes else {
            continue;
        };
        match (becomes.what, &becomes.key) {
            (What::Record(kind), None) => records(gather, field, kind),
            (What::Bond(kind), Some(standing)) => partner(gather, field, becomes, (kind, standing)),
            _ => {}
        }
    }
}

/// The field that names the record of that kind that the canvas itself is: the first text that feeds it.
pub fn naming_field(template: &Template, kind: RecordKind) -> Option<&FieldSpec> {
    let mut feeding = template
        .fields
        .iter()
        .filter(|field| !field.input.is_choice());
    feeding.find(|field| detail_of(field.becomes.as_ref(), kind).is_some())
}

/// The key under which a part feeds a record of that kind.
fn detail_of(becomes: Option<&Becomes>, kind: RecordKind) -> Option<&str> {
    let becomes = becomes.filter(|becomes| becomes.record() == Some(kind))?;
    becomes.key.as_deref()
}

/// The records that the canvas itself stands for.
fn wholes(gather: &mut Gather<'_>) {
    let mut wholes: BTreeMap<RecordKind, Details> = BTreeMap::new();
    let template = gather.template;
    for field in &template.fields {
        let Some(becomes) = &field.becomes else {
            continue;
        };
        let (Some(kind), Some(key)) = (becomes.record(), &becomes.key) else {
            continue;
        };
        let Some(value) = value(gather, field) else {
            continue;
        };
        let same = template
            .fields
            .iter()
            .filter(|other| other.becomes.as_ref() == Some(becomes));
        let details = wholes.entry(kind).or_default();
        if same.count() > 1 {
            push(details, key, value);
        } else {
            details.insert(key.clone(), value);
        }
    }
    table(gather, &mut wholes);
    for (kind, details) in wholes {
        let content = gather.content;
        let name = naming_field(template, kind).and_then(|field| content.fields.get(&field.slug));
        gather.whole(kind, name.map_or("", String::as_str), details);
    }
}

/// What stands in a field, if anything does.
fn value(gather: &Gather<'_>, field: &FieldSpec) -> Option<Value> {
    let content = gather.content;
    if !field.input.is_choice() {
        return said(content.fields.get(&field.slug)?);
    }
    let chosen = content.choices.get(&field.slug)?.iter();
    let chosen = chosen
        .filter(|key| key.len() <= KEY_BYTES_MAX)
        .map(|key| text_of(key));
    let mut chosen = chosen.filter(|key| !key.is_empty()).map(Value::from);
    match field.input {
        InputSpec::Choices { many: true, .. } | InputSpec::Municipalities { many: true } => {
            let keys: Vec<Value> = chosen.take(CHOICES_MAX).collect();
            (!keys.is_empty()).then_some(Value::Array(keys))
        }
        _ => chosen.next(),
    }
}

/// Records that a field names: one on its line, or one on each line of a text.
fn records(gather: &mut Gather<'_>, field: &FieldSpec, kind: RecordKind) {
    let Some(text) = gather.content.fields.get(&field.slug) else {
        return;
    };
    let place = format!("field:{}", field.slug);
    let lines: Vec<(String, &str)> = match field.input {
        InputSpec::Text => {
            let numbered = lines_of(text).take(LINES_MAX).zip(1..);
            numbered
                .map(|(line, n)| (format!("{place}:{n}"), line))
                .collect()
        }
        _ => vec![(place, text)],
    };
    for (place, text) in lines {
        let reference = gather.reference(&place);
        gather.mention(Said {
            place,
            kind,
            role: kind.slug().to_owned(),
            text,
            reference,
            details: Details::new(),
        });
    }
}

/// A partner whom a field names, bound to the canvas's own record.
fn partner(
    gather: &mut Gather<'_>,
    field: &FieldSpec,
    becomes: &Becomes,
    (kind, standing): (super::BondKind, &str),
) {
    let place = format!("field:{}", field.slug);
    let said = Said {
        kind: RecordKind::Actor,
        role: becomes.to_string(),
        text: gather
            .content
            .fields
            .get(&field.slug)
            .map_or("", String::as_str),
        reference: gather.reference(&place),
        details: Details::new(),
        place: place.clone(),
    };
    let Some(partner) = gather.mention(said) else {
        return;
    };
    if let Some(own) = gather.own() {
        gather.bond(
            place,
            kind,
            [&own, &partner],
            details([("standing", Some(standing.into()))]),
        );
    }
}

/// What the table says of the canvas's own records: a list of lanes, or what fixed rows and columns say together.
fn table(gather: &Gather<'_>, wholes: &mut BTreeMap<RecordKind, Details>) {
    let Some(matrix) = &gather.template.matrix else {
        return;
    };
    for (axis, lanes, other) in [
        (&matrix.rows, &gather.content.rows, &matrix.columns),
        (&matrix.columns, &gather.content.columns, &matrix.rows),
    ] {
        let Some(becomes) = &axis.becomes else {
            continue;
        };
        let (Some(kind), Some(key)) = (becomes.record(), &becomes.key) else {
            continue;
        };
        for lane in lanes.iter().take(LANES_MAX) {
            let item = item(gather, axis, lane, other);
            if !item.is_empty() {
                push(wholes.entry(kind).or_default(), key, Value::Object(item));
            }
        }
    }
    for row in &matrix.rows.fixed {
        for column in &matrix.columns.fixed {
            crossing(gather, (row, column), wholes);
        }
    }
}

/// A lane as one item of a list: its own texts, and those of its cells in fixed lanes.
fn item(gather: &Gather<'_>, axis: &AxisSpec, lane: &Lane, other: &AxisSpec) -> Map<String, Value> {
    let parts = axis.parts.iter();
    let mut item: Map<String, Value> = parts
        .filter_map(|part| Some((part.clone(), said(lane.parts.get(part)?)?)))
        .collect();
    for fixed in &other.fixed {
        let text = [
            format!("{}:{}", lane.id, fixed.slug),
            format!("{}:{}", fixed.slug, lane.id),
        ]
        .iter()
        .find_map(|key| said(gather.content.cells.get(key)?));
        let key = fixed.becomes.as_ref().and_then(Becomes::last);
        item.extend(key.zip(text).map(|(key, text)| (key.to_owned(), text)));
    }
    item
}

/// What stands where a fixed row and a fixed column of one record meet.
fn crossing(
    gather: &Gather<'_>,
    (row, column): (&FixedSpec, &FixedSpec),
    wholes: &mut BTreeMap<RecordKind, Details>,
) {
    let key = format!("{}:{}", row.slug, column.slug);
    let text = gather.content.cells.get(&key).and_then(|text| said(text));
    let (Some(text), Some(of)) = (text, &row.becomes) else {
        return;
    };
    let (Some(kind), Some(outer)) = (of.record(), &of.key) else {
        return;
    };
    let Some(inner) = detail_of(column.becomes.as_ref(), kind) else {
        return;
    };
    let outer = wholes.entry(kind).or_default().entry(outer.clone());
    if let Value::Object(said) = outer.or_insert_with(|| Value::Object(Map::new())) {
        said.insert(inner.to_owned(), text);
    }
}
