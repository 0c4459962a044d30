//! SQL of relations between actors: those that canvases say and those made by hand, in one list.
use jiff::Timestamp;
use jiff::civil::Date;

use super::between::between_actors;
use super::model::{Details, details};
use super::relations::{NewRelation, Party, Relation, Source};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx, Value};
use crate::web::dates::in_finland;

// A place says one relation at most, so its id is one. The details are our own JSON with sorted keys and no space, in
// which `"kind":"…"` stands only for the kind: a quote within a text is escaped.
const RELATIONS: &str = between_actors!(
    "said.id, said.canvas_id, said.title, said.place",
    "('relation')",
    "
        and ($2 = '' or said.id = $2)
        and said.id > $3
        and ($4 = '' or said.details like $4)
        and ($5 = '' or f.id = $5 or t.id = $5)
    order by said.id
    limit $6"
);

/// Which relations are asked for; empty means any.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Kind of the link.
    pub kind: &'a str,
    /// A record that is one of the two.
    pub actor: &'a str,
    /// Id of the relation after which to go on.
    pub after: &'a str,
}

fn asked(workspace: &str, id: &str, wanted: Wanted<'_>, most: i64) -> Vec<Value> {
    let kind = match wanted.kind {
        "" => String::new(),
        // No kind has letters that mean something in a pattern.
        kind => format!("%\"kind\":\"{}\"%", kind.replace(['%', '_', '\\', '"'], "")),
    };
    args![workspace, id, wanted.after, kind, wanted.actor, most]
}

/// The workspace's relations by id.
pub async fn relations(
    db: &Db,
    workspace: &str,
    wanted: Wanted<'_>,
    most: i64,
) -> Result<Vec<Relation>, DbError> {
    db.all(RELATIONS, asked(workspace, "", wanted, most)).await
}

/// One relation of the workspace.
pub async fn relation(db: &Db, workspace: &str, id: &str) -> Result<Option<Relation>, DbError> {
    let values = asked(workspace, id, Wanted::default(), 1);
    db.optional(RELATIONS, values).await
}

/// The same within a transaction.
pub(super) async fn relation_now(
    tx: &mut Tx<'_>,
    workspace: &str,
    id: &str,
) -> Result<Option<Relation>, DbError> {
    let values = asked(workspace, id, Wanted::default(), 1);
    tx.optional(RELATIONS, values).await
}

impl FromRow for Relation {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let details = details(row)?;
        let text = |key: &str| {
            let said = details.get(key).and_then(|value| value.as_str());
            said.unwrap_or_default().to_owned()
        };
        let canvas: Option<String> = row.get("canvas_id")?;
        let source = match canvas {
            None => Source::Hand,
            Some(canvas) => Source::Canvas {
                canvas,
                title: row.get("title")?,
                place: row.get("place")?,
            },
        };
        let party = |id: &str, name: &str| -> Result<Party, DbError> {
            Ok(Party {
                id: row.get(id)?,
                name: row.get(name)?,
            })
        };
        Ok(Self {
            id: row.get("id")?,
            from: party("from_id", "from_name")?,
            to: party("to_id", "to_name")?,
            kind: text("kind"),
            is_directed: details.get("directed").is_some_and(|is| *is == true),
            label: text("label"),
            since: since(&details),
            source,
        })
    }
}

/// Since when: the day that was set by hand, or the day on which the link was drawn.
pub(super) fn since(details: &Details) -> Option<Date> {
    let by_hand = details.get("since").and_then(|since| since.as_str());
    if let Some(since) = by_hand {
        return since.parse().ok();
    }
    let at = details.get("at").and_then(serde_json::Value::as_i64)?;
    let is_a_moment = Timestamp::from_millisecond(at).is_ok();
    is_a_moment.then(|| in_finland(at).date())
}

const INSERT: &str = "
    insert into hand_bond (id, workspace_id, kind, from_id, to_id, details)
    values ($1, $2, 'relation', $3, $4, $5)";

/// A relation made by hand.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    workspace: &str,
    id: &str,
    new: &NewRelation,
) -> Result<(), DbError> {
    let values = args![id, workspace, &new.from, &new.to, new.details()];
    tx.run(INSERT, values).await.map(drop)
}

const UPDATE: &str = "
    update hand_bond
    set from_id = $3, to_id = $4, details = $5
    where workspace_id = $1 and id = $2";

/// Sets all of a relation made by hand.
pub(super) async fn update(
    tx: &mut Tx<'_>,
    workspace: &str,
    id: &str,
    new: &NewRelation,
) -> Result<(), DbError> {
    let values = args![workspace, id, &new.from, &new.to, new.details()];
    tx.run(UPDATE, values).await.map(drop)
}

const DELETE: &str = "
    delete from hand_bond
    where workspace_id = $1 and id = $2";

/// Takes a relation made by hand away.
pub(super) async fn delete(tx: &mut Tx<'_>, workspace: &str, id: &str) -> Result<(), DbError> {
    tx.run(DELETE, args![workspace, id]).await.map(drop)
}

const COUNT: &str = "
    select count(*)
    from hand_bond
    where workspace_id = $1";

/// How many bonds of the workspace were made by hand.
pub(super) async fn count(tx: &mut Tx<'_>, workspace: &str) -> Result<i64, DbError> {
    Ok(tx.optional(COUNT, args![workspace]).await?.unwrap_or(0))
}
