//! The first edition: the embedded files.
use std::sync::{Arc, LazyLock};

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::model::{Edition, Growth, Item, Order, Vocabulary, Words};

#[derive(RustEmbed)]
#[folder = "../../data/vocabularies"]
struct Files;

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VocabularyFile {
    slug: String,
    source: String,
    name: Words,
    about: Words,
    /// Whether editors add, retire and merge terms.
    #[serde(default)]
    open: bool,
    /// Whether readers see the terms by their names.
    #[serde(default)]
    by_name: bool,
    items: Vec<ItemFile>,
}

/// A term in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    key: String,
    fi: String,
    sv: String,
    en: String,
    #[serde(default)]
    icon: String,
    #[serde(default)]
    tone: String,
    #[serde(default)]
    prompt: Words,
    #[serde(default)]
    description: Words,
}

static FIRST: LazyLock<Arc<Edition>> = LazyLock::new(|| {
    let read = |name: &str| {
        let file = Files::get(name).expect("the name comes from the list of embedded files");
        let text = String::from_utf8_lossy(&file.data).into_owned();
        let file: VocabularyFile =
            toml::from_str(&text).expect("embedded vocabularies are read by a test");
        vocabulary(file)
    };
    Arc::new(Edition::new(Files::iter().map(|name| read(&name))))
});

/// Steps between the places of terms, so that one can be put between two.
const PLACES_APART: i64 = 10;

fn vocabulary(file: VocabularyFile) -> Vocabulary {
    let items = (1..).zip(file.items).map(|(number, item)| Item {
        key: item.key,
        name: Words {
            fi: item.fi,
            sv: item.sv,
            en: item.en,
        },
        description: item.description,
        prompt: item.prompt,
        icon: item.icon,
        tone: item.tone,
        place: number * PLACES_APART,
        ..Item::default()
    });
    Vocabulary {
        items: items.collect(),
        slug: file.slug,
        source: file.source,
        name: file.name,
        about: file.about,
        growth: if file.open {
            Growth::Open
        } else {
            Growth::Fixed
        },
        order: if file.by_name {
            Order::ByName
        } else {
            Order::ByPlace
        },
    }
}

/// The first edition.
pub fn edition() -> Arc<Edition> {
    FIRST.clone()
}
