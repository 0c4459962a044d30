//! How an update gets into the document, or does not.

use std::sync::Arc;

use yrs::Transact;

use super::{Batch, Room};
use crate::clients::Relation;
use crate::effects::{ConnId, Edit, Send};
use crate::judge::{Judge, Touch, reason};
use crate::limits::{DOCUMENT_BYTES_MAX, FULL_SLACK_BYTES, GAPS_MAX, NEW_CLIENTS_MAX};
use crate::merge::{Accepted, merge};
use crate::replica::Encoding;
use crate::scan::{Scan, scan_own};
use crate::wire;

/// Why an update was not taken.
enum Refusal {
    Because(&'static str),
    Gap,
}

impl<J: Judge> Room<J> {
    /// Takes a client's sync step 2 or update.
    pub(super) fn update(
        &mut self,
        conn: ConnId,
        update: &[u8],
        scan: Scan,
        kind: u64,
        batch: &mut Batch,
    ) {
        match self.admit(conn, update, scan, kind, batch) {
            Ok(()) => {
                if let Some(state) = self.conns.get_mut(&conn) {
                    state.gaps = 0;
                    if kind == wire::STEP_2 {
                        state.durable += std::mem::take(&mut state.owed);
                    }
                }
                self.count(conn, batch);
            }
            Err(Refusal::Gap) => self.resync(conn, batch),
            Err(Refusal::Because(reason)) => self.refuse(conn, reason, batch),
        }
    }

    /// An update that builds upon what is not here is not kept; the client is asked for all of it.
    fn resync(&mut self, conn: ConnId, batch: &mut Batch) {
        let Some(state) = self.conns.get_mut(&conn) else {
            return;
        };
        state.owed += 1;
        state.gaps += 1;
        if state.gaps > GAPS_MAX {
            return self.refuse(conn, reason::GAP, batch);
        }
        let vector = self.clients.encode_vector();
        batch.to(conn, wire::sync_frame(wire::STEP_1, &vector));
    }

    fn admit(
        &mut self,
        conn: ConnId,
        update: &[u8],
        scan: Scan,
        kind: u64,
        batch: &mut Batch,
    ) -> Result<(), Refusal> {
        let relation = self.clients.relation(&scan);
        if relation == Relation::Gap {
            return Err(Refusal::Gap);
        }
        if relation == Relation::Known && scan.deletes.is_empty() {
            return Ok(());
        }
        let writers = self.writers(conn, &scan)?;
        self.room_for(update, relation)?;

        let is_new = relation == Relation::New && kind == wire::UPDATE;
        let encoding = if is_new {
            Encoding::Given
        } else {
            Encoding::OnlyNew
        };
        let Ok(change) = self.replica.apply(update, encoding) else {
            self.replica.rebuild();
            return Err(Refusal::Because(reason::MALFORMED));
        };
        if !change.changed {
            return Ok(());
        }
        let judged = match change.seen.fault {
            Some(fault) => Err(fault),
            None => self.permit(conn, &change.seen.touches, batch.now_ms),
        };
        let new = change.update.unwrap_or_else(|| update.to_vec());
        let accepted = judged.and_then(|()| match is_new {
            true => Ok(Accepted::new(new, scan)),
            false => scan_own(&new)
                .map(|scan| Accepted::new(new, scan))
                .map_err(|_| reason::MALFORMED),
        });
        match accepted {
            Ok(accepted) => {
                self.bind(conn, &writers, batch);
                self.accept(accepted, Some(conn), batch);
                self.follow(Some(conn), &change.seen.touches, batch);
                Ok(())
            }
            Err(reason) => {
                self.replica.rebuild();
                Err(Refusal::Because(reason))
            }
        }
    }

    /// The client ids that the update writes with, if all of them may be this participant's.
    fn writers(&self, conn: ConnId, scan: &Scan) -> Result<Vec<u64>, Refusal> {
        let Some(state) = self.conns.get(&conn) else {
            return Err(Refusal::Because(reason::MALFORMED));
        };
        if !self.clients.names_only(scan, self.judge.roots()) {
            return Err(Refusal::Because(reason::CLOSED_ROOT));
        }
        let participant = self.judge.participant(&state.who);
        let writers = self.clients.writers(scan);
        let new = writers
            .iter()
            .filter(|client| !self.clients.is_bound(**client))
            .count();
        let all_own = writers
            .iter()
            .all(|client| self.clients.may_use(*client, participant));
        if !all_own || new > NEW_CLIENTS_MAX {
            return Err(Refusal::Because(reason::FOREIGN_CLIENT));
        }
        Ok(writers)
    }

