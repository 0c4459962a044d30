//! Words of the index that are written nearly like one that it has not: one or two letters off, dots left out, or
//! only the beginning typed.
use std::collections::BTreeMap;
use std::sync::OnceLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy::schema::Field;
use tantivy::{Searcher, Term};
use tantivy_fst::Automaton;

use super::weights;
use crate::analysis::{STEM, SURFACE};
use crate::index::Fields;

/// Letters from which on one letter may be wrong, and two; the first is right in shorter ones.
const ONE_FROM: usize = 4;
const TWO_FROM: usize = 8;
/// Letters from which on one letter of a word that the dictionary knows may be wrong.
const KNOWN_FROM: usize = 7;
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

/// How many descriptions have a term in one of their texts.
pub fn documents(searcher: &Searcher, fields: &Fields, term: &str) -> tantivy::Result<u64> {
    let mut most = 0;
    for field in searched(fields) {
        most = most.max(searcher.doc_freq(&Term::from_field_text(field, term))?);
    }
    Ok(most)
}

/// The fields that words are searched in.
pub fn searched(fields: &Fields) -> [Field; 3] {
    [fields.name, fields.text, fields.labels]
}

/// Words written nearly like a folded word, the best first; `stem` is its folded stem; less may be wrong when it
/// `is_word` of the dictionary.
pub fn similar(
    searcher: &Searcher,
    fields: &Fields,
    word: &str,
    stem: &str,
    is_word: bool,
) -> tantivy::Result<Vec<Close>> {
    let mut found: BTreeMap<String, Close> = BTreeMap::new();
    for (mark, asked) in [(SURFACE, word), (STEM, stem)] {
        let letters = asked.chars().count();
        let most = match letters {
            KNOWN_FROM.. if is_word => 1,
            _ if is_word => 0,
            TWO_FROM.. => 2,
            ONE_FROM.. => 1,
            _ => 0,
        };
        let asked = format!("{mark}{asked}");
        let nearby = Nearby::to(&asked, most);
        for field in searched(fields) {
            for segment in searcher.segment_readers() {
                let inverted = segment.inverted_index(field)?;
                let mut terms = inverted.terms().search(&nearby).into_stream()?;
                while terms.advance() {
                    let Ok(term) = std::str::from_utf8(terms.key()) else {
                        continue;
                    };
                    let is_start_right = term.chars().nth(1) == asked.chars().nth(1);
                    if !term.starts_with(mark) || (letters < TWO_FROM && !is_start_right) {
                        continue;
                    }
                    let distance = nearby.0.eval(term).to_u8();
                    let weight = match distance {
                        0 => weights::SURFACE,
                        far => weights::SIMILAR / f32::from(far),
                    };
                    let one = found.entry(term.to_owned()).or_insert_with(|| Close {
                        term: term.to_owned(),
                        weight,
                        documents: 0,
                    });
                    one.documents += u64::from(terms.value().doc_freq);
                }
            }
        }
    }
    Ok(best(found.into_values().collect(), SIMILAR_MAX))
}

/// Words that begin with a folded word, the commonest first.
pub fn starting(searcher: &Searcher, fields: &Fields, word: &str) -> tantivy::Result<Vec<Close>> {
    if word.chars().count() < START_FROM {
        return Ok(Vec::new());
    }
    let start = format!("{SURFACE}{word}");
    let mut found: BTreeMap<String, Close> = BTreeMap::new();
    for field in searched(fields) {
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().range().ge(&start).into_stream()?;
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

fn best(mut found: Vec<Close>, most: usize) -> Vec<Close> {
    found.sort_by(|left, right| {
        let weight = right.weight.total_cmp(&left.weight);
        let weight = weight.then(right.documents.cmp(&left.documents));
        weight.then_with(|| left.term.cmp(&right.term))
    });
    found.truncate(most);
    found
}

/// Words within a distance, neighbours changed over counting one.
struct Nearby(DFA);

impl Nearby {
    fn to(word: &str, most: u8) -> Self {
        static BUILDERS: OnceLock<[LevenshteinAutomatonBuilder; 3]> = OnceLock::new();
        let builders = BUILDERS
            .get_or_init(|| [0, 1, 2].map(|most| LevenshteinAutomatonBuilder::new(most, true)));
        Self(builders[usize::from(most.min(2))].build_dfa(word))
    }
}

impl Automaton for Nearby {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}
