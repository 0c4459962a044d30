//! Words that were read, remembered within a bound.
use std::sync::Arc;

use super::{Part, Word};
use crate::bounded::Bounded;

/// What is taken for one text beside its letters: its address, and what the allocator adds. Bytes.
const TEXT_BYTES: usize = 40;

/// Words of one language as they were typed.
pub type Memory = Bounded<Box<str>, Arc<Word>>;

/// Nothing remembered yet, and never more than so many bytes.
pub fn memory(bytes_max: u64) -> Memory {
    Bounded::new(bytes_max, |typed, word| (typed.len() + bytes(word)) as u64)
}

/// What a word takes with the terms that it is indexed by, which are about its texts once more with their marks.
fn bytes(word: &Word) -> usize {
    let text = |text: &String| text.len() + TEXT_BYTES;
    let part = |part: &Part| text(&part.lemma) + size_of::<Part>();
    let own = word.lemmas.iter().map(text).sum::<usize>()
        + word.parts.iter().map(part).sum::<usize>()
        + word.derived.iter().map(part).sum::<usize>()
        + text(&word.stem)
        + text(&word.surface);
    size_of::<Word>() + 2 * own
}
