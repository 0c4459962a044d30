//! What to let go of when nothing, or little of worth, is found: the smallest step that finds something.
use super::answer::Search;
use super::{Relaxation, Step};
use crate::bits::Bits;
use crate::description::PlaceId;

/// Most steps that are offered.
const STEPS_MAX: usize = 4;

/// Steps that find more than `now`, the smallest first: open or not, a larger area, then what is chosen of one facet,
/// then a word that no description answers, without which as many or more are found and surely. `matching` is what the
/// other choices are made from, `all` the same with what is not open.
pub fn relaxations(
    search: &Search<'_>,
    matching: &[Bits],
    all: &[Bits],
    now: u32,
) -> tantivy::Result<Vec<Relaxation>> {
    let mut found = Vec::new();
    let mut offer = |step: Step, total: u32| {
        if total > now {
            found.push(Relaxation { step, total });
        }
    };
    if search.query.only_open {
        let open_or_not = search.chosen(all);
        offer(Step::OpenNow, open_or_not.iter().map(Bits::count).sum());
    }
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
    for at in 0..search.asked.concepts.len() {
        if found.len() < STEPS_MAX
            && let Some(total) = total_without(search, at)?
            && total >= now.max(1)
        {
            let typed = search.asked.concepts[at].typed.clone();
            let step = Step::Word(typed);
            found.push(Relaxation { step, total });
        }
    }
    found.truncate(STEPS_MAX);
    Ok(found)
}

/// How much is found without a word that nothing answers; nothing when something does, or when the rest is found no
/// better.
fn total_without(search: &Search<'_>, at: usize) -> tantivy::Result<Option<u32>> {
    let mut concepts = search.asked.concepts.clone();
    let word = concepts.remove(at);
    if concepts.is_empty() {
        return Ok(None);
    }
    for variant in word.variants() {
        if search.shelf.has(&variant.term)? {
            return Ok(None);
        }
    }
    Ok(search.with(concepts)?.total_if_sure())
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
