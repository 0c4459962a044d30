//! Concepts of the lexicon in a row of words.
use std::collections::HashMap;
use std::sync::Arc;

use super::{Analyser, Word};
use crate::bending::{bare, stems};
use crate::description::Lang;
use crate::words::{fold, words};

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
    /// Concepts of single Finnish words by their keys of derivation.
    by_root: HashMap<String, Vec<usize>>,
    /// Single words by their first letter, folded.
    singles: HashMap<char, Vec<Single>>,
}

/// A single word of the lexicon.
#[derive(Clone, Debug)]
pub struct Single {
    /// Its language.
    pub lang: Lang,
    /// As it is written.
    pub written: String,
    /// The same without dots and accents.
    pub surface: String,
    /// Its stem without dots and accents.
    pub stem: String,
    /// The concept that it says.
    pub concept: usize,
}

impl Concepts {
    /// All phrases of the analyser's lexicon.
    pub fn new(analyser: &Analyser) -> Self {
        let mut by_first: [HashMap<String, Vec<Phrase>>; 3] = Default::default();
        let mut by_root: HashMap<String, Vec<usize>> = HashMap::new();
        let mut singles: HashMap<char, Vec<Single>> = HashMap::new();
        for (concept, lang, phrase) in analyser.lexicon().phrases() {
            let words: Vec<Arc<Word>> = words(phrase)
                .map(|word| analyser.word(lang, word))
                .collect();
            if let ([word], Some(letter)) = (
                words.as_slice(),
                words.first().and_then(|word| word.surface.chars().next()),
            ) {
                singles.entry(letter).or_default().push(Single {
                    lang,
                    written: phrase.to_owned(),
                    surface: word.surface.clone(),
                    stem: word.stem.clone(),
                    concept,
                });
            }
            if let ([word], Lang::Fi) = (words.as_slice(), lang) {
                for root in word.derived.iter().filter(|root| root.share >= 1.0) {
                    by_root.entry(root.lemma.clone()).or_default().push(concept);
                }
            }
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
        Self {
            by_first,
            by_root,
            singles,
        }
    }

    /// Every phrase with the number of its concept and its language; some more than once.
    pub fn phrases(&self) -> impl Iterator<Item = (usize, Lang, &[Arc<Word>])> {
        let by_lang = Lang::ALL.into_iter().zip(&self.by_first);
        by_lang.flat_map(|(lang, by_first)| {
            let phrases = by_first.values().flatten();
            phrases.map(move |phrase| (phrase.concept, lang, phrase.words.as_slice()))
        })
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

    /// The single words of the lexicon that begin with a letter without dots.
    pub fn singles(&self, letter: char) -> &[Single] {
        self.singles.get(&letter).map_or(&[], Vec::as_slice)
    }

    /// The concepts of single Finnish words that a word is bent from by plain endings: for where no dictionary tells.
    pub fn said_bent(&self, word: &str) -> Vec<Said> {
        let folded = fold(word);
        let Some(letter) = folded.chars().next() else {
            return Vec::new();
        };
        let bare = bare(&folded);
        let own = self.singles(letter).iter();
        let fits = |single: &&Single| {
            let mut stems = stems(&single.surface).into_iter();
            single.lang == Lang::Fi && stems.any(|stem| bare.contains(&stem))
        };
        let said = own.filter(fits).map(|single| Said {
            concept: single.concept,
            words: 1,
        });
        said.collect()
    }

    /// The concepts of words that are of one root with a Finnish word.
    pub fn said_by_root(&self, word: &Word) -> Vec<usize> {
        let roots = word.derived.iter().filter(|root| root.share >= 1.0);
        let said = roots.filter_map(|root| self.by_root.get(&root.lemma));
        let mut said: Vec<usize> = said.flatten().copied().collect();
        said.sort_unstable();
        said.dedup();
        said
    }

    /// Whether a phrase of several words may begin with a base form.
    pub fn begins_phrase(&self, lang: Lang, lemma: &str) -> bool {
        let phrases = self.by_first[lang.at()].get(lemma).into_iter().flatten();
        phrases.into_iter().any(|phrase| phrase.words.len() > 1)
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
