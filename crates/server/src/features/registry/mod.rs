//! The registry: what the canvases of a workspace say, as records that the next canvas starts from.
mod suggest;

pub use suggest::keep_words;
