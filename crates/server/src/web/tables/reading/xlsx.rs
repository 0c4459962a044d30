//! Workbooks (XLSX). A workbook is a zip that may unpack to anything, and its sheet may say that its last cell is far away:
//! it is unpacked within a limit first, and cells are read one by one as they come.
use std::io::{Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::{Budget, COLUMNS_MAX, Cell, Manner, Odd, Row, Unreadable};

/// What a workbook may unpack to, in bytes.
const UNPACKED_BYTES_MAX: u64 = 128 << 20;
/// Parts of a workbook.
const PARTS_MAX: usize = 2_000;
/// Sheets that are looked at for headings.
const SHEETS_MAX: usize = 20;

/// All rows of the sheet with most known headings, the first of several.
pub(super) fn read(file: &[u8], manner: Manner) -> Result<Vec<Row>, Unreadable> {
    unpacks(file)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(|_| Unreadable::Foreign)?;
    let visible = book.sheets_metadata().iter();
    let visible = visible.filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    let mut budget = Budget::default();
    let mut best: Option<(usize, Vec<Row>)> = None;
    for name in names.into_iter().take(SHEETS_MAX) {
        // Charts and the like are sheets too.
        let Some(rows) = sheet(&mut book, &name, manner.read_max(), &mut budget)? else {
            continue;
        };
        let known = manner.known_headings(&rows);
        if best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, rows));
        }
    }
    best.map(|(_, rows)| rows).ok_or(Unreadable::Empty)
}

/// Unpacks everything once without keeping it, since nothing that the file says of its size can be trusted.
fn unpacks(file: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| Unreadable::Foreign)?;
    if archive.len() > PARTS_MAX {
        return Err(Unreadable::Foreign);
    }
    let mut left = UNPACKED_BYTES_MAX + 1;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|_| Unreadable::Foreign)?;
        let read = std::io::copy(&mut part.take(left), &mut std::io::sink());
        left -= read.map_err(|_| Unreadable::Foreign)?;
        if left == 0 {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

/// The sheet's rows that are not empty; none when it holds no cells.
fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    most: usize,
    budget: &mut Budget,
) -> Result<Option<Vec<Row>>, Unreadable> {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else {
        return Ok(None);
    };
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Foreign)? {
        budget.cells(1)?;
        let Some(value) = read_cell(cell.get_value()) else {
            continue;
        };
        budget.take(value.words().len())?;
        let (row, column) = cell.get_position();
        let number = usize::try_from(row).map_or(usize::MAX, |row| row.saturating_add(1));
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= COLUMNS_MAX {
            return Err(Unreadable::Foreign);
        }
        match rows.last() {
            Some(last) if last.number > number => return Err(Unreadable::Foreign),
            Some(last) if last.number == number => {}
            _ if rows.len() >= most => return Err(Unreadable::TooManyRows),
            _ => rows.push(Row {
                number,
                cells: Vec::new(),
            }),
        }
        if let Some(last) = rows.last_mut() {
            if last.cells.len() <= column {
                budget.cells(column - last.cells.len())?;
                last.cells.resize(column + 1, Cell::Text(String::new()));
            }
            last.cells[column] = value;
        }
    }
    Ok(Some(rows))
}

/// What stands in a cell; nothing in an empty one.
fn read_cell(value: &DataRef<'_>) -> Option<Cell> {
    let odd = |odd: Odd, text: String| Some(Cell::Odd { odd, text });
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Cell::text(&number.to_string())),
        // Without a part behind the point it is written without one.
        DataRef::Float(number) => Some(Cell::text(&number.to_string())),
        DataRef::String(text) => filled(text),
        DataRef::SharedString(text) => filled(text),
        DataRef::Bool(truth) => Some(Cell::text(&truth.to_string())),
        DataRef::DateTime(at) => odd(Odd::Date, date(at)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => odd(Odd::Date, text.clone()),
        DataRef::Error(error) => odd(Odd::Error, error.to_string()),
    }
}

fn filled(text: &str) -> Option<Cell> {
    let cell = Cell::text(text);
    (!cell.words().is_empty()).then_some(cell)
}

fn date(at: &ExcelDateTime) -> String {
    if !at.is_datetime() {
        return at.as_f64().to_string();
    }
    let (year, month, day, hour, minute, _, _) = at.to_ymd_hms_milli();
    match (hour, minute) {
        (0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}
