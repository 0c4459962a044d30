//! The table: records that its rows and columns name, and what the cells say of them.
use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::gather::{Details, Gather, Said, details, push};
use super::wording::{remark_of, said};
use super::{BondKind, End, RecordKind};
use crate::content::Lane;
use crate::sheet::Mark;
use crate::template::{AxisSpec, Becomes, FixedSpec, MatrixSpec, What};

/// Records of the added lanes, by lane id.
type Lanes = HashMap<String, End>;

/// Half of a cell's key.
enum Half<'a> {
    Fixed(&'a FixedSpec),
    Added(&'a str),
}

pub(super) fn gather(gather: &mut Gather<'_>) {
    let Some(matrix) = &gather.template.matrix else {
        return;
    };
    let (template, content) = (gather.template, gather.content);
    let mut lanes = Lanes::new();
    for (name, axis, added) in [
        ("row", &matrix.rows, &content.rows),
        ("column", &matrix.columns, &content.columns),
    ] {
        let becomes = axis
            .becomes
            .as_ref()
            .filter(|becomes| becomes.key.is_none());
        let Some((becomes, kind)) = becomes.and_then(|becomes| Some((becomes, becomes.record()?)))
        else {
            continue;
        };
        for lane in added {
            let details = lane_details(gather, matrix, (axis, lane), kind);
            let name_part = axis.parts.first().and_then(|part| lane.parts.get(part));
            let said = Said {
                place: format!("{name}:{}", lane.id),
                kind,
                role: becomes.to_string(),
                text: name_part.map_or("", String::as_str),
                reference: lane.reference.as_deref(),
                details,
            };
            if let Some(end) = gather.mention(said) {
                lanes.insert(lane.id.clone(), end);
            }
        }
    }
    let area = template.fields.iter().find_map(|field| {
        let becomes = field
            .becomes
            .as_ref()
            .filter(|becomes| becomes.what == What::Canvas)?;
        let is_target = becomes.key.as_deref() == Some("target");
        is_target.then(|| said(content.fields.get(&field.slug)?))?
    });
    let keys: BTreeSet<&String> = content.cells.keys().chain(content.ticks.keys()).collect();
    for key in keys {
        match halves(matrix, key) {
            Some([Half::Added(row), Half::Added(column)]) => {
                coverage(gather, (key, [row, column]), &lanes, area.as_ref());
            }
            Some(
                [Half::Fixed(fixed), Half::Added(lane)] | [Half::Added(lane), Half::Fixed(fixed)],
            ) => {
                if let Some(end) = lanes.get(lane) {
                    bond(gather, key, fixed, end);
                }
            }
            _ => {}
        }
    }
    hearts(gather, matrix, &lanes);
}

/// What a lane says of its record: its other texts, and its cells in the fixed lanes that are about the same kind.
fn lane_details(
    gather: &Gather<'_>,
    matrix: &MatrixSpec,
    (axis, lane): (&AxisSpec, &Lane),
    kind: RecordKind,
) -> Details {
    let mut parts = axis.parts.iter();
    let name = parts.next().and_then(|part| lane.parts.get(part));
    let mut found = details([("remark", name.and_then(|text| said(&remark_of(text))))]);
    for part in parts {
        let text = lane.parts.get(part).and_then(|text| said(text));
        found.extend(text.map(|text| (part.clone(), text)));
    }
    let content = gather.content;
    for fixed in matrix.rows.fixed.iter().chain(&matrix.columns.fixed) {
        let Some(key) = own_key(fixed, kind) else {
            continue;
        };
        for cell in [
            format!("{}:{}", fixed.slug, lane.id),
            format!("{}:{}", lane.id, fixed.slug),
        ] {
            let text = content.cells.get(&cell).and_then(|text| said(text));
            found.extend(text.map(|text| (key.to_owned(), text)));
            let mark = fixed.mark.filter(|_| content.ticks.contains_key(&cell));
            if let Some(mark) = mark {
                let list = if mark.mark == Mark::Cross {
                    "crossed"
                } else {
                    "ticked"
                };
                push(&mut found, list, key.into());
            }
        }
    }
    found
}

/// Under which key a fixed lane's cells tell of the other lane's record.
fn own_key(fixed: &FixedSpec, kind: RecordKind) -> Option<&str> {
    let becomes = fixed.becomes.as_ref()?;
    match becomes.what {
        What::Record(of) if of == kind => becomes.key.as_deref(),
        What::Bond(BondKind::Owner) => Some(&fixed.slug),
        _ => None,
    }
}

fn halves<'a>(matrix: &'a MatrixSpec, key: &'a str) -> Option<[Half<'a>; 2]> {
    let (row, column) = key.split_once(':')?;
    let half =
        |axis: &'a AxisSpec, id: &'a str| axis.fixed(id).map_or(Half::Added(id), Half::Fixed);
    Some([half(&matrix.rows, row), half(&matrix.columns, column)])
}

