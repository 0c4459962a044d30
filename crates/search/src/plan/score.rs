//! Scores of descriptions: for each word of the query the best of its answers, times how rare the word is with all
//! that answers it; serving the asked place multiplies.
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{TERMINATED, Term};

use super::ask::Asked;
use super::concept::{Concept, Variant};
use super::weights;
use crate::description::PlaceId;
use crate::gazetteer::Gazetteer;
use crate::index::{Fields, Shelf};

/// What the documents of one segment are worth.
pub struct Scores {
    /// Worth by document; 0 for those that answer nothing.
    pub total: Vec<f32>,
    /// Share of what was asked that is answered, by rarity: 0 to 1.
    pub cover: Vec<f32>,
    /// How near to the asked places they serve: 0 to 1; empty when no place was asked.
    pub area: Vec<f32>,
}

/// Worth of one word's answers in one segment.
struct Answers {
    worth: Vec<f32>,
    touched: Vec<u32>,
}

/// Scores all documents, by segment. `places` are the named and chosen ones.
pub fn score(
    shelf: &Shelf,
    fields: &Fields,
    gazetteer: &Gazetteer,
    asked: &Asked,
    places: &[PlaceId],
) -> tantivy::Result<Vec<Scores>> {
    let mut scores: Vec<Scores> = shelf.segments.iter().map(|segment| {
        let end = segment.fixed.end as usize;
        Scores {
            total: vec![0.0; end],
            cover: vec![0.0; end],
            area: Vec::new(),
        }
    }).collect();
    let whole = add_concepts(shelf, fields, &asked.concepts, &mut scores)?;
    let lang = asked.understood.lang.map_or(0, |lang| lang.at());
    for (segment, scores) in shelf.segments.iter().zip(&mut scores) {
        for cover in &mut scores.cover {
            *cover /= whole.max(f32::MIN_POSITIVE);
        }
        for (total, own) in scores.total.iter_mut().zip(&segment.fixed.langs) {
            if usize::from(*own) != lang {
                *total *= weights::OTHER_TEXT;
            }
        }
        if !places.is_empty() {
            add_area(segment, gazetteer, places, asked.concepts.is_empty(), scores);
        }
    }
    Ok(scores)
}

/// Adds each concept's answers; gives the rarity of all concepts together.
fn add_concepts(
    shelf: &Shelf,
    fields: &Fields,
    concepts: &[Concept],
    scores: &mut [Scores],
) -> tantivy::Result<f32> {
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
    let all = shelf.searcher.num_docs().max(1) as f32;
    let rarity = |documents: f32| (1.0 + (all - documents + 0.5).max(0.5) / (documents + 0.5)).ln();
    let mut answers: Vec<Answers> = scores
        .iter()
        .map(|scores| Answers {
            worth: vec![0.0; scores.total.len()],
            touched: Vec::new(),
        })
        .collect();
    let mut whole = 0.0;
    for concept in concepts {
        let mut documents = 0;
        for (at, answers) in answers.iter_mut().enumerate() {
            collect(shelf, at, fields, concept, answers)?;
            documents += answers.touched.len();
        }
        #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
        let rare = match documents {
            0 => rarity(0.0) * weights::UNKNOWN,
            some => rarity(some as f32),
        };
        whole += rare;
        for (answers, scores) in answers.iter_mut().zip(scores.iter_mut()) {
            for doc in answers.touched.drain(..) {
                let doc = doc as usize;
                let worth = std::mem::take(&mut answers.worth[doc]);
                scores.total[doc] += rare * worth;
                scores.cover[doc] += rare * worth.min(1.0);
            }
        }
    }
    Ok(whole)
}

/// The best answer of each document of a segment to one concept.
fn collect(
    shelf: &Shelf,
    segment: usize,
    fields: &Fields,
    concept: &Concept,
    answers: &mut Answers,
) -> tantivy::Result<()> {
    let reader = &shelf.searcher.segment_readers()[segment];
    let zones = [
        (fields.name, weights::NAME),
        (fields.text, weights::TEXT),
        (fields.labels, weights::LABEL),
    ];
    for (field, zone) in zones {
        let inverted = reader.inverted_index(field)?;
        for variant in &concept.variants {
            let term = Term::from_field_text(field, &variant.term);
            let record = record_of(fields, field);
            let Some(mut postings) = inverted.read_postings(&term, record)? else {
                continue;
            };
            put(&mut postings, variant, zone, answers);
        }
    }
    Ok(())
}

fn record_of(fields: &Fields, field: Field) -> IndexRecordOption {
    if field == fields.text {
        IndexRecordOption::WithFreqs
    } else {
        IndexRecordOption::Basic
    }
}

fn put(postings: &mut impl Postings, variant: &Variant, zone: f32, answers: &mut Answers) {
    let base = variant.weight * zone;
    let mut doc = postings.doc();
    while doc != TERMINATED {
        #[expect(clippy::cast_precision_loss, reason = "mentions are few")]
        let again = postings.term_freq().saturating_sub(1) as f32;
        let worth = base * (1.0 + weights::AGAIN * again);
        let own = &mut answers.worth[doc as usize];
        if *own == 0.0 {
            answers.touched.push(doc);
        }
        *own = own.max(worth);
        doc = postings.advance();
    }
}

/// Multiplies by how near to the places a description serves; alone a place is the whole score.
fn add_area(
    segment: &crate::index::Segment,
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
