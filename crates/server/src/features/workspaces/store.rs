//! SQL of workspaces.
use canvas::settings::Role;

use super::access::Who;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Value};
use crate::features::accounts::Visitor;

impl FromRow for Who {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let role = Role::parse(&row.get::<String>("role")?).ok_or(DbError::Shape("role"))?;
        Ok(Self {
            id: row.get("participant")?,
            name: row.get("name")?,
            role,
        })
    }
}

const WORKSPACE_OF: &str = "
    select c.workspace_id
    from canvas c
    join workspace w on w.id = c.workspace_id and w.deleted_at is null
    where c.id = $1 and c.deleted_at is null";

/// The workspace of a canvas that is not deleted.
pub(super) async fn workspace_of(db: &Db, canvas: &str) -> Result<Option<String>, DbError> {
    db.optional(WORKSPACE_OF, args![canvas]).await
}

const MEMBER: &str = "
    select 'account-' || a.id as participant, a.name, m.role
    from member m
    join account a on a.id = m.account_id
    join workspace w on w.id = m.workspace_id and w.deleted_at is null
    where m.workspace_id = $1 and m.account_id = $2";
const GUEST: &str = "
    select 'guest-' || g.id as participant, g.name, g.role
    from guest g
    join workspace w on w.id = g.workspace_id and w.deleted_at is null
    left join invitation i on i.id = g.invitation_id
    where g.workspace_id = $1
      and (g.session_id = $2 or g.id = $3)
      and (g.canvas_id is null or g.canvas_id = $4)
      and g.revoked_at is null
      and g.expires_at > $5
    limit 1";

/// Who the visitor is in the workspace, if anybody. A guest of one canvas only is not somebody in the workspace.
pub(super) async fn who_in_workspace(
    db: &Db,
    visitor: &Visitor,
    workspace: &str,
    now_ms: i64,
) -> Result<Option<Who>, DbError> {
    who(db, visitor, workspace, None, now_ms).await
}

/// Who the visitor is on the canvas, if anybody.
pub(super) async fn who_on_canvas(
    db: &Db,
    visitor: &Visitor,
    workspace: &str,
    canvas: &str,
    now_ms: i64,
) -> Result<Option<Who>, DbError> {
    who(db, visitor, workspace, Some(canvas), now_ms).await
}

async fn who(
    db: &Db,
    visitor: &Visitor,
    workspace: &str,
    canvas: Option<&str>,
    now_ms: i64,
) -> Result<Option<Who>, DbError> {
    if let Some(account) = &visitor.account
        && let Some(member) = db
            .optional(MEMBER, args![workspace, account.id.0.as_str()])
            .await?
    {
        return Ok(Some(member));
    }
    let session = Value::from(visitor.session.as_ref().map(|session| session.0.as_str()));
    let guest = Value::from(visitor.guest.as_deref());
    db.optional(
        GUEST,
        vec![
            Value::from(workspace),
            session,
            guest,
            Value::from(canvas),
            Value::from(now_ms),
        ],
    )
    .await
}
