//! Partnerships followed up (kumppanuuden seuranta): the offers and wishes of partners that have committed become
//! commitments with somebody who sees to them and a date, and who that is gets a mail before it and once after.
mod changes;
mod model;
mod pages;
mod reminders;
mod store;

pub use reminders::REMIND;

use crate::app::App;
use crate::db::DbError;
use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes().merge(changes::routes())
}

/// Whether canvases of this kind make partnerships.
pub fn is_partnership(kind: &str) -> bool {
    canvas::find(kind).is_some_and(model::is_partnership)
}

/// How many commitments the canvas's partners have.
pub async fn count(app: &App, canvas: &str) -> Result<i64, DbError> {
    store::count(&app.db, canvas).await
}
