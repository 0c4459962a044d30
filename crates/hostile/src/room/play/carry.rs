//! Between the room and its members: the log first, then what is told; and what must hold at the end.
use std::collections::BTreeMap;

use canvas::Template;
use canvas::settings::Settings;
use collab::{Append, Close, ConnId, Effects, Event, Room, Seed, Send};
use yrs::Transact;

use super::{PEOPLE, Play};
use crate::room::copy::{shown, sync_body};
use crate::room::rules::Rules;

/// Rounds in which everybody says all that is left.
const ROUNDS: usize = 12;

impl Play {
    /// One batch, as the program carries it out: the row is durable before anybody is told, or nobody is.
    pub(super) fn handle(&mut self, events: Vec<Event<Rules>>) {
        let effects = self.room.handle_all(events, self.now_ms);
        if effects.append.is_some() && std::mem::take(&mut self.log_fails) {
            let closed = self.room.fail();
            assert!(
                closed.append.is_none() && closed.send.is_empty(),
                "nobody is told anything"
            );
            self.deliver(&closed);
            self.reload();
            return;
        }
        if let Some(append) = &effects.append {
            self.logged.apply(&append.update);
            self.log.push(append.clone());
        }
        self.told_is_logged(&effects);
        self.deliver(&effects);
    }

    /// What is told to all is in the log already.
    fn told_is_logged(&self, effects: &Effects) {
        for send in &effects.send {
            let (Send::All(frame) | Send::AllBut(_, frame)) = send else {
                continue;
            };
            if let Some((_, body)) = sync_body(frame) {
                let before = self.logged.vector();
                self.logged.apply(body);
                assert_eq!(before, self.logged.vector(), "what is told is in the log");
            }
        }
    }

    fn deliver(&mut self, effects: &Effects) {
        for send in &effects.send {
            for member in &mut self.members {
                let Some(conn) = member.conn else { continue };
                match send {
                    Send::To(to, frame) if *to == conn => member.queue.push(frame.clone()),
                    Send::AllBut(not, frame) if *not != conn => member.queue.push(frame.clone()),
                    Send::All(frame) => member.queue.push(frame.clone()),
                    _ => {}
                }
            }
        }
        let closed: BTreeMap<ConnId, Close> = effects.close.iter().copied().collect();
        for member in &mut self.members {
            if let Some(why) = member.conn.and_then(|conn| closed.get(&conn)) {
                member.conn = None;
                member.queue.clear();
                member.refused |= *why != Close::NotSaved;
            }
        }
        if self.rogue.is_some_and(|conn| closed.contains_key(&conn)) {
            self.rogue = None;
        }
    }

    pub(super) fn reload(&mut self) {
        for member in &mut self.members {
            member.conn = None;
            member.queue.clear();
        }
        self.rogue = None;
        self.room = load(self.template, &self.seed, &self.log, &self.settings);
    }

    /// Everybody comes back and talks until nothing is left to say.
    pub(in crate::room) fn settle(&mut self) {
        self.log_fails = false;
        for _ in 0..ROUNDS {
            for who in 0..PEOPLE {
                self.come(who);
                self.read(who);
            }
            let turns: Vec<(u8, u8)> = (0..PEOPLE).map(|who| (who, u8::MAX)).collect();
            self.batch(&turns);
        }
        for member in &self.members {
            assert!(
                member.conn.is_some() && member.waiting.is_empty(),
                "it settles"
            );
        }
    }

    pub(in crate::room) fn check(&mut self) {
        let all = shown(&self.logged.doc);
        assert_eq!(all, shown(self.room.doc()), "the log is the document");
        for member in &self.members {
            assert_eq!(all, shown(&member.copy.doc), "every copy is the document");
        }
        let vector = self.logged.vector();
        for durable in &self.durable {
            for (client, clock) in durable.iter() {
                assert!(
                    vector.get(client) >= *clock,
                    "what was acknowledged is in the log"
                );
            }
        }
        let mut again = load(self.template, &self.seed, &self.log, &self.settings);
        assert_eq!(all, shown(again.doc()), "the log makes the room again");
        for told in &self.told {
            self.logged.apply(told);
        }
        assert_eq!(
            all,
            shown(&self.logged.doc),
            "what anybody was told is in the log"
        );
        assert_eq!(vector, self.logged.vector());
        let content = canvas::read(&self.logged.doc.transact(), self.template);
        crate::template::read(self.template, &content);
    }
}

pub(super) fn load(
    template: &'static Template,
    seed: &[u8],
    log: &[Append],
    settings: &Settings,
) -> Room<Rules> {
    let seed = Seed {
        snapshot: Some(seed.to_vec()),
        updates: log.iter().map(|row| row.update.clone()).collect(),
        clients: log.iter().flat_map(|row| row.clients.clone()).collect(),
    };
    Room::load(seed, Rules::new(template), settings.clone()).expect("the log makes the room again")
}
