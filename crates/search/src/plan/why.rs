//! Why a description was found: for each word of the query the form that answers it best, and where it stands.
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::answer::Search;
use super::concept::Variant;
use super::{How, Match, Zone, weights};
use crate::analysis::{Word, terms_at};
use crate::description::{Lang, PlaceId};
use crate::index::{Body, NATIONWIDE};
use crate::words::{small, words};

/// Finds answers in texts.
pub struct Explainer<'a> {
    search: &'a Search<'a>,
    /// The words of the query that a term answers, with how well and in which way.
    by_term: HashMap<&'a str, Vec<(usize, &'a Variant)>>,
    /// What the labels of a term answer, by facet and key: hits share most of them.
    labels: HashMap<(String, String), Answers>,
}

/// The best answers so far, by the number of the word.
type Answers = HashMap<usize, Best>;

/// The best answer to one word so far.
#[derive(Clone)]
struct Best {
    worth: f32,
    found: Match,
}

impl<'a> Explainer<'a> {
    /// An explainer for the words of a search.
    pub fn new(search: &'a Search<'a>) -> Self {
        let mut by_term: HashMap<&str, Vec<(usize, &Variant)>> = HashMap::new();
        for (number, concept) in search.asked.concepts.iter().enumerate() {
            for variant in concept.variants() {
                let answers = by_term.entry(&variant.term).or_default();
                answers.push((number, variant));
            }
        }
        Self {
            search,
            by_term,
            labels: HashMap::new(),
        }
    }

    /// Why a description was found, the weightiest first.
    pub fn why(&mut self, body: &Body) -> Vec<Match> {
        let mut best = Answers::new();
        for written in &body.written {
            self.read(
                written.lang,
                &written.name,
                Zone::Name,
                weights::NAME,
                &mut best,
            );
            self.read(
                written.lang,
                &written.text,
                Zone::Text,
                weights::TEXT,
                &mut best,
            );
        }
        let terms = body
            .facets
            .iter()
            .flat_map(|(facet, keys)| keys.iter().map(move |key| (facet, key)));
        for (facet, key) in terms {
            let term = (facet.clone(), key.clone());
            if !self.labels.contains_key(&term) {
                let answers = self.label(facet, key);
                self.labels.insert(term.clone(), answers);
            }
            for (number, own) in &self.labels[&term] {
                if best.get(number).is_none_or(|best| best.worth < own.worth) {
                    best.insert(*number, own.clone());
                }
            }
        }
        let mut found: Vec<(usize, Best)> = best.into_iter().collect();
        found.sort_by(|left, right| {
            let worth = right.1.worth.total_cmp(&left.1.worth);
            worth.then(left.0.cmp(&right.0))
        });
        let mut why: Vec<Match> = Vec::new();
        for (_, best) in found {
            if !why.iter().any(|other| other.typed == best.found.typed) {
                why.push(best.found);
            }
        }
        why.extend(self.place(body));
        why
    }

    fn label(&self, facet: &str, key: &str) -> Answers {
        let mut best = Answers::new();
        for (lang, label) in self.search.knowledge.labels.of(facet, key) {
            self.read(*lang, label, Zone::Label, weights::LABEL, &mut best);
        }
        best
    }

    fn read(&self, lang: Lang, text: &str, zone: Zone, worth: f32, best: &mut Answers) {
        let knowledge = self.search.knowledge;
        let forms: Vec<&str> = words(text).collect();
        let row: Vec<Arc<Word>> = forms
            .iter()
            .map(|form| knowledge.analyser.word(lang, form))
            .collect();
        let own = &knowledge.analyser.lexicon().own;
        for (at, form) in forms.iter().enumerate() {
            // Words like "ei" and "kanssa" are no reason, whatever phrase begins with them or word looks like them; nor are
            // "digi" and "tuki", unless they were typed.
            let lemmas = &row[at].lemmas;
            let says_nothing = own.is_stop(lang, &small(form))
                || lemmas.iter().any(|lemma| own.says_little(lang, lemma));
            let (terms, phrases) =
                terms_at(&knowledge.analyser, &knowledge.concepts, lang, &row, at);
            for key in terms.map(Cow::Borrowed).chain(phrases.map(Cow::Owned)) {
                for (number, variant) in self.by_term.get(key.as_ref()).into_iter().flatten() {
                    let worth = variant.weight * worth;
                    let is_astray = variant.is_abroad && zone == Zone::Label;
                    let is_empty = says_nothing && variant.how != How::Word;
                    let is_less = best.get(number).is_some_and(|best| best.worth >= worth);
                    if is_astray || is_empty || is_less {
                        continue;
                    }
                    let typed = self.search.asked.concepts[*number].typed.clone();
                    let found = Match {
                        typed,
                        found: (*form).to_owned(),
                        zone,
                        how: variant.how,
                    };
                    best.insert(*number, Best { worth, found });
                }
            }
        }
    }

    /// The named place that it serves.
    fn place(&self, body: &Body) -> Option<Match> {
        let typed = self.search.asked.place_words.join(", ");
        let gazetteer = &self.search.knowledge.gazetteer;
        let asked = &self.search.asked.understood.places;
        let is_in = |own: &PlaceId, place: &PlaceId| {
            own == place
                || gazetteer.around(own).any(|around| around == place)
                || gazetteer.around(place).any(|around| around == own)
        };
        let serves = |own: &&PlaceId| asked.iter().any(|place| is_in(own, place));
        let found = match body.places.iter().find(serves) {
            Some(place) => place.to_string(),
            None if body.nationwide && !asked.is_empty() => NATIONWIDE.to_owned(),
            None => return None,
        };
        Some(Match {
            typed,
            found,
            zone: Zone::Area,
            how: How::Place,
        })
    }
}
