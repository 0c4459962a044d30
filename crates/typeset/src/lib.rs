//! Documents to PDF: papers set by Typst from plain data.
//!
//! A paper is a value, such as a [`Letter`]; [`letter`] gives it as PDF/UA-1: tagged, with its language, title and
//! author, fonts embedded. The same values give the same bytes. What people wrote is handed to Typst as data and is
//! never read as Typst's own language; the templates see no files, no network and no packages.
//!
//! Setting is work for the processor, tens of milliseconds a page, and waits for nothing: call it from a thread that
//! may be busy.
mod letter;
pub mod report;
mod setting;
pub mod sheet;
mod words;
mod world;

pub use letter::{Fact, Letter, Part, letter};

/// A language that papers are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// `fi`, `sv` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

/// What a document says of itself.
#[derive(Clone, Debug)]
pub struct About {
    /// The language of its headings.
    pub lang: Lang,
    /// Whose it is.
    pub author: String,
    /// When it was made, UTC milliseconds. Part of the bytes.
    pub made_at_ms: i64,
}

/// A document that was set.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why a document could not be set: a mistake in this crate, not in what people wrote.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data cannot be handed over.
    #[error("data for a paper: {0}")]
    Data(#[from] serde_json::Error),
    /// Typst refuses the template.
    #[error("setting a paper: {0}")]
    Setting(String),
    /// The PDF would not be PDF/UA-1.
    #[error("writing a paper: {0}")]
    Writing(String),
}
