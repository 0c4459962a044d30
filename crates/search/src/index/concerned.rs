//! Which descriptions are read otherwise by other knowledge: only they are written anew when editors change words.
use std::collections::{BTreeMap, BTreeSet};

use tantivy::schema::{IndexRecordOption, Value as _};
use tantivy::{
    DocAddress, DocSet as _, Searcher, SegmentReader, TERMINATED, TantivyDocument, Term,
};

use super::schema::{Body, Fields};
use super::shelf::Shelf;
use crate::analysis::{Key, SURFACE};
use crate::bits::Bits;
use crate::description::{Description, Lang};
use crate::knowledge::Knowledge;
use crate::words::fold;

/// What differs between two knowledges, as it shows in the terms of an index.
#[derive(Debug, Default)]
pub struct Difference {
    /// Phrases that say another concept: for each of their words the terms that it may be.
    phrases: Vec<Vec<Vec<String>>>,
    /// Words without dots that are read otherwise.
    exact: BTreeSet<String>,
    /// Beginnings of such words, also after a hyphen.
    starts: Vec<String>,
    /// What stands somewhere in such words.
    inside: Vec<String>,
    /// Terms of vocabularies that are called otherwise, as facet and key.
    labels: BTreeSet<(String, String)>,
    /// Whether everything may be read otherwise.
    is_whole: bool,
}

/// A phrase of a lexicon: the key of its concept, its language, and the base forms of each of its words.
type Phrase<'a> = (&'a str, Lang, Vec<&'a [String]>);

impl Difference {
    /// What differs between how texts were read and how they will be.
    pub fn between(old: &Knowledge, new: &Knowledge) -> Self {
        let mut difference = Self::default();
        let (before, after) = (phrases(old), phrases(new));
        for (_, lang, words) in before.symmetric_difference(&after) {
            let is_alone = words.len() == 1;
            let terms = |lemmas: &&[String]| {
                let whole = lemmas.iter().map(|lemma| Key::Lemma(*lang, lemma).term());
                let part = lemmas.iter().map(|lemma| Key::Part(*lang, lemma).term());
                whole.chain(part.filter(|_| is_alone)).collect()
            };
            difference.phrases.push(words.iter().map(terms).collect());
        }
        let own = old
            .analyser
            .lexicon()
            .own
            .differences(&new.analyser.lexicon().own);
        difference.is_whole = own.is_whole || old.morphology() != new.morphology();
        difference.exact = own.exact.iter().map(|word| fold(word)).collect();
        difference.starts = own.starts.iter().map(|word| fold(word)).collect();
        let stems = old.analyser.split_differently(&new.analyser);
        difference.inside = stems.iter().map(|stem| fold(stem)).collect();
        difference.labels = old.labels.differing(&new.labels);
        difference.labels.extend(new.asked_otherwise(old));
        difference
    }

    /// The documents of each segment that are read otherwise.
    pub fn documents(&self, shelf: &Shelf, fields: &Fields) -> tantivy::Result<Vec<Bits>> {
        let mut phrases: BTreeMap<&str, ()> = BTreeMap::new();
        for phrase in &self.phrases {
            for term in rarest(&shelf.searcher, fields, phrase)? {
                phrases.insert(term, ());
            }
        }
        let mut found = Vec::new();
        for (segment, reader) in shelf.segments.iter().zip(shelf.searcher.segment_readers()) {
            let mut bits = Bits::none(segment.fixed.end);
            if self.is_whole {
                bits.add(&segment.alive);
                found.push(bits);
                continue;
            }
            for field in [fields.name, fields.text, fields.labels] {
                let inverted = reader.inverted_index(field)?;
                for term in phrases.keys() {
                    let term = Term::from_field_text(field, term);
                    if let Some(info) = inverted.get_term_info(&term)? {
                        put(&mut bits, reader, field, &info)?;
                    }
                }
                self.put_surfaces(&mut bits, reader, field)?;
            }
            for (facet, key) in &self.labels {
                let facet = segment.fixed.facets.get(facet);
                let labelled = facet.and_then(|facet| facet.get(key));
                labelled.into_iter().for_each(|own| bits.add(own));
            }
            bits.keep(&segment.alive);
            found.push(bits);
        }
        Ok(found)
    }

