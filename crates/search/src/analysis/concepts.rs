//! Concepts of the lexicon in a row of words.
use std::collections::HashMap;
use std::sync::Arc;

use super::{Analyser, Word};
use crate::description::Lang;
use crate::words::words;

/// A phrase of the lexicon: the base forms that each of its words may have.
struct Phrase {
    words: Vec<Arc<Word>>,
    concept: usize,
}

/// A concept that words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Which one of the lexicon.
    pub concept: usize,
    /// How many words say it, from the asked one on.
    pub words: usize,
}

/// The lexicon's words, ready to be found in texts.
pub struct Concepts {
    by_first: [HashMap<String, Vec<Phrase>>; 3],
}

impl Concepts {
    /// All phrases of the analyser's lexicon.
    pub fn new(analyser: &Analyser) -> Self {
        let mut by_first: [HashMap<String, Vec<Phrase>>; 3] = Default::default();
        for (concept, lang, phrase) in analyser.lexicon().phrases() {
            let words: Vec<Arc<Word>> = words(phrase)
                .map(|word| analyser.word(lang, word))
                .collect();
            // A phrase may be written together: enterfinland, verkko-pankki.
            let joined = phrase.replace([' ', '-'], "");
            if joined != phrase {
                let word = analyser.word(lang, &joined);
                for lemma in &word.lemmas {
                    let words = vec![Arc::clone(&word)];
                    let phrases = by_first[lang.at()].entry(lemma.clone()).or_default();
                    phrases.push(Phrase { words, concept });
                }
            }
            for lemma in words.first().into_iter().flat_map(|word| &word.lemmas) {
                let phrases = by_first[lang.at()].entry(lemma.clone()).or_default();
                let words = words.clone();
                phrases.push(Phrase { words, concept });
            }
        }
        Self { by_first }
    }

    /// What the words from `at` on say, in `lang`; the longest first.
    pub fn said(&self, lang: Lang, row: &[Arc<Word>], at: usize) -> Vec<Said> {
        let Some(word) = row.get(at) else {
            return Vec::new();
        };
        let lemmas = word.lemmas.iter();
        let phrases = lemmas.filter_map(|lemma| self.by_first[lang.at()].get(lemma));
        let rest = &row[at..];
        let fits = |phrase: &&Phrase| {
            phrase.words.len() <= rest.len()
                && phrase
                    .words
                    .iter()
                    .zip(rest)
                    .all(|(own, word)| is_same(own, word))
        };
        let mut said: Vec<Said> = Vec::new();
        for phrase in phrases.flatten().filter(fits) {
            let one = Said {
                concept: phrase.concept,
                words: phrase.words.len(),
            };
            if !said.contains(&one) {
                said.push(one);
            }
        }
        said.sort_by_key(|said| std::cmp::Reverse(said.words));
        said
    }

    /// The concepts that one base form says alone.
    pub fn said_alone(&self, lang: Lang, lemma: &str) -> impl Iterator<Item = usize> {
        let phrases = self.by_first[lang.at()].get(lemma).into_iter().flatten();
        let alone = phrases.filter(|phrase| phrase.words.len() == 1);
        alone.map(|phrase| phrase.concept)
    }
}

fn is_same(own: &Word, word: &Word) -> bool {
    own.lemmas.iter().any(|lemma| word.lemmas.contains(lemma))
}
