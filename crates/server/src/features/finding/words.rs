//! Words as they find each other: as they stand, by their stems in three languages, and by their base forms and the
//! parts of compounds where the machine has libvoikko.
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use ::analysis::names::stem_keys;
use ::search::{Lang, Morphology, Reading, best_morphology, stem};

use crate::app::App;
use crate::config;

/// Words of a question that count.
pub(super) const WORDS_MAX: usize = 4;
/// What one word is looked for by: as it stands, and by so many keys less one.
pub(super) const PATTERNS_MAX: usize = 5;
/// Letters of a word that count.
const WORD_CHARS_MAX: usize = 60;
/// Shorter words are not looked for.
const WORD_CHARS_MIN: usize = 2;
/// Stands before a key, so that it is no word.
const KEY: char = '=';

/// How Finnish is read, by libvoikko if at all.
fn voikko() -> Option<&'static Arc<dyn Morphology>> {
    static BEST: LazyLock<Option<Arc<dyn Morphology>>> = LazyLock::new(|| {
        let (best, missing) = best_morphology();
        missing.is_none().then_some(best)
    });
    BEST.as_ref()
}

/// What knows the words.
#[derive(Clone, Copy)]
pub struct Words(Option<&'static Arc<dyn Morphology>>);

impl Words {
    /// As the installation is set. Opens files the first time it is asked.
    pub fn of(app: &App) -> Self {
        match app.config.search_morphology {
            config::Morphology::Auto => Self(voikko()),
            config::Morphology::Snowball => Self(None),
        }
    }

    /// By stems alone.
    #[cfg(test)]
    pub fn stems() -> Self {
        Self(None)
    }

    fn readings(self, word: &str) -> Vec<Reading> {
        let readings = self.0.map(|voikko| voikko.readings(word));
        readings.unwrap_or_default()
    }

    /// The keys of a word in small letters: base forms first, then stems; each once.
    fn forms(self, word: &str) -> Vec<String> {
        let bases = self.readings(word).into_iter();
        let bases = bases.map(|reading| small(&reading.lemma));
        let stems = stem_keys(word).chain([stem(Lang::En, word)]);
        let mut seen = BTreeSet::new();
        bases
            .chain(stems)
            .filter(|key| !key.is_empty() && seen.insert(key.clone()))
            .collect()
    }

    /// The same, and the keys of what it is put together from: a compound is found by its parts too.
    fn keys(self, word: &str) -> Vec<String> {
        let mut keys = self.forms(word);
        for reading in self.readings(word) {
            keys.extend(reading.pieces.iter().map(|piece| small(piece)));
        }
        keys
    }

    /// What a text is kept by: its words and their keys, each once, with a space on both sides.
    pub fn kept(self, text: &str) -> String {
        let mut all = BTreeSet::new();
        for word in split(text).map(|(_, word)| small(word)) {
            all.extend(
                self.keys(&word)
                    .into_iter()
                    .map(|key| format!("{KEY}{key}")),
            );
            all.insert(word);
        }
        let mut kept = String::from(" ");
        for one in all {
            kept.push_str(&one);
            kept.push(' ');
        }
        kept
    }

    /// A question's words; at most 4.
    pub fn asked(self, text: &str) -> Vec<Asked> {
        let words = split(text).map(|(_, word)| small(word));
        let long = words.filter(|word| word.chars().count() >= WORD_CHARS_MIN);
        let mut seen = BTreeSet::new();
        long.filter(|word| seen.insert(word.clone()))
            .take(WORDS_MAX)
            .map(|word| Asked {
                keys: self
                    .forms(&word)
                    .into_iter()
                    .take(PATTERNS_MAX - 1)
                    .collect(),
                word,
            })
            .collect()
    }

    /// The text in pieces, those that answer the question marked.
    pub fn marked(self, text: &str, asked: &[Asked]) -> Vec<(bool, String)> {
        let mut pieces: Vec<(bool, String)> = Vec::new();
        let mut at = 0;
        for (start, word) in split(text) {
            let as_typed = small(word);
            let by_key = |one: &Asked| {
                self.keys(&as_typed)
                    .iter()
                    .any(|key| one.keys.contains(key))
            };
            if asked
                .iter()
                .any(|one| as_typed.starts_with(&one.word) || by_key(one))
            {
                if at < start {
                    pieces.push((false, text[at..start].to_owned()));
                }
                at = start + word.len();
                pieces.push((true, word.to_owned()));
            }
        }
        if at < text.len() {
            pieces.push((false, text[at..].to_owned()));
        }
        pieces
    }
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// In small letters; what goes on from it answers too.
    pub word: String,
    /// Its keys, at most 4.
    pub keys: Vec<String>,
}

impl Asked {
    /// What stands in the words of a text that answers it: the beginning of a word, or one of the keys.
    pub fn patterns(&self) -> impl Iterator<Item = String> {
        let keys = self.keys.iter().map(|key| format!(" {KEY}{key} "));
        std::iter::once(format!(" {}", self.word)).chain(keys)
    }

    /// Whether a text kept by these words answers it.
    #[cfg(test)]
    pub fn is_in(&self, kept: &str) -> bool {
        self.patterns().any(|pattern| kept.contains(&pattern))
    }
}

fn small(word: &str) -> String {
    let small = word.chars().flat_map(char::to_lowercase);
    small.take(WORD_CHARS_MAX).collect()
}

/// The words of a text with the byte that each starts at.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let chunks = text.split(|letter: char| !letter.is_alphanumeric());
    let placed = chunks.map(move |chunk| (chunk.as_ptr() as usize - text.as_ptr() as usize, chunk));
    placed.filter(|(_, chunk)| !chunk.is_empty())
}
