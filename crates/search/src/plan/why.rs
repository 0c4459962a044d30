//! Why a description was found: for each word of the query the form that answers it best, and where it stands.
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

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
    labels: HashMap<Term<'a>, Answers>,
}

/// A term of a vocabulary, as facet and key.
type Term<'a> = (&'a str, &'a str);

/// The best answers so far, by the number of the word.
type Answers = HashMap<usize, Best>;

/// The best answer to one word so far.
#[derive(Clone)]
struct Best {
    worth: f32,
    found: Match,
}

impl<'a> Explainer<'a> {
    /// An explainer of why a search found these.
    pub fn new(search: &'a Search<'a>, bodies: impl Iterator<Item = &'a Body>) -> Self {
        let mut by_term: HashMap<&str, Vec<(usize, &Variant)>> = HashMap::new();
        for (number, concept) in search.asked.concepts.iter().enumerate() {
            for variant in concept.variants() {
                let answers = by_term.entry(&variant.term).or_default();
                answers.push((number, variant));
            }
        }
        let terms: BTreeSet<Term<'a>> = bodies.flat_map(terms).collect();
        let mut explainer = Self {
            search,
            by_term,
            labels: HashMap::new(),
        };
        let label = |term| (term, explainer.label(term));
        explainer.labels = terms.into_par_iter().map(label).collect();
        explainer
    }

    /// Why a description was found, the weightiest first.
    pub fn why(&self, body: &Body) -> Vec<Match> {
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
        for (number, own) in terms(body)
            .filter_map(|term| self.labels.get(&term))
            .flatten()
        {
            if best.get(number).is_none_or(|best| best.worth < own.worth) {
                best.insert(*number, own.clone());
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

    fn label(&self, (facet, key): Term<'_>) -> Answers {
        let mut best = Answers::new();
        let knowledge = self.search.knowledge;
        let mut terms = knowledge.label_terms(facet, key).iter();
        if !terms.any(|term| self.by_term.contains_key(term.as_str())) {
            return best;
        }
        for (lang, label) in knowledge.labels.of(facet, key) {
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
            let says_nothing = LazyCell::new(|| {
                let mut lemmas = row[at].lemmas.iter();
                own.is_stop(lang, &small(form)) || lemmas.any(|lemma| own.says_little(lang, lemma))
            });
            let (terms, phrases) =
                terms_at(&knowledge.analyser, &knowledge.concepts, lang, &row, at);
            for key in terms.map(Cow::Borrowed).chain(phrases.map(Cow::Owned)) {
                for (number, variant) in self.by_term.get(key.as_ref()).into_iter().flatten() {
                    let worth = variant.weight * worth;
                    let is_astray = variant.is_abroad && zone == Zone::Label;
                    let is_less = best.get(number).is_some_and(|best| best.worth >= worth);
                    if is_astray || is_less || variant.how != How::Word && *says_nothing {
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

/// The terms that were chosen of a description.
fn terms(body: &Body) -> impl Iterator<Item = Term<'_>> {
    let facets = body.facets.iter();
    facets.flat_map(|(facet, keys)| keys.iter().map(|key| (facet.as_str(), key.as_str())))
}
