//! Being given a challenge and coming back with the answer: once, soon, in the same browser, and for the same thing.
use axum_extra::extract::cookie::Cookie;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::store::{self, Visit};
use crate::app::App;
use crate::clock::{token, token_hash};
use crate::features::accounts::{AccountId, Visitor, browser};
use crate::web::Error;

/// How long somebody may take who looks for the device and types its PIN.
pub(super) const AWAY_MS: i64 = 5 * 60 * 1000;

/// What a challenge is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To add a passkey of this name to the account.
    Add(AccountId, String),
    /// To sign in.
    SignIn,
}

/// What the browser brings back, and the cookie that tells it from others when it has none yet.
pub(super) struct Begun {
    pub visit: String,
    pub cookie: Option<Cookie<'static>>,
}

/// Keeps a challenge.
pub(super) async fn begin(
    app: &App,
    visitor: &Visitor,
    purpose: Purpose,
    state: &impl Serialize,
) -> Result<Begun, Error> {
    let (browser, cookie) = browser(app, visitor);
    let (account, label) = match purpose {
        Purpose::Add(account, label) => (Some(account), label),
        Purpose::SignIn => (None, String::new()),
    };
    let visit = Visit {
        browser,
        account,
        label,
        state: serde_json::to_string(state).map_err(Error::internal)?,
    };
    let (now, token) = (app.now_ms(), token());
    let mut tx = app.db.begin().await?;
    store::insert_visit(&mut tx, &token_hash(&token), &visit, (now, now + AWAY_MS)).await?;
    tx.commit().await?;
    Ok(Begun {
        visit: token,
        cookie,
    })
}

/// What the challenge was for, and the challenge, which is over by that. None for another browser, or another purpose
/// than this challenge is read for.
pub(super) async fn end<S: DeserializeOwned>(
    app: &App,
    visitor: &Visitor,
    token: &str,
) -> Result<Option<(Purpose, S)>, Error> {
    let mut tx = app.db.begin().await?;
    let visit = store::take_visit(&mut tx, &token_hash(token), app.now_ms()).await?;
    tx.commit().await?;
    let here = browser(app, visitor).0;
    let Some(visit) = visit.filter(|visit| visit.browser == here) else {
        return Ok(None);
    };
    let purpose = match visit.account {
        Some(account) => Purpose::Add(account, visit.label),
        None => Purpose::SignIn,
    };
    let state = serde_json::from_str(&visit.state).ok();
    Ok(state.map(|state| (purpose, state)))
}
