//! Whole canvases as files, out and in.
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use canvas::file::{FILE_BYTES_MAX, Why};

use super::canvases::{CanvasListed, listed};
use super::idempotency;
use crate::app::App;
use crate::clock::token_hash;
use crate::features::accounts::Visitor;
use crate::features::results::{self, Incoming, JSON};
use crate::features::workspaces::{Access, Manage, View};
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    let larger = post(import).layer(DefaultBodyLimit::max(FILE_BYTES_MAX));
    Routes::new()
        .get("/api/v1/canvases/{canvas}/export", export)
        .on("POST", "/api/v1/workspaces/{workspace}/import", larger)
}

/// The whole canvas as a file that can be imported: `docs/reference/canvas-file.md`.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}/export", params(("canvas" = String, Path)),
    responses((status = 200, body = serde_json::Value), (status = 404)))]
pub(super) async fn export(
    State(app): State<App>,
    access: Access<View>,
) -> Result<Response, Error> {
    let taken = results::take(&app, &access, "api canvas.json").await?;
    let kind = HeaderValue::from_static(JSON.media);
    let body = taken.json(&app).await?;
    Ok(([(header::CONTENT_TYPE, kind)], body).into_response())
}

/// Makes a canvas of such a file, under the file's own title.
#[utoipa::path(post, path = "/api/v1/workspaces/{workspace}/import", request_body = serde_json::Value,
    params(("workspace" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = CanvasListed), (status = 403), (status = 413), (status = 422)))]
pub(super) async fn import(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Manage>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let body = body.map_err(|why| match Error::from(why) {
        Error::TooLarge(_) => Error::TooLarge(Why::TooLarge.key()),
        other => other,
    })?;
    let request = format!(
        "import {} {}",
        access.workspace.0,
        token_hash(&String::from_utf8_lossy(&body))
    );
    let incoming = Incoming::read(body.to_vec(), "", app.now_ms()).await;
    let incoming = incoming.map_err(|refused| refused.errors())?;
    idempotency::created(&app, account, &headers, &request, async {
        let made = incoming.make(&app, &access, Lang::Fi).await?;
        Ok(listed(made.map_err(|refused| refused.errors())?))
    })
    .await
}
