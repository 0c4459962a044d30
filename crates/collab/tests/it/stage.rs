//! A room on a stage: a judge with few rules, a log in memory, sockets that are queues.

use std::collections::{BTreeMap, VecDeque};

use collab::{
    Append, Bytes, Close, ConnId, Edit, Effects, Event, Judge, Room, Seed, Send, Touch, TouchChange,
};
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{
    Any, ClientID, Doc, GetString, Map, MapPrelim, MapRef, OffsetKind, Options, Out, ReadTxn,
    StateVector, Text, TextPrelim, Transact, TransactionMut, Update, WriteTxn,
};

pub const ROOTS: [&str; 3] = ["notes", "fields", "ticks"];

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub reads_only: bool,
}

#[derive(Clone, Debug)]
pub struct Rules {
    pub revision: u64,
    pub open: bool,
}

/// Nobody writes when closed, readers never, and nobody writes the key `forbidden`. The tick [`SEAL`] stands over
/// the goal: it goes when the goal changes, and `sealed` keeps what it was set over.
pub struct Simple;

impl Judge for Simple {
    type Who = Person;
    type Settings = Rules;

    fn participant<'a>(&self, who: &'a Person) -> &'a str {
        &who.name
    }

    fn revision(&self, settings: &Rules) -> u64 {
        settings.revision
    }

    fn settings_text(&self, settings: &Rules, who: &Person) -> String {
        format!(
            r#"{{"revision":{},"you":"{}"}}"#,
            settings.revision, who.name
        )
    }

    fn roots(&self) -> &[&str] {
        &ROOTS
    }

    fn judge<T: ReadTxn>(
        &self,
        who: &Person,
        settings: &Rules,
        touches: &[Touch],
        _after: &T,
    ) -> Result<(), &'static str> {
        if who.reads_only {
            return Err("denied-reader");
        }
        if !settings.open {
            return Err("denied-closed");
        }
        let forbidden = |touch: &Touch| touch.path.iter().any(|key| key == "forbidden");
        let removed = |touch: &Touch| matches!(touch.change, TouchChange::Removed { .. });
        if touches
            .iter()
            .any(|touch| forbidden(touch) && !removed(touch))
        {
            return Err("denied-forbidden");
        }
        Ok(())
    }

    fn follow<T: ReadTxn>(
        &mut self,
        _who: Option<&Person>,
        touches: &[Touch],
        after: &T,
        _now_ms: i64,
    ) -> Option<Edit> {
        let touched = |root: &str, key: &str| {
            let is_it = |touch: &&Touch| touch.root == root && touch.path == [key];
            touches.iter().find(is_it)
        };
        let seal = after.get_map("ticks")?.get(after, SEAL)?;
        let is_set = touched("ticks", SEAL).is_some_and(|touch| {
            matches!(
                touch.change,
                TouchChange::Added(_) | TouchChange::Replaced { .. }
            )
        });
        if touched("fields", "goal").is_none() && !is_set {
            return None;
        }
        let goal = goal(after);
        Some(Box::new(move |txn| {
            assert_eq!(
                txn.get_map("ticks").and_then(|ticks| ticks.get(txn, SEAL)),
                Some(seal)
            );
            let sealed = txn.get_or_insert_map("sealed");
            if is_set {
                sealed.insert(txn, "over", goal);
            } else {
                txn.get_or_insert_map("ticks").remove(txn, SEAL);
            }
        }))
    }
}

/// The tick that stands over the goal.
pub const SEAL: &str = "t3";

/// The words of the goal.
pub fn goal<T: ReadTxn>(txn: &T) -> String {
    match txn
        .get_map("fields")
        .and_then(|fields| fields.get(txn, "goal"))
    {
        Some(Out::YText(goal)) => goal.get_string(txn),
        _ => String::new(),
    }
}

pub fn document(client: u64) -> Doc {
    Doc::with_options(Options {
        offset_kind: OffsetKind::Utf16,
        ..Options::with_client_id(ClientID::new(client))
    })
}

/// The document as the server seeds it.
pub fn seed() -> Seed {
    let doc = document(1);
    let mut txn = doc.transact_mut();
    txn.get_or_insert_map("meta")
        .insert(&mut txn, "kind", "relations");
    let fields = txn.get_or_insert_map("fields");
    fields.insert(&mut txn, "goal", TextPrelim::new(""));
    drop(txn);
    Seed {
        snapshot: Some(
            doc.transact()
                .encode_state_as_update_v1(&StateVector::default()),
        ),
        ..Seed::default()
    }
}

/// Everything of a document, comparable.
pub fn shown(doc: &Doc) -> Any {
    let mut txn = doc.transact_mut();
    let mut all = std::collections::HashMap::new();
    for name in ["meta", "notes", "fields", "ticks", "sealed"] {
        let map = txn.get_or_insert_map(name);
        all.insert(name.to_owned(), yrs::types::ToJson::to_json(&map, &txn));
    }
    Any::from(all)
}

pub struct Stage {
    pub room: Room<Simple>,
    pub log: Vec<Append>,
    pub now_ms: i64,
    pub queues: BTreeMap<ConnId, VecDeque<Bytes>>,
    pub closed: BTreeMap<ConnId, Close>,
    next: u64,
}

impl Stage {
    pub fn new() -> Self {
        Self::from(seed())
    }

    pub fn from(seed: Seed) -> Self {
        let settings = Rules {
            revision: 1,
            open: true,
        };
        Self {
            room: Room::load(seed, Simple, settings).expect("the seed is whole"),
            log: Vec::new(),
            now_ms: 1_000_000,
            queues: BTreeMap::new(),
            closed: BTreeMap::new(),
            next: 0,
        }
    }

