//! The first edition: the files that come with the program, and the same shape written out again.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::edition::{Standing, Texts};
use super::model::{Entry, Kind};

const CONCEPTS: &str = include_str!("../../../../../data/search/concepts.toml");
const SPOKEN: &str = include_str!("../../../../../data/search/spoken.toml");
const WORDS: &str = include_str!("../../../../../data/search/words.toml");

/// Small words of refusal: they come with the program, and editors leave them alone.
pub const REFUSALS: &str = include_str!("../../../../../data/search/refusals.toml");

/// The files as they come.
pub const FILES: [&str; 3] = [CONCEPTS, SPOKEN, WORDS];

#[derive(Serialize, Deserialize)]
struct ConceptFile {
    version: i64,
    concept: Vec<Row>,
}

/// A concept in its file.
#[derive(Serialize, Deserialize)]
struct Row {
    key: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fi: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sv: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    en: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    near: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    vocabulary: Vec<String>,
}

/// What the files hold.
pub struct Shipped {
    /// Entries in the order of the files.
    pub entries: Vec<(Kind, String, Entry)>,
    version: i64,
    spoken: Table,
    words: Table,
}

/// The files, read once.
pub static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let concepts: ConceptFile =
        toml::from_str(CONCEPTS).expect("the embedded files are read by a test");
    let table =
        |text: &str| -> Table { text.parse().expect("the embedded files are read by a test") };
    let (spoken, words) = (table(SPOKEN), table(WORDS));
    let version = concepts.version;
    let mut entries: Vec<(Kind, String, Entry)> =
        concepts.concept.into_iter().map(concept).collect();
    let read = |table: &Table, name: &str, kind: Kind| {
        let rows = table
            .get(name)
            .and_then(Value::as_table)
            .into_iter()
            .flatten();
        let rows = rows.map(|(key, value)| {
            let read = texts(value);
            (
                kind,
                key.clone(),
                Entry {
                    read,
                    ..Entry::default()
                },
            )
        });
        rows.collect::<Vec<_>>()
    };
    entries.extend(read(&spoken, "words", Kind::Spoken));
    let brands = words.get("brand").map(texts).unwrap_or_default();
    entries.extend(
        brands
            .into_iter()
            .map(|key| (Kind::Name, key, Entry::default())),
    );
    entries.extend(read(&words, "stems", Kind::Stem));
    entries.extend(read(&words, "words", Kind::Form));
    Shipped {
        entries,
        version,
        spoken,
        words,
    }
});

fn concept(row: Row) -> (Kind, String, Entry) {
    let entry = Entry {
        words: [row.fi, row.sv, row.en],
        near: row.near,
        vocabulary: row.vocabulary,
        ..Entry::default()
    };
    (Kind::Concept, row.key, entry)
}

/// One text or several.
fn texts(value: &Value) -> Vec<String> {
    let list = value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice);
    let texts = list.iter().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

/// The three files with what stands now; what is off is left out, also where something was near it.
pub fn written(standing: &[Standing]) -> Texts {
    let in_use = || standing.iter().filter(|one| !one.entry.is_off);
    let of = |kind: Kind| in_use().filter(move |one| one.kind == kind);
    let keys: Vec<&str> = of(Kind::Concept).map(|one| one.key.as_str()).collect();
    let concept = |one: &Standing| {
        let [fi, sv, en] = one.entry.words.clone();
        let near = one.entry.near.iter();
        Row {
            key: one.key.clone(),
            fi,
            sv,
            en,
            near: near
                .filter(|key| keys.contains(&key.as_str()))
                .cloned()
                .collect(),
            vocabulary: one.entry.vocabulary.clone(),
        }
    };
    let list = |texts: &[String]| Value::Array(texts.iter().cloned().map(Value::String).collect());
    let lists = |kind: Kind| {
        let rows = of(kind).map(|one| (one.key.clone(), list(&one.entry.read)));
        Value::Table(rows.collect())
    };
    let concepts = ConceptFile {
        version: SHIPPED.version,
        concept: of(Kind::Concept).map(concept).collect(),
    };
    let (mut spoken, mut words) = (SHIPPED.spoken.clone(), SHIPPED.words.clone());
    spoken.insert("words".to_owned(), lists(Kind::Spoken));
    words.insert("words".to_owned(), lists(Kind::Form));
    let brands: Vec<String> = of(Kind::Name).map(|one| one.key.clone()).collect();
    words.insert("brand".to_owned(), list(&brands));
    let stems: BTreeMap<String, Value> = of(Kind::Stem)
        .map(|one| (one.key.clone(), Value::String(one.entry.read.concat())))
        .collect();
    words.insert(
        "stems".to_owned(),
        Value::Table(stems.into_iter().collect()),
    );
    let why = "texts and lists always become TOML";
    Texts {
        concepts: toml::to_string(&concepts).expect(why),
        spoken: toml::to_string(&spoken).expect(why),
        words: toml::to_string(&words).expect(why),
    }
}
