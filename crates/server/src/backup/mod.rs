//! The whole installation as one file: every row of every table as of one moment, and the files beside the database.
//! What is derived (the index of the search) is not in it, nor are the settings. The file fits either database, so it
//! also moves an installation from one to the other. It is a zip: `manifest.json` says what there must be, with sizes
//! and sums; `tables/NAME.jsonl` has a row a line, as a JSON array; `files/…` are the files as they are.
mod archive;
mod manifest;
mod place;
mod quiet;
mod restoring;
mod writing;

pub use manifest::Manifest;
pub use restoring::{Devices, check, restore};
pub use writing::back_up;
