//! SQL of comments and action points.
use super::model::{ActionPoint, COMMENTS_MAX, Comment, POINTS_MAX, parse_due};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

impl FromRow for Comment {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get("canvas_id")?,
            note: row.get("note_id")?,
            text: row.get("body")?,
            author: row.get("author")?,
            by: row.get("author_name")?,
            at: row.get("written_at")?,
        })
    }
}

impl FromRow for ActionPoint {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let due: Option<String> = row.get("due_on")?;
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get("canvas_id")?,
            note: row.get("note_id")?,
            what: row.get("what")?,
            owner: row.get("owner_name")?,
            due: parse_due(&due.unwrap_or_default()).map_err(|_| DbError::Shape("due_on"))?,
            done_at: row.get("done_at")?,
            revision: row.get("revision")?,
            made_by: row.get("made_by")?,
            made_by_name: row.get("made_by_name")?,
            made_at: row.get("made_at")?,
        })
    }
}

const COMMENTS: &str = "
    select id, canvas_id, note_id, body, author, author_name, written_at
    from note_comment
    where canvas_id = $1
    order by written_at, id
    limit $2";

/// The canvas's comments, oldest first.
pub(super) async fn comments(db: &Db, canvas: &str) -> Result<Vec<Comment>, DbError> {
    db.all(COMMENTS, args![canvas, COMMENTS_MAX]).await
}

const POINTS: &str = "
    select id, canvas_id, note_id, what, owner_name, due_on, done_at, revision, made_by, made_by_name, made_at
    from action_point
    where canvas_id = $1
    order by case when done_at is null then 0 else 1 end, coalesce(due_on, '9999'), made_at, id
    limit $2";

/// The canvas's action points: open ones first, by date.
pub(super) async fn points(db: &Db, canvas: &str) -> Result<Vec<ActionPoint>, DbError> {
    db.all(POINTS, args![canvas, POINTS_MAX]).await
}

const INSERT_COMMENT: &str = "
    insert into note_comment (id, canvas_id, note_id, body, author, author_name, written_at)
    values ($1, $2, $3, $4, $5, $6, $7)";

/// A new comment.
pub(super) async fn insert_comment(tx: &mut Tx<'_>, new: &Comment) -> Result<(), DbError> {
    let row = args![
        new.id.as_str(),
        new.canvas.as_str(),
        new.note.as_str(),
        new.text.as_str(),
        new.author.as_str(),
        new.by.as_str(),
        new.at,
    ];
    tx.run(INSERT_COMMENT, row).await.map(drop)
}

const REMOVE_COMMENT: &str = "
    delete from note_comment
    where id = $1 and canvas_id = $2";

/// Takes it away; says whether the canvas had it.
pub(super) async fn remove_comment(
    tx: &mut Tx<'_>,
    id: &str,
    canvas: &str,
) -> Result<bool, DbError> {
    Ok(tx.run(REMOVE_COMMENT, args![id, canvas]).await? == 1)
}

const INSERT_POINT: &str = "
    insert into action_point
        (id, canvas_id, note_id, what, owner_name, due_on, revision, made_by, made_by_name, made_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// A new action point.
pub(super) async fn insert_point(tx: &mut Tx<'_>, new: &ActionPoint) -> Result<(), DbError> {
    let row = args![
        new.id.as_str(),
        new.canvas.as_str(),
        new.note.clone(),
        new.what.as_str(),
        new.owner.as_str(),
        new.due.map(|due| due.to_string()),
        new.revision,
        new.made_by.as_str(),
        new.made_by_name.as_str(),
        new.made_at,
    ];
    tx.run(INSERT_POINT, row).await.map(drop)
}

const REPLACE_POINT: &str = "
    update action_point
    set note_id = $4, what = $5, owner_name = $6, due_on = $7, done_at = $8, revision = revision + 1
    where id = $1 and canvas_id = $2 and revision = $3";

/// Changes it, if it still has the revision of `changed`; says whether it had.
pub(super) async fn replace_point(tx: &mut Tx<'_>, changed: &ActionPoint) -> Result<bool, DbError> {
    let row = args![
        changed.id.as_str(),
        changed.canvas.as_str(),
        changed.revision,
        changed.note.clone(),
        changed.what.as_str(),
        changed.owner.as_str(),
        changed.due.map(|due| due.to_string()),
        changed.done_at,
    ];
    Ok(tx.run(REPLACE_POINT, row).await? == 1)
}

const REMOVE_POINT: &str = "
    delete from action_point
    where id = $1 and canvas_id = $2";

/// Takes it away; says whether the canvas had it.
pub(super) async fn remove_point(tx: &mut Tx<'_>, id: &str, canvas: &str) -> Result<bool, DbError> {
    Ok(tx.run(REMOVE_POINT, args![id, canvas]).await? == 1)
}
