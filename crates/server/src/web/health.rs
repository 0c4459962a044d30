//! What a supervisor asks: alive, ready, figures.
use std::sync::LazyLock;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::app::App;
use crate::args;
use crate::web::Routes;

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

/// 200 when the database answers, 503 otherwise.
async fn ready(State(app): State<App>) -> StatusCode {
    match app.db.optional::<i64>(ANYTHING, args![]).await {
        Ok(_) => StatusCode::OK,
        Err(error) => {
            tracing::error!(%error, "not ready");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// Figures in Prometheus' text form; they name no person.
async fn figures() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    match FIGURES.as_ref() {
        Some(handle) => (kind, handle.render()).into_response(),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
