//! SQL of letters that ask whether an entry is still right.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::catalogue::store::description;

/// Entries that one look asks about.
const DUE_MAX: i64 = 2_000;

/// A letter to one person about one entry.
#[derive(Clone, Debug)]
pub(in crate::features::catalogue) struct Question {
    pub entry: String,
    pub account: String,
    pub expires_at: i64,
    pub answered_at: Option<i64>,
}

impl FromRow for Question {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            entry: row.get("entry_id")?,
            account: row.get("account_id")?,
            expires_at: row.get("expires_at")?,
            answered_at: row.get("answered_at")?,
        })
    }
}

/// An entry whose owners are to be asked.
pub(in crate::features::catalogue) struct Due {
    pub entry: String,
    pub workspace: String,
    pub owner: Option<String>,
    pub address: String,
    pub checked_at: i64,
    pub name: String,
}

impl FromRow for Due {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            entry: row.get("id")?,
            workspace: row.get("workspace_id")?,
            owner: row.get("owner_account")?,
            address: row.get("address")?,
            checked_at: row.get("checked_at")?,
            name: description(row)?.name,
        })
    }
}

const DUE: &str = "
    select e.id, e.workspace_id, e.owner_account, e.address, e.checked_at, v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.published_at is not null and e.checked_at <= $1 and e.asked < $3
        and (e.asked_at is null or e.asked_at <= $2)
    order by e.checked_at, e.id
    limit $4";
const ASKED: &str = "
    update catalogue_entry
    set asked_at = $2, asked = asked + 1
    where id = $1";

/// Entries in the catalogue last checked up to `checked_before`, of which nobody was asked after `asked_before` and
/// fewer than `asked_max` times.
pub(in crate::features::catalogue) async fn due(
    db: &Db,
    checked_before: i64,
    asked_before: i64,
    asked_max: i64,
) -> Result<Vec<Due>, DbError> {
    let row = args![checked_before, asked_before, asked_max, DUE_MAX];
    db.all(DUE, row).await
}

/// Notes that the owners were asked.
pub(in crate::features::catalogue) async fn asked(
    tx: &mut Tx<'_>,
    entry: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    tx.run(ASKED, args![entry, now_ms]).await.map(drop)
}

const INSERT: &str = "
    insert into catalogue_question (token_hash, entry_id, account_id, made_at, expires_at)
    values ($1, $2, $3, $4, $5)";
const FIND: &str = "
    select entry_id, account_id, expires_at, answered_at
    from catalogue_question
    where token_hash = $1";
const ANSWERED: &str = "
    update catalogue_question
    set answered_at = $2
    where token_hash = $1 and answered_at is null";
const FORGET: &str = "
    delete from catalogue_question
    where expires_at <= $1";

/// A new letter.
pub(in crate::features::catalogue) async fn insert(
    tx: &mut Tx<'_>,
    question: &Question,
    token_hash: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    let row = args![
        token_hash,
        question.entry.as_str(),
        question.account.as_str(),
        now_ms,
        question.expires_at,
    ];
    tx.run(INSERT, row).await.map(drop)
}

/// The letter with the token of this hash.
pub(in crate::features::catalogue) async fn find(
    db: &Db,
    token_hash: &str,
) -> Result<Option<Question>, DbError> {
    db.optional(FIND, args![token_hash]).await
}

/// Notes the answer; says whether it is the first.
pub(in crate::features::catalogue) async fn answered(
    tx: &mut Tx<'_>,
    token_hash: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(ANSWERED, args![token_hash, now_ms]).await? == 1)
}

/// Forgets letters whose links work no more.
pub(in crate::features::catalogue) async fn forget(
    tx: &mut Tx<'_>,
    now_ms: i64,
) -> Result<(), DbError> {
    tx.run(FORGET, args![now_ms]).await.map(drop)
}
