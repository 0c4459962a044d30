//! Scores of descriptions: for each word of the query the best of its answers, times how rare the word is with all
//! that answers it; serving the asked place multiplies.
use rayon::prelude::*;

use super::answers::{Added, Sums};
use super::ask::Asked;
use super::concept::Concept;
use super::lists::{List, lists, strong_count};
use super::{Understood, weights};
use crate::bits::Bits;
use crate::description::PlaceId;
use crate::gazetteer::Gazetteer;
use crate::index::{Segment, Shelf};

/// The vocabulary of whom support is for, and its term for a person.
const AUDIENCES: &str = "audiences";
const PERSON: &str = "person";
/// How the lists of words are read. The answer is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Once nothing new can be found, common words are looked up only for what may still answer enough.
    Least,
    /// Every list to its end.
    #[cfg(test)]
    Whole,
}

/// What the documents of one segment are worth.
pub struct Scores {
    /// Those that answer enough of what was asked; of the others nothing here is told.
    pub matching: Bits,
    /// Worth by document.
    pub total: Vec<f32>,
    /// Share of what was asked that is answered, by rarity: 0 to 1.
    pub cover: Vec<f32>,
    /// How near to the asked places they serve: 0 to 1; empty when no place was asked.
    pub area: Vec<f32>,
}

/// What a query is scored by beside its words.
pub struct Wish<'a> {
    /// The named and chosen places.
    pub places: &'a [PlaceId],
    /// What may be found, by segment.
    pub going_on: &'a [Bits],
    /// Whether everything matches that nothing is asked of.
    pub is_all: bool,
    pub reading: Reading,
}

/// Scores documents, by segment; gives what it cost too, in entries of lists.
pub fn score(
    shelf: &Shelf,
    gazetteer: &Gazetteer,
    asked: &Asked,
    wish: &Wish<'_>,
) -> tantivy::Result<(Vec<Scores>, u64)> {
    let concepts = costed(shelf, &asked.concepts)?;
    let whole: f32 = concepts.iter().map(|concept| concept.rare).sum();
    let (sums, spent) = add_concepts(shelf, &concepts, wish)?;
    let least = spent.best * weights::KEEP;
    let lang = asked
        .understood
        .lang
        .map_or(0, crate::description::Lang::at);
    let scored = |(segment, sums): (&Segment, Sums<'_>)| {
        let going_on = sums.going_on;
        let mut scores = kept(sums, least, whole);
        if asked.concepts.is_empty() {
            by_place_alone((segment, going_on), gazetteer, wish, &mut scores);
            return scores;
        }
        for doc in scores.matching.iter() {
            if usize::from(segment.fixed.langs[doc as usize]) != lang {
                scores.total[doc as usize] *= weights::OTHER_TEXT;
            }
        }
        weigh_audience(segment, &asked.understood, &mut scores);
        if !wish.places.is_empty() {
            add_area(segment, gazetteer, wish.places, &mut scores);
        }
        scores
    };
    let all = shelf.segments.par_iter().zip(sums).map(scored);
    let mut all: Vec<Scores> = all.collect();
    if asked.concepts.is_empty() {
        keep_near(wish, &mut all);
    } else {
        super::kin::bring_forward(shelf, &mut all);
    }
    Ok((all, spent.cost))
}

/// A concept with what it costs to read its lists, in entries, and how rare it is.
struct Costed {
    cost: u64,
    rare: f32,
    lists: Vec<List>,
}

/// Concepts, the cheapest first.
fn costed(shelf: &Shelf, concepts: &[Concept]) -> tantivy::Result<Vec<Costed>> {
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
    let all = shelf.searcher.num_docs().max(1) as f32;
    let cost = |concept: &Concept| {
        let mut lists = lists(shelf, concept)?;
        let rare = match strong_count(shelf, &lists) {
            0.0 => rarity(all, 0.0) * weights::UNKNOWN,
            some => rarity(all, some),
        };
        // A part or a relative that stands nearly everywhere does not show that a rare word is answered.
        for list in &mut lists {
            #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
            let own = rarity(all, list.documents as f32);
            list.doubt((own / rare).min(1.0));
        }
        Ok(Costed {
            cost: lists.iter().map(|list| u64::from(list.length())).sum(),
            rare: rare * concept.importance,
            lists,
        })
    };
    let costed: tantivy::Result<Vec<Costed>> = concepts.par_iter().map(cost).collect();
    let mut costed = costed?;
    costed.sort_by_key(|concept| concept.cost);
    Ok(costed)
}

