//! SQL of workshops and their agendas.
use super::model::{Details, Item, ItemCanvas, Workshop, languages_text, parse_languages};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::workspaces::{CanvasId, WorkshopId, WorkspaceId};

/// Most workshops of a workspace.
pub(super) const WORKSHOPS_MAX: i64 = 200;
/// Most items of an agenda.
pub(super) const ITEMS_MAX: i64 = 80;

impl FromRow for Workshop {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let languages = row.get::<String>("languages")?;
        Ok(Self {
            id: WorkshopId(row.get("id")?),
            workspace: WorkspaceId(row.get("workspace_id")?),
            title: row.get("title")?,
            aim: row.get("aim")?,
            languages: parse_languages(&languages).map_err(|_| DbError::Shape("languages"))?,
            starts_at: row.get("starts_at")?,
            place: row.get("place")?,
            remote_link: row.get("remote_link")?,
            created_at: row.get("created_at")?,
            closed_at: row.get("closed_at")?,
            archived_at: row.get("archived_at")?,
            state: row.get("state")?,
        })
    }
}

const FIND: &str = "
    select id, workspace_id, title, aim, languages, starts_at, place, remote_link, created_at, closed_at,
        archived_at, state
    from workshop
    where id = $1";

/// The workshop.
pub(super) async fn find(db: &Db, id: &WorkshopId) -> Result<Option<Workshop>, DbError> {
    db.optional(FIND, args![id.0.as_str()]).await
}

const LIST: &str = "
    select id, workspace_id, title, aim, languages, starts_at, place, remote_link, created_at, closed_at,
        archived_at, state
    from workshop
    where workspace_id = $1 and archived_at is null
    order by case when closed_at is null then 0 else 1 end, coalesce(starts_at, created_at) desc, id
    limit $2";

/// The workspace's workshops that are not in the archive: those that are not over first, then the latest first.
pub(super) async fn list(db: &Db, workspace: &WorkspaceId) -> Result<Vec<Workshop>, DbError> {
    db.all(LIST, args![workspace.0.as_str(), WORKSHOPS_MAX])
        .await
}

const LIST_ARCHIVED: &str = "
    select id, workspace_id, title, aim, languages, starts_at, place, remote_link, created_at, closed_at,
        archived_at, state
    from workshop
    where workspace_id = $1 and archived_at is not null
    order by archived_at desc, id
    limit $2";

/// The workshops in the archive, last put there first.
pub(super) async fn archived(db: &Db, workspace: &WorkspaceId) -> Result<Vec<Workshop>, DbError> {
    db.all(LIST_ARCHIVED, args![workspace.0.as_str(), WORKSHOPS_MAX])
        .await
}

const ARCHIVE: &str = "
    update workshop
    set archived_at = $2
    where id = $1 and archived_at is null and closed_at is not null";
const UNARCHIVE: &str = "
    update workshop
    set archived_at = null
    where id = $1 and archived_at is not null";
const DELETE: &str = "
    delete from workshop
    where id = $1 and archived_at is not null";

/// Puts a workshop that is over in the archive; says whether it was not there.
pub(super) async fn archive(tx: &mut Tx<'_>, id: &WorkshopId, at: i64) -> Result<bool, DbError> {
    Ok(tx.run(ARCHIVE, args![id.0.as_str(), at]).await? == 1)
}

/// Brings a workshop back from the archive; says whether it was there.
pub(super) async fn unarchive(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<bool, DbError> {
    Ok(tx.run(UNARCHIVE, args![id.0.as_str()]).await? == 1)
}

/// Deletes a workshop that is in the archive, with its agenda, codes, guests, drafts and links; says whether it was
/// there.
pub(super) async fn delete(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<bool, DbError> {
    Ok(tx.run(DELETE, args![id.0.as_str()]).await? == 1)
}

const INSERT: &str = "
    insert into workshop (id, workspace_id, title, aim, languages, starts_at, place, remote_link, created_by,
        created_at, state)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{}')";

/// A new workshop without an agenda.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    workspace: &WorkspaceId,
    new: &Details,
    by: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    let row = args![
        id.0.as_str(),
        workspace.0.as_str(),
        new.title.as_str(),
        new.aim.as_str(),
        languages_text(&new.languages),
        new.starts_at,
        new.place.as_str(),
        new.remote_link.as_str(),
        by,
        now_ms,
    ];
    tx.run(INSERT, row).await.map(drop)
}

const EDIT: &str = "
    update workshop
    set title = $2, aim = $3, languages = $4, starts_at = $5, place = $6, remote_link = $7
    where id = $1";

/// Changes what is said about a workshop.
pub(super) async fn edit(tx: &mut Tx<'_>, id: &WorkshopId, new: &Details) -> Result<(), DbError> {
    let row = args![
        id.0.as_str(),
        new.title.as_str(),
        new.aim.as_str(),
        languages_text(&new.languages),
        new.starts_at,
        new.place.as_str(),
        new.remote_link.as_str(),
    ];
    tx.run(EDIT, row).await.map(drop)
}

const REPLACE_STATE: &str = "
    update workshop
    set state = $3
    where id = $1 and state = $2";

/// Replaces the state if it still is `before`; says whether it was.
pub(super) async fn replace_state(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    before: &str,
    after: &str,
) -> Result<bool, DbError> {
    let row = args![id.0.as_str(), before, after];
    Ok(tx.run(REPLACE_STATE, row).await? == 1)
}

const SET_CLOSED: &str = "
    update workshop
    set closed_at = $2
    where id = $1";

/// Ends the workshop, or (with none) opens it again.
pub(super) async fn set_closed(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    at: Option<i64>,
) -> Result<(), DbError> {
    tx.run(SET_CLOSED, args![id.0.as_str(), at]).await.map(drop)
}

impl FromRow for Item {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let canvas = row.get::<Option<String>>("canvas_id")?;
        let kind = row.get::<Option<String>>("kind")?;
        let called = row.get::<Option<String>>("canvas_title")?;
        Ok(Self {
            id: row.get("id")?,
            canvas: canvas
                .zip(kind)
                .zip(called)
                .map(|((id, kind), title)| ItemCanvas {
                    id: CanvasId(id),
                    kind,
                    title,
                }),
            step: row.get("step")?,
            title: row.get("title")?,
            minutes: row.get("minutes")?,
        })
    }
}

