//! SQL of places.
use analysis::hours::Hours;

use super::model::{Changed, Details, HoursOf, PLACES_MAX, Place};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Places whose hours are read at once.
const HOURS_ROWS: i64 = 1_000;

impl FromRow for Place {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let accessibility: String = row.get("accessibility")?;
        Ok(Self {
            id: row.get("id")?,
            revision: row.get("revision")?,
            made_at: row.get("made_at")?,
            changed_at: row.get("changed_at")?,
            details: Details {
                name: row.get("name")?,
                municipality: row.get("municipality")?,
                street: row.get("street")?,
                postal_code: row.get("postal_code")?,
                phone: row.get("phone")?,
                web: row.get("web")?,
                way_in: row.get("way_in")?,
                accessibility: serde_json::from_str(&accessibility).unwrap_or_default(),
                hours: hours(&row.get::<String>("hours")?),
            },
        })
    }
}

/// What cannot be read says nothing of any day.
fn hours(kept: &str) -> Hours {
    serde_json::from_str(kept).unwrap_or_else(|error| {
        tracing::error!(%error, "hours of a place cannot be read");
        Hours::default()
    })
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("lists and hours have no keys but text")
}

const LIST: &str = "
    select id, name, municipality, street, postal_code, phone, web, way_in, accessibility, hours, revision, made_at,
        changed_at
    from place
    where workspace_id = $1
    order by name, id
    limit $2";

/// The workspace's places by name.
pub(super) async fn list(db: &Db, workspace: &str) -> Result<Vec<Place>, DbError> {
    db.all(LIST, args![workspace, PLACES_MAX]).await
}

const FIND: &str = "
    select id, name, municipality, street, postal_code, phone, web, way_in, accessibility, hours, revision, made_at,
        changed_at
    from place
    where workspace_id = $1 and id = $2";

/// One of the workspace's places.
pub(super) async fn find(db: &Db, workspace: &str, id: &str) -> Result<Option<Place>, DbError> {
    db.optional(FIND, args![workspace, id]).await
}

const IDS: &str = "
    select id
    from place
    where workspace_id = $1
    order by id
    limit $2";

/// Ids of the workspace's places.
pub(super) async fn ids(db: &Db, workspace: &str) -> Result<Vec<String>, DbError> {
    db.all(IDS, args![workspace, PLACES_MAX]).await
}

const COUNT: &str = "
    select count(*)
    from place
    where workspace_id = $1";

/// How many places the workspace has.
pub(super) async fn count(db: &Db, workspace: &str) -> Result<i64, DbError> {
    Ok(db.optional(COUNT, args![workspace]).await?.unwrap_or(0))
}

const HOURS_AFTER: &str = "
    select id, workspace_id, hours
    from place
    where id > $1
    order by id
    limit $2";

impl FromRow for HoursOf {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            workspace: row.get("workspace_id")?,
            place: row.get("id")?,
            hours: hours(&row.get::<String>("hours")?),
        })
    }
}

/// Places of all workspaces with their hours, those after the id `after`, in order, some at once.
pub(super) async fn hours_after(db: &Db, after: &str) -> Result<Vec<HoursOf>, DbError> {
    db.all(HOURS_AFTER, args![after, HOURS_ROWS]).await
}

const INSERT: &str = "
    insert into place
        (id, workspace_id, name, municipality, street, postal_code, phone, web, way_in, accessibility, hours, revision,
        made_by, made_at, changed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
    on conflict (id) do nothing";

/// Keeps a new place; false when there is one of this id.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    id: &str,
    workspace: &str,
    details: &Details,
    by: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    let row = args![
        id,
        workspace,
        &details.name,
        &details.municipality,
        &details.street,
        &details.postal_code,
        &details.phone,
        &details.web,
        &details.way_in,
        json(&details.accessibility),
        json(&details.hours),
        1_i64,
        by,
        now_ms,
    ];
    let is_new = tx.run(INSERT, row).await? > 0;
    if is_new {
        changed(tx, workspace, id).await?;
    }
    Ok(is_new)
}

const REPLACE: &str = "
    update place
    set name = $4, municipality = $5, street = $6, postal_code = $7, phone = $8, web = $9, way_in = $10,
        accessibility = $11, hours = $12, revision = revision + 1, changed_at = $13
    where workspace_id = $1 and id = $2 and revision = $3";

/// Replaces what is known of a place if it still has the revision `seen`; says whether it had.
pub(super) async fn replace(
    tx: &mut Tx<'_>,
    workspace: &str,
    id: &str,
    seen: i64,
    details: &Details,
    now_ms: i64,
) -> Result<bool, DbError> {
    let row = args![
        workspace,
        id,
        seen,
        &details.name,
        &details.municipality,
        &details.street,
        &details.postal_code,
        &details.phone,
        &details.web,
        &details.way_in,
        json(&details.accessibility),
        json(&details.hours),
        now_ms,
    ];
    let is_replaced = tx.run(REPLACE, row).await? > 0;
    if is_replaced {
        changed(tx, workspace, id).await?;
    }
    Ok(is_replaced)
}

const NUMBER: &str = "
    update place_counter
    set last = last + 1
    where id = 1
    returning last";
const CHANGED: &str = "
    insert into place_change (place_id, workspace_id, number)
    values ($1, $2, $3)
    on conflict (place_id)
        do update set number = excluded.number";

/// Notes that a place has changed, in the transaction that changes it.
async fn changed(tx: &mut Tx<'_>, workspace: &str, id: &str) -> Result<(), DbError> {
    // The row stays locked until the transaction ends, so numbers become visible in their order.
    let number: Option<i64> = tx.optional(NUMBER, args![]).await?;
    let number = number.ok_or(DbError::Shape("place_counter"))?;
    tx.run(CHANGED, args![id, workspace, number])
        .await
        .map(drop)
}

const LAST: &str = "
    select last
    from place_counter
    where id = 1";

/// The number of the last change.
pub(super) async fn last(db: &Db) -> Result<i64, DbError> {
    Ok(db.optional(LAST, args![]).await?.unwrap_or(0))
}

const SINCE: &str = "
    select c.place_id, c.workspace_id, c.number, p.hours
    from place_change c
    left join place p on p.id = c.place_id
    where c.number > $1
    order by c.number
    limit $2";

impl FromRow for Changed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let kept: Option<String> = row.get("hours")?;
        Ok(Self {
            number: row.get("number")?,
            workspace: row.get("workspace_id")?,
            place: row.get("place_id")?,
            hours: kept.as_deref().map(hours),
        })
    }
}

/// Places that changed after number `after`, in order, some at once.
pub(super) async fn since(db: &Db, after: i64) -> Result<Vec<Changed>, DbError> {
    db.all(SINCE, args![after, HOURS_ROWS]).await
}

const REMOVE: &str = "
    delete from place
    where workspace_id = $1 and id = $2";

/// Removes a place; says whether it was there.
pub(super) async fn remove(tx: &mut Tx<'_>, workspace: &str, id: &str) -> Result<bool, DbError> {
    let is_removed = tx.run(REMOVE, args![workspace, id]).await? > 0;
    if is_removed {
        changed(tx, workspace, id).await?;
    }
    Ok(is_removed)
}
