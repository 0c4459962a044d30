//! Everything this crate promises, tested through its public functions.
mod templates;
