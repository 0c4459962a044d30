//! What a participant of a workshop has before them: what happens now, the way to the canvas, the time that is left,
//! and the word that they are ready.
mod page;

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    page::routes()
}
