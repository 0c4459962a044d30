//! The small words by which somebody says what is not wanted, and which ways of being helped are meant.
use std::collections::BTreeMap;

use serde::Deserialize;

use crate::description::Lang;

/// `refusals.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Refusals {
    #[serde(default)]
    fi: RefusingWords,
    #[serde(default)]
    sv: RefusingWords,
    #[serde(default)]
    en: RefusingWords,
    #[serde(default)]
    ways: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    concepts: BTreeMap<String, Vec<String>>,
}

/// The words of one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RefusingWords {
    /// What refuses what comes after it: *ei*.
    pub refuses: Vec<String>,
    /// What says of what comes after it that it is not there: *ilman*.
    pub lacks: Vec<String>,
    /// Those of the latter that mean *but* after one of the former: *utan*.
    pub but: Vec<String>,
    /// What refuses another way after a refused one: *tai*.
    pub or: Vec<String>,
    /// Those that refuse any thing, not only a way.
    pub anything: Vec<String>,
    /// What may stand between a refusal and what it refuses.
    pub between: Vec<String>,
    /// What makes a way of the word before it: *puhelimen kautta*.
    pub by: Vec<String>,
    /// Endings that say by what means: *puhelimella*.
    pub by_endings: Vec<String>,
    /// Endings of what is certain: of that it is told what it does not do.
    pub certain_endings: Vec<String>,
}

impl Refusals {
    /// The words of a language.
    pub fn words(&self, lang: Lang) -> &RefusingWords {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    /// The terms that are refused with a term that is refused as a way, as facet and key.
    pub fn ways(&self, facet: &str, key: &str) -> impl Iterator<Item = (&str, &str)> {
        terms(self.ways.get(&format!("{facet}:{key}")))
    }

    /// The terms that are refused with a concept.
    pub fn of_concept(&self, key: &str) -> impl Iterator<Item = (&str, &str)> {
        terms(self.concepts.get(key))
    }
}

fn terms(list: Option<&Vec<String>>) -> impl Iterator<Item = (&str, &str)> {
    let terms = list.into_iter().flatten();
    terms.filter_map(|term| term.split_once(':'))
}

impl RefusingWords {
    /// Whether a Finnish word says by what means: *puhelimella*.
    pub fn is_by_means(&self, word: &str) -> bool {
        ends(word, &self.by_endings)
    }

    /// Whether a Swedish word has its article: *telefonen*.
    pub fn is_certain(&self, word: &str) -> bool {
        ends(word, &self.certain_endings)
    }
}

fn ends(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|end| word.ends_with(end.as_str()))
}

/// Whether a word is one of a list.
pub fn is_one(word: &str, list: &[String]) -> bool {
    list.iter().any(|own| own == word)
}
