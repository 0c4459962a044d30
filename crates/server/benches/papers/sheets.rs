//! Full canvases as they are set: each `seed` gives other words, since what is set twice is remembered.
use typeset::sheet::{
    Board, Body, Cell, Field, FieldSize, Head, Line, Link, Note, Place, Room, Row, Shape, Sheet,
    Table, Words, Zone,
};

const TONES: [&str; 7] = ["fund", "state", "muni", "hyte", "assoc", "project", "firm"];
const VOCABULARY: [&str; 10] = [
    "Neuvoo",
    "asiakkaita",
    "arkisin",
    "kirjastossa",
    "sähköisissä",
    "asioinneissa",
    "myös",
    "kotona",
    "digitukihenkilö",
    "ja",
];
const COLUMNS: usize = 6;
const ROWS: usize = 10;

/// How much stands on a board.
#[derive(Clone, Copy)]
pub struct Size {
    pub notes: usize,
    /// Of a note's remark.
    pub words: usize,
    pub links: usize,
}

/// A canvas with what stands on it.
pub fn sheet_of(seed: usize, body: Body, fields: usize) -> Sheet {
    let field = |at: usize| Field {
        letter: String::new(),
        label: format!("Kenttä {at}"),
        help: String::new(),
        text: words(seed + at, 40),
        options: Vec::new(),
        size: FieldSize::Text,
    };
    Sheet {
        room: Room::Filled,
        kicker: "Työpohja".to_owned(),
        title: format!("Työpohja {seed}"),
        foot: "Työtila".to_owned(),
        fields: (0..fields).map(field).collect(),
        body,
        steps: Vec::new(),
        words: Words {
            as_text: "Sama tekstinä".to_owned(),
            fields: "Kentät".to_owned(),
            links: "Yhteydet".to_owned(),
            rest: "Loput laput".to_owned(),
            ..Words::default()
        },
    }
}

/// A wheel of six sectors round a hub.
pub fn board(seed: usize, size: Size) -> Body {
    let note = |at: usize| Note {
        area: at % TONES.len(),
        sign: String::new(),
        name: format!("Toimija {seed}.{at}"),
        remark: words(seed + at, size.words),
        tone: TONES[at % TONES.len()].to_owned(),
        is_ticked: false,
        pos: None,
    };
    let link = |at: usize| Link {
        from: at * 5 % size.notes,
        to: (at * 11 + 3) % size.notes,
        line: Line::Info,
        is_directed: false,
        word: "vaihtaa tietoa".to_owned(),
        said: format!("Yhteys {seed}.{at}"),
    };
    Body::Board(Board {
        shape: Shape::Wheel,
        areas: TONES.iter().enumerate().map(zone).collect(),
        notes: (0..size.notes).map(note).collect(),
        links: (0..size.links).map(link).collect(),
        circles: Vec::new(),
        legend: Vec::new(),
        alt: "Kehä".to_owned(),
    })
}

/// A table of ten rows.
pub fn table(seed: usize) -> Body {
    let head = |at: usize| Head {
        title: format!("Malli {seed}.{at}"),
        text: words(seed + at, 5),
    };
    let cell = |at: usize| Cell {
        text: words(seed + at, 8),
        mark: None,
    };
    let row = |at: usize| Row {
        letter: String::new(),
        title: format!("Ryhmä {seed}.{at}"),
        help: String::new(),
        cells: (at..at + COLUMNS).map(cell).collect(),
    };
    Body::Table(Table {
        letter: String::new(),
        caption: "Taulukko".to_owned(),
        corner: "Ryhmä".to_owned(),
        columns: (0..COLUMNS).map(head).collect(),
        rows: (0..ROWS).map(row).collect(),
    })
}

fn zone((index, tone): (usize, &&str)) -> Zone {
    let name = format!("Toimijat {index}");
    Zone {
        short: name.clone(),
        name,
        ring: String::new(),
        tone: (*tone).to_owned(),
        place: match index {
            0 => Place::Hub { index: 0, of: 1 },
            index => Place::Sector {
                index: index as u8 - 1,
                of: 6,
            },
        },
    }
}

fn words(seed: usize, count: usize) -> String {
    let words = (0..count).map(|word| VOCABULARY[(seed * 3 + word * 7 + seed / 10) % 10]);
    words.collect::<Vec<_>>().join(" ")
}
