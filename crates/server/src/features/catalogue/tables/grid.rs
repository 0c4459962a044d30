//! A file as rows of cells, whatever kind it is of. What comes from outside is read here only, within limits.
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::columns::recognise;
use super::{csv, xlsx};
use crate::features::catalogue::bring::BROUGHT_MAX;
use crate::i18n::MsgKey;
use crate::web::tables::as_written;

/// Largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 20 << 20;
/// Columns of a table.
pub(super) const COLUMNS_MAX: usize = 1_000;
/// Rows before the headings are looked for among these.
const HEAD_ROWS: usize = 10;
/// Rows that are read: descriptions, headings, and what stands above them.
pub(super) const ROWS_MAX: usize = BROUGHT_MAX + HEAD_ROWS;
/// Text of all cells together, in bytes: a workbook may say one long text in each of them.
pub(super) const TEXT_BYTES_MAX: usize = 64 << 20;
/// Cells of a table, empty ones too.
const CELLS_MAX: usize = 4_000_000;
/// Headings that must be known for a row to be that of the headings.
const HEADINGS_MIN: usize = 2;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Cell {
    /// Words, or a number in words.
    Text(String),
    /// What no description holds: a date that a spreadsheet made of something, or an error of a formula.
    Odd { odd: Odd, text: String },
}

/// Why a cell cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Odd {
    Date,
    Error,
    /// A quotation mark that nothing closes.
    Unclosed,
}

impl Cell {
    /// A cell with these words, without what nobody writes by hand.
    pub(super) fn text(words: &str) -> Self {
        let is_kept = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        let words: String = words.nfc().filter(is_kept).collect();
        Self::Text(as_written(words.trim()).to_owned())
    }

    /// Its words, whatever it is.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Odd { text, .. } => text,
        }
    }
}

/// A row and its number as a spreadsheet counts it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Row {
    pub number: usize,
    pub cells: Vec<Cell>,
}

impl Row {
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.words().is_empty())
    }

    fn known_headings(&self) -> usize {
        let known = self.cells.iter().filter_map(|cell| recognise(cell.words()));
        known.count()
    }
}

/// Headings and the rows under them, without empty ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Grid {
    pub head: Row,
    pub rows: Vec<Row>,
}

/// Why a file is no table of descriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is larger than a table may be, packed or not.
    TooLarge,
    /// It has more rows than come at once.
    TooManyRows,
    /// It is neither CSV nor a workbook.
    Foreign,
    /// It is a workbook of the old kind.
    Old,
    /// No row has headings that are known.
    NoHead,
}

impl Unreadable {
    /// Message key.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Empty => "tables-file-empty",
            Self::TooLarge => "tables-file-large",
            Self::TooManyRows => "tables-file-rows",
            Self::Foreign => "tables-file-foreign",
            Self::Old => "tables-file-old",
            Self::NoHead => "tables-file-head",
        }
    }
}

/// Beginnings of files: a zip, which workbooks are, and a workbook of the old kind.
const ZIP: &[u8] = b"PK\x03\x04";
const OLD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// Reads a file of any origin.
pub(super) fn read(file: &[u8]) -> Result<Grid, Unreadable> {
    if file.len() > FILE_BYTES_MAX {
        return Err(Unreadable::TooLarge);
    }
    let rows = if file.starts_with(ZIP) {
        xlsx::read(file)?
    } else if file.starts_with(OLD) {
        return Err(Unreadable::Old);
    } else {
        csv::read(file)?
    };
    let rows: Vec<Row> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    headed(rows)
}

/// The row with most known headings is that of the headings; what stands above it is a title.
fn headed(mut rows: Vec<Row>) -> Result<Grid, Unreadable> {
    let first = rows.iter().take(HEAD_ROWS).enumerate();
    let counted = first.map(|(at, row)| (row.known_headings(), at));
    let best = counted.max_by_key(|(known, at)| (*known, std::cmp::Reverse(*at)));
    let at = match best {
        None => return Err(Unreadable::Empty),
        Some((known, _)) if known < HEADINGS_MIN => return Err(Unreadable::NoHead),
        Some((_, at)) => at,
    };
    let below = rows.split_off(at + 1);
    let head = rows.pop().unwrap_or_default();
    match below.len() {
        0 => Err(Unreadable::Empty),
        n if n > BROUGHT_MAX => Err(Unreadable::TooManyRows),
        _ => Ok(Grid { head, rows: below }),
    }
}

/// How many of the headings in the first rows are known: by it the separator of a CSV file is found.
pub(super) fn known_headings(rows: &[Row]) -> usize {
    let rows = rows.iter().take(HEAD_ROWS);
    rows.map(Row::known_headings).max().unwrap_or(0)
}

/// Counts text against [`TEXT_BYTES_MAX`] and cells against [`CELLS_MAX`].
#[derive(Default)]
pub(super) struct Budget {
    bytes: usize,
    cells: usize,
}

impl Budget {
    /// Takes a text of so many bytes.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.bytes += bytes;
        match self.bytes > TEXT_BYTES_MAX {
            true => Err(Unreadable::TooLarge),
            false => Ok(()),
        }
    }

    /// Takes so many cells, empty ones too.
    pub(super) fn cells(&mut self, count: usize) -> Result<(), Unreadable> {
        self.cells += count;
        match self.cells > CELLS_MAX {
            true => Err(Unreadable::TooLarge),
            false => Ok(()),
        }
    }
}

/// `C17` for the third column of row 17.
pub(super) fn reference(row: usize, column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    format!("{}{row}", String::from_utf8_lossy(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_called_as_spreadsheets_call_them() {
        for (row, column, expected) in [
            (1, 0, "A1"),
            (17, 2, "C17"),
            (3, 25, "Z3"),
            (9, 26, "AA9"),
            (2, 701, "ZZ2"),
            (2, 702, "AAA2"),
        ] {
            assert_eq!(reference(row, column), expected);
        }
    }

    #[test]
    fn what_no_table_is_is_told() {
        let check = |file: &[u8], expected: Unreadable| {
            assert_eq!(read(file), Err(expected));
        };
        check(b"", Unreadable::Empty);
        check(b"\n\n;;\n", Unreadable::Empty);
        check(b"name;organisation\n\n", Unreadable::Empty);
        check(b"colour;shape\nred;round\n", Unreadable::NoHead);
        check(OLD, Unreadable::Old);
        check(b"PK\x03\x04 and nothing of a zip", Unreadable::Foreign);
        check(&[0, 1, 2, 3], Unreadable::Foreign);
        check(&vec![b'a'; FILE_BYTES_MAX + 1], Unreadable::TooLarge);
        let rows = "x;y\n".repeat(BROUGHT_MAX + 1);
        check(
            format!("name;organisation\n{rows}").as_bytes(),
            Unreadable::TooManyRows,
        );
    }

    #[test]
    fn a_title_above_the_headings_is_passed_over() {
        let file = "Palvelut 2026;\n\nNimi;Organisaatio\nOpastus;Kirjasto\n";
        let grid = read(file.as_bytes()).unwrap();
        assert_eq!(grid.head.number, 3);
        assert_eq!(grid.rows[0].number, 4);
        assert_eq!(grid.rows[0].cells[1].words(), "Kirjasto");
    }
}
