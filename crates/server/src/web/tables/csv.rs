//! A table as CSV that spreadsheets in Finland open by a double click: semicolons, since the comma parts decimals
//! here and a list's items are apart by semicolons; UTF-8 with its mark; and nothing that a spreadsheet would run.
use super::{Cell, Table};
use crate::web::dates::in_finland;
use crate::web::downloads::FileKind;

/// CSV.
pub const CSV: FileKind = FileKind {
    ending: "csv",
    media: "text/csv; charset=utf-8",
};
/// Tells a spreadsheet that a file is UTF-8.
const MARK: &str = "\u{FEFF}";
/// What a spreadsheet would take for a formula at the start of a cell, also in its full width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The whole file.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut file = MARK.to_owned();
    let heads = table.columns.iter().map(|column| column.label.clone());
    line(&mut file, heads);
    for row in &table.rows {
        line(&mut file, row.iter().map(words));
    }
    file.into_bytes()
}

/// A file of these headings and rows of words, for tables that no canvas has.
pub fn csv_of(heads: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut file = MARK.to_owned();
    line(&mut file, heads.into_iter());
    rows.for_each(|row| line(&mut file, row.into_iter()));
    file.into_bytes()
}

fn line(file: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells
        .map(|text| format!("\"{}\"", harmless(text).replace('"', "\"\"")))
        .collect();
    file.push_str(&cells.join(";"));
    file.push_str("\r\n");
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Moment(at) => in_finland(*at).strftime("%Y-%m-%d %H:%M").to_string(),
        Cell::Day(day) => day.to_string(),
    }
}

/// Other people's text must not run as a formula: an apostrophe makes it plain text. What begins with an apostrophe
/// before a formula gets one too, so that [`as_written`] gives every text back.
pub fn harmless(text: String) -> String {
    match runs(text.trim_start_matches('\'')) {
        true => format!("'{text}"),
        false => text,
    }
}

/// A text as it was before it left as a table: without the apostrophe that kept it from running.
pub fn as_written(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    bare.filter(|bare| runs(bare.trim_start_matches('\'')))
        .unwrap_or(text)
}

/// Whether a spreadsheet would run it. What nobody sees before a sign may be dropped by whoever reads it.
fn runs(text: &str) -> bool {
    let unseen = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, '\u{FEFF}' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
    };
    text.trim_start_matches(unseen).starts_with(FORMULA) || text.starts_with(['\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::tables::Column;

    fn check(text: &str, expected: &str) {
        let column = Column {
            label: "=H".to_owned(),
            width: 1.0,
            is_people: false,
        };
        let table = Table {
            title: String::new(),
            columns: vec![column],
            rows: vec![vec![text.into()]],
        };
        let file = String::from_utf8(csv(&table)).unwrap();
        assert_eq!(file, format!("\u{FEFF}\"'=H\"\r\n\"{expected}\"\r\n"));
    }

    #[test]
    fn nothing_runs() {
        check("Kirjasto", "Kirjasto");
        check("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1");
        check(" \t+1", "' \t+1");
        check("- kahvi\n- pulla", "'- kahvi\n- pulla");
        check("\u{200B}@SUM(A1)", "'\u{200B}@SUM(A1)");
        check("\u{FEFF}\u{202E}=1", "'\u{FEFF}\u{202E}=1");
        check("＝1", "'＝1");
        check("\rx", "'\rx");
        check("a;\"b\"=1", "a;\"\"b\"\"=1");
        check("'+358", "''+358");
        check("", "");
    }

    #[test]
    fn what_left_comes_back_as_it_was() {
        for text in [
            "=1", "'=1", "''-x", "'Ei", "'", "", "-", "+358 2", "a", "\t=1", "' =1",
        ] {
            assert_eq!(as_written(&harmless(text.to_owned())), text);
        }
    }
}
