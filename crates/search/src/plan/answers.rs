//! The best answer of each document to one word.
//!
//! For each zone a document is written once at most, by the worthiest term that it has there, however many others it has
//! too: lists of many documents are taken 64 documents at a time, and what a worthier list has had is masked out. A
//! stretch of documents goes through all lists before the next, so that its sums stay in the processor's cache.
use std::sync::Arc;

use rayon::prelude::*;
use tantivy::postings::Postings as _;
use tantivy::{DocSet as _, TERMINATED};

use super::lists::List;
use super::weights;
use crate::bits::Bits;
use crate::index::{Dense, Reading, Segment, Shelf, ZONES};

/// Where the surest answer's quality stands beside the worth in each zone.
const QUALITY: usize = ZONES;

/// What the documents of one segment answer.
pub struct Sums<'g> {
    /// What may be found.
    pub going_on: &'g Bits,
    /// Worth by document; 0 for those that answer nothing.
    pub total: Vec<f32>,
    /// How much of what was asked is answered, by rarity.
    pub cover: Vec<f32>,
    /// Those that answer anything.
    found: Bits,
    /// The answers to the word that is being looked up, by zone, and how sure the surest is.
    own: Vec<[f32; ZONES + 1]>,
}

/// Blocks of documents that go through all lists together.
const STRETCH: usize = 16;
/// Blocks of documents that one processor adds to at once; some stretches.
const PART: usize = 8 * STRETCH;

/// A list of many documents that answers.
struct Many<'a> {
    list: &'a List,
    dense: Arc<Dense>,
}

/// Documents that have a term so many times, which answers with so much.
struct Layer<'a> {
    zone: usize,
    worth: f32,
    quality: f32,
    /// Whether it has all that the list has.
    is_whole: bool,
    blocks: &'a [u64],
}

impl Many<'_> {
    /// Those that have it once, twice and so on.
    fn layers(&self) -> impl Iterator<Item = Layer<'_>> {
        (1..).zip(&self.dense.at_least).map(|(times, bits)| Layer {
            zone: self.list.zone,
            worth: self.list.worth * again(times),
            quality: self.list.quality,
            is_whole: times == 1,
            blocks: bits.blocks(),
        })
    }
}

/// What of a stretch is new to a layer: what may be looked up and no worthier layer had.
struct Masks {
    /// The place of its first block.
    first: usize,
    may: [u64; STRETCH],
    had: [u64; STRETCH],
}

impl Masks {
    /// A stretch of which some documents `only` may be looked up.
    fn of(first: usize, only: Option<&Bits>) -> Self {
        let mut may = [u64::MAX; STRETCH];
        if let Some(only) = only {
            may = [0; STRETCH];
            let own = only.blocks()[first..].iter();
            may.iter_mut().zip(own).for_each(|(may, own)| *may = *own);
        }
        Self {
            first,
            may,
            had: [0; STRETCH],
        }
    }

    /// Calls `take` for each document that a layer is the first to have.
    fn take(&mut self, layer: &Layer<'_>, mut take: impl FnMut(usize)) {
        let blocks = layer.blocks[self.first..].iter();
        let masks = self.may.iter().zip(&mut self.had);
        for ((at, block), (may, had)) in (self.first..).zip(blocks).zip(masks) {
            let mut new = block & may & !*had;
            *had |= new;
            while new != 0 {
                take(at * 64 + new.trailing_zeros() as usize);
                new &= new - 1;
            }
        }
    }

    /// How many were had; from here on none was.
    fn end(&mut self) -> [u64; STRETCH] {
        std::mem::replace(&mut self.had, [0; STRETCH])
    }
}

/// What a word adds.
pub struct Added {
    /// The most that a document has answered now.
    pub best: f32,
    /// What it cost, in entries of lists.
    pub cost: u64,
}

impl<'g> Sums<'g> {
    /// No answers in a segment of so many documents, of which some may be found.
    pub fn none(end: u32, going_on: &'g Bits) -> Self {
        let count = end as usize;
        Self {
            going_on,
            total: vec![0.0; count],
            cover: vec![0.0; count],
            found: Bits::none(end),
            own: vec![[0.0; ZONES + 1]; count],
        }
    }

