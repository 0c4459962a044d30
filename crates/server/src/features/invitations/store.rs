//! SQL of invitations and guests.
mod guests;
mod members;

pub(super) use guests::{
    Guest, NewGuest, guests, insert_guest, name_on_device, on_device, remove_guest, return_guest,
};
pub(super) use members::{join_as_member, member_role, was_removed};

use canvas::settings::Role;

use super::model::{Invitation, Place};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx, Value};
use crate::features::workspaces::{CanvasId, WorkshopId, WorkspaceId};

impl FromRow for Invitation {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            workspace: WorkspaceId(row.get("workspace_id")?),
            canvas: row.get::<Option<String>>("canvas_id")?.map(CanvasId),
            workshop: row.get::<Option<String>>("workshop_id")?.map(WorkshopId),
            code: row.get("code")?,
            url: String::new(),
            role: Role::parse(&row.get::<String>("role")?).ok_or(DbError::Shape("role"))?,
            partner: row.get("partner")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            revoked_at: row.get("revoked_at")?,
        })
    }
}

const INSERT: &str = "
    insert into invitation (id, workspace_id, canvas_id, workshop_id, code, role, partner, created_by, created_at,
        expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// Fails with `Taken(code)` when the code is in use.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    new: &Invitation,
    created_by: &str,
) -> Result<(), DbError> {
    let row = args![
        new.id.as_str(),
        new.workspace.0.as_str(),
        new.canvas.as_ref().map(|id| id.0.as_str()),
        new.workshop.as_ref().map(|id| id.0.as_str()),
        new.code.as_str(),
        new.role.name(),
        new.partner.as_deref(),
        created_by,
        new.created_at,
        new.expires_at,
    ];
    tx.run(INSERT, row).await.map(drop)
}

const BY_CODE: &str = "
    select i.id, i.workspace_id, i.canvas_id, i.workshop_id, i.code, i.role, i.partner, i.created_at, i.expires_at,
        i.revoked_at
    from invitation i
    join workspace w on w.id = i.workspace_id and w.deleted_at is null
    left join canvas c on c.id = i.canvas_id
    where i.code = $1 and c.deleted_at is null";

/// The invitation of a code, also one that lets nobody in any more.
pub(super) async fn by_code(db: &Db, code: &str) -> Result<Option<Invitation>, DbError> {
    db.optional(BY_CODE, args![code]).await
}

const IS_ARCHIVED: &str = "
    select count(*)
    from workshop
    where id = $1 and archived_at is not null";

/// Whether the workshop is in the archive.
pub(super) async fn is_archived(db: &Db, workshop: &WorkshopId) -> Result<bool, DbError> {
    let count: Option<i64> = db.optional(IS_ARCHIVED, args![workshop.0.as_str()]).await?;
    Ok(count.is_some_and(|count| count > 0))
}

const BY_ID: &str = "
    select id, workspace_id, canvas_id, workshop_id, code, role, partner, created_at, expires_at, revoked_at
    from invitation
    where id = $1";

/// The invitation of an id, also a revoked one.
pub(super) async fn by_id(db: &Db, id: &str) -> Result<Option<Invitation>, DbError> {
    db.optional(BY_ID, args![id]).await
}

const TITLE: &str = "
    select coalesce(c.title, t.title, w.title) as title
    from workspace w
    left join canvas c on c.id = $2
    left join workshop t on t.id = $3
    where w.id = $1";

/// What an invitation opens, in the words of those who made it.
pub(super) struct Subject {
    /// Title of the workspace.
    pub workspace: String,
    /// Title and kind of its only canvas.
    pub canvas: Option<(String, String)>,
    /// Title of the workshop whose canvases it opens.
    pub workshop: Option<String>,
}

impl FromRow for Subject {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let title = row.get::<Option<String>>("title")?;
        let kind = row.get::<Option<String>>("kind")?;
        Ok(Self {
            workspace: row.get("workspace")?,
            canvas: title.zip(kind),
            workshop: row.get("workshop")?,
        })
    }
}

const SUBJECT: &str = "
    select w.title as workspace, c.title, c.kind, t.title as workshop
    from workspace w
    left join canvas c on c.id = $2 and c.workspace_id = w.id
    left join workshop t on t.id = $3 and t.workspace_id = w.id
    where w.id = $1";

fn place_args(place: &Place) -> Vec<Value> {
    args![
        place.workspace.0.as_str(),
        place.canvas_id(),
        place.workshop_id()
    ]
}

/// What invitations to this place open.
pub(super) async fn subject(db: &Db, place: &Place) -> Result<Option<Subject>, DbError> {
    db.optional(SUBJECT, place_args(place)).await
}

