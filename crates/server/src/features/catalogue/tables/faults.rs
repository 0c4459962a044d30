//! What is wrong with a cell, in words: where it stands, what stands there, and what to do.
use super::columns::Column;
use super::grid::reference;
use crate::features::catalogue::model::LifeCycle;
use crate::features::vocabularies;
use crate::i18n::{Lang, MsgKey};
use crate::web::tables::{self, Table};

/// Faults that are kept of one table; more are counted.
pub(super) const FAULTS_MAX: usize = 10_000;
/// Terms that are named where one is unknown.
const NAMED_MAX: usize = 4;
/// Letters of a wrong value that are told.
const VALUE_CHARS_MAX: usize = 80;

/// Why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// No term, municipality or the like is called so; perhaps this was meant.
    Unknown { near: Option<String> },
    /// Longer than it may be, in characters.
    TooLong { max: usize },
    /// The identifier stands in an earlier row too.
    Twice { row: usize },
    /// Another row means the same entry.
    SameEntry,
    /// The row that shows how the template is filled in.
    Example,
    /// A spreadsheet made a date of it.
    Date,
    /// A formula gave an error.
    Error,
    /// A quotation mark has no pair.
    Unclosed,
    /// It stands under no heading.
    Headless,
    /// No column is called so.
    HeadUnknown { near: Option<String> },
    /// Two columns are called so.
    HeadTwice,
    /// The column must be there.
    HeadMissing,
    /// What descriptions are told wherever they come from.
    Said(MsgKey),
}

impl Why {
    /// What to do.
    fn advice(&self, lang: Lang) -> String {
        let near = |near: &Option<String>, key: MsgKey| match near {
            Some(near) => lang.text_with("tables-near", &[("name", near)]),
            None => lang.text(key),
        };
        match self {
            Self::Unknown { near: meant } => near(meant, "tables-unknown"),
            Self::HeadUnknown { near: meant } => near(meant, "tables-head-unknown"),
            Self::TooLong { max } => {
                lang.text_with("tables-too-long", &[("max", &max.to_string())])
            }
            Self::Twice { row } => lang.text_with("tables-twice", &[("row", &row.to_string())]),
            Self::SameEntry => lang.text("tables-same-entry"),
            Self::Example => lang.text("tables-example"),
            Self::Date => lang.text("tables-date"),
            Self::Error => lang.text("tables-error"),
            Self::Unclosed => lang.text("tables-unclosed"),
            Self::Headless => lang.text("tables-headless"),
            Self::HeadTwice => lang.text("tables-head-twice"),
            Self::HeadMissing => lang.text("tables-head-missing"),
            // On a canvas one chooses them elsewhere.
            Self::Said("catalogue-area-empty") => lang.text("tables-area-empty"),
            Self::Said(key) => lang.text(key),
        }
    }
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// Number of the row as a spreadsheet shows it.
    pub row: usize,
    /// Column from 0, when the table has it.
    at: Option<usize>,
    column: Option<Column>,
    /// What stands there, shortened.
    pub value: String,
    why: Why,
}

impl CellFault {
    /// Whether it is about a cell of this row and column.
    pub(super) fn is_of(&self, row: usize, column: Option<Column>) -> bool {
        (self.row, self.column) == (row, column)
    }

    pub(super) fn new(
        row: usize,
        at: Option<usize>,
        column: Option<Column>,
        value: &str,
        why: Why,
    ) -> Self {
        let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut value: String = line.chars().take(VALUE_CHARS_MAX).collect();
        if value.len() < line.len() {
            value.push('…');
        }
        Self {
            row,
            at,
            column,
            value,
            why,
        }
    }

    /// Row and column, by which faults are told.
    pub(super) fn place(&self) -> (usize, Option<usize>) {
        (self.row, self.at)
    }

    /// `C17`; the row alone when the table has no such column.
    pub fn cell(&self) -> String {
        match self.at {
            Some(column) => reference(self.row, column),
            None => self.row.to_string(),
        }
    }

    /// What the column is called; empty for one that is not known.
    pub fn heading(&self, lang: &Lang) -> String {
        self.column
            .map_or_else(String::new, |column| column.label(*lang))
    }

    /// The column's name for programs; empty for one that is not known.
    pub fn field(&self) -> String {
        self.column.map_or_else(String::new, Column::name)
    }

    /// What to do.
    pub fn advice(&self, lang: &Lang) -> String {
        let is_unlike_all = self.why == Why::Unknown { near: None };
        let some = self.column.filter(|_| is_unlike_all);
        if let Some(names) = some.and_then(|column| all_of(column, *lang)) {
            return lang.text_with("tables-unknown-all", &[("names", &names.join("; "))]);
        }
        match some.map(|column| some_of(column, *lang).join("; ")) {
            Some(names) if !names.is_empty() => {
                lang.text_with("tables-unknown-of", &[("names", &names)])
            }
            _ => self.why.advice(*lang),
        }
    }
}

/// All values of a column that takes a few only, as the reader's language calls them.
fn all_of(column: Column, lang: Lang) -> Option<Vec<String>> {
    match column {
        Column::LifeCycle => Some(LifeCycle::ALL.map(|one| lang.text(one.key())).to_vec()),
        Column::Language => Some(Lang::ALL.map(|one| one.name().to_owned()).to_vec()),
        Column::Nationwide => Some(
            ["tables-yes", "tables-no"]
                .map(|key| lang.text(key))
                .to_vec(),
        ),
        _ => None,
    }
}

/// A few of the terms that a column takes.
fn some_of(column: Column, lang: Lang) -> Vec<String> {
    let vocabulary = column.vocabulary().and_then(vocabularies::find);
    let Some(vocabulary) = vocabulary else {
        return Vec::new();
    };
    let offered = vocabulary.items.iter().filter(|item| item.is_offered());
    let names = offered.map(|item| item.name(lang).to_owned());
    names.take(NAMED_MAX).collect()
}

/// The faults as a table to take along.
pub(super) fn table(lang: Lang, faults: &[CellFault]) -> Table {
    let column = |key: &str, width| tables::Column::new(lang.text(key), width);
    let row = |fault: &CellFault| {
        let said = [
            fault.cell(),
            fault.heading(&lang),
            fault.value.clone(),
            fault.advice(&lang),
        ];
        said.map(Into::into).to_vec()
    };
    Table {
        title: lang.text("tables-faults"),
        columns: vec![
            column("tables-cell", 10.0),
            column("tables-column", 26.0),
            column("tables-value", 26.0),
            column("tables-what-to-do", 48.0),
        ],
        rows: faults.iter().map(row).collect(),
    }
}
