//! SQL of the trash.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Most things that a page of the trash lists; as many as a workspace may hold canvases.
const LIST_MAX: i64 = 500;
/// Things that one round of ending takes.
const DUE_MAX: i64 = 100;

/// Something that was thrown away.
#[derive(Clone, Debug)]
pub(super) struct Thrown {
    pub id: String,
    pub title: String,
    /// Kind of a canvas; empty for a workspace.
    pub kind: String,
    /// UTC milliseconds.
    pub created_at: i64,
    /// UTC milliseconds.
    pub deleted_at: i64,
    /// Name of who threw it away; empty when they are gone.
    pub by: String,
}

impl FromRow for Thrown {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            title: row.get("title")?,
            kind: row.get("kind")?,
            created_at: row.get("created_at")?,
            deleted_at: row.get("deleted_at")?,
            by: row.get("thrown_by")?,
        })
    }
}

const CANVASES: &str = "
    select c.id, c.title, c.kind, c.created_at, c.deleted_at, coalesce(a.name, g.name, '') as thrown_by
    from canvas c
    left join account a on a.id = substr(c.deleted_by, 9) and c.deleted_by like 'account-%'
    left join guest g on g.id = substr(c.deleted_by, 7) and c.deleted_by like 'guest-%'
    where c.workspace_id = $1 and c.deleted_at is not null
    order by c.deleted_at desc, c.id
    limit $2";

/// The canvases in the workspace's trash, newest first.
pub(super) async fn canvases(db: &Db, workspace: &str) -> Result<Vec<Thrown>, DbError> {
    db.all(CANVASES, args![workspace, LIST_MAX]).await
}

const CANVAS: &str = "
    select c.id, c.title, c.kind, c.created_at, c.deleted_at, '' as thrown_by
    from canvas c
    where c.workspace_id = $1 and c.id = $2 and c.deleted_at is not null";

/// A canvas in the workspace's trash.
pub(super) async fn canvas(db: &Db, workspace: &str, id: &str) -> Result<Option<Thrown>, DbError> {
    db.optional(CANVAS, args![workspace, id]).await
}

const TRASH_OF: &str = "
    select c.workspace_id
    from canvas c
    join workspace w on w.id = c.workspace_id and w.deleted_at is null
    join member m on m.workspace_id = c.workspace_id and m.account_id = $2 and m.role = 'facilitator'
    where c.id = $1 and c.deleted_at is not null";

/// The workspace in whose trash the canvas is, if the account leads it.
pub(super) async fn trash_of(
    db: &Db,
    canvas: &str,
    account: &str,
) -> Result<Option<String>, DbError> {
    db.optional(TRASH_OF, args![canvas, account]).await
}

const THROW_CANVAS: &str = "
    update canvas
    set deleted_at = $2, deleted_by = $3
    where id = $1 and deleted_at is null";
const RESTORE_CANVAS: &str = "
    update canvas
    set deleted_at = null, deleted_by = null
    where id = $1 and workspace_id = $2 and deleted_at is not null";
const IS_THERE: &str = "
    select count(*)
    from canvas
    where id = $1 and workspace_id = $2 and deleted_at is null";

/// Throws the canvas away; says whether it was not in the trash before.
pub(super) async fn throw_canvas(
    tx: &mut Tx<'_>,
    id: &str,
    by: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(THROW_CANVAS, args![id, now_ms, by]).await? == 1)
}

/// Takes the canvas out of the workspace's trash; says whether it was there.
pub(super) async fn restore_canvas(
    tx: &mut Tx<'_>,
    id: &str,
    workspace: &str,
) -> Result<bool, DbError> {
    Ok(tx.run(RESTORE_CANVAS, args![id, workspace]).await? == 1)
}

/// Whether the workspace has the canvas, outside the trash.
pub(super) async fn has_canvas(
    tx: &mut Tx<'_>,
    id: &str,
    workspace: &str,
) -> Result<bool, DbError> {
    let count: Option<i64> = tx.optional(IS_THERE, args![id, workspace]).await?;
    Ok(count.is_some_and(|count| count > 0))
}

