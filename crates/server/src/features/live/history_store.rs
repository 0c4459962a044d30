//! SQL of what is kept of a canvas's past: its states, and who worked where.
use super::checkpoints::{Checkpoint, CheckpointId, NewCheckpoint};
use super::thinning::{Standing, Why, superfluous};
use super::work::Work;
use crate::args;
use crate::db::{Db, DbError, Dialect, FromRow, Row, Tx};
use crate::features::workspaces::CanvasId;

/// Kept states that a list shows; more never stand.
const CHECKPOINTS_SHOWN_MAX: i64 = 1_000;
/// Rows of work that are kept of one canvas; of what was before nobody is told who did it.
const WORK_ROWS_MAX: i64 = 20_000;
/// Canvases that are thinned at once.
const CANVASES_AT_ONCE: i64 = 500;

impl FromRow for Checkpoint {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: CheckpointId(row.get("id")?),
            at: row.get("at")?,
            seq: row.get("seq")?,
            why: Why::parse(&row.get::<String>("why")?),
            label: row.get("label")?,
            step: row.get("step")?,
            made_by: row.get("made_by")?,
        })
    }
}

const SAVE_CHECKPOINT: &str = "
    insert into canvas_checkpoint (id, canvas_id, seq, at, why, label, step, made_by, state)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// Keeps a state with the work that led to it, and lets go of those that are too many.
pub(super) async fn save_checkpoint(
    db: &Db,
    canvas: &CanvasId,
    new: &NewCheckpoint,
) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    put_checkpoint(&mut tx, canvas, new).await?;
    tx.commit().await
}

/// The same within a transaction.
pub(super) async fn put_checkpoint(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    new: &NewCheckpoint,
) -> Result<(), DbError> {
    let args = args![
        new.id.0.as_str(),
        canvas.0.as_str(),
        new.seq,
        new.at,
        new.why.name(),
        new.label.as_str(),
        new.step.clone(),
        new.made_by.clone(),
        new.state.as_slice(),
    ];
    tx.run(SAVE_CHECKPOINT, args).await?;
    save_work(tx, canvas, new.seq, &new.work).await?;
    thin(tx, canvas, new.at).await.map(drop)
}

const SAVE_STATE: &str = "
    update canvas_checkpoint
    set state = $3
    where canvas_id = $1 and id = $2";

/// Gives a kept state what stood on the canvas after all.
pub(super) async fn save_state(
    db: &Db,
    canvas: &CanvasId,
    id: &CheckpointId,
    state: &[u8],
) -> Result<(), DbError> {
    let args = args![canvas.0.as_str(), id.0.as_str(), state];
    db.run(SAVE_STATE, args).await.map(drop)
}

/// Rows of one statement that writes many.
const WRITTEN_AT_ONCE: usize = 1_000;
/// `$1` canvas, `$2` row of the log, `$3` JSON array of works.
const SAVE_WORK: Dialect = Dialect {
    sqlite: "
    insert into canvas_work (canvas_id, seq, place, participant, name, at)
    select $1, $2, value ->> 'place', value ->> 'by', value ->> 'name', value ->> 'at'
    from json_each($3)
    where true
    on conflict (canvas_id, seq, place, participant) do nothing",
    postgres: "
    insert into canvas_work (canvas_id, seq, place, participant, name, at)
    select $1, $2, new.place, new.by, new.name, new.at
    from jsonb_to_recordset($3::jsonb) as new (place text, by text, name text, at bigint)
    on conflict (canvas_id, seq, place, participant) do nothing",
};
const FORGET_OLD_WORK: &str = "
    delete from canvas_work
    where canvas_id = $1 and seq <= (
        select seq
        from canvas_work
        where canvas_id = $1
        order by seq desc
        limit 1 offset $2
    )";

