//! Terms of the index: what a text is found by. Each begins with a letter that says what it is, so that one field
//! holds them all and a query looks up what it wants.
use std::sync::Arc;

use super::{Analyser, Concepts, Word};
use crate::description::Lang;
use crate::words::words;

/// How often one term counts in one text at most.
const TIMES_MAX: u32 = 3;

/// A term of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// A base form or stem.
    Lemma(Lang, &'a str),
    /// A word inside a compound.
    Part(Lang, &'a str),
    /// A key of derivation.
    Derived(&'a str),
    /// A Finnish stem without dots.
    Stem(&'a str),
    /// A word or base form without dots and accents, whatever its language.
    Surface(&'a str),
    /// A concept, said in this language.
    Concept(Lang, &'a str),
    /// A concept that a part of a compound says.
    PartConcept(Lang, &'a str),
}

/// What [`Key::Surface`] begins with.
pub const SURFACE: char = 'w';
/// What [`Key::Stem`] begins with.
pub const STEM: char = 'g';

impl Key<'_> {
    /// The term as the index holds it.
    pub fn term(self) -> String {
        let of = |lang: Lang, marks: [char; 3]| marks[lang.at()];
        match self {
            Self::Lemma(lang, lemma) => format!("{}{lemma}", of(lang, ['f', 's', 'e'])),
            Self::Part(lang, lemma) => format!("{}{lemma}", of(lang, ['F', 'S', 'E'])),
            Self::Derived(key) => format!("d{key}"),
            Self::Stem(stem) => format!("{STEM}{stem}"),
            Self::Surface(word) => format!("{SURFACE}{word}"),
            Self::Concept(lang, key) => format!("{}{key}", of(lang, ['1', '2', '3'])),
            Self::PartConcept(lang, key) => format!("{}{key}", of(lang, ['4', '5', '6'])),
        }
    }
}

/// The terms of a text in `lang`, the same at most [`TIMES_MAX`] times.
pub fn keys(analyser: &Analyser, concepts: &Concepts, lang: Lang, text: &str) -> Vec<String> {
    let row: Vec<Arc<Word>> = words(text).map(|word| analyser.word(lang, word)).collect();
    let mut found: std::collections::HashMap<String, u32> = std::collections::HashMap::new();
    let mut keys = Vec::new();
    for at in 0..row.len() {
        for key in keys_at(analyser, concepts, lang, &row, at) {
            let times = found.entry(key).or_default();
            *times += 1;
        }
    }
    for (key, times) in found {
        for _ in 1..times.min(TIMES_MAX) {
            keys.push(key.clone());
        }
        keys.push(key);
    }
    keys
}

/// The terms of the word at `at`, and of the phrases that begin there.
pub fn keys_at(
    analyser: &Analyser,
    concepts: &Concepts,
    lang: Lang,
    row: &[Arc<Word>],
    at: usize,
) -> Vec<String> {
    let Some(word) = row.get(at) else {
        return Vec::new();
    };
    let lexicon = analyser.lexicon();
    let mut keys = vec![Key::Surface(&word.surface).term()];
    for lemma in &word.lemmas {
        keys.push(Key::Lemma(lang, lemma).term());
        keys.push(Key::Surface(&crate::words::fold(lemma)).term());
    }
    if lang == Lang::Fi {
        keys.push(Key::Stem(&word.stem).term());
        keys.extend(
            word.derived
                .iter()
                .map(|key| Key::Derived(&key.lemma).term()),
        );
    }
    for said in concepts.said(lang, row, at) {
        keys.push(Key::Concept(lang, lexicon.key(said.concept)).term());
    }
    for part in &word.parts {
        keys.push(Key::Part(lang, &part.lemma).term());
        for concept in concepts.said_alone(lang, &part.lemma) {
            keys.push(Key::PartConcept(lang, lexicon.key(concept)).term());
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
