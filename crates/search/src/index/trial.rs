//! What searches would find by other knowledge, tried beside the index: its own files below, and in memory over them the
//! descriptions that are read otherwise. So the answer is that of the whole catalogue, however large it is, and nobody
//! else sees it.
use std::sync::Arc;

use tantivy::indexer::NoMergePolicy;
use tantivy::{DocAddress, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use super::concerned::{Difference, description};
use super::overlay::Overlay;
use super::{Fields, Index, SearchError, Shelf, State};
use crate::knowledge::Knowledge;
use crate::plan::{Found, Query};

/// Memory of the writer, in bytes; the least that it takes.
const WRITER_BYTES: usize = 16 << 20;
/// Times that opening is tried again when the index merges its files meanwhile.
const TRIES: usize = 3;

/// An index as it would be.
pub struct Trial {
    knowledge: Arc<Knowledge>,
    fields: Fields,
    shelf: Shelf,
    /// How many descriptions are read otherwise.
    pub concerned: usize,
    /// How many of them were read for this trial.
    pub tried: usize,
}

impl Index {
    /// The index as it would be by other knowledge; at most `most` descriptions are read anew for it.
    pub fn trial(&self, knowledge: Arc<Knowledge>, most: usize) -> Result<Trial, SearchError> {
        for _ in 1..TRIES {
            match self.try_trial(&knowledge, most) {
                Ok(trial) => return Ok(trial),
                Err(error) => tracing::debug!(%error, "the index changed while it was opened"),
            }
        }
        Ok(self.try_trial(&knowledge, most)?)
    }

    fn try_trial(&self, knowledge: &Arc<Knowledge>, most: usize) -> tantivy::Result<Trial> {
        let state = self.state();
        let index = tantivy::Index::open(Overlay::new(self.files.clone()))?;
        Fields::teach(&index);
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        // What was written since counts as well: the trial stands on what it opened.
        let before = Shelf::new(reader.searcher(), &self.fields, Some(&state.shelf))?;
        let (documents, concerned) = anew(&before, &self.fields, &state, knowledge, most)?;
        let mut writer: IndexWriter = index.writer_with_num_threads(1, WRITER_BYTES)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let tried = documents.len();
        for (id, document) in documents {
            writer.delete_term(Term::from_field_text(self.fields.id, &id));
            writer.add_document(document)?;
        }
        writer.commit()?;
        reader.reload()?;
        let shelf = Shelf::new(reader.searcher(), &self.fields, Some(&before))?;
        Ok(Trial {
            knowledge: Arc::clone(knowledge),
            fields: self.fields,
            shelf,
            concerned,
            tried,
        })
    }
}

type Anew = (Vec<(String, TantivyDocument)>, usize);

/// The descriptions that are read otherwise as they would be written, at most `most`, and how many there are.
fn anew(
    shelf: &Shelf,
    fields: &Fields,
    state: &State,
    knowledge: &Knowledge,
    most: usize,
) -> tantivy::Result<Anew> {
    let sets = Difference::between(&state.knowledge, knowledge).documents(shelf, fields)?;
    let counts = sets.iter().map(|set| set.count() as usize);
    let concerned = counts.sum();
    let numbered = (0_u32..).zip(&sets);
    let addresses = numbered.flat_map(|(number, set)| {
        let docs = set.iter();
        docs.map(move |doc| DocAddress::new(number, doc))
    });
    let documents = addresses.take(most).map(|at| {
        let one = description(shelf, fields, at)?;
        let document = fields.document(knowledge, &one);
        Ok((one.id, document))
    });
    let documents: tantivy::Result<Vec<_>> = documents.collect();
    Ok((documents?, concerned))
}

impl Trial {
    /// Answers a query as it would be answered.
    pub fn search(&self, query: &Query) -> Result<Found, SearchError> {
        Ok(crate::plan::answer(
            &self.knowledge,
            &self.fields,
            &self.shelf,
            query,
        )?)
    }
}
