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

/// An entry with the places at which it is given.
pub(in crate::features::catalogue) struct Given {
    /// Id of the entry.
    pub id: String,
    /// Ids of its service places.
    pub places: Vec<String>,
}

impl FromRow for Given {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        // One that cannot be read is nowhere told, and must not keep others from being told.
        let rows = super::description(row).map(|said| said.places);
        let rows = rows.unwrap_or_default().into_iter();
        Ok(Self {
            id: row.get("id")?,
            places: rows.filter_map(|row| row.place).collect(),
        })
    }
}

const GIVEN_SOMEWHERE: &str = "
    select e.id, v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1 and e.published_at is not null and v.content like '%\"place\":\"%'
    order by e.id";

/// The workspace's entries in the catalogue that are given at any service place.
pub(in crate::features::catalogue) async fn given_somewhere(
    tx: &mut Tx<'_>,
    workspace: &str,
) -> Result<Vec<Given>, DbError> {
    tx.all(GIVEN_SOMEWHERE, args![workspace]).await
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
        let address: String = row.get("address")?;
        let name = super::description(row).map(|said| said.name);
        Ok(Self {
            name: name.unwrap_or_else(|_| address.clone()),
            address,
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
    let named = format!("%\"place\":\"{place}\"%");
    db.all(TOLD, args![workspace, named, TOLD_MAX]).await
}
