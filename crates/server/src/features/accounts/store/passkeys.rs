//! SQL of the passkeys of accounts, and of when somebody last proved who they are.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::accounts::visitor::{AccountId, SessionId};

/// A passkey as its owner knows it.
pub struct Passkey {
    /// Id.
    pub id: String,
    /// Its id in the person's device, in URL-safe letters.
    pub credential_id: String,
    /// What the owner calls it.
    pub label: String,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
    /// When somebody last signed in with it, UTC milliseconds.
    pub used_at: Option<i64>,
}

impl FromRow for Passkey {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            credential_id: row.get("credential_id")?,
            label: row.get("label")?,
            created_at: row.get("created_at")?,
            used_at: row.get("used_at")?,
        })
    }
}

/// A passkey that was just made.
pub struct NewPasskey {
    /// Its id in the person's device, in URL-safe letters.
    pub credential_id: String,
    /// Its public key and counter, as the library reads them.
    pub credential: String,
    /// What the owner calls it.
    pub label: String,
}

/// A passkey that somebody shows.
pub struct KnownPasskey {
    /// Id.
    pub id: String,
    /// Whose it is.
    pub account: AccountId,
    /// Its public key and counter, as the library reads them.
    pub credential: String,
    /// Whether nobody may sign in to the account any more.
    pub is_closed: bool,
}

impl FromRow for KnownPasskey {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            account: AccountId(row.get("account_id")?),
            credential: row.get("credential")?,
            is_closed: row.get::<Option<i64>>("disabled_at")?.is_some(),
        })
    }
}

const PASSKEYS: &str = "
    select id, credential_id, label, created_at, used_at
    from passkey
    where account_id = $1
    order by created_at, id
    limit 100";

/// The account's passkeys, oldest first, at most 100.
pub(in crate::features::accounts) async fn passkeys(
    db: &Db,
    account: &AccountId,
) -> Result<Vec<Passkey>, DbError> {
    db.all(PASSKEYS, args![account.0.as_str()]).await
}

// A write that changes nothing: on PostgreSQL others wait for the row until the transaction ends, and count then.
const HOLD: &str = "update account set id = id where id = $1";
const COUNT: &str = "
    select count(*)
    from passkey
    where account_id = $1";

/// How many passkeys the account has; nobody adds another until the transaction ends.
pub(in crate::features::accounts) async fn count_passkeys(
    tx: &mut Tx<'_>,
    account: &AccountId,
) -> Result<i64, DbError> {
    tx.run(HOLD, args![account.0.as_str()]).await?;
    let count = tx.optional(COUNT, args![account.0.as_str()]).await?;
    Ok(count.unwrap_or(0))
}

const INSERT: &str = "
    insert into passkey (id, account_id, credential_id, credential, label, created_at)
    values ($1, $2, $3, $4, $5, $6)";

/// Fails with `Taken(credential_id)`.
pub(in crate::features::accounts) async fn insert_passkey(
    tx: &mut Tx<'_>,
    id: &str,
    now_ms: i64,
    account: &AccountId,
    new: &NewPasskey,
) -> Result<(), DbError> {
    let row = args![
        id,
        account.0.as_str(),
        new.credential_id.as_str(),
        new.credential.as_str(),
        new.label.as_str(),
        now_ms,
    ];
    tx.run(INSERT, row).await.map(drop)
}

const RENAME: &str = "
    update passkey
    set label = $3
    where id = $2 and account_id = $1";

/// False when the account has none such.
pub(in crate::features::accounts) async fn rename_passkey(
    db: &Db,
    account: &AccountId,
    id: &str,
    label: &str,
) -> Result<bool, DbError> {
    let row = args![account.0.as_str(), id, label];
    Ok(db.run(RENAME, row).await? > 0)
}

const DELETE: &str = "
    delete from passkey
    where id = $2 and account_id = $1";

/// False when the account has none such.
pub(in crate::features::accounts) async fn delete_passkey(
    tx: &mut Tx<'_>,
    account: &AccountId,
    id: &str,
) -> Result<bool, DbError> {
    let row = args![account.0.as_str(), id];
    Ok(tx.run(DELETE, row).await? > 0)
}

const USE: &str = "
    update passkey
    set used_at = $2
    where credential_id = $1";

/// Notes that somebody shows it. Whoever shows it at the same moment waits until the transaction ends.
pub(in crate::features::accounts) async fn use_passkey(
    tx: &mut Tx<'_>,
    now_ms: i64,
    credential_id: &str,
) -> Result<(), DbError> {
    tx.run(USE, args![credential_id, now_ms]).await.map(drop)
}

const KNOWN: &str = "
    select p.id, p.account_id, p.credential, a.disabled_at
    from passkey p
    join account a on a.id = p.account_id
    where p.credential_id = $1";

/// The passkey with this id in a device.
pub(in crate::features::accounts) async fn known_passkey(
    tx: &mut Tx<'_>,
    credential_id: &str,
) -> Result<Option<KnownPasskey>, DbError> {
    tx.optional(KNOWN, args![credential_id]).await
}

const KEEP: &str = "
    update passkey
    set credential = $2
    where id = $1";

/// Keeps its counter as it is now.
pub(in crate::features::accounts) async fn keep_passkey(
    tx: &mut Tx<'_>,
    id: &str,
    credential: &str,
) -> Result<(), DbError> {
    tx.run(KEEP, args![id, credential]).await.map(drop)
}

const SIGNED_IN_AT: &str = "
    select signed_in_at
    from session
    where id = $1 and signed_in_at is not null";

/// When somebody last signed in on the device, UTC milliseconds.
pub(in crate::features::accounts) async fn signed_in_at(
    db: &Db,
    device: &SessionId,
) -> Result<Option<i64>, DbError> {
    db.optional(SIGNED_IN_AT, args![device.0.as_str()]).await
}
