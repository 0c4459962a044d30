//! SQL of accounts and sessions.
mod identities;
mod links;
mod own;
mod passkeys;

pub use identities::{KnownAs, LinkedAs};
pub(super) use identities::{
    delete_identity, insert_identity, is_linked, known_as, linked_as, set_administrator,
    use_identity,
};
pub(super) use links::{drop_links, drop_links_of, insert_link, link, use_link};
pub(super) use own::{
    TokenRow, account_lines, count_tokens, devices, forget_old, insert_token, revoke_token,
    revoke_tokens, set_editor, set_profile, sign_out_device, tokens, touch,
};

pub use passkeys::{KnownPasskey, NewPasskey, Passkey};
pub(super) use passkeys::{
    count_passkeys, delete_passkey, insert_passkey, keep_passkey, known_passkey, passkeys,
    rename_passkey, signed_in_at, use_passkey,
};

use super::people::{NewAccount, Standing};
use super::visitor::{Account, AccountId, Bearer, SessionId};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::i18n::Lang;

impl FromRow for Account {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: AccountId(row.get("id")?),
            email: row.get("email")?,
            name: row.get("name")?,
            lang: Lang::parse(&row.get::<String>("language")?).unwrap_or_default(),
            is_administrator: row.get("administrator")?,
            is_editor: row.get("editor")?,
        })
    }
}

/// A live session with the account that is signed in on it, if any.
pub(super) struct SessionRow {
    pub id: SessionId,
    pub seen_at: i64,
    pub account: Option<Account>,
}

impl FromRow for SessionRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let account = row
            .get::<Option<String>>("id")?
            .map(|_| Account::from_row(row))
            .transpose()?;
        Ok(Self {
            id: SessionId(row.get("session_id")?),
            seen_at: row.get("seen_at")?,
            account,
        })
    }
}

const SESSION: &str = "
    select s.id as session_id, s.seen_at, a.id, a.email, a.name, a.language, a.administrator, a.editor
    from session s
    left join account a on a.id = s.account_id and a.disabled_at is null
    where s.token_hash = $1 and s.expires_at > $2";

/// The session that the cookie's token belongs to.
pub(super) async fn session(
    db: &Db,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<SessionRow>, DbError> {
    db.optional(SESSION, args![token_hash, now_ms]).await
}

const ACCOUNT_BY_TOKEN: &str = "
    select a.id, a.email, a.name, a.language, a.administrator, a.editor
    from api_token t
    join account a on a.id = t.account_id and a.disabled_at is null
    where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)";
const GUEST_BY_TOKEN: &str = "
    select id
    from guest
    where token_hash = $1 and revoked_at is null and expires_at > $2";

/// Who a bearer token belongs to.
pub(super) async fn bearer(
    db: &Db,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<Bearer>, DbError> {
    if let Some(account) = db
        .optional(ACCOUNT_BY_TOKEN, args![token_hash, now_ms])
        .await?
    {
        return Ok(Some(Bearer::Account(account)));
    }
    Ok(db
        .optional(GUEST_BY_TOKEN, args![token_hash, now_ms])
        .await?
        .map(Bearer::Guest))
}

const INSERT_ACCOUNT: &str = "
    insert into account (id, email, name, password_hash, language, administrator, editor, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Fails with `Taken(email)`.
pub(super) async fn insert_account(
    tx: &mut Tx<'_>,
    id: &str,
    now_ms: i64,
    new: &NewAccount,
) -> Result<(), DbError> {
    let row = args![
        id,
        new.email.as_str(),
        new.name.as_str(),
        new.password_hash.as_deref(),
        new.lang.code(),
        new.standing == Standing::Administrator,
        new.standing == Standing::Editor,
        now_ms,
    ];
    tx.run(INSERT_ACCOUNT, row).await.map(drop)
}

const HAS_ADMINISTRATOR: &str = "
    select count(*) as administrators
    from account
    where administrator = 1 and disabled_at is null";

/// Whether anybody administers the installation.
pub(super) async fn has_administrator(tx: &mut Tx<'_>) -> Result<bool, DbError> {
    let count: Option<i64> = tx.optional(HAS_ADMINISTRATOR, args![]).await?;
    Ok(count.unwrap_or(0) > 0)
}

/// An account with its password's hash.
pub(super) struct Secret {
    pub account: Account,
    pub password_hash: Option<String>,
}

impl FromRow for Secret {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            account: Account::from_row(row)?,
            password_hash: row.get("password_hash")?,
        })
    }
}

const BY_EMAIL: &str = "
    select id, email, name, language, administrator, editor, password_hash
    from account
    where email = $1 and disabled_at is null";

