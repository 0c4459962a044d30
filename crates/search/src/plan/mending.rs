//! A word that nothing holds, taken for others: for a place, for words that are written nearly so, for the beginning of some,
//! or, where there is none of these, for words that share many of its letters.
use super::alike::alike;
use super::ask::Reader;
use super::concept::{Concept, put_said};
use super::similar::{Close, similar, similar_said, starting};
use super::{Correction, How, Understood, weights};
use crate::analysis::{Key, SURFACE, Single};
use crate::description::{Lang, PlaceId};
use crate::words::fold;

/// Whether a word is all that it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It is: words that begin with it are a guess.
    Whole,
    /// It is still being typed.
    Open,
}

impl Reader<'_> {
    /// Whether any description has a word itself.
    pub fn is_held(&self, concept: &Concept) -> tantivy::Result<bool> {
        for term in concept.own_terms() {
            if self.shelf.has(term)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes a word that nothing holds for others. When it is a misspelt place, that is given back.
    pub fn mend(
        &self,
        (concept, ending): (&mut Concept, Ending),
        lang: Lang,
        understood: &mut Understood,
    ) -> tantivy::Result<Option<PlaceId>> {
        let folded = fold(&concept.typed);
        let word = self.knowledge.analyser.word(Lang::Fi, &concept.typed);
        let is_word = self.knowledge.morphology() == "voikko" && word.is_known;
        let stem = word.stem.as_str();
        let close = similar(self.shelf, &folded, stem, is_word)?;
        if understood.places.is_empty() {
            let place = self.misspelt_place(&concept.typed, &close, is_word);
            if place.is_some() {
                return Ok(place);
            }
        }
        let nearest = close.iter().map(|close| close.weight).fold(0.0, f32::max);
        let (far, said) = similar_said(self.knowledge, lang, &folded, stem, is_word);
        let worth = weights::SIMILAR / f32::from(far.max(1));
        let said: Vec<&Single> = said.into_iter().filter(|_| worth >= nearest).collect();
        let mut read = match close.iter().find(|close| is_read(close)) {
            Some(best) => Some(self.with_dots(&best.term[1..])?),
            None => None,
        };
        for said in &said {
            put_said(concept, self.knowledge, said.concept, lang, worth);
            read.get_or_insert_with(|| said.written.clone());
        }
        // A word of the lexicon that no description has is looked for by its meaning, and is not taken for another.
        let read = read.filter(|read| !self.is_same_word(lang, &concept.typed, read));
        understood.corrected.extend(read.map(|read| Correction {
            typed: concept.typed.clone(),
            read,
        }));
        let starting = starting(self.shelf, &folded)?;
        let is_guess = close.is_empty() && said.is_empty() && !starting.is_empty();
        concept.is_guess = is_guess && ending == Ending::Whole;
        let alike = match close.is_empty() && starting.is_empty() && said.is_empty() {
            true => alike(self.shelf, &folded)?,
            false => Vec::new(),
        };
        for one in close.into_iter().chain(alike) {
            concept.put_term(one.term, one.weight, How::Similar);
        }
        let how = match ending {
            Ending::Whole => How::Similar,
            Ending::Open => How::Start,
        };
        for one in starting {
            concept.put_term(one.term, one.weight, how);
        }
        Ok(None)
    }

    /// Whether two words are forms of one.
    fn is_same_word(&self, lang: Lang, one: &str, other: &str) -> bool {
        let [one, other] = [one, other].map(|word| self.knowledge.analyser.word(lang, word));
        one.lemmas.iter().any(|lemma| other.lemmas.contains(lemma))
    }

    /// The place that a word names which nothing holds, one letter off.
    fn misspelt_place(&self, typed: &str, close: &[Close], is_word: bool) -> Option<PlaceId> {
        let gazetteer = &self.knowledge.gazetteer;
        let is_close = close
            .first()
            .is_some_and(|best| best.weight >= weights::SIMILAR);
        if !is_close {
            return gazetteer.misspelt(typed);
        }
        // A description may name the place too, so that its name is a close word. Only a dictionary tells names from words.
        let is_told = self.knowledge.morphology() == "voikko" && !is_word;
        let best = close.iter().find(|close| is_read(close));
        let best = best.filter(|_| is_told)?;
        gazetteer.named_alone(&best.term[1..])
    }

    /// A folded word with its dots, where the index has a base form of it.
    fn with_dots(&self, folded: &str) -> tantivy::Result<String> {
        let dotted = folded.replace('a', "ä").replace('o', "ö");
        let o_only = folded.replace('o', "ö");
        for form in [folded.to_owned(), dotted, o_only] {
            for lang in Lang::ALL {
                let term = Key::Lemma(lang, &form).term();
                if self.shelf.has(&term)? {
                    return Ok(form);
                }
            }
        }
        Ok(folded.to_owned())
    }
}

/// Whether a close term is a word as it is written.
fn is_read(close: &Close) -> bool {
    close.term.starts_with(SURFACE)
}
