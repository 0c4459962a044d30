//! A canvas kind as data: one TOML file per kind, checked when it is read.
//! `docs/how-to/add-a-canvas-kind.md` explains the file.
mod becomes;
mod builtin;
pub(crate) mod check;
mod keys;
mod lines;
mod own;
mod parts;
mod shelf;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use becomes::{Becomes, What};
pub use builtin::builtin;
pub use check::Fault;
pub use own::{LANGS, Own, Words};
pub use parts::{
    AttributeSpec, AxisSpec, CirclesSpec, FieldSpec, FixedSpec, InputSpec, LinkKindSpec, MarkSpec,
    MatrixSpec, NoteKindSpec, StepSpec, ZoneSpec,
};
pub use shelf::{base_of, find, shelve, text};

use crate::sheet::Layout;
use crate::summary::SummarySpec;

/// Size of a template file, in bytes.
pub const TEMPLATE_BYTES_MAX: usize = 64 * 1024;

/// One canvas kind. Made by [`Template::parse`] only, so that everything it names exists in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Template {
    /// Identifier in addresses and the API, such as `actor-map`.
    pub kind: String,
    /// Grows when a released file changes.
    pub version: u32,
    /// Place in the workbook, 1–9; a variant stands where its built-in kind does.
    pub number: u8,
    /// Part of the workbook, 1–3; 0 for none.
    pub part: u8,
    /// How the board is drawn.
    pub layout: Layout,
    /// True when a copy must never be kept on the device.
    #[serde(default)]
    pub private: bool,
    /// The registry record that the canvas as a whole is.
    pub becomes: Option<Becomes>,
    /// Text boxes and structured choices, in reading order.
    #[serde(default)]
    pub fields: Vec<FieldSpec>,
    /// Named places for notes, in reading order.
    #[serde(default)]
    pub zones: Vec<ZoneSpec>,
    /// Kinds of note.
    #[serde(default)]
    pub note_kinds: Vec<NoteKindSpec>,
    /// Kinds of link.
    #[serde(default)]
    pub link_kinds: Vec<LinkKindSpec>,
    /// Circles, if notes may be circled.
    pub circles: Option<CirclesSpec>,
    /// The table, if there is one.
    pub matrix: Option<MatrixSpec>,
    /// The lettered guide.
    #[serde(default)]
    pub steps: Vec<StepSpec>,
    /// What summaries of its canvases begin with.
    #[serde(default)]
    pub summary: SummarySpec,
    /// What it was copied from and its texts, for a workspace's own variant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Own>,
}

/// Why a template file was refused. Shown as `actor-map.toml:12: zone "state" names note kind "aktor", …`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct TemplateError {
    /// The file's name, as given.
    pub file: String,
    /// Line in it, from 1.
    pub line: usize,
    /// What is wrong, in one sentence.
    pub what: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl Template {
    /// Reads and checks one template file. Fails at the first fault, naming its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, TemplateError> {
        let refuse = |line, what| TemplateError {
            file: file.to_owned(),
            line,
            what,
        };
        if text.len() > TEMPLATE_BYTES_MAX {
            return Err(refuse(
                1,
                format!("the file is larger than {TEMPLATE_BYTES_MAX} bytes"),
            ));
        }
        let template: Self = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            refuse(
                lines::line_of(text, start),
                error.message().replace('\n', " "),
            )
        })?;
        check::check(&template)
            .map_err(|fault| refuse(lines::locate(text, &fault.path), fault.what))?;
        Ok(template)
    }

    /// The same checks on one that was not read from a file.
    pub fn checked(self) -> Result<Self, Fault> {
        check::check(&self)?;
        Ok(self)
    }

    /// The built-in kind that it is or was copied from.
    pub fn base(&self) -> &str {
        self.own.as_ref().map_or(&self.kind, |own| &own.base)
    }

    /// The zone of that slug.
    pub fn zone(&self, slug: &str) -> Option<&ZoneSpec> {
        self.zones.iter().find(|zone| zone.slug == slug)
    }

    /// The field of that slug.
    pub fn field(&self, slug: &str) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.slug == slug)
    }

    /// The note kind of that slug.
    pub fn note_kind(&self, slug: &str) -> Option<&NoteKindSpec> {
        self.note_kinds.iter().find(|kind| kind.slug == slug)
    }

    /// The link kind of that slug.
    pub fn link_kind(&self, slug: &str) -> Option<&LinkKindSpec> {
        self.link_kinds.iter().find(|kind| kind.slug == slug)
    }

    /// Whether people speak for the columns of its table.
    pub fn has_partners(&self) -> bool {
        self.matrix.as_ref().is_some_and(MatrixSpec::has_partners)
    }

    /// The step of that letter.
    pub fn step(&self, letter: &str) -> Option<&StepSpec> {
        self.steps.iter().find(|step| step.letter == letter)
    }
}
