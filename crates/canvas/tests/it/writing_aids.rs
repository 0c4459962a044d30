//! Warnings of identities and the reading time, by the cases that the browser's twins are tested with too.
use canvas::pseudonym::{Identity, warnings};
use canvas::reading_seconds;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Pseudonym {
    text: String,
    warns: Vec<Identity>,
}

#[derive(Deserialize)]
struct Reading {
    text: String,
    seconds: u32,
}

#[test]
fn pseudonyms_that_look_like_a_person_are_told() {
    let cases: Vec<Pseudonym> =
        serde_json::from_str(include_str!("../fixtures/pseudonyms.json")).unwrap();
    for case in cases {
        assert_eq!(warnings(&case.text), case.warns, "{:?}", case.text);
    }
}

#[test]
fn a_pitch_is_read_at_an_easy_pace() {
    let cases: Vec<Reading> =
        serde_json::from_str(include_str!("../fixtures/reading-times.json")).unwrap();
    for case in cases {
        assert_eq!(reading_seconds(&case.text), case.seconds, "{:?}", case.text);
    }
    assert_eq!(reading_seconds(&"sana ".repeat(260)), 120);
}

proptest! {
    #[test]
    fn any_text_is_looked_at(text in "\\PC{0,600}") {
        let found = warnings(&text);
        prop_assert!(found.is_sorted());
        prop_assert!(reading_seconds(&text) as usize <= text.len());
    }
}
