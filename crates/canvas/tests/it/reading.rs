//! Reading takes what fits from any document, and the good parts among junk are read right.
use canvas::limits::TEXT_CHARS_MAX;
use canvas::{builtin, find, from_state, read, seed};
use proptest::prelude::*;
use yrs::{
    Any, Array, ArrayPrelim, Doc, Map, MapPrelim, MapRef, ReadTxn, StateVector, Text, TextPrelim,
    Transact, TransactionMut, WriteTxn, XmlFragment, XmlTextPrelim,
};

use crate::permit_stage::{map_of, put, signed, write_lane, write_map, write_note};
use crate::words::Words;

/// Something that somebody may have put under a key.
#[derive(Clone, Debug)]
enum Junk {
    Plain(Any),
    Text(String),
    List,
    Map(Vec<(String, Junk)>),
    Deep(u8),
}

fn plain() -> impl Strategy<Value = Any> {
    prop_oneof![
        Just(Any::Null),
        Just(Any::Undefined),
        any::<bool>().prop_map(Any::from),
        any::<f64>().prop_map(Any::from),
        any::<i64>().prop_map(Any::from),
        "\\PC{0,12}".prop_map(Any::from),
        prop::collection::vec(any::<f64>().prop_map(Any::from), 0..4).prop_map(Any::from),
        prop::collection::vec((key(), any::<i64>()), 0..4)
            .prop_map(|pairs| map_of(pairs.into_iter().map(|(key, n)| (key, Any::from(n))))),
    ]
}

/// Keys that mean something somewhere, and some that do not.
fn key() -> impl Strategy<Value = String> {
    let known = [
        "zone",
        "kind",
        "order",
        "author",
        "by",
        "at",
        "text",
        "pos",
        "ref",
        "binned",
        "from",
        "to",
        "label",
        "members",
        "name",
        "title",
        "target",
        "name",
        "support-forms",
        "r1",
        "c1",
        "r1:c1",
        "model:c1",
        "note",
        "confidence",
        "field:target",
        "cell:r1:c1",
        "attr-tone",
        ":",
        "::",
    ];
    prop_oneof![
        prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        "[a-z:-]{0,6}"
    ]
}

fn junk() -> impl Strategy<Value = Junk> {
    let leaf = prop_oneof![
        4 => plain().prop_map(Junk::Plain),
        2 => "\\PC{0,20}".prop_map(Junk::Text),
        1 => Just(Junk::List),
        1 => any::<u8>().prop_map(Junk::Deep),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop::collection::vec((key(), inner), 0..6).prop_map(Junk::Map)
    })
}

fn strew(txn: &mut TransactionMut, map: &MapRef, key: &str, junk: &Junk) {
    match junk {
        Junk::Plain(value) => {
            map.insert(txn, key, value.clone());
        }
        Junk::Text(text) => {
            let shared = map.insert(txn, key, TextPrelim::new(text.as_str()));
            shared.insert_embed(txn, 0, Any::from(true));
        }
        Junk::List => {
            let list = map.insert(txn, key, ArrayPrelim::default());
            list.push_back(txn, XmlTextPrelim::new("x"));
        }
        Junk::Map(entries) => {
            let inner = map.insert(txn, key, MapPrelim::default());
            entries
                .iter()
                .for_each(|(key, junk)| strew(txn, &inner, key, junk));
        }
        Junk::Deep(depth) => {
            let mut inner = map.insert(txn, key, MapPrelim::default());
            for _ in 0..*depth {
                inner = inner.insert(txn, "text", MapPrelim::default());
            }
        }
    }
}

const ROOTS: [&str; 12] = [
    "notes", "links", "circles", "fields", "choices", "columns", "rows", "cells", "ticks",
    "hearts", "written", "meta",
];

fn scattered() -> impl Strategy<Value = Vec<(&'static str, String, Junk)>> {
    prop::collection::vec((prop::sample::select(ROOTS.to_vec()), key(), junk()), 0..24)
}

proptest! {
    #[test]
    fn good_notes_among_junk_are_read_right(kind in 0..9usize, junk in scattered()) {
        let template = &builtin()[kind];
        let doc = Doc::with_client_id(9);
        let mut txn = doc.transact_mut();
        for (root, key, junk) in &junk {
            let root = txn.get_or_insert_map(*root);
            strew(&mut txn, &root, key, junk);
        }
        let zone = template.zones.first();
        if let Some(zone) = zone {
            write_note(&mut txn, "good-note-1", &zone.slug, &zone.kinds[0], "person-me");
        }
        let content = read(&txn, template);
        if let Some(zone) = zone {
            let note = content.notes.iter().find(|note| note.id == "good-note-1").unwrap();
            prop_assert_eq!((&note.zone, &note.kind), (&zone.slug, &zone.kinds[0]));
            prop_assert_eq!((note.text.as_str(), note.author.as_str()), ("Library", "person-me"));
            prop_assert_eq!(note.at, 1_700_000_000_000);
        }
        for note in content.notes.iter().chain(&content.bin) {
            prop_assert!(note.text.chars().count() <= TEXT_CHARS_MAX);
            prop_assert!(note.pos.is_none_or(|pos| pos.iter().all(|place| place.is_finite())));
        }
        let state = txn.encode_diff_v1(&StateVector::default());
        drop(txn);
        let again = from_state(&state, template).unwrap();
        prop_assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&content).unwrap());
    }
}