/// Title of what an invitation opens.
pub(super) async fn title(db: &Db, invitation: &Invitation) -> Result<String, DbError> {
    let title = db.optional(TITLE, place_args(&invitation.place())).await?;
    Ok(title.unwrap_or_default())
}

const LIST: &str = "
    select id, workspace_id, canvas_id, workshop_id, code, role, partner, created_at, expires_at, revoked_at
    from invitation
    where workspace_id = $1 and coalesce(canvas_id, '') = $2 and coalesce(workshop_id, '') = $3
      and partner is null and revoked_at is null
    order by created_at desc, id
    limit 50";

/// The invitations of a place that are not revoked; newest first, at most 50. Those of a partner are not for
/// everybody's eyes, and so not among them.
pub(super) async fn list(db: &Db, place: &Place) -> Result<Vec<Invitation>, DbError> {
    db.all(LIST, place_args(place)).await
}

const OF_WORKSHOPS: &str = "
    select v.id, v.workspace_id, v.canvas_id, v.workshop_id, v.code, v.role, v.partner, v.created_at, v.expires_at,
        v.revoked_at
    from invitation v
    join workshop t on t.id = v.workshop_id and t.closed_at is null
    where v.workspace_id = $1 and v.revoked_at is null
      and exists (select 1 from workshop_item i where i.workshop_id = t.id and i.canvas_id = $2)
    order by v.created_at desc, v.id
    limit 50";

/// The invitations of the workshops that are not over and have the canvas on their agenda; newest first.
pub(super) async fn of_workshops(
    db: &Db,
    workspace: &WorkspaceId,
    canvas: &CanvasId,
) -> Result<Vec<Invitation>, DbError> {
    db.all(OF_WORKSHOPS, args![workspace.0.as_str(), canvas.0.as_str()])
        .await
}

const OF_PARTNERS: &str = "
    select id, workspace_id, canvas_id, workshop_id, code, role, partner, created_at, expires_at, revoked_at
    from invitation
    where workspace_id = $1 and canvas_id = $2 and partner is not null and revoked_at is null and expires_at > $3
    order by created_at desc, id
    limit 500";

/// The open invitations of a canvas's partners, newest first.
pub(super) async fn of_partners(
    db: &Db,
    workspace: &WorkspaceId,
    canvas: &CanvasId,
    now_ms: i64,
) -> Result<Vec<Invitation>, DbError> {
    let row = args![workspace.0.as_str(), canvas.0.as_str(), now_ms];
    db.all(OF_PARTNERS, row).await
}

const REVOKE: &str = "
    update invitation
    set revoked_at = $3
    where id = $1 and workspace_id = $2 and revoked_at is null";

/// Revokes an invitation of the workspace; false when there was none.
pub(super) async fn revoke(
    tx: &mut Tx<'_>,
    id: &str,
    workspace: &WorkspaceId,
    now_ms: i64,
) -> Result<bool, DbError> {
    let touched = tx
        .run(REVOKE, args![id, workspace.0.as_str(), now_ms])
        .await?;
    Ok(touched > 0)
}

const RENEW: &str = "
    update invitation
    set code = $3, created_at = $4, expires_at = case when expires_at > $5 then expires_at else $5 end
    where id = $1 and workspace_id = $2 and revoked_at is null";

/// Gives an invitation a new code, open at least until `open_until`; false when there was none.
pub(super) async fn renew(
    tx: &mut Tx<'_>,
    id: &str,
    workspace: &WorkspaceId,
    code: &str,
    now_ms: i64,
    open_until: i64,
) -> Result<bool, DbError> {
    let row = args![id, workspace.0.as_str(), code, now_ms, open_until];
    Ok(tx.run(RENEW, row).await? > 0)
}

const HOLD: &str = "update workspace set id = id where id = $1";
const COUNT_OPEN: &str = "
    select count(*)
    from invitation
    where workspace_id = $1 and coalesce(canvas_id, '') = $2 and coalesce(workshop_id, '') = $3
      and revoked_at is null and expires_at > $4";

/// How many invitations of a place let somebody in; nobody makes another until the transaction ends.
pub(super) async fn count_open(
    tx: &mut Tx<'_>,
    place: &Place,
    now_ms: i64,
) -> Result<i64, DbError> {
    // A write that changes nothing: on PostgreSQL others wait for the row.
    tx.run(HOLD, args![place.workspace.0.as_str()]).await?;
    let mut row = place_args(place);
    row.push(now_ms.into());
    let count = tx.optional(COUNT_OPEN, row).await?;
    Ok(count.unwrap_or(0))
}
