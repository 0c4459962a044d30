//! Words of the index that are written nearly like one that it has not: one or two letters off, dots left out, or
//! only the beginning typed.
use std::collections::BTreeMap;
use std::sync::OnceLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use rayon::prelude::*;
use tantivy::termdict::TermDictionary;
use tantivy_fst::Automaton;

use super::weights;
use crate::analysis::{STEM, SURFACE, Single};
use crate::description::Lang;
use crate::index::Shelf;
use crate::knowledge::Knowledge;

/// Letters from which on one letter may be wrong, and two.
const ONE_FROM: usize = 4;
const TWO_FROM: usize = 8;
/// Letters from which on one letter of a word that the dictionary knows may be wrong.
const KNOWN_FROM: usize = 7;
/// Letters of the longest word that is compared with others.
const CHARS_MAX: usize = 30;
/// Letters of the shortest beginning that is completed.
const START_FROM: usize = 4;
/// Most similar words that are taken.
const SIMILAR_MAX: usize = 12;
/// Most words that are taken for one beginning.
const STARTS_MAX: usize = 24;

/// A word of the index that is close to the asked one.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    /// The term of the index.
    pub term: String,
    /// What it is worth.
    pub weight: f32,
    /// In how many descriptions it stands.
    pub documents: u64,
}

/// Words written nearly like a folded word, the best first; `stem` is its folded stem; less may be wrong when it
/// `is_word` of the dictionary.
pub fn similar(
    shelf: &Shelf,
    word: &str,
    stem: &str,
    is_word: bool,
) -> tantivy::Result<Vec<Close>> {
    let mut found: BTreeMap<String, Close> = BTreeMap::new();
    if is_too_long(word) {
        return Ok(Vec::new());
    }
    let forms = [(SURFACE, word), (STEM, stem)].into_iter();
    let nearby: Vec<Nearby> = forms
        .filter_map(|(mark, asked)| Nearby::to(mark, asked, letters_off(asked, is_word)))
        .collect();
    let all = nearby.iter().flat_map(|nearby| {
        let segments = shelf.segments.iter();
        let terms = segments.flat_map(|segment| segment.fixed.entries.terms());
        terms.map(move |terms| (nearby, terms))
    });
    let all: Vec<(&Nearby, &TermDictionary)> = all.collect();
    let close = all.into_par_iter().map(|(nearby, terms)| nearby.of(terms));
    for one in close
        .collect::<tantivy::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
    {
        match found.get_mut(&one.term) {
            Some(known) => known.documents += one.documents,
            None => drop(found.insert(one.term.clone(), one)),
        }
    }
    Ok(best(found.into_values().collect(), SIMILAR_MAX))
}

/// Words of the lexicon that are written nearly like a folded word, those with the fewest letters off, and how many that
/// are: the description that is meant may say it in other words.
pub fn similar_said<'a>(
    knowledge: &'a Knowledge,
    lang: Lang,
    word: &str,
    stem: &str,
    is_word: bool,
) -> (u8, Vec<&'a Single>) {
    let mut found = (u8::MAX, Vec::new());
    let Some(letter) = word.chars().next().filter(|_| !is_too_long(word)) else {
        return found;
    };
    let to = |text: &str, off: u8| Nearby::to(SURFACE, text, off);
    // Too many words have a stem that is one letter off such a short one. Without a dictionary stems are all there is.
    let is_sure = stem.chars().count() > ONE_FROM || knowledge.morphology() != "voikko";
    let stem_off = match is_sure {
        true => letters_off(stem, is_word),
        false => 0,
    };
    let (word, stem) = (to(word, letters_off(word, is_word)), to(stem, stem_off));
    let own = knowledge.concepts.singles(letter).iter();
    for single in own.filter(|single| single.lang == lang) {
        let far = |nearby: &Option<Nearby>, own: &str| nearby.as_ref()?.far(own);
        let both = [far(&word, &single.surface), far(&stem, &single.stem)];
        let Some(far) = both.into_iter().flatten().min() else {
            continue;
        };
        if far < found.0 {
            found = (far, Vec::new());
        }
        if far == found.0 {
            found.1.push(single);
        }
    }
    found
}

fn is_too_long(word: &str) -> bool {
    word.chars().nth(CHARS_MAX).is_some()
}

/// How many letters of a word may be wrong.
fn letters_off(word: &str, is_word: bool) -> u8 {
    match word.chars().count() {
        KNOWN_FROM.. if is_word => 1,
        _ if is_word => 0,
        TWO_FROM.. => 2,
        ONE_FROM.. => 1,
        _ => 0,
    }
}

