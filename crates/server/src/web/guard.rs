//! What every answer carries and every request must pass: security headers, no writes from other sites.
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::web::error::Error;

/// No inline anything, no other origin, no framing.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Where the public address is https, browsers stay with it for a year.
const HSTS: &str = "max-age=31536000";

/// Adds the security headers.
pub async fn headers(State(app): State<App>, request: Request<Body>, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.config.is_secure() {
        response.headers_mut().insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(HSTS),
        );
    }
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ),
    ];
    for (name, value) in fixed {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    // A page may say less of itself than others do.
    response
        .headers_mut()
        .entry(header::REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("same-origin"));
    response
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses writes and socket handshakes that a browser sends from another site. Who shows a bearer token is
/// not known by a cookie, so such requests pass; other kinds of authorization say nothing.
pub async fn same_site(State(app): State<App>, request: Request<Body>, next: Next) -> Response {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let is_socket = request.uri().path().starts_with("/collab/");
    if (reads && !is_socket)
        || has_bearer(request.headers())
        || is_same_site(&app, request.headers())
    {
        next.run(request).await
    } else {
        Error::Forbidden.into_response()
    }
}

/// The page of this site that a request says it was sent from.
pub fn sent_from(headers: &HeaderMap) -> Option<Uri> {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    let page: Uri = text(header::REFERER)?.parse().ok()?;
    let is_ours = page.authority().map(Authority::as_str) == Some(text(header::HOST)?);
    // A path that starts like another host, or that a browser reads so, leads nowhere.
    let leads_away = page.path().starts_with("//") || page.path().contains('\\');
    (is_ours && !leads_away).then_some(page)
}

fn has_bearer(headers: &HeaderMap) -> bool {
    headers
        .get(header::AUTHORIZATION)
        .is_some_and(|value| value.as_bytes().starts_with(b"Bearer "))
}

fn is_same_site(app: &App, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    match text("sec-fetch-site") {
        // The browser says so itself; a page without referrer has `null` for an origin.
        Some("same-origin") => return true,
        Some("none") | None => {}
        Some(_) => return false,
    }
    // Programs that are no browsers send no Origin and no cookies of a browser.
    let Some(origin) = text("origin") else {
        return true;
    };
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    Some(host) == text("host") || origin == app.base_url
}
