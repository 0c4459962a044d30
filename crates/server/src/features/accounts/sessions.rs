//! Signing in and out on a device. The device keeps its id when somebody signs in, so that a guest stays the same
//! guest; its secret changes. Signing out forgets the device: whoever sits down next is nobody, also where the
//! person before was a guest by a code.
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;

use super::store;
use super::visitor::{AccountId, SessionId, Visitor, session_cookie};
use crate::app::App;
use crate::clock::{new_id, token, token_hash};
use crate::db::{DbError, Tx};
use crate::web::Error;

/// How long a device stays signed in without being used.
pub const SESSION_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Signs `account` in on the visitor's device; gives the cookie's token.
pub async fn sign_in(app: &App, visitor: &Visitor, account: &AccountId) -> Result<String, Error> {
    let mut tx = app.db.begin().await?;
    let token = sign_in_within(&mut tx, app.now_ms(), visitor, account).await?;
    tx.commit().await?;
    Ok(token)
}

/// The same in a transaction that does more.
pub async fn sign_in_within(
    tx: &mut Tx<'_>,
    now_ms: i64,
    visitor: &Visitor,
    account: &AccountId,
) -> Result<String, Error> {
    let token = token();
    let expires = now_ms + SESSION_MS;
    let hash = token_hash(&token);
    let is_known = match &visitor.session {
        Some(device) => store::renew_session(tx, device, &hash, account, now_ms, expires).await?,
        None => false,
    };
    if !is_known {
        let id = SessionId(new_id(now_ms));
        store::insert_session(tx, &id, &hash, Some(account), now_ms, expires).await?;
    }
    Ok(token)
}

/// The visitor's device, known from now on: its id, and its cookie's token when it is a new one. Two requests at once
/// with the cookie that a page gave are one device. Fails with `Taken` when the other was quicker: try again.
pub async fn device(
    tx: &mut Tx<'_>,
    now_ms: i64,
    visitor: &Visitor,
) -> Result<(SessionId, Option<String>), DbError> {
    if let Some(device) = &visitor.session {
        return Ok((device.clone(), None));
    }
    let offered = visitor.offered.clone();
    if let Some(token) = &offered
        && let Some(device) = store::live_session(tx, &token_hash(token), now_ms).await?
    {
        // Another request of the same page made it known a moment ago.
        return Ok((device, offered));
    }
    let (id, token) = (SessionId(new_id(now_ms)), offered.unwrap_or_else(token));
    store::insert_session(
        tx,
        &id,
        &token_hash(&token),
        None,
        now_ms,
        now_ms + SESSION_MS,
    )
    .await?;
    Ok((id, Some(token)))
}

/// A token for the cookie of a device that nobody knows yet: whatever its page sends comes from one device.
pub fn new_device(app: &App, visitor: &Visitor) -> Option<Cookie<'static>> {
    visitor
        .session
        .is_none()
        .then(|| session_cookie(app, token()))
}

/// What tells the visitor's browser from others, also before it is a known device; with the cookie by which it will,
/// when it has none yet.
pub fn browser(app: &App, visitor: &Visitor) -> (String, Option<Cookie<'static>>) {
    match (&visitor.session, &visitor.offered) {
        (Some(device), _) => (device.0.clone(), None),
        (None, Some(offered)) => (token_hash(offered), None),
        (None, None) => {
            let token = token();
            (token_hash(&token), Some(session_cookie(app, token)))
        }
    }
}

/// Goes on to `to` with the cookie of `token`.
pub fn signed_in_to(app: &App, token: String, to: &str) -> Response {
    let jar = CookieJar::new().add(session_cookie(app, token));
    (jar, Redirect::to(to)).into_response()
}

/// `next` when it stays in the program, otherwise the start of the person's workspaces.
pub fn way_on(lang: crate::i18n::Lang, next: &str) -> String {
    // Browsers read a backslash as a slash and leave tabs and line ends out.
    let stays = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|c: char| c == '\\' || c.is_control())
        && !is_disguised(next);
    if stays {
        next.to_owned()
    } else {
        format!("/{lang}/w")
    }
}

/// Whether a path hides a slash, a backslash or what nobody sees behind codes; no page of ours has such a path.
fn is_disguised(next: &str) -> bool {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_ascii_lowercase();
    let hidden = ["%0", "%1", "%2f", "%5c", "%7f"];
    hidden.iter().any(|code| path.contains(code))
}
