//! Tailoring (omat työpohjat): a workspace's own variants of canvases are copied, changed in a form with a picture of the
//! sheet beside it, and kept in versions. What a variant is and where it is kept is `variants`.
mod drawing;
mod editing;
mod form;
mod moving;
mod pages;
mod views;

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(editing::routes())
        .merge(moving::routes())
}
