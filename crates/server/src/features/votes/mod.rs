//! Voting on notes (äänestys): a facilitator opens a round, everybody spreads their votes, and what came out is kept
//! with the step. Ballots stay on the server and are thrown away when the round is closed.
mod circles;
mod model;
mod pages;
mod rounds;
mod store;

pub use model::{Mark, Outcome, Round, can_vote};

use crate::app::App;
use crate::db::DbError;
use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(rounds::routes())
        .merge(circles::routes())
}

/// What the canvas votes on now, if it does.
pub async fn open_round(app: &App, canvas: &str) -> Result<Option<Round>, DbError> {
    store::open_round(&app.db, canvas).await
}

/// The canvas's closed rounds with what came out, newest first.
pub async fn closed_rounds(app: &App, canvas: &str) -> Result<Vec<Round>, DbError> {
    store::closed_rounds(&app.db, canvas).await
}
