//! What is searched: descriptions of support, and the names of languages and places that they use.
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A language that texts are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// Every language, Finnish first.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The language by its code; none for others than `fi`, `sv` and `en`.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// Its code: `fi`, `sv` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// Its place in [`Lang::ALL`].
    pub(crate) fn at(self) -> usize {
        self as usize
    }
}

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A municipality (kunta).
    Municipality,
    /// A sub-region (seutukunta).
    Subregion,
    /// A region (maakunta).
    Region,
}

/// A place by its level and official code, for codes of different levels may be alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlaceId {
    /// How large it is.
    pub level: Level,
    /// Its official code with leading zeros.
    pub code: String,
}

impl PlaceId {
    /// A place of this level and code.
    pub fn new(level: Level, code: impl Into<String>) -> Self {
        let code = code.into();
        Self { level, code }
    }

    /// A municipality by its code.
    pub fn municipality(code: impl Into<String>) -> Self {
        Self::new(Level::Municipality, code)
    }

    /// A region by its code.
    pub fn region(code: impl Into<String>) -> Self {
        Self::new(Level::Region, code)
    }

    /// Reads what `Display` writes, as in `municipality:734`.
    pub fn parse(text: &str) -> Option<Self> {
        let (level, code) = text.split_once(':')?;
        let level = match level {
            "municipality" => Level::Municipality,
            "subregion" => Level::Subregion,
            "region" => Level::Region,
            _ => return None,
        };
        Some(Self::new(level, code))
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Municipality => "municipality",
            Level::Subregion => "subregion",
            Level::Region => "region",
        };
        write!(out, "{level}:{}", self.code)
    }
}

/// A name and a text in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The language of both.
    pub lang: Lang,
    /// What it is called.
    pub name: String,
    /// Everything else that is written about it.
    pub text: String,
}

/// One description of support as the index takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Its own name among descriptions; a later one with the same replaces it.
    pub id: String,
    /// What is written, in one language or several.
    pub written: Vec<Written>,
    /// The municipalities that it serves, and sub-regions or regions when it serves the whole of them.
    pub places: Vec<PlaceId>,
    /// Whether it serves the whole country.
    pub nationwide: bool,
    /// Terms by facet, for instance `forms` and `skill-guidance`; their labels are found too.
    pub facets: BTreeMap<String, Vec<String>>,
    /// When it was last said to hold, in UTC milliseconds.
    pub checked: i64,
    /// Whether it has ended: then it is found by its own name only, apart from the others.
    pub is_over: bool,
}
