//! `GET /api/v1/workspaces/{workspace}/search`: what stands on a workspace's canvases, for programs.
use axum::Json as Answer;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use crate::app::App;
use crate::features::finding::{self, Ask};
use crate::features::workspaces::{Access, View};
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().get("/api/v1/workspaces/{workspace}/search", search)
}

/// What was found in a workspace.
#[derive(Serialize, ToSchema)]
pub(super) struct WorkspaceSearch {
    /// How many there are of what is asked for.
    total: usize,
    /// Whether there are more than were counted.
    more: bool,
    /// How many there are of each kind that has any: `canvases`, `records`, `notes`, `fields`, `comments`.
    counts: BTreeMap<&'static str, usize>,
    /// The page, from 1.
    page: usize,
    /// How many pages of thirty there are.
    pages: usize,
    /// Thirty of them from the wanted page.
    hits: Vec<WorkspaceHit>,
}

/// Something that was found in a workspace.
#[derive(Serialize, ToSchema)]
pub(super) struct WorkspaceHit {
    /// `canvases`, `records`, `notes`, `fields` or `comments`.
    kind: &'static str,
    /// Id of the canvas; nothing for a record.
    canvas: Option<String>,
    /// Title of the canvas.
    canvas_title: Option<String>,
    /// Where on the canvas, or what kind of record, in the language asked for.
    place: String,
    /// The text as far as it is shown, in pieces.
    pieces: Vec<WorkspacePiece>,
    /// Its page, without the language.
    address: String,
}

/// A part of a hit's text.
#[derive(Serialize, ToSchema)]
pub(super) struct WorkspacePiece {
    text: String,
    /// Whether it answers what was asked.
    matches: bool,
}

/// Finds what stands on the workspace's canvases. Whoever may read the workspace may ask; of interviews only titles are
/// found.
#[utoipa::path(
    get, path = "/api/v1/workspaces/{workspace}/search",
    params(
        ("workspace" = String, Path),
        ("q" = Option<String>, Query, description = "Words; what has all of the first four is found, in whatever form"),
        ("kind" = Option<String>, Query, description = "canvases, records, notes, fields or comments; all when left out"),
        ("page" = Option<String>, Query, description = "From 1"),
    ),
    responses((status = 200, body = WorkspaceSearch), (status = 401), (status = 404)),
)]
pub(super) async fn search(
    State(app): State<App>,
    access: Access<View>,
    headers: HeaderMap,
    Query(ask): Query<Ask>,
) -> Result<Answer<WorkspaceSearch>, Error> {
    let lang = headers.get(header::ACCEPT_LANGUAGE);
    let lang = Lang::preferred(lang.and_then(|lang| lang.to_str().ok()).unwrap_or_default());
    let found = finding::find(&app, &access.workspace.0, &ask, lang).await?;
    let counts = found.counts.iter();
    Ok(Answer(WorkspaceSearch {
        total: found.total,
        more: found.is_more,
        counts: counts
            .map(|(group, count)| (group.name(), *count))
            .collect(),
        page: found.page,
        pages: found.pages,
        hits: found.hits.into_iter().map(json).collect(),
    }))
}

fn json(hit: finding::Hit) -> WorkspaceHit {
    let (canvas, canvas_title) = hit.canvas.map(|on| (on.id, on.title)).unzip();
    let pieces = hit.pieces.into_iter().map(|piece| WorkspacePiece {
        text: piece.text,
        matches: piece.is_match,
    });
    WorkspaceHit {
        kind: hit.group.name(),
        canvas,
        canvas_title,
        place: hit.place,
        pieces: pieces.collect(),
        address: hit.address,
    }
}
