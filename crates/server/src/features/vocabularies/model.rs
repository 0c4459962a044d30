//! Vocabularies, their terms, and what changes do to them.
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::i18n::{Lang, MsgKey, sort_key};

/// Terms that a vocabulary may have, retired ones too.
pub const TERMS_MAX: usize = 500;

/// A text in three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Finnish.
    pub fi: String,
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    /// Whether there is nothing in any language.
    pub fn is_empty(&self) -> bool {
        Lang::ALL.iter().all(|lang| self.get(*lang).is_empty())
    }
}

/// What has become of a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It can be chosen.
    #[default]
    Offered,
    /// It keeps its name where it is used, and is not offered any more.
    Retired,
    /// The term of this key stands for it.
    Merged(String),
}

/// One term of a vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Key kept in documents and records; permanent.
    pub key: String,
    /// What it is called.
    pub name: Words,
    /// What it means; may be empty.
    pub description: Words,
    /// What to ask about it; may be empty.
    pub prompt: Words,
    /// Icon name, or empty.
    pub icon: String,
    /// Colour family, or empty.
    pub tone: String,
    /// Place among the others, smallest first.
    pub place: i64,
    /// What has become of it.
    pub state: State,
    /// How often it was changed; 0 in the first edition.
    pub number: i64,
    /// When it was last changed, UTC milliseconds.
    pub changed_at: Option<i64>,
}

impl Item {
    /// The item's name.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// What the item means; may be empty.
    pub fn description(&self, lang: Lang) -> &str {
        self.description.get(lang)
    }

    /// What to ask about it; may be empty.
    pub fn prompt(&self, lang: Lang) -> &str {
        self.prompt.get(lang)
    }

    /// Whether it can be chosen.
    pub fn is_offered(&self) -> bool {
        self.state == State::Offered
    }
}

/// Who may do what to the terms of a vocabulary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Growth {
    /// Terms come and go.
    Open,
    /// The program or the canvases name each term: only its words change.
    #[default]
    Fixed,
}

/// In which order readers see the terms of a vocabulary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By their places.
    #[default]
    ByPlace,
    /// By their names, in the reader's language.
    ByName,
}

/// One list of terms.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Its name in templates, addresses and the API.
    pub slug: String,
    /// Where the first edition comes from.
    pub source: String,
    /// What it is called.
    pub name: Words,
    /// What it lists.
    pub about: Words,
    /// Whether terms come and go.
    pub growth: Growth,
    /// In which order readers see them.
    pub order: Order,
    /// All items in order, those not offered any more too.
    pub items: Vec<Item>,
}

impl Vocabulary {
    /// The items that can be chosen, in order.
    pub fn offered(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.is_offered())
    }

    /// The items that can be chosen, as readers see them.
    pub fn read(&self, lang: Lang) -> Vec<&Item> {
        let mut items: Vec<&Item> = self.offered().collect();
        if self.order == Order::ByName {
            items.sort_by_cached_key(|item| sort_key(item.name(lang)));
        }
        items
    }

    /// The item of this key.
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.key == key)
    }

    /// The key that stands for this one: itself, unless it was merged. Where merges lead in a ring, which two editors can
    /// make at once, it is the smallest key of the ring, the same for all of them.
    pub fn successor<'a>(&'a self, key: &'a str) -> &'a str {
        let mut path = vec![key];
        let mut at = key;
        while let Some(State::Merged(next)) = self.item(at).map(|item| &item.state) {
            if self.item(next).is_none() {
                break;
            }
            if let Some(start) = path.iter().position(|seen| seen == next) {
                return path[start..].iter().copied().min().unwrap_or(at);
            }
            path.push(next);
            at = next;
        }
        at
    }

    /// Whether another term that is offered has this name.
    pub fn has_name(&self, name: &str, lang: Lang, but: &str) -> bool {
        let name = name.to_lowercase();
        self.offered()
            .any(|item| item.key != but && item.name(lang).to_lowercase() == name)
    }

    /// Whether terms come and go.
    pub fn is_open(&self) -> bool {
        self.growth == Growth::Open
    }

    /// Whether its terms ask something.
    pub fn asks(&self) -> bool {
        self.items.iter().any(|item| !item.prompt.is_empty())
    }

    /// Place behind all others.
    pub fn last_place(&self) -> i64 {
        self.items.iter().map(|item| item.place).max().unwrap_or(0) + 10
    }
}

/// Every vocabulary as it stands.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    /// How many changes are in it.
    pub version: i64,
    by_slug: BTreeMap<String, Arc<Vocabulary>>,
}

impl Edition {
    /// An edition of these vocabularies.
    pub fn new(vocabularies: impl Iterator<Item = Vocabulary>) -> Self {
        Self {
            version: 0,
            by_slug: vocabularies
                .map(|one| (one.slug.clone(), Arc::new(one)))
                .collect(),
        }
    }

    /// This edition with what editors changed: slug and newest state of each term. Terms of vocabularies that this
    /// program does not know are left out.
    pub fn with(&self, version: i64, changed: Vec<(String, Item)>) -> Self {
        let mut edition = Self {
            version,
            ..self.clone()
        };
        for (slug, item) in changed {
            let Some(vocabulary) = edition.by_slug.get_mut(&slug) else {
                continue;
            };
            let items = &mut Arc::make_mut(vocabulary).items;
            match items.iter_mut().find(|old| old.key == item.key) {
                Some(old) => *old = item,
                None => items.push(item),
            }
        }
        for vocabulary in edition.by_slug.values_mut() {
            let is_sorted = vocabulary.items.is_sorted_by_key(|item| item.place);
            if !is_sorted {
                Arc::make_mut(vocabulary)
                    .items
                    .sort_by(|a, b| (a.place, &a.key).cmp(&(b.place, &b.key)));
            }
        }
        edition
    }

    /// Every vocabulary, by slug.
    pub fn all(&self) -> Vec<Arc<Vocabulary>> {
        self.by_slug.values().cloned().collect()
    }

    /// The vocabulary with this slug.
    pub fn find(&self, slug: &str) -> Option<Arc<Vocabulary>> {
        self.by_slug.get(slug).cloned()
    }
}

/// A part of a term that differs between two states of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub part: MsgKey,
    /// What stood there; empty for nothing.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// What differs in words and place, part by part.
pub fn differences(before: &Item, after: &Item) -> Vec<Difference> {
    let parts = [
        ("terms-name-fi", &before.name.fi, &after.name.fi),
        ("terms-name-sv", &before.name.sv, &after.name.sv),
        ("terms-name-en", &before.name.en, &after.name.en),
        (
            "terms-about-fi",
            &before.description.fi,
            &after.description.fi,
        ),
        (
            "terms-about-sv",
            &before.description.sv,
            &after.description.sv,
        ),
        (
            "terms-about-en",
            &before.description.en,
            &after.description.en,
        ),
        ("terms-prompt-fi", &before.prompt.fi, &after.prompt.fi),
        ("terms-prompt-sv", &before.prompt.sv, &after.prompt.sv),
        ("terms-prompt-en", &before.prompt.en, &after.prompt.en),
    ];
    let differ = |part: MsgKey, before: &str, after: &str| {
        (before != after).then(|| Difference {
            part,
            before: before.to_owned(),
            after: after.to_owned(),
        })
    };
    let mut found: Vec<_> = parts
        .into_iter()
        .filter_map(|(part, before, after)| differ(part, before, after))
        .collect();
    let place = |item: &Item| item.place.to_string();
    found.extend(differ("terms-place", &place(before), &place(after)));
    found
}
