//! The start page: what this is, join by code first.
use askama::Template;
use axum::http::HeaderMap;
use axum::http::header;
use axum::response::{Html, Redirect};
use axum_extra::extract::CookieJar;

use crate::features::accounts::Visitor;
use crate::i18n::Lang;
use crate::web::lang::LANG_COOKIE;
use crate::web::{PathLang, Routes, Shell, html};

/// `/` and `/{lang}`.
pub fn routes() -> Routes {
    Routes::new().get("/", choose_language).get("/{lang}", show)
}

#[derive(Template)]
#[template(path = "start/start.html")]
struct StartPage {
    shell: Shell,
}

async fn choose_language(jar: CookieJar, headers: HeaderMap) -> Redirect {
    let kept = jar
        .get(LANG_COOKIE)
        .and_then(|cookie| Lang::parse(cookie.value()));
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    Redirect::to(&format!(
        "/{}",
        kept.unwrap_or_else(|| Lang::preferred(accepted))
    ))
}

async fn show(PathLang(lang): PathLang, visitor: Visitor) -> Html<String> {
    html(&StartPage {
        shell: visitor.shell(lang, &lang.text("start-title")),
    })
}
