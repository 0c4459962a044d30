//! A sheet (työpohja) is a template with its texts in one language: what pages, islands, printers and
//! accessibility names are made of. Nothing here is stored; it is derived from a template at each reading.
mod both;
mod offering;
mod table;

use serde::Serialize;
use ts_rs::TS;

use crate::insight::InsightRule;
pub use table::{Axis, Fixed, Mark, MarkRule, Matrix, Part, Writers};

/// A template with its texts resolved in the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// Identifier in addresses and the API, such as `actor-map`.
    pub kind: String,
    /// Version of the template that the texts come from.
    pub version: u32,
    /// Place in the workbook, 1–9; 0 for a network's own kind.
    pub number: u8,
    /// Part of the workbook, 1–3.
    pub part: u8,
    /// How the board is drawn.
    pub layout: Layout,
    /// True when a copy must never be kept on the device (interviews).
    pub private: bool,
    /// What the kind is called.
    pub title: String,
    /// The question the sheet answers.
    pub question: String,
    /// Text boxes and structured choices, in reading order.
    pub fields: Vec<Field>,
    /// Named places for notes, in reading order.
    pub zones: Vec<Zone>,
    /// Kinds of note, the first being the default of a zone that names it first.
    pub note_kinds: Vec<NoteKind>,
    /// Kinds of link; empty when the sheet has no links.
    pub link_kinds: Vec<LinkKind>,
    /// Whether notes may be circled, and how many circles are meant.
    pub circles: Option<CircleRule>,
    /// The table, for sheets that have one.
    pub matrix: Option<Matrix>,
    /// The lettered guide.
    pub steps: Vec<Step>,
    /// What may be counted on it, if anything.
    pub insight: Option<InsightRule>,
}

/// How a board is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
#[ts(export, rename_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Hub, sectors round it, a tray at the side.
    Wheel,
    /// Rings round a centre.
    Rings,
    /// A hub of three parts and sectors of an inner and an outer ring.
    Partners,
    /// Fields one under the other.
    Form,
    /// A table.
    Matrix,
}

/// One text box or structured choice (kenttä).
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Key in the document's `fields` or `choices`.
    pub slug: String,
    /// Letter of the step that fills it, if one does.
    pub step: Option<String>,
    /// Label above the box.
    pub label: String,
    /// One or two sentences of help; may be empty.
    pub help: String,
    /// What is typed or chosen.
    pub input: Input,
    /// Kind of the known records that typing offers, if it names one.
    pub records: Option<String>,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, tag = "type", rename_all = "kebab-case")]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Input {
    /// One line of text.
    Line,
    /// Paragraphs and lists of plain text.
    Text,
    /// A pitch whose reading time is shown as it is typed.
    Pitch,
    /// A pseudonym; warns when it looks like a person's identity.
    Pseudonym,
    /// Options of a vocabulary; any number of them when `many`.
    Choices {
        /// Whether several may be chosen.
        many: bool,
        /// The options in order.
        options: Vec<Choice>,
    },
    /// Municipalities by official code, picked by typing.
    Municipalities {
        /// Whether several may be chosen.
        many: bool,
    },
}

/// One option of a vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Key kept in the document.
    pub key: String,
    /// Name in the reader's language.
    pub label: String,
    /// Icon name, or empty.
    pub icon: String,
    /// Colour family (`k-…` class without the prefix), or empty.
    pub tone: String,
    /// Keys that were merged into it: a document that keeps one of them chose it. See [`Sheet::offering`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub also: Vec<String>,
    /// Whether it is not offered any more; see [`Sheet::offering`].
    #[serde(skip)]
    #[ts(skip)]
    pub is_retired: bool,
    /// Key of the option that stands for it since they were merged.
    #[serde(skip)]
    #[ts(skip)]
    pub successor: Option<String>,
}

impl Choice {
    /// Whether one of the chosen keys of a document means it.
    pub fn is_among(&self, chosen: &[String]) -> bool {
        let mut keys = std::iter::once(&self.key).chain(&self.also);
        keys.any(|key| chosen.contains(key))
    }
}