    fn put_surfaces(
        &self,
        bits: &mut Bits,
        reader: &SegmentReader,
        field: tantivy::schema::Field,
    ) -> tantivy::Result<()> {
        if self.exact.is_empty() && self.starts.is_empty() && self.inside.is_empty() {
            return Ok(());
        }
        let (from, to) = (SURFACE, char::from(SURFACE as u8 + 1));
        let inverted = reader.inverted_index(field)?;
        let range = inverted.terms().range();
        let range = range.ge(from.to_string()).lt(to.to_string());
        let mut terms = range.into_stream()?;
        while terms.advance() {
            let Ok(surface) = std::str::from_utf8(terms.key()) else {
                continue;
            };
            if self.concerns(&surface[SURFACE.len_utf8()..]) {
                let info = terms.value().clone();
                put(bits, reader, field, &info)?;
            }
        }
        Ok(())
    }

    /// Whether a word without dots may be read otherwise.
    fn concerns(&self, surface: &str) -> bool {
        // A word that the dictionary lacks is read by what stands after its hyphen.
        let halves = surface.rsplit_once('-').map(|(_, last)| last);
        let ends = [Some(surface), halves];
        let mut read = ends.into_iter().flatten();
        let own = |word: &str| {
            self.exact.contains(word) || self.starts.iter().any(|start| word.starts_with(start))
        };
        read.any(own) || self.inside.iter().any(|stem| surface.contains(stem))
    }
}

fn phrases(knowledge: &Knowledge) -> BTreeSet<Phrase<'_>> {
    let lexicon = knowledge.analyser.lexicon();
    let all = knowledge.concepts.phrases();
    let read = all.map(|(concept, lang, words)| {
        let lemmas = words.iter().map(|word| word.lemmas.as_slice());
        (lexicon.key(concept), lang, lemmas.collect())
    });
    read.collect()
}

/// The terms of that word of a phrase which the fewest have: whoever says the phrase says it.
fn rarest<'a>(
    searcher: &Searcher,
    fields: &Fields,
    phrase: &'a [Vec<String>],
) -> tantivy::Result<&'a [String]> {
    let mut best: Option<(u64, &[String])> = None;
    for terms in phrase {
        let mut count = 0;
        for term in terms {
            for field in [fields.name, fields.text, fields.labels] {
                count += searcher.doc_freq(&Term::from_field_text(field, term))?;
            }
        }
        if best.is_none_or(|best| count < best.0) {
            best = Some((count, terms));
        }
    }
    Ok(best.map_or(&[], |best| best.1))
}

fn put(
    bits: &mut Bits,
    reader: &SegmentReader,
    field: tantivy::schema::Field,
    info: &tantivy::postings::TermInfo,
) -> tantivy::Result<()> {
    let inverted = reader.inverted_index(field)?;
    let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    while postings.doc() != TERMINATED {
        bits.insert(postings.doc());
        postings.advance();
    }
    Ok(())
}

/// A description as it was given, read back from what the index keeps of it.
pub fn description(shelf: &Shelf, fields: &Fields, at: DocAddress) -> tantivy::Result<Description> {
    let document: TantivyDocument = shelf.searcher.doc(at)?;
    let text = |field| document.get_first(field).and_then(|value| value.as_str());
    let body = text(fields.body).unwrap_or_default();
    let body: Body = serde_json::from_str(body)
        .map_err(|error| tantivy::TantivyError::SystemError(format!("a description: {error}")))?;
    let segment = shelf.segments.get(at.segment_ord as usize);
    let checked = segment.and_then(|segment| segment.fixed.checked.get(at.doc_id as usize));
    Ok(Description {
        id: text(fields.id).unwrap_or_default().to_owned(),
        written: body.written,
        places: body.places,
        nationwide: body.nationwide,
        facets: body.facets,
        checked: checked.copied().unwrap_or_default(),
        is_over: body.is_over,
    })
}
