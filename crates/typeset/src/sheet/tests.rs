//! Notes lie where they belong, and their letters where they were measured.
use typst::layout::{Abs, Frame, FrameItem, Transform};

use super::measure::Measure;
use super::plan::plan;
use super::seating::{Seated, seat};
use super::shapes::Area;
use super::sizes::Sizes;
use super::spread::{Put, spread};
use super::*;
use crate::{Lang, setting};

const WORDS: [&str; 6] = [
    "Neuvoo",
    "asiakkaita",
    "digitukikehittämiskumppanuuden",
    "arkisin",
    "myös",
    "kirjastossa",
];
/// Room that letters may take beyond what was measured, in points.
const NEAR: f64 = 0.6;

fn zone(place: Place) -> Zone {
    Zone {
        name: "Kunnan toimijat".to_owned(),
        short: "Kunnan toimijat".to_owned(),
        ring: String::new(),
        tone: "muni".to_owned(),
        place,
    }
}

fn places(shape: Shape) -> Vec<Place> {
    match shape {
        Shape::Wheel => {
            let sectors = (0..6).map(|index| Place::Sector { index, of: 6 });
            let hub = Place::Hub { index: 0, of: 1 };
            [hub, Place::Tray].into_iter().chain(sectors).collect()
        }
        Shape::Rings => (0..3).map(|index| Place::Ring { index }).collect(),
        Shape::Partners => {
            let rings = (0..2)
                .flat_map(|ring| (0..7).map(move |index| Place::SectorRing { index, of: 7, ring }));
            let hubs = (0..3).map(|index| Place::Hub { index, of: 3 });
            hubs.chain(rings).collect()
        }
    }
}

/// A board of so many notes of so many words, every ninth put by hand.
fn board(shape: Shape, count: usize, words: usize) -> Board {
    let areas: Vec<Zone> = places(shape).into_iter().map(zone).collect();
    let text = |from: usize, count: usize| {
        let all = (0..count).map(|at| WORDS[(from * 5 + at) % WORDS.len()]);
        all.collect::<Vec<_>>().join(" ")
    };
    let notes = (0..count).map(|at| Note {
        area: at * 7 % areas.len(),
        sign: "Malli".to_owned(),
        name: format!("{} {at}", text(at, 2)),
        remark: text(at, words - 2),
        tone: "assoc".to_owned(),
        is_ticked: false,
        pos: (at % 9 == 0).then(|| [at as f64 / count as f64, 0.4]),
    });
    Board {
        shape,
        notes: notes.collect(),
        areas,
        links: Vec::new(),
        circles: Vec::new(),
        legend: Vec::new(),
        alt: "Taulu".to_owned(),
    }
}

fn seated(board: &Board, paper: Paper) -> (plan::Plan, Seated) {
    let sizes = Sizes::of(paper);
    let mut measure = Measure::default();
    let area = Area {
        x: 20.0,
        y: 60.0,
        w: sizes.page[0] - 40.0,
        h: sizes.page[1] - 120.0,
    };
    let plan = plan(board, area, sizes.name, &mut measure);
    let seated = seat(board, &plan, &sizes, &mut measure, &Words::default());
    (plan, seated)
}

#[test]
fn every_note_lies_in_its_area_alone_or_is_numbered() {
    for shape in [Shape::Wheel, Shape::Rings, Shape::Partners] {
        for (count, words) in [(1, 2), (24, 6), (60, 12), (300, 25)] {
            for paper in [Paper::A4, Paper::A3, Paper::A1] {
                let board = board(shape, count, words);
                let (plan, seated) = seated(&board, paper);
                let case = format!("{shape:?} {count} of {words} on {paper:?}");
                let mut seen = vec![0; count];
                for seat in &seated.seats {
                    seen[seat.note] += 1;
                    let own = board.notes[seat.note].area;
                    let plot = plan.plots.iter().find(|plot| plot.zone == own).unwrap();
                    assert!(plot.region.fits(&seat.area, 0.0), "{case}: {}", seat.note);
                    assert!(*Sizes::of(paper).notes.last().unwrap() <= seat.size);
                }
                for rest in seated.rest.iter().flat_map(|(rest, _)| rest) {
                    seen[*rest] += 1;
                }
                assert!(seen.iter().all(|times| *times == 1), "{case}: {seen:?}");
                for label in &seated.labels {
                    let own = board.notes[label.note].area;
                    let plot = plan.plots.iter().find(|plot| plot.zone == own).unwrap();
                    assert!(plot.region.fits(&label.area, 0.0), "{case}: {}", label.note);
                    assert!(seated.rest[own].0.contains(&label.note), "{case}");
                }
                let seats = seated.seats.iter().chain(&seated.labels);
                let areas: Vec<Area> = seats.map(|seat| seat.area).collect();
                for (at, area) in areas.iter().enumerate() {
                    let other = areas[at + 1..].iter().find(|other| other.overlaps(area));
                    assert_eq!(other, None, "{case}");
                }
                assert!(
                    shape == Shape::Partners || !seated.seats.is_empty(),
                    "{case}"
                );
            }
        }
    }
}

