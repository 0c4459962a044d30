//! The document itself: applies updates, remembers what was accepted, and can go back to it.

use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use yrs::updates::decoder::Decode;
use yrs::{ClientID, Doc, OffsetKind, Options, ReadTxn, StateVector, Transact, Update, WriteTxn};

use crate::clients::SERVER_CLIENT;
use crate::effects::{Edit, Seed};
use crate::judge::Touch;
use crate::limits::{TAIL_BYTES_MAX, TAIL_UPDATES_MAX};
use crate::makers::Makers;
use crate::scan::scan_own;
use crate::touches::{Seen, Touches};

/// Why a room could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// A snapshot or a row of the log cannot be read.
    #[error("the snapshot or the log is damaged")]
    Damaged,
    /// Something is missing between the snapshot and the log.
    #[error("the log has a gap")]
    Gap,
}

/// An update could not be applied. The document is as it was only after [`Replica::rebuild`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unfit;

/// What applying an update did.
pub(crate) struct Change {
    pub(crate) seen: Seen,
    /// The change alone, encoded; absent when nothing changed or when it was not asked for.
    pub(crate) update: Option<Vec<u8>>,
    pub(crate) changed: bool,
}

/// How [`Replica::apply`] gives the change back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// The update itself is exactly the change.
    Given,
    /// The update may repeat what is known: encode what was new.
    OnlyNew,
}

pub(crate) struct Replica {
    roots: Vec<String>,
    /// Roots whose entries name their maker, with the key that does.
    makers: Vec<(String, String)>,
    live: Option<Live>,
    base: Vec<u8>,
    tail: Vec<Arc<[u8]>>,
    tail_bytes: usize,
}

struct Live {
    doc: Doc,
    touches: Touches,
    makers: Makers,
    roots: usize,
}

impl Replica {
    pub(crate) fn load(
        seed: Seed,
        roots: &[&str],
        makers: &[(&str, &str)],
    ) -> Result<Self, LoadError> {
        let owned = |(root, key): &(&str, &str)| ((*root).to_owned(), (*key).to_owned());
        let mut replica = Self {
            roots: roots.iter().map(|root| (*root).to_owned()).collect(),
            makers: makers.iter().map(owned).collect(),
            live: None,
            base: seed.snapshot.unwrap_or_else(|| Update::EMPTY_V1.to_vec()),
            tail_bytes: seed.updates.iter().map(Vec::len).sum(),
            tail: seed.updates.into_iter().map(Arc::from).collect(),
        };
        replica.check_whole()?;
        let doc = replica.replay().map_err(|_| LoadError::Damaged)?;
        if doc.transact().has_missing_updates() {
            return Err(LoadError::Gap);
        }
        replica.live = Some(replica.watch(doc));
        replica.fold_when_long();
        Ok(replica)
    }

    /// The document, brought back from its encoded form if it was at rest.
    pub(crate) fn doc(&mut self) -> &Doc {
        &self.live().doc
    }

    pub(crate) fn is_resting(&self) -> bool {
        self.live.is_none()
    }

    /// Forgets the document but for its encoded form.
    pub(crate) fn rest(&mut self) {
        self.fold();
        self.live = None;
    }

    /// Size of the encoded state, bytes; at most the tail too large.
    pub(crate) fn size_bytes(&self) -> usize {
        self.base.len() + self.tail_bytes
    }

    pub(crate) fn tail_bytes(&self) -> usize {
        self.tail_bytes
    }

    pub(crate) fn encode(&mut self) -> Vec<u8> {
        self.fold();
        self.base.clone()
    }

    pub(crate) fn clocks(&mut self) -> HashMap<u64, u32> {
        let vector = self.doc().transact().state_vector();
        vector
            .iter()
            .map(|(client, clock)| (client.get(), *clock))
            .collect()
    }

    /// What a client lacks. `None` when its state vector cannot be answered.
    pub(crate) fn diff(&mut self, vector: &[(u64, u32)]) -> Option<Vec<u8>> {
        let vector: StateVector = vector
            .iter()
            .map(|(client, clock)| (ClientID::new(*client), *clock))
            .collect();
        let doc = self.doc();
        catch_unwind(AssertUnwindSafe(|| doc.transact().encode_diff_v1(&vector))).ok()
    }

