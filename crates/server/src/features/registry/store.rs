//! SQL of the registry as it is read from canvases. Statements over many rows at once are in `db::dialect`.
use std::collections::{BTreeMap, BTreeSet};

use analysis::names::name_key;
use canvas::facts::RecordKind;
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::model::{Bonded, Mentioned, Pair, Record};
use crate::args;
use crate::db::{Db, DbError, Dialect, FromRow, Row, Tx, dialect};

/// Most canvases that are read at one start.
const BEHIND_MAX: i64 = 10_000;

/// A canvas to be read.
pub(super) struct Source {
    pub id: String,
    pub workspace: String,
    pub kind: String,
    pub is_deleted: bool,
}

impl FromRow for Source {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            workspace: row.get("workspace_id")?,
            kind: row.get("kind")?,
            is_deleted: row.get::<Option<i64>>("deleted_at")?.is_some(),
        })
    }
}

const SOURCE: &str = "
    select id, workspace_id, kind, deleted_at
    from canvas
    where id = $1";

/// The canvas, also a deleted one.
pub(super) async fn source(db: &Db, canvas: &str) -> Result<Option<Source>, DbError> {
    db.optional(SOURCE, args![canvas]).await
}

const SOURCES: &str = "
    select id, workspace_id, kind, deleted_at
    from canvas
    where deleted_at is null
    order by workspace_id, id";

/// Every canvas that is not deleted, by workspace and age.
pub(super) async fn sources(db: &Db) -> Result<Vec<Source>, DbError> {
    db.all(SOURCES, args![]).await
}

const BEHIND: &str = "
    select canvas.id
    from canvas
    left join projected on projected.canvas_id = canvas.id
    where ($1 = '' or canvas.workspace_id = $1) and (
        (canvas.deleted_at is null and coalesce(projected.seq, -1) < (
            select max(seqs.seq) from (
                select canvas_update.seq from canvas_update where canvas_update.canvas_id = canvas.id
                union all
                select canvas_snapshot.seq from canvas_snapshot where canvas_snapshot.canvas_id = canvas.id
            ) as seqs))
        or (canvas.deleted_at is not null and exists (
            select 1 from mention where mention.canvas_id = canvas.id)))
    order by canvas.id
    limit $2";

/// The canvases whose last changes are not in the registry: of one workspace, or (when it is empty) of all.
pub(super) async fn behind(db: &Db, workspace: &str) -> Result<Vec<String>, DbError> {
    db.all(BEHIND, args![workspace, BEHIND_MAX]).await
}

const SET_PROJECTED: &str = "
    insert into projected (canvas_id, seq)
    values ($1, $2)
    on conflict (canvas_id) do update set seq = excluded.seq";

/// Keeps up to which row of its log a canvas is in the registry.
pub(super) async fn set_projected(tx: &mut Tx<'_>, canvas: &str, seq: i64) -> Result<(), DbError> {
    tx.run(SET_PROJECTED, args![canvas, seq]).await.map(drop)
}

const FORGET_PROJECTED: &str = "
    delete from projected
    where canvas_id = $1";

/// Forgets that the canvas was ever read.
pub(super) async fn forget_projected(tx: &mut Tx<'_>, canvas: &str) -> Result<(), DbError> {
    tx.run(FORGET_PROJECTED, args![canvas]).await.map(drop)
}

// Two canvases of one workspace must not be brought into its registry at once.
const LOCK: &str = "update workspace set id = id where id = $1";

/// Keeps others from changing the workspace's registry until the transaction ends.
pub(super) async fn lock(tx: &mut Tx<'_>, workspace: &str) -> Result<(), DbError> {
    tx.run(LOCK, args![workspace]).await.map(drop)
}

const MENTIONS: &str = "
    select record_id, canvas_id, place, kind, role, name, details
    from mention
    where canvas_id = $1";

/// What the canvas mentioned when it was last read.
pub(super) async fn mentions_on(tx: &mut Tx<'_>, canvas: &str) -> Result<Vec<Mentioned>, DbError> {
    tx.all(MENTIONS, args![canvas]).await
}

const BONDS: &str = "
    select place, kind, from_id, to_id, details
    from bond
    where canvas_id = $1";

