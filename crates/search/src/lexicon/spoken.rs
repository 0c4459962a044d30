//! Spoken Finnish as it is written: a list of words, and rules that make candidates of a word nobody knows.
use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::OneOrMany;

/// Letters that stand before a clitic at least.
const CLITIC_STEM_CHARS: usize = 3;
/// Letters that stand before an ending at least, where the rule does not say.
const ENDING_STEM_CHARS: usize = 2;
/// Most candidates of one word that are looked up: what is right is among the first ten, and each costs the dictionary a
/// twentieth of a millisecond.
const CANDIDATES_MAX: usize = 32;

/// `spoken.toml`.
#[derive(Default, Deserialize)]
pub struct SpokenFile {
    #[serde(default)]
    words: BTreeMap<String, OneOrMany>,
    #[serde(default)]
    clitic: Vec<Rule>,
    #[serde(default)]
    ending: Vec<Rule>,
    #[serde(default)]
    inside: Vec<Rule>,
    #[serde(default)]
    example: Vec<Example>,
}

/// What is looked for, and what may stand there instead.
#[derive(Clone, Debug, Deserialize)]
struct Rule {
    spoken: String,
    standard: OneOrMany,
    stem: Option<usize>,
}

/// A pair that the rules must give.
#[derive(Clone, Debug, Deserialize)]
struct Example {
    spoken: String,
    standard: OneOrMany,
}

/// The forms and the rules.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    words: HashMap<String, Vec<String>>,
    clitics: Vec<Rule>,
    endings: Vec<Rule>,
    inside: Vec<Rule>,
    examples: Vec<Example>,
}

impl Spoken {
    pub(super) fn new(file: SpokenFile) -> Self {
        let words = file.words.iter();
        Self {
            words: words
                .map(|(word, read)| (word.to_lowercase(), read.words()))
                .collect(),
            clitics: file.clitic,
            endings: file.ending,
            inside: file.inside,
            examples: file.example,
        }
    }

    /// What stands for a word in small letters by the list: it replaces the word.
    pub fn exact(&self, word: &str) -> Option<&[String]> {
        self.words.get(word).map(Vec::as_slice)
    }

    /// The first form of an unknown word that `is_known`, by the rules in their order.
    pub fn known(&self, word: &str, is_known: impl Fn(&str) -> bool) -> Option<String> {
        let mut bare = vec![word.to_owned()];
        for rule in &self.clitics {
            bare.extend(rule.ends(word, CLITIC_STEM_CHARS));
        }
        if let Some(form) = bare[1..].iter().find(|form| is_known(form)) {
            return Some(form.clone());
        }
        let endings = |form: &String| {
            let form = form.clone();
            let rules = self.endings.iter();
            rules.flat_map(move |rule| rule.ends(&form, ENDING_STEM_CHARS))
        };
        let inside = |form: &String| {
            let form = form.clone();
            self.inside.iter().flat_map(move |rule| rule.places(&form))
        };
        let first = bare.iter().flat_map(endings);
        let then = bare.iter().flat_map(inside);
        let last = bare
            .iter()
            .flat_map(inside)
            .flat_map(|form| endings(&form).collect::<Vec<_>>());
        let mut all = first.chain(then).chain(last).take(CANDIDATES_MAX);
        all.find(|form| is_known(form))
    }

    /// The pairs that the list and the rules must give, for tests.
    pub fn examples(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        let examples = self.examples.iter();
        examples.map(|example| (example.spoken.as_str(), example.standard.words()))
    }
}

impl Rule {
    /// The word with this ending replaced.
    fn ends(&self, word: &str, stem: usize) -> Vec<String> {
        let start = word.strip_suffix(&self.spoken);
        let least = self.stem.unwrap_or(stem);
        let start = start.filter(|start| start.chars().count() >= least);
        let with = |start| {
            self.standard
                .list()
                .iter()
                .map(move |end| format!("{start}{end}"))
        };
        start.map_or_else(Vec::new, |start: &str| with(start).collect())
    }

    /// The word with one occurrence inside replaced, from left to right.
    fn places(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (byte, _) in word.char_indices().skip(1) {
            let (start, rest) = word.split_at(byte);
            if let Some(rest) = rest.strip_prefix(self.spoken.as_str()) {
                let standard = self.standard.list().iter();
                found.extend(standard.map(|instead| format!("{start}{instead}{rest}")));
            }
        }
        found
    }
}
