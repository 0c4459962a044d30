//! Shared results (jaetut tulokset): a page that somebody without an account reads by a secret link, until it expires
//! or is revoked. It shows a canvas or a workshop as it stands when it is read, names nobody, and never an interview.
mod manage;
mod model;
mod shared;
mod store;

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    manage::routes().merge(shared::routes())
}