/// The bonds of the canvas when it was last read.
pub(super) async fn bonds_on(tx: &mut Tx<'_>, canvas: &str) -> Result<Vec<Bonded>, DbError> {
    tx.all(BONDS, args![canvas]).await
}

const DROP_BONDS: &str = "
    delete from bond
    where canvas_id = $1";

/// Brings the bonds of a canvas from `old` to `bonds`.
pub(super) async fn put_bonds(
    tx: &mut Tx<'_>,
    canvas: &str,
    old: &[Bonded],
    bonds: &[Bonded],
) -> Result<(), DbError> {
    if !old.is_empty() {
        tx.run(DROP_BONDS, args![canvas]).await?;
    }
    put(tx, dialect::PUT_BONDS, canvas, bonds.iter()).await
}

/// A record that has a name.
pub(super) struct Found {
    pub kind: String,
    pub key: String,
    pub record: String,
}

impl FromRow for Found {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            kind: row.get("kind")?,
            key: row.get("name_key")?,
            record: row.get("record_id")?,
        })
    }
}

/// The first record of each kind and name key that is asked for.
pub(super) async fn by_names(
    tx: &mut Tx<'_>,
    workspace: &str,
    asked: impl Iterator<Item = (&str, &str)>,
) -> Result<Vec<Found>, DbError> {
    let asked: Vec<Json> = asked.map(|(k, n)| json!({"k": k, "n": n})).collect();
    let sql = tx.text(dialect::RECORDS_BY_NAMES);
    tx.all(sql, args![workspace, Json::from(asked).to_string()])
        .await
}

const ANOTHER_NAMED: &str = "
    select record_name.record_id
    from record_name
    where record_name.workspace_id = $1 and record_name.kind = $2 and record_name.name_key = $3
        and record_name.record_id <> $4
    order by record_name.record_id
    limit 1";

/// Another record of the kind that has the name.
pub(super) async fn another_named(
    tx: &mut Tx<'_>,
    workspace: &str,
    (kind, key): (RecordKind, &str),
    but: &str,
) -> Result<Option<String>, DbError> {
    let asked = args![workspace, kind.slug(), key, but];
    tx.optional(ANOTHER_NAMED, asked).await
}

/// Keys of the names that records were ever renamed from or to by hand.
pub(super) async fn former_names(
    tx: &mut Tx<'_>,
    ids: &[String],
) -> Result<BTreeMap<String, BTreeSet<String>>, DbError> {
    let sql = tx.text(dialect::EDITS_BY_RECORDS);
    let edits: Vec<Renamed> = tx.all(sql, args![Json::from(ids).to_string()]).await?;
    let mut former: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for edit in edits {
        let names = former.entry(edit.record).or_default();
        names.extend([name_key(&edit.was), name_key(&edit.is)]);
    }
    Ok(former)
}

/// A record's name before and after somebody edited it.
struct Renamed {
    record: String,
    was: String,
    is: String,
}

impl FromRow for Renamed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let payload: String = row.get("payload")?;
        let payload: Json =
            serde_json::from_str(&payload).map_err(|_| DbError::Shape("payload"))?;
        let name = |key: &str| payload[key].as_str().unwrap_or_default().to_owned();
        Ok(Self {
            record: row.get("record_id")?,
            was: name("was"),
            is: name("is"),
        })
    }
}

/// Records of the workspace by id; unknown ids are left out.
pub(super) async fn by_ids(
    tx: &mut Tx<'_>,
    workspace: &str,
    ids: &[String],
) -> Result<Vec<Record>, DbError> {
    let sql = tx.text(dialect::RECORDS_BY_IDS);
    tx.all(sql, args![workspace, Json::from(ids).to_string()])
        .await
}

/// Records and what canvases but this one call them.
pub(super) async fn names_elsewhere(
    tx: &mut Tx<'_>,
    canvas: &str,
    records: &[String],
) -> Result<Vec<(String, String)>, DbError> {
    let sql = tx.text(dialect::NAMES_ELSEWHERE);
    let rows: Vec<Pair> = tx
        .all(sql, args![canvas, Json::from(records).to_string()])
        .await?;
    Ok(rows.into_iter().map(|Pair(id, name)| (id, name)).collect())
}

