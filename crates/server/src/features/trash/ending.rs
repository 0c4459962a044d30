//! Deleting for good: everything that was ever written, kept, shown or read out of a canvas or a workspace. The audit
//! trail keeps that it happened, and no word of it.
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{kept_ms, store};
use crate::app::App;
use crate::features::workspaces::CanvasId;
use crate::features::{audit, catalogue, interviews, live, photos, registry};
use crate::jobs::{self, Kind};
use crate::web::Error;

/// How often it is looked what has been in the trash for long enough.
const LOOK_EVERY_MS: i64 = 60 * 60 * 1000;
/// Who acts in the audit trail when the days are over.
const BY_DATE: &str = "retention-date";

/// Deletes what has been in the trash for long enough, and queues the next look.
pub const END_DUE: Kind = Kind {
    name: "trash.end-due",
    run: end_due,
};

/// Deletes a workspace for good whose end has begun.
pub const END: Kind = Kind {
    name: "trash.end",
    run: end_begun,
};

#[derive(Serialize, Deserialize)]
struct Begun {
    workspace: String,
    by: String,
}

fn end_due(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let now = app.now_ms();
        let thrown_by = now - kept_ms(app);
        for workspace in store::due_workspaces(&app.db, thrown_by).await? {
            let ended = end_due_workspace(app, &workspace, thrown_by).await;
            ended.map_err(|_| anyhow::anyhow!("a workspace could not be deleted"))?;
        }
        for canvas in store::due_canvases(&app.db, thrown_by).await? {
            let ended = end_canvas(app, &CanvasId(canvas), BY_DATE, thrown_by).await;
            ended.map_err(|_| anyhow::anyhow!("a canvas could not be deleted"))?;
        }
        let mut tx = app.db.begin().await?;
        let next = now + LOOK_EVERY_MS;
        jobs::enqueue_at(&mut tx, now, next, END_DUE.name, &Json::Null).await?;
        tx.commit().await?;
        Ok(())
    })
}

fn end_begun(app: &App, payload: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let begun: Begun = serde_json::from_value(payload)?;
        let ended = finish_workspace(app, &begun.workspace, &begun.by).await;
        ended.map_err(|_| anyhow::anyhow!("a workspace could not be deleted"))
    })
}

async fn end_due_workspace(app: &App, workspace: &str, thrown_by: i64) -> Result<(), Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if store::end_workspace(&mut tx, workspace, now, thrown_by).await? {
        let action = "workspace-ended";
        let of = Some(workspace);
        audit::record(&mut tx, now, BY_DATE, action, of, workspace, "").await?;
    }
    tx.commit().await?;
    finish_workspace(app, workspace, BY_DATE).await
}

/// Begins to delete a workspace of the trash for good: from now on nobody brings it back. A job does the rest, canvas by
/// canvas, since it may be much.
pub(super) async fn begin_workspace(app: &App, workspace: &str, by: &str) -> Result<(), Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if !store::end_workspace(&mut tx, workspace, now, now).await? {
        return Ok(());
    }
    let action = "workspace-ended";
    audit::record(&mut tx, now, by, action, Some(workspace), workspace, "").await?;
    let begun = Begun {
        workspace: workspace.to_owned(),
        by: by.to_owned(),
    };
    jobs::enqueue(&mut tx, now, END.name, &begun).await?;
    tx.commit().await?;
    jobs::wake(app);
    Ok(())
}

/// Deletes a workspace whose end has begun. Stopped on the way it goes on from there.
async fn finish_workspace(app: &App, workspace: &str, by: &str) -> Result<(), Error> {
    if !store::is_ending(&app.db, workspace).await? {
        return Ok(());
    }
    loop {
        let canvases = store::all_canvases(&app.db, workspace).await?;
        if canvases.is_empty() {
            break;
        }
        for canvas in canvases {
            end_canvas(app, &CanvasId(canvas), by, app.now_ms()).await?;
        }
    }
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    catalogue::withdraw_workspace(&mut tx, now, workspace, by).await?;
    store::forget_workspace(&mut tx, workspace).await?;
    jobs::enqueue(&mut tx, now, interviews::SCRUB.name, &Json::Null).await?;
    tx.commit().await?;
    jobs::wake(app);
    Ok(())
}

/// Deletes a canvas for good that was thrown away by `thrown_by`, or whose workspace ends; says whether it did.
pub(super) async fn end_canvas(
    app: &App,
    canvas: &CanvasId,
    by: &str,
    thrown_by: i64,
) -> Result<bool, Error> {
    let (now, id) = (app.now_ms(), canvas.0.as_str());
    let Some(of) = store::of_canvas(&app.db, id).await? else {
        return Ok(false);
    };
    // What the registry read out of it goes first, while it is known what that was; with its workspace all goes.
    if of.is_thrown {
        registry::settle(app, canvas).await?;
    }
    let mut tx = app.db.begin().await?;
    if !store::hold(&mut tx, id, thrown_by).await? {
        return Ok(false);
    }
    if interviews::is_interview(&of.kind) {
        drop(tx);
        interviews::erase(app, canvas, by).await?;
        return Ok(true);
    }
    catalogue::forget_canvas(&mut tx, now, canvas, by).await?;
    live::forget(&mut tx, canvas).await?;
    store::forget_canvas(&mut tx, id, &of.workspace).await?;
    photos::forget(&mut tx, now, id).await?;
    let (action, workspace) = ("canvas-ended", Some(of.workspace.as_str()));
    audit::record(&mut tx, now, by, action, workspace, id, "").await?;
    jobs::enqueue(&mut tx, now, interviews::SCRUB.name, &Json::Null).await?;
    tx.commit().await?;
    // A room that writes on meanwhile finds no canvas for its rows; now it ends.
    live::close(app, canvas);
    jobs::wake(app);
    Ok(true)
}
