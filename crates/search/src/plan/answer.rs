//! The answer put together: what is chosen filters, what is poor is left out, the rest is counted, sorted and explained.
use std::collections::BTreeMap;

use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument};

use super::ask::{Asked, Reader};
use super::score::{Scores, score};
use super::why::Explainer;
use super::{Found, Hit, Query, Sort, relax, weights};
use crate::bits::Bits;
use crate::description::PlaceId;
use crate::index::{Body, Fields, Segment, Shelf};
use crate::knowledge::Knowledge;

/// Most hits that one answer gives.
const COUNT_MAX: usize = 200;

/// A query over one state of the index.
pub struct Search<'a> {
    pub knowledge: &'a Knowledge,
    pub fields: &'a Fields,
    pub shelf: &'a Shelf,
    pub query: &'a Query,
    pub asked: Asked,
    pub scores: Vec<Scores>,
}

/// What a document is sorted by.
#[derive(Clone, Copy)]
struct Ranked {
    key: f64,
    score: f32,
    cover: f32,
    checked: i64,
    at: (u32, u32),
}

/// Answers a query.
pub fn answer(
    knowledge: &Knowledge,
    fields: &Fields,
    shelf: &Shelf,
    query: &Query,
) -> tantivy::Result<Found> {
    let searcher = &shelf.searcher;
    let reader = Reader {
        knowledge,
        fields,
        searcher,
    };
    let asked = reader.read(query)?;
    let mut places = asked.understood.places.clone();
    places.extend(query.area.clone());
    let scores = score(shelf, fields, &knowledge.gazetteer, &asked, &places)?;
    let search = Search {
        knowledge,
        fields,
        shelf,
        query,
        asked,
        scores,
    };
    search.found()
}