    /// Is there room for it? What only deletes is always taken.
    fn room_for(&mut self, update: &[u8], relation: Relation) -> Result<(), Refusal> {
        let full = |size: usize| size + update.len() > DOCUMENT_BYTES_MAX;
        if relation == Relation::Known || !full(self.replica.size_bytes()) {
            return Ok(());
        }
        if self.replica.tail_bytes() > FULL_SLACK_BYTES {
            self.replica.fold();
        }
        if full(self.replica.size_bytes()) {
            return Err(Refusal::Because(reason::DOCUMENT_FULL));
        }
        Ok(())
    }

    /// Asks by the current settings, then by those that the client may not have seen replaced yet.
    fn permit(&mut self, conn: ConnId, touches: &[Touch], now_ms: i64) -> Result<(), &'static str> {
        let Some(state) = self.conns.get(&conn) else {
            return Err(reason::MALFORMED);
        };
        let txn = self.replica.doc().transact();
        let ask = |settings| self.judge.judge(&state.who, settings, touches, &txn);
        ask(self.settings.current()).or_else(|reason| {
            let mut graced = self.settings.graced(state.confirmed, now_ms);
            if graced.any(|settings| ask(settings).is_ok()) {
                Ok(())
            } else {
                Err(reason)
            }
        })
    }

    fn bind(&mut self, conn: ConnId, writers: &[u64], batch: &mut Batch) {
        let Some(state) = self.conns.get(&conn) else {
            return;
        };
        let participant = self.judge.participant(&state.who);
        for client in writers {
            if !self.clients.is_bound(*client) {
                self.clients.bind(*client, participant);
                batch.bound.push((*client, participant.to_owned()));
            }
        }
    }

    fn accept(&mut self, accepted: Accepted, sender: Option<ConnId>, batch: &mut Batch) {
        self.clients.advance(&accepted.scan);
        self.replica.accept(Arc::clone(&accepted.update));
        batch.push(accepted, sender);
    }

    pub(super) fn edit(&mut self, edit: Edit, batch: &mut Batch) {
        if self.failed {
            return;
        }
        if let Some((update, touches)) = self.replica.edit(edit)
            && self.accept_own(update, batch)
        {
            self.follow(None, &touches, batch);
        }
    }

    /// Writes what follows from a change, into the same append.
    fn follow(&mut self, conn: Option<ConnId>, touches: &[Touch], batch: &mut Batch) {
        let who = conn
            .and_then(|conn| self.conns.get(&conn))
            .map(|state| &state.who);
        let txn = self.replica.doc().transact();
        let edit = self.judge.follow(who, touches, &txn, batch.now_ms);
        drop(txn);
        if let Some(edit) = edit
            && let Some((update, _)) = self.replica.edit(edit)
        {
            self.accept_own(update, batch);
        }
    }

    pub(super) fn apply(&mut self, update: &[u8], batch: &mut Batch) {
        if self.failed {
            batch.effects.left_out += 1;
            return;
        }
        // yrs bridges a hole in a client's clocks silently, and the log would have it for ever.
        let is_whole =
            scan_own(update).is_ok_and(|scan| self.clients.relation(&scan) != Relation::Gap);
        if !is_whole {
            batch.effects.left_out += 1;
            return;
        }
        match self.replica.apply(update, Encoding::OnlyNew) {
            Ok(change) => {
                let taken = change
                    .update
                    .is_some_and(|update| self.accept_own(update, batch));
                self.replica.watch_new_roots();
                if taken {
                    self.follow(None, &change.seen.touches, batch);
                }
            }
            Err(_) => {
                self.replica.rebuild();
                batch.effects.left_out += 1;
            }
        }
    }

    /// Takes a change of the server's own; false when it had to be left out.
    fn accept_own(&mut self, update: Vec<u8>, batch: &mut Batch) -> bool {
        match scan_own(&update) {
            Ok(scan) => {
                self.accept(Accepted::new(update, scan), None, batch);
                true
            }
            Err(_) => {
                self.replica.rebuild();
                batch.effects.left_out += 1;
                false
            }
        }
    }
}

impl Batch {
    /// Adds a change to the log row and to what everybody else gets.
    fn push(&mut self, accepted: Accepted, sender: Option<ConnId>) {
        if self.sender != sender {
            self.flush_run();
            self.sender = sender;
        }
        self.accepted.push(accepted.clone());
        self.run.push(accepted);
    }

    /// Sends the updates of one sender as one frame, so that their order among senders stays.
    pub(super) fn flush_run(&mut self) {
        if let Some(update) = merge(&std::mem::take(&mut self.run)) {
            let frame = wire::sync_frame(wire::UPDATE, &update);
            self.effects.send.push(match self.sender {
                Some(conn) => Send::AllBut(conn, frame),
                None => Send::All(frame),
            });
        }
    }
}
