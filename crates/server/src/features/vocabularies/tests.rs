use super::model::{Edition, Growth, Item, Order, State, Vocabulary, Words, differences};
use super::{all, find, first, label};
use crate::i18n::{Lang, sort_key};

#[test]
fn every_vocabulary_is_whole_in_three_languages() {
    assert!(all().len() >= 26);
    for vocabulary in all() {
        assert!(!vocabulary.items.is_empty(), "{}", vocabulary.slug);
        for lang in Lang::ALL {
            let heads = [vocabulary.name.get(lang), vocabulary.about.get(lang)];
            assert!(
                heads.iter().all(|text| !text.is_empty()),
                "{}",
                vocabulary.slug
            );
        }
        for item in &vocabulary.items {
            for lang in Lang::ALL {
                let is_named = !item.name(lang).is_empty();
                let is_told = item.description.is_empty() || !item.description(lang).is_empty();
                assert!(
                    is_named && is_told,
                    "{} {} {lang}",
                    vocabulary.slug,
                    item.key
                );
            }
        }
    }
    let areas = find("life-areas").unwrap();
    assert_eq!(areas.items.len(), 15);
    assert!(
        areas
            .items
            .iter()
            .all(|item| !item.prompt(Lang::Sv).is_empty())
    );
}

#[test]
fn names_tell_terms_apart_and_keys_are_keys() {
    for vocabulary in all() {
        for item in vocabulary.offered() {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(
                item.key.bytes().all(plain),
                "{} {}",
                vocabulary.slug,
                item.key
            );
            for lang in Lang::ALL {
                let is_taken = vocabulary.has_name(item.name(lang), lang, &item.key);
                assert!(!is_taken, "{} {} {lang}", vocabulary.slug, item.key);
            }
        }
    }
}

#[test]
fn the_glossary_explains_every_term() {
    let glossary = find("glossary").unwrap();
    assert!(glossary.items.len() >= 40);
    let told = |item: &Item| {
        Lang::ALL
            .iter()
            .all(|lang| item.description(*lang).ends_with('.'))
    };
    for item in &glossary.items {
        assert!(told(item), "{}", item.key);
    }
    let names: Vec<_> = glossary
        .read(Lang::Fi)
        .iter()
        .map(|item| item.name(Lang::Fi))
        .collect();
    assert!(names.is_sorted_by_key(|name| sort_key(name)));
    assert_eq!(names.first(), Some(&"Asiakas"));
}

fn item(key: &str, place: i64, state: State) -> Item {
    let name = key.to_owned();
    Item {
        key: key.to_owned(),
        name: Words {
            fi: name.clone(),
            sv: name.clone(),
            en: name,
        },
        place,
        state,
        ..Item::default()
    }
}

fn colours(items: Vec<Item>) -> Edition {
    let none = Edition::new(std::iter::once(Vocabulary {
        slug: "colours".to_owned(),
        source: String::new(),
        name: Words::default(),
        about: Words::default(),
        growth: Growth::Open,
        order: Order::ByPlace,
        items: vec![
            item("red", 10, State::Offered),
            item("blue", 20, State::Offered),
        ],
    }));
    let changed = items.into_iter().map(|item| ("colours".to_owned(), item));
    none.with(7, changed.collect())
}

#[test]
fn changes_replace_terms_add_them_and_keep_the_order() {
    let edition = colours(vec![
        item("blue", 5, State::Offered),
        item("green", 7, State::Retired),
    ]);
    let found = edition.find("colours").unwrap();
    let keys: Vec<_> = found.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["blue", "green", "red"]);
    assert_eq!(found.offered().count(), 2);
    assert_eq!((edition.version, found.last_place()), (7, 20));
}

#[test]
fn merges_lead_to_the_last_successor_and_rings_end() {
    let merged = |into: &str| State::Merged(into.to_owned());
    let chain = colours(vec![
        item("red", 1, merged("pink")),
        item("pink", 2, merged("blue")),
    ]);
    assert_eq!(chain.find("colours").unwrap().successor("red"), "blue");
    let lost = colours(vec![item("red", 1, merged("none"))]);
    assert_eq!(lost.find("colours").unwrap().successor("red"), "red");
    let ring = colours(vec![
        item("red", 1, merged("blue")),
        item("blue", 2, merged("red")),
    ]);
    let found = ring.find("colours").unwrap();
    assert_eq!(
        (found.successor("red"), found.successor("blue")),
        ("blue", "blue")
    );
    let beside = colours(vec![
        item("green", 1, merged("red")),
        item("red", 2, merged("pink")),
        item("pink", 3, merged("blue")),
        item("blue", 4, merged("red")),
    ]);
    let found = beside.find("colours").unwrap();
    for key in ["green", "red", "pink", "blue"] {
        assert_eq!(found.successor(key), "blue", "{key}");
    }
}

#[test]
fn differences_name_the_parts_that_changed() {
    let before = item("red", 10, State::Offered);
    let mut after = before.clone();
    after.name.sv = "röd".to_owned();
    after.place = 20;
    let parts: Vec<_> = differences(&before, &after)
        .into_iter()
        .map(|one| (one.part, one.before, one.after))
        .collect();
    let part = |part, before: &str, after: &str| (part, before.to_owned(), after.to_owned());
    assert_eq!(
        parts,
        [
            part("terms-name-sv", "red", "röd"),
            part("terms-place", "10", "20")
        ]
    );
    assert!(differences(&before, &before).is_empty());
}

#[test]
fn outside_of_requests_the_first_edition_speaks_until_one_is_served() {
    assert_eq!(super::shelf::edition().version, first::edition().version);
    assert_eq!(
        label("audiences", "person", Lang::Sv).as_deref(),
        Some("Person")
    );
    assert_eq!(label("audiences", "none", Lang::Sv), None);
}
