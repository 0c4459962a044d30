//! Canvases as files: nothing is lost on the way, and nothing comes in that does not fit.
use canvas::content::{Content, Note};
use canvas::file::{About, CanvasFile, FORMAT_VERSION, Why, lay};
use canvas::{Template, builtin, find, from_state, seed};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::every_part::every_part;
use crate::words::Words;

fn file(template: &Template, content: Content) -> CanvasFile {
    let about = About {
        title: "Loimaa",
        language: "fi",
        done: &["A".to_owned()],
        keep_until: None,
    };
    CanvasFile::new(template, &about, content)
}

/// The content as it is read back from a document that holds nothing else.
fn as_read(template: &Template, content: &Content) -> Content {
    let state = lay(template, content, "g1");
    from_state(&state, template).unwrap()
}

fn json_of(template: &Template, content: Content) -> Value {
    serde_json::to_value(file(template, content)).unwrap()
}

fn parse(value: &Value) -> Result<CanvasFile, (Why, String)> {
    let parsed = CanvasFile::parse(value.to_string().as_bytes());
    parsed
        .map(|(file, _)| file)
        .map_err(|fault| (fault.why, fault.place))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_kind_comes_back_as_it_left(kind in 0..9_usize, start in 1..u64::MAX) {
        let template = &builtin()[kind];
        let left = file(template, as_read(template, &every_part(template, start)));
        let text = serde_json::to_vec_pretty(&left).unwrap();
        let (read, _) = CanvasFile::parse(&text).unwrap();
        prop_assert_eq!(&read, &left);
        let arriving = read.anonymous();
        let arrived = file(template, as_read(template, &arriving.content));
        prop_assert_eq!(arrived, arriving);
    }
}

#[test]
fn an_empty_canvas_of_every_kind_comes_back() {
    for template in builtin() {
        let state = seed(template, &template.sheet(&Words::load("fi")), "g1", 7);
        let content = from_state(&state, template).unwrap();
        let left = file(template, content);
        let back = as_read(template, &left.content);
        assert_eq!(file(template, back), left, "{}", template.kind);
    }
}

#[test]
fn a_removed_ready_note_does_not_come_back() {
    let template = find("needs-map").unwrap();
    let nothing = as_read(template, &Content::default());
    assert_eq!(nothing.notes, []);
    assert_eq!(
        lay(template, &nothing, "g1"),
        lay(template, &nothing, "g1"),
        "the same bytes"
    );
}

#[test]
fn a_sparse_file_is_filled_up() {
    let sparse = json!({
        "format": "tukiverkko-canvas", "version": 1, "kind": "offering", "template_version": 1,
        "title": "Tarjonta", "language": "fi",
        "content": {"columns": [{"id": "column-1", "order": "a0", "parts": {"title": "Kotituki"}}]},
    });
    let read = parse(&sparse).unwrap();
    assert_eq!(read.content.columns[0].parts["features"], "");
    assert_eq!(read.content.fields["target"], "");
}

/// Changes one thing of a good file; gives what is said about it.
fn check(kind: &str, change: impl FnOnce(&mut Value)) -> (Why, String) {
    let template = find(kind).unwrap();
    let mut value = json_of(template, as_read(template, &every_part(template, 7)));
    change(&mut value);
    parse(&value).unwrap_err()
}

