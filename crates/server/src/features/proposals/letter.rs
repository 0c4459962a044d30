//! A letter as data: a heading, a few facts, an opening, and parts with headings. Its texts are in one language.

/// What a partner reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Letter {
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
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    pub name: String,
    pub value: String,
}

/// A part of a letter. Texts keep their line breaks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Text under a heading.
    Text { heading: String, text: String },
    /// A table; each row starts with its name, as long as `columns`.
    Table {
        heading: String,
        columns: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    /// A numbered list.
    Steps { heading: String, items: Vec<String> },
}
