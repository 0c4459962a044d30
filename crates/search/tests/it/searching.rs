//! Searching a small catalogue, with and without libvoikko.
use std::sync::Arc;

use search::{
    Change, Description, DescriptionKey, Found, How, Index, Knowledge, Lang, Morphology, OpenDay,
    OpenNow, PlaceId, Query, Snowball, Sort, Step, Voikko, Written, Zone,
};

use super::stage;

const SALO: &str = "734";
const LOIMAA: &str = "430";
const PARGAS: &str = "445";

pub fn described(id: &str, lang: Lang, name: &str, text: &str, places: &[&str]) -> Description {
    Description {
        id: id.to_owned(),
        written: vec![Written {
            lang,
            name: name.to_owned(),
            text: text.to_owned(),
        }],
        places: places
            .iter()
            .map(|code| PlaceId::municipality(*code))
            .collect(),
        nationwide: places.is_empty(),
        facets: [].into(),
        checked: 0,
        is_over: false,
    }
}

pub fn catalogue() -> Vec<Description> {
    let mut all = vec![
        described(
            "seniors",
            Lang::Fi,
            "Ikäihmisten digineuvonta",
            "Autamme pankkitunnusten ja sähköpostin käytössä kirjastossa. Ilman ajanvarausta.",
            &[SALO],
        ),
        described(
            "repair",
            Lang::Fi,
            "Kannettavien tietokoneiden korjauspaja",
            "Vapaaehtoiset tutkivat hidasta tai rikkinäistä konetta kanssasi.",
            &[LOIMAA],
        ),
        described(
            "swedish",
            Lang::Sv,
            "Hjälp med nätbanken",
            "Vi visar hur du betalar räkningar i nätbanken och använder bankkoder.",
            &[PARGAS],
        ),
        described(
            "company",
            Lang::Fi,
            "Verkkolaskutuksen neuvonta yrittäjille",
            "Neuvomme pieniä yrityksiä laskutusohjelman valinnassa etänä.",
            &[],
        ),
    ];
    let mut put = |at: usize, facet: &str, key: &str| {
        let keys = all[at].facets.entry(facet.to_owned()).or_default();
        keys.push(key.to_owned());
    };
    put(0, "channels", "on-site");
    put(0, "client-groups", "older-people");
    put(1, "channels", "on-site");
    put(2, "channels", "on-site");
    put(3, "channels", "remote-control");
    all
}

pub fn engines() -> Vec<(&'static str, Arc<Knowledge>)> {
    let voikko = Voikko::load().expect("libvoikko1 and voikko-fi are installed for tests");
    let engines: [Arc<dyn Morphology>; 2] = [Arc::new(voikko), Arc::new(Snowball)];
    let knowledge = engines.into_iter().map(stage::knowledge);
    knowledge
        .map(|knowledge| (knowledge.morphology(), knowledge))
        .collect()
}

pub fn filled(knowledge: &Arc<Knowledge>) -> Index {
    let index = Index::in_memory(Arc::clone(knowledge)).unwrap();
    let puts = catalogue()
        .into_iter()
        .map(|one| Change::Put(Box::new(one)));
    index.apply(puts.collect(), 4).unwrap();
    index
}

pub fn ids(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[test]
fn what_people_type_finds_what_is_meant_first() {
    let cases = [
        (
            "digituesta neuvoja senioreille Salossa",
            Lang::Fi,
            "seniors",
        ),
        ("sahkoposti", Lang::Fi, "seniors"),
        ("läppäri rikki loimaa", Lang::Fi, "repair"),
        ("stöd med nätbank i Pargas", Lang::Sv, "swedish"),
        ("verkko lasku", Lang::Fi, "company"),
        (
            "e-invoicing advice for a small business",
            Lang::En,
            "company",
        ),
    ];
    // Snowball cuts forms of these words differently.
    let for_voikko = [
        ("pankkitunnuksilla", Lang::Fi, "seniors"),
        ("pankkitunus", Lang::Fi, "seniors"),
    ];
    for (name, knowledge) in engines() {
        let index = filled(&knowledge);
        let more = for_voikko.iter().filter(|_| name == "voikko");
        for (text, lang, wanted) in cases.iter().chain(more).copied() {
            let found = index.search(&Query::new(text, lang)).unwrap();
            assert_eq!(
                ids(&found).first(),
                Some(&wanted),
                "{name}: {text}: {found:#?}"
            );
        }
    }
}

#[test]
fn a_hit_says_why() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    let found = index
        .search(&Query::new("pankkitunus Salossa", Lang::Fi))
        .unwrap();
    let why = &found.hits[0].why;
    assert_eq!(
        (why[0].typed.as_str(), why[0].found.as_str()),
        ("pankkitunus", "pankkitunnusten")
    );
    assert_eq!((why[0].how, why[0].zone), (How::Similar, Zone::Text));
    assert_eq!(why[1].found, format!("municipality:{SALO}"));
    assert_eq!(found.understood.places, [PlaceId::municipality(SALO)]);
    let corrected = &found.understood.corrected[0];
    assert_eq!(
        (corrected.typed.as_str(), corrected.read.as_str()),
        ("pankkitunus", "pankkitunnus")
    );
}

