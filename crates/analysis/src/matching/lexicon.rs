//! The dictionary of needs from the words of the search, and words of matching's own.
use std::collections::HashMap;

use serde::Deserialize;

use super::dictionary::{Dictionary, Lemmas, Meaning, Older};
use super::term::{Term, TermFault};
use super::weights::RulesFault;

/// What a concept of the search is written as, as far as needs go.
#[derive(Deserialize)]
struct Concepts {
    concept: Vec<Concept>,
}

#[derive(Deserialize)]
struct Concept {
    key: String,
    #[serde(flatten)]
    words: Words,
    #[serde(default)]
    vocabulary: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Words {
    #[serde(default)]
    fi: Vec<String>,
    #[serde(default)]
    sv: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
}

#[derive(Deserialize)]
struct Own {
    version: u32,
    word: Vec<OwnWord>,
    older: OwnAge,
    /// Devices and the channels that they are where they are denied as a means.
    ways: HashMap<Term, Term>,
    filler: Words,
}

#[derive(Deserialize)]
struct OwnAge {
    from: u32,
    means: Vec<String>,
}

#[derive(Deserialize)]
struct OwnWord {
    means: Vec<String>,
    #[serde(default)]
    concepts: Vec<String>,
    #[serde(flatten)]
    words: Words,
}

type Entry<'a> = (&'a str, &'a str, Meaning);

impl Words {
    fn by_language(&self) -> [(&'static str, &[String]); 3] {
        let (fi, sv, en) = (&self.fi, &self.sv, &self.en);
        [
            ("fi", fi.as_slice()),
            ("sv", sv.as_slice()),
            ("en", en.as_slice()),
        ]
    }

    fn of(&self, meaning: &Meaning) -> impl Iterator<Item = Entry<'_>> {
        let languages = self.by_language().into_iter();
        languages.flat_map(move |(language, words)| {
            let words = words.iter();
            words.map(move |word| (language, word.as_str(), meaning.clone()))
        })
    }
}

impl Dictionary {
    /// The dictionary of needs: words of the concepts (`data/search/concepts.toml`) that mean a term of a vocabulary that
    /// needs are stated in, words for the rest of a need, and words that say nothing of it. Fails if the text cannot be
    /// read. It asks for the base forms of every word, so make it once.
    pub fn of_concepts(text: &str, lemmas: &Lemmas) -> Result<Self, RulesFault> {
        let concepts: Concepts = toml::from_str(text).map_err(RulesFault::unreadable)?;
        let own = include_str!("../../../../data/matching/words.toml");
        let own: Own = toml::from_str(own).map_err(RulesFault::unreadable)?;
        if own.version == 0 {
            return Err(RulesFault::Value("version"));
        }
        let known = concepts.concept.iter();
        let known: HashMap<&str, &Concept> = known.map(|one| (one.key.as_str(), one)).collect();
        let mut meant: Vec<(&Words, Meaning)> = Vec::new();
        for concept in &concepts.concept {
            for meaning in read(&concept.vocabulary)? {
                meant.push((&concept.words, meaning));
            }
        }
        for word in &own.word {
            for meaning in read(&word.means)? {
                // An installation may have taken a concept out of its words.
                let concepts = word.concepts.iter();
                let concepts = concepts.filter_map(|key| known.get(key.as_str()));
                meant.extend(concepts.map(|concept| (&concept.words, meaning.clone())));
                meant.push((&word.words, meaning));
            }
        }
        let entries = meant.iter().flat_map(|(words, meaning)| words.of(meaning));
        let older = Older {
            from: own.older.from,
            meanings: read(&own.older.means)?,
        };
        Ok(Self::new(entries, lemmas).with(own.filler.by_language(), older, own.ways))
    }
}

/// What is meant, without terms of vocabularies that needs are not stated in.
fn read(meanings: &[String]) -> Result<Vec<Meaning>, RulesFault> {
    let read = meanings.iter().map(|text| text.parse::<Meaning>());
    let read = read.filter(|meaning| !matches!(meaning, Err(TermFault::NoFacet)));
    let read: Result<Vec<Meaning>, TermFault> = read.collect();
    read.map_err(|fault| RulesFault::Unreadable(fault.to_string()))
}
