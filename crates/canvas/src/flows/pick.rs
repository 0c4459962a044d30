//! Picking what a take takes from one canvas.
use std::collections::BTreeSet;

use super::print::{fold, name_and_remark};
use super::{Beside, Chosen, Flow, Known, Pick, Source, Take};
use crate::content::{Circle, Content, Note};
use crate::template::Template;
use crate::texts::Texts;

/// What stands at one place of the canvas an arrow starts from.
#[derive(Clone, Debug, Default)]
pub(super) struct Picked {
    pub place: String,
    pub name: String,
    pub remark: String,
    pub reference: Option<String>,
    /// `attribute:value` of a note.
    pub marks: BTreeSet<String>,
    /// Sector that the place lies in, if it lies in one.
    pub sector: String,
    pub chosen: bool,
    /// True when a place may hold several.
    pub many: bool,
    /// What tells it from others of its place; its name, where this is empty.
    pub apart: String,
}

/// The sector of a zone; empty where it has none.
pub(super) fn sector_of<'a>(template: &'a Template, zone: &str) -> &'a str {
    let sector = template.zone(zone).and_then(|zone| zone.sector.as_deref());
    sector.unwrap_or("")
}

/// The zones that a pattern such as `{sector}-current` means, in the order of the template.
pub(super) fn zones_of<'a>(template: &'a Template, pattern: &str) -> Vec<&'a str> {
    let zones = template.zones.iter().map(|zone| zone.slug.as_str());
    match pattern.split_once("{sector}") {
        None => zones.filter(|zone| *zone == pattern).collect(),
        Some((_, "")) => zones.filter(|zone| is_sector(template, zone)).collect(),
        Some((_, ring)) => zones.filter(|zone| zone.ends_with(ring)).collect(),
    }
}

/// Whether a zone lies on a side of the board.
fn is_sector(template: &Template, slug: &str) -> bool {
    use crate::sheet::Place;
    let zone = template.zone(slug);
    zone.is_some_and(|zone| matches!(zone.place, Place::Sector { .. } | Place::SectorRing { .. }))
}

/// Everything that `take` finds on `source`.
pub(super) fn picked(
    flow: &Flow,
    take: &Take,
    source: &Source,
    known: &Known,
    texts: &dyn Texts,
) -> Vec<Picked> {
    let content = source.content;
    let found = match &take.pick {
        Pick::Notes {
            kinds,
            zones,
            attribute,
            values,
        } => {
            let fits = |note: &&Note| {
                let chosen = note.attributes.get(attribute);
                kinds.contains(&note.kind)
                    && note.zone.ends_with(zones.as_str())
                    && (attribute.is_empty() || chosen.is_some_and(|value| values.contains(value)))
            };
            content
                .notes
                .iter()
                .filter(fits)
                .map(|note| of_note(take, source, note))
                .collect()
        }
        Pick::Circles => content
            .circles
            .iter()
            .map(|circle| of_circle(flow, content, circle))
            .collect(),
        Pick::Columns { rows, remark } => columns(content, rows, remark),
        Pick::Gaps => gaps(content),
        Pick::Neighbours => neighbours(known),
        Pick::Field { field, remark } => vec![Picked {
            place: format!("field:{field}"),
            name: text(content, field),
            remark: text(content, remark),
            reference: content.refs.get(&format!("field:{field}")).cloned(),
            ..Picked::default()
        }],
        Pick::Lines { field } => each(format!("field:{field}"), lines(&text(content, field))),
        Pick::Choices { field } => each(format!("field:{field}"), options(source, field, texts)),
        Pick::Cells { row } => cells_ticked(content, row),
        Pick::Cell { column } => cells_of(source, column),
        Pick::Us => us(known),
    };
    let all = take.chosen == Chosen::All;
    let named = found.into_iter().filter(|one| !one.name.is_empty());
    named
        .map(|one| Picked {
            chosen: all || (one.chosen && take.chosen != Chosen::None),
            ..one
        })
        .collect()
}

fn us(known: &Known) -> Vec<Picked> {
    let picked = |(name, reference): (&String, &Option<String>)| Picked {
        place: "canvas".to_owned(),
        name: name.clone(),
        reference: reference.clone(),
        many: true,
        ..Picked::default()
    };
    known
        .us
        .iter()
        .map(|(name, reference)| picked((name, reference)))
        .collect()
}

fn text(content: &Content, field: &str) -> String {
    content
        .fields
        .get(field)
        .map_or_else(String::new, |text| text.trim().to_owned())
}

fn of_note(take: &Take, source: &Source, note: &Note) -> Picked {
    let (template, content) = (source.template, source.content);
    let (name, remark) = name_and_remark(&note.text);
    Picked {
        place: format!("note:{}", note.id),
        name,
        remark,
        reference: note.reference.clone(),
        marks: note
            .attributes
            .iter()
            .map(|(slug, value)| format!("{slug}:{value}"))
            .collect(),
        sector: sector_of(template, &note.zone).to_owned(),
        chosen: take.chosen == Chosen::Circled
            && content.circles.iter().any(|c| c.members.contains(&note.id)),
        ..Picked::default()
    }
}

