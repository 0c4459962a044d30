//! An adviser's line read into a need.
use analysis::matching::{Dictionary, Known, Meaning, Stance, parse_line};
use analysis::places::{Found, Places};
use expect_test::{Expect, expect};
use proptest::prelude::*;

const DICTIONARY: [(&str, &str, &str); 22] = [
    ("fi", "läppäri", "devices:laptop"),
    ("fi", "kannettava tietokone", "devices:laptop"),
    ("fi", "tietokone", "devices:desktop"),
    ("fi", "rikki", "topics:device-problems"),
    ("fi", "pankkitunnus", "topics:identification"),
    ("fi", "pankkitunnus", "digital-services:online-bank"),
    (
        "fi",
        "suomi.fi-valtuudet",
        "digital-services:suomi-fi-mandates",
    ),
    ("fi", "ukraina", "languages:uk"),
    ("fi", "suomi", "languages:fi"),
    ("fi", "eläkeläinen", "client-groups:older-people"),
    ("fi", "etänä", "channels:video"),
    ("fi", "etänä", "channels:phone"),
    ("fi", "kotikäynti", "channels:home-visit"),
    ("fi", "ilta", "when:evenings"),
    ("fi", "tänään", "when:today"),
    ("fi", "ei käyttää", "skill-levels:not-using"),
    ("fi", "yhdessä tehdä", "styles:do-together"),
    ("fi", "yritys", "audiences:company"),
    ("fi", "kela", "digital-services:kela"),
    ("sv", "nätbank", "digital-services:online-bank"),
    ("sv", "hemma", "channels:home-visit"),
    ("en", "tax", "digital-services:my-tax"),
];

/// What a dictionary of forms would say.
pub fn lemmas(_: &str, word: &str) -> Vec<String> {
    let lemma = match word.to_lowercase().as_str() {
        "läppärin" => "läppäri",
        "kannettavan" => "kannettava",
        "tietokoneen" => "tietokone",
        "pankkitunnusten" | "pankkitunnuksia" => "pankkitunnus",
        "ukrainaksi" => "ukraina",
        "suomea" => "suomi",
        "eläkeläiselle" => "eläkeläinen",
        "illalla" => "ilta",
        "kotikäynnin" => "kotikäynti",
        "käytä" => "käyttää",
        "yrityksen" => "yritys",
        "tehdään" => "tehdä",
        _ => return Vec::new(),
    };
    vec![lemma.to_owned()]
}

fn check(language: &str, text: &str, expected: Expect) {
    let meanings = DICTIONARY.map(|(language, phrase, meaning)| {
        (
            language,
            phrase,
            meaning.parse::<Meaning>().expect("a meaning"),
        )
    });
    let places = Places::new([
        ("Loimaa", "430"),
        ("Pargas", "445"),
        ("Salo", "734"),
        ("Koski Tl", "284"),
    ]);
    let known = Known {
        dictionary: &Dictionary::new(meanings, &lemmas),
        places: &places,
        code: &|found: &Found<&str>| found.places.first().map(|code| (**code).to_owned()),
        lemmas: &lemmas,
    };
    let parsed = parse_line(text, language, &known);
    let understood = parsed.understood.iter().map(|one| {
        let meanings: Vec<String> = one.meanings.iter().map(ToString::to_string).collect();
        let not = match one.stance {
            Stance::Wanted => "",
            Stance::Refused => "not ",
            Stance::Beyond => "beyond ",
        };
        format!(
            "{} = {not}{}\n",
            &text[one.span.clone()],
            meanings.join(" ")
        )
    });
    let told: String = understood.collect();
    expected.assert_eq(&format!("{told}rest: {}", parsed.rest));
}

