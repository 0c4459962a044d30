//! The answer put together: what is chosen filters, what is poor is left out, the rest is counted, sorted and explained.
use std::collections::BTreeMap;

use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument};

use super::ask::{Asked, Reader};
use super::concept::Concept;
use super::score::{Reading, Scores, enough, score};
use super::why::Explainer;
use super::{Found, Hit, Query, Sort, relax, weights};
use crate::bits::Bits;
use crate::description::PlaceId;
use crate::gazetteer::Gazetteer;
use crate::index::{Body, Fields, Segment, Shelf};
use crate::knowledge::Knowledge;
use crate::open::{OpenCount, OpenNow};

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
    /// By segment what serves a place that the words name; nothing when they name none.
    serving: Option<Vec<Bits>>,
}

/// What a document is sorted by.
#[derive(Clone, Copy)]
struct Ranked {
    key: f64,
    score: f32,
    cover: f32,
    checked: i64,
    /// Whether it serves the place that the words name, if they name one.
    is_serving: bool,
    at: (u32, u32),
}

/// Answers a query.
pub fn answer(
    knowledge: &Knowledge,
    fields: &Fields,
    shelf: &Shelf,
    query: &Query,
) -> tantivy::Result<Found> {
    let (search, _) = scored(knowledge, fields, shelf, query, Reading::Least)?;
    search.found()
}

/// A query scored, with what that cost in entries of lists.
pub fn scored<'a>(
    knowledge: &'a Knowledge,
    fields: &'a Fields,
    shelf: &'a Shelf,
    query: &'a Query,
    reading: Reading,
) -> tantivy::Result<(Search<'a>, u64)> {
    let searcher = &shelf.searcher;
    let words = Reader {
        knowledge,
        fields,
        searcher,
    };
    let asked = words.read(query)?;
    search(knowledge, fields, shelf, query, asked, reading)
}

fn search<'a>(
    knowledge: &'a Knowledge,
    fields: &'a Fields,
    shelf: &'a Shelf,
    query: &'a Query,
    asked: Asked,
    reading: Reading,
) -> tantivy::Result<(Search<'a>, u64)> {
    let mut places = asked.understood.places.clone();
    places.extend(query.area.clone());
    let gazetteer = &knowledge.gazetteer;
    let (scores, cost) = score(shelf, fields, gazetteer, &asked, &places, reading)?;
    let named = &asked.understood.places;
    let serving = (!named.is_empty()).then(|| serving(shelf, gazetteer, named));
    let search = Search {
        knowledge,
        fields,
        shelf,
        query,
        asked,
        scores,
        serving,
    };
    Ok((search, cost))
}

/// What serves one of some places, by segment.
fn serving(shelf: &Shelf, gazetteer: &Gazetteer, places: &[PlaceId]) -> Vec<Bits> {
    let of = |segment: &Segment| {
        let mut serving = Bits::none(segment.fixed.end);
        for place in places {
            serving.add(&segment.fixed.serving(gazetteer, place));
        }
        serving
    };
    shelf.segments.iter().map(of).collect()
}

