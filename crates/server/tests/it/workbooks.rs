//! Reading workbooks (XLSX) as spreadsheet programs do: a zip of XML.
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};

/// A workbook as it was read.
pub struct Book {
    /// Its files by name.
    pub files: BTreeMap<String, String>,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
pub struct Sheet {
    pub name: String,
    /// Texts and numbers, row by row; an empty cell is empty.
    pub rows: Vec<Vec<String>>,
    pub xml: String,
}

impl Book {
    pub fn read(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut files = BTreeMap::new();
        for i in 0..zip.len() {
            let mut file = zip.by_index(i).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            files.insert(file.name().unwrap().into_owned(), text);
        }
        let strings = files
            .get("xl/sharedStrings.xml")
            .map_or_else(Vec::new, |xml| {
                let document = Document::parse(xml).unwrap();
                all(document.root(), "si")
                    .map(|item| text_of(&item))
                    .collect()
            });
        let document = Document::parse(&files["xl/workbook.xml"]).unwrap();
        let sheets = all(document.root(), "sheet")
            .zip(1..)
            .map(|(sheet, number)| {
                let xml = files[&format!("xl/worksheets/sheet{number}.xml")].clone();
                Sheet {
                    name: sheet.attribute("name").unwrap().to_owned(),
                    rows: rows(&xml, &strings),
                    xml,
                }
            });
        let sheets = sheets.collect();
        Self { files, sheets }
    }

    pub fn sheet(&self, name: &str) -> &Sheet {
        let found = self.sheets.iter().find(|sheet| sheet.name == name);
        found.unwrap_or_else(|| panic!("no sheet {name}"))
    }
}

fn all<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.descendants()
        .filter(move |node| node.has_tag_name((SPREADSHEET, name)))
}

const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn text_of(item: &Node<'_, '_>) -> String {
    let texts = all(*item, "t").filter_map(|text| text.text());
    unescaped(&texts.collect::<String>())
}

/// `_x0007_` stands for a character that XML does not hold.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        match letter.and_then(char::from_u32) {
            Some(letter) => {
                plain.push_str(&rest[..at]);
                plain.push(letter);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    plain + rest
}

fn rows(xml: &str, strings: &[String]) -> Vec<Vec<String>> {
    let document = Document::parse(xml).unwrap();
    let cell = |cell: Node<'_, '_>| {
        let value = all(cell, "v")
            .next()
            .and_then(|value| value.text())
            .unwrap_or("")
            .to_owned();
        match cell.attribute("t") {
            Some("s") => strings[value.parse::<usize>().unwrap()].clone(),
            None | Some("n") => value,
            Some(other) => panic!("a cell of type {other}"),
        }
    };
    let row = |row: Node<'_, '_>| {
        let mut cells = Vec::new();
        for one in all(row, "c") {
            let column = column(one.attribute("r").unwrap());
            cells.resize(column, String::new());
            cells.push(cell(one));
        }
        cells
    };
    all(document.root(), "row").map(row).collect()
}

/// Number of the column of `AB12`, from 0.
fn column(place: &str) -> usize {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1) - 1
}
