//! SQL of what is in the catalogue and what became of it.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::catalogue::feed::{Change, Published, Said, What};
use crate::features::catalogue::model::Description;

/// Entries that are read at once.
const PAGE_MAX: i64 = 1_000;
/// Changes that are read at once.
pub const CHANGES_MAX: i64 = 1_000;

impl FromRow for Change {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let what: String = row.get("what")?;
        Ok(Self {
            number: row.get("number")?,
            entry: row.get("entry_id")?,
            what: What::parse(&what).ok_or(DbError::Shape("what"))?,
            at: row.get("at")?,
        })
    }
}

// The row stays locked until the transaction ends, so numbers become visible in their order on both engines.
const NUMBER: &str = "
    update catalogue_counter
    set last = last + 1
    where id = 1
    returning last";
const RECORD: &str = "
    insert into catalogue_change (number, entry_id, what, at)
    values ($1, $2, $3, $4)";

/// Notes what becomes of an entry, in the transaction that does it. Gives its number.
pub(in crate::features::catalogue) async fn record(
    tx: &mut Tx<'_>,
    entry: &str,
    what: What,
    now_ms: i64,
) -> Result<i64, DbError> {
    let number: Option<i64> = tx.optional(NUMBER, args![]).await?;
    let number = number.ok_or(DbError::Shape("catalogue_counter"))?;
    tx.run(RECORD, args![number, entry, what.name(), now_ms])
        .await?;
    Ok(number)
}

const SINCE: &str = "
    select number, entry_id, what, at
    from catalogue_change
    where number > $1
    order by number
    limit $2";

/// What became of entries after number `after`, in order.
pub(in crate::features::catalogue) async fn since(
    db: &Db,
    after: i64,
) -> Result<Vec<Change>, DbError> {
    db.all(SINCE, args![after, CHANGES_MAX]).await
}

/// What an entry says, if it can be read.
pub(in crate::features::catalogue) struct Naming(pub Option<Description>);

impl FromRow for Naming {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(super::description(row).ok()))
    }
}

const NAMING: &str = "
    select v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.published_at is not null and v.content like $1
    order by e.id";

/// The entries in the catalogue that name a key of any vocabulary.
pub(in crate::features::catalogue) async fn naming(
    db: &Db,
    key: &str,
) -> Result<Vec<Naming>, DbError> {
    db.all(NAMING, args![format!("%\"{key}\"%")]).await
}

const OF_ENTRY: &str = "
    select number, entry_id, what, at
    from catalogue_change
    where entry_id = $1 and number > $2
    order by number
    limit $3";

/// What became of one entry after number `after`, in order.
pub(in crate::features::catalogue) async fn of_entry(
    db: &Db,
    entry: &str,
    after: i64,
) -> Result<Vec<Change>, DbError> {
    db.all(OF_ENTRY, args![entry, after, CHANGES_MAX]).await
}

impl FromRow for Said {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            entry: row.get("entry_id")?,
            canvas: row.get("canvas_id")?,
            number: row.get("number")?,
            from: row.get("made_at")?,
            description: super::description(row)?,
        })
    }
}

const SAID: &str = "
    select v.entry_id, e.canvas_id, v.number, v.made_at, v.content
    from catalogue_version v
    join catalogue_entry e on e.id = v.entry_id
    where (v.entry_id, v.number) > ($1, $2)
    order by v.entry_id, v.number
    limit $3";
const SAID_BY_ENTRY: &str = "
    select v.entry_id, e.canvas_id, v.number, v.made_at, v.content
    from catalogue_version v
    join catalogue_entry e on e.id = v.entry_id
    where v.entry_id = $1 and v.number > $2
    order by v.number
    limit $3";

/// Versions behind the one of this entry and number, by entry and number, at most [`PAGE_MAX`].
pub(in crate::features::catalogue) async fn said(
    db: &Db,
    entry: &str,
    number: i64,
) -> Result<Vec<Said>, DbError> {
    db.all(SAID, args![entry, number, PAGE_MAX]).await
}

/// Versions of one entry behind this number, at most [`PAGE_MAX`].
pub(in crate::features::catalogue) async fn said_by(
    db: &Db,
    entry: &str,
    number: i64,
) -> Result<Vec<Said>, DbError> {
    db.all(SAID_BY_ENTRY, args![entry, number, PAGE_MAX]).await
}

const LAST: &str = "
    select last
    from catalogue_counter
    where id = 1";

/// The number of the last change.
pub(in crate::features::catalogue) async fn last(db: &Db) -> Result<i64, DbError> {
    Ok(db.optional(LAST, args![]).await?.unwrap_or(0))
}

impl FromRow for Published {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            address: row.get("address")?,
            workspace: row.get("workspace_id")?,
            canvas: row.get("canvas_id")?,
            version: row.get("version")?,
            published_at: row.get("published_at")?,
            changed_at: row.get("made_at")?,
            checked_at: row.get("checked_at")?,
            description: super::description(row)?,
        })
    }
}

/// A row of the catalogue; only its id when what it says cannot be read.
pub(in crate::features::catalogue) struct Readable(pub Result<Published, String>);

impl FromRow for Readable {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        match Published::from_row(row) {
            Err(DbError::Shape(_)) => Ok(Self(Err(row.get("id")?))),
            read => Ok(Self(Ok(read?))),
        }
    }
}

const ONE: &str = "
    select e.id, e.address, e.workspace_id, e.canvas_id, e.version, e.published_at, v.made_at, e.checked_at, v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where (e.id = $1 or e.address = $1) and e.published_at is not null";
const AFTER: &str = "
    select e.id, e.address, e.workspace_id, e.canvas_id, e.version, e.published_at, v.made_at, e.checked_at, v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.published_at is not null and e.id > $1
    order by e.id
    limit $2";
const NEWEST: &str = "
    select e.id, e.address, e.workspace_id, e.canvas_id, e.version, e.published_at, v.made_at, e.checked_at, v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.published_at is not null
    order by v.made_at desc, v.entry_id desc
    limit $1 offset $2";

/// What is in the catalogue under an id or a public address.
pub(in crate::features::catalogue) async fn one(
    db: &Db,
    id: &str,
) -> Result<Option<Published>, DbError> {
    db.optional(ONE, args![id]).await
}

/// What is in the catalogue with greater ids than `after`, by id, at most `limit` and [`PAGE_MAX`].
pub(in crate::features::catalogue) async fn after(
    db: &Db,
    after: &str,
    limit: i64,
) -> Result<Vec<Published>, DbError> {
    db.all(AFTER, args![after, limit.min(PAGE_MAX)]).await
}

/// The same, told of those also that cannot be read.
pub(in crate::features::catalogue) async fn readable_after(
    db: &Db,
    after: &str,
) -> Result<Vec<Readable>, DbError> {
    db.all(AFTER, args![after, PAGE_MAX]).await
}

/// A page of the catalogue, last changed first.
pub(in crate::features::catalogue) async fn newest(
    db: &Db,
    limit: i64,
    offset: i64,
) -> Result<Vec<Published>, DbError> {
    db.all(NEWEST, args![limit, offset]).await
}
