//! CSV as spreadsheets write it: in UTF-8, UTF-16 or Windows-1252, parted by semicolons, commas or tabs. Empty rows count,
//! so that a row has the number that a spreadsheet shows.
use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{Budget, COLUMNS_MAX, Cell, Manner, Odd, Row, Unreadable};

/// What parts cells, the likeliest first.
const SEPARATORS: [char; 3] = [';', ',', '\t'];
/// Rows that are read to find the separator.
const LOOKED_AT: usize = 12;

/// All rows of a text.
pub(super) fn read(text: &str, manner: Manner) -> Result<Vec<Row>, Unreadable> {
    let mut text = text;
    let most = manner.read_max();
    let mut separators = SEPARATORS.to_vec();
    let mut number = 1;
    // Some spreadsheets say their separator in a row of its own.
    if let Some(said) = text.strip_prefix("sep=")
        && let Some(separator) = said.chars().next()
    {
        separators = vec![separator];
        text = said.split_once('\n').map_or("", |(_, rest)| rest);
        number = 2;
    }
    let known = |separator: &char| {
        let rows = rows(text, *separator, number, (LOOKED_AT, most));
        rows.map_or(0, |rows| manner.known_headings(&rows))
    };
    // Of several that know as many headings the first.
    let best = separators.iter().rev().max_by_key(|one| known(one));
    let separator = best.copied().unwrap_or(SEPARATORS[0]);
    rows(text, separator, number, (usize::MAX, most))
}

/// The text of a file. What has a mark is what the mark says, what is UTF-8 is that, and the rest is what Finnish
/// spreadsheets wrote for decades.
pub(super) fn decoded(file: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let text = match Encoding::for_bom(file) {
        Some((encoding, _)) => encoding.decode(file).0,
        None if std::str::from_utf8(file).is_ok() => UTF_8.decode(file).0,
        None => WINDOWS_1252.decode(file).0,
    };
    match text.contains('\0') {
        true => Err(Unreadable::Foreign),
        false => Ok(text),
    }
}

/// What is being read.
struct Reading {
    rows: Vec<Row>,
    row: Row,
    cell: String,
    filled: usize,
    most: usize,
    budget: Budget,
}

impl Reading {
    fn end_cell(&mut self) -> Result<(), Unreadable> {
        self.budget.take(self.cell.len())?;
        self.budget.cells(1)?;
        if self.row.cells.len() >= COLUMNS_MAX {
            return Err(Unreadable::Foreign);
        }
        self.row.cells.push(Cell::text(&self.cell));
        self.cell.clear();
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        self.end_cell()?;
        let next = Row {
            number: self.row.number + 1,
            cells: Vec::new(),
        };
        let row = std::mem::replace(&mut self.row, next);
        if !row.is_empty() {
            self.filled += 1;
            self.rows.push(row);
        }
        match self.filled > self.most {
            true => Err(Unreadable::TooManyRows),
            false => Ok(()),
        }
    }
}

/// The first `count` rows that are not empty, of at most `most`.
fn rows(
    text: &str,
    separator: char,
    number: usize,
    (count, most): (usize, usize),
) -> Result<Vec<Row>, Unreadable> {
    let mut reading = Reading {
        rows: Vec::new(),
        row: Row {
            number,
            cells: Vec::new(),
        },
        cell: String::new(),
        filled: 0,
        most,
        budget: Budget::default(),
    };
    let mut letters = text.chars().peekable();
    let (mut is_quoted, mut is_fresh) = (false, true);
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                reading.cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if is_fresh => (is_quoted, is_fresh) = (true, false),
            letter if is_quoted => reading.cell.push(letter),
            letter if letter == separator => {
                reading.end_cell()?;
                is_fresh = true;
            }
            '\r' | '\n' => {
                if letter == '\r' && letters.peek() == Some(&'\n') {
                    letters.next();
                }
                reading.end_row()?;
                is_fresh = true;
                if reading.rows.len() >= count {
                    return Ok(reading.rows);
                }
            }
            letter => {
                reading.cell.push(letter);
                is_fresh = false;
            }
        }
    }
    if is_quoted {
        let text: String = reading.cell.chars().take(80).collect();
        reading.row.cells.push(Cell::Odd {
            odd: Odd::Unclosed,
            text,
        });
        reading.rows.push(reading.row);
    } else if !reading.cell.is_empty() || !reading.row.cells.is_empty() {
        reading.end_row()?;
    }
    Ok(reading.rows)
}

#[cfg(test)]
mod tests {
    use super::super::tests::MANNER;
    use super::*;

    fn words(file: &[u8]) -> Vec<(usize, Vec<String>)> {
        let rows = read(&decoded(file).unwrap(), MANNER).unwrap().into_iter();
        rows.map(|row| {
            let cells = row.cells.iter().map(|cell| cell.words().to_owned());
            (row.number, cells.collect())
        })
        .collect()
    }

    #[test]
    fn every_separator_and_encoding_says_the_same() {
        let table = "Nimi;Organisaatio;Lupaus\r\nÄlyapu;\"Kirjasto; \"\"Lakka\"\"\";\"a\nb\"\r\n";
        let expected = words(table.as_bytes());
        assert_eq!(expected[1].1, ["Älyapu", "Kirjasto; \"Lakka\"", "a\nb"]);
        let check = |file: &[u8]| assert_eq!(words(file), expected);
        check(format!("\u{FEFF}{table}").as_bytes());
        check(&WINDOWS_1252.encode(table).0);
        let wide: Vec<u8> = "\u{FEFF}"
            .encode_utf16()
            .chain(table.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        check(&wide);
        for other in [",", "\t"] {
            let part = |line: &str| line.replacen(';', other, 2);
            let (head, rest) = table.split_once("\r\n").unwrap();
            let rest = rest.replacen("Älyapu;", &format!("Älyapu{other}"), 1);
            let rest = rest.replacen("\"\"\";\"", &format!("\"\"\"{other}\""), 1);
            check(format!("{}\r\n{rest}", part(head)).as_bytes());
        }
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        let numbers = |file: &str| -> Vec<usize> {
            words(file.as_bytes())
                .into_iter()
                .map(|(number, _)| number)
                .collect()
        };
        assert_eq!(numbers("name;organisation\n\"a\nb\";c\n\nd;e"), [1, 2, 4]);
        assert_eq!(numbers("sep=,\r\nname,organisation\r\na,b\r\n"), [2, 3]);
        assert_eq!(numbers("name;organisation\r\ra;b\r"), [1, 3]);
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_told_where_it_is() {
        let rows = read("name;organisation\na;\"b\nc;d\n", MANNER).unwrap();
        let last = rows.last().unwrap();
        assert_eq!(last.number, 2);
        assert!(matches!(
            last.cells[1],
            Cell::Odd {
                odd: Odd::Unclosed,
                ..
            }
        ));
    }
}
