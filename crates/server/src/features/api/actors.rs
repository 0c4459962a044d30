//! `/api/v1/workspaces/{workspace}/actors/suggest`: records offered while a name is typed.
use axum::Json as Answer;
use axum::extract::{Query, State};
use axum::http::HeaderMap;

use crate::app::App;
use crate::features::registry::{self, Offer, Typed};
use crate::features::workspaces::{Access, View};
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().get("/api/v1/workspaces/{workspace}/actors/suggest", suggest)
}

/// Actors (or with `kind` support models or client groups) that what is typed may mean, the likeliest first, at most 8.
/// Inflected forms and other names of public bodies are understood.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}/actors/suggest",
    params(("workspace" = String, Path), ("q" = String, Query), ("kind" = Option<String>, Query)),
    responses((status = 200, body = Vec<Offer>), (status = 404)))]
pub(super) async fn suggest(
    State(app): State<App>,
    access: Access<View>,
    headers: HeaderMap,
    Query(typed): Query<Typed>,
) -> Result<Answer<Vec<Offer>>, Error> {
    let kind = typed.kind()?;
    let offers = registry::suggest(&app.db, &access.workspace.0, kind, &typed.q).await?;
    let named = offers.into_iter().map(|offer| offer.named(&headers));
    Ok(Answer(named.collect()))
}
