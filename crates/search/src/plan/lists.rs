//! Lists of the documents that terms stand in, and the best answer of each document to one word.
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use super::concept::{Concept, Variant};
use super::{How, weights};
use crate::index::{Fields, Shelf};

/// How many entries of a list are read in the time that one of them is looked up.
const LOOK_UP_COST: u64 = 32;

/// Worth of one word's answers in one segment.
pub struct Answers {
    pub worth: Vec<f32>,
    /// How well the best answer fits, wherever it stands: 0 to 1.
    pub quality: Vec<f32>,
    /// The fields in which it is answered, a bit each.
    pub zones: Vec<u8>,
    pub touched: Vec<u32>,
}

/// The documents of one segment that have a term in one field.
pub struct List {
    segment: usize,
    field: Field,
    record: IndexRecordOption,
    pub info: TermInfo,
    /// What the term is worth, and what it is worth in this field.
    weight: f32,
    worth: f32,
    /// The bit of the field.
    zone: u8,
    /// How sure it is that the term answers: 0 to 1.
    quality: f32,
    /// In how many documents the term stands, in whatever segment.
    pub documents: u32,
}

/// The lists of documents of everything that answers a concept.
pub fn lists(shelf: &Shelf, fields: &Fields, concept: &Concept) -> tantivy::Result<Vec<List>> {
    let zones = [
        (fields.name, weights::NAME, 1),
        (fields.text, weights::TEXT, 2),
        (fields.labels, weights::LABEL, 4),
    ];
    let mut lists = Vec::new();
    for variant in concept.variants() {
        let first = lists.len();
        let mut documents = 0;
        for (segment, reader) in shelf.searcher.segment_readers().iter().enumerate() {
            let mut most = 0;
            let zones = zones
                .iter()
                .filter(|zone| !variant.is_abroad || zone.0 != fields.labels);
            for &(field, zone, bit) in zones {
                let term = Term::from_field_text(field, &variant.term);
                let Some(info) = reader.inverted_index(field)?.get_term_info(&term)? else {
                    continue;
                };
                most = info.doc_freq.max(most);
                lists.push(List {
                    segment,
                    field,
                    record: record_of(fields, field),
                    info,
                    weight: variant.weight,
                    quality: quality(variant),
                    zone: bit,
                    worth: variant.weight * zone,
                    documents: 0,
                });
            }
            documents += most;
        }
        for list in &mut lists[first..] {
            list.documents = documents;
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

/// The best answer of each document.
pub fn collect(shelf: &Shelf, lists: &[List], answers: &mut [Answers]) -> tantivy::Result<()> {
    for list in lists {
        let mut postings = list.postings(shelf)?;
        let answers = &mut answers[list.segment];
        let mut doc = postings.doc();
        while doc != TERMINATED {
            answers.put(doc, list, postings.term_freq());
            doc = postings.advance();
        }
    }
    Ok(())
}

/// The same for some documents only, ascending by segment.
pub fn collect_for(
    shelf: &Shelf,
    lists: &[List],
    wanted: &[Vec<u32>],
    answers: &mut [Answers],
) -> tantivy::Result<()> {
    for list in lists {
        let mut postings = list.postings(shelf)?;
        for wanted in &wanted[list.segment] {
            let mut doc = postings.doc();
            if doc < *wanted {
                doc = postings.seek(*wanted);
            }
            if doc == *wanted {
                answers[list.segment].put(doc, list, postings.term_freq());
            }
            if doc == TERMINATED {
                break;
            }
        }
    }
    Ok(())
}

/// What it costs to look lists up for some documents, by segment.
pub fn look_up_cost(lists: &[List], found: &[Vec<u32>]) -> u64 {
    let each = lists.iter().map(|list| found[list.segment].len() as u64);
    each.sum::<u64>() * LOOK_UP_COST
}

/// In how many documents a concept is answered strongly, as far as the lengths of its lists tell.
pub fn strong_count(shelf: &Shelf, lists: &[List]) -> f32 {
    let strong = lists.iter().filter(|list| list.weight >= weights::STRONG);
    let mut missing: Vec<f32> = vec![1.0; shelf.segments.len()];
    for list in strong {
        #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
        let has = list.info.doc_freq as f32 / shelf.segments[list.segment].fixed.end.max(1) as f32;
        missing[list.segment] = missing[list.segment].min(1.0 - has);
    }
    let segments = shelf.segments.iter().zip(missing);
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no more")]
    let counts = segments.map(|(segment, missing)| (1.0 - missing) * segment.fixed.end as f32);
    counts.sum()
}

impl List {
    /// Makes it less sure.
    pub fn doubt(&mut self, share: f32) {
        self.quality *= share.sqrt();
    }

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
    /// No answers in a segment of so many documents.
    pub fn none(end: usize) -> Self {
        Self {
            worth: vec![0.0; end],
            quality: vec![0.0; end],
            zones: vec![0; end],
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
