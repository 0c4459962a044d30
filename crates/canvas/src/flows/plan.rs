//! What an arrow would take along, and what of it has been taken.
use std::collections::BTreeMap;

use super::item::{Item, Known, Origin, Source, State, Taken, Target};
use super::pick::{Picked, picked, sector_of, zones_of};
use super::print::{fold, print};
use super::stands::there;
use super::{Flow, Put, Take};
use crate::content::Content;
use crate::pseudonym::{Identity, warnings};
use crate::template::{InputSpec, Template};
use crate::texts::Texts;

/// Everything that `flow` finds on `sources`, in the order of its parts, and how it stands against what was taken
/// before and what is on the target. `texts` are in the target's language.
pub fn plan(
    flow: &Flow,
    sources: &[Source],
    to: Option<Target>,
    taken: &[Taken],
    known: &Known,
    texts: &dyn Texts,
) -> Vec<Item> {
    let Some(template) = crate::template::find(&flow.to) else {
        return Vec::new();
    };
    let mut items: Vec<Item> = Vec::new();
    for take in &flow.takes {
        let from = items.len();
        for source in sources {
            let secret = secrets(source);
            for one in picked(flow, take, source, known, texts) {
                let item = item(flow, take, source, template, known, &secret, one);
                let same = |other: &&mut Item| flow.gather && fold(&other.name) == fold(&item.name);
                match items.iter_mut().skip(from).find(same) {
                    Some(other) => join(other, item),
                    None => items.push(item),
                }
            }
        }
    }
    for item in &mut items {
        if item.state != State::Refused {
            item.state = state(flow, item, to, taken);
            let again = matches!(
                item.state,
                State::New | State::There { .. } | State::Changed { .. }
            );
            item.chosen = item.chosen && again;
        }
    }
    items
}

/// The same thing from another canvas.
fn join(item: &mut Item, other: Item) {
    item.origins.extend(other.origins);
    item.chosen = item.chosen || other.chosen;
    if other.state == State::Refused {
        item.state = State::Refused;
    }
}

/// What of a private canvas may never be written elsewhere: its pseudonyms, folded.
fn secrets(source: &Source) -> Vec<String> {
    let fields = source
        .template
        .fields
        .iter()
        .filter(|field| field.input == InputSpec::Pseudonym);
    let texts = fields.filter_map(|field| source.content.fields.get(&field.slug));
    texts
        .map(|text| fold(text))
        .filter(|text| !text.is_empty())
        .collect()
}

fn is_identity(source: &Source, secrets: &[String], name: &str) -> bool {
    let found = || {
        warnings(name)
            .into_iter()
            .any(|warning| warning != Identity::FullName)
    };
    let folded = fold(name);
    source.template.private
        && (secrets
            .iter()
            .any(|secret| folded.contains(secret.as_str()))
            || found())
}

fn item(
    flow: &Flow,
    take: &Take,
    source: &Source,
    template: &Template,
    known: &Known,
    secrets: &[String],
    one: Picked,
) -> Item {
    let key = if flow.gather && source.template.private {
        // The same story of several interviews is one thing.
        print(&[&flow.slug, &take.slug, &fold(&one.name)])
    } else if !one.apart.is_empty() {
        print(&[
            &flow.slug,
            &take.slug,
            source.canvas,
            &one.place,
            &one.apart,
        ])
    } else if flow.gather || one.many {
        let place = if flow.gather { "" } else { &one.place };
        let canvas = if flow.gather { "" } else { source.canvas };
        print(&[&flow.slug, &take.slug, canvas, place, &fold(&one.name)])
    } else {
        print(&[&flow.slug, &take.slug, source.canvas, &one.place])
    };
    let refused = is_identity(source, secrets, &one.name);
    let (zone, zones, kind, attributes) = placed(take, template, known, &one);
    let one = Picked {
        name: one_line(&take.put, template, one.name),
        ..one
    };
    Item {
        id: format!("flow-{key}"),
        key,
        take: take.slug.clone(),
        each: take.each,
        origins: vec![Origin {
            canvas: source.canvas.to_owned(),
            place: one.place,
        }],
        remark: if takes_remark(&take.put) && !source.template.private {
            one.remark
        } else {
            String::new()
        },
        name: one.name,
        reference: one
            .reference
            .filter(|reference| take.same && reference.starts_with("record:")),
        zone,
        zones,
        kind,
        attributes,
        chosen: one.chosen && !refused,
        state: if refused { State::Refused } else { State::New },
        many: one.many,
    }
}

