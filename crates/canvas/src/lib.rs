//! Canvas kinds as data, and a typed view over the shared document.
//! Knows neither sockets, SQL nor rooms.
pub mod content;
pub mod limits;
mod read;
mod resolve;
pub mod settings;
pub mod sheet;
pub mod template;
pub mod texts;

pub use read::{StateError, from_state, read};
pub use template::{Template, TemplateError, builtin, find};
pub use texts::{Term, Texts};