impl Search<'_> {
    fn found(self) -> tantivy::Result<Found> {
        let matching = self.matching();
        let chosen: Vec<Bits> = self.each(&matching, |segment, bits| {
            self.filter(segment, bits, None, true);
        });
        let mut ranked = self.ranked(&chosen);
        let best = ranked.iter().map(|one| one.cover).fold(0.0, f32::max);
        let is_weak = self.is_weak(best);
        let mut total: u32 = chosen.iter().map(Bits::count).sum();
        if is_weak {
            total = total.min(weights::WEAK_MAX);
            sort(&mut ranked);
            ranked.truncate(weights::WEAK_MAX as usize);
        }
        let hits = self.hits(ranked)?;
        let relaxations = match total == 0 || is_weak {
            true => relax::relaxations(&self, &matching, total),
            false => Vec::new(),
        };
        Ok(Found {
            hits,
            total,
            counts: self.counts(&matching, &chosen),
            places: self.places(&matching),
            understood: self.asked.understood,
            weak: is_weak && total > 0,
            relaxations,
        })
    }

    /// Whether so much of what was asked is little.
    fn is_weak(&self, cover: f32) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "queries are short")]
        let words = self.asked.concepts.len() as f32;
        let least = weights::WEAK_BELOW * (weights::WEAK_WORDS / words).min(1.0);
        words > 0.0 && cover < least
    }

    /// Documents that answer enough of what was asked, whatever is chosen.
    fn matching(&self) -> Vec<Bits> {
        let is_all = self.asked.concepts.is_empty();
        let alive = || self.shelf.segments.iter().zip(&self.scores);
        let mut best: f32 = 0.0;
        for (segment, scores) in alive() {
            let covers = segment.alive.iter().map(|doc| scores.cover[doc as usize]);
            best = covers.fold(best, f32::max);
        }
        let enough = (best * weights::KEEP).max(f32::MIN_POSITIVE);
        let keep = |(segment, scores): (&Segment, &Scores)| {
            let mut bits = Bits::none(segment.fixed.end);
            let has_place = !scores.area.is_empty() && self.query.area.is_none();
            for doc in segment.alive.iter() {
                let cover = scores.cover[doc as usize];
                if (is_all && !has_place) || cover >= enough {
                    bits.insert(doc);
                }
            }
            bits
        };
        alive().map(keep).collect()
    }

    /// A copy of each segment's set after a change.
    pub fn each(&self, sets: &[Bits], change: impl Fn(&Segment, &mut Bits)) -> Vec<Bits> {
        let both = self.shelf.segments.iter().zip(sets);
        let changed = both.map(|(segment, bits)| {
            let mut bits = bits.clone();
            change(segment, &mut bits);
            bits
        });
        changed.collect()
    }

    /// Keeps what fits the choices, but for one facet and, when asked, the area.
    pub fn filter(&self, segment: &Segment, bits: &mut Bits, but: Option<&str>, with_area: bool) {
        for (facet, keys) in &self.query.facets {
            if but != Some(facet.as_str()) && !keys.is_empty() {
                bits.keep(&segment.fixed.with_any(facet, keys));
            }
        }
        if let Some(place) = self.query.area.as_ref().filter(|_| with_area) {
            bits.keep(&segment.fixed.serving(&self.knowledge.gazetteer, place));
        }
    }

    fn ranked(&self, chosen: &[Bits]) -> Vec<Ranked> {
        let mut ranked = Vec::new();
        let all = (0_u32..)
            .zip(&self.shelf.segments)
            .zip(&self.scores)
            .zip(chosen);
        for (((number, segment), scores), bits) in all {
            for doc in bits.iter() {
                let at = doc as usize;
                let (score, checked) = (scores.total[at], segment.fixed.checked[at]);
                let near = scores.area.get(at).copied().unwrap_or_default();
                #[expect(clippy::cast_precision_loss, reason = "times of this age fit")]
                let key = match self.query.sort {
                    Sort::Relevance => f64::from(score),
                    Sort::Checked => checked as f64,
                    Sort::Near => f64::from(near) * 1e6 + f64::from(score),
                };
                ranked.push(Ranked {
                    key,
                    score,
                    cover: scores.cover[at],
                    checked,
                    at: (number, doc),
                });
            }
        }
        ranked
    }

    fn hits(&self, mut ranked: Vec<Ranked>) -> tantivy::Result<Vec<Hit>> {
        let count = self.query.count.min(COUNT_MAX);
        let end = self.query.from.saturating_add(count);
        if end < ranked.len() && end > 0 {
            ranked.select_nth_unstable_by(end - 1, order);
            ranked.truncate(end);
        }
        sort(&mut ranked);
        let explainer = Explainer::new(self);
        let wanted = ranked.into_iter().skip(self.query.from).take(count);
        let hits = wanted.map(|one| {
            let (segment, doc) = one.at;
            let address = DocAddress::new(segment, doc);
            let document: TantivyDocument = self.shelf.searcher.doc(address)?;
            let text = |field| document.get_first(field).and_then(|value| value.as_str());
            let body = text(self.fields.body).and_then(|body| serde_json::from_str(body).ok());
            let why = body.map_or_else(Vec::new, |body: Body| explainer.why(&body));
            Ok(Hit {
                id: text(self.fields.id).unwrap_or_default().to_owned(),
                score: one.score,
                cover: one.cover,
                weak: self.is_weak(one.cover),
                why,
            })
        });
        hits.collect()
    }

    fn counts(
        &self,
        matching: &[Bits],
        chosen: &[Bits],
    ) -> BTreeMap<String, BTreeMap<String, u32>> {
        let mut counts: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        for (at, segment) in self.shelf.segments.iter().enumerate() {
            for (facet, keys) in &segment.fixed.facets {
                let mut free = None;
                if self.query.facets.contains_key(facet) {
                    let mut bits = matching[at].clone();
                    self.filter(segment, &mut bits, Some(facet), true);
                    free = Some(bits);
                }
                let within = free.as_ref().unwrap_or(&chosen[at]);
                let counts = counts.entry(facet.clone()).or_default();
                for (key, bits) in keys {
                    let count = bits.count_with(within);
                    if count > 0 {
                        *counts.entry(key.clone()).or_default() += count;
                    }
                }
            }
        }
        counts
    }

    fn places(&self, matching: &[Bits]) -> BTreeMap<PlaceId, u32> {
        let mut counts = BTreeMap::new();
        let free = self.each(matching, |segment, bits| {
            self.filter(segment, bits, None, false);
        });
        for (segment, within) in self.shelf.segments.iter().zip(&free) {
            // A description may serve a place and something in it: both are counted as one.
            let mut by_place: BTreeMap<PlaceId, Vec<&Bits>> = BTreeMap::new();
            for (place, bits) in segment.fixed.by_place() {
                by_place.entry(place).or_default().push(bits);
            }
            for (place, sets) in by_place {
                let count = match sets[..] {
                    [one] => one.count_with(within),
                    _ => {
                        let mut all = Bits::none(segment.fixed.end);
                        sets.iter().for_each(|set| all.add(set));
                        all.count_with(within)
                    }
                };
                if count > 0 {
                    *counts.entry(place).or_default() += count;
                }
            }
        }
        counts
    }
}

fn order(left: &Ranked, right: &Ranked) -> std::cmp::Ordering {
    let key = right.key.total_cmp(&left.key);
    let key = key.then(right.checked.cmp(&left.checked));
    key.then(left.at.cmp(&right.at))
}

fn sort(ranked: &mut [Ranked]) {
    ranked.sort_unstable_by(order);
}
