//! SQL of what came from what.
use canvas::flows::{Origin, Taken};

use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Most derivations of a workspace that are read.
const LIST_MAX: i64 = 20_000;

/// Something that was carried.
#[derive(Clone, Debug)]
pub(super) struct Derived {
    /// What was carried.
    pub taken: Taken,
}

impl FromRow for Derived {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            taken: Taken {
                flow: row.get("flow")?,
                origin: Origin {
                    canvas: row.get("from_canvas")?,
                    place: row.get("from_place")?,
                },
                to_canvas: row.get("to_canvas")?,
                to_place: row.get("to_place")?,
                print: row.get("carried")?,
            },
        })
    }
}

const LIST: &str = "
    select d.from_canvas, d.from_place, d.to_canvas, d.to_place, d.flow, d.carried
    from derivation d
    join canvas f on f.id = d.from_canvas
    join canvas t on t.id = d.to_canvas
    where t.workspace_id = $1 and f.deleted_at is null and t.deleted_at is null
    order by d.at, d.from_canvas, d.from_place, d.to_canvas, d.to_place
    limit $2";

/// What was carried to the workspace's canvases, also from those of others, oldest first; deleted canvases are left out.
pub(super) async fn list(db: &Db, workspace: &str) -> Result<Vec<Derived>, DbError> {
    db.all(LIST, args![workspace, LIST_MAX]).await
}

const PUT: &str = "
    insert into derivation (from_canvas, from_place, to_canvas, to_place, flow, carried, at, made_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (from_canvas, from_place, to_canvas, to_place)
    do update set flow = excluded.flow, carried = excluded.carried";

/// Remembers what was carried; what is known of it already keeps its time and maker.
pub(super) async fn put(tx: &mut Tx<'_>, taken: &Taken, at: i64, by: &str) -> Result<(), DbError> {
    let row = args![
        &taken.origin.canvas,
        &taken.origin.place,
        &taken.to_canvas,
        &taken.to_place,
        &taken.flow,
        &taken.print,
        at,
        by
    ];
    tx.run(PUT, row).await.map(drop)
}

/// A row of the trail that tells of a canvas.
pub(super) struct Step {
    /// When, UTC milliseconds.
    pub at: i64,
    /// What was done.
    pub action: String,
    /// The canvas.
    pub subject: String,
    /// What else matters.
    pub detail: String,
}

impl FromRow for Step {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            at: row.get("at")?,
            action: row.get("action")?,
            subject: row.get("subject")?,
            detail: row.get("detail")?,
        })
    }
}

/// Most rows of a timeline.
const TIMELINE_MAX: i64 = 200;

const TRAIL: &str = "
    select at, action, subject, detail
    from audit
    where workspace_id = $1 and at >= $2 and action like 'canvas-%'
    order by id desc
    limit $3";

/// What was done to the workspace's canvases since `from`, newest first.
pub(super) async fn trail(db: &Db, workspace: &str, from: i64) -> Result<Vec<Step>, DbError> {
    db.all(TRAIL, args![workspace, from, TIMELINE_MAX]).await
}

/// When a record was changed by hand, and its name.
struct RecordChange(i64, String);

impl FromRow for RecordChange {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("at")?, row.get("name")?))
    }
}

const RECORD_CHANGES: &str = "
    select c.at, r.name
    from record_change c
    join record r on r.id = c.record_id
    where c.workspace_id = $1 and c.at >= $2 and c.undone_at is null
    order by c.at desc, c.id
    limit $3";

/// Which records people changed by hand since `from`, newest first.
pub(super) async fn record_changes(
    db: &Db,
    workspace: &str,
    from: i64,
) -> Result<Vec<(i64, String)>, DbError> {
    let rows: Vec<RecordChange> = db
        .all(RECORD_CHANGES, args![workspace, from, TIMELINE_MAX])
        .await?;
    Ok(rows
        .into_iter()
        .map(|RecordChange(at, name)| (at, name))
        .collect())
}
