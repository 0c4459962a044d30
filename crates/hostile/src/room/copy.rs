//! A participant's own copy, and the frames of the wire as browsers write them.
use std::sync::Arc;

use canvas::hearts::CLEARED;
use canvas::permits::ROOTS;
use yrs::types::ToJson;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{
    Any, ClientID, Doc, OffsetKind, Options, ReadTxn, StateVector, Transact, TransactionMut,
    Update, WriteTxn,
};

/// Kinds of sync message.
pub(super) const STEP_1: u8 = 0;
pub(super) const STEP_2: u8 = 1;
pub(super) const UPDATE: u8 = 2;

pub(super) struct Copy {
    pub doc: Doc,
}

impl Copy {
    pub(super) fn new(client: u64) -> Self {
        Self {
            doc: Doc::with_options(Options {
                offset_kind: OffsetKind::Utf16,
                ..Options::with_client_id(ClientID::new(client))
            }),
        }
    }

    /// Changes the copy; gives the update.
    pub(super) fn change(&self, change: impl FnOnce(&mut TransactionMut<'_>)) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        change(&mut txn);
        txn.commit();
        txn.encode_update_v1()
    }

    /// Takes in an update that was judged whole.
    pub(super) fn apply(&self, update: &[u8]) {
        let update = Update::decode_v1(update).expect("what was told is an update");
        let applied = self.doc.transact_mut().apply_update(update);
        applied.expect("what was told can be applied");
    }

    /// Reads a frame; what it answers, if anything.
    pub(super) fn read(&self, frame: &[u8]) -> Option<Vec<u8>> {
        let (kind, body) = sync_body(frame)?;
        if kind == STEP_1 {
            let vector = StateVector::decode_v1(body).expect("the room sends state vectors");
            return Some(sync(
                STEP_2,
                &self.doc.transact().encode_state_as_update_v1(&vector),
            ));
        }
        self.apply(body);
        None
    }

    pub(super) fn step_1(&self) -> Vec<u8> {
        sync(STEP_1, &self.vector().encode_v1())
    }

    /// Everything that it has, as a live update.
    pub(super) fn everything(&self) -> Vec<u8> {
        let all = self
            .doc
            .transact()
            .encode_state_as_update_v1(&StateVector::default());
        sync(UPDATE, &all)
    }

    pub(super) fn vector(&self) -> StateVector {
        self.doc.transact().state_vector()
    }
}

/// Everything of a document, comparable.
pub(super) fn shown(doc: &Doc) -> Any {
    let mut txn = doc.transact_mut();
    let names = ROOTS.into_iter().chain(["meta", CLEARED]);
    let all: std::collections::HashMap<String, Any> = names
        .map(|name| {
            let map = txn.get_or_insert_map(name);
            (name.to_owned(), comparable(map.to_json(&txn)))
        })
        .collect();
    Any::from(all)
}

/// The value with each number that is none as a text: such a number does not even equal itself.
fn comparable(value: Any) -> Any {
    match value {
        Any::Number(number) if number.as_f64().is_some_and(f64::is_nan) => {
            Any::from("not a number")
        }
        Any::Array(items) => Any::Array(items.iter().cloned().map(comparable).collect()),
        Any::Map(entries) => {
            let entries = entries.iter();
            let all = entries.map(|(key, entry)| (key.clone(), comparable(entry.clone())));
            Any::Map(Arc::new(all.collect()))
        }
        value => value,
    }
}

/// A number as the wire has it, and what follows.
pub(super) fn number(bytes: &[u8]) -> (u64, &[u8]) {
    let mut value = 0;
    for (place, byte) in bytes.iter().enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * place);
        if *byte < 0x80 {
            return (value, &bytes[place + 1..]);
        }
    }
    (value, &[])
}

pub(super) fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(super) fn sync(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![0, kind];
    put(&mut out, body.len() as u64);
    out.extend_from_slice(body);
    out
}

/// Kind and body of a sync message from the room.
pub(super) fn sync_body(frame: &[u8]) -> Option<(u8, &[u8])> {
    let [0, kind, rest @ ..] = frame else {
        return None;
    };
    let (len, body) = number(rest);
    assert_eq!(len, body.len() as u64, "the room's frames are whole");
    Some((*kind, body))
}

/// State vector and count of an acknowledgement.
pub(super) fn acknowledged(frame: &[u8]) -> Option<(&[u8], u64)> {
    let (100, rest) = number(frame) else {
        return None;
    };
    let (len, rest) = number(rest);
    let (vector, count) = rest.split_at(usize::try_from(len).ok()?);
    Some((vector, number(count).0))
}
