//! Words and what they mean for a need.
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::need::{Audience, Level, Style, When};
use super::term::{Term, TermFault};

/// What words may mean.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// A term of a vocabulary.
    Term(Term),
    /// A level of skill.
    Level(Level),
    /// A way of being supported.
    Style(Style),
    /// A time.
    When(When),
    /// On whose behalf.
    Audience(Audience),
    /// Code of an area.
    Area(String),
    /// How far one goes.
    WithinKm(u32),
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(term) => term.fmt(f),
            Self::Level(level) => write!(f, "skill-levels:{}", level.key()),
            Self::Style(style) => write!(f, "styles:{}", style.key()),
            Self::When(when) => write!(f, "when:{}", when.key()),
            Self::Audience(audience) => write!(f, "audiences:{}", audience.key()),
            Self::Area(code) => write!(f, "area:{code}"),
            Self::WithinKm(km) => write!(f, "km:{km}"),
        }
    }
}

impl FromStr for Meaning {
    type Err = TermFault;

    /// Reads a meaning as dictionaries write it: `topics:email`, `skill-levels:beginner`, `styles:show-me`,
    /// `when:today`, `audiences:company`.
    fn from_str(text: &str) -> Result<Self, TermFault> {
        let (facet, key) = text.split_once(':').ok_or(TermFault::NoKey)?;
        let found = match facet {
            "skill-levels" => Level::ALL
                .into_iter()
                .find(|level| level.key() == key)
                .map(Self::Level),
            "styles" => Style::ALL
                .into_iter()
                .find(|style| style.key() == key)
                .map(Self::Style),
            "when" => When::ALL
                .into_iter()
                .find(|when| when.key() == key)
                .map(Self::When),
            "audiences" => Audience::ALL
                .into_iter()
                .find(|one| one.key() == key)
                .map(Self::Audience),
            _ => return text.parse().map(Self::Term),
        };
        found.ok_or(TermFault::NoKey)
    }
}

/// Gives the base forms of a word in a language; may be none.
pub type Lemmas<'a> = dyn Fn(&str, &str) -> Vec<String> + 'a;

/// Words and phrases with what they mean, by language.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    entries: Vec<Entry>,
    /// By the forms of their first word.
    by_first: HashMap<String, Vec<usize>>,
    /// By language, words that say nothing of a need.
    fillers: HashMap<String, BTreeSet<String>>,
    older: Option<Older>,
    /// Devices and the channels that they are where they are denied as a means.
    ways: HashMap<Term, Term>,
}

/// What an age means.
#[derive(Clone, Debug)]
pub(super) struct Older {
    /// From this age on, in years.
    pub from: u32,
    pub meanings: Vec<Meaning>,
}

#[derive(Clone, Debug)]
struct Entry {
    language: String,
    /// Every word in small letters and its base forms.
    words: Vec<BTreeSet<String>>,
    meaning: Meaning,
}

