//! Words that no description has: named, let go of where something else is asked, and not answered by many poor guesses.
use search::{Found, Index, Lang, PlaceId, Query, Relaxation, Step};

use super::doubting::{LAPTOPS, LOIMAA, PHONES, ids, index, search};

fn without(found: &Found) -> Vec<(Vec<String>, u32)> {
    let steps = found.relaxations.iter();
    let words = steps.filter_map(|one| match one {
        Relaxation {
            step: Step::Words(words),
            total,
            ..
        } => Some((words.clone(), *total)),
        Relaxation { .. } => None,
    });
    words.collect()
}

fn two() -> Index {
    index(&[LAPTOPS, PHONES])
}

#[test]
fn an_unknown_word_beside_a_place_is_named_and_can_be_let_go_of() {
    let index = two();
    for (text, word) in [("loimaa iltaisin", "iltaisin"), ("qwxq loimaa", "qwxq")] {
        let found = search(&index, text);
        assert_eq!(found.total, 0, "{text}");
        assert_eq!(found.understood.unknown, [word], "{text}");
        // One serves the place, and one near it is marked so.
        assert_eq!(without(&found), [(vec![word.to_owned()], 2)], "{text}");
    }
    let mut query = Query::new("qwxq", Lang::Fi);
    query.area = Some(PlaceId::municipality(LOIMAA));
    let found = index.search(&query).unwrap();
    assert_eq!(without(&found), [(vec!["qwxq".to_owned()], 1)]);
    // Without anything else there is nothing to offer.
    let found = search(&index, "qwxq");
    assert_eq!(found.understood.unknown, ["qwxq"]);
    assert_eq!(found.relaxations, []);
}

#[test]
fn several_unknown_words_are_let_go_of_together() {
    let found = search(&two(), "läppäri qwxq zzkk rtrtrt");
    let words = ["qwxq", "zzkk", "rtrtrt"].map(str::to_owned).to_vec();
    assert_eq!(found.understood.unknown, words);
    assert_eq!(without(&found), [(words, 1)]);
    assert!(search(&two(), "läppäri").understood.unknown.is_empty());
}

#[test]
fn numbers_alone_and_several_short_guesses_are_weak() {
    let streets = (
        "streets",
        "Tablettikerho",
        "Torikatu 12. Drop-in tiistaisin.",
        None,
    );
    let index = index(&[LAPTOPS, PHONES, streets]);
    for text in ["12", "drop table"] {
        let found = search(&index, text);
        assert!(found.weak && found.total <= 5, "{text}: {found:#?}");
    }
    for text in ["tabletti 12", "tabletti 1"] {
        let found = search(&index, text);
        assert_eq!(ids(&found)[0], "streets", "{text}");
        assert!(!found.weak, "{text}: {found:#?}");
    }
}
