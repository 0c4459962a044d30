//! A canvas as the API gives it: the notes by zone, the table with its fixed and added lanes.
use std::collections::BTreeMap;

use serde::Serialize;

use crate::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use crate::sheet::Mark;
use crate::summary::Summary;
use crate::template::{AxisSpec, Template};

/// Everything on a canvas, in reading order. Equal canvases give equal text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CanvasJson {
    /// Identifier of the canvas.
    pub id: String,
    /// Canvas kind.
    pub kind: String,
    /// What the canvas is called.
    pub title: String,
    /// Version of the template.
    pub template_version: u32,
    /// Text by field slug; every text field of the sheet.
    pub fields: BTreeMap<String, String>,
    /// Chosen keys by field slug; every choice of the sheet.
    pub choices: BTreeMap<String, Vec<String>>,
    /// Every zone of the sheet with its notes.
    pub zones: Vec<ZoneJson>,
    /// Columns, fixed ones or those that people added.
    pub columns: Vec<LaneJson>,
    /// Rows, likewise.
    pub rows: Vec<LaneJson>,
    /// Text by `row:column`.
    pub cells: BTreeMap<String, String>,
    /// Ticks and crosses on cells, by `row:column`.
    pub ticks: BTreeMap<String, MarkJson>,
    /// Hearts by column.
    pub hearts: BTreeMap<String, Signed>,
    /// Links by id.
    pub links: Vec<LinkJson>,
    /// Circles by id.
    pub circles: Vec<CircleJson>,
    /// Notes in the bin, newest first.
    pub bin: Vec<NoteJson>,
    /// The summary beside the canvas.
    pub summary: Summary,
}

/// A zone and its notes in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ZoneJson {
    /// Slug of the zone.
    pub slug: String,
    /// Its notes.
    pub notes: Vec<NoteJson>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteJson {
    /// Identifier within the canvas.
    pub id: String,
    /// Slug of its zone.
    pub zone: String,
    /// Slug of its kind.
    pub kind: String,
    /// Plain text.
    pub text: String,
    /// Name of who wrote it, or their id when they gave no name; empty when anonymous.
    pub author: String,
    /// Id of who wrote it; empty when anonymous.
    pub author_id: String,
    /// When it was written, UTC milliseconds.
    pub at: i64,
    /// The registry record or vocabulary item it stands for.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// Choices of its kind.
    pub attributes: BTreeMap<String, String>,
    /// Place on the board in world units.
    pub pos: Option<[f64; 2]>,
    /// Marks on it.
    pub marks: Vec<MarkJson>,
}

/// A mark on a note or cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarkJson {
    /// Which mark.
    pub mark: Mark,
    /// Who set it and when, a remark, and how sure it is.
    #[serde(flatten)]
    pub tick: Tick,
}

/// A row or column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LaneJson {
    /// Slug of a fixed one, id of an added one: its half of a cell's key.
    pub id: String,
    /// Whether the template has it.
    pub fixed: bool,
    /// Text by part; none on a fixed one.
    pub parts: BTreeMap<String, String>,
    /// The registry record it stands for.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
}

/// A typed line between two notes; an end may be missing from the zones.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkJson {
    /// Identifier within the canvas.
    pub id: String,
    /// Note it starts from.
    pub from: String,
    /// Note it leads to.
    pub to: String,
    /// Slug of its kind.
    pub kind: String,
    /// Own word on the line, or empty.
    pub label: String,
    /// Who drew it and when.
    #[serde(flatten)]
    pub signed: Signed,
}

/// A labelled group of notes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CircleJson {
    /// Identifier within the canvas.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Note ids, sorted.
    pub members: Vec<String>,
    /// Who drew it and when.
    #[serde(flatten)]
    pub signed: Signed,
}

impl CanvasJson {
    /// The canvas as it stands.
    pub fn new(id: &str, title: &str, template: &Template, content: Content) -> Self {
        let (cell_ticks, note_ticks): (BTreeMap<_, _>, BTreeMap<_, _>) = content
            .ticks
            .into_iter()
            .partition(|(key, _)| key.contains(':'));
        let mut zones: Vec<_> = template
            .zones
            .iter()
            .map(|zone| ZoneJson {
                slug: zone.slug.clone(),
                notes: Vec::new(),
            })
            .collect();
        for note in content.notes {
            let note = note_json(note, &note_ticks);
            if let Some(zone) = zones.iter_mut().find(|zone| zone.slug == note.zone) {
                zone.notes.push(note);
            }
        }
        let matrix = template.matrix.as_ref();
        let mark = |key: &str| {
            let (row, column) = key.split_once(':')?;
            matrix?.mark_of(row, column).map(|rule| rule.mark)
        };
        Self {
            id: id.to_owned(),
            kind: template.kind.clone(),
            title: title.to_owned(),
            template_version: template.version,
            fields: content.fields,
            choices: content.choices,
            zones,
            columns: lanes(matrix.map(|matrix| &matrix.columns), content.columns),
            rows: lanes(matrix.map(|matrix| &matrix.rows), content.rows),
            cells: content.cells,
            ticks: cell_ticks
                .into_iter()
                .map(|(key, tick)| {
                    (
                        key.clone(),
                        MarkJson {
                            mark: mark(&key).unwrap_or(Mark::Tick),
                            tick,
                        },
                    )
                })
                .collect(),
            hearts: content.hearts,
            links: content.links.into_iter().map(LinkJson::from).collect(),
            circles: content.circles.into_iter().map(CircleJson::from).collect(),
            summary: content.summary,
            bin: content
                .bin
                .into_iter()
                .map(|note| note_json(note, &note_ticks))
                .collect(),
        }
    }
}

fn note_json(note: Note, ticks: &BTreeMap<String, Tick>) -> NoteJson {
    let tick = ticks.get(&note.id).cloned();
    NoteJson {
        marks: tick
            .into_iter()
            .map(|tick| MarkJson {
                mark: Mark::Tick,
                tick,
            })
            .collect(),
        author: if note.by.is_empty() {
            note.author.clone()
        } else {
            note.by
        },
        author_id: note.author,
        id: note.id,
        zone: note.zone,
        kind: note.kind,
        text: note.text,
        at: note.at,
        reference: note.reference,
        attributes: note.attributes,
        pos: note.pos,
    }
}

fn lanes(axis: Option<&AxisSpec>, added: Vec<Lane>) -> Vec<LaneJson> {
    let fixed = axis.into_iter().flat_map(|axis| &axis.fixed);
    let fixed = fixed.map(|lane| LaneJson {
        id: lane.slug.clone(),
        fixed: true,
        parts: BTreeMap::new(),
        reference: None,
    });
    fixed
        .chain(added.into_iter().map(|lane| LaneJson {
            id: lane.id,
            fixed: false,
            parts: lane.parts,
            reference: lane.reference,
        }))
        .collect()
}

impl From<Link> for LinkJson {
    fn from(link: Link) -> Self {
        let Link {
            id,
            from,
            to,
            kind,
            label,
            signed,
        } = link;
        Self {
            id,
            from,
            to,
            kind,
            label,
            signed,
        }
    }
}

impl From<Circle> for CircleJson {
    fn from(circle: Circle) -> Self {
        let Circle {
            id,
            label,
            members,
            signed,
        } = circle;
        Self {
            id,
            label,
            members,
            signed,
        }
    }
}
