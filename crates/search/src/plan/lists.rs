//! Lists of the documents that terms stand in, for everything that answers a word.
use tantivy::postings::TermInfo;

use super::concept::{Concept, Variant};
use super::{How, weights};
use crate::index::{LABELS, Reading, Shelf, ZONES};

/// What each zone is worth.
const WORTH: [f32; ZONES] = [weights::NAME, weights::TEXT, weights::LABEL];

/// The documents of one segment that have a term in one zone.
pub struct List {
    pub segment: usize,
    pub zone: usize,
    info: TermInfo,
    /// What the term is worth, and what it is worth in this zone.
    weight: f32,
    pub worth: f32,
    /// How sure it is that the term answers: 0 to 1.
    pub quality: f32,
    /// In how many documents the term stands, in whatever segment.
    pub documents: u32,
}

/// The lists of documents of everything that answers a concept.
pub fn lists(shelf: &Shelf, concept: &Concept) -> tantivy::Result<Vec<List>> {
    let mut lists = Vec::new();
    for variant in concept.variants() {
        let first = lists.len();
        let mut documents = 0;
        for (number, segment) in shelf.segments.iter().enumerate() {
            let mut most = 0;
            for (zone, worth) in WORTH.into_iter().enumerate() {
                if variant.is_abroad && zone == LABELS {
                    continue;
                }
                let Some(info) = segment.fixed.entries.find(zone, &variant.term)? else {
                    continue;
                };
                most = info.doc_freq.max(most);
                lists.push(List {
                    segment: number,
                    zone,
                    info,
                    weight: variant.weight,
                    worth: variant.weight * worth,
                    quality: quality(variant),
                    documents: 0,
                });
            }
            documents += most;
        }
        for list in &mut lists[first..] {
            list.documents = documents;
        }
    }
    Ok(lists)
}

/// How sure it is that a term answers: another word for the same thing is worth less, but no less sure.
fn quality(variant: &Variant) -> f32 {
    match variant.how {
        How::Synonym => (variant.weight * weights::SYNONYM_SURE).min(1.0),
        _ => variant.weight.min(1.0),
    }
}

/// In how many documents a concept is answered strongly, as far as the lengths of its lists tell.
pub fn strong_count(shelf: &Shelf, lists: &[List]) -> f32 {
    let strong = lists.iter().filter(|list| list.weight >= weights::STRONG);
    let mut missing: Vec<f32> = vec![1.0; shelf.segments.len()];
    for list in strong {
        #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
        let has = list.length() as f32 / shelf.segments[list.segment].fixed.end.max(1) as f32;
        missing[list.segment] = missing[list.segment].min(1.0 - has);
    }
    let segments = shelf.segments.iter().zip(missing);
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
    let counts = segments.map(|(segment, missing)| (1.0 - missing) * segment.fixed.end as f32);
    counts.sum()
}

impl List {
    /// Makes it less sure.
    pub fn doubt(&mut self, share: f32) {
        self.quality *= share.sqrt();
    }

    /// How many documents it has.
    pub fn length(&self) -> u32 {
        self.info.doc_freq
    }

    /// The documents.
    pub fn read(&self, shelf: &Shelf) -> tantivy::Result<Reading> {
        let segment = &shelf.segments[self.segment].fixed;
        segment.entries.read(self.zone, &self.info, &shelf.kept)
    }
}
