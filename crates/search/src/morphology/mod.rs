//! How inflected Finnish words are read: by libvoikko where the machine has it, else by stems.
mod snowball;
mod voikko;

use std::fmt;
use std::sync::{Arc, LazyLock};

pub use snowball::{Snowball, stem};
pub use voikko::{Voikko, VoikkoError};

/// Reads Finnish words.
pub trait Morphology: Send + Sync {
    /// What it is called in logs and on the administrator's page: `voikko` or `snowball`.
    fn name(&self) -> &'static str;

    /// What the word may be; nothing when it is unknown. `word` may begin with a capital letter.
    fn readings(&self, word: &str) -> Vec<Reading>;
}

/// One thing that an inflected word may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its base form in small letters.
    pub lemma: String,
    /// The parts of a compound as they stand in it, the last one in its base form; empty when it is none.
    pub pieces: Vec<String>,
    /// What the word, or the last part of a compound, is derived from: *opastaa* for *opastaja*.
    pub root: Option<String>,
    /// What kind of word it is.
    pub class: Class,
}

/// A kind of word, the weightiest last: what somebody looks for is a thing, seldom a deed, hardly ever *very* or *there*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Adverbs, pronouns, numbers, conjunctions.
    Small,
    /// Verbs and adjectives.
    Deed,
    /// Nouns, names, and whatever nobody classed.
    #[default]
    Thing,
}

/// What a Debian system installs so that Finnish is read by libvoikko.
pub const VOIKKO_PACKAGES: &str = "libvoikko1 voikko-fi";

/// How Finnish is read on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinnishReader {
    /// `voikko` or `snowball`.
    pub name: &'static str,
    /// Why it is not libvoikko; none when it is.
    pub missing: Option<Missing>,
}

/// Why Finnish is not read by libvoikko.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It cannot be loaded: what the loader said.
    Library(String),
    /// Whoever runs the program wants it so.
    Chosen,
}

impl FinnishReader {
    /// Found out once for this run of the program.
    pub fn here() -> &'static Self {
        static HERE: LazyLock<FinnishReader> = LazyLock::new(|| {
            let (morphology, missing) = best_morphology();
            FinnishReader {
                name: morphology.name(),
                missing: missing.map(|why| Missing::Library(why.to_string())),
            }
        });
        &HERE
    }

    /// Stems, because they were chosen.
    pub fn chosen_stems() -> &'static Self {
        static STEMS: LazyLock<FinnishReader> = LazyLock::new(|| FinnishReader {
            name: Snowball.name(),
            missing: Some(Missing::Chosen),
        });
        &STEMS
    }
}

/// In words for whoever runs the program, with what to do.
impl fmt::Display for FinnishReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.missing {
            None => f.write_str("Finnish is read by libvoikko"),
            Some(Missing::Chosen) => f.write_str(
                "Finnish is read by its stems only, as it is set, so that less is found",
            ),
            Some(Missing::Library(why)) => write!(
                f,
                "Finnish is read by its stems only, so that less is found ({why}); Debian: apt-get install \
                 {VOIKKO_PACKAGES}, then start the program again"
            ),
        }
    }
}

/// libvoikko when the machine has it with a Finnish dictionary, else Snowball with the reason.
pub fn best_morphology() -> (Arc<dyn Morphology>, Option<VoikkoError>) {
    match Voikko::load() {
        Ok(voikko) => (Arc::new(voikko), None),
        Err(why) => (Arc::new(Snowball), Some(why)),
    }
}
