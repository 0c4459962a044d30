//! A report: a cover with contents, and chapters of texts, lists, tables, votes and worksheets.
use serde::Serialize;

use crate::letter::Fact;
use crate::setting::{self, Sizes, Template};
use crate::sheet::{self, Sheet};
use crate::world::Source;
use crate::{About, Error, Pdf, words};

/// A report takes the pages that it needs.
const SIZES: Sizes = Sizes {
    full: 10.5,
    smaller: &[],
};

static TEMPLATE: Template = Template::new(|| {
    let text = concat!(
        include_str!("house.typ"),
        include_str!("sheet/marks.typ"),
        include_str!("sheet/picture.typ"),
        include_str!("sheet/listing.typ"),
        include_str!("report.typ"),
    );
    Source::new("/report.typ", text)
});

/// A report as data. Texts keep their line breaks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What kind of paper it is.
    pub kicker: String,
    /// The heading.
    pub title: String,
    /// Name of the lead.
    pub aim: String,
    /// What it is about; may be empty.
    pub lead: String,
    /// On the cover.
    pub facts: Vec<Fact>,
    /// Over the list of chapters.
    pub contents: String,
    /// What it says.
    pub chapters: Vec<Chapter>,
    /// At the foot of each page.
    pub foot: String,
}

/// A chapter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// Over the heading; may be empty.
    pub kicker: String,
    /// The heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the chapter.
    Heading(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<String>),
    /// A table; each row starts with its name, and is as long as `columns`.
    Table {
        /// What the columns hold.
        columns: Vec<String>,
        /// From top to bottom.
        rows: Vec<Vec<String>>,
    },
    /// A table whose last column is drawn as bars as well.
    Bars {
        /// What the columns hold; the last is the number.
        columns: Vec<String>,
        /// From top to bottom: cells without the number, and the number.
        rows: Vec<(Vec<String>, u64)>,
    },
    /// A worksheet. Such a chapter starts on a page of its own.
    Sheet(Box<Sheet>),
}

/// Sets a report on A4. Nothing is left out.
///
/// # Errors
/// When the template is wrong; no text makes it fail.
pub fn report(report: &Report, about: &About) -> Result<Pdf, Error> {
    let mut report = report.with(&words::settable);
    if report.title.is_empty() {
        // A document must have a name.
        report.title = report.kicker.clone();
    }
    for chapter in &mut report.chapters {
        if chapter.title.is_empty() {
            // Its parts have headings below its own.
            chapter.title = report.title.clone();
        }
    }
    setting::pdf(&TEMPLATE, &SIZES, about, |unset| {
        Laid::of(&report.with(&|text| words::without(text, unset)))
    })
}

/// What the template gets.
#[derive(Serialize)]
struct Laid {
    kicker: String,
    title: String,
    aim: String,
    lead: String,
    facts: Vec<Fact>,
    contents: String,
    chapters: Vec<LaidChapter>,
    foot: String,
}

#[derive(Serialize)]
struct LaidChapter {
    kicker: String,
    title: String,
    /// Whether it starts on a page of its own.
    is_apart: bool,
    blocks: Vec<LaidBlock>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum LaidBlock {
    Heading {
        text: String,
    },
    Text {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    Table {
        columns: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Bars {
        columns: Vec<String>,
        rows: Vec<(Vec<String>, u64)>,
        most: u64,
    },
    Sheet(sheet::Part),
}

impl setting::Paper for Laid {}

impl Laid {
    fn of(report: &Report) -> Self {
        Self {
            kicker: report.kicker.clone(),
            title: report.title.clone(),
            aim: report.aim.clone(),
            lead: report.lead.clone(),
            facts: report.facts.clone(),
            contents: report.contents.clone(),
            chapters: report.chapters.iter().map(LaidChapter::of).collect(),
            foot: report.foot.clone(),
        }
    }
}

impl LaidChapter {
    fn of(chapter: &Chapter) -> Self {
        let mut blocks = chapter.blocks.iter();
        Self {
            kicker: chapter.kicker.clone(),
            title: chapter.title.clone(),
            is_apart: blocks.any(|block| matches!(block, Block::Sheet(_))),
            blocks: chapter.blocks.iter().map(LaidBlock::of).collect(),
        }
    }
}

impl LaidBlock {
    fn of(block: &Block) -> Self {
        match block {
            Block::Heading(text) => Self::Heading { text: text.clone() },
            Block::Text(text) => Self::Text { text: text.clone() },
            Block::List(items) => Self::List {
                items: items.clone(),
            },
            Block::Table { columns, rows } => Self::Table {
                columns: columns.clone(),
                rows: rows.clone(),
            },
            Block::Bars { columns, rows } => Self::Bars {
                columns: columns.clone(),
                rows: rows.clone(),
                most: rows.iter().map(|(_, value)| *value).max().unwrap_or(0),
            },
            Block::Sheet(sheet) => Self::Sheet(sheet::Part::of(sheet)),
        }
    }
}

type Change<'a> = &'a dyn Fn(&str) -> String;

impl Report {
    /// The same report with every text changed.
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            kicker: change(&self.kicker),
            title: change(&self.title),
            aim: change(&self.aim),
            lead: change(&self.lead),
            facts: self.facts.iter().map(|fact| fact.with(change)).collect(),
            contents: change(&self.contents),
            chapters: self
                .chapters
                .iter()
                .map(|chapter| chapter.with(change))
                .collect(),
            foot: change(&self.foot),
        }
    }
}

impl Chapter {
    fn with(&self, change: Change<'_>) -> Self {
        Self {
            kicker: change(&self.kicker),
            title: change(&self.title),
            blocks: self.blocks.iter().map(|block| block.with(change)).collect(),
        }
    }
}

impl Block {
    fn with(&self, change: Change<'_>) -> Self {
        let all =
            |texts: &[String]| -> Vec<String> { texts.iter().map(|text| change(text)).collect() };
        match self {
            Self::Heading(text) => Self::Heading(change(text)),
            Self::Text(text) => Self::Text(change(text)),
            Self::List(items) => Self::List(all(items)),
            Self::Table { columns, rows } => Self::Table {
                columns: all(columns),
                rows: rows.iter().map(|row| all(row)).collect(),
            },
            Self::Bars { columns, rows } => Self::Bars {
                columns: all(columns),
                rows: rows
                    .iter()
                    .map(|(cells, value)| (all(cells), *value))
                    .collect(),
            },
            Self::Sheet(sheet) => Self::Sheet(Box::new(sheet.with(change))),
        }
    }
}
