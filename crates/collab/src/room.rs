//! The room: events in, effects out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use bytes::Bytes;
use yrs::{Doc, Transact};

use crate::awareness::Awareness;
use crate::clients::Clients;
use crate::effects::{Append, Close, ConnId, Effects, Event, Paused, Refused, Seed, Send};
use crate::judge::{Judge, reason};
use crate::limits::{Bucket, FRAME_BYTES_MAX, PAUSE_MS, REFUSALS_MAX};
use crate::merge::{Accepted, merge};
use crate::replica::{LoadError, Replica};
use crate::scan::{Flaw, Message, Presence, scan};
use crate::settings::Timeline;
use crate::wire;

mod updates;

/// One live document and everybody who works on it.
pub struct Room<J: Judge> {
    judge: J,
    settings: Timeline<J::Settings>,
    replica: Replica,
    clients: Clients,
    awareness: Awareness,
    conns: BTreeMap<ConnId, Conn<J::Who>>,
    /// When each participant was refused, within the last minute.
    refusals: HashMap<String, Vec<i64>>,
    paused: HashMap<String, i64>,
    failed: bool,
}

struct Conn<W> {
    who: W,
    bucket: Bucket,
    /// The revision of the settings that it confirmed last; at first that of its joining.
    confirmed: u64,
    /// How many of its sync messages are durable, or will be with this batch.
    durable: u64,
    /// How many came with a gap and wait for the resync.
    owed: u64,
    gaps: u32,
}

/// What one call of [`Room::handle_all`] gathers.
struct Batch {
    now_ms: i64,
    effects: Effects,
    accepted: Vec<Accepted>,
    bound: Vec<(u64, String)>,
    acknowledge: BTreeSet<ConnId>,
    /// Accepted updates of one sender that are not yet among the sends, and that sender.
    run: Vec<Accepted>,
    sender: Option<ConnId>,
}

impl<J: Judge> Room<J> {
    /// Loads a room. Fails rather than give an incomplete document.
    pub fn load(seed: Seed, mut judge: J, settings: J::Settings) -> Result<Self, LoadError> {
        let owners = seed.clients.clone();
        let mut replica = Replica::load(seed, judge.roots(), judge.makers())?;
        judge.begin(&replica.doc().transact());
        let clients = Clients::new(replica.clocks(), owners);
        Ok(Self {
            settings: Timeline::new(judge.revision(&settings), settings),
            replica,
            clients,
            judge,
            awareness: Awareness::default(),
            conns: BTreeMap::new(),
            refusals: HashMap::new(),
            paused: HashMap::new(),
            failed: false,
        })
    }

    /// Takes a batch of events, in order. The effects are to be carried out only after their
    /// `append` is durable; if that fails, drop them and call [`Room::fail`].
    pub fn handle_all(
        &mut self,
        events: impl IntoIterator<Item = Event<J>>,
        now_ms: i64,
    ) -> Effects {
        let mut batch = Batch::new(now_ms);
        for event in events {
            self.handle(event, &mut batch);
        }
        self.finish(batch)
    }

    /// The log failed: everybody is told so, nothing is acknowledged, and the room takes nothing more.
    pub fn fail(&mut self) -> Effects {
        self.close_all(Close::NotSaved)
    }

    /// Closes every connection and the room.
    pub fn close_all(&mut self, why: Close) -> Effects {
        self.failed = true;
        self.awareness = Awareness::default();
        let conns = std::mem::take(&mut self.conns);
        Effects {
            close: conns.into_keys().map(|conn| (conn, why)).collect(),
            ..Effects::default()
        }
    }

    /// The document as one update, for a snapshot. It holds what was accepted, durable or not: take
    /// it between batches.
    pub fn encode(&mut self) -> Vec<u8> {
        self.replica.encode()
    }

    /// The encoded state vector.
    pub fn state_vector(&self) -> Vec<u8> {
        self.clients.encode_vector()
    }

    /// The document, for reading between batches.
    pub fn doc(&mut self) -> &Doc {
        self.replica.doc()
    }

    /// The settings now.
    pub fn settings(&self) -> &J::Settings {
        self.settings.current()
    }

    /// The judge.
    pub fn judge(&self) -> &J {
        &self.judge
    }

    /// The judge, to take what it has noted of the changes that it followed.
    pub fn judge_mut(&mut self) -> &mut J {
        &mut self.judge
    }

