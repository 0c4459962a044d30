//! The crate's public functions, a module per part.
mod hours;
mod matching;
mod names;
mod pairs;
mod places;
mod reach;
