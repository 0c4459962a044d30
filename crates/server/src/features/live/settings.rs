//! The room's settings: kept with the canvas, told to everybody in the room.
use canvas::settings::Settings;

use super::checkpoints;
use super::rooms::Command;
use super::store;
use crate::app::App;
use crate::features::workspaces::CanvasId;
use crate::web::Error;

/// How often a change is tried again when another comes between.
const TRIES_MAX: usize = 16;

/// The canvas's settings.
pub async fn settings(app: &App, canvas: &CanvasId) -> Result<Settings, Error> {
    let row = store::canvas(&app.db, canvas).await?;
    Ok(row.ok_or(Error::NotFound)?.settings())
}

/// Changes the canvas's settings under a new revision and tells its room. When the step changes, the state
/// at the end of the one before is kept as a checkpoint. A change that changes nothing is not made. Fails with
/// 409 for a canvas in the archive.
pub async fn change_settings(
    app: &App,
    canvas: &CanvasId,
    change: impl Fn(&mut Settings),
) -> Result<Settings, Error> {
    for _ in 0..TRIES_MAX {
        let row = store::canvas(&app.db, canvas)
            .await?
            .ok_or(Error::NotFound)?;
        if row.is_archived {
            return Err(Error::Conflict("canvas-is-archived"));
        }
        let before = row.settings();
        let mut after = before.clone();
        change(&mut after);
        after.revision = before.revision;
        if after == before {
            return Ok(after);
        }
        after.revision += 1;
        let json = serde_json::to_string(&after).map_err(Error::internal)?;
        if !store::replace_settings(&app.db, canvas, &row.settings, &json).await? {
            continue;
        }
        app.rooms
            .tell_open(canvas, Command::Settings(after.clone()));
        if after.step != before.step {
            checkpoints::keep_step(app, canvas, before.step).await?;
        }
        return Ok(after);
    }
    Err(Error::internal("the settings of a canvas change too fast"))
}
