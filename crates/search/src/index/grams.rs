//! Words of the index by the runs of four letters that they have, so that those are found that share many with another.
use tantivy::termdict::TermDictionary;

use crate::analysis::SURFACE;

/// Letters of one run.
const RUN_CHARS: usize = 4;
/// Stands before a word and after it: how it begins and how it ends count too.
const EDGE: char = ' ';
/// Letters of the words that are compared.
const WORD_CHARS: std::ops::RangeInclusive<usize> = 5..=30;

/// The words of one part of the descriptions, without dots and accents. Some 60 bytes a word.
#[derive(Default)]
pub struct Grams {
    /// The place of the first word among all terms; the others follow it.
    first: u64,
    /// How many runs each word has; none when it is not compared.
    counts: Vec<u8>,
    /// All runs in their order, and where the words of each begin in `words`, and where the last one's end.
    runs: Vec<u32>,
    starts: Vec<u32>,
    words: Vec<u32>,
}

impl Grams {
    /// Those of a list of terms.
    pub fn of(terms: &TermDictionary) -> tantivy::Result<Self> {
        let (from, to) = (SURFACE, char::from(SURFACE as u8 + 1));
        let range = terms.range().ge(from.to_string()).lt(to.to_string());
        let mut surfaces = range.into_stream()?;
        let mut own = Self::default();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut number = 0;
        while surfaces.advance() {
            if number == 0 {
                own.first = terms.term_ord(surfaces.key())?.unwrap_or_default();
            }
            let word = std::str::from_utf8(surfaces.key()).unwrap_or_default();
            let runs = runs(word.get(SURFACE.len_utf8()..).unwrap_or_default());
            own.counts.push(u8::try_from(runs.len()).unwrap_or(u8::MAX));
            pairs.extend(runs.into_iter().map(|run| (run, number)));
            number += 1;
        }
        pairs.sort_unstable();
        for (run, word) in pairs {
            if own.runs.last() != Some(&run) {
                own.runs.push(run);
                own.starts.push(own.end());
            }
            own.words.push(word);
        }
        own.starts.push(own.end());
        Ok(own)
    }

    /// Words that share at least so much of their runs with these: the place of each among all terms, and how much.
    pub fn like(&self, asked: &[u32], least: f32) -> Vec<(u64, f32)> {
        let mut shared = vec![0_u8; self.counts.len()];
        for run in asked {
            if let Ok(at) = self.runs.binary_search(run) {
                let (start, end) = (self.starts[at] as usize, self.starts[at + 1] as usize);
                for word in &self.words[start..end] {
                    shared[*word as usize] += 1;
                }
            }
        }
        let asked = u8::try_from(asked.len()).unwrap_or(u8::MAX);
        let all = (self.first..).zip(shared.iter().zip(&self.counts));
        let shares = all.filter(|(_, (shared, _))| **shared > 0);
        let shares = shares.map(|(place, (shared, own))| {
            let both = f32::from(asked) + f32::from(*own);
            (place, 2.0 * f32::from(*shared) / both)
        });
        shares.filter(|(_, share)| *share >= least).collect()
    }

    fn end(&self) -> u32 {
        u32::try_from(self.words.len()).unwrap_or(u32::MAX)
    }
}

/// The distinct runs of a folded word, each as a number; none when it is too short or too long. Two runs may share a
/// number, which is rare and does no harm.
pub fn runs(word: &str) -> Vec<u32> {
    if !WORD_CHARS.contains(&word.chars().count()) {
        return Vec::new();
    }
    let edge = std::iter::once(EDGE);
    let letters: Vec<char> = edge.clone().chain(word.chars()).chain(edge).collect();
    let number = |run: &[char]| {
        let put =
            |number: u32, letter: &char| (number ^ u32::from(*letter)).wrapping_mul(0x0100_0193);
        run.iter().fold(0x811c_9dc5, put)
    };
    let mut runs: Vec<u32> = letters.windows(RUN_CHARS).map(number).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}
