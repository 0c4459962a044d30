//! SQL of who accounts are at the provider of their organisation.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::accounts::visitor::AccountId;

/// The account of somebody at the provider.
pub struct KnownAs {
    /// Which account.
    pub account: AccountId,
    /// Whether nobody may sign in to it any more.
    pub is_closed: bool,
}

impl FromRow for KnownAs {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            account: AccountId(row.get("account_id")?),
            is_closed: row.get::<Option<i64>>("disabled_at")?.is_some(),
        })
    }
}

/// Who an account is at the provider.
pub struct LinkedAs {
    /// What the person reads of it, such as an address.
    pub label: String,
    /// Since when, UTC milliseconds.
    pub linked_at: i64,
}

impl FromRow for LinkedAs {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            label: row.get("label")?,
            linked_at: row.get("linked_at")?,
        })
    }
}

const KNOWN_AS: &str = "
    select i.account_id, a.disabled_at
    from account_identity i
    join account a on a.id = i.account_id
    where i.issuer = $1 and i.subject = $2";

/// The account of somebody at the provider.
pub(in crate::features::accounts) async fn known_as(
    tx: &mut Tx<'_>,
    issuer: &str,
    subject: &str,
) -> Result<Option<KnownAs>, DbError> {
    tx.optional(KNOWN_AS, args![issuer, subject]).await
}

const USE_IDENTITY: &str = "
    update account_identity
    set used_at = $3, label = $4
    where issuer = $1 and subject = $2";

/// Notes that somebody came from the provider, and what it calls them now.
pub(in crate::features::accounts) async fn use_identity(
    tx: &mut Tx<'_>,
    now_ms: i64,
    issuer: &str,
    subject: &str,
    label: &str,
) -> Result<(), DbError> {
    tx.run(USE_IDENTITY, args![issuer, subject, now_ms, label])
        .await
        .map(drop)
}

const INSERT_IDENTITY: &str = "
    insert into account_identity (issuer, subject, account_id, label, linked_at, used_at)
    values ($1, $2, $3, $4, $5, $5)";

/// Fails with `Taken(account_id)` or `Taken(subject)`; `identity` is issuer and subject.
pub(in crate::features::accounts) async fn insert_identity(
    tx: &mut Tx<'_>,
    now_ms: i64,
    account: &AccountId,
    identity: (&str, &str),
    label: &str,
) -> Result<(), DbError> {
    let row = args![identity.0, identity.1, account.0.as_str(), label, now_ms];
    tx.run(INSERT_IDENTITY, row).await.map(drop)
}

const DELETE_IDENTITY: &str = "
    delete from account_identity
    where account_id = $1 and issuer = $2";

/// False when there was none.
pub(in crate::features::accounts) async fn delete_identity(
    tx: &mut Tx<'_>,
    account: &AccountId,
    issuer: &str,
) -> Result<bool, DbError> {
    let row = args![account.0.as_str(), issuer];
    Ok(tx.run(DELETE_IDENTITY, row).await? > 0)
}

const LINKED_AS: &str = "
    select label, linked_at
    from account_identity
    where account_id = $1 and issuer = $2";

/// Who an account is at the provider.
pub(in crate::features::accounts) async fn linked_as(
    db: &Db,
    account: &AccountId,
    issuer: &str,
) -> Result<Option<LinkedAs>, DbError> {
    db.optional(LINKED_AS, args![account.0.as_str(), issuer])
        .await
}

const IS_LINKED: &str = "
    select count(*)
    from account_identity
    where account_id = $1";

/// Whether the account is linked to anybody at any provider.
pub(in crate::features::accounts) async fn is_linked(
    db: &Db,
    account: &AccountId,
) -> Result<bool, DbError> {
    let count: Option<i64> = db.optional(IS_LINKED, args![account.0.as_str()]).await?;
    Ok(count.unwrap_or(0) > 0)
}

const SET_ADMINISTRATOR: &str = "
    update account
    set administrator = $2
    where id = $1 and administrator <> $2";

/// Whether an account administers the installation; false when nothing changed.
pub(in crate::features::accounts) async fn set_administrator(
    tx: &mut Tx<'_>,
    account: &AccountId,
    is_administrator: bool,
) -> Result<bool, DbError> {
    let row = args![account.0.as_str(), is_administrator];
    Ok(tx.run(SET_ADMINISTRATOR, row).await? > 0)
}
