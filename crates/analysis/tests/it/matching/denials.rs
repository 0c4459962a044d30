//! What an adviser's line says is not wanted.
use analysis::matching::{
    Dictionary, Facet, Known, Meaning, Stance, Term, Wish, Wished, parse_line,
};
use analysis::places::Places;
use expect_test::{Expect, expect};

use super::line::lemmas;

/// Only what is understood of a line by the words of the search.
fn refused(language: &str, text: &str, expected: Expect) {
    let concepts = include_str!("../../../../../data/search/concepts.toml");
    let bent = |language: &str, word: &str| match word {
        "puhelimella" | "puhelinta" => vec!["puhelin".to_owned()],
        "läppäriä" => vec!["läppäri".to_owned()],
        _ => lemmas(language, word),
    };
    let known = Known {
        dictionary: &Dictionary::of_concepts(concepts, &bent).expect("a dictionary"),
        places: &Places::<&str>::new([]),
        code: &|_| None,
        lemmas: &bent,
    };
    let parsed = parse_line(text, language, &known);
    let is_refused = |stance| if stance == Stance::Refused { "-" } else { "" };
    let understood = parsed.understood.iter();
    let understood: Vec<String> = understood
        .map(|one| format!("{}{}", is_refused(one.stance), &text[one.span.clone()]))
        .collect();
    let told = format!("{} | {}", understood.join(", "), parsed.rest);
    expected.assert_eq(&told);
}

#[test]
fn a_way_is_refused_in_three_languages_and_in_its_forms() {
    refused(
        "fi",
        "läppäri, ei puhelimella",
        expect!["läppäri, -puhelimella | "],
    );
    refused(
        "fi",
        "läppäri ilman puhelinta illalla",
        expect!["läppäri, -puhelinta, illalla | "],
    );
    refused(
        "sv",
        "bärbar dator, inte telefon",
        expect!["bärbar dator, -telefon | "],
    );
    refused(
        "sv",
        "bärbar dator inte per telefon",
        expect!["bärbar dator, -per telefon | "],
    );
    refused(
        "sv",
        "bärbar dator inte via telefon",
        expect!["bärbar dator, -telefon | "],
    );
    refused(
        "sv",
        "bärbar dator utan telefon",
        expect!["bärbar dator, -telefon | "],
    );
    refused(
        "en",
        "laptop, not by phone",
        expect!["laptop, -by phone | "],
    );
    refused("en", "laptop, no phone", expect!["laptop, -phone | "]);
    refused("en", "laptop without a phone", expect!["laptop, -phone | "]);
}

#[test]
fn what_somebody_lacks_or_says_instead_is_what_they_need() {
    refused("fi", "ei läppäriä", expect!["läppäriä | "]);
    refused("fi", "ei puhelinta", expect!["ei puhelinta | "]);
    refused(
        "sv",
        "inte bärbar dator utan telefon",
        expect!["-bärbar dator, telefon | "],
    );
    refused(
        "sv",
        "varför fungerar inte telefonen",
        expect![" | varför fungerar"],
    );
    refused(
        "en",
        "does not use a phone",
        expect!["does not use, phone | "],
    );
    refused(
        "fi",
        "ilman ajanvarausta kotikäynti",
        expect!["ilman ajanvarausta, kotikäynti | "],
    );
}

#[test]
fn who_wants_no_telephone_refuses_the_way_and_no_device() {
    let concepts = include_str!("../../../../../data/search/concepts.toml");
    let known = Known {
        dictionary: &Dictionary::of_concepts(concepts, &lemmas).expect("a dictionary"),
        places: &Places::<&str>::new([]),
        code: &|_| None,
        lemmas: &lemmas,
    };
    for text in ["inte telefon", "inte per telefon", "utan telefon"] {
        let parsed = parse_line(text, "sv", &known);
        let by_phone = Meaning::Term(Term::new(Facet::Channels, "phone"));
        assert_eq!(parsed.understood.len(), 1, "{text}");
        assert_eq!(parsed.understood[0].meanings, [by_phone], "{text}");
        let refused = Wished {
            key: "phone".into(),
            wish: Wish::Refused,
        };
        assert_eq!(parsed.need.channels, [refused], "{text}");
        assert!(parsed.need.subjects.is_empty(), "{text}");
    }
}