    pub fn join(&mut self, name: &str) -> ConnId {
        self.join_as(Person {
            name: name.to_owned(),
            reads_only: false,
        })
    }

    pub fn join_as(&mut self, who: Person) -> ConnId {
        self.next += 1;
        let conn = ConnId(self.next);
        self.queues.insert(conn, VecDeque::new());
        self.handle([Event::Join { conn, who }]);
        conn
    }

    pub fn leave(&mut self, conn: ConnId) {
        self.queues.remove(&conn);
        self.handle([Event::Leave { conn }]);
    }

    pub fn handle(&mut self, events: impl IntoIterator<Item = Event<Simple>>) -> Effects {
        let effects = self.room.handle_all(events, self.now_ms);
        self.log.extend(effects.append.clone());
        self.deliver(&effects);
        effects
    }

    /// Sends and closes, as a server does once the row is durable.
    fn deliver(&mut self, effects: &Effects) {
        for send in &effects.send {
            for (conn, queue) in &mut self.queues {
                match send {
                    Send::To(to, frame) if to == conn => queue.push_back(frame.clone()),
                    Send::AllBut(not, frame) if not != conn => queue.push_back(frame.clone()),
                    Send::All(frame) => queue.push_back(frame.clone()),
                    _ => {}
                }
            }
        }
        for (conn, why) in &effects.close {
            self.queues.remove(conn);
            self.closed.insert(*conn, *why);
        }
    }

    pub fn frame(&mut self, conn: ConnId, bytes: impl Into<Bytes>) -> Effects {
        self.handle([Event::Frame {
            conn,
            bytes: bytes.into(),
        }])
    }

    /// What came to a connection since last asked.
    pub fn received(&mut self, conn: ConnId) -> Vec<Bytes> {
        self.queues
            .get_mut(&conn)
            .map(std::mem::take)
            .unwrap_or_default()
            .into()
    }

    /// The document as one that has read seed and log would see it.
    pub fn replayed(&self) -> Doc {
        let doc = document(9);
        let mut txn = doc.transact_mut();
        let seed = seed().snapshot.expect("the seed has one");
        for update in std::iter::once(&seed).chain(self.log.iter().map(|row| &row.update)) {
            let update = Update::decode_v1(update).expect("the log holds updates");
            txn.apply_update(update).expect("the log can be applied");
        }
        assert!(!txn.has_missing_updates(), "the log has no gaps");
        drop(txn);
        doc
    }
}

/// A participant's own copy.
pub struct Copy {
    pub doc: Doc,
}

impl Copy {
    pub fn new(client: u64) -> Self {
        Self {
            doc: document(client),
        }
    }

    /// Changes the copy; gives the update.
    pub fn change(&self, change: impl FnOnce(&mut TransactionMut<'_>)) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        change(&mut txn);
        txn.commit();
        txn.encode_update_v1()
    }

    /// Writes a note with a text.
    pub fn note(&self, id: &str, text: &str) -> Vec<u8> {
        self.change(|txn| {
            let notes = txn.get_or_insert_map("notes");
            let note: MapRef = notes.insert(txn, id, MapPrelim::default());
            note.insert(txn, "zone", "left");
            note.insert(txn, "text", TextPrelim::new(text));
        })
    }

    pub fn write(&self, at: u32, text: &str) -> Vec<u8> {
        self.change(|txn| {
            let fields = txn.get_or_insert_map("fields");
            let goal = fields
                .get(txn, "goal")
                .and_then(|goal| goal.cast::<yrs::TextRef>().ok());
            goal.expect("the seed has been read").insert(txn, at, text);
        })
    }

    /// Reads a frame from the room; what it answers, if anything.
    pub fn read(&self, frame: &[u8]) -> Option<Vec<u8>> {
        let (kind, body) = sync_body(frame)?;
        if kind == 0 {
            let vector = StateVector::decode_v1(body).expect("a state vector");
            return Some(sync(
                1,
                &self.doc.transact().encode_state_as_update_v1(&vector),
            ));
        }
        let update = Update::decode_v1(body).expect("an update");
        self.doc
            .transact_mut()
            .apply_update(update)
            .expect("it applies");
        None
    }

    pub fn step_1(&self) -> Vec<u8> {
        sync(0, &self.doc.transact().state_vector().encode_v1())
    }
}

pub fn number(bytes: &[u8]) -> (u64, &[u8]) {
    let mut value = 0;
    for (place, byte) in bytes.iter().enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * place);
        if *byte < 0x80 {
            return (value, &bytes[place + 1..]);
        }
    }
    (value, &[])
}

pub fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub fn sync(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![0, kind];
    put(&mut out, body.len() as u64);
    out.extend_from_slice(body);
    out
}

pub fn update(body: &[u8]) -> Vec<u8> {
    sync(2, body)
}

pub fn sync_body(frame: &[u8]) -> Option<(u8, &[u8])> {
    let [0, kind, rest @ ..] = frame else {
        return None;
    };
    let (len, body) = number(rest);
    assert_eq!(len as usize, body.len());
    Some((*kind, body))
}

/// The count of an acknowledgement.
pub fn acknowledged(frame: &[u8]) -> Option<u64> {
    let (100, rest) = number(frame) else {
        return None;
    };
    let (len, rest) = number(rest);
    Some(number(&rest[len as usize..]).0)
}

pub fn denied(frame: &[u8]) -> Option<&str> {
    let [2, 0, rest @ ..] = frame else {
        return None;
    };
    std::str::from_utf8(number(rest).1).ok()
}