#[test]
fn nothing_good_is_said_to_be_weak_and_kept_short() {
    for (name, knowledge) in engines() {
        let index = filled(&knowledge);
        for text in [
            "hevosen kengitys Salossa",
            "asdfghjkl",
            "kaivinkoneen vuokraus",
        ] {
            let found = index.search(&Query::new(text, Lang::Fi)).unwrap();
            assert!(
                found.total <= 3 && (found.weak || found.total == 0),
                "{name}: {text} {found:#?}"
            );
        }
    }
}

#[test]
fn nothing_typed_finds_everything_and_counts_it() {
    for (_, knowledge) in engines() {
        let found = filled(&knowledge)
            .search(&Query::new("", Lang::Fi))
            .unwrap();
        assert_eq!((found.total, found.weak), (4, false));
        assert_eq!(
            found.counts["channels"],
            [("on-site".to_owned(), 3), ("remote-control".to_owned(), 1)].into()
        );
        assert_eq!(found.places[&PlaceId::municipality(SALO)], 1);
        assert_eq!(found.places[&PlaceId::region("02")], 3);
    }
}

#[test]
fn a_facet_is_counted_as_if_it_were_not_chosen() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    let mut query = Query::new("neuvonta", Lang::Fi);
    query.facets = [("channels".to_owned(), vec!["remote-control".to_owned()])].into();
    let found = index.search(&query).unwrap();
    assert_eq!(ids(&found), ["company"]);
    assert_eq!(
        found
            .counts
            .get("client-groups")
            .and_then(|keys| keys.get("older-people")),
        None
    );
    let other = found.counts["channels"]["on-site"];
    query.facets = [("channels".to_owned(), vec!["on-site".to_owned()])].into();
    let found = index.search(&query).unwrap();
    assert!(other > 0 && found.total == other, "{found:#?}");
}

#[test]
fn an_area_has_what_serves_it_and_the_whole_country() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    let mut query = Query::new("", Lang::Fi);
    query.sort = Sort::Near;
    query.area = Some(PlaceId::municipality(SALO));
    assert_eq!(ids(&index.search(&query).unwrap()), ["seniors", "company"]);
    query.area = Some(PlaceId::region("02"));
    assert_eq!(index.search(&query).unwrap().total, 4);
}

#[test]
fn what_is_open_is_told_by_whoever_asks_and_limits_like_a_facet() {
    let mut until_noon = OpenDay::default();
    until_noon.put(36, 48);
    let days = ["seniors", "repair"].map(|id| (DescriptionKey::of(id), until_noon));
    let days = Arc::new(days.into_iter().collect());
    for (engine, knowledge) in engines() {
        let index = filled(&knowledge);
        let ask = |quarter: u8, only_open: bool, facet: &str| {
            let days = Arc::clone(&days);
            let mut query = Query::new("", Lang::Fi);
            query.open_now = Some(OpenNow { quarter, days });
            query.only_open = only_open;
            query.facets = [("channels".to_owned(), vec![facet.to_owned()])].into();
            index.search(&query).unwrap()
        };
        let open = ask(47, true, "on-site");
        assert_eq!((open.total, open.hits.len()), (2, 2), "{engine}");
        assert_eq!(open.open.map(|one| (one.open, one.known)), Some((2, 2)));
        let noon = ask(48, false, "on-site");
        assert_eq!((noon.total, noon.open.unwrap_or_default().open), (3, 0));
        let none = ask(48, true, "on-site");
        let first = none.relaxations.first().map(|one| (&one.step, one.total));
        assert_eq!(first, Some((&Step::OpenNow, 3)), "{engine}");
    }
}

#[test]
fn what_finds_nothing_offers_the_smallest_step_that_does() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    let mut query = Query::new("pankkitunnukset", Lang::Fi);
    query.area = Some(PlaceId::municipality(LOIMAA));
    let found = index.search(&query).unwrap();
    assert_eq!(found.total, 0);
    let first = &found.relaxations[0];
    assert_eq!(
        (&first.step, first.total),
        (&Step::Area(Some(PlaceId::region("02"))), 2)
    );
    query.area = None;
    query.facets = [("channels".to_owned(), vec!["remote-control".to_owned()])].into();
    let found = index.search(&query).unwrap();
    assert_eq!(
        found.relaxations[0].step,
        Step::Facet("channels".to_owned())
    );
}

