//! Tables that leave the program as files: CSV for spreadsheets in Finland, or a workbook. Nothing in them runs.
pub mod csv;
pub mod reading;
pub mod workbook;

use axum::response::Response;
use jiff::civil::Date;

pub use csv::{CSV, as_written, harmless};
pub use workbook::{About, XLSX};

use super::Error;
use super::downloads::{FileKind, download};

/// A table with its headings.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it is called.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// A cell for each column in each row.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's heading and how wide it is meant, in characters.
#[derive(Clone, Debug)]
pub struct Column {
    /// Heading.
    pub label: String,
    /// Characters.
    pub width: f64,
    /// Whether it names people.
    pub is_people: bool,
}

impl Column {
    /// A column that names nobody.
    pub fn new(label: impl Into<String>, width: f64) -> Self {
        Self {
            label: label.into(),
            width,
            is_people: false,
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, never a formula.
    Text(String),
    /// A count.
    Count(usize),
    /// A moment, UTC milliseconds.
    Moment(i64),
    /// A day.
    Day(Date),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Tables as a file of this kind: a workbook, or the first of them as CSV. `at` is now.
pub async fn file(
    name: &str,
    tables: Vec<Table>,
    kind: FileKind,
    at: i64,
) -> Result<Response, Error> {
    if kind.ending == XLSX.ending {
        let about = About {
            title: name.to_owned(),
            subject: String::new(),
            author: String::new(),
            at,
        };
        return workbook_file(name, tables, about).await;
    }
    let first = tables.into_iter().next().unwrap_or_default();
    Ok(csv_file(name, &first))
}

/// A table as a CSV file called `name`.
pub fn csv_file(name: &str, table: &Table) -> Response {
    download(name, CSV, csv::csv(table))
}

/// Tables as a workbook called `name`, a sheet each.
pub async fn workbook_file(
    name: &str,
    tables: Vec<Table>,
    about: About,
) -> Result<Response, Error> {
    // Thousands of rows take a processor for a while.
    let made = tokio::task::spawn_blocking(move || workbook::workbook(&tables, &about));
    let book = made.await.map_err(Error::internal)?;
    Ok(download(name, XLSX, book.map_err(Error::internal)?))
}
