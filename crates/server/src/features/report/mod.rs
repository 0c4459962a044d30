//! The report (raportti) of a workshop: what it was for, who took part, its agenda, and what stands on each canvas,
//! as one PDF that can be filed; and the same of a single canvas. Nobody is named as a writer or a voter.
mod chapters;
mod cover;
mod pages;
mod people;

pub use chapters::Told;
pub use cover::Held;
pub use pages::{canvas_pdf as of_canvas, held, told, workshop_pdf as of_workshop};

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
}
