//! Ways of being helped that are refused: who gives support in these only is not found.
use search::{Change, Found, Index, PlaceId, Step};

use super::doubting::{LOIMAA, described, ids, knowledge, search};

/// The same support given in other ways.
fn with_channels(all: &[(&str, &[&str])]) -> Index {
    let index = Index::in_memory(knowledge()).unwrap();
    let put = |(id, channels): &(&str, &[&str])| {
        let mut one = described(id, "Läppäriapu", "Läppärit kuntoon.", Some(LOIMAA));
        let channels = channels.iter().map(|key| (*key).to_owned()).collect();
        one.facets.insert("channels".to_owned(), channels);
        Change::Put(Box::new(one))
    };
    index.apply(all.iter().map(put).collect(), 1).unwrap();
    index
}

fn sorted(found: &Found) -> Vec<&str> {
    let mut ids = ids(found);
    ids.sort_unstable();
    ids
}

#[test]
fn who_helps_by_a_refused_way_only_is_no_hit() {
    let index = with_channels(&[
        ("by-phone", &["phone"]),
        ("both", &["phone", "on-site"]),
        ("at-desk", &["on-site"]),
        ("untold", &[]),
        ("remote", &["phone", "video"]),
    ]);
    let but_phone = ["at-desk", "both", "remote", "untold"];
    for text in [
        "läppäri ei puhelimella",
        "läppäri, ilman puhelinta",
        "ei puhelimella",
        "Loimaa, ei kännykällä",
        "laptop not by phone",
        "inte per telefon",
        "ei puhelinneuvontaa",
    ] {
        let found = search(&index, text);
        assert_eq!(sorted(&found), but_phone, "{text}: {found:#?}");
        assert!(!found.wordless && !found.weak, "{text}");
        let refused = &found.understood.refused[0];
        assert_eq!(refused.terms, [("channels".to_owned(), "phone".to_owned())]);
        assert_eq!(found.counts["channels"]["phone"], 2, "{text}");
        assert_eq!(found.counts["channels"]["on-site"], 2, "{text}");
        assert_eq!(found.total, 4, "{text}");
        assert_eq!(found.places[&PlaceId::municipality(LOIMAA)], 4, "{text}");
    }
    for text in ["ei puhelimella tai etänä", "ei etänä"] {
        let found = search(&index, text);
        assert_eq!(sorted(&found), ["at-desk", "both", "untold"], "{text}");
        assert_eq!(found.understood.refused.len(), 1, "{text}");
        assert_eq!(found.understood.refused[0].typed, text);
    }
    // A telephone that is missing is no way that is refused.
    for text in ["läppäri", "läppäri, ei kännykkää", "läppäri ei toimi"] {
        let found = search(&index, text);
        assert_eq!(found.total, 5, "{text}");
        assert_eq!(found.understood.refused, [], "{text}");
    }
}

#[test]
fn a_refused_way_can_be_taken_out_of_the_words() {
    let index = with_channels(&[("by-phone", &["phone"])]);
    for (text, rest) in [
        ("läppäri rikki, ei puhelimella", "läppäri rikki"),
        ("Ei puhelimella! Läppäri, Loimaa", "Läppäri, Loimaa"),
        ("läppäri ei puhelimen kautta -tabletti", "läppäri -tabletti"),
        (
            "Läppäri, ei puhelimella tai chatilla, Loimaa",
            "Läppäri Loimaa",
        ),
        ("ei puhelimella", ""),
    ] {
        let found = search(&index, text);
        assert_eq!(found.total, 0, "{text}");
        let [refused] = found.understood.refused.as_slice() else {
            panic!("{text}: {found:#?}");
        };
        assert_eq!(refused.rest, rest, "{text}");
        let step = Step::Refusal(refused.clone());
        let step = found.relaxations.iter().find(|one| one.step == step);
        assert_eq!(step.map(|one| one.total), Some(1), "{text}: {found:#?}");
    }
}
