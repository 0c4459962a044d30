//! Which of many names may mean the same. Names are put into blocks of what likeness needs them to share, and
//! compared only with their neighbours there: the work grows with the names, not with their pairs.
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::likeness::{Likeness, Named, likeness};
use super::words::stem_keys;

/// How many names of a block, in order of their keys, each is compared with.
const NEIGHBOURS_MAX: usize = 12;
/// Only so many words of a name are looked at for typing errors.
const WORDS_MAX: usize = 8;
/// Typing errors are looked for among words that share so many letters in front, or at the end.
const SHARED_CHARS: usize = 3;

/// Two names that may mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Index of the first.
    pub a: usize,
    /// Index of the second, larger.
    pub b: usize,
    /// Why.
    pub likeness: Likeness,
}

/// At most `limit` pairs of `names` that may mean the same, the surest first, then by their names.
/// O(n log n); of more than 13 names that share a block some pairs are not seen.
pub fn duplicates(names: &[Named], limit: usize) -> Vec<Pair> {
    let mut blocked: Vec<(u64, usize)> = Vec::with_capacity(names.len() * 10);
    for (at, named) in names.iter().enumerate() {
        blocks(named, &mut |block| blocked.push((block, at)));
    }
    blocked.sort_unstable_by(|(block, a), (other, b)| {
        block
            .cmp(other)
            .then_with(|| names[*a].key.cmp(&names[*b].key))
            .then(a.cmp(b))
    });
    let mut found: HashMap<(usize, usize), Likeness> = HashMap::new();
    for (at, (block, one)) in blocked.iter().enumerate() {
        let neighbours = blocked[at + 1..]
            .iter()
            .take(NEIGHBOURS_MAX)
            .take_while(|(its, _)| its == block);
        for (_, other) in neighbours.filter(|(_, other)| other != one) {
            let pair = (*one.min(other), *one.max(other));
            if !found.contains_key(&pair)
                && let Some(likeness) = likeness(&names[pair.0], &names[pair.1])
            {
                found.insert(pair, likeness);
            }
        }
    }
    let mut pairs: Vec<Pair> = found
        .into_iter()
        .map(|((a, b), likeness)| Pair { a, b, likeness })
        .collect();
    pairs.sort_unstable_by(|one, other| {
        let names_of = |pair: &Pair| (&names[pair.a].key, &names[pair.b].key, pair.a, pair.b);
        one.likeness
            .cmp(&other.likeness)
            .then_with(|| names_of(one).cmp(&names_of(other)))
    });
    pairs.truncate(limit);
    pairs
}

/// Gives the blocks that a name is in.
fn blocks(named: &Named, add: &mut impl FnMut(u64)) {
    add(hash("joined", &named.words.concat()));
    let mut sorted = named.words.clone();
    sorted.sort_unstable();
    add(hash("sorted", &sorted));
    if let Some(known) = named.known {
        add(hash("body", &known.body));
    }
    if let Some(initials) = named
        .initials
        .as_ref()
        .or(named.acronym.then_some(&named.key))
    {
        add(hash("initials", initials));
    }
    if named.acronym && named.initials.is_some() {
        add(hash("initials", &named.key));
    }
    let stems: Vec<String> = named
        .words
        .iter()
        .map(|word| stem_keys(word).next().unwrap_or_default())
        .collect();
    add(hash("stems", &stems));
    let swedish: Vec<String> = named
        .words
        .iter()
        .map(|word| stem_keys(word).last().unwrap_or_default())
        .collect();
    if swedish != stems {
        add(hash("stems", &swedish));
    }
    for at in 0..stems.len().min(WORDS_MAX) {
        let others = (at, stems.len(), &stems[..at], &stems[at + 1..]);
        let letters: Vec<char> = named.words[at].chars().collect();
        if letters.len() > SHARED_CHARS {
            add(hash("front", &(others, &letters[..SHARED_CHARS])));
            let ending: Vec<char> = stems[at].chars().rev().take(SHARED_CHARS).collect();
            add(hash("end", &(others, letters[0], ending)));
        }
    }
}

fn hash(what: &str, value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    (what, value).hash(&mut hasher);
    hasher.finish()
}
