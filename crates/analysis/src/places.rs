//! Names of places in running text: which of known ones it names, in whatever form.
//!
//! Finnish names are bent at their end, and their last consonants change grade (`Turku`/`Turussa`, `Lahti`/`Lahden`).
//! Plurals that are no `-nen`, and names whose first part is bent too (`Uusimaa`/`Uudenmaan`), are not undone: give
//! them as other names. Swedish and English names may end in `s`.
use std::collections::HashMap;
use std::ops::Range;

/// Most words of a text that are read.
const TEXT_WORDS_MAX: usize = 200;
/// Endings of cases, the shared first vowel of the illative left out.
const ENDINGS: [&str; 22] = [
    "", "n", "a", "ä", "ta", "tä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle",
    "ksi", "na", "nä", "seen", "hin", "ten", "s",
];
/// Pairs of consonants and what they are in the weak grade.
const WEAK: [(&str, &str); 12] = [
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("mp", "mm"),
    ("nt", "nn"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("k", ""),
    ("p", "v"),
    ("t", "d"),
    ("d", "d"),
];

/// Places that a text may name, by their names.
#[derive(Clone, Debug)]
pub struct Places<T> {
    /// What stands for each name, by the stems of its first word.
    by_stem: HashMap<String, Vec<usize>>,
    names: Vec<(Vec<Vec<String>>, T)>,
    words_max: usize,
}

/// A name that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a, T> {
    /// What stands for the places that are called so; several may share a name.
    pub places: Vec<&'a T>,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// The word after it in small letters, or nothing.
    pub next: String,
}

impl<T> Places<T> {
    /// Places by their names.
    pub fn new<'a>(names: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut places = Self {
            by_stem: HashMap::new(),
            names: Vec::new(),
            words_max: 0,
        };
        for (name, place) in names {
            let words: Vec<Vec<String>> = words(name).map(|word| stems(&word.small)).collect();
            let at = places.names.len();
            for stem in words.first().into_iter().flatten() {
                places.by_stem.entry(stem.clone()).or_default().push(at);
            }
            places.words_max = places.words_max.max(words.len());
            places.names.push((words, place));
        }
        places
    }

    /// The names that `text` holds, in its order; of several that begin alike the longest. Names begin with a
    /// capital letter, unless the text has none at all.
    pub fn named_in(&self, text: &str) -> Vec<Found<'_, T>> {
        let words: Vec<Word> = words(text).take(TEXT_WORDS_MAX).collect();
        let has_capitals = words.iter().any(|word| word.is_capital);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let length = (1..=self.words_max.min(words.len() - at)).rev();
            let mut named = length.map(|length| (length, self.called(&words[at..at + length])));
            let named = named
                .find(|(_, places)| !places.is_empty())
                .filter(|_| word.is_capital || !has_capitals);
            let Some((length, places)) = named else {
                at += 1;
                continue;
            };
            let last = &words[at + length - 1];
            let span = word.at..last.at + last.length;
            at += length;
            let next = words
                .get(at)
                .map_or_else(String::new, |word| word.small.clone());
            found.push(Found {
                places,
                at: span,
                next,
            });
        }
        found
    }

    /// The places whose name these words are, as they stand rather than bent.
    fn called(&self, words: &[Word]) -> Vec<&T> {
        let Some(first) = words.first() else {
            return Vec::new();
        };
        let mut at: Vec<usize> = bare(&first.small)
            .flat_map(|stem| self.by_stem.get(stem).into_iter().flatten().copied())
            .collect();
        at.sort_unstable();
        at.dedup();
        let names = at.into_iter().filter_map(|at| self.names.get(at));
        let named: Vec<_> = names
            .filter(|(name, _)| {
                name.len() == words.len()
                    && name
                        .iter()
                        .zip(words)
                        .all(|(stems, word)| is_form(stems, word))
            })
            .collect();
        let is_same = |name: &[Vec<String>]| {
            let mut both = name.iter().zip(words);
            both.all(|(stems, word)| stems.first() == Some(&word.small))
        };
        let exact = named.iter().any(|(name, _)| is_same(name));
        let kept = named
            .into_iter()
            .filter(|(name, _)| !exact || is_same(name));
        kept.map(|(_, place)| place).collect()
    }
}

fn is_form(stems: &[String], word: &Word) -> bool {
    bare(&word.small).any(|bare| stems.iter().any(|stem| stem == bare))
}

/// A word of a text.
struct Word {
    /// Where it begins, in bytes.
    at: usize,
    /// In bytes, as it stands in the text.
    length: usize,
    small: String,
    is_capital: bool,
}

/// The words of a text; a hyphen or colon inside a word does not part it.
fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | ':');
    let chunks = text.split(move |letter: char| !inside(letter));
    let bare = chunks.map(|chunk| chunk.trim_matches(['-', ':']));
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    bare.filter(|word| !word.is_empty()).map(move |word| Word {
        at: at(word),
        length: word.len(),
        small: word.to_lowercase(),
        is_capital: word.starts_with(char::is_uppercase),
    })
}

/// What a word may be bent from: it without each ending that it has, also that of the illative (`-aan`, `-oon`).
fn bare(word: &str) -> impl Iterator<Item = &str> {
    let strip = |ending: &&'static str| word.strip_suffix(*ending);
    let ends = ENDINGS
        .iter()
        .filter_map(strip)
        .map(|stem| stem.trim_end_matches(':'));
    let into = word.strip_suffix('n').and_then(|rest| {
        let vowel = rest.chars().next_back()?;
        let stem = rest.strip_suffix(vowel)?;
        (is_vowel(vowel) && stem.ends_with(vowel)).then_some(stem)
    });
    ends.chain(into).filter(|stem| !stem.is_empty())
}

/// What endings are put to: the name itself first, then its other vowel and its weak grade.
fn stems(name: &str) -> Vec<String> {
    let mut stems = vec![name.to_owned()];
    if let Some(start) = name.strip_suffix("nen") {
        stems.extend(["se", "si", "s"].map(|end| format!("{start}{end}")));
    } else if let Some(start) = name.strip_suffix('s') {
        stems.extend(["kse", "de", "te"].map(|end| format!("{start}{end}")));
    } else if let Some(start) = name.strip_suffix('i') {
        stems.push(format!("{start}e"));
        if let Some(start) = start.strip_suffix('s') {
            stems.extend(["te", "de"].map(|end| format!("{start}{end}")));
        }
    } else if let Some(start) = name.strip_suffix("at") {
        stems.extend(["i", "oi"].map(|end| format!("{start}{end}")));
    } else if name.ends_with('e') {
        stems.push(format!("{name}e"));
    }
    let weak: Vec<String> = stems.iter().filter_map(|stem| weak(stem)).collect();
    stems.extend(weak);
    stems
}

/// A stem with its last consonants in the weak grade; none where they do not change.
fn weak(stem: &str) -> Option<String> {
    let vowel = stem.chars().next_back().filter(|last| is_vowel(*last))?;
    let start = stem.strip_suffix(vowel)?;
    let (strong, weak) = WEAK.iter().find(|(strong, _)| start.ends_with(strong))?;
    let start = start.strip_suffix(strong)?;
    // A consonant that stands before it keeps it (`Loviista`, `Kotka`), but for l, n and r.
    let alone = strong.len() == 1;
    let before = start.chars().next_back()?;
    (!alone || is_vowel(before) || matches!(before, 'h' | 'l' | 'n' | 'r'))
        .then(|| format!("{start}{weak}{vowel}"))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'å')
}
