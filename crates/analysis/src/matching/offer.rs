//! A published description of support, as matching sees it.
use serde::{Deserialize, Serialize};

use super::need::{Audience, Level, Style};
use super::term::Term;

/// What is offered. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Offer {
    /// What it is known by; no two offers share it.
    pub id: String,
    /// Services, topics and devices.
    pub subjects: Vec<Term>,
    /// What it helps with besides the subjects that it names.
    pub scope: Scope,
    /// Levels of its supporters.
    pub levels: Vec<Level>,
    /// Ways of supporting.
    pub styles: Vec<Style>,
    /// Keys of the client profiles that it is made for.
    pub profiles: Vec<String>,
    /// Keys of its languages and how well each is spoken.
    pub languages: Vec<(String, Fluency)>,
    /// Codes of the municipalities that it serves.
    pub municipalities: Vec<String>,
    /// Where it serves besides.
    pub serves: Serves,
    /// Keys of the channels by which it is reached.
    pub channels: Vec<String>,
    /// When it is open next.
    pub next: NextOpenings,
    /// Whom it serves; none means all.
    pub audiences: Vec<Audience>,
    /// Keys of the client groups that it is meant for.
    pub groups: Vec<String>,
    /// What it has safe ways for.
    pub safe_for: Vec<Sensitive>,
    /// How busy it is; the less busy of two equal ones comes first. Only the order matters.
    pub load: u32,
    /// Where it is in its life.
    pub life: Life,
}

/// What an offer helps with besides the subjects that it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Nothing that is known.
    #[default]
    Named,
    /// Whatever people ask.
    General,
}

/// Where an offer serves besides the municipalities that it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Serves {
    /// Nowhere.
    #[default]
    Named,
    /// In the whole country.
    Everywhere,
}

/// How well a language is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fluency {
    /// By an interpreter.
    Interpreter,
    /// Enough to get along.
    Basic,
    /// Well.
    Fluent,
    /// As one's own.
    Native,
}

/// Days until it is open next, 0 being today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct NextOpenings {
    /// At any hour.
    pub any: Option<u16>,
    /// In the evening.
    pub evening: Option<u16>,
    /// On a weekend.
    pub weekend: Option<u16>,
}

/// What a supporter may only do under agreed safe ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitive {
    /// Coming to somebody's home.
    HomeVisits,
    /// Acting on somebody's behalf.
    ActingForOthers,
}

/// Where a model of support is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Life {
    /// Only thought of.
    Idea,
    /// Tried out.
    Pilot,
    /// Running.
    #[default]
    Running,
    /// Over.
    Ended,
}

impl Life {
    /// Whether support can be had.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pilot | Self::Running)
    }
}
