//! Whether two names may mean the same, and why.
use strsim::damerau_levenshtein;

use super::bodies::{self, Known};
use super::key::{cut_words, is_conjunction, name_key, tokens, without_legal_form};
use super::words::is_form_of;

/// Words shorter than this are not compared for typing errors; from it on one error is one.
const TYPO_CHARS_MIN: usize = 5;
/// From this length on two errors are.
const TWO_TYPOS_CHARS_MIN: usize = 9;
/// Longer words are not compared letter by letter.
const TYPO_CHARS_MAX: usize = 60;
/// Initials are of at least so many words, and at most of …
const INITIALS_MIN: usize = 3;
const INITIALS_MAX: usize = 6;

/// A name made ready for comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub(super) key: String,
    pub(super) words: Vec<String>,
    /// Whether a legal form was taken off.
    legal: bool,
    /// First letters of its words, or nothing when they are too few or too many.
    pub(super) initials: Option<String>,
    /// Whether it may itself be initials.
    pub(super) acronym: bool,
    pub(super) known: Option<Known>,
}

impl Named {
    /// Makes `name` ready.
    pub fn new(name: &str) -> Self {
        let key = name_key(name);
        let words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        let tokens = tokens(name);
        let letters: String = initials(&words);
        let many = (INITIALS_MIN..=INITIALS_MAX).contains(&letters.chars().count());
        let acronym = words.len() == 1
            && (INITIALS_MIN..=INITIALS_MAX).contains(&key.chars().count())
            && cut_words(name).any(|word| is_capitals(word) && name_key(word) == key);
        Self {
            legal: without_legal_form(&tokens).len() < tokens.len(),
            initials: many.then_some(letters),
            acronym,
            known: bodies::known(&key),
            key,
            words,
        }
    }
}

/// Why two names may mean the same; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The same letters: capitals, spaces, hyphens or the order of words differ.
    Spelling,
    /// One has a legal form (Oy, ry …) that the other leaves out, or another one.
    LegalForm,
    /// One is the short form, or the initials, of the other.
    Abbreviation,
    /// They are names of one body in two languages.
    OtherLanguage,
    /// Their words are inflected in different ways.
    Inflection,
    /// They differ by a typing error.
    Typo,
}

/// That two names may mean the same; the surest is the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Likeness {
    /// Why.
    pub reason: Reason,
    /// How many letters differ, for a typing error; else 0.
    pub distance: usize,
}

/// Why `a` and `b` may mean the same, if they may. Symmetric.
pub fn likeness(a: &Named, b: &Named) -> Option<Likeness> {
    let (reason, distance) = alike(a, b)?;
    Some(Likeness { reason, distance })
}

fn alike(a: &Named, b: &Named) -> Option<(Reason, usize)> {
    if a.key == b.key {
        let reason = if a.legal == b.legal {
            Reason::Spelling
        } else {
            Reason::LegalForm
        };
        return Some((reason, 0));
    }
    if a.words.concat() == b.words.concat() || sorted(&a.words) == sorted(&b.words) {
        return Some((Reason::Spelling, 0));
    }
    if let (Some(one), Some(other)) = (a.known, b.known) {
        return same_body(one, other).map(|reason| (reason, 0));
    }
    if are_initials(a, b) || are_initials(b, a) {
        return Some((Reason::Abbreviation, 0));
    }
    word_by_word(&a.words, &b.words)
}

fn sorted(words: &[String]) -> Vec<&str> {
    let mut sorted: Vec<&str> = words.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted
}

/// Two listed names are alike only when they are of one body.
fn same_body(one: Known, other: Known) -> Option<Reason> {
    let languages_shared = one.languages & other.languages != 0;
    let abbreviation = one.short != other.short && languages_shared;
    (one.body == other.body).then_some(if abbreviation {
        Reason::Abbreviation
    } else {
        Reason::OtherLanguage
    })
}

fn are_initials(short: &Named, long: &Named) -> bool {
    short.acronym && long.initials.as_deref() == Some(short.key.as_str())
}

/// The same words in the same order, of which some are inflected or one has typing errors.
fn word_by_word(a: &[String], b: &[String]) -> Option<(Reason, usize)> {
    if a.len() != b.len() {
        return None;
    }
    let mut wrong = None;
    for (one, other) in a.iter().zip(b) {
        if is_form_of(one, other) {
            continue;
        }
        if wrong.is_some() {
            return None;
        }
        wrong = Some(typo(one, other)?);
    }
    Some(wrong.map_or((Reason::Inflection, 0), |distance| (Reason::Typo, distance)))
}

/// How many letters differ when that may be a typing error: never a figure, never the first letter.
fn typo(one: &str, other: &str) -> Option<usize> {
    let lengths = [one.chars().count(), other.chars().count()];
    let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let figures = |word: &str| word.chars().any(char::is_numeric);
    let bound =
        usize::from(shorter >= TYPO_CHARS_MIN) + usize::from(shorter >= TWO_TYPOS_CHARS_MIN);
    let hopeless = bound == 0 || longer > TYPO_CHARS_MAX || longer - shorter > bound;
    if hopeless || figures(one) || figures(other) || one.chars().next() != other.chars().next() {
        return None;
    }
    Some(damerau_levenshtein(one, other)).filter(|distance| *distance <= bound)
}

fn initials(words: &[String]) -> String {
    words
        .iter()
        .filter(|word| !is_conjunction(word))
        .filter_map(|word| word.chars().next())
        .collect()
}

fn is_capitals(word: &str) -> bool {
    let mut letters = word
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}
