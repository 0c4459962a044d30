//! Worksheets: what stands on a canvas, or room to write, in the form that it is worked on. A board is drawn on the first
//! page and told as text, area by area, on the next ones; tables and forms are text as they stand.
mod change;
mod columns;
mod forms;
mod ground;
mod head;
mod lasso;
mod listing;
mod measure;
mod model;
mod names;
mod part;
mod pills;
mod plan;
mod scene;
mod seating;
mod seats;
mod shapes;
mod sizes;
mod spread;
#[cfg(test)]
mod tests;
mod threads;
mod ties;
mod tones;

pub use model::{
    Board, Body, Cell, Circle, Field, FieldSize, Head, Line, Link, Mark, Meaning, Note, Paper,
    Place, Room, Row, Shape, Sheet, Sign, Step, Table, Words, Zone,
};

pub(crate) use part::Part;

use crate::setting::{self, Template};
use crate::world::Source;
use crate::{About, Error, Pdf, words};

static BOARD: Template = Template::new(|| {
    let text = concat!(
        include_str!("../house.typ"),
        include_str!("picture.typ"),
        include_str!("listing.typ"),
        include_str!("board.typ"),
    );
    Source::new("/board.typ", text)
});
static FORM: Template = Template::new(|| {
    let text = concat!(
        include_str!("../house.typ"),
        include_str!("marks.typ"),
        include_str!("form.typ"),
    );
    Source::new("/form.typ", text)
});

/// The first page of a worksheet as a picture, to be looked at while its form is made.
///
/// # Errors
/// When a template is wrong; no text makes it fail.
pub fn picture(sheet: &Sheet, paper: Paper, about: &About) -> Result<String, Error> {
    let mut sheet = sheet.with(&words::settable);
    if sheet.title.is_empty() {
        sheet.title = sheet.kicker.clone();
    }
    match &sheet.body {
        Body::Board(board) => {
            let drawn = spread::spread(&sheet, board, paper);
            setting::picture(&BOARD, &forms::BOARD_SIZES, about, &drawn)
        }
        Body::Table(_) | Body::Form(_) => {
            let sizes = forms::sizes(paper, sheet.room);
            setting::picture(&FORM, sizes, about, &forms::Form::of(&sheet, paper))
        }
    }
}

/// Sets a worksheet. Text gets smaller where there is much of it; notes of a board that have no room at the smallest size
/// are numbered and stand in the text that follows. Nothing is left out.
///
/// # Errors
/// When a template is wrong; no text makes it fail.
pub fn sheet(sheet: &Sheet, paper: Paper, about: &About) -> Result<Pdf, Error> {
    let mut sheet = sheet.with(&words::settable);
    if sheet.title.is_empty() {
        // A document must have a name.
        sheet.title = sheet.kicker.clone();
    }
    let without = |unset: &words::Unset| sheet.with(&|text| words::without(text, unset));
    match &sheet.body {
        Body::Board(board) => setting::pdf(&BOARD, &forms::BOARD_SIZES, about, |unset| {
            let board = board.with(&|text| words::without(text, unset));
            spread::spread(&without(unset), &board, paper)
        }),
        Body::Table(_) | Body::Form(_) => {
            setting::pdf(&FORM, forms::sizes(paper, sheet.room), about, |unset| {
                forms::Form::of(&without(unset), paper)
            })
        }
    }
}
