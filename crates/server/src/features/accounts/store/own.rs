//! SQL of one's own account: profile, devices, tokens; and of forgetting what no longer works.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::accounts::people::Standing;
use crate::features::accounts::visitor::AccountId;
use crate::i18n::Lang;

const SET_PROFILE: &str = "
    update account
    set name = $2, language = $3
    where id = $1";

/// Keeps a new name and language.
pub(in crate::features::accounts) async fn set_profile(
    db: &Db,
    id: &AccountId,
    name: &str,
    lang: Lang,
) -> Result<(), DbError> {
    db.run(SET_PROFILE, args![id.0.as_str(), name, lang.code()])
        .await
        .map(drop)
}

struct DeviceRow(String, i64);

impl FromRow for DeviceRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("id")?, row.get("seen_at")?))
    }
}

const DEVICES: &str = "
    select id, seen_at
    from session
    where account_id = $1 and expires_at > $2
    order by seen_at desc, id
    limit 100";

/// Id and last use (UTC milliseconds) of the devices that the account is signed in on, latest first, at most 100.
pub(in crate::features::accounts) async fn devices(
    db: &Db,
    id: &AccountId,
    now_ms: i64,
) -> Result<Vec<(String, i64)>, DbError> {
    let rows: Vec<DeviceRow> = db.all(DEVICES, args![id.0.as_str(), now_ms]).await?;
    Ok(rows.into_iter().map(|row| (row.0, row.1)).collect())
}

const SIGN_OUT_DEVICE: &str = "
    delete from session
    where id = $2 and account_id = $1";

/// Forgets one device of the account; false when it was not signed in there.
pub(in crate::features::accounts) async fn sign_out_device(
    db: &Db,
    id: &AccountId,
    session: &str,
) -> Result<bool, DbError> {
    let touched = db
        .run(SIGN_OUT_DEVICE, args![id.0.as_str(), session])
        .await?;
    Ok(touched > 0)
}

/// An API token, without its secret.
pub(in crate::features::accounts) struct TokenRow {
    pub id: String,
    pub label: String,
}

impl FromRow for TokenRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            label: row.get("label")?,
        })
    }
}

const TOKENS: &str = "
    select id, label
    from api_token
    where account_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)
    order by created_at desc, id
    limit 100";

/// The account's tokens that work, newest first, at most 100.
pub(in crate::features::accounts) async fn tokens(
    db: &Db,
    id: &AccountId,
    now_ms: i64,
) -> Result<Vec<TokenRow>, DbError> {
    db.all(TOKENS, args![id.0.as_str(), now_ms]).await
}

// A write that changes nothing: on PostgreSQL others wait for the row until the transaction ends, and count then.
const HOLD: &str = "update account set id = id where id = $1";
const COUNT_TOKENS: &str = "
    select count(*)
    from api_token
    where account_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)";

/// How many tokens of the account work; nobody makes another until the transaction ends.
pub(in crate::features::accounts) async fn count_tokens(
    tx: &mut Tx<'_>,
    id: &AccountId,
    now_ms: i64,
) -> Result<i64, DbError> {
    tx.run(HOLD, args![id.0.as_str()]).await?;
    let count = tx
        .optional(COUNT_TOKENS, args![id.0.as_str(), now_ms])
        .await?;
    Ok(count.unwrap_or(0))
}

const REVOKE_TOKENS: &str = "
    update api_token
    set revoked_at = $2
    where account_id = $1 and revoked_at is null";

/// Revokes every token of the account.
pub(in crate::features::accounts) async fn revoke_tokens(
    tx: &mut Tx<'_>,
    account: &AccountId,
    now_ms: i64,
) -> Result<(), DbError> {
    tx.run(REVOKE_TOKENS, args![account.0.as_str(), now_ms])
        .await
        .map(drop)
}

const INSERT_TOKEN: &str = "
    insert into api_token (id, token_hash, account_id, label, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6)";

/// Keeps a token; `times` are when it was made and when it stops working.
pub(in crate::features::accounts) async fn insert_token(
    tx: &mut Tx<'_>,
    id: &str,
    token_hash: &str,
    account: &AccountId,
    label: &str,
    times: (i64, i64),
) -> Result<(), DbError> {
    let row = args![id, token_hash, account.0.as_str(), label, times.0, times.1];
    tx.run(INSERT_TOKEN, row).await.map(drop)
}

const REVOKE_TOKEN: &str = "
    update api_token
    set revoked_at = $3
    where id = $2 and account_id = $1 and revoked_at is null";

/// Revokes a token of the account; false when it has none such.
pub(in crate::features::accounts) async fn revoke_token(
    tx: &mut Tx<'_>,
    account: &AccountId,
    id: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    let touched = tx
        .run(REVOKE_TOKEN, args![account.0.as_str(), id, now_ms])
        .await?;
    Ok(touched > 0)
}

const FORGET_SESSIONS: &str = "
    delete from session
    where expires_at <= $1";
const FORGET_LINKS: &str = "
    delete from one_time_link
    where expires_at <= $1";

/// Forgets devices and links that stopped working.
pub(in crate::features::accounts) async fn forget_old(
    tx: &mut Tx<'_>,
    now_ms: i64,
) -> Result<(), DbError> {
    tx.run(FORGET_SESSIONS, args![now_ms]).await?;
    tx.run(FORGET_LINKS, args![now_ms]).await.map(drop)
}

const TOUCH: &str = "
    update session
    set seen_at = $2, expires_at = $3
    where id = $1";

/// The device was used: it stays known for longer.
pub(in crate::features::accounts) async fn touch(
    db: &Db,
    session: &str,
    now_ms: i64,
    expires_at: i64,
) -> Result<(), DbError> {
    db.run(TOUCH, args![session, now_ms, expires_at])
        .await
        .map(drop)
}

struct AccountLine(String);

impl FromRow for AccountLine {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let mark = if row.get::<bool>("administrator")? {
            "\tadministrator"
        } else if row.get::<bool>("editor")? {
            "\teditor"
        } else {
            ""
        };
        let (email, name): (String, String) = (row.get("email")?, row.get("name")?);
        Ok(Self(format!("{email}\t{name}{mark}")))
    }
}

const SET_EDITOR: &str = "
    update account
    set editor = $2
    where id = $1";

/// Whether an account edits what all of the installation shares.
pub(in crate::features::accounts) async fn set_editor(
    tx: &mut Tx<'_>,
    account: &AccountId,
    standing: Standing,
) -> Result<(), DbError> {
    let row = args![account.0.as_str(), standing == Standing::Editor];
    tx.run(SET_EDITOR, row).await.map(drop)
}

const ACCOUNTS: &str = "
    select email, name, administrator, editor
    from account
    where disabled_at is null
    order by email
    limit 10000";

/// A line for each account, by address, at most 10 000.
pub(in crate::features::accounts) async fn account_lines(db: &Db) -> Result<Vec<String>, DbError> {
    let rows: Vec<AccountLine> = db.all(ACCOUNTS, args![]).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
