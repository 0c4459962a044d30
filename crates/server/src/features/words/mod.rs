//! The pages where editors keep the words of the search: what there is, one entry with its form and history, what a change
//! would do to searches before it is kept, and the files to take along.
mod changes;
mod desk;
mod entry;
mod files;
mod form;
mod history;
mod preview;
mod uses;

pub use uses::USES;

use crate::web::Routes;

/// `/{lang}/edit/words` and below.
pub fn routes() -> Routes {
    desk::routes()
        .merge(changes::routes())
        .merge(history::routes())
        .merge(files::routes())
}