    /// Applies an update and says what it changed. The change counts as accepted only after
    /// [`Replica::accept`]; otherwise [`Replica::rebuild`] must follow.
    pub(crate) fn apply(&mut self, update: &[u8], encoding: Encoding) -> Result<Change, Unfit> {
        let live = self.live();
        let mut txn = ManuallyDrop::new(live.doc.transact_mut());
        // A transaction commits when it is dropped. After a panic within yrs it must not, for a
        // second panic would end the process; it is leaked and the document thrown away.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let update = Update::decode_v1(update).map_err(|_| Unfit)?;
            txn.apply_update(update).map_err(|_| Unfit)?;
            let whole = !txn.has_missing_updates();
            txn.commit();
            if !whole {
                return Err(Unfit);
            }
            let changed = txn.has_changes();
            let encoded = changed && encoding == Encoding::OnlyNew;
            Ok((changed, encoded.then(|| txn.encode_update_v1())))
        }));
        let Ok(outcome) = outcome else {
            return Err(Unfit);
        };
        // What could not be applied whole is committed by this drop, and thrown away by the caller.
        let dropped = catch_unwind(AssertUnwindSafe(|| drop(ManuallyDrop::into_inner(txn))));
        let mut seen = live.touches.take();
        let (changed, update) = outcome.and_then(|done| dropped.map(|()| done).or(Err(Unfit)))?;
        live.makers.follow(&mut seen, &live.doc.transact());
        Ok(Change {
            seen,
            update,
            changed,
        })
    }

    /// Makes a change of the server's own; gives it encoded and what it touched, if it changed anything.
    pub(crate) fn edit(&mut self, edit: Edit) -> Option<(Vec<u8>, Vec<Touch>)> {
        let live = self.live();
        let mut txn = live.doc.transact_mut();
        edit(&mut txn);
        txn.commit();
        let update = txn.has_changes().then(|| txn.encode_update_v1());
        drop(txn);
        let mut seen = live.touches.take();
        live.makers.follow(&mut seen, &live.doc.transact());
        self.watch_new_roots();
        update.map(|update| (update, seen.touches))
    }

    /// Watches roots that a change of the server's made.
    pub(crate) fn watch_new_roots(&mut self) {
        let live = self.live();
        if live.doc.transact().root_refs().count() != live.roots {
            let doc = live.doc.clone();
            self.live = Some(self.watch(doc));
        }
    }

    /// Remembers a change as part of the document.
    pub(crate) fn accept(&mut self, update: Arc<[u8]>) {
        self.tail_bytes += update.len();
        self.tail.push(update);
    }

    /// Goes back to what was accepted.
    pub(crate) fn rebuild(&mut self) {
        self.live = None;
        self.live();
    }

    pub(crate) fn fold_when_long(&mut self) {
        if self.tail_bytes > TAIL_BYTES_MAX || self.tail.len() > TAIL_UPDATES_MAX {
            self.fold();
        }
    }

    /// Turns base and tail into one exact base.
    pub(crate) fn fold(&mut self) {
        if self.tail.is_empty() {
            return;
        }
        let doc = self.doc().clone();
        self.base = doc
            .transact()
            .encode_state_as_update_v1(&StateVector::default());
        self.base.shrink_to_fit();
        self.tail.clear();
        self.tail.shrink_to_fit();
        self.tail_bytes = 0;
    }

    fn live(&mut self) -> &mut Live {
        if self.live.is_none() {
            let doc = self
                .replay()
                .expect("what was applied once can be applied again");
            self.live = Some(self.watch(doc));
        }
        self.live.as_mut().expect("it was just made")
    }

    fn replay(&self) -> Result<Doc, Unfit> {
        let doc = Doc::with_options(Options {
            offset_kind: OffsetKind::Utf16,
            ..Options::with_client_id(ClientID::new(SERVER_CLIENT))
        });
        let mut txn = ManuallyDrop::new(doc.transact_mut());
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            for update in self.history() {
                let update = Update::decode_v1(update).map_err(|_| Unfit)?;
                txn.apply_update(update).map_err(|_| Unfit)?;
            }
            txn.commit();
            Ok(())
        }));
        let outcome = outcome.unwrap_or(Err(Unfit));
        if outcome.is_ok() {
            drop(ManuallyDrop::into_inner(txn));
            return Ok(doc);
        }
        Err(Unfit)
    }

    /// yrs bridges a hole in a client's clocks silently; a log never has one.
    fn check_whole(&self) -> Result<(), LoadError> {
        let mut clocks: HashMap<u64, u32> = HashMap::new();
        for update in self.history() {
            let scan = scan_own(update).map_err(|_| LoadError::Damaged)?;
            for section in &scan.sections {
                let clock = clocks.entry(section.client).or_default();
                if section.clock > *clock || scan.skips {
                    return Err(LoadError::Gap);
                }
                *clock = section.end.max(*clock);
            }
        }
        Ok(())
    }

    fn history(&self) -> impl Iterator<Item = &[u8]> {
        std::iter::once(self.base.as_slice()).chain(self.tail.iter().map(|update| &**update))
    }

    /// Watches every root: those that clients may write, and all others to keep clients out.
    fn watch(&self, doc: Doc) -> Live {
        let touches = Touches::default();
        let mut txn = doc.transact_mut();
        let closed: Vec<String> = txn
            .root_refs()
            .map(|(name, _)| name.to_string())
            .filter(|name| !self.roots.contains(name))
            .collect();
        let open = self.roots.iter().map(|name| (name, true));
        for (name, writable) in open.chain(closed.iter().map(|name| (name, false))) {
            let root = txn.get_or_insert_map(name.as_str());
            if writable {
                touches.watch(&root, name);
            } else {
                touches.fence(&root);
            }
        }
        let roots = txn.root_refs().count();
        let makers = Makers::read(&self.makers, &txn);
        drop(txn);
        Live {
            doc,
            touches,
            makers,
            roots,
        }
    }
}
