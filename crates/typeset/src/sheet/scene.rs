//! A board's picture while it is drawn: names, notes, and signs of those that it has no room for.
use std::collections::HashMap;

use super::ground::Ground;
use super::measure::{Face, Lines, Measure, count};
use super::model::{Board, Place};
use super::pills;
use super::plan::{Name, Plan};
use super::seating::Seated;
use super::seats::{APART, LINE, PAD_END, PAD_OVER, PAD_START, Seat, inner};
use super::shapes::Area;
use super::spread::Put;
use super::ties::{Net, Route};
use super::tones::{BRAND, INK, tone};

/// Numbers of things in the net that are no notes.
pub const NAME: usize = 1_000_000;
pub const CHIP: usize = 2_000_000;
/// Width of lines round words, in units of the board.
const THIN: f64 = 1.6;

/// What is drawn on, and what is drawn.
pub struct Scene<'a> {
    pub board: &'a Board,
    pub plan: &'a Plan,
    pub seated: &'a Seated,
    pub ground: Ground,
    pub picture: Vec<Put>,
    pub measure: &'a mut Measure,
    /// What lies where.
    pub net: Net,
    /// Links as they run.
    pub routes: Vec<Route>,
    /// A unit of the board in points of the page.
    pub unit: f64,
    /// Size of words on lines.
    pub size: f64,
}

impl<'a> Scene<'a> {
    /// A picture without links, notes and circles.
    pub fn new(
        board: &'a Board,
        plan: &'a Plan,
        seated: &'a Seated,
        ground: Ground,
        measure: &'a mut Measure,
        size: f64,
    ) -> Self {
        Self {
            board,
            plan,
            seated,
            ground,
            picture: Vec::new(),
            measure,
            net: net(plan, seated),
            routes: Vec::new(),
            unit: plan.length(1.0),
            size,
        }
    }

    /// Names of areas. Lines run behind them, not through them.
    pub fn names(&mut self) {
        for plot in &self.plan.plots {
            let zone = &self.board.areas[plot.zone];
            let Name { area, size, .. } = plot.name;
            if self.routes.iter().any(|route| route.crosses(&area)) {
                let fill = match zone.place {
                    Place::Hub { of: 0..=1, .. } => tone(&zone.tone).fill,
                    _ => "#fff",
                };
                let how = format!("fill=\"{fill}\" fill-opacity=\"0.85\"");
                self.ground.rect(area, size * 0.4, &how);
            }
            self.picture.push(named(&plot.name, tone(&zone.tone).edge));
        }
        let signs = self.plan.signs.iter();
        self.picture.extend(signs.map(|sign| named(sign, BRAND)));
    }

    /// Notes with their letters.
    pub fn notes(&mut self) {
        for seat in &self.seated.seats {
            let note = &self.board.notes[seat.note];
            if seat.is_pill() {
                pills::draw(seat, &mut self.ground, &mut self.picture);
            } else {
                let tone = tone(&note.tone);
                self.ground.note(seat.area, tone, seat.size, note.is_ticked);
                set(seat, tone.edge, &mut self.picture);
            }
        }
    }

    /// Names, with their numbers, of notes that there is no room for otherwise.
    pub fn labels(&mut self) {
        let numbers: HashMap<usize, usize> = self.seated.numbers().collect();
        for seat in &self.seated.labels {
            let note = &self.board.notes[seat.note];
            let number = numbers.get(&seat.note).copied().unwrap_or_default();
            let text = format!("{number} {}", note.name);
            let text = self.measure.text(&text, Face::Bold);
            let lines = self.measure.lines(&text, inner(seat.area.w / seat.size));
            let tone = tone(&note.tone);
            self.ground.note(seat.area, tone, seat.size, note.is_ticked);
            self.picture.push(Put {
                x: seat.area.x + PAD_START * seat.size,
                y: seat.area.y + PAD_OVER * seat.size,
                w: inner(seat.area.w / seat.size) * seat.size,
                size: seat.size,
                face: "bold",
                colour: tone.edge,
                is_centred: false,
                lines,
            });
        }
    }

    /// Words with round boxes about them.
    pub fn words(&mut self, words: Vec<(Area, Put)>) {
        for (area, put) in words {
            let wide = THIN * self.unit;
            let edge = put.colour;
            let how = format!("fill=\"#fff\" stroke=\"{edge}\" stroke-width=\"{wide:.2}\"");
            self.ground.rect(area, area.h / 2.0, &how);
            self.picture.push(put);
        }
    }

    /// Which numbers the notes have that there is no room for; `word` stands before them.
    pub fn rest(&mut self, word: &str) {
        let mut words = Vec::new();
        let mut from = 1;
        for ((rest, chip), zone) in self.seated.rest.iter().zip(&self.board.areas) {
            let to = from + rest.len();
            if let (Some(chip), false) = (chip, rest.is_empty()) {
                let numbers = match rest.len() {
                    1 => from.to_string(),
                    _ => format!("{from}–{}", to - 1),
                };
                let edge = tone(&zone.tone).edge;
                words.push((*chip, self.word(*chip, &format!("{word} {numbers}"), edge)));
            }
            from = to;
        }
        self.words(words);
    }

    /// A word in the middle of a box.
    pub fn word(&mut self, area: Area, word: &str, colour: &'static str) -> Put {
        let text = self.measure.text(word, Face::Bold);
        let lines = self.measure.lines(&text, f64::INFINITY);
        centred(area, self.size, lines, colour)
    }
}

/// Bold lines in the middle of a box.
pub fn centred(area: Area, size: f64, lines: Vec<Lines>, colour: &'static str) -> Put {
    let high = count(&lines) as f64 * LINE * size;
    Put {
        x: area.x,
        y: area.y + (area.h - high) / 2.0,
        w: area.w,
        size,
        face: "bold",
        colour,
        is_centred: true,
        lines,
    }
}

/// A name on the ground.
fn named(name: &Name, colour: &'static str) -> Put {
    Put {
        face: "head",
        ..centred(name.area, name.size, name.lines.clone(), colour)
    }
}

/// What lies where: names, signs and notes.
fn net(plan: &Plan, seated: &Seated) -> Net {
    let mut net = Net::new(plan.area);
    for (zone, (_, chip)) in seated.rest.iter().enumerate() {
        if let Some(chip) = chip {
            net.take(chip, CHIP + zone);
        }
    }
    for name in plan.names() {
        net.take(&name, NAME);
    }
    for seat in seated.seats.iter().chain(&seated.labels) {
        net.take(&seat.area, seat.note);
    }
    net
}

/// A note's letters.
fn set(seat: &Seat, edge: &'static str, picture: &mut Vec<Put>) {
    let size = seat.size;
    let x = seat.area.x + PAD_START * size;
    let mut y = seat.area.y + PAD_OVER * size;
    let parts = [
        (&seat.set.sign, "bold", edge, 0.0),
        (&seat.set.name, "bold", INK, 0.0),
        (&seat.set.remark, "plain", INK, APART),
    ];
    for (lines, face, colour, apart) in parts {
        if lines.is_empty() {
            continue;
        }
        y += apart * size;
        picture.push(Put {
            x,
            y,
            w: seat.area.right() - PAD_END * size - x,
            size,
            face,
            colour,
            is_centred: false,
            lines: lines.clone(),
        });
        y += count(lines) as f64 * LINE * size;
    }
}
