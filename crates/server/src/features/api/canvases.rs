//! `/api/v1/canvases` and the canvases of a workspace.
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Json as Answer;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use canvas::json::CanvasJson;
use canvas::settings::{EditScope, Settings, Zones};
use canvas::template::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::workspaces::{Page, language};
use super::{Json, idempotency};
use crate::app::App;
use crate::clock::token_hash;
use crate::features::accounts::Visitor;
use crate::features::canvases::{self, CanvasRecord, NewCanvas};
use crate::features::live;
use crate::features::workspaces::{Access, Manage, Title, View};
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/workspaces/{workspace}/canvases", list)
        .post("/api/v1/workspaces/{workspace}/canvases", create)
        .get("/api/v1/canvases/{canvas}", show)
        .get("/api/v1/canvases/{canvas}/settings", settings)
        .patch("/api/v1/canvases/{canvas}/settings", change_settings)
}

/// What a canvas is made of.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewCanvasJson {
    /// One of the nine kinds, such as `actor-map`.
    kind: String,
    /// 1–120 characters.
    title: String,
    /// Language of what stands ready on it: `fi` (default), `sv` or `en`.
    language: Option<String>,
}

/// A canvas without its content.
#[derive(Serialize, ToSchema)]
pub(super) struct CanvasListed {
    id: String,
    kind: String,
    title: String,
    /// UTC milliseconds.
    changed_at: i64,
    archived: bool,
}

/// A page of canvases.
#[derive(Serialize, ToSchema)]
pub(super) struct CanvasList {
    items: Vec<CanvasListed>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

pub(super) fn listed(record: CanvasRecord) -> CanvasListed {
    CanvasListed {
        id: record.id,
        kind: record.kind,
        title: record.title,
        changed_at: record.changed_at,
        archived: record.archived_at.is_some(),
    }
}

/// The workspace's canvases, oldest first.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}/canvases", params(("workspace" = String, Path)),
    responses((status = 200, body = CanvasList), (status = 404)))]
pub(super) async fn list(
    State(app): State<App>,
    access: Access<View>,
    Query(page): Query<Page>,
) -> Result<Answer<CanvasList>, Error> {
    let (items, next) = page.cut(canvases::list(&app, &access.workspace.0).await?, |record| {
        record.id.as_str()
    });
    Ok(Answer(CanvasList {
        items: items.into_iter().map(listed).collect(),
        next,
    }))
}

/// Makes a canvas.
#[utoipa::path(post, path = "/api/v1/workspaces/{workspace}/canvases", request_body = NewCanvasJson,
    params(("workspace" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = CanvasListed), (status = 403), (status = 422)))]
pub(super) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Manage>,
    headers: HeaderMap,
    body: Json<NewCanvasJson>,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let mut errors = FormErrors::default();
    let title = errors.take("title", Title::parse(&body.value.title));
    let template = errors.take(
        "kind",
        canvas::find(&body.value.kind).ok_or("api-kind-unknown"),
    );
    let lang = errors.take(
        "language",
        language(body.value.language.as_deref()).map_err(|_| "api-language-unknown"),
    );
    let (Some(title), Some(template), Some(lang)) = (title, template, lang) else {
        return Err(errors.into());
    };
    let request = format!(
        "{} {}",
        access.workspace.0,
        String::from_utf8_lossy(&body.sent)
    );
    idempotency::created(&app, account, &headers, &request, async {
        let new = NewCanvas {
            workspace: &access.workspace.0,
            template,
            title: &title,
            lang,
            by: &access.who.id,
        };
        Ok(listed(canvases::create(&app, new).await?))
    })
    .await
}

/// Everything on the canvas, by zone. `ETag` changes with the content.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}", params(("canvas" = String, Path)),
    responses((status = 200, body = serde_json::Value), (status = 304), (status = 404)))]
