//! SQL of interviews: their dates, and erasing one from every table.
use std::collections::BTreeMap;

use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Interviews that one round of erasing takes.
const DUE_MAX: i64 = 100;
/// Interviews of a workspace whose dates are read; more than it may hold.
const LIST_MAX: i64 = 500;
/// Records of one interview, as many as there may be notes, circles and fields.
const RECORDS_MAX: i64 = 5_000;

struct Chosen(String, i64);

impl FromRow for Chosen {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("canvas_id")?, row.get("keep_until")?))
    }
}

const CHOSEN: &str = "
    select keep_until
    from interview
    where canvas_id = $1";

/// The date that was chosen for the canvas, if any.
pub(super) async fn chosen(db: &Db, canvas: &str) -> Result<Option<i64>, DbError> {
    db.optional(CHOSEN, args![canvas]).await
}

const CHOSEN_OF: &str = "
    select i.canvas_id, i.keep_until
    from interview i
    join canvas c on c.id = i.canvas_id
    where c.workspace_id = $1
    order by i.canvas_id
    limit $2";

/// The dates that were chosen in the workspace, by canvas.
pub(super) async fn chosen_of(db: &Db, workspace: &str) -> Result<BTreeMap<String, i64>, DbError> {
    let found: Vec<Chosen> = db.all(CHOSEN_OF, args![workspace, LIST_MAX]).await?;
    Ok(found.into_iter().map(|one| (one.0, one.1)).collect())
}

const CHOOSE: &str = "
    insert into interview (canvas_id, keep_until)
    values ($1, $2)
    on conflict (canvas_id) do update set keep_until = excluded.keep_until";

/// Sets the canvas's date.
pub(super) async fn choose(tx: &mut Tx<'_>, canvas: &str, keep_until: i64) -> Result<(), DbError> {
    tx.run(CHOOSE, args![canvas, keep_until]).await.map(drop)
}

const DUE: &str = "
    select c.id
    from canvas c
    left join interview i on i.canvas_id = c.id
    where (c.kind = $1 or c.kind like $1 || '-v-%') and coalesce(i.keep_until, c.created_at + $2) <= $3
    order by c.id
    limit $4";

/// Canvases of a kind or of a variant of it whose date has come, deleted ones too.
pub(super) async fn due(
    db: &Db,
    kind: &str,
    default_ms: i64,
    now_ms: i64,
) -> Result<Vec<String>, DbError> {
    db.all(DUE, args![kind, default_ms, now_ms, DUE_MAX]).await
}

const WORKSPACE_OF: &str = "
    select workspace_id
    from canvas
    where id = $1";

/// The workspace of a canvas, also of a deleted one.
pub(super) async fn workspace_of(tx: &mut Tx<'_>, canvas: &str) -> Result<Option<String>, DbError> {
    tx.optional(WORKSPACE_OF, args![canvas]).await
}

// An interview's records are all of one place. What was merged into one of them told of the same interview.
const RECORDS: &str = "
    select r.id
    from record r
    where r.id in (select m.record_id from mention m where m.canvas_id = $1)
       or r.merged_into in (select m.record_id from mention m where m.canvas_id = $1)
    order by r.id
    limit $2";
const UNMERGE: &str = "
    update record
    set merged_into = null
    where merged_into = $1";
const FORGET_CHANGES: &str = "
    delete from record_change
    where record_id = $1 or payload like '%' || $1 || '%'";
const FORGET_RECORD: &str = "
    delete from record
    where id = $1 and not exists (
        select 1
        from mention m
        where m.record_id = $1 and m.canvas_id <> $2
    )";

/// Takes the canvas's records out of the registry, with what people changed of them; those that another canvas
/// mentions stay.
pub(super) async fn forget_records(tx: &mut Tx<'_>, canvas: &str) -> Result<(), DbError> {
    let records: Vec<String> = tx.all(RECORDS, args![canvas, RECORDS_MAX]).await?;
    for record in &records {
        tx.run(UNMERGE, args![record]).await?;
        tx.run(FORGET_CHANGES, args![record]).await?;
        tx.run(FORGET_RECORD, args![record, canvas]).await?;
    }
    Ok(())
}

const FORGET_ANSWERS: &str = "
    delete from idempotency_key
    where body like '%' || $1 || '%'";
const FORGET_JOBS: &str = "
    delete from job
    where payload like '%' || $1 || '%'";
const FORGET_CANVAS: &str = "
    delete from canvas
    where id = $1";

/// Deletes the canvas's row, and with it every row that hangs on it; answers and jobs that name it go too.
pub(super) async fn forget_canvas(tx: &mut Tx<'_>, canvas: &str) -> Result<(), DbError> {
    for statement in [FORGET_ANSWERS, FORGET_JOBS, FORGET_CANVAS] {
        tx.run(statement, args![canvas]).await?;
    }
    Ok(())
}
