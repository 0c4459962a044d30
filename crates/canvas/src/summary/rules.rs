//! What a template names as the beginning of its canvases' summaries.
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Part;

/// What the two texts begin with, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SummarySpec {
    /// What we saw.
    pub seen: Vec<SourceSpec>,
    /// What we decided.
    pub decided: Vec<SourceSpec>,
}

impl SummarySpec {
    /// The sources of a part.
    pub fn sources(&self, part: Part) -> &[SourceSpec] {
        match part {
            Part::Seen => &self.seen,
            Part::Decided => &self.decided,
        }
    }
}

/// A part of a canvas that a summary begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum SourceSpec {
    /// `field:…`: what was written in a text field.
    Field(String),
    /// `circles`: circles with their notes.
    Circles,
    /// `votes`: the notes that got most in each vote.
    Votes,
    /// `ticks`: ticked notes; in a table whose cells all take the mark, the marked rows of each column.
    Ticks,
    /// `ticks:…`: the columns that are marked on this fixed row.
    TicksOf(String),
    /// `gaps`: rows of such a table that no column marks.
    Gaps,
    /// `cells:…`: what stands on this fixed row, column by column.
    Cells(String),
    /// `hearts`: who has given a heart and who has not.
    Hearts,
}

impl From<SourceSpec> for String {
    fn from(source: SourceSpec) -> Self {
        source.to_string()
    }
}

impl TryFrom<String> for SourceSpec {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        match written.split_once(':') {
            Some(("field", slug)) => Ok(Self::Field(slug.to_owned())),
            Some(("ticks", row)) => Ok(Self::TicksOf(row.to_owned())),
            Some(("cells", row)) => Ok(Self::Cells(row.to_owned())),
            None if written == "circles" => Ok(Self::Circles),
            None if written == "votes" => Ok(Self::Votes),
            None if written == "ticks" => Ok(Self::Ticks),
            None if written == "gaps" => Ok(Self::Gaps),
            None if written == "hearts" => Ok(Self::Hearts),
            _ => Err(format!("a summary does not begin with \"{written}\"")),
        }
    }
}

impl fmt::Display for SourceSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(slug) => write!(f, "field:{slug}"),
            Self::Circles => f.write_str("circles"),
            Self::Votes => f.write_str("votes"),
            Self::Ticks => f.write_str("ticks"),
            Self::TicksOf(row) => write!(f, "ticks:{row}"),
            Self::Gaps => f.write_str("gaps"),
            Self::Cells(row) => write!(f, "cells:{row}"),
            Self::Hearts => f.write_str("hearts"),
        }
    }
}
