//! SQL of canvases; their documents are the live feature's.
use super::model::CanvasRecord;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::i18n::Lang;

/// Most canvases that a workspace's page lists.
pub(super) const LIST_MAX: i64 = 500;

impl FromRow for CanvasRecord {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let settings: String = row.get("settings")?;
        Ok(Self {
            id: row.get("id")?,
            workspace_id: row.get("workspace_id")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            lang: Lang::parse(&row.get::<String>("language")?).unwrap_or_default(),
            template_version: row.get("template_version")?,
            generation: row.get("generation")?,
            settings: serde_json::from_str(&settings).map_err(|_| DbError::Shape("settings"))?,
            created_at: row.get("created_at")?,
            changed_at: row.get("changed_at")?,
            archived_at: row.get("archived_at")?,
            deleted_at: row.get("deleted_at")?,
        })
    }
}

const FIND: &str = "
    select id, workspace_id, kind, title, language, template_version, generation, settings, created_at, changed_at,
        archived_at, deleted_at
    from canvas
    where id = $1 and workspace_id = $2";

/// The canvas, also a deleted one.
pub(super) async fn find(
    db: &Db,
    workspace: &str,
    id: &str,
) -> Result<Option<CanvasRecord>, DbError> {
    db.optional(FIND, args![id, workspace]).await
}

const LIST: &str = "
    select id, workspace_id, kind, title, language, template_version, generation, settings, created_at, changed_at,
        archived_at, deleted_at
    from canvas
    where workspace_id = $1 and deleted_at is null
    order by created_at, id
    limit $2";

/// The workspace's canvases, oldest first.
pub(super) async fn list(db: &Db, workspace: &str) -> Result<Vec<CanvasRecord>, DbError> {
    db.all(LIST, args![workspace, LIST_MAX]).await
}

const COUNT_THROWN: &str = "
    select count(*)
    from canvas
    where workspace_id = $1 and deleted_at is not null";

/// How many canvases are in the workspace's trash.
pub(super) async fn count_thrown(db: &Db, workspace: &str) -> Result<i64, DbError> {
    let count = db.optional(COUNT_THROWN, args![workspace]).await?;
    Ok(count.unwrap_or(0))
}

const INSERT: &str = "
    insert into canvas (id, workspace_id, kind, template_version, title, language, generation, settings, created_by,
        created_at, changed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)";

/// A new canvas; its document is written beside it in the same transaction.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    new: &CanvasRecord,
    settings: &str,
    by: &str,
) -> Result<(), DbError> {
    let values = args![
        new.id.as_str(),
        new.workspace_id.as_str(),
        new.kind.as_str(),
        new.template_version,
        new.title.as_str(),
        new.lang.code(),
        new.generation.as_str(),
        settings,
        by,
        new.created_at
    ];
    tx.run(INSERT, values).await?;
    Ok(())
}

const RENAME: &str = "update canvas set title = $2 where id = $1";

/// Gives the canvas another title.
pub(super) async fn rename(tx: &mut Tx<'_>, id: &str, title: &str) -> Result<(), DbError> {
    tx.run(RENAME, args![id, title]).await?;
    Ok(())
}

const SET_ARCHIVED: &str = "update canvas set archived_at = $2 where id = $1";

/// Archives the canvas, or (with none) brings it back.
pub(super) async fn set_archived(
    tx: &mut Tx<'_>,
    id: &str,
    at: Option<i64>,
) -> Result<(), DbError> {
    tx.run(SET_ARCHIVED, args![id, at]).await?;
    Ok(())
}

/// Somebody who can speak for a partner.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    /// Participant id.
    pub participant: String,
    /// Name they go by.
    pub name: String,
}

impl FromRow for Speaker {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            participant: row.get("participant")?,
            name: row.get("name")?,
        })
    }
}

const SPEAKERS: &str = "
    select 'account-' || a.id as participant, a.name as name
    from member m
    join account a on a.id = m.account_id and a.disabled_at is null
    where m.workspace_id = $1 and m.role <> 'viewer'
    union all
    select 'guest-' || g.id as participant, g.name as name
    from guest g
    where g.workspace_id = $1
      and (
        g.canvas_id is null and g.workshop_id is null
        or g.canvas_id = $2
        or g.workshop_id in (select i.workshop_id from workshop_item i where i.canvas_id = $2)
      )
      and g.role <> 'viewer'
      and g.revoked_at is null
      and g.expires_at > $3
    order by 2, 1
    limit 500";

/// Members and guests who write on the canvas, by name.
pub(super) async fn speakers(
    db: &Db,
    workspace: &str,
    canvas: &str,
    now_ms: i64,
) -> Result<Vec<Speaker>, DbError> {
    db.all(SPEAKERS, args![workspace, canvas, now_ms]).await
}

/// A canvas that something was carried from, and where it stands now.
pub(super) struct OriginRow {
    /// Where it stands.
    pub place: String,
    /// The canvas it came from.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Whether it belongs to another workspace.
    pub is_elsewhere: bool,
}

impl FromRow for OriginRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            place: row.get("to_place")?,
            id: row.get("id")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            is_elsewhere: row.get("is_elsewhere")?,
        })
    }
}

/// Most origins of one canvas that are told.
const ORIGINS_MAX: i64 = 4_000;

const ORIGINS: &str = "
    select d.to_place, c.id, c.kind, c.title,
        cast(case when c.workspace_id = t.workspace_id then 0 else 1 end as bigint) as is_elsewhere
    from derivation d
    join canvas c on c.id = d.from_canvas
    join canvas t on t.id = d.to_canvas
    where d.to_canvas = $1 and c.deleted_at is null
    order by d.to_place, c.id
    limit $2";

/// Where what stands on the canvas was carried from, by place.
pub(super) async fn origins(db: &Db, canvas: &str) -> Result<Vec<OriginRow>, DbError> {
    db.all(ORIGINS, args![canvas, ORIGINS_MAX]).await
}
