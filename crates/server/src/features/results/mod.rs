//! Results (tulokset): what stands on a canvas, taken home as files, and a canvas made of such a file. Whoever may
//! read a canvas may take it home; every file that leaves is in the audit trail.
mod bring;
mod csv;
mod import;
mod pages;
mod papers;
mod tables;
mod taken;
mod upload;
mod workbook;
mod worksheet;

pub use import::{Incoming, Refused};
pub use taken::{JSON, Taken, take};

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(bring::routes())
        .merge(papers::routes())
}
