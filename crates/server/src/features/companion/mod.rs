//! What a participant of a workshop has before them: what happens now, a plain form that sends a note to the canvas of
//! the step, their own notes, the time that is left, and the word that they are ready.
mod page;
mod sheet;
mod writing;

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    page::routes().merge(writing::routes())
}
