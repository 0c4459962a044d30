//! The table of a sheet: its rows, columns, cells and marks.
use serde::Serialize;
use ts_rs::TS;

/// The table of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Matrix {
    /// Caption.
    pub label: String,
    /// The rows.
    pub rows: Axis,
    /// The columns.
    pub columns: Axis,
    /// Whether every cell takes text (fixed rows and columns may say otherwise).
    pub text: bool,
    /// The mark that every cell takes, if any.
    pub mark: Option<MarkRule>,
}

/// The rows or the columns of a table.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Axis {
    /// True when people add their own; then `fixed` is empty.
    pub open: bool,
    /// What one of them is called ("Malli"); empty when they are fixed.
    pub label: String,
    /// The button that adds one ("Lisää malli"); empty when they are fixed.
    pub add: String,
    /// How many stand ready on an empty sheet (as on paper).
    pub start: u32,
    /// Texts each one carries, the first being its name.
    pub parts: Vec<Part>,
    /// The fixed ones, in order.
    pub fixed: Vec<Fixed>,
    /// Kind of the known records that typing a name offers, if the lanes name one.
    pub records: Option<String>,
}

/// A text that an open row or column carries.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Key in the row's or column's map.
    pub slug: String,
    /// Label.
    pub label: String,
}

/// A fixed row or column.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct Fixed {
    /// Its id in cell keys.
    pub slug: String,
    /// Heading.
    pub label: String,
    /// One or two sentences of help; may be empty.
    pub help: String,
    /// Letter of the step that fills it, if one does.
    pub step: Option<String>,
    /// Whether its cells take text.
    pub text: bool,
    /// The mark its cells take, if any.
    pub mark: Option<MarkRule>,
    /// Who writes in its cells; none leaves them to everybody.
    pub writers: Option<Writers>,
    /// Rows whose changed text takes the mark of the same column away.
    pub cleared_by: Vec<String>,
}

/// Who writes in the cells of a row whose columns are partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
#[ts(export, rename_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Writers {
    /// Only those who do not speak for the column's partner.
    Others,
    /// Only those who speak for the column's partner.
    Partner,
}

/// A mark that a cell takes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct MarkRule {
    /// Which mark.
    pub mark: Mark,
    /// What it says when set ("Otamme yhteyttä").
    pub label: String,
    /// Whether it carries how sure we are (guess, heard, measured) and a remark.
    pub confidence: bool,
}

/// Marks on a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
#[ts(export, rename_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// rasti
    Tick,
    /// iso rasti
    Cross,
    /// sydän
    Heart,
}
