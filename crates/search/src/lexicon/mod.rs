//! What editors teach the search: concepts with their words in three languages, spoken forms, words that no
//! dictionary knows, words that say nothing, and words that refuse.
mod own;
mod refusals;
mod spoken;

use std::collections::HashMap;

use serde::Deserialize;

use self::own::{OwnFile, OwnWords};
use self::refusals::Refusals;
use self::spoken::{Spoken, SpokenFile};

pub(crate) use self::refusals::is_one;

use crate::description::Lang;

/// Changes when the meaning of a lexicon does, so that indexes are made again.
const FORMAT: u64 = 1;

/// The texts of the lexicon's files, as TOML; an empty one stands for a file without rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct LexiconTexts<'a> {
    /// `concepts.toml`.
    pub concepts: &'a str,
    /// `spoken.toml`.
    pub spoken: &'a str,
    /// `words.toml`.
    pub words: &'a str,
    /// `refusals.toml`.
    pub refusals: &'a str,
}

/// Why a lexicon cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// A file is no TOML of the right shape.
    #[error("{file}: {reason}")]
    Shape {
        /// Which file.
        file: &'static str,
        /// What is wrong, and where.
        reason: String,
    },
    /// Two concepts have one key, or `near` names one that is not there.
    #[error("concepts.toml: concept `{0}` stands twice or is not there")]
    Concept(String),
}

/// A concept that many words say.
#[derive(Clone, Debug, Deserialize)]
struct Concept {
    key: String,
    #[serde(default)]
    fi: Vec<String>,
    #[serde(default)]
    sv: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    vocabulary: Option<OneOrMany>,
}

/// One text or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Default, Deserialize)]
struct ConceptFile {
    #[serde(default)]
    concept: Vec<Concept>,
}

/// Concepts, spoken forms and own words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    concepts: Vec<Concept>,
    /// Numbers of near concepts, by the number of a concept.
    near: Vec<Vec<usize>>,
    pub(crate) own: OwnWords,
    pub(crate) spoken: Spoken,
    pub(crate) refusals: Refusals,
    fingerprint: u64,
}

impl OneOrMany {
    fn list(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }

    /// Every word of it.
    fn words(&self) -> Vec<String> {
        let words = self.list().iter().flat_map(|text| text.split_whitespace());
        words.map(str::to_lowercase).collect()
    }
}

impl Lexicon {
    /// Reads the files; fails with the name of the one that is wrong.
    pub fn read(texts: LexiconTexts<'_>) -> Result<Self, LexiconError> {
        let concepts: ConceptFile = parse("concepts.toml", texts.concepts)?;
        let spoken: SpokenFile = parse("spoken.toml", texts.spoken)?;
        let words: OwnFile = parse("words.toml", texts.words)?;
        let refusals: Refusals = parse("refusals.toml", texts.refusals)?;
        let mut at: HashMap<&str, usize> = HashMap::new();
        for (number, concept) in concepts.concept.iter().enumerate() {
            if at.insert(&concept.key, number).is_some() {
                return Err(LexiconError::Concept(concept.key.clone()));
            }
        }
        let mut near: Vec<Vec<usize>> = vec![Vec::new(); concepts.concept.len()];
        for (number, concept) in concepts.concept.iter().enumerate() {
            for other in &concept.near {
                let other = *at
                    .get(other.as_str())
                    .ok_or_else(|| LexiconError::Concept(other.clone()))?;
                // A pair is written once and read in both directions.
                for (one, two) in [(number, other), (other, number)] {
                    if !near[one].contains(&two) {
                        near[one].push(two);
                    }
                }
            }
        }
        // Refusals are words of queries alone: no index is of them.
        let hashed = [texts.concepts, texts.spoken, texts.words];
        Ok(Self {
            near,
            concepts: concepts.concept,
            own: OwnWords::new(words),
            spoken: Spoken::new(spoken),
            refusals,
            fingerprint: fingerprint(FORMAT, hashed),
        })
    }

    /// Differs between lexicons that differ; the same for the same files on every machine.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// The pairs of spoken and written words that the files promise, for the tests of those who edit them.
    pub fn spoken_examples(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        self.spoken.examples()
    }

    /// How many concepts it has.
    pub fn concept_count(&self) -> usize {
        self.concepts.len()
    }

    /// Every phrase with the number of its concept and its language.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (usize, Lang, &str)> {
        self.concepts
            .iter()
            .enumerate()
            .flat_map(|(number, concept)| {
                let lists = [
                    (Lang::Fi, &concept.fi),
                    (Lang::Sv, &concept.sv),
                    (Lang::En, &concept.en),
                ];
                let all = lists.into_iter().flat_map(|(lang, list)| {
                    list.iter().map(move |phrase| (lang, phrase.as_str()))
                });
                all.map(move |(lang, phrase)| (number, lang, phrase))
            })
    }

    /// The key of a concept.
    pub(crate) fn key(&self, concept: usize) -> &str {
        self.concepts
            .get(concept)
            .map_or("", |concept| concept.key.as_str())
    }

    /// The concepts that are close to it.
    pub(crate) fn near(&self, concept: usize) -> &[usize] {
        self.near.get(concept).map_or(&[], Vec::as_slice)
    }

    /// The terms of vocabularies that it means, as facet and key.
    pub(crate) fn terms(&self, concept: usize) -> impl Iterator<Item = (&str, &str)> {
        let concept = self.concepts.get(concept);
        let list = concept.and_then(|concept| concept.vocabulary.as_ref());
        let terms = list.map_or(&[][..], OneOrMany::list).iter();
        terms.filter_map(|term| term.split_once(':'))
    }
}

fn parse<T: for<'de> Deserialize<'de>>(file: &'static str, text: &str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|error| LexiconError::Shape {
        file,
        reason: error.to_string(),
    })
}

/// FNV-1a over texts: short, and the same on every machine and version.
pub(crate) fn fingerprint<'a>(start: u64, texts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ start;
    for text in texts {
        for byte in text.bytes().chain([0xff]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}
