//! The crate's public functions, a module per part.
mod matching;
mod names;
mod pairs;
mod places;
mod reach;