    /// Adds each document's best answers to a word of this rarity, or those of some documents `only`.
    pub fn add<'a>(
        &mut self,
        shelf: &Shelf,
        segment: &Segment,
        lists: impl Iterator<Item = &'a List>,
        (rare, only): (f32, Option<&Bits>),
    ) -> tantivy::Result<Added> {
        let mut many: Vec<Many<'_>> = Vec::new();
        let mut touched = Bits::none(segment.fixed.end);
        let mut cost = 0;
        for list in lists {
            match list.read(shelf)? {
                Reading::Sparse(mut postings) => {
                    let mut doc = postings.doc();
                    while doc != TERMINATED {
                        if only.is_none_or(|only| only.has(doc)) {
                            let worth = list.worth * again(postings.term_freq());
                            self.put(doc, list, worth);
                            touched.insert(doc);
                        }
                        doc = postings.advance();
                    }
                    cost += u64::from(list.length());
                }
                Reading::Dense(dense) => many.push(Many { list, dense }),
            }
        }
        let layers = many.iter().flat_map(Many::layers).collect();
        let mut added = self.add_layers(layers, &touched, (rare, only));
        added.cost += cost;
        Ok(added)
    }

    /// Those that answer at least so much, which is more than nothing.
    pub fn at_least(&self, least: f32) -> Bits {
        let mut bits = self.found.clone();
        bits.retain(|doc| self.cover[doc as usize] >= least);
        bits
    }

    fn put(&mut self, doc: u32, list: &List, worth: f32) {
        let own = &mut self.own[doc as usize];
        own[list.zone] = own[list.zone].max(worth);
        own[QUALITY] = own[QUALITY].max(list.quality);
    }

    /// Adds lists of many documents, and with them what was put before for the `touched` ones.
    fn add_layers(
        &mut self,
        mut layers: Vec<Layer<'_>>,
        touched: &Bits,
        (rare, only): (f32, Option<&Bits>),
    ) -> Added {
        layers.sort_by(|left, right| {
            let zone = left.zone.cmp(&right.zone);
            zone.then(right.worth.total_cmp(&left.worth))
        });
        let mut by_quality: Vec<&Layer<'_>> = layers.iter().filter(|one| one.is_whole).collect();
        by_quality.sort_by(|left, right| right.quality.total_cmp(&left.quality));
        let lists = Lists {
            layers: &layers,
            by_quality: &by_quality,
            touched,
            only,
            going_on: self.going_on,
            rare,
        };
        let parts = self.parts().into_par_iter();
        let added = parts.map(|mut part| part.add(&lists));
        added.reduce(
            || Added { best: 0.0, cost: 0 },
            |one, other| Added {
                best: one.best.max(other.best),
                cost: one.cost + other.cost,
            },
        )
    }

    /// The documents in parts that are added to side by side.
    fn parts(&mut self) -> Vec<Part<'_>> {
        const DOCS: usize = PART * 64;
        let sums = self.total.chunks_mut(DOCS).zip(self.cover.chunks_mut(DOCS));
        let own = self.own.chunks_mut(DOCS);
        let found = self.found.blocks_mut().chunks_mut(PART);
        let parts = sums.zip(own).zip(found).zip((0..).step_by(PART));
        let parts = parts.map(|((((total, cover), own), found), first)| Part {
            first,
            total,
            cover,
            own,
            found,
        });
        parts.collect()
    }
}

/// What is added to a segment at once.
struct Lists<'a> {
    /// By zone, the worthiest first.
    layers: &'a [Layer<'a>],
    by_quality: &'a [&'a Layer<'a>],
    /// Documents that answers were put for already.
    touched: &'a Bits,
    /// Those that may be looked up.
    only: Option<&'a Bits>,
    going_on: &'a Bits,
    rare: f32,
}

/// Some documents of a segment with their sums.
struct Part<'a> {
    /// The place of its first block in the segment.
    first: usize,
    total: &'a mut [f32],
    cover: &'a mut [f32],
    own: &'a mut [[f32; ZONES + 1]],
    found: &'a mut [u64],
}

impl Part<'_> {
    fn add(&mut self, lists: &Lists<'_>) -> Added {
        let mut added = Added { best: 0.0, cost: 0 };
        let end = self.first + self.found.len();
        for first in (self.first..end).step_by(STRETCH) {
            let mut masks = Masks::of(first, lists.only);
            if masks.may == [0; STRETCH] {
                continue;
            }
            let (met, cost) = self.answers(lists, &mut masks);
            added.cost += cost;
            let touched = lists.touched.blocks()[first..].iter();
            let both = touched.zip(masks.may.iter().zip(met));
            for ((at, (touched, (may, met))), going_on) in
                (first..).zip(both).zip(&lists.going_on.blocks()[first..])
            {
                if *may != 0 {
                    let best = self.settle(at, met | touched, *going_on, lists.rare);
                    added.best = added.best.max(best);
                }
            }
        }
        added
    }

    /// Puts the answers of a stretch; gives which documents have any, and what that cost.
    fn answers(&mut self, lists: &Lists<'_>, masks: &mut Masks) -> ([u64; STRETCH], u64) {
        let start = self.first * 64;
        let (mut met, mut cost) = ([0; STRETCH], 0);
        for zone in lists.layers.chunk_by(|left, right| left.zone == right.zone) {
            for layer in zone {
                masks.take(layer, |doc| {
                    let own = &mut self.own[doc - start][layer.zone];
                    *own = own.max(layer.worth);
                });
            }
            for (met, had) in met.iter_mut().zip(masks.end()) {
                *met |= had;
                cost += u64::from(had.count_ones());
            }
        }
        for layer in lists.by_quality {
            masks.take(layer, |doc| {
                let own = &mut self.own[doc - start][QUALITY];
                *own = own.max(layer.quality);
            });
        }
        (met, cost)
    }

    /// Takes the answers of a block's documents into the sums; gives the most that one of those `going_on` answers now.
    fn settle(&mut self, block: usize, met: u64, going_on: u64, rare: f32) -> f32 {
        let mut best = 0.0_f32;
        self.found[block - self.first] |= met;
        let start = (block - self.first) * 64;
        let mut rest = met;
        while rest != 0 {
            let bit = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let at = start + bit;
            let own = std::mem::take(&mut self.own[at]);
            self.total[at] += rare * joined(own);
            self.cover[at] += rare * own[QUALITY];
            if going_on >> bit & 1 == 1 {
                best = best.max(self.cover[at]);
            }
        }
        best
    }
}

/// What an answer in several zones is worth: what stands in the name and in the text too is what a description is about.
/// The zone of the least term comes last.
fn joined(own: [f32; ZONES + 1]) -> f32 {
    let [name, text, label, _] = own;
    let both = |one: f32, other: f32| one.max(other) + weights::FURTHER * one.min(other);
    let (of_name, of_text, of_label) = (
        name / weights::NAME,
        text / weights::TEXT,
        label / weights::LABEL,
    );
    if of_label <= of_name.min(of_text) {
        both(both(name, text), label)
    } else if of_text <= of_name {
        both(both(name, label), text)
    } else {
        both(both(text, label), name)
    }
}

/// What further mentions make of an answer.
fn again(times: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "mentions are few")]
    let again = times.saturating_sub(1) as f32;
    1.0 + weights::AGAIN * again
}
