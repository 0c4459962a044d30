//! Tables that come from outside, whatever kind of file: rows of cells, within limits. What comes is read here only.
mod csv;
mod xlsx;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::{as_written, harmless};
use crate::i18n::MsgKey;

/// Columns of a table.
const COLUMNS_MAX: usize = 1_000;
/// Rows before the headings are looked for among these.
const HEAD_ROWS: usize = 10;
/// Text of all cells together, in bytes: a workbook may say one long text in each of them.
const TEXT_BYTES_MAX: usize = 64 << 20;
/// Cells of a table, empty ones too.
const CELLS_MAX: usize = 4_000_000;
/// Headings that must be known for a row to be that of the headings.
const HEADINGS_MIN: usize = 2;

/// What tables of some kind are read by.
#[derive(Clone, Copy)]
pub struct Manner {
    /// Whether a heading is one of theirs.
    pub knows: fn(&str) -> bool,
    /// Rows below the headings at most.
    pub rows_max: usize,
    /// Size of a file at most, in bytes.
    pub bytes_max: usize,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// Words, or a number in words.
    Text(String),
    /// What may not be what was meant: a date that a spreadsheet made of something, or an error of a formula.
    Odd {
        /// Why.
        odd: Odd,
        /// What stands there.
        text: String,
    },
}

/// Why a cell cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Odd {
    /// A spreadsheet made a date of it.
    Date,
    /// A formula gave an error.
    Error,
    /// A quotation mark that nothing closes.
    Unclosed,
}

impl Cell {
    /// A cell with these words, without what nobody writes by hand.
    pub fn text(words: &str) -> Self {
        let is_kept = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        let words: String = words.nfc().filter(is_kept).collect();
        Self::Text(as_written(words.trim()).to_owned())
    }

    /// Its words, whatever it is.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Odd { text, .. } => text,
        }
    }
}

/// A row and its number as a spreadsheet counts it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// From 1.
    pub number: usize,
    /// From the first column on.
    pub cells: Vec<Cell>,
}

impl Row {
    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.words().is_empty())
    }

    fn known_headings(&self, manner: Manner) -> usize {
        let known = self
            .cells
            .iter()
            .filter(|cell| (manner.knows)(cell.words()));
        known.count()
    }
}

/// Headings and the rows under them, without empty ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The headings.
    pub head: Row,
    /// The rows under them.
    pub rows: Vec<Row>,
}

/// Why a file is no table.
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

/// Whether a file is a workbook.
fn is_book(file: &[u8]) -> Result<bool, Unreadable> {
    match file.starts_with(OLD) {
        true => Err(Unreadable::Old),
        false => Ok(file.starts_with(ZIP)),
    }
}

impl Manner {
    /// Reads a file of any origin.
    pub fn read(self, file: &[u8]) -> Result<Grid, Unreadable> {
        if file.len() > self.bytes_max {
            return Err(Unreadable::TooLarge);
        }
        let rows = match is_book(file)? {
            true => xlsx::read(file, self)?,
            false => csv::read(&csv::decoded(file)?, self)?,
        };
        self.headed(rows)
    }

    /// Reads what was pasted, or the [`Self::text`] of a file.
    pub fn read_text(self, text: &str) -> Result<Grid, Unreadable> {
        if text.len() > self.bytes_max {
            return Err(Unreadable::TooLarge);
        }
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        self.headed(csv::read(text, self)?)
    }

    /// A file of any origin as text that a form can show and that [`Self::read_text`] reads, with the same numbers of
    /// rows.
    pub fn text(self, file: &[u8]) -> Result<String, Unreadable> {
        if file.len() > self.bytes_max {
            return Err(Unreadable::TooLarge);
        }
        match is_book(file)? {
            true => tabbed(&xlsx::read(file, self)?, self.last_row()),
            false => Ok(csv::decoded(file)?.into_owned()),
        }
    }

    /// Rows that are read: those below the headings, the headings, and what stands above them.
    fn read_max(self) -> usize {
        self.rows_max + HEAD_ROWS
    }

    /// Number of the last row that a text reaches; empty rows count there.
    fn last_row(self) -> usize {
        10 * self.read_max()
    }

