//! SQL of invitations and guests.
mod members;

pub(super) use members::{join_as_member, member_role, was_removed};

use canvas::settings::Role;

use super::model::Invitation;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::workspaces::{CanvasId, WorkspaceId};

impl FromRow for Invitation {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            workspace: WorkspaceId(row.get("workspace_id")?),
            canvas: row.get::<Option<String>>("canvas_id")?.map(CanvasId),
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
    insert into invitation (id, workspace_id, canvas_id, code, role, partner, created_by, created_at,
        expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

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
    select i.id, i.workspace_id, i.canvas_id, i.code, i.role, i.partner, i.created_at, i.expires_at,
        i.revoked_at
    from invitation i
    join workspace w on w.id = i.workspace_id and w.deleted_at is null
    left join canvas c on c.id = i.canvas_id
    where i.code = $1 and c.deleted_at is null";

/// The invitation of a code, also one that lets nobody in any more.
pub(super) async fn by_code(db: &Db, code: &str) -> Result<Option<Invitation>, DbError> {
    db.optional(BY_CODE, args![code]).await
}

const TITLE: &str = "
    select coalesce(c.title, w.title) as title
    from workspace w
    left join canvas c on c.id = $2
    where w.id = $1";

/// What an invitation opens, in the words of those who made it.
pub(super) struct Subject {
    /// Title of the workspace.
    pub workspace: String,
    /// Title and kind of its only canvas; none when it opens them all.
    pub canvas: Option<(String, String)>,
}

impl FromRow for Subject {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let title = row.get::<Option<String>>("title")?;
        let kind = row.get::<Option<String>>("kind")?;
        Ok(Self {
            workspace: row.get("workspace")?,
            canvas: title.zip(kind),
        })
    }
}

const SUBJECT: &str = "
    select w.title as workspace, c.title, c.kind
    from workspace w
    left join canvas c on c.id = $2 and c.workspace_id = w.id
    where w.id = $1";

/// What invitations to this workspace, or to this canvas of it, open.
pub(super) async fn subject(
    db: &Db,
    workspace: &WorkspaceId,
    canvas: Option<&CanvasId>,
) -> Result<Option<Subject>, DbError> {
    let canvas = canvas.map(|id| id.0.as_str());
    db.optional(SUBJECT, args![workspace.0.as_str(), canvas])
        .await
}

/// Title of what an invitation opens.
pub(super) async fn title(db: &Db, invitation: &Invitation) -> Result<String, DbError> {
    let canvas = invitation.canvas.as_ref().map(|id| id.0.as_str());
    let title = db
        .optional(TITLE, args![invitation.workspace.0.as_str(), canvas])
        .await?;
    Ok(title.unwrap_or_default())
}

const LIST: &str = "
    select id, workspace_id, canvas_id, code, role, partner, created_at, expires_at, revoked_at
    from invitation
    where workspace_id = $1 and coalesce(canvas_id, '') = $2 and partner is null and revoked_at is null
    order by created_at desc, id
    limit 50";

/// The invitations of a workspace, or of one of its canvases, that are not revoked; newest first, at most 50. Those
/// of a partner are not for everybody's eyes, and so not among them.
pub(super) async fn list(
    db: &Db,
    workspace: &WorkspaceId,
    canvas: Option<&CanvasId>,
) -> Result<Vec<Invitation>, DbError> {
    let canvas = canvas.map_or("", |id| id.0.as_str());
    db.all(LIST, args![workspace.0.as_str(), canvas]).await
}

const OF_PARTNERS: &str = "
    select id, workspace_id, canvas_id, code, role, partner, created_at, expires_at, revoked_at
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

/// Somebody who came in by a code.
pub(super) struct Guest {
    pub id: String,
    pub canvas: Option<CanvasId>,
    pub name: String,
    pub role: Role,
    pub created_at: i64,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
}

impl FromRow for Guest {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get::<Option<String>>("canvas_id")?.map(CanvasId),
            name: row.get("name")?,
            role: Role::parse(&row.get::<String>("role")?).ok_or(DbError::Shape("role"))?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            revoked_at: row.get("revoked_at")?,
        })
    }
}

const GUESTS: &str = "
    select id, canvas_id, name, role, created_at, expires_at, revoked_at
    from guest
    where workspace_id = $1
      and (canvas_id is null or $2 = '' or canvas_id = $2)
      and revoked_at is null
      and expires_at > $3
    order by created_at desc, id
    limit 500";

