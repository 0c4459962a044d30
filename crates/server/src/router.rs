//! Every route of the program, with what each request passes on its way.
use axum::Router;
use axum::http::StatusCode;
use axum::http::header;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse as _;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::features::{accounts, start};
use crate::web::{Error, assets, error, guard};

/// The program's logo, also its icon.
const MARK_SVG: &str = include_str!("web/mark.svg");

/// The whole program as one service.
pub fn router(app: App) -> Router {
    Router::new()
        .merge(start::router())
        .merge(accounts::router())
        .route("/assets/{*path}", get(assets::serve))
        .route(
            "/mark.svg",
            get(|| async { ([(header::CONTENT_TYPE, "image/svg+xml")], MARK_SVG) }),
        )
        .route("/healthz", get(|| async { StatusCode::OK }))
        .fallback(|| async { Error::NotFound })
        .layer(from_fn_with_state(app.clone(), guard::same_site))
        .layer(CatchPanicLayer::custom(|_| {
            Error::internal("a handler panicked").into_response()
        }))
        .layer(from_fn(error::render_errors))
        .layer(from_fn(guard::headers))
        .layer(CompressionLayer::new())
        .with_state(app)
}
