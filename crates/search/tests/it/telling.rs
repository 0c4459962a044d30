//! What an answer tells about itself: how much of it is local, what was guessed, and why each hit was found.
use std::sync::Arc;

use search::{Change, How, Index, Knowledge, Labels, Lang, PlaceId, Query, Snowball, Step, Zone};

use super::doubting::{LOIMAA, described, ids, index, knowledge, search};
use super::stage;

const TURKU: &str = "853";
const RAISIO: &str = "680";

/// A word of a text with its dots beside their letters.
fn decomposed(text: &str) -> String {
    text.replace('ä', "a\u{308}").replace('ö', "o\u{308}")
}

#[test]
fn how_much_of_an_answer_is_local_is_told() {
    let laptops = |id, town| (id, "Läppäriapu", "Läppärit kuntoon.", town);
    let index = index(&[
        laptops("here", Some(TURKU)),
        laptops("beside", Some(RAISIO)),
        laptops("country", None),
        laptops("far", Some(LOIMAA)),
    ]);
    let locals = |found: &search::Found| -> Vec<String> {
        let local = found.hits.iter().filter(|hit| hit.local);
        local.map(|hit| hit.id.clone()).collect()
    };
    let found = search(&index, "läppäri Turku");
    assert_eq!((found.total, found.local), (4, Some(1)));
    assert_eq!(locals(&found), ["here"]);

    let mut query = Query::new("läppäri", Lang::Fi);
    query.area = Some(PlaceId::municipality(TURKU));
    let found = index.search(&query).unwrap();
    assert_eq!((found.total, found.local), (2, Some(1)));
    assert_eq!(locals(&found), ["here"]);

    // Who serves a part of a region serves it.
    query.area = Some(PlaceId::region("02"));
    let found = index.search(&query).unwrap();
    assert_eq!((found.total, found.local), (4, Some(3)));

    let found = search(&index, "läppäri");
    assert_eq!((found.total, found.local), (4, None));
    assert!(found.hits.iter().all(|hit| hit.local));
}

#[test]
fn how_much_a_way_on_finds_locally_is_told() {
    let laptops = |id, town| (id, "Läppäriapu", "Läppärit kuntoon.", town);
    let index = index(&[laptops("near", Some(LOIMAA)), laptops("far", Some("091"))]);
    let mut query = Query::new("läppäri", Lang::Fi);
    query.area = Some(PlaceId::municipality("561"));
    let found = index.search(&query).unwrap();
    assert_eq!((found.total, found.local), (0, Some(0)));
    let wider = &found.relaxations[0];
    assert!(matches!(wider.step, Step::Area(Some(_))), "{wider:?}");
    assert_eq!((wider.total, wider.local), (1, Some(1)));

    query.area = Some(PlaceId::municipality("564"));
    let found = index.search(&query).unwrap();
    let whole = &found.relaxations[0];
    assert_eq!((&whole.step, whole.local), (&Step::Area(None), None));
}

#[test]
fn letters_with_their_dots_beside_them_are_read_as_any() {
    let text = decomposed("Korjaamme läppäreitä ja kännyköitä.");
    let odd = ("odd", "Läppäripaja", text.as_str(), None);
    let plain = ("plain", "Läppärit", "Läppäri rikki? Tule käymään.", None);
    let index = index(&[odd, plain]);
    for text in ["läppäri", "kännykkä"] {
        let usual = search(&index, text);
        let found = search(&index, &decomposed(text));
        assert_eq!(ids(&found), ids(&usual), "{text}");
        assert!(
            ids(&found).contains(&"odd") && !found.weak,
            "{text}: {found:#?}"
        );
        assert_eq!(found.understood.corrected, [], "{text}");
    }
    let name = decomposed("Jämsä");
    assert_eq!(search(&index, &name).understood.places.len(), 1);
}

#[test]
fn no_word_is_said_to_be_replaced_by_itself() {
    let vaccines = (
        "vaccines",
        "Apua koronapassiin",
        "Koronarokote ja todistus.",
        None,
    );
    let index = index(&[vaccines]);
    for text in ["rokotus", "rokotuksen", "Rokotus"] {
        let found = search(&index, text);
        assert_eq!(ids(&found), ["vaccines"], "{text}");
        assert_eq!(found.understood.corrected, [], "{text}");
    }
    let found = search(&index, "rokotsu");
    assert_eq!(found.understood.corrected[0].read, "rokotus");
}