impl Dictionary {
    /// A dictionary of language, phrase and meaning. What a phrase means may be several things.
    pub fn new<'a>(
        entries: impl IntoIterator<Item = (&'a str, &'a str, Meaning)>,
        lemmas: &Lemmas,
    ) -> Self {
        let mut dictionary = Self::default();
        for (language, phrase, meaning) in entries {
            let words: Vec<BTreeSet<String>> = words(phrase)
                .map(|(_, word)| bases(word, language, lemmas))
                .collect();
            let at = dictionary.entries.len();
            for first in words.first().into_iter().flatten() {
                let entries = dictionary.by_first.entry(first.clone());
                entries.or_default().push(at);
            }
            dictionary.entries.push(Entry {
                language: language.to_owned(),
                words,
                meaning,
            });
        }
        dictionary
    }

    /// The same, with words that say nothing of a need, by language, what an age means, and which channels devices are.
    pub(super) fn with<'a>(
        mut self,
        fillers: impl IntoIterator<Item = (&'a str, &'a [String])>,
        older: Older,
        ways: HashMap<Term, Term>,
    ) -> Self {
        for (language, words) in fillers {
            let small = words.iter().map(|word| word.to_lowercase());
            self.fillers.insert(language.to_owned(), small.collect());
        }
        self.older = Some(older);
        self.ways = ways;
        self
    }

    /// Whether a word says nothing of a need.
    pub(super) fn is_filler(&self, word: &Word, language: &str) -> bool {
        let fillers = self.fillers.get(language);
        fillers.is_some_and(|fillers| !fillers.is_disjoint(&word.bases))
    }

    /// What is refused where words mean this: who wants no telephone does not want to be helped by one.
    pub(super) fn refused(&self, meanings: Vec<Meaning>) -> Vec<Meaning> {
        let mut refused: Vec<Meaning> = Vec::new();
        for meaning in meanings {
            let way = match &meaning {
                Meaning::Term(term) => self.ways.get(term).cloned().map(Meaning::Term),
                _ => None,
            };
            let meant = way.unwrap_or(meaning);
            if !refused.contains(&meant) {
                refused.push(meant);
            }
        }
        refused
    }

    /// What it means to be so old; may be nothing.
    pub(super) fn of_age(&self, years: u32) -> Vec<Meaning> {
        let older = self.older.as_ref().filter(|older| years >= older.from);
        older.map_or_else(Vec::new, |older| older.meanings.clone())
    }

    /// What the first of these words mean: how many they are, and their meanings. Words of the language win over
    /// those of others, and then the longest phrase.
    pub(super) fn meant(&self, here: &[Word], language: &str) -> Option<(usize, Vec<Meaning>)> {
        let forms = here.first()?.bases.iter();
        let at = forms.filter_map(|form| self.by_first.get(form)).flatten();
        let stands = |entry: &&Entry| {
            let mut pairs = entry.words.iter().zip(here);
            entry.words.len() <= here.len()
                && pairs.all(|(word, said)| !word.is_disjoint(&said.bases))
        };
        let standing: Vec<&Entry> = at.map(|at| &self.entries[*at]).filter(stands).collect();
        let rank = |entry: &Entry| (entry.language == language, entry.words.len());
        let best = standing.iter().map(|entry| rank(entry)).max()?;
        let chosen = standing.into_iter().filter(|entry| rank(entry) == best);
        let mut meanings: Vec<Meaning> = chosen.map(|entry| entry.meaning.clone()).collect();
        meanings.sort_unstable();
        meanings.dedup();
        Some((best.1, meanings))
    }
}

/// A word of a line.
pub(super) struct Word<'a> {
    /// Where it begins, in bytes.
    pub at: usize,
    pub said: &'a str,
    /// It in small letters and its base forms.
    bases: BTreeSet<String>,
}

impl Word<'_> {
    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.at + self.said.len()
    }
}

/// The words of a line, at most `most`.
pub(super) fn words_of<'a>(
    text: &'a str,
    language: &str,
    most: usize,
    lemmas: &Lemmas,
) -> Vec<Word<'a>> {
    let words = words(text).take(most);
    words
        .map(|(at, said)| Word {
            at,
            said,
            bases: bases(said, language, lemmas),
        })
        .collect()
}

/// A word in small letters, without a case ending after a colon, and its base forms.
fn bases(said: &str, language: &str, lemmas: &Lemmas) -> BTreeSet<String> {
    let mut bases: BTreeSet<String> = lemmas(language, said)
        .into_iter()
        .map(|lemma| lemma.to_lowercase())
        .collect();
    let small = said.to_lowercase();
    if let Some((start, _)) = small.split_once(':') {
        bases.insert(start.to_owned());
    }
    bases.insert(small);
    bases
}

/// The words of a text with where they begin; a hyphen, colon, full stop, slash or apostrophe inside does not part one.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let joins = ['-', ':', '.', '/', '\'', '\u{2019}'];
    let inside = move |letter: char| letter.is_alphanumeric() || joins.contains(&letter);
    let chunks = text.split(move |letter: char| !inside(letter));
    let bare = chunks.map(move |chunk| chunk.trim_matches(joins));
    let begins = move |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    bare.filter(|word| !word.is_empty())
        .map(move |word| (begins(word), word))
}
