//! SQL of entries that are given at service places.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

const PLACES_READ: &str = "
    select number
    from catalogue_places_read
    where id = 1";

/// The change of places up to which the feed tells of their entries.
pub(in crate::features::catalogue) async fn places_read(db: &Db) -> Result<i64, DbError> {
    Ok(db.optional(PLACES_READ, args![]).await?.unwrap_or(0))
}

const READ_PLACES: &str = "
    update catalogue_places_read
    set number = $2
    where id = 1 and number = $1";

/// Notes that places were read on from one change to another; false when somebody has read on before.
pub(in crate::features::catalogue) async fn read_places(
    tx: &mut Tx<'_>,
    from: i64,
    to: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(READ_PLACES, args![from, to]).await? > 0)
}

/// How the content of a version names a place.
fn named(place: &str) -> String {
    format!("%\"place\":\"{place}\"%")
}

const GIVEN_AT: &str = "
    select e.id
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1 and e.published_at is not null and v.content like $2
    order by e.id";

/// Ids of the workspace's entries in the catalogue that are given at a place.
pub(in crate::features::catalogue) async fn given_at(
    tx: &mut Tx<'_>,
    workspace: &str,
    place: &str,
) -> Result<Vec<String>, DbError> {
    tx.all(GIVEN_AT, args![workspace, named(place)]).await
}

/// An entry that is given at a place.
pub(in crate::features::catalogue) struct Standing {
    /// What it is called.
    pub name: String,
    /// Last part of its public address.
    pub address: String,
}

impl FromRow for Standing {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            name: super::description(row)?.name,
            address: row.get("address")?,
        })
    }
}

const TOLD: &str = "
    select e.address, v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1 and e.published_at is not null and v.content like $2
    order by e.id
    limit $3";
/// Entries that a page names.
const TOLD_MAX: i64 = 200;

/// The same entries by name, for people.
pub(in crate::features::catalogue) async fn told(
    db: &Db,
    workspace: &str,
    place: &str,
) -> Result<Vec<Standing>, DbError> {
    db.all(TOLD, args![workspace, named(place), TOLD_MAX]).await
}
