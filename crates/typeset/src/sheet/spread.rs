//! A board on its page: what is drawn, every text with its place, and the same as text.
use serde::Serialize;

use super::ground::Ground;
use super::head;
use super::listing::Listing;
use super::measure::{Lines, Measure};
use super::model::{Board, Paper, Room, Sheet, Words};
use super::plan;
use super::scene::Scene;
use super::seating::{Seated, seat};
use super::sizes::Sizes;

/// A text with its place on the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Put {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub size: f64,
    pub face: &'static str,
    pub colour: &'static str,
    pub is_centred: bool,
    pub lines: Vec<Lines>,
}

/// A board's page and what follows it.
#[derive(Serialize)]
pub struct Spread {
    pub page: [f64; 2],
    pub scale: f64,
    pub room: Room,
    pub kicker: String,
    pub title: String,
    pub foot: String,
    pub words: Words,
    pub alt: String,
    /// The heading.
    pub heading: Put,
    /// What belongs to the picture.
    pub picture: Vec<Put>,
    /// What stands beside it.
    pub beside: Vec<Put>,
    pub listing: Listing,
    #[serde(skip)]
    pub svg: Vec<u8>,
}

impl crate::setting::Paper for Spread {
    fn ground(&self) -> &[u8] {
        &self.svg
    }
}

/// Draws a board.
pub fn spread(sheet: &Sheet, board: &Board, paper: Paper) -> Spread {
    let Drawn {
        around,
        picture,
        svg,
        seated,
    } = draw(sheet, board, paper);
    let sizes = Sizes::of(paper);
    Spread {
        page: sizes.page,
        scale: sizes.scale,
        room: sheet.room,
        kicker: sheet.kicker.clone(),
        title: sheet.title.clone(),
        foot: sheet.foot.clone(),
        words: sheet.words.clone(),
        alt: board.alt.clone(),
        heading: around.heading,
        picture,
        beside: around.beside,
        listing: Listing::of(sheet, board, &seated),
        svg,
    }
}

/// What is drawn of a board, and what stands round it.
pub struct Drawn {
    /// What stands round it; what of that belongs to the picture is there.
    pub around: head::Page,
    pub picture: Vec<Put>,
    pub svg: Vec<u8>,
    pub seated: Seated,
}

/// Draws a board with what stands round it.
pub fn draw(sheet: &Sheet, board: &Board, paper: Paper) -> Drawn {
    let sizes = Sizes::of(paper);
    let mut measure = Measure::default();
    let mut around = head::page(sheet, board, &sizes, &mut measure);
    let plan = plan::plan(board, around.board, sizes.name, &mut measure);
    let seated = seat(board, &plan, &sizes, &mut measure, &sheet.words);
    let mut ground = Ground::new(sizes.page, plan.length(1.0));
    head::draw(&around, &mut ground);
    ground.areas(board, &plan);
    let mut scene = Scene::new(board, &plan, &seated, ground, &mut measure, sizes.word);
    scene.picture = std::mem::take(&mut around.picture);
    let lassos = scene.lassos();
    let words = scene.links();
    scene.names();
    scene.notes();
    scene.labels();
    scene.lasso_lines(&lassos);
    scene.words(words);
    scene.rest(&sheet.words.rest_short);
    scene.lasso_names(&lassos);
    let Scene {
        ground, picture, ..
    } = scene;
    Drawn {
        around,
        picture,
        svg: ground.finish(),
        seated,
    }
}
