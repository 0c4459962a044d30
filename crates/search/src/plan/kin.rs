//! What the best hits are about: descriptions with the same terms of vocabularies as those come forward.
use super::score::Scores;
use super::weights;
use crate::bits::Bits;
use crate::index::{Segment, Shelf};

/// Best hits that are looked at.
const BEST: usize = 5;
/// Vocabularies that say what support is about; the others say how and for whom it is given.
const ABOUT: [&str; 5] = [
    "topics",
    "digital-services",
    "devices",
    "support-forms",
    "client-groups",
];

/// A term that the best hits have.
struct Term<'a> {
    facet: &'a str,
    key: &'a str,
    /// How much of the best hits' worth has it, squared, times how rare it is.
    weight: f32,
}

/// Raises what has the same terms as the best.
pub fn bring_forward(shelf: &Shelf, scores: &mut [Scores]) {
    let best = best(scores);
    let terms = terms(shelf, &best);
    let whole: f32 = terms.iter().map(|term| term.weight).sum();
    if best.len() < 2 || whole <= 0.0 {
        return;
    }
    for (segment, scores) in shelf.segments.iter().zip(scores) {
        let mut shared = vec![0.0_f32; scores.total.len()];
        for term in &terms {
            let Some(bits) = bits(segment, term.facet, term.key) else {
                continue;
            };
            for doc in bits.iter_with(&scores.matching) {
                shared[doc as usize] += term.weight;
            }
        }
        for doc in scores.matching.iter() {
            let at = doc as usize;
            scores.total[at] *= 1.0 + weights::KIN * shared[at] / whole;
        }
    }
}

fn bits<'a>(segment: &'a Segment, facet: &str, key: &str) -> Option<&'a Bits> {
    segment.fixed.facets.get(facet)?.get(key)
}

/// The best documents with their worth, by segment and number.
fn best(scores: &[Scores]) -> Vec<(f32, usize, u32)> {
    let mut best: Vec<(f32, usize, u32)> = Vec::new();
    for (number, scores) in scores.iter().enumerate() {
        for doc in scores.matching.iter() {
            let total = scores.total[doc as usize];
            let least = best.last().map_or(0.0, |last| last.0);
            if total > 0.0 && (best.len() < BEST || total > least) {
                let at = best.partition_point(|other| other.0 >= total);
                best.insert(at, (total, number, doc));
                best.truncate(BEST);
            }
        }
    }
    best
}

fn terms<'a>(shelf: &'a Shelf, best: &[(f32, usize, u32)]) -> Vec<Term<'a>> {
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
    let all = shelf.searcher.num_docs().max(1) as f32;
    let whole: f32 = best.iter().map(|one| one.0).sum();
    let mut found = Vec::new();
    for facet in ABOUT {
        let keys = shelf
            .segments
            .iter()
            .filter_map(|segment| segment.fixed.facets.get(facet));
        let mut keys: Vec<&str> = keys
            .flat_map(|keys| keys.keys())
            .map(String::as_str)
            .collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let of = |number: usize| bits(&shelf.segments[number], facet, key);
            let has = |one: &&(f32, usize, u32)| of(one.1).is_some_and(|bits| bits.has(one.2));
            let having: Vec<_> = best.iter().filter(has).collect();
            if having.is_empty() {
                continue;
            }
            let worth: f32 = having.iter().map(|one| one.0).sum();
            let count: u32 = shelf
                .segments
                .iter()
                .filter_map(|segment| bits(segment, facet, key))
                .map(Bits::count)
                .sum();
            #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
            let rare = (all / count.max(1) as f32).ln().max(0.0);
            found.push(Term {
                facet,
                key,
                weight: (worth / whole).powi(2) * rare,
            });
        }
    }
    found
}
