//! SQL of what readers say is wrong.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Corrections of one entry that wait at once; more are refused.
pub const WAITING_MAX: i64 = 50;
/// Corrections that a page lists.
const SHOWN_MAX: i64 = 100;
/// Corrections of a workspace that are taken home.
const TAKEN_MAX: i64 = 10_000;

/// What a reader says is wrong.
pub(in crate::features::catalogue) struct Correction {
    pub id: String,
    pub words: String,
    /// How to reach whoever said it; empty when they did not tell, and once it is seen to.
    pub contact: String,
    pub made_at: i64,
    pub done_at: Option<i64>,
}

impl FromRow for Correction {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            words: row.get("words")?,
            contact: row.get("contact")?,
            made_at: row.get("made_at")?,
            done_at: row.get("done_at")?,
        })
    }
}

const INSERT: &str = "
    insert into catalogue_correction (id, entry_id, words, contact, made_at)
    values ($1, $2, $3, $4, $5)";
const SEEN_TO: &str = "
    select count(*)
    from catalogue_correction
    where entry_id = $1 and words = $2 and done_at is not null";
const WAITING: &str = "
    select count(*)
    from catalogue_correction
    where entry_id = $1 and done_at is null";
const OF_ENTRY: &str = "
    select id, words, contact, made_at, done_at
    from catalogue_correction
    where entry_id = $1
    order by case when done_at is null then 0 else 1 end, made_at desc, id desc
    limit $2";
const SEE_TO: &str = "
    update catalogue_correction
    set done_at = $4, done_by = $3, contact = ''
    where id = $1 and entry_id = $2 and done_at is null";

/// How many of an entry in these words somebody has seen to.
pub(in crate::features::catalogue) async fn seen_to(
    tx: &mut Tx<'_>,
    entry: &str,
    words: &str,
) -> Result<i64, DbError> {
    Ok(tx
        .optional(SEEN_TO, args![entry, words])
        .await?
        .unwrap_or(0))
}

/// A new one. Fails with `Taken` when there is one of its id.
pub(in crate::features::catalogue) async fn insert(
    tx: &mut Tx<'_>,
    entry: &str,
    correction: &Correction,
) -> Result<(), DbError> {
    let row = args![
        correction.id.as_str(),
        entry,
        correction.words.as_str(),
        correction.contact.as_str(),
        correction.made_at,
    ];
    tx.run(INSERT, row).await.map(drop)
}

/// How many of an entry nobody has seen to.
pub(in crate::features::catalogue) async fn waiting(
    tx: &mut Tx<'_>,
    entry: &str,
) -> Result<i64, DbError> {
    Ok(tx.optional(WAITING, args![entry]).await?.unwrap_or(0))
}

/// The entry's: those that wait first, newest first.
pub(in crate::features::catalogue) async fn of_entry(
    db: &Db,
    entry: &str,
) -> Result<Vec<Correction>, DbError> {
    db.all(OF_ENTRY, args![entry, SHOWN_MAX]).await
}

const OF_WORKSPACE: &str = "
    select c.id, c.words, c.contact, c.made_at, c.done_at, v.content
    from catalogue_correction c
    join catalogue_entry e on e.id = c.entry_id
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1
    order by c.made_at desc, c.id desc
    limit $2";

/// A correction and what its entry is called.
pub(in crate::features::catalogue) struct About {
    pub correction: Correction,
    pub name: String,
}

impl FromRow for About {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            correction: Correction::from_row(row)?,
            name: super::description(row)?.name,
        })
    }
}

/// Those of all entries of a workspace, newest first.
pub(in crate::features::catalogue) async fn of_workspace(
    db: &Db,
    workspace: &str,
) -> Result<Vec<About>, DbError> {
    db.all(OF_WORKSPACE, args![workspace, TAKEN_MAX]).await
}

/// Notes that one was seen to, and forgets how to reach its writer; says whether it waited.
pub(in crate::features::catalogue) async fn see_to(
    tx: &mut Tx<'_>,
    id: &str,
    entry: &str,
    by: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(SEE_TO, args![id, entry, by, now_ms]).await? == 1)
}
