//! Words of names: their stems, and what an inflected word may be a form of.
use rust_stemmers::{Algorithm, Stemmer};

use super::key::{is_conjunction, name_key};

/// How many words of a name can be found.
const WORDS_MAX: usize = 12;
/// Longer words are not stemmed.
const STEMMED_CHARS_MAX: usize = 60;
/// A base form is at least this long.
const BASE_CHARS_MIN: usize = 3;
/// How much may be the beginning of a case ending.
const ENDING_CHARS_MAX: usize = 4;
/// How many keys are looked up at once.
pub const KEYS_MAX: usize = 8;
/// Marks a key as a whole name, a word of it, or the stem of a word.
const NAME: char = '=';
const WORD: char = '-';
const STEM: char = '~';

/// Endings of Finnish and Swedish cases; what is typed may stop in the middle of one.
const CASE_ENDINGS: [&str; 44] = [
    "n", "a", "ä", "ta", "tä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle",
    "ksi", "na", "nä", "tta", "ttä", "an", "en", "hin", "hun", "hyn", "in", "on", "un", "yn", "än",
    "ön", "seen", "t", "jen", "ja", "jä", "issa", "issä", "ista", "illa", "ille", "ihin", "s",
    "ets", "ens",
];

/// What `name` is found by: its key, its words, and their stems in Finnish and Swedish, each marked by what it is.
/// Ordered, without repeats; at most 1 + 3 × 12.
pub fn word_keys(name: &str) -> Vec<String> {
    words_of_key(&name_key(name))
}

/// The same of a name in the spelling of keys.
pub fn words_of_key(key: &str) -> Vec<String> {
    let mut keys = vec![format!("{NAME}{key}")];
    for word in key
        .split(' ')
        .filter(|word| !is_conjunction(word))
        .take(WORDS_MAX)
    {
        keys.push(format!("{WORD}{word}"));
        keys.extend(stem_keys(word).map(|stem| format!("{STEM}{stem}")));
    }
    keys.sort();
    keys.dedup();
    keys
}

/// What to look for among the keys of [`word_keys`] when `typed` stands in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    /// Keys of names that are what is typed, or another name of it; at least one, at most 8.
    pub exact: Vec<String>,
    /// How keys of names that go on from what is typed begin.
    pub name_prefix: String,
    /// How keys of words that go on from the last word begin.
    pub word_prefix: String,
    /// Keys of what the last word may be a form of; at most 8.
    pub forms: Vec<String>,
    /// The words before the last.
    before: Vec<String>,
}

impl Lookup {
    /// Whether `name` has the words before the last too, in whatever form.
    pub fn fits(&self, name: &str) -> bool {
        let key = name_key(name);
        self.before.iter().all(|typed| {
            key.split(' ')
                .any(|word| word.starts_with(typed) || is_form_of(typed, word))
        })
    }
}

/// What to look for when `typed` stands in a box; nothing when it is empty.
pub fn lookup_keys(typed: &str) -> Option<Lookup> {
    let key = name_key(typed);
    let mut words: Vec<&str> = key
        .split(' ')
        .filter(|word| !is_conjunction(word))
        .collect();
    let last = words.pop().filter(|word| !word.is_empty())?;
    let marked = |mark: char| move |word: String| format!("{mark}{word}");
    let others = super::other_names(typed).into_iter().map(marked(NAME));
    let stems = stem_keys(last).map(marked(STEM));
    Some(Lookup {
        exact: std::iter::once(format!("{NAME}{key}"))
            .chain(others)
            .take(KEYS_MAX)
            .collect(),
        name_prefix: format!("{NAME}{key}"),
        word_prefix: format!("{WORD}{last}"),
        forms: stems
            .chain(forms(last).into_iter().map(marked(WORD)))
            .take(KEYS_MAX)
            .collect(),
        before: words
            .into_iter()
            .take(WORDS_MAX)
            .map(str::to_owned)
            .collect(),
    })
}

/// What `word` (in the spelling of keys) may be, or become, a form of: itself first, then it without what may be
/// the beginning of a case ending. At most 5.
pub fn forms(word: &str) -> Vec<String> {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let mut forms = vec![word.to_owned()];
    let shorter = starts
        .iter()
        .skip(BASE_CHARS_MIN)
        .rev()
        .take(ENDING_CHARS_MAX);
    forms.extend(
        shorter
            .filter(|at| {
                CASE_ENDINGS
                    .iter()
                    .any(|ending| ending.starts_with(&word[**at..]))
            })
            .map(|at| word[..*at].to_owned()),
    );
    forms
}

/// The stems of a word (in the spelling of keys) in Finnish and Swedish, their last consonants in one grade.
/// Words of other letters than ours, and very long ones, are their own stem.
pub fn stem_keys(word: &str) -> impl Iterator<Item = String> + use<> {
    let ours = word
        .chars()
        .all(|letter| matches!(letter, 'a'..='z' | 'å' | 'ä' | 'ö'));
    let stems = if ours && word.chars().count() <= STEMMED_CHARS_MAX {
        let finnish = Stemmer::create(Algorithm::Finnish).stem(word).into_owned();
        let swedish = Stemmer::create(Algorithm::Swedish).stem(word).into_owned();
        let (finnish, swedish) = (strong(&finnish), strong(&swedish));
        let second = (finnish != swedish).then_some(swedish);
        [Some(finnish), second]
    } else {
        [Some(word.to_owned()), None]
    };
    stems.into_iter().flatten()
}

/// Whether two words have a stem in common.
pub(super) fn is_form_of(one: &str, other: &str) -> bool {
    one == other || stem_keys(one).any(|stem| stem_keys(other).any(|its| its == stem))
}

/// A stem with its last consonants in the same grade, whichever it was in: `verkk` and `verk`, `kaupung` and `kaupunk`,
/// `laitoks` and `laitos`.
fn strong(stem: &str) -> String {
    const GRADES: [(&str, &str); 12] = [
        ("kk", "k"),
        ("pp", "p"),
        ("tt", "t"),
        ("ng", "nk"),
        ("mm", "mp"),
        ("nn", "nt"),
        ("ll", "lt"),
        ("rr", "rt"),
        ("d", "t"),
        ("v", "p"),
        ("ks", "s"),
        ("ss", "s"),
    ];
    let vowels_off = stem.trim_end_matches(|letter| {
        matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'å')
    });
    if vowels_off.chars().count() < BASE_CHARS_MIN - 1 {
        return stem.to_owned();
    }
    let ending = &stem[vowels_off.len()..];
    let graded = GRADES.iter().find_map(|(weak, one)| {
        vowels_off
            .strip_suffix(weak)
            .map(|rest| format!("{rest}{one}"))
    });
    graded.map_or_else(|| stem.to_owned(), |graded| format!("{graded}{ending}"))
}
