//! SQL of changed words.
use super::NewChange;
use super::edition::Edition;
use super::model::{Delta, Entry, Kind};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Changed entries that one edition holds.
const CHANGED_MAX: i64 = 20_000;
/// Changes of one entry that its page shows.
const HISTORY_MAX: i64 = 100;

/// What was done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// It was made.
    Add,
    /// Its words were changed, or it was switched off or on.
    Edit,
    /// It is as it was before.
    Undo,
}

impl Did {
    const ALL: [Self; 3] = [Self::Add, Self::Edit, Self::Undo];

    /// Its name in the database.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Undo => "undo",
        }
    }

    /// Its name in the audit.
    pub fn audited(self) -> &'static str {
        match self {
            Self::Add => "lexicon.add",
            Self::Edit => "lexicon.edit",
            Self::Undo => "lexicon.undo",
        }
    }
}

/// A change of an entry.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it is about.
    pub kind: Kind,
    /// Its key.
    pub key: String,
    /// Which change of the entry, from 1.
    pub number: i64,
    /// The entry after it, by what the program brings now.
    pub entry: Entry,
    /// What was done.
    pub did: Did,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Name of the editor.
    pub by: String,
    /// Why, in the editor's words; may be empty.
    pub why: String,
}

/// The newest change of an entry.
struct Newest(Kind, String, i64, Delta);

fn kind_and_delta(row: &Row) -> Result<(Kind, Delta), DbError> {
    let kind: String = row.get("kind")?;
    let delta: String = row.get("delta")?;
    Ok((
        Kind::parse(&kind).ok_or(DbError::Shape("the kind of a word"))?,
        serde_json::from_str(&delta).map_err(|_| DbError::Shape("a change of a word"))?,
    ))
}

impl FromRow for Newest {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let (kind, delta) = kind_and_delta(row)?;
        Ok(Self(kind, row.get("key")?, row.get("number")?, delta))
    }
}

impl FromRow for Change {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let (kind, delta) = kind_and_delta(row)?;
        let key: String = row.get("key")?;
        let did: String = row.get("did")?;
        let did = Did::ALL.into_iter().find(|one| one.slug() == did);
        Ok(Self {
            number: row.get("number")?,
            entry: Edition::after(kind, &key, &delta),
            did: did.ok_or(DbError::Shape("what was done to a word"))?,
            at: row.get("at")?,
            by: row.get("by_name")?,
            why: row.get("why")?,
            kind,
            key,
        })
    }
}

const VERSION: &str = "
    select count(*) as changes
    from lexicon_change";

/// How many changes there are. Rows are only ever added, so it differs whenever anything was changed.
pub async fn version(db: &Db) -> Result<i64, DbError> {
    Ok(db.optional(VERSION, args![]).await?.unwrap_or(0))
}

const STANDING: &str = "
    select c.kind, c.key, c.number, c.delta
    from lexicon_change c
    where c.number = (
        select max(newer.number)
        from lexicon_change newer
        where newer.kind = c.kind and newer.key = c.key)
    order by c.kind, c.key
    limit $1";

/// The newest change of each changed entry.
pub async fn standing(db: &Db) -> Result<Vec<(Kind, String, i64, Delta)>, DbError> {
    let rows: Vec<Newest> = db.all(STANDING, args![CHANGED_MAX]).await?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|Newest(kind, key, number, delta)| (kind, key, number, delta))
        .collect())
}

const HISTORY: &str = "
    select c.kind, c.key, c.number, c.delta, c.did, c.at, c.why, coalesce(a.name, c.by_id) as by_name
    from lexicon_change c
    left join account a on 'account-' || a.id = c.by_id
    where c.kind = $1 and c.key = $2
    order by c.number desc
    limit $3";

/// The changes of an entry, newest first, at most [`HISTORY_MAX`].
pub async fn history(db: &Db, kind: Kind, key: &str) -> Result<Vec<Change>, DbError> {
    db.all(HISTORY, args![kind.slug(), key, HISTORY_MAX]).await
}

const NEWEST: &str = "
    select c.kind, c.key, c.number, c.delta, c.did, c.at, c.why, coalesce(a.name, c.by_id) as by_name
    from lexicon_change c
    left join account a on 'account-' || a.id = c.by_id
    order by c.at desc, c.kind, c.key, c.number desc
    limit $1 offset $2";

/// The changes of all entries, newest first, `count` from `from` on.
pub async fn newest(db: &Db, from: i64, count: i64) -> Result<Vec<Change>, DbError> {
    db.all(NEWEST, args![count, from]).await
}

const INSERT: &str = "
    insert into lexicon_change (kind, key, number, delta, did, at, by_id, why)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Keeps a change; fails with `Taken(number)` when somebody changed the same entry meanwhile.
pub async fn insert(
    tx: &mut Tx<'_>,
    new: &NewChange<'_>,
    delta: &Delta,
    (at, by_id): (i64, &str),
) -> Result<(), DbError> {
    let delta = serde_json::to_string(delta).expect("lists of texts always become JSON");
    let row = args![
        new.kind.slug(),
        new.key,
        new.seen + 1,
        delta,
        new.did.slug(),
        at,
        by_id,
        new.why,
    ];
    tx.run(INSERT, row).await.map(drop)
}
