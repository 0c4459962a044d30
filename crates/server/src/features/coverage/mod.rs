//! Coverage (kattavuus): how much support there is in each municipality and region, by form and by client group, for how
//! many inhabitants, where there is none, and how that has changed. From what is published; for a reader who is signed in
//! also from the offerings on canvases of their own workspaces, with what interviews there say was missing beside it. The rules are in `docs/reference/catalogue.md`.
//!
//! [`Kept`] holds in memory what was covered when; each request first reads what has changed in the catalogue since.
mod ask;
mod canvases;
mod chart;
mod figures;
mod file;
mod found;
mod kept;
mod model;
mod needs;
mod page;
mod picture;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use ask::{Ask, By, Since};
pub use figures::{Count, Counts};
pub use found::{Answer, Lack, Row, Rows, Times, answer};
pub use kept::Kept;
pub use words::per_10_000;

use crate::web::Routes;

/// The public page and its file.
pub fn routes() -> Routes {
    page::routes().merge(file::routes())
}
