//! The parts of a template file. Texts are not here: their keys follow from the slugs.
use serde::{Deserialize, Serialize};

use super::Becomes;
use crate::sheet::{Line, Mark, Place, Writers};

/// One text box or structured choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    /// Key in the document's `fields` or `choices`.
    pub slug: String,
    /// Letter of the step that fills it, if one does.
    pub step: Option<String>,
    /// What it takes.
    pub input: InputSpec,
    /// The registry record it feeds.
    pub becomes: Option<Becomes>,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenInput", into = "WrittenInput")]
pub enum InputSpec {
    /// One line of text.
    Line,
    /// Paragraphs and lists.
    Text,
    /// A pitch whose reading time is shown.
    Pitch,
    /// A pseudonym; warns when it looks like a person's identity.
    Pseudonym,
    /// Options of a vocabulary.
    Choices {
        /// Slug of the vocabulary.
        vocabulary: String,
        /// Whether several may be chosen.
        many: bool,
    },
    /// Municipalities by official code.
    Municipalities {
        /// Whether several may be chosen.
        many: bool,
    },
}

impl InputSpec {
    /// True when it is kept in the document's `choices`, false when it is text in `fields`.
    pub fn is_choice(&self) -> bool {
        matches!(self, Self::Choices { .. } | Self::Municipalities { .. })
    }
}

/// A named place for notes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneSpec {
    /// Value of a note's `zone`.
    pub slug: String,
    /// Icon name.
    pub icon: String,
    /// Colour family.
    pub tone: String,
    /// Where on the board.
    #[serde(deserialize_with = "place")]
    pub place: Place,
    /// Note kinds that belong here, the default first.
    pub kinds: Vec<String>,
    /// The side that those on its notes stand on, if it stands for one.
    pub sector: Option<String>,
    /// How many notes are meant.
    pub soft_max: Option<u32>,
    /// Vocabulary of ready notes.
    pub suggest: Option<String>,
    /// How many of the ready notes stand on an empty sheet.
    pub seed: Option<u32>,
    /// The registry record its notes feed, where their kind does not say.
    pub becomes: Option<Becomes>,
}

/// A kind of note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteKindSpec {
    /// Value of a note's `kind`.
    pub slug: String,
    /// Icon name.
    pub icon: String,
    /// Colour family of its own, or empty to take the zone's.
    pub tone: String,
    /// Choices kept on the note.
    #[serde(default)]
    pub attributes: Vec<AttributeSpec>,
    /// The registry record it feeds.
    pub becomes: Option<Becomes>,
}

/// A choice kept on a note under `attr-{slug}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributeSpec {
    /// Its slug.
    pub slug: String,
    /// Vocabulary of its options.
    pub vocabulary: String,
}

/// A kind of link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkKindSpec {
    /// Value of a link's `kind`.
    pub slug: String,
    /// Whether it runs from one to the other.
    pub directed: bool,
    /// How the line is drawn.
    pub line: Line,
    /// The registry record it feeds.
    pub becomes: Option<Becomes>,
}

/// Circles of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CirclesSpec {
    /// How many are meant.
    pub soft_max: u32,
    /// The registry record a circle feeds.
    pub becomes: Option<Becomes>,
}

/// The table of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatrixSpec {
    /// Whether cells between two open lanes take text.
    pub text: bool,
    /// The mark that every cell takes, if any.
    pub mark: Option<MarkSpec>,
    /// What a marked cell says about the records of its column and row.
    pub becomes: Option<Becomes>,
    /// The rows.
    pub rows: AxisSpec,
    /// The columns.
    pub columns: AxisSpec,
}

/// The rows or columns of a table: open ones have `parts`, fixed ones `fixed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AxisSpec {
    /// True when people add their own.
    pub open: bool,
    /// How many stand ready on an empty sheet.
    #[serde(default)]
    pub start: u32,
    /// Texts each one carries, the first being its name.
    #[serde(default)]
    pub parts: Vec<String>,
    /// The fixed ones, in order.
    #[serde(default)]
    pub fixed: Vec<FixedSpec>,
    /// The registry record one of them feeds.
    pub becomes: Option<Becomes>,
}

impl AxisSpec {
    /// The fixed row or column of that slug.
    pub fn fixed(&self, slug: &str) -> Option<&FixedSpec> {
        self.fixed.iter().find(|lane| lane.slug == slug)
    }
}

/// A fixed row or column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedSpec {
    /// Its id in cell keys.
    pub slug: String,
    /// Letter of the step that fills it, if one does.
    pub step: Option<String>,
    /// Whether its cells take text.
    pub text: bool,
    /// The mark its cells take, if any.
    pub mark: Option<MarkSpec>,
    /// Who writes in its cells, on a row whose columns are partners.
    pub writers: Option<Writers>,
    /// Rows whose changed text takes the mark of the same column away.
    #[serde(default)]
    pub cleared_by: Vec<String>,
    /// The registry record it feeds.
    pub becomes: Option<Becomes>,
}

/// A mark that a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkSpec {
    /// Which mark.
    pub mark: Mark,
    /// Whether it carries how sure we are.
    #[serde(default)]
    pub confidence: bool,
}

