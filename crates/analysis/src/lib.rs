//! Pure computation on what workspaces know. No sockets, no SQL, no clock.
pub mod hours;
pub mod matching;
pub mod names;
pub mod places;
pub mod reach;
