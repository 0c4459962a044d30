//! What must not be taken for an answer: no words, refused words, support elsewhere, and reasons that are none.
use std::sync::Arc;

use search::{Change, Description, Found, Index, Knowledge, Lang, PlaceId, Query, Voikko, Written};

use super::stage;

const HELSINKI: &str = "091";
const SALO: &str = "734";
pub const LOIMAA: &str = "430";

pub fn knowledge() -> Arc<Knowledge> {
    let voikko = Voikko::load().expect("libvoikko1 and voikko-fi are installed for tests");
    stage::knowledge(Arc::new(voikko))
}

pub fn described(id: &str, name: &str, text: &str, town: Option<&str>) -> Description {
    Description {
        id: id.to_owned(),
        written: vec![Written {
            lang: Lang::Fi,
            name: name.to_owned(),
            text: text.to_owned(),
        }],
        places: town.map(PlaceId::municipality).into_iter().collect(),
        nationwide: town.is_none(),
        facets: [("audiences".to_owned(), vec!["person".to_owned()])].into(),
        checked: 0,
        is_over: false,
    }
}

/// Support as: its id, its name, its text, and the town that it serves; none for the whole country.
pub fn index(all: &[(&str, &str, &str, Option<&str>)]) -> Index {
    let index = Index::in_memory(knowledge()).unwrap();
    let put = |(id, name, text, town): &(&str, &str, &str, Option<&str>)| {
        Change::Put(Box::new(described(id, name, text, *town)))
    };
    index.apply(all.iter().map(put).collect(), 1).unwrap();
    index
}

pub fn search(index: &Index, text: &str) -> Found {
    index.search(&Query::new(text, Lang::Fi)).unwrap()
}

pub fn ids(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.id.as_str()).collect()
}

pub const LAPTOPS: (&str, &str, &str, Option<&str>) = (
    "laptops",
    "Läppärit kuntoon",
    "Korjaamme kannettavia tietokoneita, jotka ovat rikki.",
    Some(LOIMAA),
);
pub const PHONES: (&str, &str, &str, Option<&str>) = (
    "phones",
    "Puhelinpaja",
    "Neuvomme puhelimen asetuksissa ja sovelluksissa.",
    Some(SALO),
);

#[test]
fn without_a_word_to_look_for_only_choices_find_something() {
    let index = index(&[LAPTOPS, PHONES]);
    for text in ["!!!", "?", "ja", "a", "1", "-läppäri"] {
        let found = search(&index, text);
        assert!(found.wordless && found.total == 0, "{text}: {found:#?}");
        let mut query = Query::new(text, Lang::Fi);
        query.area = Some(PlaceId::municipality(SALO));
        let found = index.search(&query).unwrap();
        assert_eq!(ids(&found), ["phones"], "{text}");
    }
    for text in ["", "  ", "puhelin"] {
        assert!(!search(&index, text).wordless, "{text:?}");
    }
    assert_eq!(search(&index, " ").total, 2);
}

#[test]
fn a_refused_word_is_not_looked_for() {
    let index = index(&[LAPTOPS, PHONES]);
    for text in ["puhelin -läppäri", "puhelin, ei läppäriä"] {
        assert_eq!(ids(&search(&index, text)), ["phones"], "{text}");
    }
    for text in [
        "läppäri, ei puhelimella",
        "läppäri ei kännykällä",
        "läppäri ei puhelimen kautta",
        "läppäri ilman puhelinta",
        "bärbar dator, inte telefon",
        "bärbar dator inte per telefon",
        "bärbar dator inte via en mobil",
        "bärbar dator utan telefon",
        "laptop not by phone",
        "laptop, no phone",
        "laptop without a phone",
    ] {
        assert_eq!(ids(&search(&index, text)), ["laptops"], "{text}");
    }
    // Who says what is wanted instead is heard, and what is wrong with a telephone is no refusal.
    for text in [
        "inte bärbar dator utan telefon",
        "varför fungerar inte telefonen",
        "phone not working",
    ] {
        assert_eq!(ids(&search(&index, text))[0], "phones", "{text}");
    }
    // What does not work is what is asked about, and a hyphen between words refuses nothing.
    for text in ["läppäri ei toimi", "apua - läppäri"] {
        assert_eq!(ids(&search(&index, text))[0], "laptops", "{text}");
    }
}

#[test]
fn the_counts_of_a_weak_answer_are_of_what_it_shows() {
    let towns = [HELSINKI, SALO, LOIMAA, "853", "837", "564", "179"];
    let ids: Vec<String> = (0..towns.len()).map(|number| number.to_string()).collect();
    let all = ids.iter().zip(towns);
    let all = all.map(|(id, town)| (id.as_str(), "Digineuvonta", "Puhelimet.", Some(town)));
    let index = index(&all.collect::<Vec<_>>());
    let found = search(&index, "puhelin qwxzqwxz rtyrtyrty");
    assert!(found.weak && found.total == 5, "{found:#?}");
    assert_eq!(found.counts["audiences"]["person"], found.total);
    let mut query = Query::new("puhelin qwxzqwxz rtyrtyrty", Lang::Fi);
    query.facets = [("audiences".to_owned(), vec!["person".to_owned()])].into();
    assert_eq!(index.search(&query).unwrap().total, found.total);
}

