//! Terms of the index: what a text is found by. Each begins with a letter that says what it is, so that one field
//! holds them all and a query looks up what it wants.
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::{Analyser, Concepts, Word};
use crate::description::Lang;
use crate::words::words;

/// Stands between terms; no word has it.
pub const BETWEEN: char = '\n';

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

/// The terms of texts with their languages, the same at most `times_max` times, with [`BETWEEN`] between them.
pub fn joined_terms<'a>(
    analyser: &Analyser,
    concepts: &Concepts,
    texts: impl IntoIterator<Item = (Lang, &'a str)>,
    times_max: u32,
) -> String {
    let read = |(lang, text)| {
        let row: Vec<Arc<Word>> = words(text).map(|word| analyser.word(lang, word)).collect();
        (lang, row)
    };
    let rows: Vec<(Lang, Vec<Arc<Word>>)> = texts.into_iter().map(read).collect();
    let mut times: HashMap<Cow<'_, str>, u32> = HashMap::new();
    for (lang, row) in &rows {
        for at in 0..row.len() {
            let (terms, phrases) = terms_at(analyser, concepts, *lang, row, at);
            for term in terms.map(Cow::Borrowed).chain(phrases.map(Cow::Owned)) {
                *times.entry(term).or_default() += 1;
            }
        }
    }
    let mut joined = String::new();
    for (term, times) in times {
        for _ in 0..times.min(times_max) {
            joined.push_str(&term);
            joined.push(BETWEEN);
        }
    }
    joined
}

/// The terms of the word at `at`, and of the phrases that begin there; each once.
pub fn terms_at<'a>(
    analyser: &'a Analyser,
    concepts: &'a Concepts,
    lang: Lang,
    row: &'a [Arc<Word>],
    at: usize,
) -> (impl Iterator<Item = &'a str>, impl Iterator<Item = String>) {
    let terms = row
        .get(at)
        .map(|word| word.terms(|| Terms::of(analyser, concepts, lang, word)));
    let begins_phrase = terms.is_some_and(|terms| terms.begins_phrase);
    let said = match begins_phrase {
        true => concepts.said(lang, row, at),
        false => Vec::new(),
    };
    let phrases = said
        .into_iter()
        .filter(|said| said.words > 1)
        .map(move |said| Key::Concept(lang, analyser.lexicon().key(said.concept)).term());
    let phrases = phrases.filter(move |phrase| terms.is_some_and(|terms| !terms.has(phrase)));
    (terms.into_iter().flat_map(Terms::iter), phrases)
}

/// The terms that a word has wherever it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    joined: Box<str>,
    /// Whether a phrase of the lexicon may begin with it.
    begins_phrase: bool,
}

impl Terms {
    fn of(analyser: &Analyser, concepts: &Concepts, lang: Lang, word: &Word) -> Self {
        let lexicon = analyser.lexicon();
        let mut keys = vec![Key::Surface(&word.surface).term()];
        for lemma in &word.lemmas {
            keys.push(Key::Lemma(lang, lemma).term());
            keys.push(Key::Surface(&crate::words::fold(lemma)).term());
            for concept in concepts.said_alone(lang, lemma) {
                keys.push(Key::Concept(lang, lexicon.key(concept)).term());
            }
        }
        if lang == Lang::Fi {
            keys.push(Key::Stem(&word.stem).term());
            let derived = word.derived.iter();
            keys.extend(derived.map(|key| Key::Derived(&key.lemma).term()));
        }
        for part in &word.parts {
            keys.push(Key::Part(lang, &part.lemma).term());
            for concept in concepts.said_alone(lang, &part.lemma) {
                keys.push(Key::PartConcept(lang, lexicon.key(concept)).term());
            }
        }
        keys.sort_unstable();
        keys.dedup();
        let mut lemmas = word.lemmas.iter();
        Self {
            joined: keys.join(&BETWEEN.to_string()).into(),
            begins_phrase: lemmas.any(|lemma| concepts.begins_phrase(lang, lemma)),
        }
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        self.joined.split(BETWEEN)
    }

    fn has(&self, term: &str) -> bool {
        self.iter().any(|own| own == term)
    }
}