/// Every mention of these records, the one that names a record first.
pub(super) async fn mentions_of(
    tx: &mut Tx<'_>,
    records: &[String],
) -> Result<Vec<Mentioned>, DbError> {
    let sql = tx.text(dialect::MENTIONS_BY_RECORDS);
    tx.all(sql, args![Json::from(records).to_string()]).await
}

/// What was merged into any of these records.
pub(super) async fn merged_into(
    tx: &mut Tx<'_>,
    workspace: &str,
    records: &[String],
) -> Result<Vec<Record>, DbError> {
    let sql = tx.text(dialect::MERGED_INTO_RECORDS);
    tx.all(sql, args![workspace, Json::from(records).to_string()])
        .await
}

/// A name that a record is found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Named {
    pub record: String,
    pub key: String,
    pub name: String,
}

/// A name as it is put.
#[derive(Serialize)]
struct NamedRow<'a> {
    kind: RecordKind,
    #[serde(flatten)]
    named: &'a Named,
}

impl FromRow for Named {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            record: row.get("record_id")?,
            key: row.get("name_key")?,
            name: row.get("name")?,
        })
    }
}

/// The names that these records are found by.
pub(super) async fn names_of(tx: &mut Tx<'_>, records: &[String]) -> Result<Vec<Named>, DbError> {
    let sql = tx.text(dialect::NAMES_BY_RECORDS);
    tx.all(sql, args![Json::from(records).to_string()]).await
}

/// The rows as one JSON array; none when there are none.
fn listed(rows: impl Iterator<Item: Serialize>) -> Result<Option<String>, DbError> {
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let text = serde_json::to_string(&rows).map_err(|_| DbError::Shape("rows"))?;
    Ok(Some(text))
}

/// Puts rows, as JSON: `scope` is the workspace or canvas that they belong to.
pub(super) async fn put(
    tx: &mut Tx<'_>,
    statement: Dialect,
    scope: &str,
    rows: impl Iterator<Item: Serialize>,
) -> Result<(), DbError> {
    let Some(rows) = listed(rows)? else {
        return Ok(());
    };
    let sql = tx.text(statement);
    tx.run(sql, args![scope, rows]).await.map(drop)
}

/// Puts records of the workspace that are not there yet; gives the ids of those that were put.
pub(super) async fn put_new_records(
    tx: &mut Tx<'_>,
    workspace: &str,
    rows: impl Iterator<Item: Serialize>,
) -> Result<BTreeSet<String>, DbError> {
    let Some(rows) = listed(rows)? else {
        return Ok(BTreeSet::new());
    };
    let sql = tx.text(dialect::NEW_RECORDS);
    let made: Vec<String> = tx.all(sql, args![workspace, rows]).await?;
    Ok(made.into_iter().collect())
}

/// Puts names of records of these kinds.
pub(super) async fn put_names(
    tx: &mut Tx<'_>,
    workspace: &str,
    kinds: &BTreeMap<&str, RecordKind>,
    names: impl Iterator<Item = &Named>,
) -> Result<(), DbError> {
    let rows = names.filter_map(|named| {
        let kind = *kinds.get(named.record.as_str())?;
        Some(NamedRow { kind, named })
    });
    put(tx, dialect::PUT_NAMES, workspace, rows).await
}

/// Takes names away.
pub(super) async fn drop_names(
    tx: &mut Tx<'_>,
    names: impl Iterator<Item = &Named>,
) -> Result<(), DbError> {
    let rows: Vec<Json> = names
        .map(|named| json!({"record": named.record, "key": named.key}))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let sql = tx.text(dialect::DROP_NAMES);
    tx.run(sql, args![Json::from(rows).to_string()])
        .await
        .map(drop)
}

/// Takes those of the records away that nothing mentions and nobody edited.
pub(super) async fn drop_orphans(
    tx: &mut Tx<'_>,
    workspace: &str,
    records: &[String],
) -> Result<(), DbError> {
    if records.is_empty() {
        return Ok(());
    }
    let sql = tx.text(dialect::DROP_ORPHANS);
    let rows = Json::from(records).to_string();
    tx.run(sql, args![workspace, rows]).await.map(drop)
}
