//! A line in the log and a figure for each request. Neither addresses nor queries stand there, since both may carry what
//! opens something or what somebody looked for: a request is told by its route.
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use crate::app::App;
use crate::clock::{Clock, new_id, steady};

/// Carries the name of a request from proxy to program and back, so that their logs can be held side by side.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const REQUEST_ID_CHARS_MAX: usize = 64;
/// Routes that are asked all the time and tell nothing; they stand in the log only when they fail.
const QUIET: [&str; 4] = ["/healthz", "/readyz", "/metrics", "/assets/{*path}"];
/// The route of what has none.
const NOWHERE: &str = "none";

/// Names the request, writes its line and counts it.
pub async fn record(State(app): State<App>, request: Request<Body>, next: Next) -> Response {
    let started = steady();
    let id = named(&app, request.headers());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or_else(|| NOWHERE.to_owned(), |path| path.as_str().to_owned());
    let span = tracing::info_span!("request", id, %method, route);
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status();
    let took = started.elapsed();
    let class = class(status);
    metrics::counter!("tukiverkko_requests_total", "route" => route.clone(), "method" => method.to_string(), "status" => class)
        .increment(1);
    metrics::histogram!("tukiverkko_request_seconds", "route" => route.clone()).record(took);
    let _entered = span.enter();
    let (status, ms) = (status.as_u16(), took.as_millis());
    if status < 400 && QUIET.contains(&route.as_str()) {
        tracing::debug!(status, ms, "answered");
    } else {
        tracing::info!(status, ms, "answered");
    }
    // Made of letters, digits and hyphens only.
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// The proxy's name for the request where there is one, else one of our own.
fn named(app: &App, headers: &HeaderMap) -> String {
    headers
        .get(REQUEST_ID)
        .filter(|_| app.config.behind_proxy)
        .and_then(|id| id.to_str().ok())
        .filter(|id| !id.is_empty() && id.len() <= REQUEST_ID_CHARS_MAX)
        .filter(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        .map_or_else(|| new_id(Clock::System.now_ms()), ToOwned::to_owned)
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    }
}
