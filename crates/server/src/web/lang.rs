//! The language of a page is the first part of its path.
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;

use crate::i18n::Lang;
use crate::web::Error;

/// Cookie that keeps the reader's choice for addresses without a language.
pub const LANG_COOKIE: &str = "tuki_lang";

/// The language in `/{lang}/…`.
#[derive(Clone, Copy, Debug)]
pub struct PathLang(pub Lang);

impl<S: Send + Sync> FromRequestParts<S> for PathLang {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        path_param(parts, state, "lang")
            .await
            .and_then(|code| Lang::parse(&code))
            .map(Self)
            .ok_or(Error::NotFound)
    }
}

/// The language of a reader whose address has none: the one they chose, or that their browser asks for.
#[derive(Clone, Copy, Debug)]
pub struct ReaderLang(pub Lang);

impl<S: Send + Sync> FromRequestParts<S> for ReaderLang {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let jar = CookieJar::from_headers(&parts.headers);
        let kept = jar.get(LANG_COOKIE);
        let kept = kept.and_then(|cookie| Lang::parse(cookie.value()));
        let accepted = parts
            .headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        Ok(Self(kept.unwrap_or_else(|| Lang::preferred(accepted))))
    }
}

/// The named part of the request's path.
pub async fn path_param<S: Send + Sync>(
    parts: &mut Parts,
    state: &S,
    name: &str,
) -> Option<String> {
    let params = RawPathParams::from_request_parts(parts, state).await.ok()?;
    params
        .iter()
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}