    /// The row with most known headings is that of the headings; what stands above it is a title.
    fn headed(self, mut rows: Vec<Row>) -> Result<Grid, Unreadable> {
        rows.retain(|row| !row.is_empty());
        let first = rows.iter().take(HEAD_ROWS).enumerate();
        let counted = first.map(|(at, row)| (row.known_headings(self), at));
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
            n if n > self.rows_max => Err(Unreadable::TooManyRows),
            _ => Ok(Grid { head, rows: below }),
        }
    }

    /// How many of the headings in the first rows are known: by it the separator of a CSV file is found.
    fn known_headings(self, rows: &[Row]) -> usize {
        let rows = rows.iter().take(HEAD_ROWS);
        rows.map(|row| row.known_headings(self)).max().unwrap_or(0)
    }
}

/// Rows as a spreadsheet copies them, empty rows included up to the row of number `last`.
fn tabbed(rows: &[Row], last: usize) -> Result<String, Unreadable> {
    let mut text = String::new();
    let mut number = 1;
    for row in rows {
        if row.number > last {
            return Err(Unreadable::TooManyRows);
        }
        while number < row.number {
            text.push('\n');
            number += 1;
        }
        let cells = row.cells.iter().map(|cell| {
            let words = harmless(cell.words().to_owned());
            match words.contains(['\t', '\n', '"']) {
                true => format!("\"{}\"", words.replace('"', "\"\"")),
                false => words,
            }
        });
        text.push_str(&cells.collect::<Vec<_>>().join("\t"));
    }
    Ok(text)
}

/// Words as headings and choices are compared: without regard to case, spaces, and signs at the end that forms add.
pub fn folded(words: &str) -> String {
    let words = words.trim().trim_end_matches(['*', ':']).to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Counts text against [`TEXT_BYTES_MAX`] and cells against [`CELLS_MAX`].
#[derive(Default)]
struct Budget {
    bytes: usize,
    cells: usize,
}

impl Budget {
    /// Takes a text of so many bytes.
    fn take(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.bytes += bytes;
        match self.bytes > TEXT_BYTES_MAX {
            true => Err(Unreadable::TooLarge),
            false => Ok(()),
        }
    }

    /// Takes so many cells, empty ones too.
    fn cells(&mut self, count: usize) -> Result<(), Unreadable> {
        self.cells += count;
        match self.cells > CELLS_MAX {
            true => Err(Unreadable::TooLarge),
            false => Ok(()),
        }
    }
}

/// `C17` for the third column of row 17.
pub fn reference(row: usize, column: usize) -> String {
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

    fn knows(heading: &str) -> bool {
        ["name", "nimi", "organisation", "organisaatio"].contains(&folded(heading).as_str())
    }

    pub(super) const MANNER: Manner = Manner {
        knows,
        rows_max: 2_000,
        bytes_max: 1 << 20,
    };

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
            assert_eq!(MANNER.read(file), Err(expected));
        };
        check(b"", Unreadable::Empty);
        check(b"\n\n;;\n", Unreadable::Empty);
        check(b"name;organisation\n\n", Unreadable::Empty);
        check(b"colour;shape\nred;round\n", Unreadable::NoHead);
        check(OLD, Unreadable::Old);
        check(b"PK\x03\x04 and nothing of a zip", Unreadable::Foreign);
        check(&[0, 1, 2, 3], Unreadable::Foreign);
        check(&vec![b'a'; MANNER.bytes_max + 1], Unreadable::TooLarge);
        let rows = "x;y\n".repeat(MANNER.rows_max + 1);
        check(
            format!("name;organisation\n{rows}").as_bytes(),
            Unreadable::TooManyRows,
        );
    }

    #[test]
    fn a_title_above_the_headings_is_passed_over() {
        let file = "Palvelut 2026;\n\nNimi;Organisaatio\nOpastus;Kirjasto\n";
        let grid = MANNER.read(file.as_bytes()).unwrap();
        assert_eq!(grid.head.number, 3);
        assert_eq!(grid.rows[0].number, 4);
        assert_eq!(grid.rows[0].cells[1].words(), "Kirjasto");
    }

    #[test]
    fn rows_as_text_are_the_same_rows() {
        let row = |number: usize, cells: &[&str]| Row {
            number,
            cells: cells.iter().map(|words| Cell::text(words)).collect(),
        };
        let rows = vec![
            row(2, &["Nimi", "Organisaatio"]),
            row(3, &["a \"b\"\nc", "'=1"]),
            row(6, &["", "''-x"]),
        ];
        let text = tabbed(&rows, 10).unwrap();
        assert_eq!(csv::read(&text, MANNER).unwrap(), rows);
        assert_eq!(rows[1].cells[1].words(), "=1");
        assert_eq!(tabbed(&rows, 5), Err(Unreadable::TooManyRows));
    }
}
