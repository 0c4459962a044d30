//! SQL of places.
use analysis::hours::Hours;

use super::model::{Details, PLACES_MAX, Place};
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
    select id, name, municipality, street, postal_code, phone, web, way_in, accessibility, hours, revision, changed_at
    from place
    where workspace_id = $1
    order by name, id
    limit $2";

/// The workspace's places by name.
pub(super) async fn list(db: &Db, workspace: &str) -> Result<Vec<Place>, DbError> {
    db.all(LIST, args![workspace, PLACES_MAX]).await
}

const FIND: &str = "
    select id, name, municipality, street, postal_code, phone, web, way_in, accessibility, hours, revision, changed_at
    from place
    where workspace_id = $1 and id = $2";

/// One of the workspace's places.
pub(super) async fn find(db: &Db, workspace: &str, id: &str) -> Result<Option<Place>, DbError> {
    db.optional(FIND, args![workspace, id]).await
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
    select id, hours
    from place
    where id > $1
    order by id
    limit $2";

struct Kept(String, Hours);

impl FromRow for Kept {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("id")?, hours(&row.get::<String>("hours")?)))
    }
}

/// Places of all workspaces with their hours, those after the id `after`, in order, some at once.
pub(super) async fn hours_after(db: &Db, after: &str) -> Result<Vec<(String, Hours)>, DbError> {
    let some: Vec<Kept> = db.all(HOURS_AFTER, args![after, HOURS_ROWS]).await?;
    Ok(some
        .into_iter()
        .map(|Kept(id, hours)| (id, hours))
        .collect())
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
    Ok(tx.run(INSERT, row).await? > 0)
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
    Ok(tx.run(REPLACE, row).await? > 0)
}

const REMOVE: &str = "
    delete from place
    where workspace_id = $1 and id = $2";

/// Removes a place; says whether it was there.
pub(super) async fn remove(tx: &mut Tx<'_>, workspace: &str, id: &str) -> Result<bool, DbError> {
    Ok(tx.run(REMOVE, args![workspace, id]).await? > 0)
}
