//! SQL of guests.
use canvas::settings::Role;

use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::invitations::model::{Invitation, Place};
use crate::features::workspaces::{CanvasId, WorkshopId, WorkspaceId};

/// Somebody who came in by a code.
pub(in crate::features::invitations) struct Guest {
    pub id: String,
    pub canvas: Option<CanvasId>,
    pub workshop: Option<WorkshopId>,
    pub name: String,
    pub role: Role,
    pub created_at: i64,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
}

impl Guest {
    /// Whether it is a guest of the whole workspace.
    pub(in crate::features::invitations) fn is_everywhere(&self) -> bool {
        self.canvas.is_none() && self.workshop.is_none()
    }
}

impl FromRow for Guest {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get::<Option<String>>("canvas_id")?.map(CanvasId),
            workshop: row.get::<Option<String>>("workshop_id")?.map(WorkshopId),
            name: row.get("name")?,
            role: Role::parse(&row.get::<String>("role")?).ok_or(DbError::Shape("role"))?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            revoked_at: row.get("revoked_at")?,
        })
    }
}

const GUESTS: &str = "
    select id, canvas_id, workshop_id, name, role, created_at, expires_at, revoked_at
    from guest
    where workspace_id = $1
      and (
        $2 = '' and $3 = ''
        or canvas_id is null and workshop_id is null
        or canvas_id = $2
        or workshop_id = $3
        or workshop_id in (select i.workshop_id from workshop_item i where i.canvas_id = $2)
      )
      and revoked_at is null
      and expires_at > $4
    order by created_at desc, id
    limit 500";

/// Those who came in by a code to the workspace, or who reach a canvas or workshop of it; newest first, at most 500.
pub(in crate::features::invitations) async fn guests(
    db: &Db,
    place: &Place,
    now_ms: i64,
) -> Result<Vec<Guest>, DbError> {
    let row = args![
        place.workspace.0.as_str(),
        place.canvas_id(),
        place.workshop_id(),
        now_ms
    ];
    db.all(GUESTS, row).await
}

const ON_DEVICE: &str = "
    select id, canvas_id, workshop_id, name, role, created_at, expires_at, revoked_at
    from guest
    where workspace_id = $1 and session_id = $2
    order by created_at, id";

/// The guests that a device is in a workspace: one of the whole, or one for each canvas and workshop.
pub(in crate::features::invitations) async fn on_device(
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
pub(in crate::features::invitations) async fn name_on_device(
    db: &Db,
    session: &str,
) -> Result<Option<String>, DbError> {
    db.optional(NAME_ON_DEVICE, args![session]).await
}

/// A guest to be kept.
pub(in crate::features::invitations) struct NewGuest<'a> {
    pub id: &'a str,
    pub session: Option<&'a str>,
    pub token_hash: Option<&'a str>,
    pub name: &'a str,
    pub created_at: i64,
    pub expires_at: i64,
}

const INSERT_GUEST: &str = "
    insert into guest (id, workspace_id, canvas_id, workshop_id, session_id, token_hash, invitation_id, name, role,
        created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

/// Fails with `Taken` when the device came in a moment ago.
pub(in crate::features::invitations) async fn insert_guest(
    tx: &mut Tx<'_>,
    by: &Invitation,
    new: &NewGuest<'_>,
) -> Result<(), DbError> {
    let row = args![
        new.id,
        by.workspace.0.as_str(),
        by.canvas.as_ref().map(|id| id.0.as_str()),
        by.workshop.as_ref().map(|id| id.0.as_str()),
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
pub(in crate::features::invitations) async fn return_guest(
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
pub(in crate::features::invitations) async fn remove_guest(
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
