//! What stands on a canvas: a plain, ordered value read from the shared document, tolerant of anything in it.
//! Field names and shapes of the document itself are in `docs/reference/live-document.md`.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::summary::Summary;

/// Everything on a canvas, in reading order. Equal documents give equal values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Content {
    /// Text by field slug.
    pub fields: BTreeMap<String, String>,
    /// Chosen keys by field slug, sorted.
    pub choices: BTreeMap<String, Vec<String>>,
    /// Notes that are not in the bin: by zone order of the template, then `order`, then id.
    pub notes: Vec<Note>,
    /// Notes in the bin, newest first.
    pub bin: Vec<Note>,
    /// Links, by id; an end may be missing.
    pub links: Vec<Link>,
    /// Circles, by id.
    pub circles: Vec<Circle>,
    /// Columns that people added, in order.
    pub columns: Vec<Lane>,
    /// Rows that people added, in order.
    pub rows: Vec<Lane>,
    /// Text by cell key `row:column`.
    pub cells: BTreeMap<String, String>,
    /// Ticks and crosses by `row:column` or note id.
    pub ticks: BTreeMap<String, Tick>,
    /// Hearts by column id.
    pub hearts: BTreeMap<String, Signed>,
    /// Hearts that a change took away and that have not been set again, by column id.
    pub cleared: BTreeMap<String, Cleared>,
    /// Who last wrote a field or cell, by its key (`field:…`, `cell:…`).
    pub written: BTreeMap<String, Signed>,
    /// The summary beside the canvas. Left out where there is none, so that programs that know of no summaries read on.
    #[serde(skip_serializing_if = "Summary::is_empty")]
    #[ts(skip)]
    pub summary: Summary,
    /// The registry records that fields and the canvas itself stand for, by place (`field:name`, `canvas`). The server's
    /// alone.
    #[serde(skip)]
    #[ts(skip)]
    pub refs: BTreeMap<String, String>,
}

/// A note (lappu). Its first line is its name; the rest is its remark.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Note {
    /// Key in `notes`.
    pub id: String,
    /// Slug of its zone.
    pub zone: String,
    /// Slug of its kind.
    pub kind: String,
    /// Plain text.
    pub text: String,
    /// Place on the board in world units (0–1530, 0–1000), or none: then the board finds one.
    pub pos: Option<[f64; 2]>,
    /// Fractional index within the zone.
    pub order: String,
    /// Id of the participant who wrote it; empty when anonymous.
    pub author: String,
    /// Name the author went by.
    pub by: String,
    /// When it was written, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// The registry record or vocabulary item it stands for.
    #[serde(rename = "ref")]
    #[ts(rename = "ref")]
    pub reference: Option<String>,
    /// Choices of its kind, by attribute slug.
    pub attributes: BTreeMap<String, String>,
    /// Who put it in the bin and when, if anybody did.
    pub binned: Option<Signed>,
    /// Colour family that a program chose for it. Our own pages neither set nor show one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(skip)]
    pub colour: Option<String>,
}

/// A typed line between two notes (yhteys).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Link {
    /// Key in `links`.
    pub id: String,
    /// Note it starts from.
    pub from: String,
    /// Note it leads to.
    pub to: String,
    /// Slug of its kind.
    pub kind: String,
    /// Own word on the line; empty for the kind's.
    pub label: String,
    /// Who drew it and when.
    pub signed: Signed,
}

/// A labelled group of notes (ympyröinti).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Circle {
    /// Key in `circles`.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Note ids, sorted.
    pub members: Vec<String>,
    /// Who drew it and when.
    pub signed: Signed,
}

/// A row or column that people added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Lane {
    /// Key in `rows` or `columns`.
    pub id: String,
    /// Fractional index.
    pub order: String,
    /// Text by part slug (`title`, `features` …).
    pub parts: BTreeMap<String, String>,
    /// The registry record it stands for.
    #[serde(rename = "ref")]
    #[ts(rename = "ref")]
    pub reference: Option<String>,
}

/// A tick or cross, one per cell or note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase", default)]
pub struct Tick {
    /// Who set it and when.
    #[serde(flatten)]
    #[ts(flatten)]
    pub signed: Signed,
    /// A remark; may be empty.
    pub note: String,
    /// `guess`, `heard`, `measured`, or empty.
    pub confidence: String,
}

/// Why a heart is gone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Cleared {
    /// Slug of the row whose text changed; empty when it changed while the heart was on its way.
    pub row: String,
    /// When, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}

/// Who did it and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase", default)]
pub struct Signed {
    /// Participant id; empty when anonymous.
    pub by: String,
    /// Name they went by.
    pub name: String,
    /// UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}
