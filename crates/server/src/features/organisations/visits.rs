//! Leaving for the provider and coming back: once, soon, and in the same browser.
use axum::response::Response;
use axum_extra::extract::cookie::Cookie;

use super::notes::{self, Said};
use super::provider::{Organisation, Refusal};
use super::store::{self, Visit};
use crate::app::App;
use crate::clock::token_hash;
use crate::features::accounts::{AccountId, Visitor, browser};
use crate::i18n::Lang;
use crate::web::Error;

/// How long the provider is waited for.
const AWAY_MS: i64 = 15 * 60 * 1000;

/// Where to go, and the cookie that tells the browser from others when it has none yet.
pub(super) struct Begun {
    pub url: String,
    pub cookie: Option<Cookie<'static>>,
}

/// The provider; 404 where there is none.
pub(super) fn provider(app: &App) -> Result<&Organisation, Error> {
    app.organisation.as_ref().ok_or(Error::NotFound)
}

/// Begins a visit, to link `account` or else to sign in; the page that says why when the provider does not answer.
pub(super) async fn begin(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    account: Option<AccountId>,
    next: String,
) -> Result<Result<Begun, Response>, Error> {
    let departure = match provider(app)?.departure(app).await {
        Ok(departure) => departure,
        Err(refusal) => return Ok(Err(refused(app, lang, visitor, &refusal))),
    };
    let (browser, cookie) = browser(app, visitor);
    let visit = Visit {
        browser,
        account,
        nonce: departure.nonce,
        verifier: departure.verifier,
        lang,
        next,
    };
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let state = token_hash(&departure.state);
    store::insert_visit(&mut tx, &state, &visit, (now, now + AWAY_MS)).await?;
    tx.commit().await?;
    Ok(Ok(Begun {
        url: departure.url,
        cookie,
    }))
}

/// The visit of who comes back with `state`, which is over by that; none for another browser.
pub(super) async fn end(app: &App, visitor: &Visitor, state: &str) -> Result<Option<Visit>, Error> {
    let mut tx = app.db.begin().await?;
    let visit = store::take_visit(&mut tx, &token_hash(state), app.now_ms()).await?;
    tx.commit().await?;
    Ok(visit.filter(|visit| visit.browser == browser(app, visitor).0))
}

/// The page that says why the provider's answer opened nothing.
pub(super) fn refused(app: &App, lang: Lang, visitor: &Visitor, refusal: &Refusal) -> Response {
    let (said, why) = match refusal {
        Refusal::Silent(why) => (Said::Silent, why),
        Refusal::Untrusted(why) => (Said::Untrusted, why),
    };
    tracing::warn!(why, "sign-in by the organisation was refused");
    notes::page(app, lang, visitor, &said)
}
