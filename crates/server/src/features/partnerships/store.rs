//! SQL of commitments.
use super::model::Side;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Commitments that one canvas may have.
pub(super) const OF_CANVAS_MAX: i64 = 500;
/// Commitments that a workspace's page shows.
const SHOWN_MAX: i64 = 1_000;
/// Commitments that one round of reminders takes.
const REMINDED_MAX: i64 = 500;
/// Members that a form offers.
const MEMBERS_MAX: i64 = 500;

/// What a partner has promised (sitoumus).
#[derive(Clone, Debug)]
pub(super) struct Commitment {
    pub id: String,
    pub canvas: String,
    pub column: String,
    pub side: Side,
    pub partner: String,
    /// The line of the canvas that it was made from.
    pub said: String,
    pub words: String,
    /// Account of who sees to it.
    pub owner_account: Option<String>,
    /// Name of who sees to it.
    pub owner_name: String,
    pub due_at: Option<i64>,
    pub done_at: Option<i64>,
}

impl FromRow for Commitment {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let side: String = row.get("side")?;
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get("canvas_id")?,
            column: row.get("column_id")?,
            side: Side::parse(&side).ok_or(DbError::Shape("side"))?,
            partner: row.get("partner")?,
            said: row.get("said")?,
            words: row.get("words")?,
            owner_account: row.get("owner_account")?,
            owner_name: row.get("owner_name")?,
            due_at: row.get("due_at")?,
            done_at: row.get("done_at")?,
        })
    }
}

/// A member who may see to a commitment.
pub(super) struct Member {
    pub id: String,
    pub name: String,
}

impl FromRow for Member {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
        })
    }
}

const OF_CANVAS: &str = "
    select t.id, t.canvas_id, t.column_id, t.side, t.partner, t.said, t.words, t.owner_account,
        coalesce(a.name, t.owner_name) as owner_name, t.due_at, t.done_at
    from commitment t
    left join account a on a.id = t.owner_account
    where t.canvas_id = $1
    order by case when t.done_at is null then 0 else 1 end, coalesce(t.due_at, 9000000000000000), t.id
    limit $2";
const OF_WORKSPACE: &str = "
    select t.id, t.canvas_id, t.column_id, t.side, t.partner, t.said, t.words, t.owner_account,
        coalesce(a.name, t.owner_name) as owner_name, t.due_at, t.done_at
    from commitment t
    join canvas c on c.id = t.canvas_id and c.deleted_at is null
    left join account a on a.id = t.owner_account
    where c.workspace_id = $1
    order by case when t.done_at is null then 0 else 1 end, coalesce(t.due_at, 9000000000000000), t.id
    limit $2";

/// The canvas's commitments: open ones first, by date.
pub(super) async fn of_canvas(db: &Db, canvas: &str) -> Result<Vec<Commitment>, DbError> {
    db.all(OF_CANVAS, args![canvas, OF_CANVAS_MAX]).await
}

/// The workspace's commitments in the same order.
pub(super) async fn of_workspace(db: &Db, workspace: &str) -> Result<Vec<Commitment>, DbError> {
    db.all(OF_WORKSPACE, args![workspace, SHOWN_MAX]).await
}

const COUNT: &str = "
    select count(*)
    from commitment
    where canvas_id = $1";

/// How many commitments the canvas has.
pub(super) async fn count(db: &Db, canvas: &str) -> Result<i64, DbError> {
    Ok(db.optional(COUNT, args![canvas]).await?.unwrap_or(0))
}

/// A canvas and its title.
pub(super) struct Titled {
    pub id: String,
    pub title: String,
}

impl FromRow for Titled {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            title: row.get("title")?,
        })
    }
}

const CANVASES: &str = "
    select id, title
    from canvas
    where workspace_id = $1 and (kind = $2 or kind like $2 || '-v-%') and deleted_at is null
    order by created_at, id
    limit $3";

/// The workspace's canvases of a kind and its variants, oldest first.
pub(super) async fn canvases(db: &Db, workspace: &str, kind: &str) -> Result<Vec<Titled>, DbError> {
    db.all(CANVASES, args![workspace, kind, OF_CANVAS_MAX])
        .await
}

const MEMBERS: &str = "
    select a.id, a.name
    from member m
    join account a on a.id = m.account_id and a.disabled_at is null
    where m.workspace_id = $1
    order by a.name, a.id
    limit $2";

/// Who may see to the workspace's commitments, by name.
pub(super) async fn members(db: &Db, workspace: &str) -> Result<Vec<Member>, DbError> {
    db.all(MEMBERS, args![workspace, MEMBERS_MAX]).await
}

const INSERT: &str = "
    insert into commitment (id, canvas_id, column_id, side, partner, said, words, owner_name, made_by, made_at)
    values ($1, $2, $3, $4, $5, $6, $6, '', $7, $8)";