const ALL_CANVASES: &str = "
    select id
    from canvas
    where workspace_id = $1
    order by id
    limit $2";

/// Canvases of the workspace, those in its trash too, at most 500.
pub(super) async fn all_canvases(db: &Db, workspace: &str) -> Result<Vec<String>, DbError> {
    db.all(ALL_CANVASES, args![workspace, LIST_MAX]).await
}

const WORKSPACES: &str = "
    select w.id, w.title, '' as kind, w.created_at, w.deleted_at, coalesce(a.name, '') as thrown_by
    from member m
    join workspace w on w.id = m.workspace_id and w.deleted_at is not null and w.ending_at is null
    left join account a on a.id = substr(w.deleted_by, 9) and w.deleted_by like 'account-%'
    where m.account_id = $1 and m.role = 'facilitator'
    order by w.deleted_at desc, w.id
    limit $2";

/// The workspaces in the trash that the account leads, newest first.
pub(super) async fn workspaces(db: &Db, account: &str) -> Result<Vec<Thrown>, DbError> {
    db.all(WORKSPACES, args![account, LIST_MAX]).await
}

const WORKSPACE: &str = "
    select w.id, w.title, '' as kind, w.created_at, w.deleted_at, '' as thrown_by
    from workspace w
    join member m on m.workspace_id = w.id and m.account_id = $2 and m.role = 'facilitator'
    where w.id = $1 and w.deleted_at is not null and w.ending_at is null";

/// A workspace in the trash that the account leads.
pub(super) async fn workspace(db: &Db, id: &str, account: &str) -> Result<Option<Thrown>, DbError> {
    db.optional(WORKSPACE, args![id, account]).await
}

const THROW_WORKSPACE: &str = "
    update workspace
    set deleted_at = $2, deleted_by = $3
    where id = $1 and deleted_at is null";
const RESTORE_WORKSPACE: &str = "
    update workspace
    set deleted_at = null, deleted_by = null
    where id = $1 and deleted_at is not null and ending_at is null";
const END_WORKSPACE: &str = "
    update workspace
    set ending_at = $2
    where id = $1 and deleted_at is not null and deleted_at <= $3 and ending_at is null";

/// Throws the workspace away; says whether it was not in the trash before.
pub(super) async fn throw_workspace(
    tx: &mut Tx<'_>,
    id: &str,
    by: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(THROW_WORKSPACE, args![id, now_ms, by]).await? == 1)
}

/// Takes the workspace out of the trash; says whether it was there and stays.
pub(super) async fn restore_workspace(tx: &mut Tx<'_>, id: &str) -> Result<bool, DbError> {
    Ok(tx.run(RESTORE_WORKSPACE, args![id]).await? == 1)
}

/// Begins to delete a workspace for good that was thrown away by `thrown_by_ms`; says whether nobody did before.
pub(super) async fn end_workspace(
    tx: &mut Tx<'_>,
    id: &str,
    now_ms: i64,
    thrown_by_ms: i64,
) -> Result<bool, DbError> {
    Ok(tx
        .run(END_WORKSPACE, args![id, now_ms, thrown_by_ms])
        .await?
        == 1)
}

const DUE_CANVASES: &str = "
    select id
    from canvas
    where deleted_at is not null and deleted_at <= $1
    order by deleted_at, id
    limit $2";
const DUE_WORKSPACES: &str = "
    select id
    from workspace
    where deleted_at is not null and (deleted_at <= $1 or ending_at is not null)
    order by deleted_at, id
    limit $2";

/// Canvases that were thrown away by `thrown_by_ms`, at most 100.
pub(super) async fn due_canvases(db: &Db, thrown_by_ms: i64) -> Result<Vec<String>, DbError> {
    db.all(DUE_CANVASES, args![thrown_by_ms, DUE_MAX]).await
}

