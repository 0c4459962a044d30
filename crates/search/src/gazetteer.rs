//! Places that queries may name, in whatever form, and which lies in which.
use std::collections::HashMap;

use crate::bending::{bare, stems};
use crate::description::{Level, PlaceId};
use crate::words::{fold, words};

/// Letters of the shortest misspelt name that is understood.
const MISSPELT_CHARS_MIN: usize = 6;

/// A place with its names in every language.
#[derive(Clone, Debug)]
pub struct Place {
    /// Which one it is.
    pub id: PlaceId,
    /// Its names, Finnish, Swedish and others alike.
    pub names: Vec<String>,
    /// The next larger place that it lies in.
    pub within: Option<PlaceId>,
}

/// A place named by words of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// Every place that is called so; the smallest first.
    pub places: Vec<PlaceId>,
    /// How many words name it.
    pub words: usize,
}

/// All places.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    within: HashMap<PlaceId, Option<PlaceId>>,
    /// The first word of a name by its stems, with the words of the whole name.
    by_stem: HashMap<String, Vec<(usize, usize)>>,
    names: Vec<(Vec<Vec<String>>, PlaceId)>,
    fingerprint: u64,
}

impl Gazetteer {
    /// Places by their names.
    pub fn new(places: impl IntoIterator<Item = Place>) -> Self {
        let mut own = Self::default();
        for place in places {
            let within = place.within.as_ref().map(PlaceId::to_string);
            let texts = [place.id.to_string(), within.unwrap_or_default()];
            let texts = texts.iter().chain(&place.names).map(String::as_str);
            own.fingerprint = crate::lexicon::fingerprint(own.fingerprint, texts);
            own.within.insert(place.id.clone(), place.within);
            for name in &place.names {
                own.put(name, &place.id);
                if name.contains('-') {
                    own.put(&name.replace('-', " "), &place.id);
                }
            }
        }
        own
    }

    /// Differs between gazetteers whose places, names, or which lies in which, differ.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Whether it knows the place.
    pub fn has(&self, place: &PlaceId) -> bool {
        self.within.contains_key(place)
    }

    /// The places that it lies in, the next larger one first.
    pub fn around<'a>(&'a self, place: &PlaceId) -> impl Iterator<Item = &'a PlaceId> {
        let next = |place: &PlaceId| self.within.get(place).and_then(Option::as_ref);
        std::iter::successors(next(place), move |place| next(place))
    }

    /// The place that the words from `at` on name; the longest name. Words in small letters.
    pub(crate) fn named(&self, row: &[String], at: usize) -> Option<Named> {
        let rest: Vec<Vec<String>> = row[at..]
            .iter()
            .take(3)
            .map(|word| bare(&fold(word)))
            .collect();
        let first = rest.first()?;
        let candidates = first.iter().filter_map(|stem| self.by_stem.get(stem));
        let mut found: Vec<(bool, usize, &PlaceId)> = Vec::new();
        for (number, length) in candidates.flatten() {
            let Some((name, place)) = self.names.get(*number) else {
                continue;
            };
            let fits = *length <= rest.len()
                && name
                    .iter()
                    .zip(&rest)
                    .all(|(stems, bare)| bare.iter().any(|bare| stems.contains(bare)));
            let is_itself = name.first().and_then(|stems| stems.first()) == first.first();
            if fits {
                found.push((is_itself, *length, place));
            }
        }
        let words = found.iter().map(|found| found.1).max()?;
        let has_itself = found.iter().any(|found| found.0 && found.1 == words);
        found.retain(|found| found.1 == words && (found.0 || !has_itself));
        let mut places: Vec<PlaceId> = found.into_iter().map(|found| found.2.clone()).collect();
        places.sort();
        places.dedup();
        // A sub-region is often called after its largest municipality, which is meant then.
        if let Some(first) = places
            .first()
            .filter(|first| first.level == Level::Municipality)
        {
            let level = first.level;
            places.retain(|place| place.level == level);
        }
        Some(Named { places, words })
    }

    /// The place that one word names alone.
    pub(crate) fn named_alone(&self, word: &str) -> Option<PlaceId> {
        let named = self.named(&[word.to_owned()], 0)?;
        named.places.into_iter().next()
    }

    /// The place that a misspelt word in small letters names, one letter off.
    pub(crate) fn misspelt(&self, word: &str) -> Option<PlaceId> {
        let folded = fold(word);
        if folded.chars().count() < MISSPELT_CHARS_MIN {
            return None;
        }
        let forms = bare(&folded);
        let near = |stem: &&String| {
            stem.len() >= MISSPELT_CHARS_MIN - 1 && forms.iter().any(|form| is_one_off(form, stem))
        };
        let mut found: Vec<&str> = self
            .by_stem
            .keys()
            .filter(near)
            .map(String::as_str)
            .collect();
        found.sort_unstable();
        let names = found
            .into_iter()
            .filter_map(|stem| self.by_stem.get(stem))
            .flatten();
        let alone = names.filter(|(_, length)| *length == 1);
        let mut places = alone.filter_map(|(number, _)| self.names.get(*number));
        places.next().map(|(_, place)| place.clone())
    }

    fn put(&mut self, name: &str, id: &PlaceId) {
        let words: Vec<Vec<String>> = words(name).map(|word| stems(&fold(word))).collect();
        let number = self.names.len();
        let mut starts: Vec<&String> = words.first().into_iter().flatten().collect();
        starts.sort_unstable();
        starts.dedup();
        for stem in starts {
            self.by_stem
                .entry(stem.clone())
                .or_default()
                .push((number, words.len()));
        }
        self.names.push((words, id.clone()));
    }
}

/// Whether two words differ by one letter more, less or other, or by two neighbours changed over; the first letter
/// is right.
fn is_one_off(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.first() != right.first() || left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let start = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[start..], &right[start..]);
    let tail = |left: &[char], right: &[char]| left == right;
    match (left, right) {
        ([_, left @ ..], [_, right @ ..]) if tail(left, right) => true,
        ([_, left @ ..], right) if tail(left, right) => true,
        (left, [_, right @ ..]) if tail(left, right) => true,
        ([a, b, left @ ..], [c, d, right @ ..]) => a == d && b == c && tail(left, right),
        _ => false,
    }
}