/// A named place for notes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Zone {
    /// Value of a note's `zone`.
    pub slug: String,
    /// Heading.
    pub label: String,
    /// One or two sentences of help; may be empty.
    pub help: String,
    /// Icon name.
    pub icon: String,
    /// Colour family (`k-…` class without the prefix).
    pub tone: String,
    /// Where on the board.
    pub place: Place,
    /// Note kinds that belong here, the default first.
    pub kinds: Vec<String>,
    /// How many notes are meant; more is allowed and said.
    pub soft_max: Option<u32>,
    /// Ready notes that can be added here (life areas).
    pub suggestions: Vec<Suggestion>,
    /// Kind of the known records that typing a note's first line offers, if its own kind does not say.
    pub records: Option<String>,
}

/// Where a zone lies on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
#[ts(export, tag = "shape", rename_all = "kebab-case")]
#[serde(tag = "shape", rename_all = "kebab-case")]
pub enum Place {
    /// The middle of a wheel or of partners; `index` of `of` parts.
    Hub {
        /// Which part, from 0.
        index: u8,
        /// Of how many parts.
        of: u8,
    },
    /// One sector of a wheel.
    Sector {
        /// Which sector, from 0, clockwise from the left.
        index: u8,
        /// Of how many sectors.
        of: u8,
    },
    /// The part of a sector that lies in one of two rings.
    SectorRing {
        /// Which sector, from 0.
        index: u8,
        /// Of how many sectors.
        of: u8,
        /// 0 inner, 1 outer.
        ring: u8,
    },
    /// One ring round the centre, 0 the innermost.
    Ring {
        /// Which ring, from 0.
        index: u8,
        /// Of how many rings.
        of: u8,
    },
    /// The free tray at the side.
    Tray,
}

/// A ready note of a zone.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// Value of the note's `ref`, such as `life-area:housing`.
    pub reference: String,
    /// The note's text.
    pub label: String,
    /// What to ask about it.
    pub prompt: String,
    /// Whether it is not offered any more; see [`Sheet::offering`].
    #[serde(skip)]
    #[ts(skip)]
    pub is_retired: bool,
}

/// A kind of note.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct NoteKind {
    /// Value of a note's `kind`.
    pub slug: String,
    /// Name.
    pub label: String,
    /// What to write on it.
    pub help: String,
    /// Icon name.
    pub icon: String,
    /// Colour family of its own, or empty to take the zone's.
    pub tone: String,
    /// Choices kept on the note, such as the tone of a story.
    pub attributes: Vec<Attribute>,
    /// Kind of the known records that typing its first line offers, if it names one.
    pub records: Option<String>,
}

/// A choice kept on a note.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Attribute {
    /// The note keeps it under `attr-{slug}`.
    pub slug: String,
    /// Question or name.
    pub label: String,
    /// The options in order.
    pub options: Vec<Choice>,
}

/// A kind of link.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct LinkKind {
    /// Value of a link's `kind`.
    pub slug: String,
    /// Name in menus.
    pub label: String,
    /// The word on the line, read as "A {verb} B".
    pub verb: String,
    /// Whether it runs from one to the other.
    pub directed: bool,
    /// How the line is drawn.
    pub line: Line,
}

/// How a link is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
#[ts(export, rename_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// Solid, filled arrow.
    Fund,
    /// Dashed, open arrows.
    Info,
    /// Dots, diamonds.
    Share,
    /// Double line, round ends.
    Coop,
}

/// Circles (ympyröinti) of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct CircleRule {
    /// How many are meant; more is allowed and said.
    pub soft_max: u32,
    /// What a circle means here.
    pub label: String,
}

/// One lettered item of the guide (vaihe).
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// A, B, C …
    pub letter: String,
    /// A short verb phrase.
    pub title: String,
    /// What to do, one to three sentences.
    pub what: String,
    /// Suggested time in minutes.
    pub minutes: u32,
    /// What is written in it: `zone:…`, `field:…`, `rows`, `columns`, `cells`, `links`, `circles`, `ticks`, `hearts`.
    pub opens: Vec<String>,
}
