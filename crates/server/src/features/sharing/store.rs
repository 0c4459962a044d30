//! SQL of shared results.
use super::model::{Link, Subject};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::workspaces::{CanvasId, WorkshopId};
use crate::web::private::Term;

/// Links that a page lists.
const SHOWN_MAX: i64 = 100;

impl FromRow for Link {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let canvas: Option<String> = row.get("canvas_id")?;
        let workshop: Option<String> = row.get("workshop_id")?;
        Ok(Self {
            id: row.get("id")?,
            workspace: row.get("workspace_id")?,
            subject: match (canvas, workshop) {
                (Some(id), None) => Subject::Canvas(CanvasId(id)),
                (None, Some(id)) => Subject::Workshop(WorkshopId(id)),
                _ => return Err(DbError::Shape("share")),
            },
            made_by: row.get("made_by")?,
            made_by_name: row.get("made_by_name")?,
            term: Term::from_row(row)?,
            opened_at: row.get("opened_at")?,
        })
    }
}

const INSERT: &str = "
    insert into share (id, token_hash, workspace_id, canvas_id, workshop_id, made_by, made_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// A new link behind the token of this hash.
pub(super) async fn insert(tx: &mut Tx<'_>, link: &Link, token_hash: &str) -> Result<(), DbError> {
    let (canvas, workshop) = match &link.subject {
        Subject::Canvas(id) => (Some(id.0.as_str()), None),
        Subject::Workshop(id) => (None, Some(id.0.as_str())),
    };
    let row = args![
        link.id.as_str(),
        token_hash,
        link.workspace.as_str(),
        canvas,
        workshop,
        link.made_by.as_str(),
        link.term.made_at,
        link.term.expires_at,
    ];
    tx.run(INSERT, row).await.map(drop)
}

const LIST: &str = "
    select s.id, s.workspace_id, s.canvas_id, s.workshop_id, s.made_by, coalesce(a.name, '') as made_by_name,
        s.made_at, s.expires_at, s.revoked_at, s.opened_at
    from share s
    left join account a on 'account-' || a.id = s.made_by
    where s.canvas_id = $1 or s.workshop_id = $1
    order by s.made_at desc, s.id desc
    limit $2";
const FIND: &str = "
    select s.id, s.workspace_id, s.canvas_id, s.workshop_id, s.made_by, coalesce(a.name, '') as made_by_name,
        s.made_at, s.expires_at, s.revoked_at, s.opened_at
    from share s
    left join account a on 'account-' || a.id = s.made_by
    where s.token_hash = $1";
const COUNT_OPEN: &str = "
    select count(*)
    from share
    where (canvas_id = $1 or workshop_id = $1) and revoked_at is null and expires_at > $2";

/// The links of a canvas or workshop, newest first.
pub(super) async fn list(db: &Db, subject: &Subject) -> Result<Vec<Link>, DbError> {
    db.all(LIST, args![subject.id(), SHOWN_MAX]).await
}

/// The link behind the token of this hash.
pub(super) async fn find(db: &Db, token_hash: &str) -> Result<Option<Link>, DbError> {
    db.optional(FIND, args![token_hash]).await
}

/// How many links of a canvas or workshop are open.
pub(super) async fn count_open(
    tx: &mut Tx<'_>,
    subject: &Subject,
    now_ms: i64,
) -> Result<i64, DbError> {
    let count = tx.optional(COUNT_OPEN, args![subject.id(), now_ms]).await?;
    Ok(count.unwrap_or(0))
}

const REVOKE: &str = "
    update share
    set revoked_at = $3
    where id = $1 and (canvas_id = $2 or workshop_id = $2) and revoked_at is null";

/// Ends a link; says whether there was one.
pub(super) async fn revoke(
    tx: &mut Tx<'_>,
    id: &str,
    subject: &Subject,
    now_ms: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(REVOKE, args![id, subject.id(), now_ms]).await? == 1)
}

const OPENED: &str = "
    update share
    set opened_at = $2
    where id = $1 and (opened_at is null or opened_at < $3)";

/// Notes that the page is open, unless that was noted after `since_ms`.
pub(super) async fn opened(db: &Db, id: &str, now_ms: i64, since_ms: i64) -> Result<(), DbError> {
    db.run(OPENED, args![id, now_ms, since_ms]).await.map(drop)
}
