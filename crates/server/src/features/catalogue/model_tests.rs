//! What a description may hold.
use std::collections::BTreeMap;

use super::bring::IDENTIFIER_CHARS_MAX;
use super::model::*;
use crate::i18n::Lang;

fn whole() -> Description {
    Description {
        name: "  Avoin \n opastusaika ".to_owned(),
        organisation: "Kirjasto Lakka".to_owned(),
        municipalities: vec!["430".to_owned(), "430".to_owned()],
        facets: BTreeMap::from([
            ("topics".to_owned(), Vec::new()),
            ("channels".to_owned(), vec!["phone".to_owned()]),
        ]),
        places: vec![
            Place::default(),
            Place {
                name: "Pääkirjasto".to_owned(),
                ..Place::default()
            },
        ],
        ..Description::default()
    }
    .tidied()
}

#[test]
fn what_says_nothing_is_left_out() {
    let tidied = whole();
    assert_eq!(tidied.name, "Avoin opastusaika");
    assert_eq!(tidied.municipalities, ["430"]);
    assert_eq!(tidied.audiences, ["person"]);
    assert_eq!(tidied.facets.len(), 1);
    assert_eq!(tidied.places.len(), 1);
    assert_eq!(tidied.faults(), []);
    assert_eq!(tidied.clone().tidied(), tidied);
}

#[test]
fn what_nobody_sees_or_turns_words_round_is_left_out_of_every_text() {
    let mut odd = whole();
    let raw = "Avoin\0 \u{202e}ovi";
    odd.contact = raw.to_owned();
    odd.texts = BTreeMap::from([("audience".to_owned(), raw.to_owned())]);
    odd.places[0].hours = raw.to_owned();
    let tidied = odd.tidied();
    for text in [
        &tidied.contact,
        tidied.text("audience"),
        &tidied.places[0].hours,
    ] {
        assert_eq!(text, "Avoin  ovi");
    }
}

#[test]
fn every_fault_is_told_with_its_part() {
    let mut wrong = whole();
    wrong.name = "ä".repeat(201);
    wrong.organisation = String::new();
    wrong.municipalities = vec!["999".to_owned()];
    wrong.audiences = vec!["martian".to_owned()];
    wrong.texts = BTreeMap::from([("poem".to_owned(), "x".to_owned())]);
    wrong.facets = BTreeMap::from([("topics".to_owned(), vec!["nothing".to_owned()])]);
    let told: Vec<String> = wrong
        .faults()
        .into_iter()
        .map(|fault| format!("{} {} {}", fault.part, fault.why, fault.value))
        .collect();
    assert_eq!(
        told,
        [
            "name catalogue-too-long-200 ",
            "organisation catalogue-organisation-empty ",
            "texts.poem catalogue-part-unknown ",
            "facets.topics catalogue-key-unknown nothing",
            "audiences catalogue-key-unknown martian",
            "municipalities catalogue-key-unknown 999",
        ]
    );
}

#[test]
fn who_writes_too_much_is_told_how_much_may_be_written() {
    for max in [
        LINE_CHARS_MAX,
        PLACE_CHARS_MAX,
        CONTACT_CHARS_MAX,
        CORRECTION_CHARS_MAX,
        TEXT_CHARS_MAX,
    ] {
        let key = longer_than(max);
        for lang in Lang::ALL {
            let said = lang.text(key).replace([',', '\u{a0}', ' '], "");
            assert!(said.contains(&format!("{max}")), "{lang} {key}: {said}");
        }
    }
    assert_eq!(
        (NOTE_CHARS_MAX, IDENTIFIER_CHARS_MAX),
        (LINE_CHARS_MAX, LINE_CHARS_MAX)
    );
}

#[test]
fn whoever_serves_nowhere_is_asked_where() {
    let mut nowhere = whole();
    nowhere.municipalities.clear();
    assert_eq!(nowhere.faults().len(), 1);
    nowhere.nationwide = true;
    assert_eq!(nowhere.faults(), []);
}
