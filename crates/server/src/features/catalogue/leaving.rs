//! What becomes of published descriptions whose canvas or workspace is thrown away. They leave the catalogue as if they
//! were withdrawn, and stay out when it is brought back: what is public again, somebody has published again.
use super::publishing::{Only, withdraw};
use super::store::leaving;
use crate::db::{DbError, Tx};
use crate::features::workspaces::CanvasId;

/// Takes what was published from the canvas out of the catalogue, within the caller's transaction.
pub async fn withdraw_canvas(
    tx: &mut Tx<'_>,
    now_ms: i64,
    canvas: &CanvasId,
    by: &str,
) -> Result<(), DbError> {
    if let Some(entry) = leaving::of_canvas(tx, &canvas.0).await? {
        withdraw(tx, now_ms, &entry, by, Only::Anyway).await?;
    }
    Ok(())
}

/// Takes everything of the workspace out of the catalogue, within the caller's transaction.
pub async fn withdraw_workspace(
    tx: &mut Tx<'_>,
    now_ms: i64,
    workspace: &str,
    by: &str,
) -> Result<(), DbError> {
    for entry in leaving::published_of(tx, workspace).await? {
        withdraw(tx, now_ms, &entry, by, Only::Anyway).await?;
    }
    Ok(())
}

/// Deletes what was published from the canvas, with all its versions, within the caller's transaction.
pub async fn forget_canvas(
    tx: &mut Tx<'_>,
    now_ms: i64,
    canvas: &CanvasId,
    by: &str,
) -> Result<(), DbError> {
    if let Some(entry) = leaving::of_canvas(tx, &canvas.0).await? {
        withdraw(tx, now_ms, &entry, by, Only::Anyway).await?;
        leaving::forget(tx, &entry.id).await?;
    }
    Ok(())
}
