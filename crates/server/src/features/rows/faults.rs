//! What is wrong with a cell of rows that are brought, in words: where it stands, what stands there, and what to do.
use crate::i18n::Lang;
use crate::web::tables::reading::reference;

/// Letters of a wrong value that are told.
const VALUE_CHARS_MAX: usize = 80;

/// Why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No zone is called so; these there are.
    UnknownZone(String),
    /// A new note must say its zone; these there are.
    NoZone(String),
    /// The zone takes no such kind; these it takes.
    WrongKind(String),
    /// Longer than a note may be, in characters.
    TooLong(usize),
    /// A note must say something.
    Empty,
    /// No such note stands on the canvas.
    UnknownNote,
    /// An earlier row is about the same note.
    Twice(usize),
    /// The canvas takes so many new notes only.
    Full(usize),
    /// A formula gave an error.
    Formula,
    /// A quotation mark has no pair.
    Unclosed,
    /// Two columns are called so.
    HeadTwice,
    /// There is no column of texts.
    NoText,
    /// What anybody is told who writes it: the key of the message.
    Denied(&'static str),
}

impl Why {
    fn advice(&self, lang: Lang) -> String {
        let number = |key, name, number: usize| lang.text_with(key, &[(name, &number.to_string())]);
        let there = |key, there: &str| lang.text_with(key, &[("there", there)]);
        match self {
            Self::UnknownZone(zones) => there("rows-unknown-zone", zones),
            Self::NoZone(zones) => there("rows-no-zone", zones),
            Self::WrongKind(kinds) => there("rows-wrong-kind", kinds),
            Self::TooLong(max) => number("tables-too-long", "max", *max),
            Self::Empty => lang.text("rows-empty-text"),
            Self::UnknownNote => lang.text("rows-unknown-note"),
            Self::Twice(row) => number("rows-twice", "row", *row),
            Self::Full(room) => number("rows-full", "room", *room),
            Self::Formula => lang.text("tables-error"),
            Self::Unclosed => lang.text("tables-unclosed"),
            Self::HeadTwice => lang.text("tables-head-twice"),
            Self::NoText => lang.text("rows-no-text"),
            Self::Denied(key) => lang.text(key),
        }
    }
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    row: usize,
    at: Option<usize>,
    value: String,
    why: Why,
}

impl Fault {
    /// In the column `at`, from 0; none when the table has no such column.
    pub fn new(row: usize, at: Option<usize>, value: &str, why: Why) -> Self {
        let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut value: String = line.chars().take(VALUE_CHARS_MAX).collect();
        if value.len() < line.len() {
            value.push('…');
        }
        Self {
            row,
            at,
            value,
            why,
        }
    }

    /// Row and column, by which faults are told.
    pub fn place(&self) -> (usize, Option<usize>) {
        (self.row, self.at)
    }

    /// `C17`; the row alone without a column.
    pub fn cell(&self) -> String {
        match self.at {
            Some(column) => reference(self.row, column),
            None => self.row.to_string(),
        }
    }

    /// What stands there, shortened.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// What to do.
    pub fn advice(&self, lang: &Lang) -> String {
        self.why.advice(*lang)
    }
}