/// The account of an address.
pub(super) async fn by_email(db: &Db, email: &str) -> Result<Option<Secret>, DbError> {
    db.optional(BY_EMAIL, args![email]).await
}

const BY_ID: &str = "
    select id, email, name, language, administrator, editor, password_hash
    from account
    where id = $1 and disabled_at is null";

/// The account of an id.
pub(super) async fn by_id(db: &Db, id: &AccountId) -> Result<Option<Secret>, DbError> {
    db.optional(BY_ID, args![id.0.as_str()]).await
}

const SET_PASSWORD: &str = "
    update account
    set password_hash = $2
    where id = $1";

/// Keeps a new password's hash; links that were sent before stop working.
pub(super) async fn set_password(
    tx: &mut Tx<'_>,
    id: &AccountId,
    hash: &str,
) -> Result<(), DbError> {
    tx.run(SET_PASSWORD, args![id.0.as_str(), hash]).await?;
    drop_links_of(tx, id).await
}

const INSERT_SESSION: &str = "
    insert into session (token_hash, id, account_id, created_at, seen_at, expires_at, signed_in_at)
    values ($1, $2, $3, $4, $4, $5, $6)";

/// A new device, on which `account` signs in now.
pub(super) async fn insert_session(
    tx: &mut Tx<'_>,
    id: &SessionId,
    token_hash: &str,
    account: Option<&AccountId>,
    now_ms: i64,
    expires_at: i64,
) -> Result<(), DbError> {
    let signed_in_at = account.map(|_| now_ms);
    let account = account.map(|id| id.0.as_str());
    let row = args![
        token_hash,
        id.0.as_str(),
        account,
        now_ms,
        expires_at,
        signed_in_at
    ];
    tx.run(INSERT_SESSION, row).await.map(drop)
}

const LIVE_SESSION: &str = "
    select id
    from session
    where token_hash = $1 and expires_at > $2";
// Says itself what has expired: another request may have made the device known since the question before.
const FORGET_SESSION: &str = "
    delete from session
    where token_hash = $1 and expires_at <= $2";

/// The device of a cookie's token; what has expired under it is forgotten.
pub(super) async fn live_session(
    tx: &mut Tx<'_>,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<SessionId>, DbError> {
    let found: Option<String> = tx.optional(LIVE_SESSION, args![token_hash, now_ms]).await?;
    if found.is_none() {
        tx.run(FORGET_SESSION, args![token_hash, now_ms]).await?;
    }
    Ok(found.map(SessionId))
}

const RENEW_SESSION: &str = "
    update session
    set token_hash = $2, account_id = $3, seen_at = $4, expires_at = $5, signed_in_at = $4
    where id = $1";

/// A known device with a new secret and somebody signed in; false when it was forgotten meanwhile.
pub(super) async fn renew_session(
    tx: &mut Tx<'_>,
    id: &SessionId,
    token_hash: &str,
    account: &AccountId,
    now_ms: i64,
    expires_at: i64,
) -> Result<bool, DbError> {
    let row = args![
        id.0.as_str(),
        token_hash,
        account.0.as_str(),
        now_ms,
        expires_at
    ];
    Ok(tx.run(RENEW_SESSION, row).await? > 0)
}

const GUESTS_ON_DEVICE: &str = "
    select id
    from guest
    where session_id = $1";

/// The guests that a device is.
pub(super) async fn guests_on_device(db: &Db, session: &str) -> Result<Vec<String>, DbError> {
    db.all(GUESTS_ON_DEVICE, args![session]).await
}

const GUESTS_OF_ACCOUNT: &str = "
    select g.id
    from guest g
    join session s on s.id = g.session_id
    where s.account_id = $1";

/// The guests on all devices that the account is signed in on.
pub(super) async fn guests_of_account(db: &Db, id: &AccountId) -> Result<Vec<String>, DbError> {
    db.all(GUESTS_OF_ACCOUNT, args![id.0.as_str()]).await
}

const SIGN_OUT: &str = "
    delete from session
    where id = $1";

/// The device is not known any more.
pub(super) async fn sign_out(db: &Db, id: &SessionId) -> Result<(), DbError> {
    db.run(SIGN_OUT, args![id.0.as_str()]).await.map(drop)
}

const SIGN_OUT_OTHERS: &str = "
    delete from session
    where account_id = $1 and id <> $2";

/// Forgets every device of the account but `kept` (an empty id keeps none).
pub(super) async fn sign_out_others(
    tx: &mut Tx<'_>,
    account: &AccountId,
    kept: &str,
) -> Result<(), DbError> {
    tx.run(SIGN_OUT_OTHERS, args![account.0.as_str(), kept])
        .await
        .map(drop)
}
