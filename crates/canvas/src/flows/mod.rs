//! "Jatka tästä" (continue from here): what a canvas gives to the next one. The arrows are data (`flows.toml`);
//! [`plan`] shows what an arrow would take along, [`carry`] makes the change, and both are pure. What was carried
//! once has an id that follows from where it came from, so carrying twice is carrying once.
mod carry;
mod check;
mod fit;
mod item;
mod path;
mod pick;
mod plan;
mod print;
mod stands;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

pub use carry::{Carried, Placed, carry};
pub use fit::{Fit, Model, Reason, fits};
pub use item::{Beside, Item, Known, Origin, Source, State, Taken, Target};
pub use path::Ways;
pub use plan::plan;
pub use print::{fold, print};

/// Longest text of the file of arrows, in bytes; the file is ours.
const FILE: &str = include_str!("../../flows.toml");

/// One arrow of "what flows where".
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Its name in addresses, texts and the database.
    pub slug: String,
    /// Kind of canvas it starts from.
    pub from: String,
    /// Kind of canvas it leads to.
    pub to: String,
    /// True when all canvases of the kind in the workspace give together (interviews, models).
    #[serde(default)]
    pub gather: bool,
    /// True when canvases that fit the target's words are proposed on it, with reasons.
    #[serde(default)]
    pub proposes: bool,
    /// True when it tells through whom each item is reached.
    #[serde(default)]
    pub ways: bool,
    /// How far the canvas that it starts from must be; text `flow-needs-{needs}` says what to do.
    #[serde(default)]
    pub needs: Option<Needs>,
    /// What it takes along, in the order that is shown.
    pub takes: Vec<Take>,
}

/// How far a canvas must be before an arrow starts from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// The proposal has been accepted.
    Accepted,
}

impl Needs {
    /// Key of the sentence that says what to do first.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Accepted => "flow-needs-accepted",
        }
    }
}

/// One part that an arrow takes along.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Take {
    /// Its name within the arrow; `flow-take-{slug}` is its text.
    pub slug: String,
    /// True when each item of it starts a canvas of its own.
    #[serde(default)]
    pub each: bool,
    /// Which items are chosen unless people choose otherwise.
    #[serde(default)]
    pub chosen: Chosen,
    /// True when the item stands for the same record on both canvases.
    #[serde(default)]
    pub same: bool,
    /// Where it is picked.
    pub pick: Pick,
    /// Where it is put.
    pub put: Put,
}

/// Which items of a take are chosen ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chosen {
    /// None: they are only offered.
    #[default]
    None,
    /// Those in a circle; a circle itself when nothing in it is taken by the arrow.
    Circled,
    /// Those with a mark in the rows that the pick names.
    Ticked,
    /// All.
    All,
}

/// What of a canvas an arrow takes along.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Pick {
    /// Notes of some kinds.
    Notes {
        /// Their kinds.
        kinds: Vec<String>,
        /// Ending of their zones' names; all zones when empty.
        #[serde(default)]
        zones: String,
        /// Attribute that must have one of `values`, if named.
        #[serde(default)]
        attribute: String,
        /// Its values.
        #[serde(default)]
        values: Vec<String>,
    },
    /// Circles that have a name.
    Circles,
    /// Columns that have a name.
    Columns {
        /// Rows whose mark chooses a column.
        rows: Vec<String>,
        /// Row whose text goes along.
        remark: String,
    },
    /// Rows that no column reaches.
    Gaps,
    /// Rows that are reached in one municipality and not in its neighbour, as far as that is known.
    Neighbours,
    /// The text of a field.
    Field {
        /// Its slug.
        field: String,
        /// Field whose text goes along, or empty.
        #[serde(default)]
        remark: String,
    },
    /// Each line of a field.
    Lines {
        /// Its slug.
        field: String,
    },
    /// Each chosen option of a field.
    Choices {
        /// Its slug.
        field: String,
    },
    /// Each name in the cells of a row that are ticked.
    Cells {
        /// The row's slug.
        row: String,
    },
    /// The text of every cell of a fixed column.
    Cell {
        /// The column's slug.
        column: String,
    },
    /// We ourselves, as the workspace's partner maps say.
    Us,
}

/// Where an item is put.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Put {
    /// A note.
    Note {
        /// Its zone; `{sector}` is the sector of the item, as far as it is known.
        zone: String,
        /// Its kind.
        kind: String,
        /// Another kind by `attribute:value` of the item.
        #[serde(default)]
        kinds: BTreeMap<String, String>,
        /// Values of its own attributes by `attribute:value` of the item.
        #[serde(default)]
        attributes: BTreeMap<String, BTreeMap<String, String>>,
    },
    /// A column.
    Column {
        /// Part, or fixed row, that takes the item's remark; empty for none.
        #[serde(default)]
        remark: String,
        /// Fixed row that takes the item's name too; empty for none.
        #[serde(default)]
        name: String,
    },
    /// A row.
    Row,
    /// A field that is still empty.
    Field {
        /// Its slug.
        field: String,
        /// Field that takes the item's remark; empty for none.
        #[serde(default)]
        remark: String,
    },
    /// A line at the end of a field.
    Append {
        /// Its slug.
        field: String,
    },
    /// A line at the end of a cell.
    Cell {
        /// The row's slug.
        row: String,
        /// Slug of the take that is the column.
        column: String,
    },
    /// Only the title of the new canvas.
    Title,
}

static FLOWS: LazyLock<Vec<Flow>> =
    LazyLock::new(|| parse(FILE).expect("the test `the_arrows_load` reads the file"));

/// A file of arrows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    flows: Vec<Flow>,
}

/// Reads and checks a file of arrows; fails with what is wrong in it.
pub fn parse(text: &str) -> Result<Vec<Flow>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    check::check(&file.flows)?;
    Ok(file.flows)
}

/// The arrows, in the order of the workbook.
pub fn flows() -> &'static [Flow] {
    &FLOWS
}

/// The arrow of that name.
pub fn find(slug: &str) -> Option<&'static Flow> {
    flows().iter().find(|flow| flow.slug == slug)
}

/// The arrows that start from a kind.
pub fn from_kind(kind: &str) -> impl Iterator<Item = &'static Flow> + '_ {
    flows().iter().filter(move |flow| flow.from == kind)
}

impl Flow {
    /// True when it starts a canvas for each item of some part.
    pub fn is_each(&self) -> bool {
        self.takes.iter().any(|take| take.each)
    }

    /// The part of that name.
    pub fn take(&self, slug: &str) -> Option<&Take> {
        self.takes.iter().find(|take| take.slug == slug)
    }

    /// Every text key that it needs.
    pub fn keys(&self) -> Vec<String> {
        let takes = self
            .takes
            .iter()
            .map(|take| format!("flow-take-{}", take.slug));
        std::iter::once(format!("flow-{}", self.slug))
            .chain(takes)
            .chain(self.needs.map(|needs| needs.key().to_owned()))
            .collect()
    }
}
