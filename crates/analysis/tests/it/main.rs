//! The crate's public functions, a module per part.
mod names;
mod pairs;
mod places;
mod reach;
