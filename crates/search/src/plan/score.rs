//! Scores of descriptions: for each word of the query the best of its answers, times how rare the word is with all
//! that answers it; serving the asked place multiplies.
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use super::ask::Asked;
use super::concept::{Concept, Variant};
use super::{How, Understood, weights};
use crate::bits::Bits;
use crate::description::PlaceId;
use crate::gazetteer::Gazetteer;
use crate::index::{Fields, Segment, Shelf};

/// The vocabulary of whom support is for, and its term for a person.
const AUDIENCES: &str = "audiences";
const PERSON: &str = "person";
/// Entries of lists that are read before the rest is read for the best only.
const POSTINGS_MAX: u64 = 250_000;
/// How many are the best.
const CANDIDATES: usize = 1_500;

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
    /// How well the best answer fits, wherever it stands: 0 to 1.
    quality: Vec<f32>,
    /// The fields in which it is answered, a bit each.
    zones: Vec<u8>,
    touched: Vec<u32>,
}

/// The documents of one segment that have a term in one field.
struct List {
    segment: usize,
    field: Field,
    record: IndexRecordOption,
    info: TermInfo,
    /// What the term is worth, and what it is worth in this field.
    weight: f32,
    worth: f32,
    /// The bit of the field.
    zone: u8,
    /// How sure it is that the term answers: 0 to 1.
    quality: f32,
}

/// Scores all documents, by segment. `places` are the named and chosen ones.
pub fn score(
    shelf: &Shelf,
    fields: &Fields,
    gazetteer: &Gazetteer,
    asked: &Asked,
    places: &[PlaceId],
) -> tantivy::Result<Vec<Scores>> {
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
    let whole = add_concepts(shelf, fields, &asked.concepts, &mut scores)?;
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
    Ok(scores)
}

/// Adds each concept's answers; gives the rarity of all concepts together. What costs least comes first; once much was
/// read, the rest is read only for the descriptions that are best so far.
fn add_concepts(
    shelf: &Shelf,
    fields: &Fields,
    concepts: &[Concept],
    scores: &mut [Scores],
) -> tantivy::Result<f32> {
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
    let all = shelf.searcher.num_docs().max(1) as f32;
    let mut costed = Vec::new();
    for concept in concepts {
        let lists = lists(shelf, fields, concept)?;
        let cost: u64 = lists.iter().map(|list| u64::from(list.info.doc_freq)).sum();
        costed.push((cost, concept.importance, lists));
    }
    costed.sort_by_key(|(cost, _, _)| *cost);
    let mut answers: Vec<Answers> = scores.iter().map(Answers::new).collect();
    let (mut whole, mut spent) = (0.0, 0);
    let mut best: Option<Vec<Vec<u32>>> = None;
    for (cost, importance, lists) in costed {
        if spent > 0 && spent + cost > POSTINGS_MAX {
            best.get_or_insert_with(|| best_so_far(scores));
        }
        spent += cost;
        let documents = match &best {
            None => collect(shelf, &lists, &mut answers)?,
            Some(best) => collect_for(shelf, &lists, best, &mut answers)?,
        };
        let rare = match documents {
            0 => rarity(all, 0.0) * weights::UNKNOWN,
            #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
            some => rarity(all, some as f32),
        };
        let rare = rare * importance;
        whole += rare;
        for (answers, scores) in answers.iter_mut().zip(scores.iter_mut()) {
            for doc in answers.touched.drain(..) {
                let doc = doc as usize;
                let worth = std::mem::take(&mut answers.worth[doc]);
                scores.total[doc] += rare * worth;
                answers.zones[doc] = 0;
                scores.cover[doc] += rare * std::mem::take(&mut answers.quality[doc]);
            }
        }
    }
    Ok(whole)
}

fn rarity(all: f32, documents: f32) -> f32 {
    (1.0 + (all - documents + 0.5).max(0.5) / (documents + 0.5)).ln()
}

/// The lists of documents of everything that answers a concept.
fn lists(shelf: &Shelf, fields: &Fields, concept: &Concept) -> tantivy::Result<Vec<List>> {
    let zones = [
        (fields.name, weights::NAME, 1),
        (fields.text, weights::TEXT, 2),
        (fields.labels, weights::LABEL, 4),
    ];
    let mut lists = Vec::new();
    for (segment, reader) in shelf.searcher.segment_readers().iter().enumerate() {
        for (field, zone, bit) in zones {
            let inverted = reader.inverted_index(field)?;
            for variant in &concept.variants {
                let term = Term::from_field_text(field, &variant.term);
                let Some(info) = inverted.get_term_info(&term)? else {
                    continue;
                };
                lists.push(List {
                    segment,
                    field,
                    record: record_of(fields, field),
                    info,
                    weight: variant.weight,
                    quality: quality(variant),
                    zone: bit,
                    worth: variant.weight * zone,
                });
            }
        }
    }
    lists.sort_by(|left: &List, right| right.weight.total_cmp(&left.weight));
    Ok(lists)
}

