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
}

/// The best answer to one word so far.
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
        Self { search, by_term }
    }

    /// Why a description was found, the weightiest first.
    pub fn why(&self, body: &Body) -> Vec<Match> {
        let mut best: HashMap<usize, Best> = HashMap::new();
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
            for (lang, label) in self.search.knowledge.labels.of(facet, key) {
                self.read(*lang, label, Zone::Label, weights::LABEL, &mut best);
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

    fn read(
        &self,
        lang: Lang,
        text: &str,
        zone: Zone,
        worth: f32,
        best: &mut HashMap<usize, Best>,
    ) {
        let knowledge = self.search.knowledge;
        let forms: Vec<&str> = words(text).collect();
        let row: Vec<Arc<Word>> = forms
            .iter()
            .map(|form| knowledge.analyser.word(lang, form))
            .collect();
        let own = &knowledge.analyser.lexicon().own;
        for (at, form) in forms.iter().enumerate() {
            // Words like "ei" and "kanssa" are no reason, whatever phrase begins with them or word looks like them.
            let says_nothing = own.is_stop(lang, &small(form));
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