#[test]
fn a_whole_word_is_completed_as_a_guess_only() {
    let boxes = ("boxes", "Pilvi", "Tiedostot dropboxissa talteen.", None);
    let tablets = ("tablets", "Kerho", "Tabletti tutuksi.", None);
    let index = index(&[boxes, tablets]);
    for (text, id) in [("drop", "boxes"), ("tabl", "tablets")] {
        let found = search(&index, text);
        assert_eq!(ids(&found), [id], "{text}");
        assert!(found.weak && found.hits[0].weak, "{text}: {found:#?}");
        assert_eq!(found.hits[0].why[0].how, How::Similar, "{text}");
        // While it is typed, the word goes on.
        let mut query = Query::new(text, Lang::Fi);
        query.is_typing = true;
        let found = index.search(&query).unwrap();
        assert!(!found.weak && !found.hits[0].weak, "{text}: {found:#?}");
        assert_eq!(found.hits[0].why[0].how, How::Start, "{text}");
    }
    // Beside a word that is there, a guess is marked as one.
    let found = search(&index, "tiedostot drop");
    let guess = found.hits[0].why.iter().find(|one| one.typed == "drop");
    assert_eq!(guess.map(|one| one.how), Some(How::Similar), "{found:#?}");
}

#[test]
fn each_hit_shows_a_reason() {
    // A word that says little is a reason where it is the only one.
    let support = ("support", "Digituki", "Digituki auttaa.", Some(TURKU));
    let index = index(&[support]);
    for text in ["digitkui", "digituksi", "digitaalinen", "tukea digiin"] {
        for hit in search(&index, text).hits {
            assert_ne!(hit.why, [], "{text}");
        }
    }
    // Who serves the town beside is found by its nearness.
    let found = search(&index, "Raisio");
    assert_eq!(ids(&found), ["support"]);
    assert_eq!(found.hits[0].why[0].how, How::Near);
    assert_eq!(found.hits[0].why[0].found, format!("municipality:{TURKU}"));
}

/// The program's words with the names of prices, which the other tests leave out.
fn with_prices() -> Arc<Knowledge> {
    let mut labels = Labels::default();
    for (key, fi) in [("free", "Maksuton"), ("small-fee", "Pieni maksu")] {
        labels.put("prices", key, Lang::Fi, fi);
    }
    Arc::new(knowledge().with_labels(stage::lexicon(), labels))
}

#[test]
fn a_price_answers_only_who_asks_for_one() {
    let index = Index::in_memory(with_prices()).unwrap();
    let costing = |id: &str, key: &str| {
        let mut one = described(id, "Tukipiste", "Tule käymään.", None);
        one.facets.insert("prices".to_owned(), vec![key.to_owned()]);
        Change::Put(Box::new(one))
    };
    let all = vec![costing("free", "free"), costing("cheap", "small-fee")];
    index.apply(all, 1).unwrap();
    for text in [
        "laskun maksaminen",
        "maksu",
        "mobiilimaksu",
        "pieni puhelin",
    ] {
        assert_eq!(search(&index, text).total, 0, "{text}");
    }
    for (text, id) in [
        ("ilmainen", "free"),
        ("maksuton", "free"),
        ("edullinen", "cheap"),
        ("pieni maksu", "cheap"),
    ] {
        let found = search(&index, text);
        assert_eq!(ids(&found)[0], id, "{text}");
        let why = &found.hits[0].why[0];
        assert_eq!(why.zone, Zone::Label, "{text}: {found:#?}");
    }
}

#[test]
fn other_words_for_a_price_are_followed() {
    let index = Index::in_memory(with_prices()).unwrap();
    let mut one = described("free", "Tukipiste", "Tule käymään.", None);
    one.facets
        .insert("prices".to_owned(), vec!["free".to_owned()]);
    index.apply(vec![Change::Put(Box::new(one))], 1).unwrap();
    let mut labels = Labels::default();
    labels.put("prices", "free", Lang::Fi, "Edullinen");
    let renamed = index.knowledge().with_labels(stage::lexicon(), labels);
    index.follow(Arc::new(renamed)).unwrap();
    assert_eq!(ids(&search(&index, "edullinen")), ["free"]);
}

#[test]
fn who_shows_an_identity_card_renews_no_passport() {
    let visits = (
        "visits",
        "Ohjaaja kotiin",
        "Ohjaaja tulee kotiin ja näyttää henkilökortin.",
        None,
    );
    let index = index(&[visits]);
    let found = search(&index, "passin uusiminen");
    assert!(found.total == 0 || found.weak, "{found:#?}");
    assert!(!search(&index, "henkkari").weak);
}

#[test]
fn without_a_dictionary_a_refused_way_is_known_by_its_ending() {
    let index = Index::in_memory(stage::knowledge(Arc::new(Snowball))).unwrap();
    let by = |id: &str, channel: &str| {
        let mut one = described(id, "Läppäriapu", "Läppärit kuntoon.", None);
        let channels = vec![channel.to_owned()];
        one.facets.insert("channels".to_owned(), channels);
        Change::Put(Box::new(one))
    };
    let all = vec![by("by-phone", "phone"), by("by-chat", "chat")];
    index.apply(all, 1).unwrap();
    for text in [
        "läppäri ei puhelimella",
        "läppäri ei kännykällä",
        "läppäri ei puhelimen kautta",
    ] {
        let found = search(&index, text);
        assert_eq!(ids(&found), ["by-chat"], "{text}: {found:#?}");
    }
    assert_eq!(search(&index, "läppäri ei chatilla").total, 1);
}
