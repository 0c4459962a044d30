//! Links that work once: only the hash is kept, and opening one is a page with a button, since programs that
//! read mail open links too.
use serde::{Deserialize, Serialize};

use super::store;
use super::visitor::AccountId;
use crate::app::App;
use crate::clock::{token, token_hash};
use crate::config::PasswordSignIn;
use crate::db::{DbError, Tx};
use crate::features::audit;

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Makes the first administrator.
    SetUp,
    /// Signs in.
    SignIn,
    /// Sets a new password.
    Reset,
    /// Makes the account that waits in the payload.
    Register,
}

impl Purpose {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::SignIn => "sign-in",
            Self::Reset => "reset",
            Self::Register => "register",
        }
    }

    /// How long it works.
    fn lasts_ms(self) -> i64 {
        const MINUTE_MS: i64 = 60 * 1000;
        match self {
            Self::SignIn => 15 * MINUTE_MS,
            Self::Reset => 60 * MINUTE_MS,
            Self::SetUp | Self::Register => 24 * 60 * MINUTE_MS,
        }
    }
}

/// What a working link belongs to.
pub(super) struct Opened {
    pub account: Option<AccountId>,
    pub payload: Option<String>,
}

/// Makes a link; gives its token.
pub(super) async fn make(
    tx: &mut Tx<'_>,
    now_ms: i64,
    purpose: Purpose,
    account: Option<&AccountId>,
    payload: Option<&str>,
) -> Result<String, DbError> {
    let token = token();
    let hash = token_hash(&token);
    store::insert_link(
        tx,
        &hash,
        purpose.name(),
        account,
        payload,
        (now_ms, now_ms + purpose.lasts_ms()),
    )
    .await?;
    Ok(token)
}

/// What the link would do; none when it does not work any more.
pub(super) async fn look(
    app: &App,
    purpose: Purpose,
    token: &str,
) -> Result<Option<Opened>, DbError> {
    store::link(&app.db, &token_hash(token), purpose.name(), app.now_ms()).await
}

/// Uses the link up; none when it does not work any more.
pub(super) async fn use_up(
    tx: &mut Tx<'_>,
    now_ms: i64,
    purpose: Purpose,
    token: &str,
) -> Result<Option<Opened>, DbError> {
    store::use_link(tx, &token_hash(token), purpose.name(), now_ms).await
}

/// The address of a new link that signs in to the account, however people sign in otherwise; for the command line.
pub async fn way_in(app: &App, actor: &str, account: &AccountId) -> Result<String, DbError> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let token = make(&mut tx, now, Purpose::SignIn, Some(account), None).await?;
    let subject = format!("account-{}", account.0);
    audit::record(&mut tx, now, actor, "account.way-in", None, &subject, "").await?;
    tx.commit().await?;
    Ok(format!("{}/fi/sign-in/link/{token}", app.base_url))
}

/// The address of a new set-up link while there is no administrator; earlier ones stop working. None where passwords
/// open nothing: the first administrator comes from the organisation or the command line.
pub async fn setup_link(app: &App) -> Result<Option<String>, DbError> {
    if app.config.password_sign_in == PasswordSignIn::Off {
        return Ok(None);
    }
    let mut tx = app.db.begin().await?;
    if store::has_administrator(&mut tx).await? {
        return Ok(None);
    }
    store::drop_links(&mut tx, Purpose::SetUp.name()).await?;
    let token = make(&mut tx, app.now_ms(), Purpose::SetUp, None, None).await?;
    tx.commit().await?;
    Ok(Some(format!("{}/fi/set-up/{token}", app.base_url)))
}
