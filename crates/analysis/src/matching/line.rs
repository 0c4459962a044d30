//! An adviser's line read into a need: what was understood, where it stands, and what is left.
use std::ops::Range;

use serde::Serialize;

use super::denial::Line;
use super::dictionary::{Dictionary, Lemmas, Meaning, Word, words_of};
use super::need::{Around, Need, Wish};
use super::term::{Facet, Term};
use crate::places::{Found, Places};

/// Most words of a line that are read.
const LINE_WORDS_MAX: usize = 200;
/// The highest age that is read as one.
const AGE_MAX: u32 = 120;
/// Farthest that a line may ask for.
const KM_MAX: u32 = 1000;

/// What reading a line goes by.
pub struct Known<'a, T> {
    /// Words and their meanings.
    pub dictionary: &'a Dictionary,
    /// Names of areas.
    pub places: &'a Places<T>,
    /// The code of the area that a name stands for where it is found.
    pub code: &'a dyn Fn(&Found<T>) -> Option<String>,
    /// Base forms of a word; may be none.
    pub lemmas: &'a Lemmas<'a>,
}

/// A line that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Parsed {
    /// What it asks for.
    pub need: Need,
    /// Words that were understood, in their order.
    pub understood: Vec<Understood>,
    /// The other words.
    pub rest: String,
}

/// Words that were understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Understood {
    /// Where they stand, in bytes.
    pub span: Range<usize>,
    /// What they mean.
    pub meanings: Vec<Meaning>,
    /// Whether that is wanted.
    pub stance: Stance,
}

/// Whether what was said is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It is part of the need.
    Wanted,
    /// It was denied: a channel is refused by the need, and anything else is no part of it.
    Refused,
    /// It names a second area, and a need has one: it is no part of it.
    Beyond,
}

/// Reads a line in `language` (`fi`, `sv`, `en`) into a need.
pub fn parse_line<T>(text: &str, language: &str, known: &Known<T>) -> Parsed {
    let words = words_of(text, language, LINE_WORDS_MAX, known.lemmas);
    let areas = areas(text, known);
    let mut reader = Reader::default();
    let line = Line {
        text,
        words: &words,
        language,
    };
    let (mut at, mut taken) = (0, 0);
    while at < words.len() {
        let (length, meanings) = match line.denies_next_way(at) {
            true => (1, Vec::new()),
            false => meant(&words, at, language, known.dictionary, &areas),
        };
        let last = &words[at + length - 1];
        let span = words[at].at..last.end();
        let (stance, meanings) = match line.refuses(taken, at, at + length, &meanings) {
            true => (Stance::Refused, known.dictionary.refused(meanings)),
            false => (Stance::Wanted, meanings),
        };
        let stance = reader.takes(stance, &meanings);
        if meanings.is_empty() {
            // Words that every line has, and an age, are not even worth looking for.
            let says_nothing = line.is_denying(taken, at)
                || known.dictionary.is_filler(&words[at], language)
                || aged(&words[at..]).is_some();
            if !says_nothing {
                reader.rest.push(&text[span]);
            }
        } else {
            if length > 1 {
                taken = at + length;
            }
            reader.understood.push(Understood {
                span,
                meanings,
                stance,
            });
        }
        at += length;
    }
    reader.end()
}

/// What was read so far.
#[derive(Default)]
struct Reader<'a> {
    need: Need,
    within_km: Option<u32>,
    understood: Vec<Understood>,
    rest: Vec<&'a str>,
}