/// A name as its place takes it: on one line, where the place has one.
fn one_line(put: &Put, template: &Template, name: String) -> String {
    let line = |slug: &String| {
        template
            .field(slug)
            .is_some_and(|field| field.input == InputSpec::Line)
    };
    let is_line = match put {
        Put::Field { field, .. } => line(field),
        Put::Column { .. } | Put::Row | Put::Title | Put::Note { .. } => true,
        Put::Append { .. } | Put::Cell { .. } => false,
    };
    if is_line {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        name
    }
}

fn takes_remark(put: &Put) -> bool {
    match put {
        Put::Note { .. } => true,
        Put::Column { remark, .. } | Put::Field { remark, .. } => !remark.is_empty(),
        Put::Row | Put::Append { .. } | Put::Cell { .. } | Put::Title => false,
    }
}

type Placing = (
    Option<String>,
    Vec<String>,
    String,
    BTreeMap<String, String>,
);

/// Zone, other zones, kind and attributes of the note that an item becomes.
fn placed(take: &Take, template: &Template, known: &Known, one: &Picked) -> Placing {
    let Put::Note {
        zone,
        kind,
        kinds,
        attributes,
    } = &take.put
    else {
        return Placing::default();
    };
    let zones = zones_of(template, zone);
    let fits = |sector: &str| {
        zones
            .iter()
            .find(|zone| !sector.is_empty() && sector_of(template, zone) == sector)
            .copied()
    };
    let of_name = known
        .sectors
        .get(&fold(&one.name))
        .map_or("", String::as_str);
    let chosen = fits(&one.sector)
        .or_else(|| fits(of_name))
        .or(zones.first().copied());
    let marked = |by: &BTreeMap<String, String>| {
        by.iter()
            .find(|(mark, _)| one.marks.contains(*mark))
            .map(|(_, value)| value.clone())
    };
    let attributes = attributes
        .iter()
        .filter_map(|(slug, by)| Some((slug.clone(), marked(by)?)));
    (
        chosen.map(str::to_owned),
        zones.iter().map(|zone| (*zone).to_owned()).collect(),
        marked(kinds).unwrap_or_else(|| kind.clone()),
        attributes.collect(),
    )
}

/// Whether an item has been taken: to the target if there is one, else to any canvas that the arrow started.
fn state(flow: &Flow, item: &Item, to: Option<Target>, taken: &[Taken]) -> State {
    let of_item = |row: &&Taken| {
        row.flow == flow.slug && item.origins.contains(&row.origin) && names(item, row)
    };
    let Some(to) = to else {
        let before = taken.iter().find(of_item).filter(|_| item.each);
        return before.map_or(State::New, |row| State::Taken {
            canvas: row.to_canvas.clone(),
            place: row.to_place.clone(),
        });
    };
    let here = |place| State::Taken {
        canvas: to.canvas.to_owned(),
        place,
    };
    let before = taken
        .iter()
        .filter(of_item)
        .find(|row| row.to_canvas == to.canvas);
    let stands = there(
        flow,
        item,
        to.content,
        before.map(|row| row.to_place.as_str()),
    );
    match (before, stands) {
        (None, None) if is_full(flow, item, to.content) => State::Full,
        (None, None) => State::New,
        (None, Some(stands)) => State::There {
            place: stands.place,
        },
        (Some(_), None) => State::Gone,
        (Some(row), Some(stands)) => {
            if row.print == item.print() || stands.text == item.text() {
                here(stands.place)
            } else {
                State::Changed {
                    place: row.to_place.clone(),
                    print: row.print.clone(),
                }
            }
        }
    }
}

/// Places that hold several items tell them apart by what they become.
fn names(item: &Item, row: &Taken) -> bool {
    !item.many || row.print == item.print() || row.to_place.ends_with(&item.id)
}

/// True when the item would go into a field that people have written in.
fn is_full(flow: &Flow, item: &Item, to: &Content) -> bool {
    match flow.take(&item.take).map(|take| &take.put) {
        Some(Put::Field { field, .. }) => to
            .fields
            .get(field)
            .is_some_and(|text| !text.trim().is_empty()),
        _ => false,
    }
}
