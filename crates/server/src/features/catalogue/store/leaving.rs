//! SQL of entries that leave the catalogue with their canvas or workspace.
use super::Entry;
use crate::args;
use crate::db::{DbError, Tx};

const OF_CANVAS: &str = "
    select id, workspace_id, canvas_id, identifier, address, owner_account, version, published_at, checked_at
    from catalogue_entry
    where canvas_id = $1";
const PUBLISHED_OF: &str = "
    select id, workspace_id, canvas_id, identifier, address, owner_account, version, published_at, checked_at
    from catalogue_entry
    where workspace_id = $1 and published_at is not null
    order by id";
const FORGET: &str = "
    delete from catalogue_entry
    where id = $1";

/// The entry that was published from the canvas.
pub(in crate::features::catalogue) async fn of_canvas(
    tx: &mut Tx<'_>,
    canvas: &str,
) -> Result<Option<Entry>, DbError> {
    tx.optional(OF_CANVAS, args![canvas]).await
}

/// Every entry of the workspace that is in the catalogue.
pub(in crate::features::catalogue) async fn published_of(
    tx: &mut Tx<'_>,
    workspace: &str,
) -> Result<Vec<Entry>, DbError> {
    tx.all(PUBLISHED_OF, args![workspace]).await
}

/// Deletes an entry with its versions and what readers wrote about it.
pub(in crate::features::catalogue) async fn forget(
    tx: &mut Tx<'_>,
    id: &str,
) -> Result<(), DbError> {
    tx.run(FORGET, args![id]).await.map(drop)
}
