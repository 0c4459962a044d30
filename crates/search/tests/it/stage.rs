//! The knowledge that the program starts with, read from the repository's files.
use std::path::{Path, PathBuf};
use std::sync::Arc;

use search::{
    Gazetteer, Knowledge, Labels, Lang, Level, Lexicon, LexiconTexts, Morphology, Place, PlaceId,
};
use serde::Deserialize;

/// Vocabularies whose labels are searched.
pub const VOCABULARIES: [&str; 8] = [
    "support-forms",
    "topics",
    "digital-services",
    "devices",
    "client-groups",
    "channels",
    "languages",
    "audiences",
];

#[derive(Deserialize)]
struct Vocabulary {
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    key: String,
    fi: String,
    sv: String,
    en: String,
}

/// A file of the repository.
pub fn repo(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(inside)
}

/// The text of a file of the repository.
pub fn text(inside: &str) -> String {
    std::fs::read_to_string(repo(inside)).unwrap_or_else(|error| panic!("{inside}: {error}"))
}

/// The lexicon of `data/search`.
pub fn lexicon() -> Lexicon {
    let (concepts, spoken, words, refusals) = (
        text("data/search/concepts.toml"),
        text("data/search/spoken.toml"),
        text("data/search/words.toml"),
        text("data/search/refusals.toml"),
    );
    let texts = LexiconTexts {
        concepts: &concepts,
        spoken: &spoken,
        words: &words,
        refusals: &refusals,
    };
    Lexicon::read(texts).expect("the lexicon is well formed")
}

/// All municipalities, sub-regions and regions.
pub fn gazetteer() -> Gazetteer {
    let mut places = Vec::new();
    let mut put = |file: &str, level: Level, within: Option<(Level, &str)>| {
        let mut rows = csv::Reader::from_path(repo(file)).unwrap();
        let heads = rows.headers().unwrap().clone();
        for row in rows.records() {
            let row = row.unwrap();
            let cell = |name: &str| {
                let at = heads.iter().position(|head| head == name)?;
                row.get(at).map(str::to_owned)
            };
            let names = ["name_fi", "name_sv", "name_en"];
            places.push(Place {
                id: PlaceId::new(level, cell("code").unwrap()),
                names: names.into_iter().filter_map(cell).collect(),
                within: within.map(|(level, column)| PlaceId::new(level, cell(column).unwrap())),
            });
        }
    };
    let municipalities = "data/areas/municipalities.csv";
    put(
        municipalities,
        Level::Municipality,
        Some((Level::Subregion, "subregion")),
    );
    put(
        "data/areas/subregions.csv",
        Level::Subregion,
        Some((Level::Region, "region")),
    );
    put("data/areas/regions.csv", Level::Region, None);
    Gazetteer::new(places)
}

/// Labels of the vocabularies in three languages.
pub fn labels() -> Labels {
    labels_but("", "", "")
}

/// The same, one term called otherwise in Finnish.
pub fn labels_but(facet: &str, term: &str, name: &str) -> Labels {
    let mut other = Labels::default();
    for slug in VOCABULARIES {
        let file = text(&format!("data/vocabularies/{slug}.toml"));
        let vocabulary: Vocabulary = toml::from_str(&file).unwrap();
        for mut item in vocabulary.items {
            if slug == facet && item.key == term {
                item.fi = name.to_owned();
            }
            other.put(slug, &item.key, Lang::Fi, &item.fi);
            other.put(slug, &item.key, Lang::Sv, &item.sv);
            other.put(slug, &item.key, Lang::En, &item.en);
        }
    }
    other
}

/// Everything together.
pub fn knowledge(morphology: Arc<dyn Morphology>) -> Arc<Knowledge> {
    Arc::new(Knowledge::new(morphology, lexicon(), gazetteer(), labels()))
}
