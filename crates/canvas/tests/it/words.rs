//! The real words, read from the message and vocabulary files.
use std::collections::BTreeMap;
use std::path::PathBuf;

use canvas::{Template, Term, Texts, builtin};

/// The languages of the product.
pub const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// Words of one language; a missing key reads as nothing.
pub struct Words {
    language: &'static str,
    messages: BTreeMap<String, String>,
}

impl Words {
    pub fn load(language: &'static str) -> Self {
        let mut messages = BTreeMap::new();
        let kinds = builtin().iter().map(|template| template.kind.as_str());
        for name in kinds.chain(["summary", "said"]) {
            let file = root().join(format!("locales/{language}/{name}.ftl"));
            let text = std::fs::read_to_string(&file).expect("every kind has its texts");
            for line in text.lines() {
                if let Some((key, value)) = line.split_once(" = ") {
                    messages.insert(key.to_owned(), value.trim().to_owned());
                }
            }
        }
        Self { language, messages }
    }

    pub fn has(&self, key: &str) -> bool {
        self.messages.get(key).is_some_and(|text| !text.is_empty())
    }
}

impl Texts for Words {
    fn text(&self, key: &str) -> String {
        self.messages.get(key).cloned().unwrap_or_default()
    }

    fn vocabulary(&self, slug: &str) -> Vec<Term> {
        let file = root().join(format!("data/vocabularies/{slug}.toml"));
        let Ok(text) = std::fs::read_to_string(file) else {
            return Vec::new();
        };
        let table: toml::Table = text.parse().expect("vocabularies are TOML");
        let items = table["items"].as_array().expect("a vocabulary has items");
        let word = |item: &toml::Value, key: &str| {
            item.get(key)
                .and_then(toml::Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let term = |item: &toml::Value| Term {
            key: word(item, "key"),
            label: word(item, self.language),
            icon: word(item, "icon"),
            tone: word(item, "tone"),
            prompt: item
                .get("prompt")
                .map(|prompt| word(prompt, self.language))
                .unwrap_or_default(),
            is_retired: false,
            successor: None,
        };
        items.iter().map(term).collect()
    }
}

/// Top of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Text of a built-in template file.
pub fn file_text(template: &Template) -> String {
    let file = root().join(format!("crates/canvas/templates/{}.toml", template.kind));
    std::fs::read_to_string(file).expect("built-in templates are files")
}

#[test]
fn every_text_stands_in_three_languages() {
    for language in LANGUAGES {
        let words = Words::load(language);
        for template in builtin() {
            let missing: Vec<_> = template
                .keys()
                .into_iter()
                .filter(|key| !words.has(key))
                .collect();
            assert!(missing.is_empty(), "{language} lacks {missing:?}");
        }
    }
}

#[test]
fn every_vocabulary_of_a_template_has_terms() {
    let words = Words::load("fi");
    for template in builtin() {
        for slug in template.vocabularies() {
            assert!(
                !words.vocabulary(slug).is_empty(),
                "{} names {slug}",
                template.kind
            );
        }
    }
}
