//! Vocabularies (sanastot): life areas, sectors, forms of support and the like, in three languages, and the
//! texts of canvas kinds. Files: `data/vocabularies/*.toml`; sources are in `docs/data-sources.md`.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use canvas::texts::{Term, Texts};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::i18n::Lang;

#[derive(RustEmbed)]
#[folder = "../../data/vocabularies"]
struct Files;

/// One list of terms.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Its name in templates and the API.
    pub slug: String,
    /// Where the items come from.
    pub source: String,
    /// The items in order.
    pub items: Vec<Item>,
}

/// One item of a vocabulary.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Key kept in documents and records.
    pub key: String,
    fi: String,
    sv: String,
    en: String,
    /// Icon name, or empty.
    #[serde(default)]
    pub icon: String,
    /// Colour family, or empty.
    #[serde(default)]
    pub tone: String,
    #[serde(default)]
    prompt: Words,
    #[serde(default)]
    description: Words,
}

/// A text in three languages.
#[derive(Clone, Debug, Default, Deserialize)]
struct Words {
    fi: String,
    sv: String,
    en: String,
}

impl Words {
    fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

impl Item {
    /// The item's name.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    /// What the item means; may be empty.
    pub fn description(&self, lang: Lang) -> &str {
        self.description.get(lang)
    }

    /// What to ask about it; may be empty.
    pub fn prompt(&self, lang: Lang) -> &str {
        self.prompt.get(lang)
    }
}

static ALL: LazyLock<BTreeMap<String, Vocabulary>> = LazyLock::new(|| {
    let read = |name: &str| {
        let file = Files::get(name).expect("the name comes from the list of embedded files");
        let text = String::from_utf8_lossy(&file.data).into_owned();
        toml::from_str::<Vocabulary>(&text).expect("embedded vocabularies are read by a test")
    };
    Files::iter()
        .map(|name| read(&name))
        .map(|found| (found.slug.clone(), found))
        .collect()
});

/// Every vocabulary, by slug.
pub fn all() -> impl Iterator<Item = &'static Vocabulary> {
    ALL.values()
}

/// The vocabulary with this slug.
pub fn find(slug: &str) -> Option<&'static Vocabulary> {
    ALL.get(slug)
}

/// What a vocabulary calls one of its items.
pub fn label(vocabulary: &str, key: &str, lang: Lang) -> Option<String> {
    let item = find(vocabulary)?
        .items
        .iter()
        .find(|item| item.key == key)?;
    Some(item.name(lang).to_owned())
}

/// The words of canvas kinds in one language.
#[derive(Clone, Copy, Debug)]
pub struct SheetTexts(pub Lang);

impl Texts for SheetTexts {
    fn text(&self, key: &str) -> String {
        self.0.text(key)
    }

    fn vocabulary(&self, slug: &str) -> Vec<Term> {
        let term = |item: &Item| Term {
            key: item.key.clone(),
            label: item.name(self.0).to_owned(),
            icon: item.icon.clone(),
            tone: item.tone.clone(),
            prompt: item.prompt(self.0).to_owned(),
        };
        find(slug)
            .map(|vocabulary| vocabulary.items.iter().map(term).collect())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vocabulary_is_whole_in_three_languages() {
        assert!(all().count() >= 20);
        for vocabulary in all() {
            assert!(!vocabulary.items.is_empty(), "{}", vocabulary.slug);
            for item in &vocabulary.items {
                for lang in Lang::ALL {
                    assert!(
                        !item.name(lang).is_empty(),
                        "{} {} {lang}",
                        vocabulary.slug,
                        item.key
                    );
                }
            }
        }
        assert_eq!(find("life-areas").map(|v| v.items.len()), Some(15));
        assert!(
            find("life-areas")
                .into_iter()
                .flat_map(|v| &v.items)
                .all(|item| !item.prompt(Lang::Sv).is_empty())
        );
    }
}
