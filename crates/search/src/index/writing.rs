//! Descriptions on their way into the index. One that cannot be read keeps nobody from finding the others.
use std::collections::{BTreeMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::PoisonError;

use tantivy::{IndexWriter, TantivyDocument, Term};

use super::{Change, Index};
use crate::knowledge::Knowledge;

/// Descriptions that are read at once before they are written.
const CHUNK: usize = 1_000;
/// Descriptions from which on several threads read them.
const THREADS_FROM: usize = 64;
/// Descriptions that are remembered as left out.
const LEFT_OUT_MAX: usize = 1_000;

/// What the index may have of a description that is put.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Nothing but what is put now.
    Nothing,
    /// An older one of the same id.
    Others,
}

/// What becomes of a description in the index.
enum Made {
    Document(Box<TantivyDocument>),
    /// It is withdrawn.
    Nothing,
    /// Reading it failed.
    Unreadable,
}

/// Whether each description that was written could be read, by id.
pub type LeftOut = BTreeMap<String, bool>;

impl Index {
    /// Writes changes; gives for each description whether it had to be left out.
    pub(super) fn put_all(
        &self,
        writer: &IndexWriter,
        knowledge: &Knowledge,
        changes: &mut impl Iterator<Item = tantivy::Result<Change>>,
        before: Before,
    ) -> tantivy::Result<LeftOut> {
        let mut seen: HashSet<String> = HashSet::new();
        let mut left_out = LeftOut::new();
        loop {
            let chunk: tantivy::Result<Vec<Change>> = changes.take(CHUNK).collect();
            let chunk = chunk?;
            if chunk.is_empty() {
                return Ok(left_out);
            }
            let made = self.made(knowledge, &chunk);
            for (change, made) in chunk.iter().zip(made) {
                let id = change.id();
                // Each deletion is looked up in every segment, which a hundred thousand new ones need not wait for.
                let is_new = before == Before::Nothing && seen.insert(id.to_owned());
                if !is_new {
                    writer.delete_term(Term::from_field_text(self.fields.id, id));
                }
                let is_unreadable = matches!(made, Made::Unreadable);
                if is_unreadable {
                    tracing::warn!(
                        id,
                        "a description could not be read for the search, and nobody finds it"
                    );
                }
                if is_unreadable || before == Before::Others {
                    left_out.insert(id.to_owned(), is_unreadable);
                }
                if let Made::Document(document) = made {
                    writer.add_document(*document)?;
                }
            }
        }
    }

    /// Remembers what was left out, and forgets what was not.
    pub(super) fn leave_out(&self, changed: LeftOut, before: Before) {
        let mut all = self.left_out.lock().unwrap_or_else(PoisonError::into_inner);
        if before == Before::Nothing {
            all.clear();
        }
        for (id, is_left_out) in changed {
            if !is_left_out {
                all.remove(&id);
            } else if all.len() < LEFT_OUT_MAX {
                all.insert(id);
            }
        }
    }

    /// What becomes of changes in their order, made by several threads when they are many.
    fn made(&self, knowledge: &Knowledge, changes: &[Change]) -> Vec<Made> {
        let make = |change: &Change| {
            let Change::Put(description) = change else {
                return Made::Nothing;
            };
            let made = || self.fields.document(knowledge, description);
            // Nothing is half done when it stops: words that were read meanwhile are whole.
            match catch_unwind(AssertUnwindSafe(made)) {
                Ok(document) => Made::Document(Box::new(document)),
                Err(_) => Made::Unreadable,
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        if changes.len() < THREADS_FROM || threads == 1 {
            return changes.iter().map(make).collect();
        }
        std::thread::scope(|scope| {
            let parts = changes.chunks(changes.len().div_ceil(threads));
            let running: Vec<_> = parts
                .map(|part| scope.spawn(move || part.iter().map(make).collect::<Vec<_>>()))
                .collect();
            let joined = running.into_iter().map(std::thread::ScopedJoinHandle::join);
            let parts = joined.map(|part| part.expect("whatever panics is caught for each one"));
            parts.flatten().collect()
        })
    }
}

impl Change {
    fn id(&self) -> &str {
        match self {
            Self::Put(description) => &description.id,
            Self::Withdraw(id) => id,
        }
    }
}