pub(super) async fn show(
    State(app): State<App>,
    access: Access<View>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let (record, template) = load(&app, &access).await?;
    let id = access.canvas()?;
    live::note_read(&app, &record.kind, id, &access.workspace, &access.who).await?;
    let content = live::content(&app, id).await?;
    let canvas = CanvasJson::new(&record.id, &record.title, template, content);
    let body = serde_json::to_string(&canvas).map_err(Error::internal)?;
    let tag =
        HeaderValue::from_str(&format!("\"{}\"", token_hash(&body))).map_err(Error::internal)?;
    if headers.get(header::IF_NONE_MATCH) == Some(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let kind = HeaderValue::from_static("application/json");
    Ok(([(header::CONTENT_TYPE, kind), (header::ETAG, tag)], body).into_response())
}

pub(super) async fn load<L: crate::features::workspaces::Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasRecord, &'static Template), Error> {
    let found = canvases::find(app, &access.workspace.0, &access.canvas()?.0).await?;
    let record = found.ok_or(Error::NotFound)?;
    let template =
        canvas::find(&record.kind).ok_or_else(|| Error::internal("a canvas of an unknown kind"))?;
    Ok((record, template))
}

/// A change of the room's settings; what is absent stays.
#[derive(Deserialize, ToSchema)]
pub(super) struct SettingsChange {
    /// Letter of the step, or null for none.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    step: Option<Option<String>>,
    /// Letters of the steps that are done.
    done: Option<Vec<String>>,
    /// `all` or `step`.
    #[schema(value_type = Option<String>)]
    zones: Option<Zones>,
    /// `all`, `own` or `add`.
    #[schema(value_type = Option<String>)]
    edit: Option<EditScope>,
    paused: Option<bool>,
}

/// Tells `null` from absence.
fn present<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

fn tag(settings: &Settings) -> String {
    format!("\"{}\"", settings.revision)
}

fn with_tag(settings: &Settings) -> Response {
    (
        [(header::ETAG, tag(settings))],
        Answer(serde_json::json!(settings)),
    )
        .into_response()
}

/// The room's settings: the step under way, what is open, whether it is paused.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}/settings", params(("canvas" = String, Path)),
    responses((status = 200, body = serde_json::Value), (status = 404)))]
pub(super) async fn settings(
    State(app): State<App>,
    access: Access<View>,
) -> Result<Response, Error> {
    Ok(with_tag(&load(&app, &access).await?.0.settings))
}

/// Changes the room's settings. With `If-Match`, only when they still have that revision.
#[utoipa::path(patch, path = "/api/v1/canvases/{canvas}/settings", request_body = SettingsChange,
    params(("canvas" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = serde_json::Value), (status = 403), (status = 412), (status = 422)))]
pub(super) async fn change_settings(
    State(app): State<App>,
    access: Access<Manage>,
    headers: HeaderMap,
    body: Json<SettingsChange>,
) -> Result<Response, Error> {
    let (_, template) = load(&app, &access).await?;
    let change = body.value;
    let known = |letter: &String| template.steps.iter().any(|step| step.letter == *letter);
    if !change.step.iter().flatten().all(known) || !change.done.iter().flatten().all(known) {
        return Err(FormErrors::one("step", "api-step-unknown").into());
    }
    let expected = headers
        .get(header::IF_MATCH)
        .map(|value| value.as_bytes().to_vec());
    let stale = AtomicBool::new(false);
    let changed = live::change_settings(&app, access.canvas()?, |settings| {
        let is_other = expected
            .as_deref()
            .is_some_and(|expected| expected != tag(settings).as_bytes());
        stale.store(is_other, Ordering::Relaxed);
        if !is_other {
            apply(settings, &change);
        }
    })
    .await?;
    if stale.into_inner() {
        return Err(Error::Stale);
    }
    Ok(with_tag(&changed))
}

fn apply(settings: &mut Settings, change: &SettingsChange) {
    if let Some(step) = &change.step {
        settings.step.clone_from(step);
    }
    if let Some(done) = &change.done {
        settings.done.clone_from(done);
        settings.done.sort();
        settings.done.dedup();
    }
    settings.zones = change.zones.unwrap_or(settings.zones);
    settings.edit = change.edit.unwrap_or(settings.edit);
    settings.paused = change.paused.unwrap_or(settings.paused);
}
