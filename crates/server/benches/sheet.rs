//! What setting a full board on paper takes: `cargo bench -p server --bench sheet`. Each round sets other words, since
//! what is set twice is remembered.
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use typeset::sheet::{
    Board, Body, Line, Link, Note, Paper, Place, Room, Shape, Sheet, Words, Zone, sheet,
};
use typeset::{About, Lang};

const NOTES: usize = 300;
const WORDS: usize = 25;
const LINKS: usize = 60;
const ROUNDS: usize = 9;
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

fn note(round: usize, at: usize) -> Note {
    let words = (0..WORDS - 2).map(|word| VOCABULARY[(at * 3 + word * (round + 1)) % 10]);
    Note {
        area: at % TONES.len(),
        sign: String::new(),
        name: format!("Toimija {round}.{at}"),
        remark: words.collect::<Vec<_>>().join(" "),
        tone: TONES[at % TONES.len()].to_owned(),
        is_ticked: false,
        pos: None,
    }
}

fn full(round: usize) -> Sheet {
    let link = |at: usize| Link {
        from: at * 5 % NOTES,
        to: (at * 11 + 3) % NOTES,
        line: Line::Info,
        is_directed: false,
        word: "vaihtaa tietoa".to_owned(),
        said: format!("Yhteys {at}"),
    };
    Sheet {
        room: Room::Filled,
        kicker: "Toimijakartta".to_owned(),
        title: format!("Kierros {round}"),
        foot: "Työtila".to_owned(),
        fields: Vec::new(),
        body: Body::Board(Board {
            shape: Shape::Wheel,
            areas: TONES.iter().enumerate().map(zone).collect(),
            notes: (0..NOTES).map(|at| note(round, at)).collect(),
            links: (0..LINKS).map(link).collect(),
            circles: Vec::new(),
            legend: Vec::new(),
            alt: "Kehä".to_owned(),
        }),
        steps: Vec::new(),
        words: Words {
            as_text: "Sama tekstinä".to_owned(),
            rest: "Loput laput".to_owned(),
            links: "Yhteydet".to_owned(),
            ..Words::default()
        },
    }
}

fn main() -> Result<()> {
    let mut taken: Vec<Duration> = Vec::new();
    for round in 0..ROUNDS {
        let full = full(round);
        let about = About {
            lang: Lang::Fi,
            author: "Työtila".to_owned(),
            made_at_ms: 0,
        };
        let start = Instant::now();
        let pdf = sheet(&full, Paper::A3, &about)?;
        let took = start.elapsed();
        println!("round {round}: {} pages in {took:?}", pdf.pages);
        taken.push(took);
    }
    let first = taken.first().copied().context("there are rounds")?;
    taken.sort();
    println!(
        "{NOTES} notes of {WORDS} words on A3: first {first:?}, median {:?}",
        taken[ROUNDS / 2]
    );
    Ok(())
}
