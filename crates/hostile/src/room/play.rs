//! The play: members with copies of their own, one stranger who only means harm, and the room between them.
mod carry;
mod intrude;

use std::collections::BTreeSet;

use canvas::permits::Voices;
use canvas::settings::{EditScope, Role, Settings, Zones};
use canvas::{Actor, Template, builtin};
use collab::{Append, Bytes, ConnId, Event, Room};
use yrs::StateVector;
use yrs::updates::decoder::Decode;

use super::copy::{Copy, STEP_1, STEP_2, acknowledged, sync, sync_body};
use super::deeds::Deed;
use super::hand::Hand;
use super::rules::Rules;
use super::steps::Step;
use carry::load;

/// People with copies; the stranger comes after them.
const PEOPLE: u8 = 3;
/// Most of what members were told that is kept to be damaged.
const TOLD_MAX: usize = 400;
/// Longer than anybody is paused, ms.
const AFTER_PAUSE_MS: i64 = 70_000;

struct Member {
    actor: Actor,
    copy: Copy,
    conn: Option<ConnId>,
    queue: Vec<Bytes>,
    waiting: Vec<Vec<u8>>,
    sent: u64,
    refused: bool,
    /// Has it been given all that it lacked since it came?
    whole: bool,
}

pub(super) struct Play {
    template: &'static Template,
    seed: Vec<u8>,
    room: Room<Rules>,
    settings: Settings,
    log: Vec<Append>,
    /// The log as one reads it who has nothing else.
    logged: Copy,
    now_ms: i64,
    members: Vec<Member>,
    rogue: Option<ConnId>,
    conns: u64,
    clients: u64,
    log_fails: bool,
    /// Updates that anybody was told.
    told: Vec<Vec<u8>>,
    durable: Vec<StateVector>,
}

impl Play {
    pub(super) fn new(kind: u8) -> Self {
        let template = &builtin()[usize::from(kind) % builtin().len()];
        let sheet = template.sheet(&crate::template::Keys);
        let seed = canvas::seed(template, &sheet, "g1", 1_788_000_000_000);
        let settings = Settings {
            revision: 1,
            ..Settings::default()
        };
        let loaded = load(template, &seed, &[], &settings);
        let logged = Copy::new(9);
        logged.apply(&seed);
        let mut play = Self {
            template,
            seed,
            room: loaded,
            settings,
            log: Vec::new(),
            logged,
            now_ms: 1_000_000,
            members: Vec::new(),
            rogue: None,
            conns: 0,
            clients: 0,
            log_fails: false,
            told: Vec::new(),
            durable: Vec::new(),
        };
        for number in 0..PEOPLE {
            let member = play.member(number);
            play.members.push(member);
            play.come(number);
        }
        play
    }

    fn member(&mut self, number: u8) -> Member {
        let own: BTreeSet<String> = (number == 1)
            .then(|| "lane-0001".to_owned())
            .into_iter()
            .collect();
        Member {
            actor: Actor {
                id: format!("person-{number}"),
                name: format!("Person {number}"),
                role: if number == 0 {
                    Role::Facilitator
                } else {
                    Role::Participant
                },
                voices: Voices {
                    all: BTreeSet::from(["lane-0001".to_owned()]),
                    own,
                },
            },
            copy: Copy::new(self.client()),
            conn: None,
            queue: Vec::new(),
            waiting: Vec::new(),
            sent: 0,
            refused: false,
            whole: false,
        }
    }

    /// A client id that nobody guesses, as browsers draw them.
    fn client(&mut self) -> u64 {
        self.clients += 1;
        self.clients.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 12
    }

    fn conn(&mut self) -> ConnId {
        self.conns += 1;
        ConnId(self.conns)
    }

