//! Interviews (haastattelut): canvases of a private kind. They are kept until a date and then erased without a
//! trace, every read of one is in the audit trail, and counts over a few of them stay in the workspace.
mod erasing;
mod model;
mod pages;
mod store;

pub use erasing::{ERASE_DUE, SCRUB, erase};
pub use model::{
    INTERVIEWS_SHOWN_MIN, KEPT_BY_DEFAULT_DAYS, kept_at_most, kept_until, last_day, shown_outside,
};
pub use pages::routes;

use std::collections::BTreeMap;

use crate::app::App;
use crate::db::{DbError, Tx};

/// Whether canvases of this kind are interviews.
pub fn is_interview(kind: &str) -> bool {
    canvas::find(kind).is_some_and(|template| template.private)
}

/// Until when the canvas is kept, UTC milliseconds.
pub async fn keep_until(app: &App, canvas: &str, created_at: i64) -> Result<i64, DbError> {
    let chosen = store::chosen(&app.db, canvas).await?;
    Ok(kept_until(chosen, created_at))
}

/// The dates that were chosen for the workspace's interviews, by canvas, UTC milliseconds; see [`kept_until`].
pub async fn chosen_dates(app: &App, workspace: &str) -> Result<BTreeMap<String, i64>, DbError> {
    store::chosen_of(&app.db, workspace).await
}

/// Gives a copy the date of what it was made from: copying keeps nothing longer.
pub async fn carry_date(tx: &mut Tx<'_>, copy: &str, keep_until: i64) -> Result<(), DbError> {
    store::choose(tx, copy, keep_until).await
}
