//! The index: descriptions in, and a state to search. It can always be thrown away; it says up to which change it has
//! read, so that after a stop the rest is read again.
mod schema;
mod shelf;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, TantivyError, Term};

pub use schema::{Body, Fields, NATIONWIDE};
pub use shelf::{Segment, Shelf};

use crate::description::Description;
use crate::knowledge::Knowledge;
use crate::plan::{Found, Query};

/// Memory of the writer before it makes a segment, in bytes.
const WRITER_BYTES: usize = 48 << 20;
/// Descriptions that are read at once before they are written.
const CHUNK: usize = 1_000;
/// Descriptions from which on several threads read them.
const THREADS_FROM: usize = 64;

/// Why an index cannot be opened or made.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its folder cannot be made or emptied.
    #[error("the folder of the search index: {0}")]
    Folder(#[from] std::io::Error),
    /// The index itself.
    #[error("the search index: {0}")]
    Index(#[from] TantivyError),
}

/// Why a search or a change failed: the index's files are broken or the disk is full.
#[derive(Debug, thiserror::Error)]
#[error("the search index: {0}")]
pub struct SearchError(#[from] TantivyError);

/// What happens to a description.
#[derive(Clone, Debug)]
pub enum Change {
    /// It is new, or replaces the one of the same id.
    Put(Box<Description>),
    /// The one of this id is found no more.
    Withdraw(String),
}

/// What a commit says of itself.
#[derive(Serialize, Deserialize)]
struct Mark {
    fingerprint: u64,
    read_up_to: i64,
}

/// Descriptions that can be searched. Shared by threads; one writes at a time, and nobody waits to search.
pub struct Index {
    knowledge: Arc<Knowledge>,
    fields: Fields,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    /// The state that is searched, and the change up to which it was read.
    state: RwLock<(Arc<Shelf>, i64)>,
}

impl Index {
    /// An index in memory, empty.
    pub fn in_memory(knowledge: Arc<Knowledge>) -> Result<Self, OpenError> {
        let (schema, fields) = Fields::make();
        let index = tantivy::Index::create_in_ram(schema);
        Self::of(index, fields, knowledge, 0)
    }

    /// The index of a folder, which is its own. It is made anew, empty, when there is none, when it cannot be read,
    /// or when it was made by other knowledge: then [`Index::read_up_to`] is 0.
    pub fn open(folder: &Path, knowledge: Arc<Knowledge>) -> Result<Self, OpenError> {
        let (schema, fields) = Fields::make();
        if let Some((index, mark)) = usable(folder, knowledge.fingerprint()) {
            match Self::of(index, fields, Arc::clone(&knowledge), mark.read_up_to) {
                Ok(index) => return Ok(index),
                Err(error) => tracing::warn!(%error, "the search index is broken and is made anew"),
            }
        }
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        let index = tantivy::Index::create_in_dir(folder, schema)?;
        Self::of(index, fields, knowledge, 0)
    }

    fn of(
        index: tantivy::Index,
        fields: Fields,
        knowledge: Arc<Knowledge>,
        read_up_to: i64,
    ) -> Result<Self, OpenError> {
        let writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let shelf = Shelf::new(reader.searcher(), &fields, None)?;
        Ok(Self {
            knowledge,
            fields,
            reader,
            writer: Mutex::new(writer),
            state: RwLock::new((Arc::new(shelf), read_up_to)),
        })
    }

    /// What it reads by.
    pub fn knowledge(&self) -> &Arc<Knowledge> {
        &self.knowledge
    }

    /// The change up to which it was read; 0 for a new one.
    pub fn read_up_to(&self) -> i64 {
        self.state().1
    }

    /// How many descriptions it has.
    pub fn count(&self) -> u64 {
        self.shelf().searcher.num_docs()
    }

    /// Carries out changes in their order; when it returns they are on disk and every later search sees them.
    pub fn apply(&self, changes: Vec<Change>, read_up_to: i64) -> Result<(), SearchError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        self.write(writer, changes.into_iter(), read_up_to)
    }

    /// Forgets everything and reads all descriptions again; searches see the old ones until it returns.
    pub fn rebuild(
        &self,
        all: impl IntoIterator<Item = Description>,
        read_up_to: i64,
    ) -> Result<(), SearchError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.delete_all_documents()?;
        let puts = all.into_iter().map(|one| Change::Put(Box::new(one)));
        self.write(writer, puts, read_up_to)
    }

    /// Answers a query.
    pub fn search(&self, query: &Query) -> Result<Found, SearchError> {
        let shelf = self.shelf();
        Ok(crate::plan::answer(
            &self.knowledge,
            &self.fields,
            &shelf,
            query,
        )?)
    }

    fn write(
        &self,
        mut writer: std::sync::MutexGuard<'_, IndexWriter>,
        mut changes: impl Iterator<Item = Change>,
        read_up_to: i64,
    ) -> Result<(), SearchError> {
        let written = self.put_all(&writer, &mut changes).and_then(|()| {
            let mark = Mark {
                fingerprint: self.knowledge.fingerprint(),
                read_up_to,
            };
            let mark = serde_json::to_string(&mark).expect("two numbers always become JSON");
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&mark);
            commit.commit().map(drop)
        });
        if let Err(error) = written {
            writer.rollback()?;
            return Err(error.into());
        }
        self.reader.reload()?;
        let before = self.shelf();
        let shelf = Shelf::new(self.reader.searcher(), &self.fields, Some(&before))?;
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        *state = (Arc::new(shelf), read_up_to);
        Ok(())
    }

    fn put_all(
        &self,
        writer: &IndexWriter,
        changes: &mut impl Iterator<Item = Change>,
    ) -> tantivy::Result<()> {
        loop {
            let chunk: Vec<Change> = changes.take(CHUNK).collect();
            if chunk.is_empty() {
                return Ok(());
            }
            for (change, document) in chunk.iter().zip(self.documents(&chunk)) {
                let id = match change {
                    Change::Put(description) => &description.id,
                    Change::Withdraw(id) => id,
                };
                writer.delete_term(Term::from_field_text(self.fields.id, id));
                if let Some(document) = document {
                    writer.add_document(document)?;
                }
            }
        }
    }

    /// The documents of changes in their order, read by several threads when they are many.
    fn documents(&self, changes: &[Change]) -> Vec<Option<TantivyDocument>> {
        let document = |change: &Change| match change {
            Change::Put(description) => Some(self.fields.document(&self.knowledge, description)),
            Change::Withdraw(_) => None,
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        if changes.len() < THREADS_FROM || threads == 1 {
            return changes.iter().map(document).collect();
        }
        std::thread::scope(|scope| {
            let parts = changes.chunks(changes.len().div_ceil(threads));
            let running: Vec<_> = parts
                .map(|part| scope.spawn(move || part.iter().map(document).collect::<Vec<_>>()))
                .collect();
            let joined = running.into_iter().map(std::thread::ScopedJoinHandle::join);
            let parts = joined.map(|part| part.expect("reading words never panics"));
            parts.flatten().collect()
        })
    }

    fn shelf(&self) -> Arc<Shelf> {
        self.state().0
    }

    fn state(&self) -> (Arc<Shelf>, i64) {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        (Arc::clone(&state.0), state.1)
    }
}

/// The index of a folder with its mark, when it is whole and made by the same knowledge.
fn usable(folder: &Path, fingerprint: u64) -> Option<(tantivy::Index, Mark)> {
    let index = tantivy::Index::open_in_dir(folder).ok()?;
    let payload = index.load_metas().ok()?.payload?;
    let mark: Mark = serde_json::from_str(&payload).ok()?;
    (mark.fingerprint == fingerprint).then_some((index, mark))
}
