//! A worksheet as part of another paper: its board as a picture and as text, its fields and tables as they stand.
use serde::Serialize;

use super::forms::{Item, items, pieces};
use super::head;
use super::listing::Listing;
use super::model::{Board, Body, Field, FieldSize, Paper, Sheet, Words};
use super::sizes::Sizes;
use super::spread::{Drawn, Put, draw};

/// More columns than this do not stand side by side on an upright page.
const ACROSS_MAX: usize = 4;

/// A worksheet as part of another paper. Nothing of it is left out.
#[derive(Serialize)]
#[serde(tag = "shape", rename_all = "lowercase")]
pub enum Part {
    /// A board.
    Board {
        /// Width and height of the page that it was drawn for, in points.
        page: [f64; 2],
        /// The part of that page where it lies: left, top, width, height.
        cut: [f64; 4],
        /// What it shows, in words.
        alt: String,
        /// What is no letter, as SVG.
        ground: String,
        /// Its letters.
        picture: Vec<Put>,
        /// The same as text.
        listing: Box<Listing>,
        /// Words of the text.
        words: Box<Words>,
    },
    /// Fields and tables in order; fields without text are left out.
    Flow {
        /// In order.
        items: Vec<Item>,
        /// What stands there when there is nothing.
        none: String,
    },
}

impl Part {
    /// The worksheet as a part.
    pub fn of(sheet: &Sheet) -> Self {
        match &sheet.body {
            Body::Board(board) => Self::board(sheet, board),
            Body::Table(table) => {
                let (over, below): (Vec<Field>, Vec<Field>) = sheet
                    .fields
                    .iter()
                    .cloned()
                    .partition(|field| field.size == FieldSize::Line);
                let tables = pieces(table, ACROSS_MAX).into_iter().map(Item::Table);
                let items = over.into_iter().map(Item::Field);
                let items = items.chain(tables);
                Self::flow(sheet, items.chain(below.into_iter().map(Item::Field)))
            }
            Body::Form(table) => Self::flow(sheet, items(sheet, table.as_ref()).into_iter()),
        }
    }

    fn board(sheet: &Sheet, board: &Board) -> Self {
        // Fields stand in the text; in a picture this small nobody would read them.
        let bare = Sheet {
            fields: Vec::new(),
            ..sheet.clone()
        };
        let Drawn {
            around,
            picture,
            svg,
            seated,
        } = draw(&bare, board, Paper::A4);
        Self::Board {
            page: Sizes::of(Paper::A4).page,
            cut: head::cut(&around),
            alt: board.alt.clone(),
            ground: String::from_utf8_lossy(&svg).into_owned(),
            picture,
            listing: Box::new(Listing::of(sheet, board, &seated)),
            words: Box::new(sheet.words.clone()),
        }
    }

    fn flow(sheet: &Sheet, items: impl Iterator<Item = Item>) -> Self {
        let is_written = |item: &Item| match item {
            Item::Field(field) => !field.text.is_empty(),
            Item::Table(_) => true,
        };
        Self::Flow {
            items: items.filter(is_written).collect(),
            none: sheet.words.none.clone(),
        }
    }
}