/// A circle stands for itself when it holds nothing that the arrow takes anyway.
fn of_circle(flow: &Flow, content: &Content, circle: &Circle) -> Picked {
    let kinds = flow.takes.iter().filter_map(|take| match &take.pick {
        Pick::Notes { kinds, .. } => Some(kinds),
        _ => None,
    });
    let kinds: BTreeSet<_> = kinds.flatten().collect();
    let taken = |id: &String| {
        content
            .notes
            .iter()
            .any(|note| note.id == *id && kinds.contains(&note.kind))
    };
    Picked {
        place: format!("circle:{}", circle.id),
        name: circle.label.trim().to_owned(),
        chosen: !circle.members.iter().any(taken),
        ..Picked::default()
    }
}

fn columns(content: &Content, rows: &[String], remark: &str) -> Vec<Picked> {
    let column = |lane: &crate::content::Lane| Picked {
        place: format!("column:{}", lane.id),
        name: title(lane),
        remark: content
            .cells
            .get(&format!("{remark}:{}", lane.id))
            .map_or_else(String::new, |text| text.trim().to_owned()),
        reference: lane.reference.clone(),
        chosen: rows
            .iter()
            .any(|row| content.ticks.contains_key(&format!("{row}:{}", lane.id))),
        ..Picked::default()
    };
    content.columns.iter().map(column).collect()
}

fn title(lane: &crate::content::Lane) -> String {
    lane.parts
        .get("title")
        .map_or_else(String::new, |text| text.trim().to_owned())
}

/// Named rows without a tick, once some column has a name: an empty table has no gaps.
fn gaps(content: &Content) -> Vec<Picked> {
    let columns: BTreeSet<&str> = content
        .columns
        .iter()
        .filter(|lane| !title(lane).is_empty())
        .map(|lane| lane.id.as_str())
        .collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let reached = |row: &str| {
        let cells = content.ticks.keys().filter_map(|key| key.split_once(':'));
        cells
            .into_iter()
            .any(|(of, column)| of == row && columns.contains(column))
    };
    let open = content.rows.iter().filter(|lane| !reached(&lane.id));
    open.map(|lane| Picked {
        place: format!("row:{}", lane.id),
        name: title(lane),
        reference: lane.reference.clone(),
        ..Picked::default()
    })
    .collect()
}

/// Gaps between neighbouring municipalities; a row may have several.
fn neighbours(known: &Known) -> Vec<Picked> {
    let picked = |beside: &Beside| Picked {
        place: format!("row:{}", beside.row),
        name: beside.name.clone(),
        many: true,
        apart: beside.code.clone(),
        ..Picked::default()
    };
    known.neighbours.iter().map(picked).collect()
}

fn each(place: String, names: Vec<String>) -> Vec<Picked> {
    let one = |name| Picked {
        place: place.clone(),
        name,
        many: true,
        ..Picked::default()
    };
    let mut seen = BTreeSet::new();
    names
        .into_iter()
        .filter(|name| seen.insert(fold(name)))
        .map(one)
        .collect()
}

/// Lines of a text without the marks of a list.
fn lines(text: &str) -> Vec<String> {
    let bare = |line: &str| {
        let line = line
            .trim()
            .trim_start_matches(['-', '*', '•', '–'])
            .trim_start();
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match line
            .get(digits..)
            .and_then(|rest| rest.strip_prefix(['.', ')']))
        {
            Some(rest) if digits > 0 => rest.trim().to_owned(),
            _ => line.to_owned(),
        }
    };
    text.lines()
        .map(bare)
        .filter(|line| !line.is_empty())
        .collect()
}

fn options(source: &Source, field: &str, texts: &dyn Texts) -> Vec<String> {
    use crate::template::InputSpec;
    let Some(InputSpec::Choices { vocabulary, .. }) =
        source.template.field(field).map(|field| &field.input)
    else {
        return Vec::new();
    };
    let chosen = source
        .content
        .choices
        .get(field)
        .map_or(&[][..], Vec::as_slice);
    let terms = texts.vocabulary(vocabulary).into_iter();
    terms
        .filter(|term| chosen.contains(&term.key))
        .map(|term| term.label)
        .collect()
}

/// Names in the ticked cells of a row: one on a line, or between commas.
fn cells_ticked(content: &Content, row: &str) -> Vec<Picked> {
    let ticked = content
        .columns
        .iter()
        .filter(|lane| content.ticks.contains_key(&format!("{row}:{}", lane.id)));
    let names = |lane: &crate::content::Lane| {
        let key = format!("{row}:{}", lane.id);
        let text = content.cells.get(&key).map_or("", String::as_str);
        let names = lines(text).into_iter();
        let names = names.flat_map(|line| {
            line.split([',', ';'])
                .map(|name| name.trim().to_owned())
                .collect::<Vec<_>>()
        });
        each(format!("cell:{key}"), names.collect())
    };
    ticked.flat_map(names).collect()
}

fn cells_of(source: &Source, column: &str) -> Vec<Picked> {
    let rows = source
        .template
        .matrix
        .iter()
        .flat_map(|matrix| &matrix.rows.fixed);
    rows.map(|row| {
        let key = format!("{}:{column}", row.slug);
        let name = source
            .content
            .cells
            .get(&key)
            .map_or_else(String::new, |text| text.trim().to_owned());
        Picked {
            place: format!("cell:{key}"),
            name,
            ..Picked::default()
        }
    })
    .collect()
}
