//! The crate's public functions, a module per part.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
mod hours;
mod hours_typed;
mod matching;
mod names;
mod pairs;
mod places;
mod reach;
