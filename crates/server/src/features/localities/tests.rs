use super::find;
use super::map::{Circle, Spot, USUAL, circles};
use super::model::{Level, Locality, all, slug_of};
use crate::features::areas;
use crate::features::catalogue::{Supplied, Supply};
use crate::i18n::Lang;

#[test]
fn every_area_has_a_page_of_its_own() {
    let count = |level| all().of_level(level, Lang::Fi).len();
    let counts = [Level::Municipality, Level::Subregion, Level::Region].map(count);
    assert_eq!(counts, [308, 69, 19]);
    assert_eq!(all().iter().count(), 396);
    for one in all().iter() {
        assert!(!one.municipalities.is_empty(), "{}", one.slug);
        assert_eq!(one.slug, slug_of(&one.slug));
        for lang in Lang::ALL {
            assert!(!one.name(lang).is_empty(), "{} {lang}", one.slug);
        }
    }
}

#[test]
fn an_area_is_found_by_its_code_and_by_its_swedish_name_too() {
    let slug = |address| find(address).map(|one| one.slug.as_str());
    assert_eq!(slug("loimaa"), Some("loimaa"));
    assert_eq!(slug("430"), Some("loimaa"));
    assert_eq!(slug("abo"), Some("turku"));
    assert_eq!(slug("sk025"), Some("loimaa-seutukunta"));
    assert_eq!(slug("mk02"), Some("varsinais-suomi-maakunta"));
    assert_eq!(slug("koski-tl"), Some("koski-tl"));
    assert_eq!(slug("none"), None);
}

/// Whether the vowels of a Finnish ending are those that the word asks for: a, o and u in it, or not.
fn in_harmony(word: &str) -> bool {
    let (stem, ending) = word.split_at(word.len() - word.chars().last().map_or(0, char::len_utf8));
    // In a compound the last part decides.
    let ends = ["niemell", "vedell"];
    let end = ends.into_iter().find(|end| stem.ends_with(end));
    let part = end.or_else(|| stem.rsplit('-').next()).unwrap_or(stem);
    let last = part
        .chars()
        .rev()
        .find(|letter| "aouåäöy".contains(*letter));
    let is_back = last.is_some_and(|letter| "aouå".contains(letter));
    match ending {
        "a" => is_back || last.is_none(),
        "ä" => !is_back,
        _ => false,
    }
}

#[test]
fn finnish_says_in_every_area_with_an_ending_that_fits() {
    for one in all().iter() {
        let said = one.within(Lang::Fi);
        // The letters after some names tell two of them apart.
        let word = said.strip_suffix(" Tl").unwrap_or(said);
        let ends = ["ssa", "ssä", "lla", "llä"];
        assert!(ends.iter().any(|end| word.ends_with(end)), "{said}");
        assert!(in_harmony(&word.to_lowercase()), "{said}");
        let same = |a: &str, b: &str| a.chars().take(2).eq(b.chars().take(2));
        assert!(
            same(said, one.name(Lang::Fi)),
            "{said} {}",
            one.name(Lang::Fi)
        );
        let prepositions = [(Lang::Sv, &["i ", "på "][..]), (Lang::En, &["in "][..])];
        for (lang, words) in prepositions {
            let said = one.within(lang);
            assert!(words.iter().any(|word| said.starts_with(word)), "{said}");
        }
    }
}

#[test]
fn some_areas_are_said_as_people_say_them() {
    let said = |slug| find(slug).map(|one| Lang::ALL.map(|lang| one.within(lang)));
    let check = |slug, expected: [&str; 3]| assert_eq!(said(slug), Some(expected));
    check("loimaa", ["Loimaalla", "i Loimaa", "in Loimaa"]);
    check("turku", ["Turussa", "i Åbo", "in Turku"]);
    check(
        "uusikaupunki",
        ["Uudessakaupungissa", "i Nystad", "in Uusikaupunki"],
    );
    check("virrat", ["Virroilla", "i Virdois", "in Virrat"]);
    check(
        "kemionsaari",
        ["Kemiönsaaressa", "på Kimitoön", "in Kemiönsaari"],
    );
    check(
        "ahvenanmaa-maakunta",
        ["Ahvenanmaalla", "på Åland", "in Åland"],
    );
    check(
        "loimaa-seutukunta",
        [
            "Loimaan seutukunnassa",
            "i Loimaa ekonomiska region",
            "in the Loimaa sub-region",
        ],
    );
}