#[test]
fn few_notes_are_all_in_the_picture_at_full_size() {
    for shape in [Shape::Wheel, Shape::Rings] {
        let (_, seated) = seated(&board(shape, 3, 4), Paper::A3);
        let full = Sizes::of(Paper::A3).notes[0];
        assert_eq!(seated.seats.len(), 3, "{shape:?}");
        assert!(
            seated.seats.iter().all(|seat| seat.size == full),
            "{shape:?}"
        );
    }
}

/// Texts of a page with the boxes that they take.
fn texts(frame: &Frame, at: Transform, out: &mut Vec<(String, Area)>) {
    for (point, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => texts(&group.frame, here.pre_concat(group.transform), out),
            FrameItem::Text(text) => {
                let (x, y) = (here.tx.to_pt(), here.ty.to_pt());
                let size = text.size.to_pt();
                let area = Area {
                    x,
                    y: y - 0.83 * size,
                    w: text.width().to_pt(),
                    h: LINE_EM * size,
                };
                out.push((text.text.trim_end().to_owned(), area));
            }
            _ => {}
        }
    }
}

const LINE_EM: f64 = 1.16;

#[test]
fn letters_are_set_where_they_were_measured() {
    for (count, words) in [(24, 6), (80, 12)] {
        let body = board(Shape::Wheel, count, words);
        let sheet = Sheet {
            room: Room::Filled,
            kicker: "Kartta".to_owned(),
            title: "Loimaan seudun toimijakartta ja sen pitkä nimi".to_owned(),
            foot: String::new(),
            fields: Vec::new(),
            body: Body::Board(body.clone()),
            steps: Vec::new(),
            words: Words::default(),
        };
        let spread = spread(&sheet, &body, Paper::A4);
        let about = About {
            lang: Lang::Fi,
            author: "Loimaa".to_owned(),
            made_at_ms: 0,
        };
        let document = setting::set(&BOARD, &about, 9.0, &spread).unwrap();
        let mut found = Vec::new();
        texts(
            &document.pages()[0].frame,
            Transform::identity(),
            &mut found,
        );
        let puts: Vec<&Put> = spread.picture.iter().chain([&spread.heading]).collect();
        assert!(puts.len() > 2 * count.min(40));
        for put in puts {
            let lines = put.lines.iter().flat_map(|part| &part.lines);
            for (at, line) in lines.enumerate() {
                let y = put.y + at as f64 * LINE_EM * put.size;
                let is_there = |(text, area): &&(String, Area)| {
                    text == line
                        && (area.y - y).abs() < NEAR
                        && area.x > put.x - NEAR
                        && area.right() < put.x + put.w + NEAR
                };
                assert!(
                    found.iter().any(|one| is_there(&one)),
                    "{line} at {y}: {put:?}"
                );
            }
        }
        assert_eq!(Abs::pt(841.89), document.pages()[0].frame.width());
    }
}

#[test]
fn words_break_where_they_fit_and_lose_no_letter() {
    let mut measure = Measure::default();
    for text in [
        "digitukikehittämiskumppanuusehdotus",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "👩‍🔧👩‍🔧👩‍🔧👩‍🔧👩‍🔧👩‍🔧",
        "a b  c\nd-e/f",
    ] {
        let measured = measure.text(text, super::measure::Face::Bold);
        for width in [1.5, 4.0, 9.0] {
            let lines = measure.lines(&measured, width);
            let all: Vec<String> = lines.into_iter().flat_map(|one| one.lines).collect();
            let bare = |text: &str| text.replace([' ', '-', '\n'], "");
            assert_eq!(bare(&all.concat()), bare(text));
            let is_one = |line: &&String| {
                unicode_segmentation::UnicodeSegmentation::graphemes(line.as_str(), true).count()
                    < 2
            };
            for line in all.iter().filter(|line| !is_one(line)) {
                let wide = measure.width(line, super::measure::Face::Bold);
                assert!(wide <= width + 0.01, "{line}: {wide} of {width}");
            }
        }
    }
}
