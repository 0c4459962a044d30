//! Every route of the program, with what each request passes on its way.
use std::time::Duration;

use axum::Router;
use axum::http::{Method, Uri, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Redirect};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use crate::app::App;
use crate::features::{
    accounts, actions, api, canvases, catalogue, cockpit, companion, coverage, finding, flows,
    help, interviews, invitations, live, localities, matching, organisations, oversight,
    partnerships, passkeys, photos, places, proposals, reach, registry, report, results, rows,
    search, sharing, start, summaries, tailoring, trash, variants, vocabularies, votes, words,
    workshops, workspaces,
};
use crate::web::{Error, Route, Routes, assets, error, guard, health, record};

/// The program's logo, also its icon.
const MARK_SVG: &str = include_str!("web/mark.svg");

/// How long the body of a request may pause before it is given up.
const BODY_PAUSE_MAX: Duration = Duration::from_secs(30);

/// The whole program as one service.
pub fn router(app: App) -> Router {
    registered()
        .into_router()
        .fallback(nowhere)
        .layer(from_fn_with_state(app.clone(), variants::current))
        .layer(from_fn_with_state(app.clone(), vocabularies::current))
        .layer(from_fn_with_state(app.clone(), guard::same_site))
        .layer(CatchPanicLayer::custom(|_| {
            Error::internal("a handler panicked").into_response()
        }))
        .layer(from_fn(error::render_errors))
        .layer(from_fn_with_state(app.clone(), guard::headers))
        .layer(CompressionLayer::new())
        .layer(RequestBodyTimeoutLayer::new(BODY_PAUSE_MAX))
        .layer(from_fn_with_state(app.clone(), record::record))
        .with_state(app)
}

/// What is at no route: 404, but an address with a slash too many at its end leads to the one without.
async fn nowhere(method: Method, uri: Uri) -> Result<Redirect, Error> {
    let path = uri.path().trim_end_matches('/');
    let is_own = path.starts_with('/') && !path.starts_with("//");
    if method != Method::GET || !is_own || path == uri.path() {
        return Err(Error::NotFound);
    }
    let query = uri.query().map(|query| format!("?{query}"));
    Ok(Redirect::permanent(&format!(
        "{path}{}",
        query.unwrap_or_default()
    )))
}

/// Every route of the program, by path and method.
pub fn routes() -> Vec<Route> {
    registered().list()
}

fn registered() -> Routes {
    Routes::new()
        .merge(start::routes())
        .merge(accounts::routes())
        .merge(organisations::routes())
        .merge(passkeys::routes())
        .merge(workspaces::routes())
        .merge(canvases::routes())
        .merge(trash::routes())
        .merge(catalogue::routes())
        .merge(results::routes())
        .merge(report::routes())
        .merge(sharing::routes())
        .merge(photos::routes())
        .merge(rows::routes())
        .merge(places::routes())
        .merge(search::routes())
        .merge(finding::routes())
        .merge(matching::routes())
        .merge(interviews::routes())
        .merge(proposals::routes())
        .merge(votes::routes())
        .merge(summaries::routes())
        .merge(actions::routes())
        .merge(partnerships::routes())
        .merge(flows::routes())
        .merge(workshops::routes())
        .merge(cockpit::routes())
        .merge(companion::routes())
        .merge(live::routes())
        .merge(reach::routes())
        .merge(registry::routes())
        .merge(invitations::routes())
        .merge(oversight::routes())
        .merge(vocabularies::routes())
        .merge(tailoring::routes())
        .merge(words::routes())
        .merge(localities::routes())
        .merge(coverage::routes())
        .merge(help::routes())
        .merge(api::routes())
        .get("/assets/{*path}", assets::serve)
        .get("/mark.svg", || async {
            ([(header::CONTENT_TYPE, "image/svg+xml")], MARK_SVG)
        })
        .merge(health::routes())
}
