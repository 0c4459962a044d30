//! Partnership proposals (kumppanuusehdotukset): how far each is, and the private page where the
//! partner reads it and answers without an account.
mod answers;
mod links;
mod model;
mod pages;
mod paper;
mod papers;
mod partner;
mod store;

pub use model::{Answer, State};

use std::collections::BTreeMap;

use crate::app::App;
use crate::db::DbError;
use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(links::routes())
        .merge(partner::routes())
}

/// Whether canvases of this kind are proposals.
pub fn is_proposal(kind: &str) -> bool {
    canvas::find(kind).is_some_and(model::is_proposal)
}

/// How far the proposal of a canvas is.
pub async fn state_of(app: &App, canvas: &str) -> Result<State, DbError> {
    store::state(&app.db, canvas).await
}

/// How far the workspace's proposals are, by canvas; those without an entry are drafts.
pub async fn states_of(app: &App, workspace: &str) -> Result<BTreeMap<String, State>, DbError> {
    store::states(&app.db, workspace).await
}
