//! The notes of a canvas as rows (taulukko): a page that needs no script, taken home as CSV, and brought back from a
//! spreadsheet. Whoever may read the canvas reads and takes; whoever may write on it brings.
mod asked;
mod notes;
mod pages;

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
}
