//! The notes of a canvas as rows (taulukko): a page that needs no script, taken home as CSV, and brought back from a
//! spreadsheet. Whoever may read the canvas reads and takes; whoever may write on it brings.
mod asked;
mod bring;
mod columns;
mod faults;
mod judge;
mod notes;
mod pages;
mod plan;
mod upload;
mod views;
mod words;

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes().merge(bring::routes())
}
