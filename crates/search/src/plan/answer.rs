//! The answer put together: what is chosen filters, what is poor is left out, the rest is counted, sorted and explained.
use std::collections::BTreeMap;

use rayon::prelude::*;
use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument};

use super::ask::{Asked, Reader};
use super::local::Count;
use super::ranking::order;
use super::refusing::going_on;
use super::score::{Reading, Scores, Wish, score};
use super::why::Explainer;
use super::{Found, Hit, Match, Query, Understood, over, relax, weights};
use crate::bits::Bits;
use crate::description::PlaceId;
use crate::gazetteer::Gazetteer;
use crate::index::{Body, Fields, Segment, Shelf};
use crate::knowledge::Knowledge;
use crate::open::{OpenCount, OpenNow};
use crate::threads;

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
    pub serving: Option<Vec<Bits>>,
}

/// Answers a query.
pub fn answer(
    knowledge: &Knowledge,
    fields: &Fields,
    shelf: &Shelf,
    query: &Query,
) -> tantivy::Result<Found> {
    threads::shared(|| {
        let (search, _) = scored(knowledge, fields, shelf, query, Reading::Least)?;
        search.found()
    })
}

/// A query scored, with what that cost in entries of lists.
pub fn scored<'a>(
    knowledge: &'a Knowledge,
    fields: &'a Fields,
    shelf: &'a Shelf,
    query: &'a Query,
    reading: Reading,
) -> tantivy::Result<(Search<'a>, u64)> {
    let asked = Reader { knowledge, shelf }.read(query)?;
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
    let named = &asked.understood.places;
    let is_chosen = query.area.is_some() || !query.facets.is_empty();
    let is_nothing = asked.is_wordless && !is_chosen;
    let is_place_asked = !named.is_empty() && query.area.is_none();
    let going_on = going_on(shelf, &asked.understood.refused);
    let wish = Wish {
        going_on: &going_on,
        places: &places,
        is_all: !is_nothing && !is_place_asked,
        reading,
    };
    let (scores, cost) = score(shelf, gazetteer, &asked, &wish)?;
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
        let is_weak = self.is_weak(&chosen);
        let Count { total, local } = self.count(&chosen);
        let over = || {
            over::named(
                self.fields,
                self.shelf,
                &self.asked,
                self.serving.as_deref(),
            )
        };
        let places = || match self.query.area {
            Some(_) => self.places(matching),
            None => self.places(&kept),
        };
        let (hits, ((counts, places), over)) = rayon::join(
            || self.hits(&chosen),
            || {
                let counts = || self.counts(&kept, &chosen);
                rayon::join(|| rayon::join(counts, places), over)
            },
        );
        let (mut unknown, mut relaxations) = (Vec::new(), Vec::new());
        if total == 0 || is_weak {
            unknown = relax::unknown(&self)?;
            relaxations = relax::relaxations(&self, matching, &all, (total, &unknown))?;
        }
        let (hits, over) = (hits?, over?);
        let typed = unknown.into_iter().map(|at| &self.asked.concepts[at].typed);
        let unknown: Vec<String> = typed.cloned().collect();
        Ok(Found {
            hits,
            total,
            local,
            counts,
            places,
            wordless: self.asked.is_wordless,
            open,
            understood: Understood {
                unknown,
                ..self.asked.understood
            },
            over,
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
        if !self.is_weak(&kept) {
            return kept;
        }
        let few = self.first(&kept, weights::WEAK_MAX as usize, |left, right| {
            let score = right.is_serving.cmp(&left.is_serving);
            let score = score.then(right.score.total_cmp(&left.score));
            score.then_with(|| order(left, right))
        });
        let few: Vec<(u32, u32)> = few.iter().map(|one| one.at).collect();
        for (number, bits) in (0_u32..).zip(&mut kept) {
            let mut own = Bits::none(self.shelf.segments[number as usize].fixed.end);
            let here = few.iter().filter(|at| at.0 == number);
            here.for_each(|at| own.insert(at.1));
            *bits = own;
        }
        kept
    }

    /// The same search for something else.
    pub fn with(&self, asked: Asked) -> tantivy::Result<Self> {
        let (knowledge, fields, shelf) = (self.knowledge, self.fields, self.shelf);
        search(knowledge, fields, shelf, self.query, asked, Reading::Least).map(|found| found.0)
    }

    /// How many are found.
    pub fn total(&self) -> Count {
        let all = self.matching();
        let open = self.query.only_open.then(|| self.open(&all).0);
        let kept = self.kept(open.as_ref().unwrap_or(&all));
        self.count(&self.chosen(&kept))
    }

    /// How many are found, when the best is not weak.
    pub fn total_if_sure(&self) -> Option<Count> {
        let all = self.matching();
        let chosen = match self.query.only_open {
            true => self.chosen(&self.open(&all).0),
            false => self.chosen(&all),
        };
        (!self.is_weak(&chosen)).then(|| self.count(&chosen))
    }

    /// Whether even the best of these only touch what was asked: what serves a place that the words name, if they do.
    fn is_weak(&self, sets: &[Bits]) -> bool {
        let mut best: Option<f32> = None;
        for (number, (scores, bits)) in self.scores.iter().zip(sets).enumerate() {
            let mut serving = bits.clone();
            if let Some(sets) = &self.serving {
                serving.keep(&sets[number]);
            }
            let covers = serving.iter().map(|doc| scores.cover[doc as usize]);
            best = covers.fold(best, |best, own| {
                Some(best.map_or(own, |best| best.max(own)))
            });
        }
        match best {
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
        words > 0.0 && (self.asked.is_doubtful || cover < least)
    }

    /// Documents that answer enough of what was asked, whatever is chosen.
    fn matching(&self) -> Vec<Bits> {
        let all = self.scores.iter();
        all.map(|scores| scores.matching.clone()).collect()
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

    fn hits(&self, chosen: &[Bits]) -> tantivy::Result<Vec<Hit>> {
        let count = self.query.count.min(COUNT_MAX);
        let end = self.query.from.saturating_add(count);
        let mut ranked = self.first(chosen, end, order);
        let wanted = ranked.split_off(self.query.from.min(ranked.len()));
        let found: tantivy::Result<Vec<(String, Option<Body>)>> =
            wanted.par_iter().map(|one| self.document(one.at)).collect();
        let found = found?;
        let explainer = Explainer::new(self, found.iter().filter_map(|(_, body)| body.as_ref()));
        let why: Vec<Vec<Match>> = found
            .par_iter()
            .map(|(_, body)| {
                body.as_ref()
                    .map_or_else(Vec::new, |body| explainer.why(body))
            })
            .collect();
        let local = self.local();
        let is_local = |(segment, doc): (u32, u32)| {
            let local = local.as_ref().map(|sets| &sets[segment as usize]);
            local.is_none_or(|local| local.has(doc))
        };
        let hits = wanted.into_iter().zip(&found).zip(why);
        let hits = hits.map(|((one, (id, _)), why)| Hit {
            id: id.clone(),
            score: one.score,
            cover: one.cover,
            weak: !one.is_serving || self.is_little(one.cover),
            elsewhere: !one.is_serving,
            local: is_local(one.at),
            why,
        });
        Ok(hits.collect())
    }

    /// The id of a document, and what it says where that can be read.
    fn document(&self, (segment, doc): (u32, u32)) -> tantivy::Result<(String, Option<Body>)> {
        let address = DocAddress::new(segment, doc);
        let document: TantivyDocument = self.shelf.searcher.doc(address)?;
        let text = |field| document.get_first(field).and_then(|value| value.as_str());
        let body = text(self.fields.body).and_then(|body| serde_json::from_str(body).ok());
        Ok((text(self.fields.id).unwrap_or_default().to_owned(), body))
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
