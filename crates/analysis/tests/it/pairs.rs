//! Names that may mean the same.
use analysis::names::{Named, Reason, duplicates, likeness};
use proptest::prelude::*;

fn reason(a: &str, b: &str) -> Option<Reason> {
    let (a, b) = (Named::new(a), Named::new(b));
    assert_eq!(likeness(&a, &b), likeness(&b, &a));
    likeness(&a, &b).map(|likeness| likeness.reason)
}

#[test]
fn what_may_be_the_same_and_why() {
    let alike = [
        ("Kela", "KELA", Reason::Spelling),
        ("Digi-tuki Turku", "Digituki Turku", Reason::Spelling),
        ("Turku kirjasto", "Kirjasto, Turku", Reason::Spelling),
        ("Nuoret & perheet", "Nuoret ja perheet", Reason::Spelling),
        ("Digiapu", "Digiapu Oy", Reason::LegalForm),
        ("Digiklubi r.y.", "Digiklubi", Reason::LegalForm),
        ("Kela", "Kansaneläkelaitos", Reason::Abbreviation),
        (
            "THL",
            "Terveyden ja hyvinvoinnin laitos",
            Reason::Abbreviation,
        ),
        ("SDY", "Salon Digitaaliset Ystävät ry", Reason::Abbreviation),
        ("Kela", "FPA", Reason::OtherLanguage),
        ("Kela", "Folkpensionsanstalten", Reason::OtherLanguage),
        ("Verohallinto", "Skatteförvaltningen", Reason::OtherLanguage),
        ("Turun kirjasto", "Turun kirjaston", Reason::Inflection),
        ("Kaupunki", "Kaupungin", Reason::Inflection),
        ("Kansalaisopisto", "Kansalaisopsito", Reason::Typo),
        (
            "Turun kansalaisopisto",
            "Turun kansalisopitso",
            Reason::Typo,
        ),
        ("Kirjasto", "Kirasto", Reason::Typo),
    ];
    for (a, b, expected) in alike {
        assert_eq!(reason(a, b), Some(expected), "{a} / {b}");
    }
}

#[test]
fn what_is_not_the_same() {
    let different = [
        ("Turun kirjasto", "Porin kirjasto"),
        ("Kirjasto 1", "Kirjasto 2"),
        ("Kirjasto2024", "Kirjasto2025"),
        ("VM", "YM"),
        ("TEM", "STM"),
        ("Kela", "Kesä"),
        ("Kirjasto", "Kirkko"),
        ("Martat", "Marttaliiton kerho"),
        ("Digi", "Digituki"),
        ("sdy", "Salon Digitaaliset Ystävät"),
    ];
    for (a, b) in different {
        assert_eq!(reason(a, b), None, "{a} / {b}");
    }
}

#[test]
fn pairs_are_found_surest_first() {
    let names = [
        "Kela",
        "Kirjasto",
        "Kansaneläkelaitos",
        "KELA",
        "Kirjasot",
        "Digikerho ry",
        "Digikerho",
        "Salon Digitaaliset Ystävät",
        "SDY",
    ];
    let ready: Vec<Named> = names.iter().map(|name| Named::new(name)).collect();
    let found: Vec<_> = duplicates(&ready, 100)
        .iter()
        .map(|pair| (names[pair.a], names[pair.b], pair.likeness.reason))
        .collect();
    assert_eq!(
        found,
        [
            ("Kela", "KELA", Reason::Spelling),
            ("Digikerho ry", "Digikerho", Reason::LegalForm),
            ("Kansaneläkelaitos", "KELA", Reason::Abbreviation),
            ("Kela", "Kansaneläkelaitos", Reason::Abbreviation),
            ("Salon Digitaaliset Ystävät", "SDY", Reason::Abbreviation),
            ("Kirjasto", "Kirjasot", Reason::Typo),
        ]
    );
    assert_eq!(duplicates(&ready, 1).len(), 1);
}

#[test]
fn a_pair_is_found_among_many_thousands() {
    let mut names: Vec<String> = (0..4_000)
        .map(|at| {
            format!(
                "Kylä{}n {}",
                letters(at),
                ["kirjasto", "opisto", "klubi"][at % 3]
            )
        })
        .collect();
    names.push("Kyläabcn neuvontapiste".to_owned());
    names.push("Kyläabcn neuvontapsite".to_owned());
    let ready: Vec<Named> = names.iter().map(|name| Named::new(name)).collect();
    let pairs = duplicates(&ready, usize::MAX);
    assert!(pairs.iter().any(|pair| (pair.a, pair.b) == (4_000, 4_001)));
}

/// A word for a number.
fn letters(mut number: usize) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b'a' + u8::try_from(number % 23).unwrap_or(0)));
        number /= 23;
    }
    word
}

proptest! {
    #[test]
    fn what_duplicates_says_is_what_likeness_says(names in prop::collection::vec("[a-cåäö]{1,6}( [a-d]{2,9})?", 0..30)) {
        let ready: Vec<Named> = names.iter().map(|name| Named::new(name)).collect();
        let pairs = duplicates(&ready, usize::MAX);
        for pair in &pairs {
            prop_assert!(pair.a < pair.b);
            prop_assert_eq!(likeness(&ready[pair.a], &ready[pair.b]), Some(pair.likeness));
        }
        prop_assert!(pairs.windows(2).all(|two| two[0].likeness <= two[1].likeness));
    }

    #[test]
    fn likeness_is_symmetric_and_bounded(a in "\\PC{0,300}", b in "\\PC{0,300}") {
        let (a, b) = (Named::new(&a), Named::new(&b));
        prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
    }
}
