//! `/api/v1/canvases/{canvas}/checkpoints`: states of a canvas that were kept, what stood on it then, and what has
//! changed since.
use std::collections::{BTreeMap, BTreeSet};

use axum::Json as Answer;
use axum::extract::{Path, Query, State};
use canvas::json::CanvasJson;
use canvas::{Difference, compare};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::canvases::load;
use super::workspaces::Page;
use crate::app::App;
use crate::features::live::{self, Checkpoint, CheckpointId};
use crate::features::workspaces::{Access, View};
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/canvases/{canvas}/checkpoints", list)
        .get("/api/v1/canvases/{canvas}/checkpoints/{checkpoint}", show)
        .get(
            "/api/v1/canvases/{canvas}/checkpoints/{checkpoint}/differences",
            differences,
        )
}

/// A kept state, without the state.
#[derive(Serialize, ToSchema)]
pub(super) struct CheckpointJson {
    id: String,
    /// UTC milliseconds.
    at: i64,
    /// `hand`, `restore` (before an earlier state was brought back), `rows` (before rows were brought), `move` (before the canvas
    /// moved to another version), `step` (one ended) or `time`.
    why: &'static str,
    /// What people call it; empty for those that the program made itself.
    label: String,
    /// Letter of the step that was under way.
    step: Option<String>,
    /// Names of those who worked before it, after the one before.
    workers: BTreeSet<String>,
}

/// A page of kept states.
#[derive(Serialize, ToSchema)]
pub(super) struct CheckpointList {
    items: Vec<CheckpointJson>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// The canvas's kept states, newest first.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}/checkpoints",
    params(("canvas" = String, Path), ("cursor" = Option<String>, Query), ("limit" = Option<usize>, Query)),
    responses((status = 200, body = CheckpointList), (status = 404)))]
pub(super) async fn list(
    State(app): State<App>,
    access: Access<View>,
    Query(page): Query<Page>,
) -> Result<Answer<CheckpointList>, Error> {
    load(&app, &access).await?;
    let canvas = access.canvas()?;
    let workers = live::workers(&app, canvas).await?;
    let all = live::list_checkpoints(&app, canvas).await?;
    let (items, next) = page.cut(all, |one| one.id.0.as_str());
    let json = |one: Checkpoint| CheckpointJson {
        workers: workers.get(&Some(one.seq)).cloned().unwrap_or_default(),
        id: one.id.0,
        at: one.at,
        why: one.why.name(),
        label: one.label,
        step: one.step,
    };
    Ok(Answer(CheckpointList {
        items: items.into_iter().map(json).collect(),
        next,
    }))
}

fn id_of(path: &BTreeMap<String, String>) -> CheckpointId {
    CheckpointId(path.get("checkpoint").cloned().unwrap_or_default())
}

/// Everything that stood on the canvas then, in the shape of `/api/v1/canvases/{canvas}`.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}/checkpoints/{checkpoint}",
    params(("canvas" = String, Path), ("checkpoint" = String, Path)),
    responses((status = 200, body = serde_json::Value), (status = 404)))]
pub(super) async fn show(
    State(app): State<App>,
    access: Access<View>,
    Path(path): Path<BTreeMap<String, String>>,
) -> Result<Answer<CanvasJson>, Error> {
    let (record, _) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    let found = live::find_checkpoint(&app, canvas, &id_of(&path)).await?;
    live::note_read(&app, &record.kind, canvas, &access.workspace, &access.who).await?;
    let live::Stood { template, content } = live::checkpoint_stood(&app, canvas, &found.id).await?;
    let json = CanvasJson::new(&record.id, &record.title, template, content);
    Ok(Answer(json))
}

#[derive(Deserialize)]
pub(super) struct Until {
    to: Option<String>,
}

/// Differences between two states of a canvas.
#[derive(Serialize, ToSchema)]
pub(super) struct DifferenceList {
    /// Each with its `part` (`note`, `field`, `choices`, `cell`, `row`, `column`, `tick`, `heart`, `link`, `circle`) and
    /// what stood `before` and `after`; null for what was not there.
    #[schema(value_type = Vec<serde_json::Value>)]
    items: Vec<Difference>,
}

/// What has changed from a kept state to another (`to`), or to now.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}/checkpoints/{checkpoint}/differences",
    params(("canvas" = String, Path), ("checkpoint" = String, Path), ("to" = Option<String>, Query)),
    responses((status = 200, body = DifferenceList), (status = 404)))]
pub(super) async fn differences(
    State(app): State<App>,
    access: Access<View>,
    Path(path): Path<BTreeMap<String, String>>,
    Query(until): Query<Until>,
) -> Result<Answer<DifferenceList>, Error> {
    let (record, _) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    live::find_checkpoint(&app, canvas, &id_of(&path)).await?;
    live::note_read(&app, &record.kind, canvas, &access.workspace, &access.who).await?;
    let before = live::checkpoint_content(&app, canvas, &id_of(&path)).await?;
    let after = match until.to {
        Some(to) => live::checkpoint_content(&app, canvas, &CheckpointId(to)).await?,
        None => live::content(&app, canvas).await?,
    };
    Ok(Answer(DifferenceList {
        items: compare(&before, &after),
    }))
}
