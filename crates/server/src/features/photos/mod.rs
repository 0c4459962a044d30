//! Photos of paper canvases (kuvat paperilta): whoever writes on a canvas may bring them, whoever sees it may look at
//! them, and what is on them is typed into notes beside a magnifier. Pictures are drawn anew before they are kept, so
//! that nothing of what a camera adds (place, time, owner) comes along.
mod model;
mod pages;
mod pictures;
mod places;
mod shelf;
mod store;
mod sweeping;
mod typing;
mod upload;

pub use model::{PHOTO_BYTES_MAX, PHOTOS_MAX, PHOTOS_OF_ONE_MAX};
pub use pictures::{PIXELS_MAX, SIDE_MAX};
pub use sweeping::{REMOVE, SWEEP, forget};

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(upload::routes())
        .merge(typing::routes())
}
