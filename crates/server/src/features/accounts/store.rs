//! SQL of accounts and sessions.
use super::visitor::{Account, AccountId, Bearer, SessionId};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row};
use crate::i18n::Lang;

impl FromRow for Account {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: AccountId(row.get("id")?),
            email: row.get("email")?,
            name: row.get("name")?,
            lang: Lang::parse(&row.get::<String>("language")?).unwrap_or_default(),
            is_administrator: row.get("administrator")?,
        })
    }
}

/// A live session with the account that is signed in on it, if any.
pub(super) struct SessionRow {
    pub id: SessionId,
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
            account,
        })
    }
}

const SESSION: &str = "
    select s.id as session_id, a.id, a.email, a.name, a.language, a.administrator
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
    select a.id, a.email, a.name, a.language, a.administrator
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
