//! A letter: one page that somebody outside reads.
use serde::Serialize;

use crate::setting::{self, Sizes, Template};
use crate::world::Source;
use crate::{About, Error, Pdf, words};

/// The last one still reads well on paper.
const SIZES: Sizes = Sizes {
    full: 11.0,
    smaller: &[10.5, 10.0, 9.5, 9.0, 8.5],
};

static TEMPLATE: Template = Template::new(|| {
    let text = concat!(include_str!("house.typ"), include_str!("letter.typ"));
    Source::new("/letter.typ", text)
});

/// A letter as data: a heading, a few facts, an opening, and parts with headings. Texts keep their line breaks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Letter {
    /// Over the heading: what kind of paper it is.
    pub kicker: String,
    /// The heading.
    pub title: String,
    /// Under the heading, such as whom it is for.
    pub facts: Vec<Fact>,
    /// The opening; may be empty.
    pub lead: String,
    /// What it says.
    pub parts: Vec<Part>,
    /// At its foot.
    pub foot: String,
}

/// A fact with its name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// What it is of.
    pub name: String,
    /// What it is.
    pub value: String,
}

/// A part of a letter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Part {
    /// Text under a heading.
    Text {
        /// The heading.
        heading: String,
        /// The text.
        text: String,
    },
    /// A table; each row starts with its name, and is as long as `columns`.
    Table {
        /// The heading.
        heading: String,
        /// What the columns hold; the first one's name may be empty.
        columns: Vec<String>,
        /// From top to bottom.
        rows: Vec<Vec<String>>,
    },
    /// A numbered list.
    Steps {
        /// The heading.
        heading: String,
        /// In order.
        items: Vec<String>,
    },
}

/// Sets a letter on A4. The text gets smaller, down to 8.5 points, until all of it is on one page; a letter that is too
/// long for that keeps its full size and takes the pages it needs. Nothing is left out.
///
/// # Errors
/// When the template is wrong; no text makes it fail.
pub fn letter(letter: &Letter, about: &About) -> Result<Pdf, Error> {
    let mut letter = letter.with(&words::settable);
    if letter.title.is_empty() {
        // A document must have a name.
        letter.title = letter.kicker.clone();
    }
    setting::pdf(&TEMPLATE, &SIZES, about, |unset| {
        letter.with(&|text| words::without(text, unset))
    })
}

impl setting::Paper for Letter {}

impl Letter {
    /// The same letter with every text changed.
    fn with(&self, change: &dyn Fn(&str) -> String) -> Self {
        Self {
            kicker: change(&self.kicker),
            title: change(&self.title),
            facts: self.facts.iter().map(|fact| fact.with(change)).collect(),
            lead: change(&self.lead),
            parts: self.parts.iter().map(|part| part.with(change)).collect(),
            foot: change(&self.foot),
        }
    }
}

impl Fact {
    /// The same with both texts changed.
    pub(crate) fn with(&self, change: &dyn Fn(&str) -> String) -> Self {
        Self {
            name: change(&self.name),
            value: change(&self.value),
        }
    }
}

impl Part {
    fn with(&self, change: &dyn Fn(&str) -> String) -> Self {
        let all = |texts: &[String]| texts.iter().map(|text| change(text)).collect();
        match self {
            Self::Text { heading, text } => Self::Text {
                heading: change(heading),
                text: change(text),
            },
            Self::Table {
                heading,
                columns,
                rows,
            } => Self::Table {
                heading: change(heading),
                columns: all(columns),
                rows: rows.iter().map(|row| all(row)).collect(),
            },
            Self::Steps { heading, items } => Self::Steps {
                heading: change(heading),
                items: all(items),
            },
        }
    }
}
