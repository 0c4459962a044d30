//! What a supervisor asks: alive, ready, figures.
use std::net::{IpAddr, SocketAddr};
use std::sync::LazyLock;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde_json::json;

use crate::app::App;
use crate::args;
use crate::clock::token_hash;
use crate::jobs;
use crate::web::{Error, Routes};

static FIGURES: LazyLock<Option<PrometheusHandle>> = LazyLock::new(|| {
    PrometheusBuilder::new()
        .install_recorder()
        .inspect_err(|error| tracing::error!(%error, "no metrics"))
        .ok()
});

/// Starts to collect figures; called once, before anything is counted.
pub fn start_figures() {
    LazyLock::force(&FIGURES);
}

/// `/healthz`, `/readyz` and `/metrics`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/healthz", || async { StatusCode::OK })
        .get("/readyz", ready)
        .get("/metrics", figures)
}

const ANYTHING: &str = "select cast(1 as bigint)";

/// 200 when the database answers, 503 otherwise; with how well the search reads, which hinders nobody.
async fn ready(State(app): State<App>) -> Response {
    let (status, database) = match app.db.optional::<i64>(ANYTHING, args![]).await {
        Ok(_) => (StatusCode::OK, "answers"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "does not answer")
        }
    };
    // Looking for the library opens files, once.
    let finnish = app.config.search_morphology;
    let finnish = tokio::task::spawn_blocking(move || finnish.reader()).await;
    let finnish = finnish.ok();
    let details = json!({
        "database": database,
        "search": {
            "finnish": finnish.map(|reader| reader.name),
            "details": finnish.map(ToString::to_string),
            "left_out": app.search.left_out(),
        },
    });
    (status, Json(details)).into_response()
}

/// Figures in Prometheus' text form; they name no person, but tell how busy the house is. Others than the
/// supervisor get 404.
async fn figures(
    State(app): State<App>,
    connected: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Response {
    if !is_supervisor(&app, connected.map(|info| info.0.0.ip()), &headers) {
        return Error::NotFound.into_response();
    }
    match jobs::due(&app).await {
        Ok(due) => metrics::gauge!("tukiverkko_jobs_waiting").set(due as f64),
        Err(error) => tracing::error!(%error, "the queue of jobs cannot be counted"),
    }
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    match FIGURES.as_ref() {
        Some(handle) => (kind, handle.render()).into_response(),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Whoever has the token; when none is set, whoever asks from this machine and not through a proxy.
fn is_supervisor(app: &App, connected: Option<IpAddr>, headers: &HeaderMap) -> bool {
    let Some(token) = &app.config.metrics_token else {
        let is_forwarded = ["x-forwarded-for", "forwarded", "x-real-ip"]
            .iter()
            .any(|name| headers.contains_key(*name));
        return !is_forwarded && connected.is_some_and(|ip| ip.to_canonical().is_loopback());
    };
    let shown = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    // Hashes are compared, so that the time taken tells nothing of the token.
    shown.is_some_and(|shown| token_hash(shown) == token_hash(token))
}