fn entry(id: &str, name: &str, codes: &[&str], is_nationwide: bool) -> Supplied {
    Supplied {
        id: id.to_owned(),
        address: id.to_owned(),
        name: name.to_owned(),
        organisation: String::new(),
        language: Lang::Fi,
        forms: Vec::new(),
        subjects: Vec::new(),
        promise: String::new(),
        workspace: String::new(),
        places: Vec::new(),
        is_nationwide,
        municipalities: codes.iter().map(|code| (*code).to_owned()).collect(),
        changed_at: 0,
        is_running: true,
    }
}

#[test]
fn supply_knows_who_serves_where_and_forgets_who_does_not() {
    let mut supply = Supply::default();
    supply.put(entry("1", "Äly", &["430", "636"], false));
    supply.put(entry("2", "Apu", &["430"], false));
    supply.put(entry("3", "Kaikille", &["430"], true));
    let names = |found: Vec<std::sync::Arc<Supplied>>| -> Vec<String> {
        found.iter().map(|one| one.name.clone()).collect()
    };
    let codes =
        |codes: &[&str]| -> Vec<String> { codes.iter().map(|one| (*one).to_owned()).collect() };
    assert_eq!(
        names(supply.within(&codes(&["636", "430"]), 9)),
        ["Apu", "Äly"]
    );
    assert_eq!(
        (
            supply.count("430"),
            supply.count("636"),
            supply.count("853")
        ),
        (2, 1, 0)
    );
    assert_eq!(names(supply.nationwide(9)), ["Kaikille"]);
    assert_eq!(names(supply.within(&codes(&["636", "430"]), 1)), ["Apu"]);
    assert_eq!(supply.count_within(&codes(&["636", "430"])), 2);
    assert_eq!((supply.count_in_region("02"), supply.count_all()), (2, 3));
    assert_eq!(supply.count_nationwide(), 1);
    supply.put(entry("1", "Äly", &["853"], false));
    assert_eq!(names(supply.within(&codes(&["636", "430"]), 9)), ["Apu"]);
    supply.take_out("2");
    supply.take_out("2");
    assert_eq!((supply.count("430"), supply.all().len()), (0, 2));
    assert_eq!(supply.count_in_region("02"), 1);
}

fn spots(locality: &Locality) -> Vec<Spot<'static>> {
    let found = locality
        .municipalities
        .iter()
        .filter_map(|code| areas::municipality(code));
    found
        .zip(0..)
        .map(|(municipality, count)| Spot {
            municipality,
            count,
            is_here: count == 3,
        })
        .collect()
}

#[test]
fn circles_lie_in_the_drawing_and_north_is_up() {
    for locality in all().iter() {
        for circle in circles(&spots(locality), Lang::Fi) {
            let Circle { x, y, r, .. } = circle;
            assert!(
                x - r >= 0.0 && x + r <= USUAL.size.0,
                "{} {circle:?}",
                locality.slug
            );
            assert!(
                y - r >= 0.0 && y + r <= USUAL.size.1,
                "{} {circle:?}",
                locality.slug
            );
            assert!(!circle.is_here || circle.name_y.is_some(), "{circle:?}");
        }
    }
    let lapland = find("lappi-maakunta").unwrap();
    let drawn = circles(&spots(lapland), Lang::Fi);
    let y = |name: &str| drawn.iter().find(|one| one.name == name).unwrap().y;
    assert!(y("Utsjoki") < y("Kemi"));
}
