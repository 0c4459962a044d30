//! A query read: its language, the places it names, and a concept for each word that says something.
use std::sync::Arc;

use super::concept::{Concept, put_said, put_word, said_at};
use super::mending::Ending;
use super::{How, Query, Understood, weights};
use crate::analysis::{Key, Word};
use crate::description::Lang;
use crate::index::Shelf;
use crate::knowledge::Knowledge;
use crate::morphology::Class;
use crate::words::{is_number, is_single, small, wanted};

/// Words of a query that are read.
const WORDS_MAX: usize = 24;

/// Words of a query that are taken for similar ones where nothing has them.
const MENDED_MAX: usize = 12;

/// Letters from which on a word that no description has is taken for another with some certainty.
const SURE_CHARS: usize = 7;

/// A query as it is scored.
#[derive(Clone, Default)]
pub struct Asked {
    pub concepts: Vec<Concept>,
    pub understood: Understood,
    /// The words that named places, as typed.
    pub place_words: Vec<String>,
    /// Whether something was typed, but no word that could be looked for.
    pub is_wordless: bool,
    /// Whether all answers are guesses: no description has any of several short words, one is only the beginning of others,
    /// or there are numbers only.
    pub is_doubtful: bool,
}

/// What a query is read with.
pub struct Reader<'a> {
    pub knowledge: &'a Knowledge,
    pub shelf: &'a Shelf,
}

