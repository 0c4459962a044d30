//! Workshops (työpajat): prepared with an agenda, joined by one code. How they are led is `cockpit`, what a
//! participant sees `companion`.
mod agendas;
mod archive;
mod calendar;
mod details;
mod hub;
mod items;
mod letters;
mod model;
mod pages;
mod prepare;
mod store;

pub use hub::{Hub, Seat, Told};
pub use model::{Item, ItemCanvas, Workshop};

use crate::app::App;
use crate::db::{DbError, Tx};
use crate::features::workspaces::{self, Access, Level, WorkshopId};
use crate::web::{Error, Routes};

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(details::routes())
        .merge(prepare::routes())
        .merge(items::routes())
        .merge(letters::routes())
        .merge(archive::routes())
}

/// The workshop that `access` is for.
pub async fn of<L: Level>(app: &App, access: &Access<L>) -> Result<Workshop, Error> {
    let found = store::find(&app.db, access.workshop()?).await?;
    found.ok_or(Error::NotFound)
}

/// Fails with 409 when the workshop or its workspace is in the archive, where nothing is changed.
pub async fn must_be_open<L: Level>(app: &App, access: &Access<L>) -> Result<(), Error> {
    workspaces::must_be_open(app, &access.workspace.0).await?;
    match of(app, access).await?.archived_at {
        None => Ok(()),
        Some(_) => Err(Error::Conflict("workshop-is-archived")),
    }
}

/// The workshop by its id alone, for those whom no access brings.
pub async fn find(app: &App, id: &WorkshopId) -> Result<Option<Workshop>, DbError> {
    store::find(&app.db, id).await
}

/// The agenda in order.
pub async fn items(app: &App, workshop: &WorkshopId) -> Result<Vec<Item>, DbError> {
    store::items(&app.db, workshop).await
}

/// Replaces what is under way if it still is `before`; says whether it was.
pub async fn replace_state(
    tx: &mut Tx<'_>,
    workshop: &WorkshopId,
    before: &str,
    after: &str,
) -> Result<bool, DbError> {
    store::replace_state(tx, workshop, before, after).await
}

/// Ends the workshop at `at`, or (with none) opens it again.
pub async fn set_closed(
    tx: &mut Tx<'_>,
    workshop: &WorkshopId,
    at: Option<i64>,
) -> Result<(), DbError> {
    store::set_closed(tx, workshop, at).await
}