/// Those who came in by a code to the workspace, or to a canvas; newest first, at most 500.
pub(super) async fn guests(
    db: &Db,
    workspace: &WorkspaceId,
    canvas: Option<&CanvasId>,
    now_ms: i64,
) -> Result<Vec<Guest>, DbError> {
    let canvas = canvas.map_or("", |id| id.0.as_str());
    db.all(GUESTS, args![workspace.0.as_str(), canvas, now_ms])
        .await
}

const ON_DEVICE: &str = "
    select id, canvas_id, name, role, created_at, expires_at, revoked_at
    from guest
    where workspace_id = $1 and session_id = $2
    order by created_at, id";

/// The guests that a device is in a workspace: one of the whole, or one for each canvas.
pub(super) async fn on_device(
    tx: &mut Tx<'_>,
    workspace: &WorkspaceId,
    session: &str,
) -> Result<Vec<Guest>, DbError> {
    tx.all(ON_DEVICE, args![workspace.0.as_str(), session])
        .await
}

const NAME_ON_DEVICE: &str = "
    select name
    from guest
    where session_id = $1
    order by created_at desc, id desc
    limit 1";

/// The name that the device's person gave last.
pub(super) async fn name_on_device(db: &Db, session: &str) -> Result<Option<String>, DbError> {
    db.optional(NAME_ON_DEVICE, args![session]).await
}

/// A guest to be kept.
pub(super) struct NewGuest<'a> {
    pub id: &'a str,
    pub session: Option<&'a str>,
    pub token_hash: Option<&'a str>,
    pub name: &'a str,
    pub created_at: i64,
    pub expires_at: i64,
}

const INSERT_GUEST: &str = "
    insert into guest (id, workspace_id, canvas_id, session_id, token_hash, invitation_id, name, role, created_at,
        expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// Fails with `Taken` when the device came in a moment ago.
pub(super) async fn insert_guest(
    tx: &mut Tx<'_>,
    by: &Invitation,
    new: &NewGuest<'_>,
) -> Result<(), DbError> {
    let row = args![
        new.id,
        by.workspace.0.as_str(),
        by.canvas.as_ref().map(|id| id.0.as_str()),
        new.session,
        new.token_hash,
        by.id.as_str(),
        new.name,
        by.role.name(),
        new.created_at,
        new.expires_at,
    ];
    tx.run(INSERT_GUEST, row).await.map(drop)
}

const RETURN_GUEST: &str = "
    update guest
    set role = $2, invitation_id = $3, expires_at = $4, revoked_at = null
    where id = $1";

/// Lets a guest come back.
pub(super) async fn return_guest(
    tx: &mut Tx<'_>,
    id: &str,
    role: Role,
    by: &Invitation,
    expires_at: i64,
) -> Result<(), DbError> {
    let row = args![id, role.name(), by.id.as_str(), expires_at];
    tx.run(RETURN_GUEST, row).await.map(drop)
}

const REMOVE_GUEST: &str = "
    update guest
    set revoked_at = $3
    where id = $1 and workspace_id = $2 and revoked_at is null";

/// Ends a guest's rights; false when there was none.
pub(super) async fn remove_guest(
    tx: &mut Tx<'_>,
    id: &str,
    workspace: &WorkspaceId,
    now_ms: i64,
) -> Result<bool, DbError> {
    let touched = tx
        .run(REMOVE_GUEST, args![id, workspace.0.as_str(), now_ms])
        .await?;
    Ok(touched > 0)
}

const HOLD: &str = "update workspace set id = id where id = $1";
const COUNT_OPEN: &str = "
    select count(*)
    from invitation
    where workspace_id = $1 and coalesce(canvas_id, '') = $2 and revoked_at is null and expires_at > $3";

/// How many invitations of a workspace, or of one of its canvases, let somebody in; nobody makes another until the
/// transaction ends.
pub(super) async fn count_open(
    tx: &mut Tx<'_>,
    workspace: &WorkspaceId,
    canvas: Option<&CanvasId>,
    now_ms: i64,
) -> Result<i64, DbError> {
    // A write that changes nothing: on PostgreSQL others wait for the row.
    tx.run(HOLD, args![workspace.0.as_str()]).await?;
    let canvas = canvas.map_or("", |id| id.0.as_str());
    let count = tx
        .optional(COUNT_OPEN, args![workspace.0.as_str(), canvas, now_ms])
        .await?;
    Ok(count.unwrap_or(0))
}
