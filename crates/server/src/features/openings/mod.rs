//! What published support is open now (avoinna nyt), and when it opens next. Today's hours of every entry that is given
//! at service places lie in memory as a bit for each quarter of an hour, so that asking what is open reads no hours; the
//! table follows the catalogue's and the places' changes and is made anew for each day. Entries without service places,
//! and places without hours, are not in it: nobody knows of them, which is not the same as closed.
mod table;
mod told;

pub use table::Openings;
pub use told::{Told, at_places, state};

use ::search::OpenNow;

use crate::app::App;
use crate::db::DbError;
use crate::features::catalogue::Supply;

/// What is open now. Not to be called while the supply is held: see [`now_of`].
pub async fn now(app: &App) -> Result<OpenNow, DbError> {
    let supply = app.supply.now(app).await?;
    now_of(app, &supply).await
}

/// What is open now, of a supply that the caller holds.
pub async fn now_of(app: &App, supply: &Supply) -> Result<OpenNow, DbError> {
    app.openings.now(app, supply).await
}
