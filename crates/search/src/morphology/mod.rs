//! How inflected Finnish words are read: by libvoikko where the machine has it, else by stems.
mod snowball;
mod voikko;

use std::sync::Arc;

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

/// libvoikko when the machine has it with a Finnish dictionary, else Snowball with the reason.
pub fn best_morphology() -> (Arc<dyn Morphology>, Option<VoikkoError>) {
    match Voikko::load() {
        Ok(voikko) => (Arc::new(voikko), None),
        Err(why) => (Arc::new(Snowball), Some(why)),
    }
}
