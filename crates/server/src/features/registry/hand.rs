//! SQL of what people do to records by hand.
use canvas::facts::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::model::{Edited, Mentioned, edited};
use crate::args;
use crate::db::{DbError, FromRow, Row, Tx, dialect};

const INSERT: &str = "
    insert into record (id, workspace_id, kind, name, details, edited)
    values ($1, $2, $3, $4, '{}', $5)";

/// A record made by hand.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    workspace: &str,
    id: &str,
    kind: RecordKind,
    edited: &Edited,
) -> Result<(), DbError> {
    let name = edited.name.clone().unwrap_or_default();
    let values = args![id, workspace, kind.slug(), name, edited.stored()];
    tx.run(INSERT, values).await.map(drop)
}

/// What people decided about a record.
pub(super) struct Decided {
    pub id: String,
    pub edited: Edited,
    pub merged_into: Option<String>,
}

impl FromRow for Decided {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            edited: edited(row)?,
            merged_into: row.get("merged_into")?,
        })
    }
}

/// What people decided about records of the workspace; unknown ids are left out.
pub(super) async fn decided(
    tx: &mut Tx<'_>,
    workspace: &str,
    ids: &[String],
) -> Result<Vec<Decided>, DbError> {
    let sql = tx.text(dialect::DECIDED_BY_IDS);
    tx.all(sql, args![workspace, Json::from(ids).to_string()])
        .await
}

const SET_EDITED: &str = "
    update record
    set edited = $3
    where workspace_id = $1 and id = $2";

/// Sets what people set by hand.
pub(super) async fn set_edited(
    tx: &mut Tx<'_>,
    workspace: &str,
    id: &str,
    edited: &Edited,
) -> Result<(), DbError> {
    tx.run(SET_EDITED, args![workspace, id, edited.stored()])
        .await
        .map(drop)
}

const SET_MERGED: &str = "
    update record
    set merged_into = $3
    where workspace_id = $1 and id = $2";

/// Sets what a record was merged into.
pub(super) async fn set_merged(
    tx: &mut Tx<'_>,
    workspace: &str,
    id: &str,
    into: Option<&str>,
) -> Result<(), DbError> {
    tx.run(SET_MERGED, args![workspace, id, into])
        .await
        .map(drop)
}

const MOVE_MENTIONS: &str = "
    update mention
    set record_id = $2
    where record_id = $1";

/// Everything that mentioned the one mentions the other.
pub(super) async fn move_mentions(tx: &mut Tx<'_>, from: &str, into: &str) -> Result<(), DbError> {
    tx.run(MOVE_MENTIONS, args![from, into]).await.map(drop)
}

const MOVE_STARTS: &str = "
    update hand_bond
    set from_id = $2
    where from_id = $1
    returning id";
const MOVE_ENDS: &str = "
    update hand_bond
    set to_id = $2
    where to_id = $1
    returning id";

/// Ids of bonds made by hand.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct HandBonds {
    /// Those that started from a record.
    pub starts: Vec<String>,
    /// Those that led to it.
    pub ends: Vec<String>,
}

/// Bonds made by hand go with a merge; gives those that went.
pub(super) async fn move_hand_bonds(
    tx: &mut Tx<'_>,
    from: &str,
    into: &str,
) -> Result<HandBonds, DbError> {
    Ok(HandBonds {
        starts: tx.all(MOVE_STARTS, args![from, into]).await?,
        ends: tx.all(MOVE_ENDS, args![from, into]).await?,
    })
}

const GIVE_START_BACK: &str = "
    update hand_bond
    set from_id = $3
    where id = $1 and from_id = $2";
const GIVE_END_BACK: &str = "
    update hand_bond
    set to_id = $3
    where id = $1 and to_id = $2";

/// Bonds that went with a merge come back, those that still stand where it took them.
pub(super) async fn give_hand_bonds_back(
    tx: &mut Tx<'_>,
    bonds: &HandBonds,
    into: &str,
    record: &str,
) -> Result<(), DbError> {
    for (sql, ids) in [
        (GIVE_START_BACK, &bonds.starts),
        (GIVE_END_BACK, &bonds.ends),
    ] {
        for id in ids {
            tx.run(sql, args![id, into, record]).await?;
        }
    }
    Ok(())
}

const READ_AGAIN: &str = "
    update projected
    set seq = -1
    where canvas_id in (select canvas_id from mention where record_id = $1)";

/// The canvases that mention the record are to be read again, also after a stop.
pub(super) async fn read_again(tx: &mut Tx<'_>, record: &str) -> Result<(), DbError> {
    tx.run(READ_AGAIN, args![record]).await.map(drop)
}

const GIVE_BACK: &str = "
    update mention
    set record_id = $4, name = $5
    where canvas_id = $1 and place = $2 and kind = $3";

/// A place speaks of `record`, by `name`, again.
pub(super) async fn give_back(
    tx: &mut Tx<'_>,
    mention: &Mentioned,
    record: &str,
    name: &str,
) -> Result<(), DbError> {
    let values = args![
        mention.canvas.as_str(),
        mention.place.as_str(),
        mention.kind.slug(),
        record,
        name
    ];
    tx.run(GIVE_BACK, values).await.map(drop)
}

const NOTE: &str = "
    insert into record_change (id, workspace_id, record_id, at, made_by, action, payload)
    values ($1, $2, $3, $4, $5, $6, $7)";

/// A change by hand.
pub(super) struct NewChange<'a> {
    pub id: String,
    pub workspace: &'a str,
    pub record: &'a str,
    pub at: i64,
    pub by: &'a str,
    pub action: &'a str,
    pub payload: &'a Json,
}

/// Keeps a change by hand.
pub(super) async fn note(tx: &mut Tx<'_>, new: NewChange<'_>) -> Result<(), DbError> {
    let values = args![
        new.id,
        new.workspace,
        new.record,
        new.at,
        new.by,
        new.action,
        new.payload.to_string()
    ];
    tx.run(NOTE, values).await.map(drop)
}

/// A change that was made by hand.
pub struct Changed {
    /// Its id.
    pub id: String,
    /// The record it was made to.
    pub record: String,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Participant id of who made it.
    pub by: String,
    /// What was done, as in the audit trail.
    pub action: String,
    /// What is needed to take it back.
    pub payload: Json,
    /// When it was taken back.
    pub undone_at: Option<i64>,
}

impl FromRow for Changed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let payload: String = row.get("payload")?;
        Ok(Self {
            id: row.get("id")?,
            record: row.get("record_id")?,
            at: row.get("at")?,
            by: row.get("made_by")?,
            action: row.get("action")?,
            payload: serde_json::from_str(&payload).map_err(|_| DbError::Shape("payload"))?,
            undone_at: row.get("undone_at")?,
        })
    }
}

const CHANGE: &str = "
    select id, record_id, at, made_by, action, payload, undone_at
    from record_change
    where workspace_id = $1 and id = $2";

/// A change of the workspace.
pub(super) async fn change(
    tx: &mut Tx<'_>,
    workspace: &str,
    id: &str,
) -> Result<Option<Changed>, DbError> {
    tx.optional(CHANGE, args![workspace, id]).await
}

const SET_UNDONE: &str = "
    update record_change
    set undone_at = $2
    where id = $1";

/// The change was taken back.
pub(super) async fn set_undone(tx: &mut Tx<'_>, id: &str, at: i64) -> Result<(), DbError> {
    tx.run(SET_UNDONE, args![id, at]).await.map(drop)
}