/// One lettered item of the guide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepSpec {
    /// A, B, C …
    pub letter: String,
    /// Suggested time in minutes.
    pub minutes: u32,
    /// What is written in it.
    pub opens: Vec<String>,
}

impl MatrixSpec {
    /// Whether the cell of these two takes text. A fixed row and a fixed column must both say so.
    pub fn takes_text(&self, row: &str, column: &str) -> bool {
        match (self.rows.fixed(row), self.columns.fixed(column)) {
            (None, None) => self.text,
            (row, column) => {
                row.is_none_or(|lane| lane.text) && column.is_none_or(|lane| lane.text)
            }
        }
    }

    /// The mark that the cell of these two takes, if any.
    pub fn mark_of(&self, row: &str, column: &str) -> Option<MarkSpec> {
        let fixed = |axis: &AxisSpec, slug| axis.fixed(slug).and_then(|lane| lane.mark);
        fixed(&self.rows, row)
            .or_else(|| fixed(&self.columns, column))
            .or(self.mark)
    }

    /// Who writes in the cells of this row, if not everybody.
    pub fn writers_of(&self, row: &str) -> Option<Writers> {
        self.rows.fixed(row)?.writers
    }

    /// The row of hearts, if there is one.
    pub fn heart_row(&self) -> Option<&FixedSpec> {
        let heart = |lane: &&FixedSpec| lane.mark.is_some_and(|rule| rule.mark == Mark::Heart);
        self.rows.fixed.iter().find(heart)
    }

    /// Whether people speak for its columns.
    pub fn has_partners(&self) -> bool {
        self.rows.fixed.iter().any(|lane| lane.writers.is_some())
    }

    /// Every mark that some cell takes, with the lane that says so.
    pub fn marks(&self) -> impl Iterator<Item = MarkSpec> + '_ {
        let lanes = self.rows.fixed.iter().chain(&self.columns.fixed);
        self.mark
            .into_iter()
            .chain(lanes.filter_map(|lane| lane.mark))
    }
}

/// An input as it is written; a flat shape, so that a stray key is a fault.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenInput {
    #[serde(rename = "type")]
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    vocabulary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    many: Option<bool>,
}

impl From<InputSpec> for WrittenInput {
    fn from(input: InputSpec) -> Self {
        let (name, vocabulary, many) = match input {
            InputSpec::Line => ("line", None, None),
            InputSpec::Text => ("text", None, None),
            InputSpec::Pitch => ("pitch", None, None),
            InputSpec::Pseudonym => ("pseudonym", None, None),
            InputSpec::Choices { vocabulary, many } => ("choices", Some(vocabulary), Some(many)),
            InputSpec::Municipalities { many } => ("municipalities", None, Some(many)),
        };
        Self {
            name: name.to_owned(),
            vocabulary,
            many,
        }
    }
}

impl TryFrom<WrittenInput> for InputSpec {
    type Error = String;

    fn try_from(written: WrittenInput) -> Result<Self, String> {
        let name = written.name;
        match (name.as_str(), written.vocabulary, written.many) {
            ("line", None, None) => Ok(Self::Line),
            ("text", None, None) => Ok(Self::Text),
            ("pitch", None, None) => Ok(Self::Pitch),
            ("pseudonym", None, None) => Ok(Self::Pseudonym),
            ("choices", Some(vocabulary), Some(many)) => Ok(Self::Choices { vocabulary, many }),
            ("municipalities", None, Some(many)) => Ok(Self::Municipalities { many }),
            ("line" | "text" | "pitch" | "pseudonym", ..) => {
                Err(format!("input \"{name}\" takes nothing more"))
            }
            ("choices", ..) => {
                Err("input \"choices\" takes \"vocabulary\" and \"many\"".to_owned())
            }
            ("municipalities", ..) => {
                Err("input \"municipalities\" takes \"many\" only".to_owned())
            }
            _ => Err(format!("there is no input \"{name}\"")),
        }
    }
}

/// A place as it is written; flat for the same reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPlace {
    shape: String,
    index: Option<u8>,
    of: Option<u8>,
    ring: Option<u8>,
}

fn place<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Place, D::Error> {
    let written = WrittenPlace::deserialize(input)?;
    let shape = written.shape;
    match (shape.as_str(), written.index, written.of, written.ring) {
        ("hub", Some(index), Some(of), None) => Ok(Place::Hub { index, of }),
        ("sector", Some(index), Some(of), None) => Ok(Place::Sector { index, of }),
        ("sector-ring", Some(index), Some(of), Some(ring)) => {
            Ok(Place::SectorRing { index, of, ring })
        }
        ("ring", Some(index), Some(of), None) => Ok(Place::Ring { index, of }),
        ("tray", None, None, None) => Ok(Place::Tray),
        ("hub" | "sector" | "ring", ..) => Err(serde::de::Error::custom(format!(
            "place \"{shape}\" takes \"index\" and \"of\""
        ))),
        ("sector-ring", ..) => Err(serde::de::Error::custom(
            "place \"sector-ring\" takes \"index\", \"of\" and \"ring\"",
        )),
        ("tray", ..) => Err(serde::de::Error::custom(
            "place \"tray\" takes nothing more",
        )),
        _ => Err(serde::de::Error::custom(format!(
            "there is no place \"{shape}\""
        ))),
    }
}