/// Adds each concept's answers; gives what that cost, and the most that any description answers. When what is left is so
/// common that it cannot bring in anything new, it is looked up only for what may still answer enough.
fn add_concepts<'a>(
    shelf: &Shelf,
    concepts: &[Costed],
    wish: &Wish<'a>,
) -> tantivy::Result<(Vec<Sums<'a>>, Added)> {
    let segments = shelf.segments.iter().zip(wish.going_on);
    let sums = segments.map(|(segment, going_on)| Sums::none(segment.fixed.end, going_on));
    let mut sums: Vec<Sums<'_>> = sums.collect();
    let mut left: f32 = concepts.iter().map(|concept| concept.rare).sum();
    let mut all = Added { best: 0.0, cost: 0 };
    for Costed { rare, lists, .. } in concepts {
        let least = all.best * weights::KEEP;
        let only_found = wish.reading == Reading::Least && left < least;
        let add = |(number, sums): (usize, &mut Sums<'_>)| {
            // Sums of such numbers are not exact to the last digit.
            let only = only_found.then(|| sums.at_least((least - left) * 0.999));
            let own = lists.iter().filter(|list| list.segment == number);
            let segment = &shelf.segments[number];
            sums.add(shelf, segment, own, (*rare, only.as_ref()))
        };
        let added = sums.par_iter_mut().enumerate().map(add);
        for added in added.collect::<tantivy::Result<Vec<Added>>>()? {
            all.best = all.best.max(added.best);
            all.cost += added.cost;
        }
        left -= rare;
    }
    Ok((sums, all))
}

/// What answers at least so much, with what share of the `whole` it answers.
fn kept(sums: Sums<'_>, least: f32, whole: f32) -> Scores {
    let mut matching = sums.at_least(least.max(f32::MIN_POSITIVE));
    matching.keep(sums.going_on);
    let mut cover = sums.cover;
    for doc in matching.iter() {
        cover[doc as usize] /= whole.max(f32::MIN_POSITIVE);
    }
    Scores {
        matching,
        total: sums.total,
        cover,
        area: Vec::new(),
    }
}

fn rarity(all: f32, documents: f32) -> f32 {
    (1.0 + (all - documents + 0.5).max(0.5) / (documents + 0.5)).ln()
}

/// Without words everything matches, or what is near to a named place: then that is the whole score.
fn by_place_alone(
    (segment, going_on): (&Segment, &Bits),
    gazetteer: &Gazetteer,
    wish: &Wish<'_>,
    scores: &mut Scores,
) {
    if !wish.places.is_empty() {
        scores.area = area(segment, gazetteer, wish.places);
        scores.total.clone_from(&scores.area);
        scores.cover.clone_from(&scores.area);
    }
    if wish.is_all || !scores.area.is_empty() {
        scores.matching = going_on.clone();
    }
}

/// Leaves what is far from the named place when other things are near.
fn keep_near(wish: &Wish<'_>, all: &mut [Scores]) {
    if wish.is_all {
        return;
    }
    let best = |scores: &Scores| {
        let covers = scores.matching.iter().map(|doc| scores.cover[doc as usize]);
        covers.fold(0.0, f32::max)
    };
    let best = all.iter().map(best).fold(0.0, f32::max);
    let least = (best * weights::KEEP).max(f32::MIN_POSITIVE);
    for scores in all {
        let cover = &scores.cover;
        scores.matching.retain(|doc| cover[doc as usize] >= least);
    }
}

/// What serves others than the query speaks of is worth less; a query that speaks of nobody is a person's.
fn weigh_audience(segment: &Segment, understood: &Understood, scores: &mut Scores) {
    let Some(audiences) = segment.fixed.facets.get(AUDIENCES) else {
        return;
    };
    let of = |wanted: &dyn Fn(&str) -> bool| {
        let mut bits = Bits::none(segment.fixed.end);
        let fitting = audiences.iter().filter(|(key, _)| wanted(key));
        fitting.for_each(|(_, own)| bits.add(own));
        bits
    };
    let named = |key: &str| {
        understood
            .facets
            .iter()
            .any(|(facet, own)| facet == AUDIENCES && own == key)
    };
    let is_any_named = audiences.keys().any(|key| named(key));
    let serving = of(&|key| {
        if is_any_named {
            named(key)
        } else {
            key == PERSON
        }
    });
    let worth = if is_any_named {
        weights::OTHER_AUDIENCE
    } else {
        weights::NOT_PERSON
    };
    let mut others = of(&|_| true);
    others.keep(&scores.matching);
    for doc in others.iter_but(&serving) {
        scores.total[doc as usize] *= worth;
    }
}

/// Multiplies by how near to the places a description serves.
fn add_area(segment: &Segment, gazetteer: &Gazetteer, places: &[PlaceId], scores: &mut Scores) {
    scores.area = area(segment, gazetteer, places);
    for doc in scores.matching.iter() {
        let near = scores.area[doc as usize];
        scores.total[doc as usize] *= if near > 0.0 {
            1.0 + weights::AREA * near
        } else {
            weights::ELSEWHERE
        };
    }
}

/// How near to the places each description serves: 0 to 1.
fn area(segment: &Segment, gazetteer: &Gazetteer, places: &[PlaceId]) -> Vec<f32> {
    let mut area = vec![0.0_f32; segment.fixed.end as usize];
    for place in places {
        for (worth, bits) in segment.fixed.nearness(gazetteer, place) {
            for doc in bits.iter() {
                let own = &mut area[doc as usize];
                *own = own.max(worth);
            }
        }
    }
    area
}
