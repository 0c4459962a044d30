//! What to let go of when nothing, or little of worth, is found: the smallest step that finds something.
use super::answer::Search;
use super::{Relaxation, Step};
use crate::bits::Bits;
use crate::description::PlaceId;

/// Most steps that are offered.
const STEPS_MAX: usize = 4;

/// Steps that find more than `now`, the smallest first: a larger area, then what is chosen of one facet.
pub fn relaxations(search: &Search<'_>, matching: &[Bits], now: u32) -> Vec<Relaxation> {
    let mut found = Vec::new();
    let mut offer = |step: Step, total: u32| {
        if total > now {
            found.push(Relaxation { step, total });
        }
    };
    if let Some(area) = &search.query.area {
        let wider = search.knowledge.gazetteer.around(area).map(Some);
        for place in wider.chain([None]) {
            let total = total_in(search, matching, place);
            if total > now {
                offer(Step::Area(place.cloned()), total);
                break;
            }
        }
    }
    let mut by_facet: Vec<(u32, &String)> = search
        .query
        .facets
        .keys()
        .map(|facet| (total_but(search, matching, facet), facet))
        .collect();
    by_facet.sort();
    for (total, facet) in by_facet {
        offer(Step::Facet(facet.clone()), total);
    }
    found.truncate(STEPS_MAX);
    found
}

fn total_in(search: &Search<'_>, matching: &[Bits], place: Option<&PlaceId>) -> u32 {
    let free = search.each(matching, |segment, bits| {
        search.filter(segment, bits, None, false);
        if let Some(place) = place {
            bits.keep(&segment.fixed.serving(&search.knowledge.gazetteer, place));
        }
    });
    free.iter().map(Bits::count).sum()
}

fn total_but(search: &Search<'_>, matching: &[Bits], facet: &str) -> u32 {
    let free = search.each(matching, |segment, bits| {
        search.filter(segment, bits, Some(facet), true);
    });
    free.iter().map(Bits::count).sum()
}
