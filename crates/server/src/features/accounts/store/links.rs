//! SQL of links that work once.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::accounts::links::Opened;
use crate::features::accounts::visitor::AccountId;

impl FromRow for Opened {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            account: row.get::<Option<String>>("account_id")?.map(AccountId),
            payload: row.get("payload")?,
        })
    }
}

const INSERT_LINK: &str = "
    insert into one_time_link (token_hash, purpose, account_id, payload, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6)";

/// Keeps a link; `times` are when it was made and when it stops working.
pub(in crate::features::accounts) async fn insert_link(
    tx: &mut Tx<'_>,
    token_hash: &str,
    purpose: &str,
    account: Option<&AccountId>,
    payload: Option<&str>,
    times: (i64, i64),
) -> Result<(), DbError> {
    let account = account.map(|id| id.0.as_str());
    let row = args![token_hash, purpose, account, payload, times.0, times.1];
    tx.run(INSERT_LINK, row).await.map(drop)
}

const LINK: &str = "
    select account_id, payload
    from one_time_link
    where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3";

/// A link that works.
pub(in crate::features::accounts) async fn link(
    db: &Db,
    token_hash: &str,
    purpose: &str,
    now_ms: i64,
) -> Result<Option<Opened>, DbError> {
    db.optional(LINK, args![token_hash, purpose, now_ms]).await
}

const USE_LINK: &str = "
    update one_time_link
    set used_at = $3
    where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
    returning account_id, payload";

/// Uses a link up.
pub(in crate::features::accounts) async fn use_link(
    tx: &mut Tx<'_>,
    token_hash: &str,
    purpose: &str,
    now_ms: i64,
) -> Result<Option<Opened>, DbError> {
    tx.optional(USE_LINK, args![token_hash, purpose, now_ms])
        .await
}

const DROP_LINKS: &str = "
    delete from one_time_link
    where purpose = $1";

/// All links of a purpose stop working.
pub(in crate::features::accounts) async fn drop_links(
    tx: &mut Tx<'_>,
    purpose: &str,
) -> Result<(), DbError> {
    tx.run(DROP_LINKS, args![purpose]).await.map(drop)
}

const DROP_LINKS_OF: &str = "
    delete from one_time_link
    where account_id = $1";

/// All links of an account stop working.
pub(in crate::features::accounts) async fn drop_links_of(
    tx: &mut Tx<'_>,
    account: &AccountId,
) -> Result<(), DbError> {
    tx.run(DROP_LINKS_OF, args![account.0.as_str()])
        .await
        .map(drop)
}
