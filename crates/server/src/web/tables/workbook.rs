//! Tables as a workbook (XLSX): a sheet each, text typed as text, so that nothing in it is a formula or a link.
use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::{Cell, Table};
use crate::web::dates::in_finland;
use crate::web::downloads::FileKind;

/// A workbook.
pub const XLSX: FileKind = FileKind {
    ending: "xlsx",
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
/// Longest text of a cell, in UTF-16 units.
const CELL_UNITS_MAX: usize = 32_767;
/// Longest name of a sheet, in UTF-16 units.
const NAME_UNITS_MAX: usize = 31;
const A4: u8 = 9;

/// What the file says about itself.
pub struct About {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Whose it is.
    pub author: String,
    /// When it was made, UTC milliseconds.
    pub at: i64,
}

/// The whole file.
pub fn workbook(tables: &[Table], about: &About) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&about.title)
        .set_subject(&about.subject)
        .set_author(&about.author)
        .set_creation_datetime(&moment(about.at)?);
    book.set_properties(&properties);
    let looks = Looks::new();
    for (table, name) in tables.iter().zip(names(tables)) {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        write(sheet, table, &looks)?;
    }
    book.save_to_buffer()
}

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    count: Format,
    moment: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: plain()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00E8_EEF6))
                .set_border_bottom(FormatBorder::Thin),
            // "@": what somebody types over it stays text, too.
            text: plain().set_text_wrap().set_num_format("@"),
            count: plain(),
            moment: plain().set_num_format("yyyy-mm-dd hh:mm"),
            day: plain().set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    for (column, number) in table.columns.iter().zip(0_u16..) {
        sheet.set_column_width(number, column.width)?;
        sheet.write_string_with_format(0, number, cut(&column.label), &looks.head)?;
    }
    for (line, row) in table.rows.iter().zip(1_u32..) {
        for (cell, column) in line.iter().zip(0_u16..) {
            match cell {
                Cell::Text(text) => {
                    sheet.write_string_with_format(row, column, cut(text), &looks.text)?
                }
                Cell::Count(count) => {
                    let count = u32::try_from(*count).unwrap_or(u32::MAX);
                    sheet.write_number_with_format(row, column, count, &looks.count)?
                }
                Cell::Moment(at) => {
                    sheet.write_datetime_with_format(row, column, moment(*at)?, &looks.moment)?
                }
                Cell::Day(at) => {
                    sheet.write_datetime_with_format(row, column, day(*at)?, &looks.day)?
                }
            };
        }
    }
    let last = |count: usize| count.saturating_sub(1);
    if let (Ok(rows), Ok(columns)) = (
        u32::try_from(table.rows.len()),
        u16::try_from(last(table.columns.len())),
    ) && rows > 0
    {
        sheet.autofilter(0, 0, rows, columns)?;
    }
    Ok(())
}

fn day(at: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(at.year()).unwrap_or(1970).clamp(1900, 9999);
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    ExcelDateTime::from_ymd(year, part(at.month()), part(at.day()))
}

/// A moment on Finland's clock. Workbooks begin in 1900; earlier times cannot be told.
fn moment(at: i64) -> Result<ExcelDateTime, XlsxError> {
    let there = in_finland(at);
    let year = u16::try_from(there.year())
        .unwrap_or(1970)
        .clamp(1900, 9999);
    let part = |value: i8| u8::try_from(value).unwrap_or(0);
    ExcelDateTime::from_ymd(year, part(there.month()), part(there.day()))?.and_hms(
        u16::from(part(there.hour())),
        part(there.minute()),
        f64::from(part(there.second())),
    )
}

/// As much of a text as a cell holds.
fn cut(text: &str) -> String {
    cut_to(text, CELL_UNITS_MAX)
}

fn cut_to(text: &str, units_max: usize) -> String {
    if text.len() <= units_max || text.encode_utf16().count() <= units_max {
        return text.to_owned();
    }
    let mut units = 1;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= units_max
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// Names that a workbook takes: short, without the signs of its formulas, each once whatever its case.
fn names(tables: &[Table]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let name = |table: &Table| {
        let plain = |letter: char| match letter {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            letter if letter.is_control() => ' ',
            letter => letter,
        };
        let plain: String = table.title.chars().map(plain).collect();
        let words: Vec<&str> = plain.split_whitespace().collect();
        let words = words.join(" ");
        let words = words.trim_matches(['\'', ' ']);
        let base = if words.is_empty() { "–" } else { words };
        (1..=tables.len() + 1)
            .map(|number| match number {
                1 => cut_to(base, NAME_UNITS_MAX),
                number => format!("{} {number}", cut_to(base, NAME_UNITS_MAX - 4)),
            })
            // A workbook keeps this name for itself.
            .filter(|name| name.to_lowercase() != "history")
            .find(|name| seen.insert(name.to_lowercase()))
            .unwrap_or_default()
    };
    tables.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_legal_names_each_once() {
        let table = |title: &str| Table {
            title: title.to_owned(),
            columns: Vec::new(),
            rows: Vec::new(),
        };
        let titles = [
            "Laput",
            "laput",
            "'Mallit' / ryhmät: [1]*?",
            "Mitä kullekin asiakasryhmälle on tarjolla nyt",
            "",
            "History",
        ];
        let tables: Vec<Table> = titles.map(table).into();
        let found = names(&tables);
        assert_eq!(
            found,
            [
                "Laput",
                "laput 2",
                "Mallit' ryhmät 1",
                "Mitä kullekin asiakasryhmälle…",
                "–",
                "History 2",
            ]
        );
        let about = About {
            title: "Tarjonta".to_owned(),
            subject: String::new(),
            author: String::new(),
            at: 0,
        };
        assert!(workbook(&tables, &about).is_ok());
    }

    #[test]
    fn a_long_text_is_cut_where_a_cell_ends() {
        let long = cut(&"🎈".repeat(20_000));
        assert!(long.encode_utf16().count() <= CELL_UNITS_MAX);
        assert!(long.ends_with("🎈…"));
        assert_eq!(cut("lyhyt"), "lyhyt");
    }
}
