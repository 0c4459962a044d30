//! `/api/v1/workspaces/{workspace}/catalogue`: what a workspace has published, as its owners see it; also what is
//! withdrawn, and by what its owners call it.
use axum::Json as Answer;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::seen;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::{Description, Owned, Owning};
use crate::features::workspaces::{Access, Manage};
use crate::web::Error;
use crate::web::routes::Routes;

/// Items of a page when `limit` is not given, and the most that may be asked for.
const PAGE_ITEMS: i64 = 50;
const PAGE_ITEMS_MAX: i64 = 200;

pub(super) fn routes() -> Routes {
    let one = "/api/v1/workspaces/{workspace}/catalogue/{model}";
    Routes::new()
        .get("/api/v1/workspaces/{workspace}/catalogue", list)
        .get(one, show)
        .delete(one, withdraw)
        .post(
            "/api/v1/workspaces/{workspace}/catalogue/{model}/publish",
            publish_again,
        )
}

/// A description that the workspace has published, in the catalogue or withdrawn from it.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnModelJson {
    id: String,
    /// What it was brought by; absent when it came from a canvas or without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<String>,
    /// Address of its public page, for people; it answers 410 while it is withdrawn.
    url: String,
    /// Number of its version.
    version: i64,
    /// Since when it is in the catalogue, UTC milliseconds; absent when it is withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<i64>,
    /// When this version was made.
    changed_at: i64,
    /// When its owner last said that it is right.
    checked_at: i64,
    /// How many corrections of readers nobody has seen to.
    corrections: i64,
    #[serde(flatten)]
    description: Description,
}

fn json_of(app: &App, one: Owned) -> OwnModelJson {
    let lang = one.description.language;
    OwnModelJson {
        url: format!("{}/{lang}/support/{}", app.base_url, one.address),
        id: one.id,
        identifier: one.identifier,
        version: one.version,
        published_at: one.published_at,
        changed_at: one.changed_at,
        checked_at: one.checked_at,
        corrections: one.corrections,
        description: one.description,
    }
}

fn tagged(app: &App, one: Owned) -> Response {
    let tag = format!("\"{}\"", one.tag());
    ([(header::ETAG, tag)], Answer(json_of(app, one))).into_response()
}

/// Who may look after the workspace's descriptions: those with an account who lead it.
fn owning<'a>(
    app: &'a App,
    visitor: &Visitor,
    access: &'a Access<Manage>,
) -> Result<Owning<'a>, Error> {
    access.must_have_account(visitor)?;
    Ok(Owning { app, access })
}

/// A page of what the workspace has published.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnModelList {
    items: Vec<OwnModelJson>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    identifier: String,
    cursor: String,
    limit: i64,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            identifier: String::new(),
            cursor: String::new(),
            limit: PAGE_ITEMS,
        }
    }
}

/// What the workspace has published, oldest entries first; withdrawn ones too. Those who lead it read it.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}/catalogue",
    params(("workspace" = String, Path),
        ("identifier" = Option<String>, Query, description = "Only the one that was brought by it"),
        ("cursor" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = OwnModelList), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Manage>,
    Query(asked): Query<Asked>,
) -> Result<Answer<OwnModelList>, Error> {
    let limit = asked.limit.clamp(1, PAGE_ITEMS_MAX);
    let owning = owning(&app, &visitor, &access)?;
    let found = owning.list(&asked.cursor, asked.identifier.trim(), limit + 1);
    let mut found = found.await?;
    let shown = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = found.len() > shown;
    found.truncate(shown);
    let next = found.last().filter(|_| is_more).map(|last| last.id.clone());
    let items = found.into_iter().map(|one| json_of(&app, one)).collect();
    Ok(Answer(OwnModelList { items, next }))
}

/// What the path names.
#[derive(Deserialize)]
pub(super) struct Named {
    model: String,
}

/// One description of the workspace. `ETag` changes with it.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}/catalogue/{model}",
    params(("workspace" = String, Path), ("model" = String, Path)),
    responses((status = 200, body = OwnModelJson), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Manage>,
    Path(named): Path<Named>,
) -> Result<Response, Error> {
    let owning = owning(&app, &visitor, &access)?;
    Ok(tagged(&app, owning.one(&named.model).await?))
}

/// Withdraws a description from the catalogue; its versions are kept. With `If-Match`, only when it is still the one
/// that was read. One that is withdrawn already stays so.
#[utoipa::path(delete, path = "/api/v1/workspaces/{workspace}/catalogue/{model}",
    params(("workspace" = String, Path), ("model" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 412)))]
pub(super) async fn withdraw(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Manage>,
    Path(named): Path<Named>,
    headers: HeaderMap,
) -> Result<StatusCode, Error> {
    let owning = owning(&app, &visitor, &access)?;
    owning.withdraw(&named.model, seen(&headers)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a withdrawn description back into the catalogue as it was; that is no check. With `If-Match`, only when it is
/// still the one that was read.
#[utoipa::path(post, path = "/api/v1/workspaces/{workspace}/catalogue/{model}/publish",
    params(("workspace" = String, Path), ("model" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = OwnModelJson), (status = 401), (status = 403), (status = 404), (status = 409),
        (status = 412)))]
pub(super) async fn publish_again(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Manage>,
    Path(named): Path<Named>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let owning = owning(&app, &visitor, &access)?;
    let published = owning.publish_again(&named.model, seen(&headers)).await?;
    Ok(tagged(&app, published))
}
