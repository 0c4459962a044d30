//! Words that the dictionary does not know: whole ones, brands and stems with plain endings, and words that say nothing.
use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::OneOrMany;
use crate::description::Lang;
use crate::morphology::stem;

/// Letters of brands that are too short to take an ending without a colon.
const SHORT_BRAND_CHARS: usize = 3;

/// `words.toml`.
#[derive(Default, Deserialize)]
pub struct OwnFile {
    #[serde(default)]
    words: BTreeMap<String, OneOrMany>,
    #[serde(default)]
    brand: Vec<String>,
    #[serde(default)]
    stems: BTreeMap<String, String>,
    #[serde(default)]
    joints: Vec<String>,
    #[serde(default)]
    endings: Vec<String>,
    #[serde(default)]
    stop: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    little: BTreeMap<String, Vec<String>>,
}

/// The words, ready to be asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnWords {
    exact: HashMap<String, Vec<String>>,
    /// Lemma by stem; brands by themselves.
    stems: HashMap<String, String>,
    brands: HashMap<String, String>,
    joints: Vec<String>,
    endings: HashSet<String>,
    stops: [HashSet<String>; 3],
    /// Base forms and stems.
    little: [HashSet<String>; 3],
}

/// Words that two lists read otherwise.
#[derive(Debug, Default)]
pub struct OwnDifference<'a> {
    /// Whole words.
    pub exact: Vec<&'a str>,
    /// Beginnings of words.
    pub starts: Vec<&'a str>,
    /// Whether words are bent otherwise, so that any may be concerned.
    pub is_whole: bool,
}

impl OwnWords {
    pub(super) fn new(file: OwnFile) -> Self {
        let exact = file.words.iter();
        let brands = file.brand.into_iter().map(|brand| brand.to_lowercase());
        let stops = Lang::ALL.map(|lang| {
            let list = file.stop.get(lang.code()).into_iter().flatten();
            list.map(|word| word.to_lowercase()).collect()
        });
        let little = Lang::ALL.map(|lang| {
            let list = file.little.get(lang.code()).into_iter().flatten();
            list.flat_map(|word| [word.to_lowercase(), stem(lang, &word.to_lowercase())])
                .collect()
        });
        Self {
            exact: exact
                .map(|(word, read)| (word.to_lowercase(), read.words()))
                .collect(),
            stems: file.stems.into_iter().collect(),
            brands: brands.map(|brand| (brand.clone(), brand)).collect(),
            joints: file.joints,
            endings: file.endings.into_iter().collect(),
            stops,
            little,
        }
    }

    /// The words that another list reads otherwise.
    pub fn differences<'a>(&'a self, other: &'a Self) -> OwnDifference<'a> {
        let starts = differing(&self.stems, &other.stems);
        let brands = differing(&self.brands, &other.brands);
        OwnDifference {
            exact: differing(&self.exact, &other.exact).collect(),
            starts: starts.chain(brands).collect(),
            is_whole: self.joints != other.joints || self.endings != other.endings,
        }
    }

    /// What stands for a word in small letters: it replaces the word.
    pub fn exact(&self, word: &str) -> Option<&[String]> {
        self.exact.get(word).map(Vec::as_slice)
    }

    /// The base form of a word that is a stem or a brand with a plain ending; the longest stem, then the longest
    /// brand. What the dictionary knows is one only with a colon, or as it is.
    pub fn bent(&self, word: &str, is_known: bool) -> Option<&str> {
        [&self.stems, &self.brands]
            .into_iter()
            .find_map(|starts| self.longest(starts, word, is_known))
    }

    fn longest<'a>(
        &'a self,
        starts: &'a HashMap<String, String>,
        word: &str,
        is_known: bool,
    ) -> Option<&'a str> {
        let ends = word.char_indices().map(|(byte, _)| byte).skip(1);
        let ends: Vec<usize> = ends.chain([word.len()]).collect();
        ends.into_iter().rev().find_map(|end| {
            let (start, rest) = word.split_at(end);
            let lemma = starts.get(start)?;
            let needs_colon = is_known || start.chars().count() <= SHORT_BRAND_CHARS;
            self.is_ending(rest, needs_colon).then_some(lemma.as_str())
        })
    }

    fn is_ending(&self, rest: &str, needs_colon: bool) -> bool {
        let may = |joint: &&String| !needs_colon || joint.contains(':');
        let after = |joint: &String| {
            let ending = rest.strip_prefix(joint.as_str())?;
            Some(ending.is_empty() || self.endings.contains(ending))
        };
        rest.is_empty()
            || self
                .joints
                .iter()
                .filter(may)
                .filter_map(after)
                .any(|fits| fits)
    }

    /// Whether a word in small letters says nothing in `lang`.
    pub fn is_stop(&self, lang: Lang, word: &str) -> bool {
        self.stops[lang.at()].contains(word)
    }

    /// Whether nearly all support is described by a word of this base form or stem in `lang`.
    pub fn says_little(&self, lang: Lang, lemma: &str) -> bool {
        self.little[lang.at()].contains(lemma)
    }
}

/// Keys that stand in one of two lists only, or for something else.
fn differing<'a, T: PartialEq>(
    one: &'a HashMap<String, T>,
    other: &'a HashMap<String, T>,
) -> impl Iterator<Item = &'a str> {
    let changed = |(key, value): &(&String, &T)| other.get(*key) != Some(*value);
    let new = other.keys().filter(|key| !one.contains_key(*key));
    let changed = one.iter().filter(changed).map(|(key, _)| key);
    changed.chain(new).map(String::as_str)
}
