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

/// Which words of a description are reasons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Those that say something, or are what was typed.
    Saying,
    /// Whatever answers, where nothing else does.
    Any,
}

/// A part of a description that is read.
#[derive(Clone, Copy)]
struct Part<'a> {
    zone: Zone,
    worth: f32,
    told: Told,
    /// The only terms that count in it; none where all do.
    only: Option<&'a [String]>,
}

impl Part<'_> {
    fn counts(&self, term: &str) -> bool {
        self.only
            .is_none_or(|only| only.iter().any(|own| own == term))
    }
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
        let label = |term| (term, explainer.label(term, Told::Saying));
        explainer.labels = terms.into_par_iter().map(label).collect();
        explainer
    }

    /// Why a description was found, the weightiest first.
    pub fn why(&self, body: &Body) -> Vec<Match> {
        let mut best = self.answers(body, Told::Saying);
        if best.is_empty() {
            best = self.answers(body, Told::Any);
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
        if why.is_empty() {
            why.extend(self.near(body));
        }
        why
    }

    /// The best answers to each word in the whole description.
    fn answers(&self, body: &Body, told: Told) -> Answers {
        let mut best = Answers::new();
        for written in &body.written {
            let texts = [
                (&written.name, Zone::Name, weights::NAME),
                (&written.text, Zone::Text, weights::TEXT),
            ];
            for (text, zone, worth) in texts {
                let part = Part {
                    zone,
                    worth,
                    told,
                    only: None,
                };
                self.read(written.lang, text, part, &mut best);
            }
        }
        for term in terms(body) {
            let again = (told == Told::Any).then(|| self.label(term, told));
            let answers = again.as_ref().or_else(|| self.labels.get(&term));
            for (number, own) in answers.into_iter().flatten() {
                if best.get(number).is_none_or(|best| best.worth < own.worth) {
                    best.insert(*number, own.clone());
                }
            }
        }
        best
    }

    fn label(&self, (facet, key): Term<'_>, told: Told) -> Answers {
        let mut best = Answers::new();
        let knowledge = self.search.knowledge;
        let terms = knowledge.label_terms(facet, key);
        let mut own = terms.iter();
        if !own.any(|term| self.by_term.contains_key(term.as_str())) {
            return best;
        }
        let part = Part {
            zone: Zone::Label,
            worth: weights::LABEL,
            told,
            only: Some(terms),
        };
        for (lang, label) in knowledge.labels.of(facet, key) {
            self.read(*lang, label, part, &mut best);
        }
        best
    }

    fn read(&self, lang: Lang, text: &str, part: Part<'_>, best: &mut Answers) {
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
                let is_stop = own.is_stop(lang, &small(form));
                is_stop || lemmas.any(|lemma| own.says_little(lang, lemma))
            });
            let is_told = |variant: &Variant| {
                part.told == Told::Any || variant.how == How::Word || !*says_nothing
            };
            let (terms, phrases) =
                terms_at(&knowledge.analyser, &knowledge.concepts, lang, &row, at);
            for key in terms.map(Cow::Borrowed).chain(phrases.map(Cow::Owned)) {
                if !part.counts(&key) {
                    continue;
                }
                for (number, variant) in self.by_term.get(key.as_ref()).into_iter().flatten() {
                    let worth = variant.weight * part.worth;
                    let is_astray = variant.is_abroad && part.zone == Zone::Label;
                    let is_less = best.get(number).is_some_and(|best| best.worth >= worth);
                    if is_astray || is_less || !is_told(variant) {
                        continue;
                    }
                    let typed = self.search.asked.concepts[*number].typed.clone();
                    let found = Match {
                        typed,
                        found: (*form).to_owned(),
                        zone: part.zone,
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

    /// A place that it serves near the named one: beside it in the smallest area that both lie in.
    fn near(&self, body: &Body) -> Option<Match> {
        let gazetteer = &self.search.knowledge.gazetteer;
        let asked = self.search.asked.understood.places.iter();
        let mut areas = asked.flat_map(|place| gazetteer.around(place));
        let own = areas.find_map(|area| {
            let mut own = body.places.iter();
            own.find(|own| gazetteer.around(own).any(|around| around == area))
        })?;
        Some(Match {
            typed: self.search.asked.place_words.join(", "),
            found: own.to_string(),
            zone: Zone::Area,
            how: How::Near,
        })
    }
}

/// The terms that were chosen of a description.
fn terms(body: &Body) -> impl Iterator<Item = Term<'_>> {
    let facets = body.facets.iter();
    facets.flat_map(|(facet, keys)| keys.iter().map(|key| (facet.as_str(), key.as_str())))
}