fn record_of(fields: &Fields, field: Field) -> IndexRecordOption {
    if field == fields.text {
        IndexRecordOption::WithFreqs
    } else {
        IndexRecordOption::Basic
    }
}

/// How sure it is that a term answers: another word for the same thing is worth less, but no less sure.
fn quality(variant: &Variant) -> f32 {
    match variant.how {
        How::Synonym => (variant.weight * weights::SYNONYM_SURE).min(1.0),
        _ => variant.weight.min(1.0),
    }
}

/// The best answer of each document; gives how many answer strongly.
fn collect(shelf: &Shelf, lists: &[List], answers: &mut [Answers]) -> tantivy::Result<usize> {
    let count = |answers: &[Answers]| answers.iter().map(|own| own.touched.len()).sum();
    let mut strong = None;
    for list in lists {
        if list.weight < weights::STRONG {
            strong.get_or_insert_with(|| count(answers));
        }
        let mut postings = list.postings(shelf)?;
        let answers = &mut answers[list.segment];
        let mut doc = postings.doc();
        while doc != TERMINATED {
            answers.put(doc, list, postings.term_freq());
            doc = postings.advance();
        }
    }
    Ok(strong.unwrap_or_else(|| count(answers)))
}

/// The same for some documents only, ascending by segment; how many answer in all is guessed from the longest list.
fn collect_for(
    shelf: &Shelf,
    lists: &[List],
    wanted: &[Vec<u32>],
    answers: &mut [Answers],
) -> tantivy::Result<usize> {
    let mut longest = vec![0; wanted.len()];
    for list in lists {
        let most = &mut longest[list.segment];
        if list.weight >= weights::STRONG {
            *most = list.info.doc_freq.max(*most);
        }
        let mut postings = list.postings(shelf)?;
        for wanted in &wanted[list.segment] {
            let mut doc = postings.doc();
            if doc < *wanted {
                doc = postings.seek(*wanted);
            }
            if doc == *wanted {
                answers[list.segment].put(doc, list, postings.term_freq());
            }
        }
    }
    Ok(longest.into_iter().map(|most| most as usize).sum())
}

/// The documents that are best by what was read, ascending by segment.
fn best_so_far(scores: &[Scores]) -> Vec<Vec<u32>> {
    let mut worths: Vec<f32> = scores
        .iter()
        .flat_map(|scores| scores.total.iter().copied())
        .filter(|worth| *worth > 0.0)
        .collect();
    let mut least = 0.0;
    if worths.len() > CANDIDATES {
        let (_, edge, _) =
            worths.select_nth_unstable_by(CANDIDATES, |left, right| right.total_cmp(left));
        least = *edge;
    }
    let best = |scores: &Scores| {
        let worths = (0_u32..).zip(&scores.total);
        let best = worths.filter(|(_, worth)| **worth > least);
        best.map(|(doc, _)| doc).collect()
    };
    scores.iter().map(best).collect()
}

impl List {
    fn postings(&self, shelf: &Shelf) -> tantivy::Result<SegmentPostings> {
        let reader = shelf.searcher.segment_reader(self.segment_number());
        let inverted = reader.inverted_index(self.field)?;
        Ok(inverted.read_postings_from_terminfo(&self.info, self.record)?)
    }

    fn segment_number(&self) -> u32 {
        u32::try_from(self.segment).expect("segments are counted by 32 bits")
    }
}

impl Answers {
    fn new(scores: &Scores) -> Self {
        Self {
            worth: vec![0.0; scores.total.len()],
            quality: vec![0.0; scores.total.len()],
            zones: vec![0; scores.total.len()],
            touched: Vec::new(),
        }
    }

    fn put(&mut self, doc: u32, list: &List, times: u32) {
        #[expect(clippy::cast_precision_loss, reason = "mentions are few")]
        let again = times.saturating_sub(1) as f32;
        let worth = list.worth * (1.0 + weights::AGAIN * again);
        let (own, zones) = (&mut self.worth[doc as usize], &mut self.zones[doc as usize]);
        if *own == 0.0 {
            self.touched.push(doc);
        }
        // What stands in its name and in its text too is what a description is about.
        let further = if *zones & list.zone == 0 {
            weights::FURTHER * own.min(worth)
        } else {
            0.0
        };
        *zones |= list.zone;
        *own = own.max(worth) + further;
        let quality = &mut self.quality[doc as usize];
        *quality = quality.max(list.quality);
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
