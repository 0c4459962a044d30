//! What to let go of when nothing, or little of worth, is found: the smallest step that finds something.
use super::answer::Search;
use super::ask::Asked;
use super::concept::Concept;
use super::{Refusal, Relaxation, Step};
use crate::bits::Bits;
use crate::description::PlaceId;

/// Most steps that are offered.
const STEPS_MAX: usize = 4;

/// Steps that find more than `now`, the smallest first: open or not, a larger area, then what is chosen of one facet, a way
/// that was refused, then the `unknown` words, without which as many or more are found and surely. `matching` is what the
/// other choices are made from, `all` the same with what is not open.
pub fn relaxations(
    search: &Search<'_>,
    matching: &[Bits],
    all: &[Bits],
    (now, unknown): (u32, &[usize]),
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
    for at in 0..search.asked.understood.refused.len() {
        let (refusal, total) = total_not_refusing(search, at)?;
        offer(Step::Refusal(refusal), total);
    }
    if !unknown.is_empty()
        && let Some(total) = total_without(search, unknown)?
        && total >= now.max(1)
    {
        let words = unknown
            .iter()
            .map(|at| search.asked.concepts[*at].typed.clone());
        let step = Step::Words(words.collect());
        found.push(Relaxation { step, total });
    }
    found.truncate(STEPS_MAX);
    Ok(found)
}

/// The places among the asked words of those that no description answers.
pub fn unknown(search: &Search<'_>) -> tantivy::Result<Vec<usize>> {
    let mut unknown = Vec::new();
    for (at, concept) in search.asked.concepts.iter().enumerate() {
        let mut is_known = false;
        for variant in concept.variants() {
            is_known = is_known || search.shelf.has(&variant.term)?;
        }
        if !is_known {
            unknown.push(at);
        }
    }
    Ok(unknown)
}

/// How much is found without some words; nothing when nothing else is asked, or when the rest is found no better.
fn total_without(search: &Search<'_>, words: &[usize]) -> tantivy::Result<Option<u32>> {
    let all = search.asked.concepts.iter().enumerate();
    let rest = all.filter(|(at, _)| !words.contains(at));
    let concepts: Vec<Concept> = rest.map(|(_, concept)| concept.clone()).collect();
    let (query, understood) = (search.query, &search.asked.understood);
    let is_more_asked = !concepts.is_empty()
        || !understood.places.is_empty()
        || !understood.refused.is_empty()
        || !query.facets.is_empty()
        || query.area.is_some()
        || query.only_open;
    if !is_more_asked {
        return Ok(None);
    }
    let asked = Asked {
        concepts,
        is_doubtful: false,
        ..search.asked.clone()
    };
    Ok(search.with(asked)?.total_if_sure())
}

/// How much is found when a way is not refused.
fn total_not_refusing(search: &Search<'_>, at: usize) -> tantivy::Result<(Refusal, u32)> {
    let mut asked = search.asked.clone();
    let refusal = asked.understood.refused.remove(at);
    let total = search.with(asked)?.total();
    Ok((refusal, total))
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
