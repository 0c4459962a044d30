//! Canvas kinds as data, and a typed view over the shared document.
//! Knows neither sockets, SQL nor rooms.
mod compare;
pub mod content;
pub mod facts;
pub mod file;
mod fill;
pub mod flows;
pub mod hearts;
pub mod insight;
pub mod json;
pub mod limits;
mod order;
pub mod permits;
pub mod pitch;
pub mod pseudonym;
mod read;
mod resolve;
mod seed;
pub mod settings;
pub mod sheet;
pub mod single;
pub mod summary;
pub mod template;
pub mod texts;
pub mod variant;

pub use compare::{Difference, Pair, compare};
pub use file::{CanvasFile, FileFault};
pub use fill::fill;
pub use json::CanvasJson;
pub use permits::{Actor, Denial, Touch, TouchChange, permits};
pub use pitch::reading_seconds;
pub use read::{META_REF, StateError, from_state, read};
pub use seed::{SEED_CLIENT, seed, seeded_id};
pub use template::{Template, TemplateError, builtin, find};
pub use texts::{Term, Texts};
