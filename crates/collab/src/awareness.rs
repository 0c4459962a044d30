//! Who is here: the latest state of each connection, sent together and never logged.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use yrs::Any;

use crate::effects::ConnId;
use crate::limits::AWARENESS_EVERY_MS;
use crate::scan::{Flaw, Presence};
use crate::wire::{awareness_frame, put_buffer, put_number};

struct State {
    client: u64,
    clock: u32,
    json: String,
}

/// The awareness of a room.
#[derive(Default)]
pub(crate) struct Awareness {
    states: BTreeMap<ConnId, State>,
    /// Connections whose state changed since the last frame.
    changed: BTreeSet<ConnId>,
    /// Clients that left since the last frame, with the clock of their leaving.
    gone: Vec<(u64, u32)>,
    sent_ms: Option<i64>,
}

const GONE: &str = "null";

impl Awareness {
    /// The client id of a connection, once it has shown one.
    pub(crate) fn client(&self, conn: ConnId) -> Option<u64> {
        self.states.get(&conn).map(|state| state.client)
    }

    /// Takes the entry of a message that is the connection's own. Others are passed over: plain
    /// clients repeat what they hear from their neighbours. `may_use` says whether an id is free.
    /// Gives the client id that the connection has from now on.
    pub(crate) fn take(
        &mut self,
        conn: ConnId,
        entries: &[Presence<'_>],
        may_use: impl Fn(u64) -> bool,
    ) -> Result<Option<u64>, Flaw> {
        let own = self.client(conn);
        let entry = entries.iter().find(|entry| match own {
            Some(client) => entry.client == client,
            None => entry.state != GONE && may_use(entry.client),
        });
        let Some(entry) = entry else {
            return Ok(own);
        };
        if !matches!(Any::from_json(entry.state), Ok(Any::Map(_) | Any::Null)) {
            return Err(Flaw::Malformed);
        }
        let known = self.states.get(&conn);
        if known.is_some_and(|known| entry.clock < known.clock || same(known, entry)) {
            return Ok(own);
        }
        // A connection that came back before its old one was seen to break takes its place.
        self.states
            .retain(|other, state| *other == conn || state.client != entry.client);
        let json = entry.state.to_owned();
        self.states.insert(
            conn,
            State {
                client: entry.client,
                clock: entry.clock,
                json,
            },
        );
        self.changed.insert(conn);
        Ok(Some(entry.client))
    }

    pub(crate) fn leave(&mut self, conn: ConnId) {
        self.changed.remove(&conn);
        if let Some(state) = self.states.remove(&conn) {
            // The same clock: a state of nothing wins over the last one, and the client can come back
            // with its next.
            self.gone.push((state.client, state.clock));
        }
    }

    /// Everybody's state.
    pub(crate) fn all(&self) -> Option<Bytes> {
        frame(
            self.states
                .values()
                .map(|state| (state.client, state.clock, state.json.as_str())),
        )
    }

    /// When the next frame is due, if there is anything to send.
    pub(crate) fn due_ms(&self) -> Option<i64> {
        let waits = !self.changed.is_empty() || !self.gone.is_empty();
        waits.then(|| {
            self.sent_ms
                .map_or(i64::MIN, |sent| sent + AWARENESS_EVERY_MS)
        })
    }

    /// What changed since the last frame, if it is time.
    pub(crate) fn flush(&mut self, now_ms: i64) -> Option<Bytes> {
        if self.due_ms()? > now_ms {
            return None;
        }
        self.sent_ms = Some(now_ms);
        let here: BTreeSet<u64> = self.states.values().map(|state| state.client).collect();
        let gone = std::mem::take(&mut self.gone);
        let gone = gone.iter().filter(|(client, _)| !here.contains(client));
        let changed = std::mem::take(&mut self.changed);
        let changed = changed.iter().filter_map(|conn| self.states.get(conn));
        frame(
            gone.map(|(client, clock)| (*client, *clock, GONE))
                .chain(changed.map(|state| (state.client, state.clock, state.json.as_str()))),
        )
    }
}

fn same(known: &State, entry: &Presence<'_>) -> bool {
    entry.clock == known.clock && entry.state == known.json
}

fn frame<'a>(entries: impl Iterator<Item = (u64, u32, &'a str)>) -> Option<Bytes> {
    let mut count = 0;
    let mut body = Vec::new();
    for (client, clock, json) in entries {
        count += 1;
        put_number(&mut body, client);
        put_number(&mut body, u64::from(clock));
        put_buffer(&mut body, json.as_bytes());
    }
    let mut all = Vec::with_capacity(body.len() + 4);
    put_number(&mut all, count);
    all.extend_from_slice(&body);
    (count > 0).then(|| awareness_frame(&all))
}
