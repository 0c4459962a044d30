//! Lists of the documents that terms stand in. What stands in many is kept as a bit for each document: queries ask for the
//! same common words, and reading their lists anew is most of what a search costs.
use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermDictionary;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

use super::grams::Grams;
use super::schema::{Fields, TIMES_MAX};
use crate::bits::Bits;
use crate::bounded::Bounded;

/// Parts of a description that words are searched in: its name, its text, the labels of its terms.
pub const ZONES: usize = 3;
/// The place of the name among them.
pub const NAME: usize = 0;
/// The place of the text among them, the only one that counts how often a term stands there.
const TEXT: usize = 1;
/// The place of the labels among them.
pub const LABELS: usize = 2;

/// A list is kept as bits when it has one in so many documents of its segment.
const DENSE_FROM: u32 = 32;
/// What all lists that are kept as bits may take. Bytes.
const BITS_BYTES_MAX: u64 = 64 << 20;

/// The lists of one segment.
pub struct Entries {
    segment: SegmentId,
    end: u32,
    zones: [Arc<InvertedIndexReader>; ZONES],
    grams: [Grams; ZONES],
}

/// A list with many documents: those that have the term at least once, twice and so on.
pub struct Dense {
    pub at_least: Vec<Bits>,
}

/// A list as it is read.
pub enum Reading {
    /// One document after the other.
    Sparse(Box<SegmentPostings>),
    /// All at once.
    Dense(Arc<Dense>),
}

/// A list by its segment, its zone and where it begins.
type Address = (SegmentId, usize, usize);

/// The lists that are kept as bits; what was not asked for longest goes first.
#[derive(Clone)]
pub struct Kept(Arc<Bounded<Address, Arc<Dense>>>);

impl Default for Kept {
    fn default() -> Self {
        let bounded = Bounded::new(BITS_BYTES_MAX, |_: &Address, dense: &Arc<Dense>| {
            dense.at_least.iter().map(Bits::bytes).sum()
        });
        Self(Arc::new(bounded))
    }
}

impl Entries {
    /// The lists of a segment.
    pub fn of(reader: &SegmentReader, fields: &Fields) -> tantivy::Result<Self> {
        let zones = [
            reader.inverted_index(fields.name)?,
            reader.inverted_index(fields.text)?,
            reader.inverted_index(fields.labels)?,
        ];
        let [name, text, labels] = zones.each_ref().map(|zone| Grams::of(zone.terms()));
        Ok(Self {
            segment: reader.segment_id(),
            end: reader.max_doc(),
            zones,
            grams: [name?, text?, labels?],
        })
    }

    /// Where the list of a term in a zone is, and how long; none when nothing has it.
    pub fn find(&self, zone: usize, term: &str) -> tantivy::Result<Option<TermInfo>> {
        Ok(self.zones[zone].terms().get(term)?)
    }

    /// The terms of each zone.
    pub fn terms(&self) -> impl Iterator<Item = &TermDictionary> {
        self.zones.iter().map(|zone| zone.terms())
    }

    /// The words of each zone by their runs of letters, with its terms.
    pub fn grams(&self) -> impl Iterator<Item = (&Grams, &TermDictionary)> {
        self.grams.iter().zip(self.terms())
    }

    /// The list.
    pub fn read(&self, zone: usize, info: &TermInfo, kept: &Kept) -> tantivy::Result<Reading> {
        if info.doc_freq < self.end / DENSE_FROM {
            return Ok(Reading::Sparse(Box::new(self.postings(zone, info)?)));
        }
        let address = (self.segment, zone, info.postings_range.start);
        if let Some(dense) = kept.0.get(&address) {
            return Ok(Reading::Dense(dense));
        }
        let dense = Arc::new(self.dense(zone, info)?);
        kept.0.put(address, Arc::clone(&dense));
        Ok(Reading::Dense(dense))
    }

    fn postings(&self, zone: usize, info: &TermInfo) -> tantivy::Result<SegmentPostings> {
        let record = match zone {
            TEXT => IndexRecordOption::WithFreqs,
            _ => IndexRecordOption::Basic,
        };
        Ok(self.zones[zone].read_postings_from_terminfo(info, record)?)
    }

    fn dense(&self, zone: usize, info: &TermInfo) -> tantivy::Result<Dense> {
        let mut postings = self.postings(zone, info)?;
        let times_max = if zone == TEXT { TIMES_MAX } else { 1 };
        let mut at_least: Vec<Bits> = (0..times_max).map(|_| Bits::none(self.end)).collect();
        while postings.doc() != TERMINATED {
            let times = postings.term_freq() as usize;
            for bits in at_least.iter_mut().take(times.max(1)) {
                bits.insert(postings.doc());
            }
            postings.advance();
        }
        Ok(Dense { at_least })
    }
}
