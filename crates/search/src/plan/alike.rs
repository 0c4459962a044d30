//! Words of the index that share many runs of letters with one that nothing is similar to: *jäsenluetteloohjelma* and
//! *jäsenluettelo*, *identiteetti* and *identitet*.
use std::collections::BTreeMap;

use super::similar::{Close, best};
use super::weights;
use crate::index::{Shelf, runs};

/// What two words share of their runs at least.
const SHARE_MIN: f32 = 0.3;
/// Most words that are taken.
const ALIKE_MAX: usize = 24;

/// Words that share runs of letters with a folded word, the best first.
pub fn alike(shelf: &Shelf, word: &str) -> tantivy::Result<Vec<Close>> {
    let asked = runs(word);
    let mut found: BTreeMap<String, Close> = BTreeMap::new();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    for segment in &shelf.segments {
        for (grams, terms) in segment.fixed.entries.grams() {
            let mut like = grams.like(&asked, SHARE_MIN);
            like.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
            like.truncate(ALIKE_MAX);
            for (place, share) in like {
                let mut bytes = Vec::new();
                terms.ord_to_term(place, &mut bytes)?;
                let count = terms.get(&bytes)?.map_or(0, |info| info.doc_freq);
                let Ok(term) = String::from_utf8(bytes) else {
                    continue;
                };
                let one = found.entry(term.clone()).or_insert(Close {
                    term,
                    weight: weights::ALIKE * share,
                    documents: 0,
                });
                one.documents += u64::from(count);
            }
        }
    }
    Ok(best(found.into_values().collect(), ALIKE_MAX))
}