const ITEMS: &str = "
    select i.id, i.canvas_id, c.kind, c.title as canvas_title, i.step, i.title, i.minutes
    from workshop_item i
    left join canvas c on c.id = i.canvas_id
    where i.workshop_id = $1 and c.deleted_at is null
    order by i.position, i.id
    limit $2";

/// The agenda in order, without what belongs to a deleted canvas.
pub(super) async fn items(db: &Db, id: &WorkshopId) -> Result<Vec<Item>, DbError> {
    db.all(ITEMS, args![id.0.as_str(), ITEMS_MAX]).await
}

// A write that changes nothing: on PostgreSQL others wait for the row until the transaction ends.
const HOLD: &str = "
    update workshop
    set id = id
    where id = $1";
const COUNT: &str = "
    select count(*)
    from workshop_item
    where workshop_id = $1";

/// How many items there are, those of deleted canvases too; nobody else changes the agenda until the transaction ends.
pub(super) async fn hold_items(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<i64, DbError> {
    tx.run(HOLD, args![id.0.as_str()]).await?;
    let count = tx.optional(COUNT, args![id.0.as_str()]).await?;
    Ok(count.unwrap_or(0))
}

/// An item to be kept.
pub(super) struct NewItem {
    pub id: String,
    pub canvas: Option<CanvasId>,
    pub step: Option<String>,
    pub title: String,
    pub minutes: i64,
}

const INSERT_ITEM: &str = "
    insert into workshop_item (id, workshop_id, position, canvas_id, step, title, minutes)
    select $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6
    from workshop_item
    where workshop_id = $2";

/// Puts items at the end of the agenda.
pub(super) async fn insert_items(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    items: &[NewItem],
) -> Result<(), DbError> {
    for item in items {
        let row = args![
            item.id.as_str(),
            id.0.as_str(),
            item.canvas.as_ref().map(|canvas| canvas.0.as_str()),
            item.step.as_deref(),
            item.title.as_str(),
            item.minutes,
        ];
        tx.run(INSERT_ITEM, row).await?;
    }
    Ok(())
}

const HAS_ITEM: &str = "
    select count(*)
    from workshop_item
    where id = $1";

/// Whether an item of any workshop has this id.
pub(super) async fn has_item(db: &Db, item: &str) -> Result<bool, DbError> {
    let count: Option<i64> = db.optional(HAS_ITEM, args![item]).await?;
    Ok(count.is_some_and(|count| count > 0))
}

const EDIT_ITEM: &str = "
    update workshop_item
    set title = $3, minutes = $4
    where id = $2 and workshop_id = $1";

/// Changes title and minutes of an item; false when there is none.
pub(super) async fn edit_item(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    item: &str,
    title: &str,
    minutes: i64,
) -> Result<bool, DbError> {
    let row = args![id.0.as_str(), item, title, minutes];
    Ok(tx.run(EDIT_ITEM, row).await? > 0)
}

const SET_POSITION: &str = "
    update workshop_item
    set position = $3
    where id = $2 and workshop_id = $1";

/// Puts the items in this order; those that are not named stay behind them.
pub(super) async fn set_order(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    order: &[String],
) -> Result<(), DbError> {
    for (position, item) in (1_i64..).zip(order) {
        let row = args![id.0.as_str(), item.as_str(), position];
        tx.run(SET_POSITION, row).await?;
    }
    Ok(())
}

const REMOVE_ITEM: &str = "
    delete from workshop_item
    where id = $2 and workshop_id = $1";

/// Takes an item off the agenda; false when there is none.
pub(super) async fn remove_item(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    item: &str,
) -> Result<bool, DbError> {
    Ok(tx.run(REMOVE_ITEM, args![id.0.as_str(), item]).await? > 0)
}
