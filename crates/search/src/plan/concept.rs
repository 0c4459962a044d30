//! One word of a query as all the terms that answer it.
use std::collections::HashMap;
use std::sync::Arc;

use super::{How, weights};
use crate::analysis::{Key, Word};
use crate::description::Lang;
use crate::knowledge::Knowledge;

/// A term that answers a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub term: String,
    pub weight: f32,
    pub how: How,
    /// Whether it is a concept said in another language than the query's. Labels stand in all languages: there it would
    /// only take one word for another.
    pub is_abroad: bool,
}

/// A word of the query with what answers it; the best answer of a description counts.
#[derive(Clone, Debug, Default)]
pub struct Concept {
    /// The word as it was typed.
    pub typed: String,
    variants: Vec<Variant>,
    /// Where each term stands among them.
    places: HashMap<String, usize>,
    /// How likely the word says what is looked for: 0 to 1.
    pub importance: f32,
    /// Whether all that answers it are words that begin with it, though it is whole.
    pub is_guess: bool,
}

impl Concept {
    /// Takes a term in, or makes it worth more.
    pub fn put(&mut self, key: Key<'_>, weight: f32, how: How) {
        self.put_term(key.term(), weight, how);
    }

    /// The same by the term itself.
    pub fn put_term(&mut self, term: String, weight: f32, how: How) {
        let at = self.places.get(&term).copied();
        match at.and_then(|at| self.variants.get_mut(at)) {
            Some(own) if own.weight >= weight => {}
            Some(own) => (own.weight, own.how) = (weight, how),
            None => {
                self.places.insert(term.clone(), self.variants.len());
                self.variants.push(Variant {
                    term,
                    weight,
                    how,
                    is_abroad: false,
                });
            }
        }
    }

    /// Takes in a concept said in another language.
    fn put_abroad(&mut self, key: Key<'_>, weight: f32) {
        let term = key.term();
        let is_new = !self.places.contains_key(&term);
        self.put_term(term, weight, How::Synonym);
        if let Some(own) = self.variants.last_mut().filter(|_| is_new) {
            own.is_abroad = true;
        }
    }

    /// What answers it.
    pub fn variants(&self) -> &[Variant] {
        &self.variants
    }

    /// A word of which nothing is known yet.
    pub fn of(typed: &str) -> Self {
        Self {
            typed: typed.to_owned(),
            ..Self::default()
        }
    }

    /// The terms that show that the index has the word itself.
    pub fn own_terms(&self) -> impl Iterator<Item = &str> {
        let own = self.variants.iter().filter(|variant| {
            matches!(variant.how, How::Word | How::Synonym)
                || variant.how == How::Compound && variant.weight >= weights::INSIDE * 0.99
        });
        own.map(|variant| variant.term.as_str())
    }
}

/// A word read in `lang`, where the query is in `asked`: its own forms, parts and roots.
pub fn put_word(concept: &mut Concept, word: &Word, lang: Lang, asked: Lang) {
    let worth = if lang == asked {
        1.0
    } else {
        weights::OTHER_LANG
    };
    for lemma in &word.lemmas {
        concept.put(Key::Lemma(lang, lemma), weights::LEMMA * worth, How::Word);
        concept.put(
            Key::Part(lang, lemma),
            weights::INSIDE * worth,
            How::Compound,
        );
    }
    for part in &word.parts {
        let weight = weights::PART * part.share * worth;
        concept.put(Key::Lemma(lang, &part.lemma), weight, How::Compound);
        concept.put(Key::Part(lang, &part.lemma), weight * 0.9, How::Compound);
    }
    for key in &word.derived {
        let weight = weights::ROOT * key.share * worth;
        concept.put(Key::Derived(&key.lemma), weight, How::Root);
    }
    if lang == Lang::Fi {
        concept.put(Key::Stem(&word.stem), weights::STEM * worth, How::Root);
    }
}

/// A concept of the lexicon that a word says with `worth`, in every language that descriptions may say it in.
pub fn put_said(
    concept: &mut Concept,
    knowledge: &Knowledge,
    said: usize,
    asked: Lang,
    worth: f32,
) {
    let lexicon = knowledge.analyser.lexicon();
    let near = lexicon.near(said).iter().map(|near| (*near, weights::NEAR));
    for (number, close) in std::iter::once((said, 1.0)).chain(near) {
        let key = lexicon.key(number);
        for lang in Lang::ALL {
            let cross = if lang == asked { 1.0 } else { weights::CROSS };
            let weight = weights::SYNONYM * worth * close * cross;
            let in_part = weight * weights::PART_CONCEPT;
            if lang == asked {
                concept.put(Key::Concept(lang, key), weight, How::Synonym);
                concept.put(Key::PartConcept(lang, key), in_part, How::Synonym);
            } else {
                concept.put_abroad(Key::Concept(lang, key), weight);
                concept.put_abroad(Key::PartConcept(lang, key), in_part);
            }
        }
    }
}

/// What the word at `at` of a row says by the lexicon, alone or with those after it, and by its parts; as numbers of
/// concepts with how many words say them and how surely.
pub fn said_at(
    knowledge: &Knowledge,
    lang: Lang,
    row: &[Arc<Word>],
    at: usize,
) -> Vec<(usize, usize, f32)> {
    let said = knowledge.concepts.said(lang, row, at);
    let mut all: Vec<(usize, usize, f32)> = said
        .into_iter()
        .map(|said| (said.concept, said.words, 1.0))
        .collect();
    if let (true, Lang::Fi, Some(word)) = (all.is_empty(), lang, row.get(at)) {
        let by_root = knowledge.concepts.said_by_root(word);
        all.extend(
            by_root
                .into_iter()
                .map(|concept| (concept, 1, weights::SAID_BY_ROOT)),
        );
    }
    let parts = row.get(at).into_iter().flat_map(|word| &word.parts);
    for part in parts {
        for concept in knowledge.concepts.said_alone(lang, &part.lemma) {
            all.push((concept, 1, part.share * weights::PART_CONCEPT));
        }
    }
    all
}
