//! What the server does on its own, and what no honest program sends.
use canvas::Actor;
use canvas::permits::Voices;
use canvas::settings::Role;
use collab::Event;

use super::{AFTER_PAUSE_MS, Play, change};
use crate::room::copy::{Copy, put, sync};
use crate::room::hand::Hand;
use crate::room::steps::Step;

impl Play {
    /// What the server does on its own, and what no honest program sends.
    pub(super) fn intrude(&mut self, step: Step) {
        match step {
            Step::Rogue { kind, bytes } => {
                let frame = match kind % 4 {
                    3 => bytes,
                    kind => sync(kind, &bytes),
                };
                self.rogue(frame);
            }
            Step::Damaged { frame, at, byte } => {
                if let Some(told) = nth(&self.told, frame) {
                    let mut told = told.clone();
                    damage(&mut told, at, byte);
                    self.rogue(sync(2, &told));
                }
            }
            Step::Awareness {
                who,
                client,
                clock,
                state,
            } => {
                let frame = awareness(u64::from(client), clock, state);
                let member = self.of(who);
                if member.conn.is_some() {
                    member.waiting.push(frame);
                }
            }
            Step::Seen(who, revision) => {
                let member = self.of(who);
                if member.conn.is_some() {
                    member.waiting.push(vec![102, revision & 0x7f]);
                }
            }
            Step::Edit(deed) => {
                let template = self.template;
                let edit = move |txn: &mut yrs::TransactionMut<'_>| {
                    let id = "server";
                    Hand { template, id }.perform(txn, &deed);
                };
                self.handle(vec![Event::Edit(Box::new(edit))]);
            }
            Step::Apply(deed, damaged) => {
                let copy = Copy::new(self.client());
                copy.apply(&self.room.encode());
                let mut update = change(self.template, "server", &copy, &deed);
                if let Some((at, byte)) = damaged {
                    damage(&mut update, at, byte);
                    if sync_like(&update).is_none() {
                        return;
                    }
                }
                self.handle(vec![Event::Apply { update }]);
            }
            _ => {}
        }
    }

    fn rogue(&mut self, frame: Vec<u8>) {
        let conn = match self.rogue {
            Some(conn) => conn,
            None => {
                self.now_ms += AFTER_PAUSE_MS;
                let conn = self.conn();
                let who = Actor {
                    id: "stranger".to_owned(),
                    name: "Stranger".to_owned(),
                    role: Role::Participant,
                    voices: Voices::default(),
                };
                self.rogue = Some(conn);
                self.handle(vec![Event::Join { conn, who }]);
                conn
            }
        };
        let bytes = frame.into();
        self.handle(vec![Event::Frame { conn, bytes }]);
    }
}

fn nth<T>(all: &[T], number: u16) -> Option<&T> {
    all.get(usize::from(number) % all.len().max(1))
}

fn damage(bytes: &mut [u8], at: u16, byte: u8) {
    let len = bytes.len().max(1);
    if let Some(place) = bytes.get_mut(usize::from(at) % len) {
        *place = byte;
    }
}

/// The update if a scan finds no flaw in it: the server itself brings none that has one.
fn sync_like(update: &[u8]) -> Option<()> {
    collab::scan(&sync(2, update)).ok().map(drop)
}

/// An awareness message with one entry.
fn awareness(client: u64, clock: u8, state: u8) -> Vec<u8> {
    let states = [
        "null",
        "{}",
        "{\"name\":\"ä\"}",
        "[",
        "{\"at\":{\"x\":1}}",
        "",
    ];
    let state = states[usize::from(state) % states.len()];
    let mut body = vec![1];
    put(&mut body, client);
    put(&mut body, u64::from(clock));
    put(&mut body, state.len() as u64);
    body.extend_from_slice(state.as_bytes());
    let mut out = vec![1];
    put(&mut out, body.len() as u64);
    out.extend_from_slice(&body);
    out
}
