//! Erasing interviews: everything that was written on one, and everything that was read out of it. The audit trail
//! keeps that it happened, and no word of it.
use futures_util::future::BoxFuture;
use serde_json::Value as Json;

use super::model::default_ms;
use super::store;
use crate::app::App;
use crate::features::audit;
use crate::features::live;
use crate::features::photos;
use crate::features::workspaces::CanvasId;
use crate::jobs::{self, Kind};
use crate::web::Error;

/// How often it is looked which dates have come.
const LOOK_EVERY_MS: i64 = 60 * 60 * 1000;
/// Who acts in the audit trail when a date has come.
const BY_DATE: &str = "retention-date";

/// Erases the interviews whose date has come, and queues the next look.
pub const ERASE_DUE: Kind = Kind {
    name: "interviews.erase-due",
    run: erase_due,
};

/// Makes sure that nothing of what was erased is left in the database's files.
pub const SCRUB: Kind = Kind {
    name: "interviews.scrub",
    run: scrub,
};

fn erase_due(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let now = app.now_ms();
        for template in canvas::builtin().iter().filter(|template| template.private) {
            for id in store::due(&app.db, &template.kind, default_ms(), now).await? {
                let erased = erase(app, &CanvasId(id), BY_DATE).await;
                erased.map_err(|_| anyhow::anyhow!("an interview could not be erased"))?;
            }
        }
        let mut tx = app.db.begin().await?;
        let next = now + LOOK_EVERY_MS;
        jobs::enqueue_at(&mut tx, now, next, ERASE_DUE.name, &Json::Null).await?;
        tx.commit().await?;
        Ok(())
    })
}

fn scrub(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        anyhow::ensure!(app.db.scrub().await?, "a reader is in the way");
        Ok(())
    })
}

/// Erases the interview for good, and sends everybody away from it. Fails with 404 when there is no such canvas.
pub async fn erase(app: &App, canvas: &CanvasId, by: &str) -> Result<(), Error> {
    let now = app.now_ms();
    let id = canvas.0.as_str();
    let mut tx = app.db.begin().await?;
    let workspace = store::workspace_of(&mut tx, id).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    store::forget_records(&mut tx, id).await?;
    live::forget(&mut tx, canvas).await?;
    store::forget_canvas(&mut tx, id).await?;
    photos::forget(&mut tx, now, id).await?;
    let action = "interview.erase";
    audit::record(&mut tx, now, by, action, Some(&workspace), id, "").await?;
    jobs::enqueue(&mut tx, now, SCRUB.name, &Json::Null).await?;
    tx.commit().await?;
    // A room that writes on meanwhile finds no canvas for its rows; now it ends.
    live::close(app, canvas);
    jobs::wake(app);
    Ok(())
}
