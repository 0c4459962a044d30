//! The papers as another program reads them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod letters;
mod reading;
mod reports;
mod sheets;