#[test]
fn what_is_no_canvas_is_refused() {
    let why = |bytes: &[u8]| CanvasFile::parse(bytes).unwrap_err().why;
    assert_eq!(why(b""), Why::NotJson);
    assert_eq!(why(b"{"), Why::NotJson);
    assert_eq!(why(b"\xFF\xFE{\x00}\x00"), Why::NotJson);
    assert_eq!(why(b"[]"), Why::OtherFormat);
    assert_eq!(why(b"{}"), Why::OtherFormat);
    assert_eq!(why(br#"{"format":3}"#), Why::OtherFormat);
    assert_eq!(why(br#"{"format":"x","version":1}"#), Why::OtherFormat);
    let deep = format!(
        "{{\"format\":\"tukiverkko-canvas\",\"version\":1,\"content\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(matches!(why(deep.as_bytes()), Why::NotJson | Why::Shape));
    assert_eq!(why(&vec![b' '; 17 << 20]), Why::TooLarge);
}

#[test]
fn other_versions_and_kinds_are_told_apart() {
    let said = |key: &str, value: Value| check("actor-map", |file| file[key] = value);
    assert_eq!(said("version", json!(FORMAT_VERSION + 1)).0, Why::Newer);
    assert_eq!(said("version", json!(0)).0, Why::OtherFormat);
    assert_eq!(said("template_version", json!(99)).0, Why::Newer);
    let unknown = said("kind", json!("no-such"));
    assert_eq!(unknown, (Why::UnknownKind, "no-such".to_owned()));
    assert_eq!(said("more", json!(1)).0, Why::Shape);
    assert_eq!(said("done", json!(["Z"])).0, Why::UnknownPlace);
}

#[test]
fn a_note_that_fits_nowhere_is_named() {
    let said = |key: &str, value: Value| {
        check("actor-map", |file| {
            file["content"]["notes"][0]["id"] = json!("note-1");
            file["content"]["notes"][0][key] = value;
        })
    };
    let (why, place) = said("zone", json!("cellar"));
    assert_eq!(
        (why, place.as_str()),
        (Why::UnknownPlace, "notes note-1 zone cellar")
    );
    assert_eq!(said("kind", json!("ghost")).0, Why::UnknownPlace);
    assert_eq!(said("id", json!("a:b")).0, Why::BadValue);
    assert_eq!(said("id", json!("")).0, Why::BadValue);
    assert_eq!(said("order", json!("Ä")).0, Why::BadValue);
    assert_eq!(said("at", json!(-1)).0, Why::BadValue);
    assert_eq!(said("at", json!(1_i64 << 60)).0, Why::BadValue);
    assert_eq!(said("pos", json!([1e9, 0])).0, Why::BadValue);
    assert_eq!(said("pos", json!([1])).0, Why::Shape);
    assert_eq!(said("text", json!("x".repeat(4_001))).0, Why::TextTooLong);
    assert_eq!(said("text", json!("🎈".repeat(2_001))).0, Why::TextTooLong);
    assert_eq!(said("by", json!("x".repeat(201))).0, Why::TextTooLong);
    assert_eq!(said("colour", json!("url(x)")).0, Why::BadValue);
    assert_eq!(said("attributes", json!({"no": "x"})).0, Why::UnknownPlace);
    assert_eq!(
        said("binned", json!({"by": "", "name": "", "at": 1})).0,
        Why::BadValue
    );
}

#[test]
fn the_same_id_twice_and_too_many_are_refused() {
    let twice = check("actor-map", |file| {
        let notes = file["content"]["notes"].as_array_mut().unwrap();
        notes.push(notes[0].clone());
    });
    assert_eq!(twice.0, Why::Twice);
    let many = check("actor-map", |file| {
        let note = |i: usize| Note {
            id: format!("note-{i:05}"),
            zone: "state".to_owned(),
            kind: "actor".to_owned(),
            order: "a0".to_owned(),
            ..Note::default()
        };
        file["content"]["bin"] = json!([]);
        file["content"]["notes"] = json!((0..2_001).map(note).collect::<Vec<_>>());
    });
    assert_eq!(many, (Why::TooMany, "notes: 2001 > 2000".to_owned()));
}

#[test]
fn links_circles_tables_and_marks_must_fit_too() {
    let content =
        |kind: &str, change: fn(&mut Value)| check(kind, |file| change(&mut file["content"])).0;
    assert_eq!(
        content("actor-map", |c| c["links"][0]["kind"] = json!("x")),
        Why::UnknownPlace
    );
    assert_eq!(
        content("actor-map", |c| c["links"][0]["from"] = json!("a b")),
        Why::BadValue
    );
    assert_eq!(
        content("actor-map", |c| c["columns"] = json!([{"id": "column-1"}])),
        Why::UnknownPlace
    );
    assert_eq!(
        content("actor-map", |c| c["ticks"]["nobody"] = json!({})),
        Why::UnknownPlace
    );
    assert_eq!(
        content("actor-map", |c| c["fields"]["no"] = json!("")),
        Why::UnknownPlace
    );
    assert_eq!(content("actor-map", |c| c["more"] = json!([])), Why::Shape);
    assert_eq!(
        content("offering", |c| c["circles"] = json!([{"id": "circle-1"}])),
        Why::UnknownPlace
    );
    assert_eq!(
        content("offering", |c| c["cells"]["no:no"] = json!("")),
        Why::UnknownPlace
    );
    assert_eq!(
        content("offering", |c| c["written"]["x"] = json!({})),
        Why::UnknownPlace
    );
    assert_eq!(
        content(
            "offering",
            |c| c["ticks"]["row-id-0:column-id-0"]["confidence"] = json!("sure")
        ),
        Why::BadValue
    );
    assert_eq!(
        content("partnership", |c| c["ticks"]["commitment:column-id-0"] =
            json!({})),
        Why::UnknownPlace
    );
}

#[test]
fn a_place_that_is_told_holds_no_more_than_a_line() {
    let (_, place) = check("actor-map", |file| {
        file["content"]["notes"][0]["zone"] = json!(format!("a\nb\u{0}{}", "x".repeat(5_000)));
    });
    assert!(
        place.chars().count() <= 120 && !place.contains(char::is_control),
        "{place}"
    );
}
