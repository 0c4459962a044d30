//! Scores of descriptions: for each word of the query the best of its answers, times how rare the word is with all
//! that answers it; serving the asked place multiplies.
use super::ask::Asked;
use super::concept::Concept;
use super::lists::{Answers, List, collect, collect_for, lists, look_up_cost, strong_count};
use super::{Understood, weights};
use crate::bits::Bits;
use crate::description::PlaceId;
use crate::gazetteer::Gazetteer;
use crate::index::{Fields, Segment, Shelf};

/// The vocabulary of whom support is for, and its term for a person.
const AUDIENCES: &str = "audiences";
const PERSON: &str = "person";
/// How the lists of words are read. The answer is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Once nothing new can be found, common words are looked up for what was found where that costs less.
    Least,
    /// Every list to its end.
    #[cfg(test)]
    Whole,
}

/// What the documents of one segment are worth.
pub struct Scores {
    /// Worth by document; 0 for those that answer nothing.
    pub total: Vec<f32>,
    /// Share of what was asked that is answered, by rarity: 0 to 1.
    pub cover: Vec<f32>,
    /// How near to the asked places they serve: 0 to 1; empty when no place was asked.
    pub area: Vec<f32>,
}

/// Scores all documents, by segment; gives what it cost too, in entries of lists. `places` are the named and chosen ones.
pub fn score(
    shelf: &Shelf,
    fields: &Fields,
    gazetteer: &Gazetteer,
    asked: &Asked,
    places: &[PlaceId],
    reading: Reading,
) -> tantivy::Result<(Vec<Scores>, u64)> {
    let mut scores: Vec<Scores> = shelf
        .segments
        .iter()
        .map(|segment| {
            let end = segment.fixed.end as usize;
            Scores {
                total: vec![0.0; end],
                cover: vec![0.0; end],
                area: Vec::new(),
            }
        })
        .collect();
    let concepts = costed(shelf, fields, &asked.concepts)?;
    let whole: f32 = concepts.iter().map(|concept| concept.rare).sum();
    let cost = add_concepts(shelf, concepts, reading, &mut scores)?;
    let lang = asked
        .understood
        .lang
        .map_or(0, crate::description::Lang::at);
    for (segment, scores) in shelf.segments.iter().zip(&mut scores) {
        for cover in &mut scores.cover {
            *cover /= whole.max(f32::MIN_POSITIVE);
        }
        for (total, own) in scores.total.iter_mut().zip(&segment.fixed.langs) {
            if usize::from(*own) != lang {
                *total *= weights::OTHER_TEXT;
            }
        }
        weigh_audience(segment, &asked.understood, scores);
        if !places.is_empty() {
            add_area(
                segment,
                gazetteer,
                places,
                asked.concepts.is_empty(),
                scores,
            );
        }
    }
    if !asked.concepts.is_empty() {
        super::kin::bring_forward(shelf, &mut scores);
    }
    Ok((scores, cost))
}

/// A concept with what it costs to read its lists, in entries, and how rare it is.
struct Costed {
    cost: u64,
    rare: f32,
    lists: Vec<List>,
}

/// Concepts, the cheapest first.
fn costed(shelf: &Shelf, fields: &Fields, concepts: &[Concept]) -> tantivy::Result<Vec<Costed>> {
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
    let all = shelf.searcher.num_docs().max(1) as f32;
    let mut costed = Vec::new();
    for concept in concepts {
        let mut lists = lists(shelf, fields, concept)?;
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
        costed.push(Costed {
            cost: lists.iter().map(|list| u64::from(list.info.doc_freq)).sum(),
            rare: rare * concept.importance,
            lists,
        });
    }
    costed.sort_by_key(|concept| concept.cost);
    Ok(costed)
}

/// Adds each concept's answers; gives what that cost. When what is left is so common that it cannot bring in anything
/// new, it is looked up for what was found, where that costs less.
fn add_concepts(
    shelf: &Shelf,
    concepts: Vec<Costed>,
    reading: Reading,
    scores: &mut [Scores],
) -> tantivy::Result<u64> {
    let none = |scores: &Scores| Answers::none(scores.total.len());
    let mut answers: Vec<Answers> = scores.iter().map(none).collect();
    let mut left: f32 = concepts.iter().map(|concept| concept.rare).sum();
    let (mut best, mut spent) = (0.0_f32, 0);
    for Costed { cost, rare, lists } in concepts {
        let found = (reading == Reading::Least && left < best * weights::KEEP)
            .then(|| found(scores))
            .filter(|found| look_up_cost(&lists, found) < cost);
        match &found {
            None => collect(shelf, &lists, &mut answers)?,
            Some(found) => collect_for(shelf, &lists, found, &mut answers)?,
        }
        spent += found.map_or(cost, |found| look_up_cost(&lists, &found));
        left -= rare;
        let segments = shelf.segments.iter().zip(&mut answers).zip(&mut *scores);
        for ((segment, answers), scores) in segments {
            for doc in answers.touched.drain(..) {
                let at = doc as usize;
                scores.total[at] += rare * std::mem::take(&mut answers.worth[at]);
                scores.cover[at] += rare * std::mem::take(&mut answers.quality[at]);
                answers.zones[at] = 0;
                if scores.cover[at] > best && segment.alive.has(doc) {
                    best = scores.cover[at];
                }
            }
        }
    }
    Ok(spent)
}

/// How much of what was asked a hit answers at least: a share of what the best one does.
pub fn enough(shelf: &Shelf, scores: &[Scores]) -> f32 {
    let mut best: f32 = 0.0;
    for (segment, scores) in shelf.segments.iter().zip(scores) {
        let covers = segment.alive.iter().map(|doc| scores.cover[doc as usize]);
        best = covers.fold(best, f32::max);
    }
    (best * weights::KEEP).max(f32::MIN_POSITIVE)
}

fn rarity(all: f32, documents: f32) -> f32 {
    (1.0 + (all - documents + 0.5).max(0.5) / (documents + 0.5)).ln()
}

/// The documents that anything was found in, ascending by segment.
fn found(scores: &[Scores]) -> Vec<Vec<u32>> {
    let found = |scores: &Scores| {
        let covers = (0_u32..).zip(&scores.cover);
        let found = covers.filter(|(_, cover)| **cover > 0.0);
        found.map(|(doc, _)| doc).collect()
    };
    scores.iter().map(found).collect()
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
    for doc in of(&|_| true).iter().filter(|doc| !serving.has(*doc)) {
        scores.total[doc as usize] *= worth;
    }
}

/// Multiplies by how near to the places a description serves; alone a place is the whole score.
fn add_area(
    segment: &Segment,
    gazetteer: &Gazetteer,
    places: &[PlaceId],
    is_alone: bool,
    scores: &mut Scores,
) {
    let mut area = vec![0.0_f32; scores.total.len()];
    for place in places {
        for (worth, bits) in segment.fixed.nearness(gazetteer, place) {
            for doc in bits.iter() {
                let own = &mut area[doc as usize];
                *own = own.max(worth);
            }
        }
    }
    for ((total, cover), near) in scores.total.iter_mut().zip(&mut scores.cover).zip(&area) {
        if is_alone {
            (*total, *cover) = (*near, *near);
        } else if *near > 0.0 {
            *total *= 1.0 + weights::AREA * near;
        } else {
            *total *= weights::ELSEWHERE;
        }
    }
    scores.area = area;
}