impl Reader<'_> {
    /// Whether words name another area than the one that the need has by now.
    fn is_elsewhere(&self, meanings: &[Meaning]) -> bool {
        let own = self.need.area.as_ref();
        let is_other = |meaning: &Meaning| match (own, meaning) {
            (Some(own), Meaning::Area(code)) => own.code != *code,
            _ => false,
        };
        meanings.iter().any(is_other)
    }

    /// Takes in what words mean, as they are meant; how that turned out.
    fn takes(&mut self, stance: Stance, meanings: &[Meaning]) -> Stance {
        if stance == Stance::Refused {
            self.refuse(meanings);
            return stance;
        }
        if self.is_elsewhere(meanings) {
            return Stance::Beyond;
        }
        for meaning in meanings {
            self.take(meaning);
        }
        stance
    }

    fn take(&mut self, meaning: &Meaning) {
        let need = &mut self.need;
        match meaning {
            Meaning::Term(term) => take_term(need, term),
            Meaning::Level(level) => {
                need.level = Some(need.level.map_or(*level, |known| known.min(*level)));
            }
            Meaning::Style(style) => put(&mut need.styles, *style),
            Meaning::When(when) => {
                need.when = Some(need.when.map_or(*when, |known| known.min(*when)));
            }
            Meaning::Audience(audience) => need.audience = Some(*audience),
            Meaning::WithinKm(km) => self.within_km = Some(*km),
            Meaning::Area(code) => {
                need.area.get_or_insert_with(|| Around {
                    code: code.clone(),
                    within_km: None,
                });
            }
        }
    }

    /// Takes in what is not wanted. Only channels can be refused by a need.
    fn refuse(&mut self, meanings: &[Meaning]) {
        for meaning in meanings {
            if let Meaning::Term(term) = meaning
                && term.facet == Facet::Channels
            {
                self.need.put_channel(term.key.clone(), Wish::Refused);
            }
        }
    }

    fn end(mut self) -> Parsed {
        if let Some(area) = &mut self.need.area {
            area.within_km = self.within_km;
        }
        Parsed {
            need: self.need,
            understood: self.understood,
            rest: self.rest.join(" "),
        }
    }
}

fn take_term(need: &mut Need, term: &Term) {
    let key = term.key.clone();
    match term.facet {
        Facet::DigitalServices | Facet::Topics | Facet::Devices => {
            put(&mut need.subjects, term.clone());
        }
        Facet::ClientGroups => put(&mut need.groups, key),
        Facet::ClientProfiles => need.profile = Some(key),
        Facet::Languages => put(&mut need.languages, key),
        Facet::Channels => need.put_channel(key, Wish::Preferred),
    }
}

fn put<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// How many words belong together at `at`, and what they mean; nothing if they are not known.
fn meant(
    words: &[Word],
    at: usize,
    language: &str,
    dictionary: &Dictionary,
    areas: &[(Range<usize>, String)],
) -> (usize, Vec<Meaning>) {
    let here = &words[at..];
    let age = || aged(here).map(|(length, years)| (length, dictionary.of_age(years)));
    let meant = far(here).or_else(age);
    let meant = meant.or_else(|| dictionary.meant(here, language));
    let area = areas
        .iter()
        .find(|(span, _)| here.first().is_some_and(|word| word.at == span.start));
    let area = area.map(|(span, code)| {
        let inside = here.iter().take_while(|word| word.at < span.end);
        (inside.count().max(1), vec![Meaning::Area(code.clone())])
    });
    let longer = area.filter(|(length, _)| meant.as_ref().is_none_or(|(words, _)| length > words));
    longer.or(meant).unwrap_or((1, Vec::new()))
}

/// The areas that a text names, with where they stand.
fn areas<T>(text: &str, known: &Known<T>) -> Vec<(Range<usize>, String)> {
    let found = known.places.named_in(text).into_iter();
    found
        .filter_map(|found| Some((found.at.clone(), (known.code)(&found)?)))
        .collect()
}

/// An age: `82 vuotta`, `82-vuotias`, `82 år`, `82 years`; how many words it takes, and the years.
fn aged(words: &[Word]) -> Option<(usize, u32)> {
    let first = words.first()?.said;
    let number = first.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let years: u32 = number.parse().ok().filter(|years| *years <= AGE_MAX)?;
    let glued = first[number.len()..].trim_start_matches('-');
    let (length, unit) = if glued.is_empty() {
        (2, words.get(1)?.said)
    } else {
        (1, glued)
    };
    let unit = unit.to_lowercase();
    let is_unit = ["v", "vuotta", "år", "year", "years", "yrs"].contains(&unit.as_str())
        || ["vuoti", "årig", "year-old", "years-old"]
            .iter()
            .any(|start| unit.starts_with(start));
    is_unit.then_some((length, years))
}

/// Kilometres: `20 km`, `20km`, `20 kilometriä`.
fn far(words: &[Word]) -> Option<(usize, Vec<Meaning>)> {
    let first = words.first()?.said;
    let digits = first.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let km: u32 = digits.parse().ok().filter(|km| (1..=KM_MAX).contains(km))?;
    let is_unit = |unit: &str| {
        let unit = unit.to_lowercase();
        unit.starts_with("km") || unit.starts_with("kilom")
    };
    let unit = &first[digits.len()..];
    let length = if unit.is_empty() { 2 } else { 1 };
    let unit = if unit.is_empty() {
        words.get(1)?.said
    } else {
        unit
    };
    is_unit(unit).then(|| (length, vec![Meaning::WithinKm(km)]))
}
