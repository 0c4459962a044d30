//! SQL of challenges that somebody is expected back with.
use crate::args;
use crate::db::{DbError, FromRow, Row, Tx};
use crate::features::accounts::AccountId;

/// Somebody who was given a challenge.
pub(super) struct Visit {
    /// What tells the browser from others.
    pub browser: String,
    /// The account to add a passkey to; none to sign in.
    pub account: Option<AccountId>,
    /// What the new passkey is to be called; empty to sign in.
    pub label: String,
    /// The challenge, as the library reads it.
    pub state: String,
}

impl FromRow for Visit {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            browser: row.get("browser")?,
            account: row.get::<Option<String>>("account_id")?.map(AccountId),
            label: row.get("label")?,
            state: row.get("state")?,
        })
    }
}

const FORGET_VISITS: &str = "
    delete from passkey_visit
    where expires_at <= $1";
const INSERT_VISIT: &str = "
    insert into passkey_visit
        (token_hash, browser, account_id, label, state, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7)";

/// Keeps a visit, and forgets those that nobody came back from; `times` are when it began and until when it is awaited.
pub(super) async fn insert_visit(
    tx: &mut Tx<'_>,
    token_hash: &str,
    visit: &Visit,
    times: (i64, i64),
) -> Result<(), DbError> {
    tx.run(FORGET_VISITS, args![times.0]).await?;
    let row = args![
        token_hash,
        visit.browser.as_str(),
        visit.account.as_ref().map(|id| id.0.as_str()),
        visit.label.as_str(),
        visit.state.as_str(),
        times.0,
        times.1,
    ];
    tx.run(INSERT_VISIT, row).await.map(drop)
}

const TAKE_VISIT: &str = "
    delete from passkey_visit
    where token_hash = $1 and expires_at > $2
    returning browser, account_id, label, state";

/// The visit, which is over by that; none when it was over before.
pub(super) async fn take_visit(
    tx: &mut Tx<'_>,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<Visit>, DbError> {
    tx.optional(TAKE_VISIT, args![token_hash, now_ms]).await
}