/// A ticked cell of two added lanes: the model reaches the client group.
fn coverage(
    gather: &mut Gather<'_>,
    (key, lanes): (&str, [&str; 2]),
    known: &Lanes,
    area: Option<&Value>,
) {
    let content = gather.content;
    let becomes = gather
        .template
        .matrix
        .as_ref()
        .and_then(|matrix| matrix.becomes.as_ref());
    let (Some(kind), Some(tick)) = (becomes.and_then(Becomes::bond), content.ticks.get(key)) else {
        return;
    };
    let [Some(row), Some(column)] = lanes.map(|lane| known.get(lane)) else {
        return;
    };
    let is_turned = column.kind == RecordKind::ClientGroup;
    let ends = if is_turned {
        [row, column]
    } else {
        [column, row]
    };
    let details = details([
        ("confidence", said(&tick.confidence)),
        ("note", said(&tick.note)),
        ("text", content.cells.get(key).and_then(|text| said(text))),
        ("area", area.cloned()),
    ]);
    gather.bond(format!("cell:{key}"), kind, ends, details);
}

/// A cell of a fixed lane that says a bond: of whom it names, or of the canvas's own record.
fn bond(gather: &mut Gather<'_>, key: &str, fixed: &FixedSpec, lane: &End) {
    let Some((becomes, kind)) = fixed
        .becomes
        .as_ref()
        .and_then(|becomes| Some((becomes, becomes.bond()?)))
    else {
        return;
    };
    let content = gather.content;
    let text = content.cells.get(key).map_or("", String::as_str);
    let place = format!("cell:{key}");
    if kind == BondKind::Owner {
        let said = Said {
            place: place.clone(),
            kind: RecordKind::Actor,
            role: becomes.to_string(),
            text,
            reference: gather.reference(&place),
            details: details([("remark", said(&remark_of(text)))]),
        };
        let Some(owner) = gather.mention(said) else {
            return;
        };
        let contact = details([("contact", Some(content.ticks.contains_key(key).into()))]);
        return gather.bond(place, kind, [lane, &owner], contact);
    }
    let Some(text) = said(text).filter(|_| fixed.text) else {
        return;
    };
    if let Some(own) = gather.own() {
        gather.bond(place, kind, [&own, lane], details([("text", Some(text))]));
    }
}

/// Hearts of the columns.
fn hearts(gather: &mut Gather<'_>, matrix: &MatrixSpec, lanes: &Lanes) {
    let mut fixed = matrix.rows.fixed.iter();
    let row = fixed.find(|row| row.mark.is_some_and(|rule| rule.mark == Mark::Heart));
    let Some((row, kind)) = row.and_then(|row| Some((row, row.becomes.as_ref()?.bond()?))) else {
        return;
    };
    for (column, signed) in &gather.content.hearts {
        let Some(partner) = lanes.get(column) else {
            continue;
        };
        let Some(own) = gather.own() else { return };
        let place = format!("cell:{}:{column}", row.slug);
        gather.bond(
            place,
            kind,
            [&own, partner],
            details([("at", Some(signed.at.into()))]),
        );
    }
}
