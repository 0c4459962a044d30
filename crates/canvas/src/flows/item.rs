//! What can be taken along, and what a plan is made with.
use std::collections::BTreeMap;

use super::print::{joined, print};
use crate::content::Content;
use crate::template::Template;

/// A canvas that something is taken from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its id.
    pub canvas: &'a str,
    /// Its template.
    pub template: &'a Template,
    /// What stands on it.
    pub content: &'a Content,
}

/// A canvas that something is taken to.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Its id.
    pub canvas: &'a str,
    /// What stands on it.
    pub content: &'a Content,
}

/// What else is known of the workspace.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Name and record of those who work here, from the partner maps.
    pub us: Vec<(String, Option<String>)>,
    /// Sector of each actor by its folded name.
    pub sectors: BTreeMap<String, String>,
    /// Groups of the canvas it starts from that are reached in one municipality and not in the next.
    pub neighbours: Vec<Beside>,
}

/// A group that is reached in one municipality and not in its neighbour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Its row.
    pub row: String,
    /// Code of the municipality where it is not reached.
    pub code: String,
    /// The gap in words.
    pub name: String,
}

/// Something that was carried before (a row of `derivation`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The arrow.
    pub flow: String,
    /// Where it came from.
    pub origin: Origin,
    /// Canvas it went to.
    pub to_canvas: String,
    /// Where on it.
    pub to_place: String,
    /// Mark of what was written.
    pub print: String,
}

/// A place of a canvas.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The canvas.
    pub canvas: String,
    /// Where on it.
    pub place: String,
}

/// How an item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It has not been taken.
    New,
    /// It has been taken to this canvas.
    Taken {
        /// The canvas.
        canvas: String,
        /// Where on it.
        place: String,
    },
    /// It has not been taken, but the target has it already: then only where it came from is remembered.
    There {
        /// Where on the target.
        place: String,
    },
    /// It was taken, and has been written otherwise since.
    Changed {
        /// Where it stands on the target.
        place: String,
        /// Mark of what was written then.
        print: String,
    },
    /// It was taken, and people took it away from the target.
    Gone,
    /// Other words stand in its place, and stay.
    Full,
    /// It is never taken: it looks like a person's identity.
    Refused,
}

/// One thing that can be taken along.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name in a form.
    pub key: String,
    /// Slug of the take.
    pub take: String,
    /// True when it starts a canvas of its own.
    pub each: bool,
    /// Where it stands: the first place, and those that say the same on other canvases.
    pub origins: Vec<Origin>,
    /// What it is called.
    pub name: String,
    /// What else goes along; may be empty.
    pub remark: String,
    /// The record it stands for on both canvases.
    pub reference: Option<String>,
    /// Its zone, where it becomes a note.
    pub zone: Option<String>,
    /// Zones that people may choose instead.
    pub zones: Vec<String>,
    /// Kind of the note it becomes.
    pub kind: String,
    /// Attributes of the note it becomes.
    pub attributes: BTreeMap<String, String>,
    /// Whether it is chosen unless people choose otherwise.
    pub chosen: bool,
    /// Whether it has been taken.
    pub state: State,
    /// Id of what it becomes.
    pub id: String,
    /// True when its place may hold several items.
    pub many: bool,
}

impl Item {
    /// What is written of it.
    pub fn text(&self) -> String {
        joined(&self.name, &self.remark)
    }

    /// Mark of what is written of it.
    pub fn print(&self) -> String {
        print(&[&self.text()])
    }

    /// True when people may choose it.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Refused | State::Full)
    }
}