impl Search<'_> {
    /// The answer.
    pub fn found(self) -> tantivy::Result<Found> {
        let all = self.matching();
        let open = self.query.only_open.then(|| self.open(&all).0);
        let matching = open.as_ref().unwrap_or(&all);
        let kept = self.kept(matching);
        let chosen = self.chosen(&kept);
        let open = self.open_count(&all, &chosen);
        let ranked = self.ranked(&chosen);
        let is_weak = self.is_weak(&ranked);
        let total: u32 = chosen.iter().map(Bits::count).sum();
        let hits = self.hits(ranked)?;
        let relaxations = match total == 0 || is_weak {
            true => relax::relaxations(&self, matching, &all, total)?,
            false => Vec::new(),
        };
        Ok(Found {
            hits,
            total,
            counts: self.counts(&kept, &chosen),
            places: match self.query.area {
                Some(_) => self.places(matching),
                None => self.places(&kept),
            },
            wordless: self.asked.is_wordless,
            open,
            understood: self.asked.understood,
            weak: is_weak && total > 0,
            relaxations,
        })
    }

    /// What is counted and shown of the matching: all in the area, or the best few when even those are weak, so that a
    /// facet's count is what choosing it shows.
    fn kept(&self, matching: &[Bits]) -> Vec<Bits> {
        let mut kept = self.each(matching, |segment, bits| {
            if let Some(place) = &self.query.area {
                bits.keep(&segment.fixed.serving(&self.knowledge.gazetteer, place));
            }
        });
        let mut ranked = self.ranked(&kept);
        if !self.is_weak(&ranked) {
            return kept;
        }
        ranked.sort_unstable_by(|left, right| {
            let score = right.is_serving.cmp(&left.is_serving);
            let score = score.then(right.score.total_cmp(&left.score));
            score.then_with(|| order(left, right))
        });
        let few = ranked.iter().take(weights::WEAK_MAX as usize);
        let few: Vec<(u32, u32)> = few.map(|one| one.at).collect();
        for (number, bits) in (0_u32..).zip(&mut kept) {
            let mut own = Bits::none(self.shelf.segments[number as usize].fixed.end);
            let here = few.iter().filter(|at| at.0 == number);
            here.for_each(|at| own.insert(at.1));
            *bits = own;
        }
        kept
    }

    /// The same search for other words.
    pub fn with(&self, concepts: Vec<Concept>) -> tantivy::Result<Self> {
        let asked = Asked {
            concepts,
            ..self.asked.clone()
        };
        let (knowledge, fields, shelf) = (self.knowledge, self.fields, self.shelf);
        search(knowledge, fields, shelf, self.query, asked, Reading::Least).map(|found| found.0)
    }

    /// How many are found, when the best is not weak.
    pub fn total_if_sure(&self) -> Option<u32> {
        let all = self.matching();
        let chosen = match self.query.only_open {
            true => self.chosen(&self.open(&all).0),
            false => self.chosen(&all),
        };
        let total = chosen.iter().map(Bits::count).sum();
        (!self.is_weak(&self.ranked(&chosen))).then_some(total)
    }

    /// Whether even the best only touch what was asked: what serves a place that the words name, if they do.
    fn is_weak(&self, ranked: &[Ranked]) -> bool {
        let serving = ranked.iter().filter(|one| one.is_serving);
        match serving.map(|one| one.cover).reduce(f32::max) {
            Some(best) => self.is_little(best),
            None => self.serving.is_some() || self.is_little(0.0),
        }
    }

    /// What fits everything that is chosen, but for being open.
    pub fn chosen(&self, matching: &[Bits]) -> Vec<Bits> {
        self.each(matching, |segment, bits| {
            self.filter(segment, bits, None, true);
        })
    }

    /// Those of the matching ones that are open now, and those whose hours are known. A look into a table for each.
    fn open(&self, matching: &[Bits]) -> (Vec<Bits>, Vec<Bits>) {
        let nobody = OpenNow::default();
        let now = self.query.open_now.as_ref().unwrap_or(&nobody);
        let both = self.shelf.segments.iter().zip(matching);
        both.map(|(segment, bits)| now.of(&segment.fixed.keys, bits, segment.fixed.end))
            .unzip()
    }

    /// How much of what fits is open now, and of how much the hours are known; nothing when nobody told what is open.
    fn open_count(&self, all: &[Bits], chosen: &[Bits]) -> Option<OpenCount> {
        self.query.open_now.as_ref()?;
        let count = |sets: &[Bits]| sets.iter().map(Bits::count).sum();
        let (open, known) = self.open(chosen);
        let known = match self.query.only_open {
            true => self.open(&self.chosen(all)).1,
            false => known,
        };
        Some(OpenCount {
            open: count(&open),
            known: count(&known),
        })
    }

    /// Whether so much of what was asked is little.
    fn is_little(&self, cover: f32) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "queries are short")]
        let words = self.asked.concepts.len() as f32;
        let least = weights::WEAK_BELOW * (weights::WEAK_WORDS / words).min(1.0);
        words > 0.0 && cover < least
    }

    /// Documents that answer enough of what was asked, whatever is chosen.
    fn matching(&self) -> Vec<Bits> {
        let is_chosen = self.query.area.is_some() || !self.query.facets.is_empty();
        let is_nothing = self.asked.is_wordless && !is_chosen;
        let is_all = self.asked.concepts.is_empty() && !is_nothing;
        let alive = || self.shelf.segments.iter().zip(&self.scores);
        let enough = enough(self.shelf, &self.scores);
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
                let serving = self.serving.as_ref().map(|sets| &sets[number as usize]);
                ranked.push(Ranked {
                    is_serving: serving.is_none_or(|set| set.has(doc)),
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
        ranked.sort_unstable_by(order);
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
                weak: !one.is_serving || self.is_little(one.cover),
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
            for (place, count) in segment.fixed.served.count(within) {
                match counts.get_mut(place) {
                    Some(own) => *own += count,
                    None => drop(counts.insert(place.clone(), count)),
                }
            }
        }
        counts
    }
}

fn order(left: &Ranked, right: &Ranked) -> std::cmp::Ordering {
    // What does not serve the named place comes after what does, whatever else it answers.
    let key = right.is_serving.cmp(&left.is_serving);
    let key = key.then(right.key.total_cmp(&left.key));
    let key = key.then(right.checked.cmp(&left.checked));
    key.then(left.at.cmp(&right.at))
}