/// Writes down work that is in the log up to row `seq`.
pub(super) async fn save_work(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    seq: i64,
    work: &[Work],
) -> Result<(), DbError> {
    if work.is_empty() {
        return Ok(());
    }
    let id = canvas.0.as_str();
    let sql = tx.text(SAVE_WORK);
    for some in work.chunks(WRITTEN_AT_ONCE) {
        let some = serde_json::to_string(some).map_err(|_| DbError::Shape("work"))?;
        tx.run(sql, args![id, seq, some]).await?;
    }
    tx.run(FORGET_OLD_WORK, args![id, WORK_ROWS_MAX]).await?;
    Ok(())
}

impl FromRow for Work {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            place: row.get("place")?,
            by: row.get("participant")?,
            name: row.get("name")?,
            at: row.get("at")?,
        })
    }
}

const WORK: &str = "
    select place, participant, name, at
    from canvas_work
    where canvas_id = $1 and seq > $2 and seq <= $3
    order by seq, place, participant
    limit $4";

/// Work in the log's rows after `from`, up to `to` or the last.
pub(super) async fn work(
    db: &Db,
    canvas: &CanvasId,
    from: i64,
    to: Option<i64>,
) -> Result<Vec<Work>, DbError> {
    let to = to.unwrap_or(i64::MAX);
    db.all(WORK, args![canvas.0.as_str(), from, to, WORK_ROWS_MAX])
        .await
}

/// Somebody who worked before a state was kept, after the one before; the row of the log that state stands by.
pub(super) struct Worker {
    /// None for work since the last kept state.
    pub kept: Option<i64>,
    pub name: String,
}

impl FromRow for Worker {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            kept: row.get("kept")?,
            name: row.get("name")?,
        })
    }
}

const WORKERS: &str = "
    select kept, name
    from (
        select (
            select min(k.seq)
            from canvas_checkpoint k
            where k.canvas_id = $1 and k.seq >= w.seq
        ) as kept, w.participant, max(w.name) as name
        from (
            select seq, participant, max(name) as name
            from canvas_work
            where canvas_id = $1
            group by seq, participant
        ) w
        group by 1, 2
    ) worked
    order by kept, name
    limit $2";

/// Who worked before each kept state, by name.
pub(super) async fn workers(db: &Db, canvas: &CanvasId) -> Result<Vec<Worker>, DbError> {
    db.all(WORKERS, args![canvas.0.as_str(), WORK_ROWS_MAX])
        .await
}

const CHECKPOINTS: &str = "
    select id, at, seq, why, label, step, made_by
    from canvas_checkpoint
    where canvas_id = $1
    order by at desc, seq desc, id desc
    limit $2";
const CHECKPOINT: &str = "
    select id, at, seq, why, label, step, made_by
    from canvas_checkpoint
    where canvas_id = $1 and id = $2";
const CHECKPOINT_STATE: &str = "
    select state
    from canvas_checkpoint
    where canvas_id = $1 and id = $2";

/// A canvas's kept states, newest first.
pub(super) async fn checkpoints(db: &Db, canvas: &CanvasId) -> Result<Vec<Checkpoint>, DbError> {
    db.all(CHECKPOINTS, args![canvas.0.as_str(), CHECKPOINTS_SHOWN_MAX])
        .await
}

/// A kept state of this canvas.
pub(super) async fn checkpoint(
    db: &Db,
    canvas: &CanvasId,
    id: &CheckpointId,
) -> Result<Option<Checkpoint>, DbError> {
    db.optional(CHECKPOINT, args![canvas.0.as_str(), id.0.as_str()])
        .await
}

struct State(Vec<u8>);

impl FromRow for State {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("state")?))
    }
}

/// The document of a kept state of this canvas.
pub(super) async fn checkpoint_state(
    db: &Db,
    canvas: &CanvasId,
    id: &CheckpointId,
) -> Result<Option<Vec<u8>>, DbError> {
    let args = args![canvas.0.as_str(), id.0.as_str()];
    let found: Option<State> = db.optional(CHECKPOINT_STATE, args).await?;
    Ok(found.map(|state| state.0))
}