impl Reader<'_> {
    /// Reads a query.
    pub fn read(&self, query: &Query) -> tantivy::Result<Asked> {
        let words: Vec<&str> = wanted(&query.text).take(WORDS_MAX).collect();
        let typed: Vec<String> = words.iter().map(|word| small(word)).collect();
        let lang = self.language(&typed, query.lang)?;
        let (typed, refused) = self.without_refused(&query.text, &words, typed, lang);
        let mut asked = Asked::default();
        asked.understood.refused = refused;
        asked.understood.lang = Some(lang);
        let rest = self.take_places(self.spoken_out(typed, lang), lang, &mut asked);
        let lexicon = self.knowledge.analyser.lexicon();
        let says = |word: &&(String, String)| {
            !lexicon.own.is_stop(lang, &word.1)
                && !lexicon.own.is_stop(lang, &word.0)
                && !is_single(&word.1)
        };
        let mut saying: Vec<(String, String)> = rest.iter().filter(says).cloned().collect();
        if saying.is_empty() && asked.understood.places.is_empty() {
            // Words that are passed over beside others may be all that is meant: netissä.
            saying = rest;
            saying.retain(|word| self.is_said(lang, &word.1));
        }
        let concepts = self.concepts(&saying, lang, &mut asked.understood)?;
        let open = words
            .last()
            .filter(|_| query.is_typing)
            .map(|word| small(word));
        let mut is_any_held = false;
        for (number, mut concept) in concepts.into_iter().enumerate() {
            if number >= MENDED_MAX || self.is_held(&concept)? {
                is_any_held = true;
                asked.concepts.push(concept);
                continue;
            }
            let ending = match open.as_ref() == Some(&concept.typed) {
                true => Ending::Open,
                false => Ending::Whole,
            };
            match self.mend((&mut concept, ending), lang, &mut asked.understood)? {
                Some(place) => {
                    asked.understood.places.push(place);
                    asked.place_words.push(concept.typed);
                }
                None => asked.concepts.push(concept),
            }
        }
        asked.is_doubtful = self.is_doubtful(lang, &asked.concepts, is_any_held);
        asked.is_wordless = !query.text.trim().is_empty()
            && asked.concepts.is_empty()
            && asked.understood.places.is_empty()
            && asked.understood.refused.is_empty();
        Ok(asked)
    }

    /// Whether all that answers these is guessed.
    fn is_doubtful(&self, lang: Lang, concepts: &[Concept], is_any_held: bool) -> bool {
        let mut typed = concepts.iter().map(|concept| concept.typed.as_str());
        let is_numbers = typed.all(|word| is_number(word) && !self.is_said(lang, word));
        let mut typed = concepts.iter().map(|concept| concept.typed.as_str());
        let are_short = typed.all(|word| word.chars().count() < SURE_CHARS);
        let are_guesses = concepts.iter().all(|concept| concept.is_guess);
        is_numbers || !is_any_held && are_short && (concepts.len() > 1 || are_guesses)
    }

    /// Whether a word alone says something by the lexicon.
    fn is_said(&self, lang: Lang, word: &str) -> bool {
        let row = self.row(lang, &[word.to_owned()]);
        let said = self.knowledge.concepts.said(lang, &row, 0);
        !said.is_empty()
    }

    /// The language that most words speak for; the page's when they do not tell.
    fn language(&self, row: &[String], page: Lang) -> tantivy::Result<Lang> {
        let mut best = (page, 0.0);
        for lang in Lang::ALL {
            let mut points: f32 = if lang == page { 0.5 } else { 0.0 };
            let read = self.row(lang, row);
            for (at, word) in row.iter().enumerate() {
                let says = !self.knowledge.concepts.said(lang, &read, at).is_empty();
                points += self.knows(lang, word, &read[at], says)?;
            }
            if points > best.1 {
                best = (lang, points);
            }
        }
        Ok(best.0)
    }

    /// How much one word speaks for a language.
    fn knows(&self, lang: Lang, typed: &str, word: &Word, says: bool) -> tantivy::Result<f32> {
        let lexicon = self.knowledge.analyser.lexicon();
        let mut points = 0.0;
        if lexicon.own.is_stop(lang, typed) || says {
            points += 1.0;
        }
        if lang == Lang::Fi && word.is_known && self.knowledge.morphology() == "voikko" {
            points += 0.6;
        }
        if lang == Lang::Sv && typed.contains('å') {
            points += 0.5;
        }
        for lemma in word.lemmas.iter().take(2) {
            let term = Key::Lemma(lang, lemma).term();
            if self.shelf.has(&term)? {
                return Ok(points + 0.5);
            }
        }
        Ok(points)
    }

    /// Spoken Finnish as it is written: (as typed, as written).
    fn spoken_out(&self, row: Vec<String>, lang: Lang) -> Vec<(String, String)> {
        let written = |typed: String| {
            let read = match lang {
                Lang::Fi => self.knowledge.written(&typed),
                Lang::Sv | Lang::En => vec![typed.clone()],
            };
            read.into_iter().map(move |word| (typed.clone(), word))
        };
        row.into_iter().flat_map(written).collect()
    }

    /// Takes the places out of the words; gives the words that are left.
    fn take_places(
        &self,
        row: Vec<(String, String)>,
        lang: Lang,
        asked: &mut Asked,
    ) -> Vec<(String, String)> {
        let analyser = &self.knowledge.analyser;
        let read: Vec<String> = row.iter().map(|word| word.1.clone()).collect();
        let mut rest = Vec::new();
        let mut at = 0;
        while at < row.len() {
            let is_stop = analyser.lexicon().own.is_stop(lang, &read[at]);
            let named = match is_stop {
                true => None,
                false => self.knowledge.gazetteer.named(&read, at),
            };
            if let Some(named) = named {
                asked.understood.places.extend(named.places);
                let end = at + named.words;
                let typed: Vec<&str> = row[at..end].iter().map(|word| word.0.as_str()).collect();
                asked.place_words.push(typed.join(" "));
                at = end;
                continue;
            }
            rest.push(row[at].clone());
            at += 1;
        }
        asked.understood.places.dedup();
        rest
    }

    pub fn row(&self, lang: Lang, row: &[String]) -> Vec<Arc<Word>> {
        let analyser = &self.knowledge.analyser;
        row.iter().map(|word| analyser.word(lang, word)).collect()
    }

    fn concepts(
        &self,
        row: &[(String, String)],
        asked: Lang,
        understood: &mut Understood,
    ) -> tantivy::Result<Vec<Concept>> {
        let read: Vec<String> = row.iter().map(|word| word.1.clone()).collect();
        let mut concepts: Vec<Concept> = row.iter().map(|word| Concept::of(&word.0)).collect();
        let own = self.row(asked, &read);
        let says = |at| !self.knowledge.concepts.said(asked, &own, at).is_empty();
        let says_own: Vec<bool> = (0..own.len()).map(says).collect();
        for (at, concept) in concepts.iter_mut().enumerate() {
            concept.importance = self.importance(&own[at], says_own[at], asked);
        }
        self.share_phrases(&own, asked, &mut concepts);
        for lang in Lang::ALL {
            let words = self.row(lang, &read);
            let worth = if lang == asked {
                1.0
            } else {
                weights::OTHER_LANG
            };
            for (at, word) in words.iter().enumerate() {
                put_word(&mut concepts[at], word, lang, asked);
                let surface = Key::Surface(&word.surface);
                concepts[at].put(surface, weights::SURFACE, How::Word);
                let own = if lang == asked { false } else { says_own[at] };
                for (said, length, sure) in said_at(self.knowledge, lang, &words, at) {
                    if own {
                        break;
                    }
                    for concept in &mut concepts[at..at + length] {
                        put_said(concept, self.knowledge, said, asked, worth * sure);
                    }
                    if lang == asked && sure >= 1.0 {
                        self.understand(said, understood);
                    }
                }
            }
            self.put_joined(lang, worth, &read, &mut concepts)?;
        }
        Ok(concepts)
    }

    /// How likely a word says what is looked for.
    fn importance(&self, word: &Word, says: bool, asked: Lang) -> f32 {
        let has_classes = asked == Lang::Fi && self.knowledge.morphology() == "voikko";
        match (says, has_classes, word.class) {
            (true, _, _) => 1.0,
            (false, false, _) => weights::UNSAID,
            (false, true, Class::Thing) => weights::THING,
            (false, true, Class::Deed) => weights::DEED,
            (false, true, Class::Small) => weights::SMALL,
        }
    }

    /// Words of one phrase count as one word together.
    fn share_phrases(&self, row: &[Arc<Word>], asked: Lang, concepts: &mut [Concept]) {
        let mut at = 0;
        while at < row.len() {
            let said = self.knowledge.concepts.said(asked, row, at);
            let length = said.first().map_or(1, |said| said.words);
            if length > 1 {
                #[expect(clippy::cast_precision_loss, reason = "phrases are short")]
                let share = 1.0 / length as f32;
                for concept in &mut concepts[at..at + length] {
                    concept.importance = share;
                }
            }
            at += length;
        }
    }

    /// The terms of vocabularies that a concept means are offered as choices.
    fn understand(&self, said: usize, understood: &mut Understood) {
        for (facet, key) in self.knowledge.analyser.lexicon().terms(said) {
            let term = (facet.to_owned(), key.to_owned());
            if !understood.facets.contains(&term) {
                understood.facets.push(term);
            }
        }
    }

    /// Compounds that were written apart: *verkko pankki*.
    fn put_joined(
        &self,
        lang: Lang,
        worth: f32,
        row: &[String],
        concepts: &mut [Concept],
    ) -> tantivy::Result<()> {
        for at in 1..row.len() {
            let joined = format!("{}{}", row[at - 1], row[at]);
            let word = self.knowledge.analyser.word(lang, &joined);
            for lemma in &word.lemmas {
                let key = Key::Lemma(lang, lemma);
                if !self.shelf.has(&key.term())? {
                    continue;
                }
                for concept in &mut concepts[at - 1..=at] {
                    concept.put(key, weights::LEMMA * worth, How::Word);
                    concept.put(
                        Key::Part(lang, lemma),
                        weights::INSIDE * worth,
                        How::Compound,
                    );
                }
            }
            let said = said_at(self.knowledge, lang, &[word], 0);
            for (said, _, sure) in said.into_iter().filter(|said| said.2 >= 1.0) {
                for concept in &mut concepts[at - 1..=at] {
                    put_said(concept, self.knowledge, said, lang, worth * sure);
                }
            }
        }
        Ok(())
    }
}