/// Words that begin with a folded word, the commonest first.
pub fn starting(shelf: &Shelf, word: &str) -> tantivy::Result<Vec<Close>> {
    if word.chars().count() < START_FROM || is_too_long(word) {
        return Ok(Vec::new());
    }
    let start = format!("{SURFACE}{word}");
    let mut found: BTreeMap<String, Close> = BTreeMap::new();
    for segment in &shelf.segments {
        for terms in segment.fixed.entries.terms() {
            let mut terms = terms.range().ge(&start).into_stream()?;
            while terms.advance() && terms.key().starts_with(start.as_bytes()) {
                let Ok(term) = std::str::from_utf8(terms.key()) else {
                    continue;
                };
                let one = found.entry(term.to_owned()).or_insert_with(|| Close {
                    term: term.to_owned(),
                    weight: weights::START,
                    documents: 0,
                });
                one.documents += u64::from(terms.value().doc_freq);
            }
        }
    }
    Ok(best(found.into_values().collect(), STARTS_MAX))
}

/// The worthiest, at most so many.
pub fn best(mut found: Vec<Close>, most: usize) -> Vec<Close> {
    found.sort_by(|left, right| {
        let weight = right.weight.total_cmp(&left.weight);
        let weight = weight.then(right.documents.cmp(&left.documents));
        weight.then_with(|| left.term.cmp(&right.term))
    });
    found.truncate(most);
    found
}

/// Terms within a distance of a word, neighbours changed over counting one. The mark and the first letter are right:
/// a wrong first letter is rare, and looking for it means to look everywhere.
struct Nearby {
    start: Vec<u8>,
    rest: DFA,
}

/// How much of a term was read.
#[derive(Clone, Copy)]
enum Read {
    /// So many bytes of the start.
    Start(usize),
    /// The start, and a state of the rest.
    Rest(u32),
    /// Something else than the start.
    Astray,
}

impl Nearby {
    /// None for no word.
    fn to(mark: char, word: &str, most: u8) -> Option<Self> {
        static BUILDERS: OnceLock<[LevenshteinAutomatonBuilder; 3]> = OnceLock::new();
        let builders = BUILDERS
            .get_or_init(|| [0, 1, 2].map(|most| LevenshteinAutomatonBuilder::new(most, true)));
        let first = word.chars().next()?;
        Some(Self {
            start: format!("{mark}{first}").into_bytes(),
            rest: builders[usize::from(most.min(2))].build_dfa(&word[first.len_utf8()..]),
        })
    }

    /// Those of some terms.
    fn of(&self, terms: &TermDictionary) -> tantivy::Result<Vec<Close>> {
        let mut close = Vec::new();
        let mut terms = terms.search(self).into_stream()?;
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else {
                continue;
            };
            let weight = match self.distance(term) {
                0 => weights::SURFACE,
                far => weights::SIMILAR / f32::from(far),
            };
            close.push(Close {
                term: term.to_owned(),
                weight,
                documents: u64::from(terms.value().doc_freq),
            });
        }
        Ok(close)
    }

    /// How far a folded word without mark is, when it is near.
    fn far(&self, word: &str) -> Option<u8> {
        let rest = word.strip_prefix(std::str::from_utf8(&self.start[1..]).ok()?)?;
        match self.rest.eval(rest) {
            Distance::Exact(far) => Some(far),
            Distance::AtLeast(_) => None,
        }
    }

    /// How far a term is that was found.
    fn distance(&self, term: &str) -> u8 {
        let rest = term.get(self.start.len()..).unwrap_or_default();
        self.rest.eval(rest).to_u8()
    }

    fn begun(&self, read: usize) -> Read {
        if read == self.start.len() {
            Read::Rest(self.rest.initial_state())
        } else {
            Read::Start(read)
        }
    }
}

impl Automaton for Nearby {
    type State = Read;

    fn start(&self) -> Read {
        Read::Start(0)
    }

    fn is_match(&self, read: &Read) -> bool {
        matches!(read, Read::Rest(state) if matches!(self.rest.distance(*state), Distance::Exact(_)))
    }

    fn can_match(&self, read: &Read) -> bool {
        !matches!(read, Read::Astray | Read::Rest(SINK_STATE))
    }

    fn accept(&self, read: &Read, byte: u8) -> Read {
        match read {
            Read::Start(at) if self.start.get(*at) == Some(&byte) => self.begun(at + 1),
            Read::Start(_) | Read::Astray => Read::Astray,
            Read::Rest(state) => Read::Rest(self.rest.transition(*state, byte)),
        }
    }
}
