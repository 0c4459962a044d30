//! An adviser's line, a query of the search, and the words that editors change.
use std::sync::{Arc, LazyLock};

use analysis::matching::{Dictionary, Kin, Known, Meaning, Weights, parse_line};
use analysis::places::{Found, Places};
use search::{
    Change, Description, Gazetteer, Index, Knowledge, Labels, Lang, Lexicon, LexiconTexts, Place,
    PlaceId, Query, Snowball, Written,
};

/// Names of places, some of which are words too.
const PLACES: [(&str, &str); 6] = [
    ("Loimaa", "430"),
    ("Pargas", "445"),
    ("Parainen", "445"),
    ("Salo", "734"),
    ("Koski Tl", "284"),
    ("Ii", "139"),
];

/// Most hits that a query asks for.
const HITS: usize = 5;

/// The words that the program starts with.
const TEXTS: LexiconTexts<'static> = LexiconTexts {
    concepts: include_str!("../../../../data/search/concepts.toml"),
    spoken: include_str!("../../../../data/search/spoken.toml"),
    words: include_str!("../../../../data/search/words.toml"),
    refusals: include_str!("../../../../data/search/refusals.toml"),
};

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::of_concepts(TEXTS.concepts, &|_, _| Vec::new()).expect("our own words can be read")
});
static NAMES: LazyLock<Places<&str>> = LazyLock::new(|| Places::new(PLACES));
static INDEX: LazyLock<Index> = LazyLock::new(index);

/// What is understood of a line stands in it, in its order.
pub(super) fn line(text: &str) {
    let code = |found: &Found<&str>| found.places.first().map(|code| (**code).to_owned());
    let known = Known {
        dictionary: &DICTIONARY,
        places: &NAMES,
        code: &code,
        lemmas: &|_, _| Vec::new(),
    };
    for language in ["fi", "sv", "en"] {
        let parsed = parse_line(text, language, &known);
        let mut at = 0;
        for one in &parsed.understood {
            assert!(one.span.start >= at, "words stand in their order");
            assert!(text.get(one.span.clone()).is_some(), "words are whole");
            at = one.span.end;
        }
        let has_area = |meaning: &Meaning| matches!(meaning, Meaning::Area(_));
        let mut meanings = parsed.understood.iter().flat_map(|one| &one.meanings);
        assert!(
            parsed.need.area.is_none() || meanings.any(has_area),
            "an area was named"
        );
    }
    for found in NAMES.named_in(text) {
        assert!(text.get(found.at).is_some(), "names are whole");
    }
}

/// A query is answered, whatever was typed, and keeps to what was asked for.
pub(super) fn query(text: &str) {
    for lang in Lang::ALL {
        let query = Query {
            count: HITS,
            ..Query::new(text, lang)
        };
        let found = INDEX.search(&query).expect("an index in memory answers");
        assert!(found.hits.len() <= HITS, "no more hits than asked for");
        assert!(found.hits.len() <= found.total as usize, "hits are counted");
        for hit in &found.hits {
            assert!(hit.score.is_finite(), "{hit:?}");
            assert!((0.0..=1.001).contains(&hit.cover), "{hit:?}");
        }
    }
}

/// Files that editors write are read or refused.
pub(super) fn editing(text: &str) {
    let concepts = LexiconTexts {
        concepts: text,
        ..LexiconTexts::default()
    };
    let spoken = LexiconTexts {
        spoken: text,
        ..LexiconTexts::default()
    };
    let words = LexiconTexts {
        words: text,
        ..LexiconTexts::default()
    };
    for texts in [concepts, spoken, words] {
        if let Ok(lexicon) = Lexicon::read(texts) {
            lexicon.concept_count();
            lexicon.spoken_examples().count();
        }
    }
    if let Ok(weights) = Weights::parse(text) {
        weights.version();
    }
    if let Ok(kin) = Kin::parse(text) {
        kin.terms().count();
    }
    if let Ok(dictionary) = Dictionary::of_concepts(text, &|_, _| Vec::new()) {
        drop(dictionary);
    }
}

fn index() -> Index {
    let places = PLACES.map(|(name, code)| Place {
        id: PlaceId::municipality(code),
        names: vec![name.to_owned()],
        within: None,
    });
    let mut labels = Labels::default();
    labels.put("topics", "email", Lang::Fi, "Sähköposti");
    labels.put("devices", "laptop", Lang::Fi, "Kannettava tietokone");
    let lexicon = Lexicon::read(TEXTS).expect("our own words can be read");
    let knowledge = Knowledge::new(Arc::new(Snowball), lexicon, Gazetteer::new(places), labels);
    let index = Index::in_memory(Arc::new(knowledge)).expect("an index can be made in memory");
    let texts = [
        (
            "a",
            "Tietokoneapua kirjastossa",
            "Verkkopankki, sähköposti ja tulostus ilman ajanvarausta.",
        ),
        (
            "b",
            "Kotikäynti Loimaalla",
            "Vertaistukija auttaa kännykän ja Omakannan kanssa.",
        ),
        (
            "c",
            "Puhelinneuvonta",
            "Neuvomme arkisin 9–16. Kysy mitä vain netistä!",
        ),
    ];
    let put = |(number, (id, name, text)): (usize, (&str, &str, &str))| {
        Change::Put(Box::new(Description {
            id: id.to_owned(),
            written: vec![Written {
                lang: Lang::Fi,
                name: name.to_owned(),
                text: text.to_owned(),
            }],
            places: vec![PlaceId::municipality(PLACES[number].1)],
            nationwide: number == 2,
            facets: [("topics".to_owned(), vec!["email".to_owned()])].into(),
            checked: 1,
            is_over: number == 1,
        }))
    };
    let changes = texts.into_iter().enumerate().map(put).collect();
    index
        .apply(changes, 1)
        .expect("an index in memory can be written");
    index
}