#[test]
fn half_a_state_is_an_error() {
    let template = &builtin()[0];
    let state = seed(template, &template.sheet(&Words::load("fi")), "g", 0);
    assert!(from_state(&state[..state.len() / 2], template).is_err());
    assert!(from_state(&[], template).is_err());
}

#[test]
fn roots_of_another_type_read_as_empty() {
    let doc = Doc::with_client_id(9);
    let mut txn = doc.transact_mut();
    let notes = txn.get_or_insert_text("notes");
    notes.insert(&mut txn, 0, "not a map");
    txn.get_or_insert_array("links").push_back(&mut txn, 1);
    let xml = txn.get_or_insert_xml_fragment("fields");
    xml.insert(&mut txn, 0, XmlTextPrelim::new("x"));
    let content = read(&txn, find("actor-map").unwrap());
    assert!(content.notes.is_empty() && content.links.is_empty());
    assert_eq!(content.fields["target"], "");
}

#[test]
fn notes_come_by_zone_then_order_and_the_bin_newest_first() {
    let template = find("actor-map").unwrap();
    let doc = Doc::with_client_id(9);
    let mut txn = doc.transact_mut();
    for (id, zone, order) in [
        ("note-a", "company", "a0"),
        ("note-b", "state", "a1"),
        ("note-c", "state", "a0V"),
        ("note-d", "elsewhere", "a0"),
        ("note-e", "funders", "a0"),
        ("note-f", "state", "a0"),
        ("note-g", "state", "a0"),
    ] {
        write_note(&mut txn, id, zone, "actor", "");
        crate::permit_stage::set(&mut txn, "notes", id, "order", order);
    }
    let at = |at: i64| {
        map_of([
            ("by".to_owned(), Any::from("p")),
            ("at".to_owned(), Any::from(at)),
        ])
    };
    crate::permit_stage::set(&mut txn, "notes", "note-f", "binned", at(1));
    crate::permit_stage::set(&mut txn, "notes", "note-a", "binned", at(2));
    let content = read(&txn, template);
    let ids = |notes: &[canvas::content::Note]| {
        notes.iter().map(|note| note.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&content.notes),
        ["note-e", "note-g", "note-c", "note-b", "note-d"]
    );
    assert_eq!(ids(&content.bin), ["note-a", "note-f"]);
}

#[test]
fn a_whole_table_reads_back() {
    let template = find("offering").unwrap();
    let doc = Doc::with_client_id(9);
    let state = seed(template, &template.sheet(&Words::load("en")), "g", 0);
    let update = yrs::updates::decoder::Decode::decode_v1(&state).unwrap();
    doc.transact_mut().apply_update(update).unwrap();
    let mut txn = doc.transact_mut();
    write_lane(&mut txn, "columns", "column-01", "title", "Digitupa");
    put(
        &mut txn,
        "ticks",
        "r1:column-01",
        signed("p", &[("note", "asked"), ("confidence", "heard")]),
    );
    put(&mut txn, "ticks", "r1:gone", signed("p", &[]));
    put(&mut txn, "written", "field:target", signed("p", &[]));
    write_map(&mut txn, "circles", "circle-01", "p", &[("label", "x")]);
    let content = read(&txn, template);
    let last = content.columns.last().unwrap();
    assert_eq!(
        (last.id.as_str(), last.parts["title"].as_str()),
        ("column-01", "Digitupa")
    );
    assert_eq!(
        content.ticks.keys().collect::<Vec<_>>(),
        ["r1:column-01"],
        "a tick on a column that is gone is not read"
    );
    let tick = &content.ticks["r1:column-01"];
    assert_eq!(
        (tick.note.as_str(), tick.confidence.as_str(), tick.signed.at),
        ("asked", "heard", 5)
    );
    assert_eq!(content.written["field:target"].by, "p");
    assert_eq!(content.circles[0].label, "x");
}

#[test]
fn what_is_beyond_the_limits_is_not_read() {
    let template = find("actor-map").unwrap();
    let doc = Doc::with_client_id(9);
    let mut txn = doc.transact_mut();
    (0..2_100).for_each(|i| write_note(&mut txn, &format!("note-{i:05}"), "state", "actor", ""));
    let fields = txn.get_or_insert_map("fields");
    fields.insert(&mut txn, "target", TextPrelim::new("ä".repeat(5_000)));
    let content = read(&txn, template);
    assert_eq!(content.notes.len(), 2_000);
    assert_eq!(content.fields["target"].chars().count(), TEXT_CHARS_MAX);
}
