//! What to let go of when nothing, or little of worth, is found: the smallest step that finds something.
use super::answer::Search;
use super::ask::Asked;
use super::concept::Concept;
use super::local::Count;
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
    let mut offer = |step: Step, Count { total, local }: Count| {
        if total > now {
            found.push(Relaxation { step, total, local });
        }
    };
    if search.query.only_open {
        let open_or_not = search.chosen(all);
        offer(Step::OpenNow, search.count(&open_or_not));
    }
    if let Some(area) = &search.query.area {
        let wider = search.knowledge.gazetteer.around(area).map(Some);
        for place in wider.chain([None]) {
            let count = count_in(search, matching, place);
            if count.total > now {
                offer(Step::Area(place.cloned()), count);
                break;
            }
        }
    }
    let mut by_facet: Vec<(Count, &String)> = search
        .query
        .facets
        .keys()
        .map(|facet| (count_but(search, matching, facet), facet))
        .collect();
    by_facet.sort_by_key(|(count, facet)| (count.total, *facet));
    for (count, facet) in by_facet {
        offer(Step::Facet(facet.clone()), count);
    }
    for at in 0..search.asked.understood.refused.len() {
        let (refusal, count) = count_not_refusing(search, at)?;
        offer(Step::Refusal(refusal), count);
    }
    if !unknown.is_empty()
        && let Some(Count { total, local }) = count_without(search, unknown)?
        && total >= now.max(1)
    {
        let words = unknown
            .iter()
            .map(|at| search.asked.concepts[*at].typed.clone());
        let step = Step::Words(words.collect());
        found.push(Relaxation { step, total, local });
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
fn count_without(search: &Search<'_>, words: &[usize]) -> tantivy::Result<Option<Count>> {
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
fn count_not_refusing(search: &Search<'_>, at: usize) -> tantivy::Result<(Refusal, Count)> {
    let mut asked = search.asked.clone();
    let refusal = asked.understood.refused.remove(at);
    let count = search.with(asked)?.total();
    Ok((refusal, count))
}

fn count_in(search: &Search<'_>, matching: &[Bits], place: Option<&PlaceId>) -> Count {
    let free = search.each(matching, |segment, bits| {
        search.filter(segment, bits, None, false);
        if let Some(place) = place {
            bits.keep(&segment.fixed.serving(&search.knowledge.gazetteer, place));
        }
    });
    let named = &search.asked.understood.places;
    search.count_in(place.map_or(named.as_slice(), std::slice::from_ref), &free)
}

fn count_but(search: &Search<'_>, matching: &[Bits], facet: &str) -> Count {
    let free = search.each(matching, |segment, bits| {
        search.filter(segment, bits, Some(facet), true);
    });
    search.count(&free)
}
