//! Throwing away and bringing back. Both are done once, however often they are asked for.
use super::store;
use crate::app::App;
use crate::db::DbError;
use crate::features::workspaces::CanvasId;
use crate::features::{audit, catalogue, live};
use crate::web::Error;

/// Throws a canvas away: everybody there is sent off, and what it published leaves the catalogue.
pub(super) async fn throw_canvas(
    app: &App,
    workspace: &str,
    canvas: &CanvasId,
    by: &str,
) -> Result<(), Error> {
    let (now, id) = (app.now_ms(), canvas.0.as_str());
    let mut tx = app.db.begin().await?;
    if !store::throw_canvas(&mut tx, id, by, now).await? {
        return Ok(());
    }
    let action = "canvas-deleted";
    audit::record(&mut tx, now, by, action, Some(workspace), id, "").await?;
    catalogue::withdraw_canvas(&mut tx, now, canvas, by).await?;
    tx.commit().await?;
    app.rooms.changes().note(canvas);
    live::close(app, canvas);
    Ok(())
}

/// Brings a canvas of the workspace back. Fails with 404 when the workspace has no such canvas.
pub(super) async fn restore_canvas(
    app: &App,
    workspace: &str,
    canvas: &CanvasId,
    by: &str,
) -> Result<(), Error> {
    let (now, id) = (app.now_ms(), canvas.0.as_str());
    let mut tx = app.db.begin().await?;
    if !store::restore_canvas(&mut tx, id, workspace).await? {
        return match store::has_canvas(&mut tx, id, workspace).await? {
            true => Ok(()),
            false => Err(Error::NotFound),
        };
    }
    let action = "canvas-restored";
    audit::record(&mut tx, now, by, action, Some(workspace), id, "").await?;
    tx.commit().await?;
    app.rooms.changes().note(canvas);
    Ok(())
}

/// Throws a workspace away: everybody in it is sent off, and what it published leaves the catalogue.
pub(super) async fn throw_workspace(app: &App, workspace: &str, by: &str) -> Result<(), Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if !store::throw_workspace(&mut tx, workspace, by, now).await? {
        return Ok(());
    }
    let action = "workspace-deleted";
    audit::record(&mut tx, now, by, action, Some(workspace), workspace, "").await?;
    catalogue::withdraw_workspace(&mut tx, now, workspace, by).await?;
    tx.commit().await?;
    for canvas in store::all_canvases(&app.db, workspace).await? {
        live::close(app, &CanvasId(canvas));
    }
    // Nobody listens when nothing of it is open.
    let _ = app.revocations.send(format!("workspace-{workspace}"));
    Ok(())
}

/// Brings a workspace back; says whether it was in the trash.
pub(super) async fn restore_workspace(
    app: &App,
    workspace: &str,
    by: &str,
) -> Result<bool, DbError> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if !store::restore_workspace(&mut tx, workspace).await? {
        return Ok(false);
    }
    let action = "workspace-restored";
    audit::record(&mut tx, now, by, action, Some(workspace), workspace, "").await?;
    tx.commit().await?;
    Ok(true)
}
