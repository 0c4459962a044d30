//! What a worksheet is made of, as plain values.
use serde::Serialize;

/// The paper that a worksheet is set on, on its long side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 297 by 210 mm.
    A4,
    /// 420 by 297 mm.
    A3,
    /// 841 by 594 mm.
    A1,
}

/// Whether a sheet shows what is written, or room to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Room {
    /// What is written.
    Filled,
    /// Room to write by hand.
    Blank,
}

/// A worksheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Filled or blank.
    pub room: Room,
    /// What kind of sheet it is.
    pub kicker: String,
    /// What it is called; the kind's name when empty.
    pub title: String,
    /// At its foot: whose it is and of which day.
    pub foot: String,
    /// Text boxes, in reading order.
    pub fields: Vec<Field>,
    /// What it is in the main.
    pub body: Body,
    /// The guide.
    pub steps: Vec<Step>,
    /// Words that the sheet itself needs, in its language.
    pub words: Words,
}

/// What a worksheet is in the main.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Areas with notes.
    Board(Board),
    /// A table, its fields round it.
    Table(Table),
    /// Fields, and a table if it has one.
    Form(Option<Table>),
}

/// A text box with its name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// Letter of its step; may be empty.
    pub letter: String,
    /// Its name.
    pub label: String,
    /// What to write; may be empty.
    pub help: String,
    /// What is written.
    pub text: String,
    /// What may be chosen, on a blank sheet.
    pub options: Vec<String>,
    /// How much room it gets on a blank sheet.
    pub size: FieldSize,
}

/// How much is written in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldSize {
    /// A line.
    Line,
    /// Paragraphs.
    Text,
}

/// One step of the guide.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// A, B, C …
    pub letter: String,
    /// What to do.
    pub title: String,
}

/// Areas with notes, links and circles.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// How its areas lie.
    pub shape: Shape,
    /// Its areas, in reading order.
    pub areas: Vec<Zone>,
    /// Notes, in reading order.
    pub notes: Vec<Note>,
    /// Links between notes.
    pub links: Vec<Link>,
    /// Circles round notes.
    pub circles: Vec<Circle>,
    /// What lines mean.
    pub legend: Vec<Meaning>,
    /// What the picture shows, for those who do not see it.
    pub alt: String,
}

impl Board {
    /// Areas in reading order with their notes.
    pub fn by_area(&self) -> Vec<(&Zone, Vec<&Note>)> {
        let notes = |area| self.notes.iter().filter(move |note| note.area == area);
        let areas = self.areas.iter().enumerate();
        areas
            .map(|(at, area)| (area, notes(at).collect()))
            .collect()
    }

    /// Names of the areas without notes, with commas between; none when every area has some.
    pub fn empty_areas(&self) -> Option<String> {
        let areas = self.by_area().into_iter();
        let empty = areas.filter(|(_, notes)| notes.is_empty());
        let names: Vec<&str> = empty.map(|(area, _)| area.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// How the areas of a board lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A hub, sectors round it, a tray at the side.
    Wheel,
    /// Rings round a centre.
    Rings,
    /// A hub of parts, sectors in two rings.
    Partners,
}

/// A named place for notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Its whole name.
    pub name: String,
    /// What stands of its name on the board.
    pub short: String,
    /// What its ring is called, if it is in one that has a name of its own.
    pub ring: String,
    /// Its colour and weave: `state`, `muni`, `hyte`, `assoc`, `project`, `firm`, `fund`, `plain`, `worked`, `failed` or
    /// `missing`.
    pub tone: String,
    /// Where it lies.
    pub place: Place,
}

/// Where an area lies on its board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Part `index` of `of` of the middle.
    Hub {
        /// From 0.
        index: u8,
        /// How many there are.
        of: u8,
    },
    /// Sector `index` of `of`, clockwise from the left.
    Sector {
        /// From 0.
        index: u8,
        /// How many there are.
        of: u8,
    },
    /// The part of a sector in one of two rings.
    SectorRing {
        /// From 0.
        index: u8,
        /// How many there are.
        of: u8,
        /// 0 the inner one.
        ring: u8,
    },
    /// A ring, 0 the innermost.
    Ring {
        /// From 0.
        index: u8,
    },
    /// The tray at the side.
    Tray,
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its area, by number.
    pub area: usize,
    /// What stands over its name: its kind or tone; may be empty.
    pub sign: String,
    /// Its first line.
    pub name: String,
    /// Its other lines; may be empty.
    pub remark: String,
    /// Its colour and weave, like those of areas.
    pub tone: String,
    /// Whether it is ticked.
    pub is_ticked: bool,
    /// Where its middle was put by hand: shares of the board's width and height.
    pub pos: Option<[f64; 2]>,
}

/// A link between two notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The note it starts from, by number.
    pub from: usize,
    /// The note it leads to, by number.
    pub to: usize,
    /// How it is drawn.
    pub line: Line,
    /// Whether it runs from one to the other.
    pub is_directed: bool,
    /// The word on it.
    pub word: String,
    /// The same as a sentence.
    pub said: String,
}

/// How a link is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Solid, filled arrow.
    Fund,
    /// Dashed, open arrows.
    Info,
    /// Dots, diamonds.
    Share,
    /// Double line, round ends.
    Coop,
}

/// What a line means.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// The line.
    pub line: Line,
    /// Whether it has a direction.
    pub is_directed: bool,
    /// What it means.
    pub word: String,
}

/// A circle round notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// Its number.
    pub number: String,
    /// Its number and name.
    pub label: String,
    /// Its notes, by number.
    pub members: Vec<usize>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Letter of the step that fills it; may be empty.
    pub letter: String,
    /// What it shows.
    pub caption: String,
    /// What its rows are called, over their names; may be empty.
    pub corner: String,
    /// Its columns.
    pub columns: Vec<Head>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Row>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Head {
    /// Its name, or what to write there.
    pub title: String,
    /// What else it says.
    pub text: String,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Letter of its step; may be empty.
    pub letter: String,
    /// Its name.
    pub title: String,
    /// What to write; may be empty.
    pub help: String,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// What is written.
    pub text: String,
    /// The mark that it takes; nothing if it takes none.
    pub mark: Option<Mark>,
}

/// A mark of a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// Which one.
    pub sign: Sign,
    /// Whether it is set.
    pub is_set: bool,
    /// What it says when it is set, or would.
    pub said: String,
}

/// Marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// Somebody guesses so.
    Guess,
    /// A tick.
    Tick,
    /// A tick that was measured.
    Measured,
    /// A big cross.
    Cross,
    /// A heart.
    Heart,
}

/// Words that a sheet itself needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Words {
    /// Over the text that tells what the picture shows.
    pub as_text: String,
    /// Over the notes that the picture has no room for.
    pub rest: String,
    /// Before the numbers of notes that the picture has no room for.
    pub rest_short: String,
    /// Over the links.
    pub links: String,
    /// Over the circles.
    pub circles: String,
    /// Over the fields.
    pub fields: String,
    /// Over the guide.
    pub steps: String,
    /// Of a note that is ticked.
    pub ticked: String,
    /// Of a field that goes on in the text.
    pub goes_on: String,
    /// Where nothing is written.
    pub none: String,
    /// Before the names of areas without notes.
    pub empty: String,
}
