//! What setting a report of nine canvases takes: `cargo bench -p server --bench report`. Each round sets other words, since
//! what is set twice is remembered.
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use typeset::report::{Block, Chapter, Report, report};
use typeset::sheet::{
    Board, Body, Cell, Field, FieldSize, Head, Line, Link, Note, Place, Room, Row, Shape, Sheet,
    Table, Words, Zone,
};
use typeset::{About, Fact, Lang};

const BOARDS: usize = 4;
const TABLES: usize = 5;
const NOTES: usize = 60;
const WORDS: usize = 12;
const LINKS: usize = 20;
const ROUNDS: usize = 5;
const SECTORS: u8 = 6;
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

fn words(seed: usize, count: usize) -> String {
    let words = (0..count).map(|word| VOCABULARY[(seed * 3 + word * 7 + seed / 10) % 10]);
    words.collect::<Vec<_>>().join(" ")
}

fn board(seed: usize) -> Body {
    let zone = |index: u8| Zone {
        name: format!("Toimijat {index}"),
        short: format!("Toimijat {index}"),
        ring: String::new(),
        tone: "muni".to_owned(),
        place: Place::Sector { index, of: SECTORS },
    };
    let note = |at: usize| Note {
        area: at % usize::from(SECTORS),
        sign: String::new(),
        name: format!("Toimija {seed}.{at}"),
        remark: words(seed + at, WORDS),
        tone: "muni".to_owned(),
        is_ticked: false,
        pos: None,
    };
    let link = |at: usize| Link {
        from: at * 5 % NOTES,
        to: (at * 11 + 3) % NOTES,
        line: Line::Info,
        is_directed: false,
        word: "vaihtaa tietoa".to_owned(),
        said: format!("Yhteys {seed}.{at}"),
    };
    Body::Board(Board {
        shape: Shape::Wheel,
        areas: (0..SECTORS).map(zone).collect(),
        notes: (0..NOTES).map(note).collect(),
        links: (0..LINKS).map(link).collect(),
        circles: Vec::new(),
        legend: Vec::new(),
        alt: "Kehä".to_owned(),
    })
}

fn table(seed: usize) -> Body {
    let head = |at: usize| Head {
        title: format!("Malli {seed}.{at}"),
        text: words(seed + at, 5),
    };
    let row = |at: usize| Row {
        letter: String::new(),
        title: format!("Ryhmä {seed}.{at}"),
        help: String::new(),
        cells: (0..6)
            .map(|cell| Cell {
                text: words(seed + at + cell, 8),
                mark: None,
            })
            .collect(),
    };
    Body::Table(Table {
        letter: String::new(),
        caption: "Taulukko".to_owned(),
        corner: "Ryhmä".to_owned(),
        columns: (0..6).map(head).collect(),
        rows: (0..10).map(row).collect(),
    })
}

fn chapter(round: usize, at: usize) -> Chapter {
    let seed = round * 100 + at;
    let field = |at: usize| Field {
        letter: String::new(),
        label: format!("Kenttä {at}"),
        help: String::new(),
        text: words(seed + at, 40),
        options: Vec::new(),
        size: FieldSize::Text,
    };
    let votes = (0..12).map(|at| (vec![format!("Lappu {seed}.{at}")], 12 - at));
    Chapter {
        kicker: "Työpohja".to_owned(),
        title: format!("Työpohja {seed}"),
        blocks: vec![
            Block::Sheet(Box::new(Sheet {
                room: Room::Filled,
                kicker: String::new(),
                title: format!("Työpohja {seed}"),
                foot: String::new(),
                fields: (0..4).map(field).collect(),
                body: if at < BOARDS {
                    board(seed)
                } else {
                    table(seed)
                },
                steps: Vec::new(),
                words: Words {
                    fields: "Kentät".to_owned(),
                    links: "Yhteydet".to_owned(),
                    rest: "Loput laput".to_owned(),
                    ..Words::default()
                },
            })),
            Block::Heading("Äänestys".to_owned()),
            Block::Bars {
                columns: vec!["Lappu".to_owned(), "Äänet".to_owned()],
                rows: votes.collect(),
            },
        ],
    }
}

fn main() -> Result<()> {
    let mut taken: Vec<Duration> = Vec::new();
    for round in 0..ROUNDS {
        let full = Report {
            kicker: "Työpajan raportti".to_owned(),
            title: format!("Kierros {round}"),
            facts: vec![Fact {
                name: "Paikka".to_owned(),
                value: "Kirjasto".to_owned(),
            }],
            contents: "Sisältö".to_owned(),
            chapters: (0..BOARDS + TABLES).map(|at| chapter(round, at)).collect(),
            ..Report::default()
        };
        let about = About {
            lang: Lang::Fi,
            author: "Työtila".to_owned(),
            made_at_ms: 0,
        };
        let start = Instant::now();
        let pdf = report(&full, &about)?;
        let took = start.elapsed();
        println!("round {round}: {} pages in {took:?}", pdf.pages);
        taken.push(took);
    }
    let first = taken.first().copied().context("there are rounds")?;
    taken.sort();
    println!(
        "{BOARDS} boards of {NOTES} notes and {TABLES} tables: first {first:?}, median {:?}",
        taken[ROUNDS / 2]
    );
    Ok(())
}
