//! Summaries (kiteytykset): two short texts beside a canvas, written together, live, and begun by rules from what
//! stands on it. They live in the canvas's own document.
mod page;

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    page::routes()
}
