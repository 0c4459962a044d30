//! Names of organisations: the one spelling each is looked up under, the inflected forms it is typed in,
//! and which two of them may mean the same.
//!
//! Limits of what is known here: inflection is undone by the Snowball stemmers of Finnish and Swedish and by a
//! short list of case endings, consonant gradation only in the last consonants of a word (`kaupunki`/`kaupungin`,
//! not `Turku`/`Turun`); compounds are not taken apart; other names of public bodies are a list
//! (`data/names/abbreviations.toml`).
mod bodies;
mod duplicates;
mod key;
mod likeness;
mod words;

pub use bodies::other_names;
pub use duplicates::{Pair, duplicates};
pub use key::{NAME_CHARS_MAX, name_key};
pub use likeness::{Likeness, Named, Reason, likeness};
pub use words::{KEYS_MAX, Lookup, forms, lookup_keys, stem_keys, word_keys, words_of_key};