    pub(super) fn step(&mut self, step: Step) {
        match step {
            Step::Change(who, deed) => self.change(who % PEOPLE, &deed),
            Step::Batch(turns) => self.batch(&turns),
            Step::Repeat(who) => {
                let member = self.of(who);
                if member.conn.is_some() {
                    let all = member.copy.everything();
                    member.waiting.push(all);
                }
            }
            Step::Read(who) => self.read(who % PEOPLE),
            Step::Break(who) => {
                let member = self.of(who);
                member.queue.clear();
                if let Some(conn) = member.conn.take() {
                    self.handle(vec![Event::Leave { conn }]);
                }
            }
            Step::Return(who) => self.come(who % PEOPLE),
            Step::Settings {
                step,
                zones,
                edit,
                paused,
            } => self.set(step, zones, edit, paused),
            Step::Role(who, role) => {
                let role = Role::ALL[usize::from(role) % Role::ALL.len()];
                let member = self.of(who);
                member.actor.role = role;
                let who = member.actor.clone();
                if let Some(conn) = member.conn {
                    self.handle(vec![Event::Who { conn, who }]);
                }
            }
            Step::LogFails => self.log_fails = true,
            Step::Reload => self.reload(),
            Step::Rest => self.room.rest(),
            Step::Wait(ms) => {
                self.now_ms += i64::from(ms);
                self.handle(vec![Event::Tick]);
            }
            step => self.intrude(step),
        }
    }

    fn of(&mut self, who: u8) -> &mut Member {
        &mut self.members[usize::from(who % PEOPLE)]
    }

    fn change(&mut self, who: u8, deed: &Deed) {
        let template = self.template;
        let member = self.of(who);
        let update = change(template, &member.actor.id, &member.copy, deed);
        if member.conn.is_some() {
            member.waiting.push(sync(2, &update));
        }
    }

    fn come(&mut self, who: u8) {
        if self.of(who).conn.is_some() {
            return;
        }
        let fresh = self.client();
        let conn = self.conn();
        self.now_ms += AFTER_PAUSE_MS;
        let member = self.of(who);
        if std::mem::take(&mut member.refused) {
            member.copy = Copy::new(fresh);
        }
        member.conn = Some(conn);
        member.queue.clear();
        member.waiting = vec![member.copy.step_1()];
        member.sent = 0;
        member.whole = false;
        let who = member.actor.clone();
        self.handle(vec![Event::Join { conn, who }]);
    }

    fn read(&mut self, who: u8) {
        let member = self.of(who);
        let mut told = Vec::new();
        let mut durable = Vec::new();
        for frame in std::mem::take(&mut member.queue) {
            let body = sync_body(&frame);
            if let Some((kind, body)) = body.filter(|(kind, _)| *kind != STEP_1) {
                told.push(body.to_vec());
                // An update may come before the answer to step 1, which holds it again. Yjs keeps it until then;
                // yrs would bridge the hole and stumble over the answer.
                member.whole |= kind == STEP_2;
            }
            if let Some((vector, count)) = acknowledged(&frame) {
                assert!(
                    count <= member.sent,
                    "nothing is acknowledged that was not sent"
                );
                durable.push(StateVector::decode_v1(vector).expect("a state vector"));
            }
            if member.whole || body.is_some_and(|(kind, _)| kind == STEP_1) {
                member.waiting.extend(member.copy.read(&frame));
            }
        }
        self.told.extend(told);
        self.durable.extend(durable);
        let over = self.told.len().saturating_sub(TOLD_MAX);
        self.told.drain(..over);
    }

    fn batch(&mut self, turns: &[(u8, u8)]) {
        let mut events = Vec::new();
        for (who, count) in turns {
            let member = self.of(*who);
            if let Some(conn) = member.conn {
                let count = member.waiting.len().min(usize::from(*count));
                for frame in member.waiting.drain(..count) {
                    member.sent += 1;
                    let bytes = frame.into();
                    events.push(Event::Frame { conn, bytes });
                }
            }
        }
        self.handle(events);
    }

    fn set(&mut self, step: u8, zones: bool, edit: u8, paused: bool) {
        let step = self.template.steps.get(usize::from(step));
        self.settings = Settings {
            revision: self.settings.revision + 1,
            step: step.map(|step| step.letter.clone()),
            done: Vec::new(),
            zones: if zones { Zones::Step } else { Zones::All },
            edit: [EditScope::All, EditScope::Own, EditScope::Add][usize::from(edit % 3)],
            paused,
        };
        self.handle(vec![Event::Settings(self.settings.clone())]);
    }
}

fn change(template: &Template, id: &str, copy: &Copy, deed: &Deed) -> Vec<u8> {
    copy.change(|txn| Hand { template, id }.perform(txn, deed))
}
