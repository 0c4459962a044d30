//! Who accounts are at the provider of their organisation: its issuer and subject. An address alone is nobody.
use super::passkeys::passkeys_offered;
use super::store;
use super::visitor::AccountId;
use crate::app::App;
use crate::config::PasswordSignIn;
use crate::db::{Db, DbError, Tx};
use crate::features::audit;
use crate::mail::Mailer;

pub use super::store::{KnownAs, LinkedAs};

/// The account of somebody who just came from the provider, whose link is noted as used.
pub async fn known_as(
    tx: &mut Tx<'_>,
    now_ms: i64,
    issuer: &str,
    subject: &str,
    label: &str,
) -> Result<Option<KnownAs>, DbError> {
    store::use_identity(tx, now_ms, issuer, subject, label).await?;
    store::known_as(tx, issuer, subject).await
}

/// Links the account. Fails with `Taken(account_id)` when it is linked to another person there, and with
/// `Taken(subject)` when that person has another account.
pub async fn link_identity(
    tx: &mut Tx<'_>,
    now_ms: i64,
    account: &AccountId,
    issuer: &str,
    subject: &str,
    label: &str,
) -> Result<(), DbError> {
    store::insert_identity(tx, now_ms, account, (issuer, subject), label).await?;
    let own = format!("account-{}", account.0);
    audit::record(tx, now_ms, &own, "account.link", None, &own, "").await
}

/// Unlinks the account; false when it was not linked.
pub async fn unlink_identity(
    tx: &mut Tx<'_>,
    now_ms: i64,
    account: &AccountId,
    issuer: &str,
) -> Result<bool, DbError> {
    let was_linked = store::delete_identity(tx, account, issuer).await?;
    if was_linked {
        let own = format!("account-{}", account.0);
        audit::record(tx, now_ms, &own, "account.unlink", None, &own, "").await?;
    }
    Ok(was_linked)
}

/// Who the account is at this provider.
pub async fn linked_as(
    db: &Db,
    account: &AccountId,
    issuer: &str,
) -> Result<Option<LinkedAs>, DbError> {
    store::linked_as(db, account, issuer).await
}

/// Whether the account's owner could sign in if it were not linked: by a password, by a passkey where these let people
/// in, or by a link that is really mailed.
pub async fn gets_in_without_organisation(app: &App, account: &AccountId) -> Result<bool, DbError> {
    if is_mailed(app) || has_password(app, account).await? {
        return Ok(true);
    }
    Ok(passkeys_offered(app) && !store::passkeys(&app.db, account).await?.is_empty())
}

/// Whether they could sign in without this passkey, or it lets nobody in anyway.
pub async fn gets_in_without_passkey(
    app: &App,
    account: &AccountId,
    passkey: &str,
) -> Result<bool, DbError> {
    if !passkeys_offered(app) || is_mailed(app) || has_password(app, account).await? {
        return Ok(true);
    }
    let passkeys = store::passkeys(&app.db, account).await?;
    if passkeys.iter().any(|one| one.id != passkey) {
        return Ok(true);
    }
    match &app.config.oidc_issuer {
        Some(issuer) => Ok(linked_as(&app.db, account, issuer).await?.is_some()),
        None => Ok(false),
    }
}

/// Whether links to sign in by reach their readers.
fn is_mailed(app: &App) -> bool {
    !matches!(app.mailer, Mailer::Printed)
}

async fn has_password(app: &App, account: &AccountId) -> Result<bool, DbError> {
    if app.config.password_sign_in == PasswordSignIn::Off {
        return Ok(false);
    }
    let found = store::by_id(&app.db, account).await?;
    Ok(found.is_some_and(|found| found.password_hash.is_some()))
}