#[test]
fn everyday_finnish_is_understood_in_its_forms() {
    check(
        "fi",
        "läppäri rikki loimaa",
        expect![[r#"
        läppäri = devices:laptop
        rikki = topics:device-problems
        loimaa = area:430
        rest: "#]],
    );
    check(
        "fi",
        "Eläkeläiselle apua pankkitunnusten kanssa ukrainaksi Loimaalla, 20 km",
        expect![[r#"
        Eläkeläiselle = client-groups:older-people
        pankkitunnusten = digital-services:online-bank topics:identification
        ukrainaksi = languages:uk
        Loimaalla = area:430
        20 km = km:20
        rest: apua kanssa"#]],
    );
}

#[test]
fn the_longest_phrase_wins() {
    check(
        "fi",
        "kannettavan tietokoneen tai tietokoneen",
        expect![[r#"
        kannettavan tietokoneen = devices:laptop
        tietokoneen = devices:desktop
        rest: tai"#]],
    );
    check(
        "fi",
        "Koski Tl illalla",
        expect![[r#"
        Koski Tl = area:284
        illalla = when:evenings
        rest: "#]],
    );
    check(
        "fi",
        "suomi.fi-valtuudet",
        expect![[r#"
        suomi.fi-valtuudet = digital-services:suomi-fi-mandates
        rest: "#]],
    );
}

#[test]
fn what_is_denied_is_not_wanted() {
    check(
        "fi",
        "ei etänä, kotikäynnin haluaa",
        expect![[r#"
        etänä = not channels:phone channels:video
        kotikäynnin = channels:home-visit
        rest: haluaa"#]],
    );
    check(
        "fi",
        "ei puhu suomea",
        expect![[r#"
        suomea = not languages:fi
        rest: "#]],
    );
    // What is denied is not looked for either.
    check("fi", "ei toimi, näppäimistö", expect!["rest: näppäimistö"]);
    // What somebody lacks is what they need help with.
    check(
        "fi",
        "ei pankkitunnuksia",
        expect![[r#"
        pankkitunnuksia = digital-services:online-bank topics:identification
        rest: "#]],
    );
    check(
        "fi",
        "ei, etänä",
        expect![[r#"
        etänä = channels:phone channels:video
        rest: "#]],
    );
    check(
        "fi",
        "ei käytä nettiä",
        expect![[r#"
        ei käytä = skill-levels:not-using
        rest: nettiä"#]],
    );
}

#[test]
fn other_languages_are_read_too() {
    check(
        "sv",
        "stöd med nätbank i Pargas, inte hemma",
        expect![[r#"
        nätbank = digital-services:online-bank
        Pargas = area:445
        hemma = not channels:home-visit
        rest: stöd med i"#]],
    );
    check(
        "en",
        "tax help in Salo within 30km",
        expect![[r#"
        tax = digital-services:my-tax
        Salo = area:734
        30km = km:30
        rest: help in within"#]],
    );
}

#[test]
fn a_second_area_is_told_to_be_beyond_the_need() {
    check(
        "fi",
        "Salo tai Loimaa",
        expect![[r#"
        Salo = area:734
        Loimaa = beyond area:430
        rest: tai"#]],
    );
    check(
        "fi",
        "Kela:n päätös tänään yrityksen",
        expect![[r#"
        Kela:n = digital-services:kela
        tänään = when:today
        yrityksen = audiences:company
        rest: päätös"#]],
    );
}

fn from_concepts(language: &str, text: &str, expected: Expect) {
    let concepts = include_str!("../../../../../data/search/concepts.toml");
    let dictionary = Dictionary::of_concepts(concepts, &lemmas).expect("a dictionary");
    let known = Known {
        dictionary: &dictionary,
        places: &Places::new([("Loimaa", "430"), ("Pargas", "445")]),
        code: &|found: &Found<&str>| found.places.first().map(|code| (**code).to_owned()),
        lemmas: &lemmas,
    };
    let parsed = parse_line(text, language, &known);
    let meanings = parsed.understood.iter().flat_map(|one| &one.meanings);
    let meanings: Vec<String> = meanings.map(ToString::to_string).collect();
    expected.assert_eq(&format!("{} | {}", meanings.join(" "), parsed.rest));
}

#[test]
fn the_words_of_the_search_are_a_dictionary() {
    from_concepts(
        "fi",
        "läppäri rikki loimaa",
        expect!["devices:laptop topics:device-problems area:430 | "],
    );
    from_concepts(
        "fi",
        "vanhus ei käytä nettiä, kotikäynti tällä viikolla",
        expect![
            "client-groups:older-people skill-levels:not-using channels:home-visit when:this-week | "
        ],
    );
    from_concepts(
        "fi",
        "yrittäjä hoitaa puolesta etätuki illalla",
        expect![
            "client-groups:entrepreneurs audiences:company styles:do-for-me channels:chat channels:phone channels:remote-control channels:video when:evenings | "
        ],
    );
    from_concepts(
        "fi",
        "näytönlukija loimaa",
        expect!["topics:accessibility-settings area:430 | "],
    );
    from_concepts(
        "sv",
        "nätbank tillsammans i Pargas på kvällen",
        expect![
            "digital-services:online-bank topics:banking-payments styles:do-together area:445 when:evenings | "
        ],
    );
    from_concepts(
        "en",
        "tablet for a beginner, side by side, today",
        expect!["devices:tablet skill-levels:beginner styles:do-together when:today | "],
    );
}

#[test]
fn an_advisers_everyday_line_leaves_nothing_turned_round() {
    from_concepts(
        "fi",
        "äiti 82 vuotta ei osaa omakanta, ei pääse liikkumaan, tarvitsee apua",
        expect![
            "client-groups:older-people skill-levels:exploring digital-services:my-kanta channels:home-visit | "
        ],
    );
    from_concepts("fi", "70-vuotias", expect!["client-groups:older-people | "]);
    from_concepts("sv", "82 år", expect!["client-groups:older-people | "]);
    from_concepts("en", "35 years old", expect![" | "]);
    from_concepts("fi", "82", expect![" | 82"]);
}

#[test]
fn the_own_words_name_concepts_of_the_search() {
    let read = |path: &str| {
        let path = format!("{}/../../data/{path}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a file of words");
        text.parse::<toml::Table>().expect("words can be read")
    };
    let concepts = read("search/concepts.toml");
    let keys = concepts["concept"].as_array().expect("concepts");
    let keys: Vec<&str> = keys.iter().filter_map(|one| one["key"].as_str()).collect();
    let own = read("matching/words.toml");
    let words = own["word"].as_array().expect("words");
    let named = words
        .iter()
        .filter_map(|word| word.get("concepts")?.as_array());
    let named: Vec<&str> = named.flatten().filter_map(toml::Value::as_str).collect();
    assert!(named.len() >= 5, "{named:?}");
    for key in named {
        assert!(keys.contains(&key), "{key} is no concept");
    }
}

#[test]
fn strange_lines_do_no_harm() {
    check("fi", "", expect!["rest: "]);
    check("fi", "  ,,, ---  ", expect!["rest: "]);
    check(
        "fi",
        "0 km 99999999999 km",
        expect!["rest: 0 km 99999999999 km"],
    );
    check("fi", "20", expect!["rest: 20"]);
    check(
        "fi",
        "Ä̈ 🙂 läppäri🙂",
        expect![[r#"
        läppäri = devices:laptop
        rest: Ä"#]],
    );
}

proptest! {
    #[test]
    fn whatever_is_written_spans_stand_in_it(
        text in "(läppäri|ei|etänä|Koski Tl|salossa|20 km|ukrainaksi|[a-zåäö.,:'/ -]{0,6}|\\PC{0,3}| ){0,12}",
        language in prop::sample::select(vec!["fi", "sv", "en"]),
    ) {
        let meanings = DICTIONARY.map(|(language, phrase, meaning)| {
            (language, phrase, meaning.parse::<Meaning>().expect("a meaning"))
        });
        let known = Known {
            dictionary: &Dictionary::new(meanings, &lemmas),
            places: &Places::new([("Salo", "734"), ("Koski Tl", "284")]),
            code: &|found: &Found<&str>| found.places.first().map(|code| (**code).to_owned()),
            lemmas: &lemmas,
        };
        let parsed = parse_line(&text, language, &known);
        let mut end = 0;
        for one in &parsed.understood {
            prop_assert!(end <= one.span.start && one.span.start < one.span.end);
            prop_assert!(text.get(one.span.clone()).is_some());
            prop_assert!(!one.meanings.is_empty());
            end = one.span.end;
        }
        let km = parsed.need.area.and_then(|area| area.within_km);
        prop_assert!(km.is_none() || text.contains(char::is_numeric));
    }
}