#[test]
fn without_a_word_that_nothing_answers_more_is_found() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    let query = Query::new("neuvonta qwxzqwxz", Lang::Fi);
    let found = index.search(&query).unwrap();
    assert!(found.weak || found.total == 0, "{found:#?}");
    let step = Step::Words(vec!["qwxzqwxz".to_owned()]);
    let offered = found.relaxations.iter().find(|one| one.step == step);
    let alone = index.search(&Query::new("neuvonta", Lang::Fi)).unwrap();
    assert_eq!(
        offered.map(|one| one.total),
        Some(alone.total),
        "{found:#?}"
    );
}

#[test]
fn a_misspelt_word_of_the_lexicon_finds_what_says_it_in_other_words() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    // No description says eläkeläinen.
    let found = index.search(&Query::new("eläkeäläiset", Lang::Fi)).unwrap();
    assert_eq!(ids(&found).first(), Some(&"seniors"), "{found:#?}");
    let corrected = &found.understood.corrected[0];
    assert_eq!(corrected.typed, "eläkeäläiset");
}

#[test]
fn a_word_that_nothing_is_similar_to_finds_what_shares_most_of_its_letters() {
    let card = "Hjälp att skaffa identitetskort";
    for (name, knowledge) in engines() {
        let index = Index::in_memory(knowledge).unwrap();
        let puts = [("card", card), ("song", "Sång och musik")];
        let puts = puts.map(|(id, text)| described(id, Lang::Sv, text, "", &[]));
        let puts = puts.map(|one| Change::Put(Box::new(one)));
        index.apply(puts.into(), 1).unwrap();
        let ask = |text: &str| index.search(&Query::new(text, Lang::Fi)).unwrap();
        let found = ask("identiteetin");
        assert_eq!(ids(&found), ["card"], "{name}: {found:#?}");
        assert_eq!(found.hits[0].why[0].how, How::Similar, "{name}");
        assert!(found.understood.corrected.is_empty(), "{name}");
        assert!(ask("xylografia").hits.is_empty(), "{name}");
    }
}

#[test]
fn pages_follow_each_other_without_gap() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    let mut query = Query::new("", Lang::Fi);
    let whole = index.search(&query).unwrap();
    query.count = 2;
    let first = index.search(&query).unwrap();
    query.from = 2;
    let second = index.search(&query).unwrap();
    assert_eq!([ids(&first), ids(&second)].concat(), ids(&whole));
    query.from = usize::MAX;
    assert!(index.search(&query).unwrap().hits.is_empty());
}

#[test]
fn towns_are_understood_in_their_forms_and_both_languages() {
    let cases = [
        ("Loimaalla", "430"),
        ("salossa", SALO),
        ("Paraisilla", PARGAS),
        ("i Pargas", PARGAS),
        ("Uudessakaupungissa", "895"),
        ("Tampereelle", "837"),
        ("Åbo", "853"),
        ("Jyväskylässä", "179"),
        ("jyvaskylassa", "179"),
        ("Seinäjoella", "743"),
        ("Pietarsaaressa", "598"),
        ("Helsingistä", "091"),
        ("Hämeenlinnassa", "109"),
        ("Haapavedellä", "071"),
        ("Kauniaisissa", "235"),
        ("Outokummussa", "309"),
        ("Alavudella", "010"),
        ("Kiteellä", "260"),
        ("Turkuun", "853"),
        ("Ouluun", "564"),
        ("jyväskllässä", "179"),
        ("på Kimitoön", "322"),
    ];
    let by_town = [
        ("Karviassa Karvialla Karvian", "230"),
        ("Kihniössä Kihniöllä Kihniön", "250"),
        ("Rautavaaralla Rautavaaran", "687"),
        ("Siikalatvalla Siikalatvan", "791"),
        ("Kemiönsaaressa Kemiönsaarella Kemiönsaaren", "322"),
    ];
    let forms = by_town.map(|(forms, code)| forms.split(' ').map(move |form| (form, code)));
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    for (text, code) in cases.into_iter().chain(forms.into_iter().flatten()) {
        let found = index.search(&Query::new(text, Lang::Fi)).unwrap();
        assert_eq!(
            found.understood.places,
            [PlaceId::municipality(code)],
            "{text}"
        );
    }
    for (text, code) in [
        ("Kanta-Hämeessä", "05"),
        ("uudellamaalla", "01"),
        ("Lapissa", "19"),
    ] {
        let found = index.search(&Query::new(text, Lang::Fi)).unwrap();
        assert_eq!(found.understood.places, [PlaceId::region(code)], "{text}");
    }
}
