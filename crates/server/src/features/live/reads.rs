//! Reads of interviews leave a mark in the audit trail: once for each person and day.
use super::store;
use crate::app::App;
use crate::features::audit;
use crate::features::workspaces::{CanvasId, Who, WorkspaceId};
use crate::web::Error;
use crate::web::dates::in_finland;

/// Notes that `who` reads the canvas, when its kind is private; whoever shows what stands on a canvas calls this
/// before. Others are read without a trace.
pub async fn note_read(
    app: &App,
    kind: &str,
    canvas: &CanvasId,
    workspace: &WorkspaceId,
    who: &Who,
) -> Result<(), Error> {
    if !canvas::find(kind).is_some_and(|template| template.private) {
        return Ok(());
    }
    let now = app.now_ms();
    let day = in_finland(now).date().to_string();
    let mut tx = app.db.begin().await?;
    if store::note_read(&mut tx, canvas, &who.id, &day).await? {
        let workspace = Some(workspace.0.as_str());
        audit::record(
            &mut tx,
            now,
            &who.id,
            "interview.read",
            workspace,
            &canvas.0,
            &day,
        )
        .await?;
    }
    Ok(tx.commit().await?)
}