#[test]
fn noise_is_not_compared_with_every_word() {
    let index = index(&[LAPTOPS, PHONES]);
    // Two letters off, but too long to be compared.
    let long = "puhelinsovellusasetusneuvontapalvelu";
    let text = format!("{long} läppäri");
    let found = search(&index, &text);
    assert_eq!(found.understood.corrected, []);
    let many = format!("{} puhelni", "qwxz ".repeat(12));
    assert_eq!(search(&index, &many).understood.corrected, []);
    assert_eq!(search(&index, "puhelni").understood.corrected.len(), 1);
}

#[test]
fn what_does_not_serve_the_named_place_comes_last_and_is_weak() {
    let local = (
        "local",
        "Puhelinpaja",
        "Neuvomme puhelimissa ja läppäreissä.",
        Some(HELSINKI),
    );
    let index = index(&[LAPTOPS, PHONES, local]);
    let found = search(&index, "läppäri rikki Helsinki");
    assert_eq!(ids(&found)[..2], ["local", "laptops"], "{found:#?}");
    assert!(found.hits[1].weak, "{found:#?}");
    let found = search(&index, "läppäri rikki Loimaalla");
    assert_eq!(ids(&found)[0], "laptops");
    assert!(!found.weak && !found.hits[0].weak, "{found:#?}");
}

#[test]
fn when_nothing_serves_the_named_place_the_whole_answer_is_weak() {
    let index = index(&[LAPTOPS, PHONES]);
    let found = search(&index, "läppäri rikki Helsinki");
    assert!(found.weak && found.total > 0, "{found:#?}");
    assert!(found.hits.iter().all(|hit| hit.weak));
    assert!(!search(&index, "läppäri rikki").weak);
}

#[test]
fn a_word_that_says_nothing_is_no_reason() {
    let broken = (
        "broken",
        "Läppärit",
        "Tule, kun kone ei käynnisty tai se on rikki. Kanssa ja ilman ajanvarausta.",
        None,
    );
    let index = index(&[broken, PHONES]);
    for text in ["läppäri rikki", "kanta", "hajonnut kone"] {
        for hit in search(&index, text).hits {
            for one in hit.why {
                let is_empty = ["ei", "kanssa", "on"].contains(&one.found.as_str());
                assert!(!is_empty, "{text}: {one:?}");
            }
        }
    }
}

#[test]
fn a_word_of_nearly_all_support_is_a_reason_only_where_it_was_typed_or_is_the_only_one() {
    let any = (
        "any",
        "Digi haltuun",
        "Saat tukea puhelimen ja tietokoneen kanssa.",
        None,
    );
    let index = index(&[any, LAPTOPS, PHONES]);
    let reasons = |text: &str| -> Vec<String> {
        let hits = search(&index, text).hits.into_iter();
        let why = hits.flat_map(|hit| hit.why);
        why.map(|one| one.found.to_lowercase()).collect()
    };
    for text in ["digituki puhelimeen", "digituki kannettavaan"] {
        let empty = ["digi", "tukea"];
        let found = reasons(text);
        assert!(
            !found.iter().any(|one| empty.contains(&one.as_str())),
            "{text}: {found:?}"
        );
    }
    assert!(reasons("tuki").contains(&"tukea".to_owned()));
    assert!(reasons("digituki").contains(&"digi".to_owned()));
}

#[test]
fn a_misspelt_town_that_descriptions_name_is_a_place_all_the_same() {
    let named = (
        "named",
        "Loimaan digipiste",
        "Neuvomme Loimaalla puhelimissa ja läppäreissä. Loimaa on lähellä.",
        Some(LOIMAA),
    );
    let index = index(&[LAPTOPS, PHONES, named]);
    for text in ["puhelin loima", "puhelin Loimaala"] {
        let found = search(&index, text);
        assert_eq!(
            found.understood.places,
            [PlaceId::municipality(LOIMAA)],
            "{text}"
        );
        assert_eq!(ids(&found)[0], "named", "{text}");
    }
    // What is one letter off a common word is that word.
    let found = search(&index, "puhelni");
    assert_eq!(found.understood.places, []);
}

#[test]
fn a_loan_that_the_text_names_is_no_weak_hit() {
    let tablets = (
        "tablets",
        "Laitepaja",
        "Opettelemme iPadin ja muiden laitteiden käyttöä. Poistamme myös viruksia.",
        None,
    );
    let index = index(&[tablets, LAPTOPS, PHONES]);
    for text in ["iPad", "ipadi", "virus", "virukset"] {
        let found = search(&index, text);
        assert!(!found.weak, "{text}: {found:#?}");
        assert_eq!(ids(&found)[0], "tablets", "{text}");
    }
}

#[test]
fn support_that_has_ended_is_told_to_who_asks_by_its_name_only() {
    let index = index(&[LAPTOPS, PHONES]);
    let mut over = described(
        "over",
        "Salon nettikahvila",
        "Puhelimet ja läppärit.",
        Some(SALO),
    );
    over.is_over = true;
    index.apply(vec![Change::Put(Box::new(over))], 2).unwrap();
    for text in [
        "Salon nettikahvila",
        "nettikahvila",
        "nettikahvilaan Salossa",
    ] {
        let found = search(&index, text);
        assert_eq!(found.over, ["over"], "{text}");
        assert!(!ids(&found).contains(&"over"), "{text}");
    }
    let none: [String; 0] = [];
    for text in [
        "puhelin",
        "nettikahvila Loimaalla",
        "nettikahvila läppäri",
        "kahvila",
        "",
    ] {
        let found = search(&index, text);
        assert_eq!(found.over, none, "{text}");
        assert!(!ids(&found).contains(&"over"), "{text}");
    }
    assert_eq!(search(&index, "").total, 2);
    assert_eq!(search(&index, "").places[&PlaceId::municipality(SALO)], 1);
}