/// The newest kept state's time and row of the log.
pub(super) struct Newest {
    pub at: i64,
    pub seq: i64,
}

impl FromRow for Newest {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            at: row.get("at")?,
            seq: row.get("seq")?,
        })
    }
}

const NEWEST: &str = "
    select at, seq
    from canvas_checkpoint
    where canvas_id = $1
    order by seq desc, at desc
    limit 1";

pub(super) async fn newest(db: &Db, canvas: &CanvasId) -> Result<Option<Newest>, DbError> {
    db.optional(NEWEST, args![canvas.0.as_str()]).await
}

/// How many states people have kept of a canvas, and their size.
pub(super) struct ByHand {
    pub count: i64,
    pub bytes: i64,
}

impl FromRow for ByHand {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            count: row.get("states")?,
            bytes: row.get("bytes")?,
        })
    }
}

const BY_HAND: &str = "
    select count(*) as states, cast(coalesce(sum(length(state)), 0) as bigint) as bytes
    from canvas_checkpoint
    where canvas_id = $1 and why = 'hand'";

pub(super) async fn by_hand(db: &Db, canvas: &CanvasId) -> Result<ByHand, DbError> {
    let found = db.optional(BY_HAND, args![canvas.0.as_str()]).await?;
    Ok(found.unwrap_or(ByHand { count: 0, bytes: 0 }))
}

impl FromRow for Standing {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            why: Why::parse(&row.get::<String>("why")?),
            bytes: row.get("bytes")?,
        })
    }
}

const STANDING: &str = "
    select id, at, why, cast(length(state) as bigint) as bytes
    from canvas_checkpoint
    where canvas_id = $1
    order by at desc, seq desc, id desc
    limit $2";
const KIND: &str = "
    select kind
    from canvas
    where id = $1";
const FORGET_CHECKPOINT: &str = "
    delete from canvas_checkpoint
    where canvas_id = $1 and id = $2";
// Who did it is asked of what came after a kept state only.
const FORGET_UNASKED_WORK: &str = "
    delete from canvas_work
    where canvas_id = $1 and seq <= (
        select min(seq)
        from canvas_checkpoint
        where canvas_id = $1
    ) and at < $2";

/// Lets go of the canvas's states that are too old or too many; says how many there were.
pub(super) async fn thin(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    now_ms: i64,
) -> Result<usize, DbError> {
    let id = canvas.0.as_str();
    let kind: Option<String> = tx.optional(KIND, args![id]).await?;
    let template = kind.and_then(|kind| canvas::find(&kind));
    let is_private = template.is_some_and(|template| template.private);
    let standing: Vec<Standing> = tx
        .all(STANDING, args![id, 2 * CHECKPOINTS_SHOWN_MAX])
        .await?;
    let gone = superfluous(&standing, is_private, now_ms);
    for one in &gone {
        tx.run(FORGET_CHECKPOINT, args![id, one.as_str()]).await?;
    }
    Ok(gone.len())
}

/// Lets go of one kept state; says whether it was there.
pub(super) async fn forget_checkpoint(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    id: &CheckpointId,
) -> Result<bool, DbError> {
    let args = args![canvas.0.as_str(), id.0.as_str()];
    Ok(tx.run(FORGET_CHECKPOINT, args).await? == 1)
}

/// Lets go of old work that no kept state asks for.
pub(super) async fn forget_unasked_work(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    before_ms: i64,
) -> Result<(), DbError> {
    tx.run(FORGET_UNASKED_WORK, args![canvas.0.as_str(), before_ms])
        .await?;
    Ok(())
}

const WITH_HISTORY: &str = "
    select distinct canvas_id
    from canvas_checkpoint
    where canvas_id > $1 and why <> 'hand'
    order by canvas_id
    limit $2";

/// Canvases after `after` of which the program has kept states.
pub(super) async fn with_history(db: &Db, after: &str) -> Result<Vec<String>, DbError> {
    db.all(WITH_HISTORY, args![after, CANVASES_AT_ONCE]).await
}
