//! The index: descriptions in, and a state to search. It can always be thrown away; it says up to which change it has
//! read, so that after a stop the rest is read again.
mod concerned;
#[cfg(test)]
mod concerned_tests;
mod entries;
mod grams;
mod overlay;
mod schema;
mod shelf;
mod trial;
mod writing;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use tantivy::directory::error::OpenDirectoryError;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory, RamDirectory};
use tantivy::{DocAddress, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError};

use self::concerned::{Difference, description};
use self::writing::Before;
pub use entries::{Dense, LABELS, NAME, Reading, ZONES};
pub use grams::runs;
pub use schema::{Body, Fields, NATIONWIDE};
pub use shelf::{Segment, Shelf};
pub use trial::Trial;

use crate::description::Description;
use crate::knowledge::Knowledge;
use crate::plan::{Found, Query};

/// Memory of the writer before it makes a segment, in bytes.
const WRITER_BYTES: usize = 128 << 20;

/// Why an index cannot be opened or made.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its folder cannot be made or emptied.
    #[error("the folder of the search index: {0}")]
    Folder(#[from] std::io::Error),
    /// Its folder is none, or cannot be read.
    #[error("the folder of the search index: {0}")]
    Files(#[from] OpenDirectoryError),
    /// Another process has it open.
    #[error("the search index is open in another process: stop that one first")]
    Busy,
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
    pub(crate) fields: Fields,
    /// Its files, for trials that stand on them.
    files: Box<dyn Directory>,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    state: RwLock<State>,
    /// Descriptions that could not be read, and are found by nobody.
    left_out: Mutex<BTreeSet<String>>,
}

/// The state that is searched.
#[derive(Clone)]
struct State {
    /// What its descriptions were read by.
    knowledge: Arc<Knowledge>,
    shelf: Arc<Shelf>,
    /// The change up to which it was read.
    read_up_to: i64,
}

impl Index {
    /// An index in memory, empty.
    pub fn in_memory(knowledge: Arc<Knowledge>) -> Result<Self, OpenError> {
        let (schema, fields) = Fields::make();
        let files = RamDirectory::create();
        let index = tantivy::Index::create(files.clone(), schema, IndexSettings::default())?;
        Self::of(index, Box::new(files), fields, knowledge, 0)
    }

    /// The index of a folder, which is its own. It is made anew, empty, when there is none, when it cannot be read,
    /// or when it was made by other knowledge: then [`Index::read_up_to`] is 0. Fails with [`OpenError::Busy`] while
    /// another index has the folder open.
    pub fn open(folder: &Path, knowledge: Arc<Knowledge>) -> Result<Self, OpenError> {
        let (schema, fields) = Fields::make();
        if let Some((index, files, mark)) = usable(folder, knowledge.fingerprint()) {
            let known = Arc::clone(&knowledge);
            match Self::of(index, Box::new(files), fields, known, mark.read_up_to) {
                Ok(index) => return Ok(index),
                Err(error) => tracing::warn!(%error, "the search index is broken and is made anew"),
            }
        }
        if folder.exists() {
            // Whoever writes it holds its lock, and keeps it.
            let held = MmapDirectory::open(folder)?.acquire_lock(&INDEX_WRITER_LOCK);
            drop(held.map_err(|_| OpenError::Busy)?);
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        let files = MmapDirectory::open(folder)?;
        let index = tantivy::Index::create(files.clone(), schema, IndexSettings::default())?;
        Self::of(index, Box::new(files), fields, knowledge, 0)
    }

    fn of(
        index: tantivy::Index,
        files: Box<dyn Directory>,
        fields: Fields,
        knowledge: Arc<Knowledge>,
        read_up_to: i64,
    ) -> Result<Self, OpenError> {
        Fields::teach(&index);
        let writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let shelf = Shelf::new(reader.searcher(), &fields, None)?;
        Ok(Self {
            fields,
            files,
            reader,
            writer: Mutex::new(writer),
            state: RwLock::new(State {
                knowledge,
                shelf: Arc::new(shelf),
                read_up_to,
            }),
            left_out: Mutex::default(),
        })
    }

    /// What it reads by.
    pub fn knowledge(&self) -> Arc<Knowledge> {
        self.state().knowledge
    }

    /// The change up to which it was read; 0 for a new one.
    pub fn read_up_to(&self) -> i64 {
        self.state().read_up_to
    }

    /// How many descriptions it has of support that goes on.
    pub fn count(&self) -> u64 {
        let shelf = self.state().shelf;
        let counts = shelf
            .segments
            .iter()
            .map(|segment| segment.going_on.count());
        counts.map(u64::from).sum()
    }

    /// Ids of descriptions that could not be read since it was opened, and are left out of every answer. They are tried
    /// again when they change.
    pub fn left_out(&self) -> Vec<String> {
        let left_out = self.left_out.lock().unwrap_or_else(PoisonError::into_inner);
        left_out.iter().cloned().collect()
    }

    /// Carries out changes in their order; when it returns they are on disk and every later search sees them.
    pub fn apply(&self, changes: Vec<Change>, read_up_to: i64) -> Result<(), SearchError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let knowledge = self.knowledge();
        let changes = changes.into_iter().map(Ok);
        self.write(writer, knowledge, changes, read_up_to, Before::Others)
    }

    /// Forgets everything and reads all descriptions again; searches see the old ones until it returns.
    pub fn rebuild(
        &self,
        all: impl IntoIterator<Item = Description>,
        read_up_to: i64,
    ) -> Result<(), SearchError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let knowledge = self.knowledge();
        writer.delete_all_documents()?;
        let puts = all.into_iter().map(|one| Ok(Change::Put(Box::new(one))));
        self.write(writer, knowledge, puts, read_up_to, Before::Nothing)
    }

    /// Reads by other knowledge from now on: only those descriptions again that are read otherwise by it. Searches see
    /// the old state until it returns. Gives how many descriptions were read again.
    pub fn follow(&self, knowledge: Arc<Knowledge>) -> Result<usize, SearchError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.state();
        let difference = Difference::between(&state.knowledge, &knowledge);
        let sets = difference.documents(&state.shelf, &self.fields)?;
        let mut addresses = Vec::new();
        for (number, set) in (0_u32..).zip(&sets) {
            addresses.extend(set.iter().map(|doc| DocAddress::new(number, doc)));
        }
        let count = addresses.len();
        let changes = addresses.into_iter().map(|at| {
            let one = description(&state.shelf, &self.fields, at)?;
            Ok(Change::Put(Box::new(one)))
        });
        let before = Before::Others;
        self.write(writer, knowledge, changes, state.read_up_to, before)?;
        Ok(count)
    }

    /// How many descriptions are read otherwise by other knowledge.
    pub fn concerned(&self, knowledge: &Knowledge) -> Result<usize, SearchError> {
        let state = self.state();
        let difference = Difference::between(&state.knowledge, knowledge);
        let sets = difference.documents(&state.shelf, &self.fields)?;
        Ok(sets.iter().map(|set| set.count() as usize).sum())
    }

    /// Answers a query.
    pub fn search(&self, query: &Query) -> Result<Found, SearchError> {
        let State {
            knowledge, shelf, ..
        } = self.state();
        Ok(crate::plan::answer(
            &knowledge,
            &self.fields,
            &shelf,
            query,
        )?)
    }

    fn write(
        &self,
        mut writer: std::sync::MutexGuard<'_, IndexWriter>,
        knowledge: Arc<Knowledge>,
        mut changes: impl Iterator<Item = tantivy::Result<Change>>,
        read_up_to: i64,
        before: Before,
    ) -> Result<(), SearchError> {
        let put = self.put_all(&writer, &knowledge, &mut changes, before);
        let written = put.and_then(|left_out| {
            let mark = Mark {
                fingerprint: knowledge.fingerprint(),
                read_up_to,
            };
            let mark = serde_json::to_string(&mark).expect("two numbers always become JSON");
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&mark);
            commit.commit()?;
            Ok(left_out)
        });
        match written {
            Ok(left_out) => self.leave_out(left_out, before),
            Err(error) => {
                writer.rollback()?;
                return Err(error.into());
            }
        }
        self.reader.reload()?;
        let before = self.state().shelf;
        let shelf = Shelf::new(self.reader.searcher(), &self.fields, Some(&before))?;
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        *state = State {
            knowledge,
            shelf: Arc::new(shelf),
            read_up_to,
        };
        Ok(())
    }

    /// The descriptions that are searched now.
    #[cfg(test)]
    pub(crate) fn shelf(&self) -> Arc<Shelf> {
        self.state().shelf
    }

    fn state(&self) -> State {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        state.clone()
    }
}

/// The index of a folder with its mark, when it is whole and made by the same knowledge.
fn usable(folder: &Path, fingerprint: u64) -> Option<(tantivy::Index, MmapDirectory, Mark)> {
    let files = MmapDirectory::open(folder).ok()?;
    let index = tantivy::Index::open(files.clone()).ok()?;
    let payload = index.load_metas().ok()?.payload?;
    let mark: Mark = serde_json::from_str(&payload).ok()?;
    (mark.fingerprint == fingerprint).then_some((index, files, mark))
}