    /// Nobody is here.
    pub fn is_idle(&self) -> bool {
        self.conns.is_empty()
    }

    /// Everybody who is connected.
    pub fn people(&self) -> impl Iterator<Item = (ConnId, &J::Who)> {
        self.conns.iter().map(|(conn, state)| (*conn, &state.who))
    }

    /// Keeps only the encoded document until the next change; coming back takes milliseconds.
    pub fn rest(&mut self) {
        self.replica.rest();
    }

    /// Is only the encoded document kept?
    pub fn is_resting(&self) -> bool {
        self.replica.is_resting()
    }

    /// When the room wants an [`Event::Tick`], if it wants one.
    pub fn next_tick_ms(&self) -> Option<i64> {
        self.awareness.due_ms()
    }

    fn handle(&mut self, event: Event<J>, batch: &mut Batch) {
        match event {
            Event::Join { conn, who } => self.join(conn, who, batch),
            Event::Frame { conn, bytes } => self.frame(conn, &bytes, batch),
            Event::Leave { conn } => self.forget(conn),
            Event::Who { conn, who } => {
                if let Some(state) = self.conns.get_mut(&conn) {
                    state.who = who;
                    self.send_settings(conn, batch);
                }
            }
            Event::Settings(settings) => {
                let revision = self.judge.revision(&settings);
                self.settings.change(revision, settings, batch.now_ms);
                for conn in self.conns.keys().copied().collect::<Vec<_>>() {
                    self.send_settings(conn, batch);
                }
            }
            Event::Edit(edit) => self.edit(edit, batch),
            Event::Apply { update } => self.apply(&update, batch),
            Event::Tick => {}
        }
    }

    fn join(&mut self, conn: ConnId, who: J::Who, batch: &mut Batch) {
        if self.failed {
            return batch.close(conn, Close::NotSaved);
        }
        let participant = self.judge.participant(&who);
        if self
            .paused
            .get(participant)
            .is_some_and(|until| batch.now_ms < *until)
        {
            return batch.close(conn, Close::TooFast);
        }
        self.conns.insert(
            conn,
            Conn {
                who,
                bucket: Bucket::full(&self.judge.limits(), batch.now_ms),
                confirmed: self.settings.revision(),
                durable: 0,
                owed: 0,
                gaps: 0,
            },
        );
        let vector = self.clients.encode_vector();
        batch.to(conn, wire::sync_frame(wire::STEP_1, &vector));
        self.send_settings(conn, batch);
        if let Some(frame) = self.awareness.all() {
            batch.to(conn, frame);
        }
    }

    fn send_settings(&mut self, conn: ConnId, batch: &mut Batch) {
        if let Some(state) = self.conns.get(&conn) {
            let text = self
                .judge
                .settings_text(self.settings.current(), &state.who);
            batch.to(conn, wire::settings_frame(&text));
        }
    }

    fn frame(&mut self, conn: ConnId, bytes: &Bytes, batch: &mut Batch) {
        let limits = self.judge.limits();
        let Some(state) = self.conns.get_mut(&conn) else {
            return;
        };
        if bytes.len() > FRAME_BYTES_MAX {
            return self.close(conn, Close::TooLarge, batch);
        }
        if !state.bucket.take(&limits, bytes.len(), batch.now_ms) {
            return self.close(conn, Close::TooFast, batch);
        }
        match scan(bytes) {
            Ok(Message::Step1(vector)) => self.step_1(conn, &vector, batch),
            Ok(Message::Step2(update, scan)) => {
                self.update(conn, update, scan, wire::STEP_2, batch);
            }
            Ok(Message::Update(update, scan)) => {
                self.update(conn, update, scan, wire::UPDATE, batch);
            }
            Ok(Message::Awareness(entries)) => self.presence(conn, &entries, batch),
            Ok(Message::QueryAwareness) => {
                if let Some(frame) = self.awareness.all() {
                    batch.to(conn, frame);
                }
            }
            Ok(Message::Seen(revision)) => {
                if revision <= self.settings.revision() {
                    state.confirmed = state.confirmed.max(revision);
                }
            }
            Err(Flaw::TooLarge) => self.close(conn, Close::TooLarge, batch),
            Err(_) => self.refuse(conn, reason::MALFORMED, batch),
        }
    }

