//! Entries that are given at service places: the feed tells of them when such a place changes.
use std::collections::{BTreeSet, HashSet};

use super::feed::What;
use super::store::{feed, standing as store};
use crate::app::App;
use crate::db::DbError;
use crate::features::places;

/// Notes in the feed which entries are given at places that changed since it was last told of any.
pub(super) async fn follow(app: &App) -> Result<(), DbError> {
    let read = store::places_read(&app.db).await?;
    if places::last_change(app).await? <= read {
        return Ok(());
    }
    let changed = places::changes_since(app, read).await?;
    let Some(last) = changed.last() else {
        return Ok(());
    };
    let mut tx = app.db.begin().await?;
    // Who comes second has nothing to add.
    if store::read_places(&mut tx, read, last.number).await? {
        let now_ms = app.now_ms();
        let workspaces: BTreeSet<&str> = changed.iter().map(|one| one.workspace.as_str()).collect();
        let places: HashSet<&str> = changed.iter().map(|one| one.place.as_str()).collect();
        for workspace in workspaces {
            for entry in store::given_somewhere(&mut tx, workspace).await? {
                if entry.places.iter().any(|one| places.contains(one.as_str())) {
                    feed::record(&mut tx, &entry.id, What::Placed, now_ms).await?;
                }
            }
        }
        tx.commit().await?;
    }
    Ok(())
}
