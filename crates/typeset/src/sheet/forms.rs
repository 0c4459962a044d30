//! Tables and forms: fields and cells in the order in which they are filled.
use serde::Serialize;

use super::model::{Body, Field, FieldSize, Head, Paper, Room, Sheet, Step, Table, Words};
use super::sizes;
use crate::setting::Sizes;

/// A board finds the sizes of its notes by itself.
pub const BOARD_SIZES: Sizes = Sizes {
    full: 9.0,
    smaller: &[],
};

/// Text of tables and forms: the largest, then what saves a page. Nobody writes by hand beside the smallest.
pub fn sizes(paper: Paper, room: Room) -> &'static Sizes {
    match (paper, room) {
        (Paper::A4, Room::Filled) => &Sizes {
            full: 10.0,
            smaller: &[9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0],
        },
        (Paper::A4, Room::Blank) => &Sizes {
            full: 9.5,
            smaller: &[9.0, 8.5, 8.0],
        },
        (Paper::A3, Room::Filled) => &Sizes {
            full: 13.0,
            smaller: &[12.0, 11.0, 10.0, 9.0, 8.0],
        },
        (Paper::A3, Room::Blank) => &Sizes {
            full: 11.5,
            smaller: &[11.0, 10.5, 10.0, 9.5, 9.0, 8.5],
        },
        (Paper::A1, Room::Filled) => &Sizes {
            full: 25.0,
            smaller: &[23.0, 21.0, 19.0, 17.0, 15.0],
        },
        (Paper::A1, Room::Blank) => &Sizes {
            full: 23.0,
            smaller: &[21.0, 19.0, 18.0, 17.0, 16.0],
        },
    }
}

/// A table or a form, for its template.
#[derive(Serialize)]
pub struct Form {
    page: [f64; 2],
    scale: f64,
    room: Room,
    kind: &'static str,
    kicker: String,
    title: String,
    foot: String,
    steps: Vec<Step>,
    words: Words,
    /// Over a table: fields of a line.
    over: Vec<Field>,
    /// In order, shared out to columns that stand side by side.
    columns: Vec<Vec<Item>>,
}

/// What a form is made of.
#[derive(Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Item {
    /// A field.
    Field(Field),
    /// A table, or some of its columns.
    Table(Table),
}

impl Form {
    /// A sheet that is no board.
    pub fn of(sheet: &Sheet, paper: Paper) -> Self {
        let own = sizes::Sizes::of(paper);
        let across = match paper {
            Paper::A4 => 6,
            Paper::A3 => 8,
            Paper::A1 => 12,
        };
        let (kind, over, columns) = match &sheet.body {
            Body::Table(table) => {
                let (over, below): (Vec<Field>, Vec<Field>) = sheet
                    .fields
                    .iter()
                    .cloned()
                    .partition(|field| field.size == FieldSize::Line);
                let mut items: Vec<Item> =
                    pieces(table, across).into_iter().map(Item::Table).collect();
                items.extend(below.into_iter().map(Item::Field));
                ("table", over, vec![items])
            }
            Body::Form(table) => ("form", Vec::new(), shared(items(sheet, table.as_ref()))),
            Body::Board(_) => ("form", Vec::new(), Vec::new()),
        };
        Self {
            page: own.page,
            scale: own.scale,
            room: sheet.room,
            kind,
            kicker: sheet.kicker.clone(),
            title: sheet.title.clone(),
            foot: sheet.foot.clone(),
            steps: sheet.steps.clone(),
            words: sheet.words.clone(),
            over,
            columns,
        }
    }
}

/// Fields in order, the table after those of its step.
pub fn items(sheet: &Sheet, table: Option<&Table>) -> Vec<Item> {
    let at = table.map_or(sheet.fields.len(), |table| {
        let letter = table.letter.as_str();
        let before = |field: &&Field| field.letter.as_str() <= letter;
        sheet.fields.iter().take_while(before).count()
    });
    let mut items: Vec<Item> = sheet.fields.iter().cloned().map(Item::Field).collect();
    if let Some(table) = table {
        items.insert(at, Item::Table(table.clone()));
    }
    items
}

/// More items than this stand in three columns.
const WIDE_MAX: usize = 12;

/// Items in order in columns of about the same height.
fn shared(items: Vec<Item>) -> Vec<Vec<Item>> {
    let count = if items.len() > WIDE_MAX { 3 } else { 2 };
    let whole: usize = items.iter().map(Item::lines).sum();
    let mut columns = vec![Vec::new(); count];
    let mut filled = 0;
    for item in items {
        let middle = filled + item.lines() / 2;
        filled += item.lines();
        columns[(middle * count / whole.max(1)).min(count - 1)].push(item);
    }
    columns
}

impl Item {
    /// About how many lines it takes.
    fn lines(&self) -> usize {
        match self {
            Self::Field(field) => {
                let written = field.text.chars().count() / 45;
                let offered: usize = field
                    .options
                    .iter()
                    .map(|one| one.chars().count() + 5)
                    .sum();
                let room = match field.size {
                    FieldSize::Line => 3,
                    FieldSize::Text => 6,
                };
                written.max(offered / 45) + room
            }
            Self::Table(table) => 4 * table.rows.len() + 3,
        }
    }
}

/// The columns shared out evenly, so that none is narrower than it need be.
pub fn pieces(table: &Table, across: usize) -> Vec<Table> {
    let count = table.columns.len().div_ceil(across).max(1);
    let each = table.columns.len().div_ceil(count).max(1);
    let columns: Vec<&[Head]> = table.columns.chunks(each).collect();
    if columns.len() < 2 {
        return vec![table.clone()];
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for heads in columns {
        let mut piece = table.clone();
        piece.columns = heads.to_vec();
        for row in &mut piece.rows {
            row.cells = row
                .cells
                .iter()
                .skip(from)
                .take(heads.len())
                .cloned()
                .collect();
        }
        from += heads.len();
        pieces.push(piece);
    }
    pieces
}

impl crate::setting::Paper for Form {}
