//! The pages of rows that are brought, as their templates read them.
use canvas::content::Note;
use canvas::rows::RowChange;

use super::faults::Fault;
use super::plan::{Counts, Plan, Planned};
use super::words::Places;
use crate::features::canvases::CanvasRecord;
use crate::i18n::MsgKey;
use crate::web::Shell;

/// Rows that the preview shows; more are counted.
const ROWS_SHOWN: usize = 200;

/// The form, with what is wrong with what was sent.
#[derive(askama::Template)]
#[template(path = "rows/bring.html")]
pub struct BringPage {
    /// The frame.
    pub shell: Shell,
    /// Where the canvas belongs, for the reader: address and title.
    pub home: (String, String),
    /// The canvas.
    pub record: CanvasRecord,
    /// How much comes at once, in words.
    pub help: String,
    /// What was pasted.
    pub text: String,
    /// Why it cannot be read or brought; may be empty.
    pub wrong: String,
    /// The first faults.
    pub faults: Vec<Fault>,
    /// How many there are.
    pub count: usize,
}

/// What rows would do.
#[derive(askama::Template)]
#[template(path = "rows/preview.html")]
pub struct PreviewPage {
    /// The frame.
    pub shell: Shell,
    /// The form, to send them anew.
    pub form: BringPage,
    /// By which a repeat is known.
    pub token: String,
    /// Stands for what is shown.
    pub digest: String,
    /// How many rows do what.
    pub counts: Counts,
    /// The first rows that do something.
    pub shown: Vec<Shown>,
    /// Headings that are passed over.
    pub left_out: String,
    /// Why they are shown once more.
    pub moved: Option<MsgKey>,
}

/// A row that does something.
pub struct Shown {
    /// Its number.
    pub row: usize,
    /// What stood there; none for a new note.
    pub before: Option<Said>,
    /// What is to stand there.
    pub after: Said,
}

/// What a note says.
#[derive(PartialEq)]
pub struct Said {
    /// Name of its zone.
    pub zone: String,
    /// Its first line.
    pub name: String,
    /// The other lines.
    pub remark: String,
}

impl Shown {
    /// The zone that the note leaves.
    pub fn left(&self) -> Option<&str> {
        let before = self.before.as_ref()?;
        (before.zone != self.after.zone).then_some(before.zone.as_str())
    }

    /// What the note said, when it is to say something else.
    pub fn said(&self) -> Option<&Said> {
        let before = self.before.as_ref()?;
        let is_other = before.name != self.after.name || before.remark != self.after.remark;
        is_other.then_some(before)
    }
}

impl Said {
    fn of(note: &Note, places: &Places) -> Self {
        let (name, remark) = note.text.split_once('\n').unwrap_or((&note.text, ""));
        Self {
            zone: places.label(&note.zone),
            name: name.trim().to_owned(),
            remark: remark.trim().to_owned(),
        }
    }
}

/// The first rows that do something.
pub fn planned(plan: &Plan, places: &Places) -> Vec<Shown> {
    let shown = |Planned { row, writes }: &Planned| {
        let (before, after) = match writes.as_ref()? {
            RowChange::New(note) => (None, note),
            RowChange::Changed { before, after } => (Some(before), after),
        };
        Some(Shown {
            row: *row,
            before: before.map(|note| Said::of(note, places)),
            after: Said::of(after, places),
        })
    };
    plan.rows
        .iter()
        .filter_map(shown)
        .take(ROWS_SHOWN)
        .collect()
}
