//! What setting a full canvas on A3 and the report of nine canvases takes: `cargo bench -p server --bench papers`.
mod sheets;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use sheets::{Size, board, sheet_of, table};
use typeset::report::{Block, Chapter, Report, report};
use typeset::sheet::{Paper, sheet};
use typeset::{About, Fact, Lang, Pdf};

const FULL: Size = Size {
    notes: 300,
    words: 23,
    links: 60,
};
const OF_REPORT: Size = Size {
    notes: 60,
    words: 12,
    links: 20,
};
const BOARDS: usize = 4;
const TABLES: usize = 5;
const ROUNDS: usize = 7;

fn main() -> Result<()> {
    let about = About {
        lang: Lang::Fi,
        author: "Työtila".to_owned(),
        made_at_ms: 0,
    };
    time("a full A3 canvas", |seed| {
        let full = sheet_of(seed, board(seed, FULL), 0);
        Ok(sheet(&full, Paper::A3, &about)?)
    })?;
    time("a report of nine canvases", |seed| {
        Ok(report(&report_of(seed), &about)?)
    })
}

/// Sets something several times, each with other words.
fn time(what: &str, set: impl Fn(usize) -> Result<Pdf>) -> Result<()> {
    let mut taken: Vec<Duration> = Vec::new();
    for round in 0..ROUNDS {
        let start = Instant::now();
        let pdf = set(round * 1_000)?;
        taken.push(start.elapsed());
        println!(
            "{what}, round {round}: {} pages in {:?}",
            pdf.pages, taken[round]
        );
    }
    let first = taken.first().copied().context("there are rounds")?;
    taken.sort();
    println!("{what}: first {first:?}, median {:?}", taken[ROUNDS / 2]);
    Ok(())
}

fn report_of(seed: usize) -> Report {
    Report {
        kicker: "Työpajan raportti".to_owned(),
        title: format!("Kierros {seed}"),
        facts: vec![Fact {
            name: "Paikka".to_owned(),
            value: "Kirjasto".to_owned(),
        }],
        contents: "Sisältö".to_owned(),
        chapters: (0..BOARDS + TABLES).map(|at| chapter(seed, at)).collect(),
        ..Report::default()
    }
}

fn chapter(seed: usize, at: usize) -> Chapter {
    let seed = seed + at * 100;
    let body = if at < BOARDS {
        board(seed, OF_REPORT)
    } else {
        table(seed)
    };
    let votes = (0..12).map(|at| (vec![format!("Lappu {seed}.{at}")], 12 - at));
    Chapter {
        kicker: "Työpohja".to_owned(),
        title: format!("Työpohja {seed}"),
        blocks: vec![
            Block::Sheet(Box::new(sheet_of(seed, body, 4))),
            Block::Heading("Äänestys".to_owned()),
            Block::Bars {
                columns: vec!["Lappu".to_owned(), "Äänet".to_owned()],
                rows: votes.collect(),
            },
        ],
    }
}
