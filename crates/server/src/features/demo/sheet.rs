//! A demonstration's canvas as its file gives it.
use std::collections::BTreeMap;

use anyhow::Context as _;
use canvas::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use serde::Deserialize;

/// One file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoSheet {
    pub kind: String,
    pub title: String,
    pub step: Option<String>,
    #[serde(default)]
    pub done: Vec<String>,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    #[serde(default)]
    choices: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    zones: BTreeMap<String, ZoneNotes>,
    /// By kind: pairs of note ids.
    #[serde(default)]
    links: BTreeMap<String, Vec<[String; 2]>>,
    /// By label: note ids.
    #[serde(default)]
    circles: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    columns: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    rows: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    ticks: BTreeMap<String, DemoTick>,
}

/// Notes of a zone, all of one kind: id, text, then the values of the kind's attributes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneNotes {
    kind: String,
    notes: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoTick {
    confidence: String,
    note: String,
}

/// Reads a file; fails naming it.
pub(super) fn parse(name: &str, text: &str) -> anyhow::Result<DemoSheet> {
    toml::from_str(text).with_context(|| format!("reading {name}"))
}

impl DemoSheet {
    /// What the file says, signed by its facilitator; notes belong to nobody, so that everybody may move them.
    pub(super) fn content(&self, by: &str, name: &str, at: i64) -> Content {
        let signed = Signed {
            by: by.to_owned(),
            name: name.to_owned(),
            at,
        };
        Content {
            fields: self.fields.clone(),
            choices: self.choices.clone(),
            notes: self
                .zones
                .iter()
                .flat_map(|(zone, notes)| self.notes(zone, notes, at))
                .collect(),
            links: self.links(&signed),
            circles: self.circles(&signed),
            columns: lanes(&self.columns),
            rows: lanes(&self.rows),
            ticks: self
                .ticks
                .iter()
                .map(|(key, tick)| (key.clone(), tick.signed(&signed)))
                .collect(),
            ..Content::default()
        }
    }

    fn notes(&self, zone: &str, notes: &ZoneNotes, at: i64) -> Vec<Note> {
        let attributes = canvas::find(&self.kind)
            .and_then(|template| {
                template
                    .note_kinds
                    .iter()
                    .find(|kind| kind.slug == notes.kind)
            })
            .map_or(&[][..], |kind| &kind.attributes);
        let note = |(i, parts): (usize, &Vec<String>)| Note {
            id: note_id(parts.first().map_or("", String::as_str)),
            zone: zone.to_owned(),
            kind: notes.kind.clone(),
            text: parts.get(1).cloned().unwrap_or_default(),
            order: order(i),
            at,
            attributes: attributes
                .iter()
                .map(|a| a.slug.clone())
                .zip(parts.iter().skip(2).cloned())
                .collect(),
            ..Note::default()
        };
        notes.notes.iter().enumerate().map(note).collect()
    }

    fn links(&self, signed: &Signed) -> Vec<Link> {
        let pairs = self
            .links
            .iter()
            .flat_map(|(kind, pairs)| pairs.iter().map(move |pair| (kind, pair)));
        pairs
            .map(|(kind, [from, to])| Link {
                id: format!("demo-{kind}-{from}-{to}"),
                from: note_id(from),
                to: note_id(to),
                kind: kind.clone(),
                label: String::new(),
                signed: signed.clone(),
            })
            .collect()
    }

    fn circles(&self, signed: &Signed) -> Vec<Circle> {
        let circle = |(i, (label, members)): (usize, (&String, &Vec<String>))| Circle {
            id: format!("demo-circle-{i}"),
            label: label.clone(),
            members: members.iter().map(|id| note_id(id)).collect(),
            signed: signed.clone(),
        };
        self.circles.iter().enumerate().map(circle).collect()
    }
}

impl DemoTick {
    fn signed(&self, signed: &Signed) -> Tick {
        Tick {
            signed: signed.clone(),
            note: self.note.clone(),
            confidence: self.confidence.clone(),
        }
    }
}

fn lanes(lanes: &BTreeMap<String, BTreeMap<String, String>>) -> Vec<Lane> {
    let lane = |(i, (id, parts)): (usize, (&String, &BTreeMap<String, String>))| Lane {
        id: id.clone(),
        order: order(i),
        parts: parts.clone(),
        reference: None,
    };
    lanes.iter().enumerate().map(lane).collect()
}

fn note_id(short: &str) -> String {
    format!("demo-note-{short}")
}

/// The fractional index of the `i`th of a few: `b00`, `b01` … stands after every seeded one.
fn order(i: usize) -> String {
    format!(
        "b0{}",
        char::from(b'1' + u8::try_from(i.min(8)).unwrap_or(8))
    )
}
