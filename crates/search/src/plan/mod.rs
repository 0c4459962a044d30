//! How a query is answered: read into concepts and places, scored over the index, cut where confidence ends, counted
//! by facet, and explained.
mod alike;
mod answer;
mod answers;
mod ask;
mod concept;
mod kin;
mod lists;
mod local;
mod mending;
mod over;
mod ranking;
mod refusing;
mod relax;
mod score;
mod similar;
#[cfg(test)]
mod tests;
mod weights;
mod why;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use answer::answer;

use crate::description::{Lang, PlaceId};
use crate::open::{OpenCount, OpenNow};

/// What somebody looks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What was typed; nothing finds everything. Where no word of it can be looked for, only choices find something.
    pub text: String,
    /// The language of the page, which decides when the words do not tell.
    pub lang: Lang,
    /// Chosen keys by facet: one of each facet's must fit.
    pub facets: BTreeMap<String, Vec<String>>,
    /// The place that must be served.
    pub area: Option<PlaceId>,
    /// What is open now; nothing is counted of it when nobody says.
    pub open_now: Option<OpenNow>,
    /// Whether only what is open now is wanted.
    pub only_open: bool,
    /// The order of the hits.
    pub sort: Sort,
    /// Whether it is still being typed, so that its last word may be the beginning of any.
    pub is_typing: bool,
    /// How many hits are left out at the start.
    pub from: usize,
    /// How many hits are wanted at most.
    pub count: usize,
}

impl Query {
    /// The first ten for a text, nothing chosen.
    pub fn new(text: impl Into<String>, lang: Lang) -> Self {
        Self {
            text: text.into(),
            lang,
            facets: BTreeMap::new(),
            area: None,
            open_now: None,
            only_open: false,
            sort: Sort::Relevance,
            is_typing: false,
            from: 0,
            count: 10,
        }
    }
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The most recently checked first.
    Checked,
    /// Nearest to the chosen or named place first, then the best.
    Near,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The wanted ones in their order.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: u32,
    /// How many of all serve the asked place itself, and not only as a part of the whole country; none when no place is
    /// asked.
    pub local: Option<u32>,
    /// How many would be found by facet and key, with what is chosen of the other facets.
    pub counts: BTreeMap<String, BTreeMap<String, u32>>,
    /// How many serve a place or something in it, with everything chosen but the area.
    pub places: BTreeMap<PlaceId, u32>,
    /// How many are open now, with everything else that is chosen; none when nobody said what is open.
    pub open: Option<OpenCount>,
    /// What was read out of the words.
    pub understood: Understood,
    /// Whether something was typed, but no word that could be looked for: signs, or words that say nothing.
    pub wordless: bool,
    /// Whether even the best hits only touch what was asked; then few are given.
    pub weak: bool,
    /// Ids of support that has ended and is called as the words say, the last checked first; it is none of the hits.
    pub over: Vec<String>,
    /// What could be let go of to find something, or more than weak hits; the smallest step first.
    pub relaxations: Vec<Relaxation>,
}

/// A description that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which one.
    pub id: String,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// How much of what was asked it answers, by rarity: 0 to 1.
    pub cover: f32,
    /// Whether it only touches what was asked.
    pub weak: bool,
    /// Whether the words name a place that it does not serve; then it is weak too.
    pub elsewhere: bool,
    /// Whether it serves the asked place itself, and not only as a part of the whole country; true when none is asked.
    pub local: bool,
    /// Why it was found, one for each word that it answers, the weightiest first.
    pub why: Vec<Match>,
}

/// A word of the query and what answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// What was typed.
    pub typed: String,
    /// The form in the description, for highlighting; for an area the place, as in `municipality:734`, or
    /// `nationwide`.
    pub found: String,
    /// Where it stands.
    pub zone: Zone,
    /// In which way it answers.
    pub how: How,
}

/// A part of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Zone {
    /// Its name.
    Name,
    /// Its text.
    Text,
    /// The label of a chosen term.
    Label,
    /// What it serves.
    Area,
}

/// In which way a word answers another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// The same word in whatever form.
    Word,
    /// Another word for the same or a close thing.
    Synonym,
    /// A part of a compound.
    Compound,
    /// A word of the same root.
    Root,
    /// A word that is written nearly so: *tarkoititko …*
    Similar,
    /// The beginning of a word.
    Start,
    /// A place.
    Place,
    /// A place near the named one.
    Near,
}

/// What was read out of the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// The language that the words are taken to be in.
    pub lang: Option<Lang>,
    /// Places that are named.
    pub places: Vec<PlaceId>,
    /// Terms that are named, as facet and key: offered, not chosen.
    pub facets: Vec<(String, String)>,
    /// Words that were taken for others.
    pub corrected: Vec<Correction>,
    /// Words that no description answers, in no way, where nothing or little is found.
    pub unknown: Vec<String>,
    /// What is not wanted: who gives support in these ways only is not found.
    pub refused: Vec<Refusal>,
}

/// Words that say how somebody does not want to be helped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What was typed.
    pub typed: String,
    /// The refused terms, as facet and key.
    pub terms: Vec<(String, String)>,
    /// The whole text without it.
    pub rest: String,
}

/// A word that nothing holds, taken for one that something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What was typed.
    pub typed: String,
    /// What it was taken for.
    pub read: String,
}

/// A step that finds more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// What is let go of.
    pub step: Step,
    /// How many are found then.
    pub total: u32,
    /// How many of them serve the place that is asked then, as [`Found::local`].
    pub local: Option<u32>,
}

/// What can be let go of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A larger area instead of the chosen one; the whole country when it is none.
    Area(Option<PlaceId>),
    /// What is chosen of one facet.
    Facet(String),
    /// That it is open now.
    OpenNow,
    /// That somebody does not want to be helped so.
    Refusal(Refusal),
    /// Words that no description answers.
    Words(Vec<String>),
}
