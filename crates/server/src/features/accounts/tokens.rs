//! API tokens: secrets by which a program acts as an account. Only the hash is kept.
use super::store;
use super::visitor::AccountId;
use crate::app::App;
use crate::clock::{new_id, token, token_hash};
use crate::features::audit;
use crate::i18n::MsgKey;
use crate::web::forms::one_line;
use crate::web::{Error, FormErrors};

/// Letters in a token's label.
const LABEL_CHARS_MAX: usize = 60;
/// The longest a token may work.
const DAYS_MAX: i64 = 3650;
/// Tokens of one account that work at once.
pub(super) const TOKENS_MAX: i64 = 50;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What a token is for, 1–60 characters. Fails with the message key to show beside the field.
pub fn parse_label(raw: &str) -> Result<String, MsgKey> {
    let label = one_line(raw);
    match label.chars().count() {
        0 => Err("accounts-token-label-empty"),
        n if n > LABEL_CHARS_MAX => Err("accounts-name-too-long"),
        _ => Ok(label),
    }
}

/// How many days a token works, 1–3650. Fails with the message key to show beside the field.
pub fn parse_days(raw: &str) -> Result<i64, MsgKey> {
    match raw.trim().parse() {
        Ok(days @ 1..=DAYS_MAX) => Ok(days),
        _ => Err("accounts-token-days-wrong"),
    }
}

/// Makes a token of `account` that works for `days`; it is told only here. Fails with `Invalid` on `label` when the
/// account has as many as it may.
pub async fn create(
    app: &App,
    account: &AccountId,
    actor: &str,
    label: &str,
    days: i64,
) -> Result<String, Error> {
    let now = app.now_ms();
    let (id, token) = (new_id(now), token());
    let mut tx = app.db.begin().await?;
    if store::count_tokens(&mut tx, account, now).await? >= TOKENS_MAX {
        return Err(FormErrors::one("label", "accounts-tokens-full").into());
    }
    let expires = now + days * DAY_MS;
    store::insert_token(
        &mut tx,
        &id,
        &token_hash(&token),
        account,
        label,
        (now, expires),
    )
    .await?;
    let subject = format!("account-{}", account.0);
    audit::record(&mut tx, now, actor, "token.create", None, &subject, &id).await?;
    tx.commit().await?;
    Ok(token)
}

/// Revokes a token of the account; fails with 404 when it has none such.
pub(super) async fn revoke(app: &App, account: &AccountId, id: &str) -> Result<(), Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if !store::revoke_token(&mut tx, account, id, now).await? {
        return Err(Error::NotFound);
    }
    let subject = format!("account-{}", account.0);
    audit::record(&mut tx, now, &subject, "token.revoke", None, &subject, id).await?;
    tx.commit().await?;
    Ok(())
}