    fn step_1(&mut self, conn: ConnId, vector: &[(u64, u32)], batch: &mut Batch) {
        let Some(diff) = self.replica.diff(vector) else {
            return self.refuse(conn, reason::MALFORMED, batch);
        };
        batch.to(conn, wire::sync_frame(wire::STEP_2, &diff));
        self.count(conn, batch);
    }

    fn presence(&mut self, conn: ConnId, entries: &[Presence<'_>], batch: &mut Batch) {
        let Some(state) = self.conns.get(&conn) else {
            return;
        };
        let participant = self.judge.participant(&state.who);
        let clients = &self.clients;
        match self
            .awareness
            .take(conn, entries, |client| clients.may_use(client, participant))
        {
            Ok(Some(client)) => self.clients.claim(client, participant),
            Ok(None) => {}
            Err(_) => self.refuse(conn, reason::MALFORMED, batch),
        }
    }

    /// One more sync message of this connection is durable after this batch.
    fn count(&mut self, conn: ConnId, batch: &mut Batch) {
        if let Some(state) = self.conns.get_mut(&conn) {
            state.durable += 1;
            batch.acknowledge.insert(conn);
        }
    }

    /// Tells why, closes, and pauses a participant who is refused again and again.
    fn refuse(&mut self, conn: ConnId, reason: &'static str, batch: &mut Batch) {
        let Some(state) = self.conns.get(&conn) else {
            return;
        };
        let participant = self.judge.participant(&state.who).to_owned();
        batch.effects.refused.push(Refused { conn, reason });
        batch.to(conn, wire::denied_frame(reason));
        self.close(conn, Close::Refused, batch);

        let now_ms = batch.now_ms;
        self.refusals.retain(|_, times| {
            times.retain(|time| now_ms.saturating_sub(*time) < PAUSE_MS);
            !times.is_empty()
        });
        let times = self.refusals.entry(participant.clone()).or_default();
        times.push(now_ms);
        if times.len() >= REFUSALS_MAX {
            self.refusals.remove(&participant);
            self.pause(participant, batch);
        }
    }

    fn pause(&mut self, participant: String, batch: &mut Batch) {
        let until_ms = batch.now_ms.saturating_add(PAUSE_MS);
        let theirs = |(conn, state): (&ConnId, &Conn<J::Who>)| {
            (self.judge.participant(&state.who) == participant).then_some(*conn)
        };
        for conn in self.conns.iter().filter_map(theirs).collect::<Vec<_>>() {
            self.close(conn, Close::TooFast, batch);
        }
        self.paused.retain(|_, until| batch.now_ms < *until);
        self.paused.insert(participant.clone(), until_ms);
        batch.effects.paused.push(Paused {
            participant,
            until_ms,
        });
    }

    fn close(&mut self, conn: ConnId, why: Close, batch: &mut Batch) {
        self.forget(conn);
        batch.close(conn, why);
    }

    fn forget(&mut self, conn: ConnId) {
        self.conns.remove(&conn);
        self.awareness.leave(conn);
    }

    fn finish(&mut self, mut batch: Batch) -> Effects {
        batch.flush_run();
        if let Some(update) = merge(&batch.accepted) {
            batch.effects.append = Some(Append {
                update,
                clients: std::mem::take(&mut batch.bound),
            });
        }
        if !batch.acknowledge.is_empty() {
            self.acknowledge(&mut batch);
        }
        if let Some(frame) = self.awareness.flush(batch.now_ms) {
            batch.effects.send.push(Send::All(frame));
        }
        self.replica.fold_when_long();
        batch.effects
    }

    /// Tells each sender how many of its messages are durable. One state vector serves all.
    fn acknowledge(&self, batch: &mut Batch) {
        let vector = self.clients.encode_vector();
        for conn in std::mem::take(&mut batch.acknowledge) {
            if let Some(state) = self.conns.get(&conn) {
                batch.to(conn, wire::acknowledgement_frame(&vector, state.durable));
            }
        }
    }
}

impl Batch {
    fn new(now_ms: i64) -> Self {
        Self {
            now_ms,
            effects: Effects::default(),
            accepted: Vec::new(),
            bound: Vec::new(),
            acknowledge: BTreeSet::new(),
            run: Vec::new(),
            sender: None,
        }
    }

    fn to(&mut self, conn: ConnId, frame: Bytes) {
        self.effects.send.push(Send::To(conn, frame));
    }

    fn close(&mut self, conn: ConnId, why: Close) {
        self.effects.close.push((conn, why));
    }
}