/// A new commitment, just as it stands on the canvas.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    new: &Commitment,
    by: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    let row = args![
        new.id.as_str(),
        new.canvas.as_str(),
        new.column.as_str(),
        new.side.name(),
        new.partner.as_str(),
        new.said.as_str(),
        by,
        now_ms,
    ];
    tx.run(INSERT, row).await.map(drop)
}

// Another date is told of anew.
const EDIT: &str = "
    update commitment
    set words = $3, owner_account = $4, owner_name = $5, due_at = $6,
        reminded_at = case when due_at = $6 then reminded_at else null end,
        overdue_told_at = case when due_at = $6 then overdue_told_at else null end
    where id = $1 and canvas_id = $2";

/// Changes a commitment; says whether the canvas has it.
pub(super) async fn edit(tx: &mut Tx<'_>, changed: &Commitment) -> Result<bool, DbError> {
    let row = args![
        changed.id.as_str(),
        changed.canvas.as_str(),
        changed.words.as_str(),
        changed.owner_account.clone(),
        changed.owner_name.as_str(),
        changed.due_at,
    ];
    Ok(tx.run(EDIT, row).await? == 1)
}

const SET_DONE: &str = "
    update commitment
    set done_at = $3
    where id = $1 and canvas_id = $2";
const REMOVE: &str = "
    delete from commitment
    where id = $1 and canvas_id = $2";

/// Marks it done at a moment, or (with none) not done; says whether the canvas has it.
pub(super) async fn set_done(
    tx: &mut Tx<'_>,
    id: &str,
    canvas: &str,
    at: Option<i64>,
) -> Result<bool, DbError> {
    Ok(tx.run(SET_DONE, args![id, canvas, at]).await? == 1)
}

/// Takes it away; says whether the canvas had it.
pub(super) async fn remove(tx: &mut Tx<'_>, id: &str, canvas: &str) -> Result<bool, DbError> {
    Ok(tx.run(REMOVE, args![id, canvas]).await? == 1)
}

/// A commitment that somebody is to be told of.
pub(super) struct Due {
    pub id: String,
    pub canvas: String,
    pub workspace: String,
    pub partner: String,
    pub words: String,
    pub owner_account: Option<String>,
    pub due_at: i64,
}

impl FromRow for Due {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get("canvas_id")?,
            workspace: row.get("workspace_id")?,
            partner: row.get("partner")?,
            words: row.get("words")?,
            owner_account: row.get("owner_account")?,
            due_at: row.get("due_at")?,
        })
    }
}

const DUE: &str = "
    select t.id, t.canvas_id, c.workspace_id, t.partner, t.words, t.owner_account, t.due_at
    from commitment t
    join canvas c on c.id = t.canvas_id and c.deleted_at is null and c.archived_at is null
    join workspace w on w.id = c.workspace_id and w.deleted_at is null and w.archived_at is null
    where t.done_at is null and t.due_at <= $1
        and ((t.due_at > $2 and t.reminded_at is null) or (t.due_at <= $2 and t.overdue_told_at is null))
    order by t.due_at, t.id
    limit $3";

/// Open commitments whose date comes before `before_ms` and of which nobody was told, or whose date has passed
/// and of which nobody was told since.
pub(super) async fn due(db: &Db, before_ms: i64, now_ms: i64) -> Result<Vec<Due>, DbError> {
    db.all(DUE, args![before_ms, now_ms, REMINDED_MAX]).await
}

// Who is told after the date need not be told before it any more.
const TOLD: &str = "
    update commitment
    set reminded_at = $2, overdue_told_at = case when due_at <= $2 then $2 else overdue_told_at end
    where id = $1";

/// Notes that somebody was told.
pub(super) async fn told(tx: &mut Tx<'_>, id: &str, now_ms: i64) -> Result<(), DbError> {
    tx.run(TOLD, args![id, now_ms]).await.map(drop)
}

/// Who is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Receiver {
    pub email: String,
    pub language: String,
}

impl FromRow for Receiver {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            email: row.get("email")?,
            language: row.get("language")?,
        })
    }
}

const OWNER: &str = "
    select a.email, a.language
    from account a
    join member m on m.account_id = a.id and m.workspace_id = $2
    where a.id = $1 and a.disabled_at is null";
const FACILITATORS: &str = "
    select a.email, a.language
    from member m
    join account a on a.id = m.account_id and a.disabled_at is null
    where m.workspace_id = $1 and m.role = 'facilitator'
    order by a.email
    limit $2";

/// Whoever sees to the commitment, or else the workspace's facilitators.
pub(super) async fn receivers(db: &Db, due: &Due) -> Result<Vec<Receiver>, DbError> {
    if let Some(owner) = &due.owner_account {
        let row = args![owner, due.workspace.as_str()];
        if let Some(found) = db.optional(OWNER, row).await? {
            return Ok(vec![found]);
        }
    }
    db.all(FACILITATORS, args![due.workspace.as_str(), MEMBERS_MAX])
        .await
}