/// Workspaces that were thrown away by `thrown_by_ms`, and those whose end has begun; at most 100.
pub(super) async fn due_workspaces(db: &Db, thrown_by_ms: i64) -> Result<Vec<String>, DbError> {
    db.all(DUE_WORKSPACES, args![thrown_by_ms, DUE_MAX]).await
}

const IS_ENDING: &str = "
    select count(*)
    from workspace
    where id = $1 and ending_at is not null";

/// Whether the workspace's end has begun.
pub(super) async fn is_ending(db: &Db, id: &str) -> Result<bool, DbError> {
    let count: Option<i64> = db.optional(IS_ENDING, args![id]).await?;
    Ok(count.is_some_and(|count| count > 0))
}

/// A canvas that is being deleted for good.
pub(super) struct Ended {
    pub workspace: String,
    pub kind: String,
    /// Whether it is in the trash itself; else its workspace is.
    pub is_thrown: bool,
}

impl FromRow for Ended {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            workspace: row.get("workspace_id")?,
            kind: row.get("kind")?,
            is_thrown: row.get::<Option<i64>>("deleted_at")?.is_some(),
        })
    }
}

const OF_CANVAS: &str = "
    select workspace_id, kind, deleted_at
    from canvas
    where id = $1";
// A write that changes nothing: whoever brings the canvas back at this moment waits, and then finds none.
const HOLD: &str = "
    update canvas
    set deleted_at = deleted_at
    where id = $1 and (
        deleted_at is not null and deleted_at <= $2
        or workspace_id in (select w.id from workspace w where w.ending_at is not null)
    )";

/// Where the canvas belongs, whether it is in the trash or not.
pub(super) async fn of_canvas(db: &Db, id: &str) -> Result<Option<Ended>, DbError> {
    db.optional(OF_CANVAS, args![id]).await
}

/// Holds a canvas that was thrown away by `thrown_by_ms`, or whose workspace ends; says whether it is one.
pub(super) async fn hold(tx: &mut Tx<'_>, id: &str, thrown_by_ms: i64) -> Result<bool, DbError> {
    Ok(tx.run(HOLD, args![id, thrown_by_ms]).await? == 1)
}

// What was done by hand to records that nothing speaks of any more, and that are gone.
const FORGET_CHANGES: &str = "
    delete from record_change
    where workspace_id = $1 and record_id not in (select r.id from record r where r.workspace_id = $1)";
const FORGET_ANSWERS: &str = "
    delete from idempotency_key
    where body like '%' || $1 || '%'";
const FORGET_JOBS: &str = "
    delete from job
    where payload like '%' || $1 || '%' and leased_until is null";
const FORGET_CANVAS: &str = "
    delete from canvas
    where id = $1";

/// Deletes the canvas's row, and with it every row that hangs on it; answers and jobs that name it go too.
pub(super) async fn forget_canvas(
    tx: &mut Tx<'_>,
    id: &str,
    workspace: &str,
) -> Result<(), DbError> {
    tx.run(FORGET_CHANGES, args![workspace]).await?;
    for statement in [FORGET_ANSWERS, FORGET_JOBS, FORGET_CANVAS] {
        tx.run(statement, args![id]).await?;
    }
    Ok(())
}

const UNMERGE: &str = "
    update record
    set merged_into = null
    where workspace_id = $1 and merged_into is not null";
const FORGET_WORKSPACE: &str = "
    delete from workspace
    where id = $1 and ending_at is not null";

/// Deletes the workspace's row, and with it every row that hangs on it; answers and jobs that name it go too.
pub(super) async fn forget_workspace(tx: &mut Tx<'_>, id: &str) -> Result<bool, DbError> {
    for statement in [UNMERGE, FORGET_ANSWERS, FORGET_JOBS] {
        tx.run(statement, args![id]).await?;
    }
    Ok(tx.run(FORGET_WORKSPACE, args![id]).await? == 1)
}
