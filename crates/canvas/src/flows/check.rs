//! Whether everything that the arrows name exists.
use std::collections::BTreeSet;

use super::{Chosen, Flow, Needs, Pick, Put, Take};
use crate::facts::RecordKind;
use crate::template::{Becomes, Template, find};

/// Fails with the first fault, naming the arrow and the part.
pub(super) fn check(flows: &[Flow]) -> Result<(), String> {
    let mut slugs = BTreeSet::new();
    for flow in flows {
        let at = |what: String| format!("{}: {what}", flow.slug);
        if !slugs.insert(&flow.slug) {
            return Err(at("is there twice".to_owned()));
        }
        let kind =
            |kind: &str| find(kind).ok_or_else(|| at(format!("there is no kind \"{kind}\"")));
        let (from, to) = (kind(&flow.from)?, kind(&flow.to)?);
        needs(from, flow).map_err(at)?;
        let mut takes = BTreeSet::new();
        for take in &flow.takes {
            let at = |what: String| at(format!("{}: {what}", take.slug));
            if !takes.insert(&take.slug) {
                return Err(at("is there twice".to_owned()));
            }
            pick(from, take).map_err(at)?;
            put(to, flow, take).map_err(at)?;
        }
    }
    Ok(())
}

fn must(holds: bool, what: &str, name: &str) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(format!("there is no {what} \"{name}\""))
    }
}

fn needs(from: &Template, flow: &Flow) -> Result<(), String> {
    let record = from.becomes.as_ref().and_then(Becomes::record);
    match flow.needs {
        Some(Needs::Accepted) if record != Some(RecordKind::Proposal) => {
            Err("only a proposal is accepted".to_owned())
        }
        _ => Ok(()),
    }
}

fn pick(from: &Template, take: &Take) -> Result<(), String> {
    let row = |slug: &str| {
        from.matrix
            .as_ref()
            .is_some_and(|m| m.rows.fixed(slug).is_some())
    };
    if take.chosen == Chosen::Circled && from.circles.is_none() {
        return Err("nothing is circled there".to_owned());
    }
    match &take.pick {
        Pick::Notes {
            kinds,
            zones,
            attribute,
            ..
        } => notes(from, kinds, zones, attribute),
        Pick::Circles => must(from.circles.is_some(), "part", "circles"),
        Pick::Columns { rows, remark } => rows
            .iter()
            .chain([remark])
            .try_for_each(|slug| must(row(slug), "row", slug)),
        Pick::Gaps | Pick::Neighbours => must(
            from.matrix
                .as_ref()
                .is_some_and(|m| m.rows.open && m.mark.is_some()),
            "part",
            "rows",
        ),
        Pick::Field { field, remark } => {
            must(is_text(from, field), "field", field)?;
            must(remark.is_empty() || is_text(from, remark), "field", remark)
        }
        Pick::Lines { field } => must(is_text(from, field), "field", field),
        Pick::Choices { field } => must(
            from.field(field).is_some_and(|f| f.input.is_choice()),
            "choice",
            field,
        ),
        Pick::Cells { row: slug } => must(row(slug), "row", slug),
        Pick::Cell { column } => {
            let found = from
                .matrix
                .as_ref()
                .is_some_and(|m| m.columns.fixed(column).is_some());
            must(found, "column", column)
        }
        Pick::Us => Ok(()),
    }
}

fn notes(from: &Template, kinds: &[String], zones: &str, attribute: &str) -> Result<(), String> {
    for kind in kinds {
        must(from.note_kind(kind).is_some(), "note kind", kind)?;
        let attributes = from
            .note_kind(kind)
            .map_or(&[][..], |kind| &kind.attributes);
        let has = attribute.is_empty() || attributes.iter().any(|a| a.slug == *attribute);
        must(has, "attribute", attribute)?;
    }
    let has = from.zones.iter().any(|zone| zone.slug.ends_with(zones));
    must(has, "zone", zones)
}

fn is_text(template: &Template, field: &str) -> bool {
    template
        .field(field)
        .is_some_and(|field| !field.input.is_choice())
}

fn put(to: &Template, flow: &Flow, take: &Take) -> Result<(), String> {
    let matrix = to.matrix.as_ref();
    let row = |slug: &str| matrix.is_some_and(|m| m.rows.fixed(slug).is_some());
    match &take.put {
        Put::Note {
            zone,
            kind,
            kinds,
            attributes,
        } => {
            must(!super::pick::zones_of(to, zone).is_empty(), "zone", zone)?;
            for kind in kinds.values().chain([kind]) {
                must(to.note_kind(kind).is_some(), "note kind", kind)?;
            }
            let known = to.note_kind(kind).map_or(&[][..], |kind| &kind.attributes);
            attributes
                .keys()
                .try_for_each(|slug| must(known.iter().any(|a| a.slug == *slug), "attribute", slug))
        }
        Put::Column { remark, name } => {
            let axis = matrix.map(|m| &m.columns).filter(|axis| axis.open);
            let part =
                |slug: &String| axis.is_some_and(|axis| axis.parts.contains(slug)) || row(slug);
            must(axis.is_some(), "part", "columns")?;
            must(remark.is_empty() || part(remark), "part", remark)?;
            must(name.is_empty() || row(name), "row", name)
        }
        Put::Row => must(matrix.is_some_and(|m| m.rows.open), "part", "rows"),
        Put::Field { field, remark } => {
            must(is_text(to, field), "field", field)?;
            must(remark.is_empty() || is_text(to, remark), "field", remark)
        }
        Put::Append { field } => must(is_text(to, field), "field", field),
        Put::Cell { row: slug, column } => {
            must(row(slug), "row", slug)?;
            let lane = flow
                .take(column)
                .is_some_and(|take| matches!(take.put, Put::Column { .. }));
            must(lane, "part that is a column", column)
        }
        Put::Title => must(take.each, "canvas for each of", &take.slug),
    }
}
