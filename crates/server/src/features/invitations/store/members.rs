//! SQL of becoming a member by an invitation.
use canvas::settings::Role;

use crate::args;
use crate::db::{DbError, Tx};
use crate::features::invitations::model::Invitation;
use crate::features::workspaces::WorkspaceId;

const MEMBER_ROLE: &str = "
    select role
    from member
    where workspace_id = $1 and account_id = $2";

/// The account's role in the workspace, if it is a member.
pub(in crate::features::invitations) async fn member_role(
    tx: &mut Tx<'_>,
    workspace: &WorkspaceId,
    account: &str,
) -> Result<Option<Role>, DbError> {
    let role: Option<String> = tx
        .optional(MEMBER_ROLE, args![workspace.0.as_str(), account])
        .await?;
    Ok(role.as_deref().and_then(Role::parse))
}

const WAS_REMOVED: &str = "
    select count(*)
    from removed_member
    where workspace_id = $1 and account_id = $2";

/// Whether the account was a member whom a facilitator removed.
pub(in crate::features::invitations) async fn was_removed(
    tx: &mut Tx<'_>,
    workspace: &WorkspaceId,
    account: &str,
) -> Result<bool, DbError> {
    let count: Option<i64> = tx
        .optional(WAS_REMOVED, args![workspace.0.as_str(), account])
        .await?;
    Ok(count.unwrap_or(0) > 0)
}

const INSERT_MEMBER: &str = "
    insert into member (workspace_id, account_id, role, joined_at)
    values ($1, $2, $3, $4)
    on conflict (workspace_id, account_id) do update set role = excluded.role";

/// Makes the account a member with at least the invitation's role; true when something changed.
pub(in crate::features::invitations) async fn join_as_member(
    tx: &mut Tx<'_>,
    by: &Invitation,
    account: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    let present = member_role(tx, &by.workspace, account).await?;
    if present >= Some(by.role) {
        return Ok(false);
    }
    let workspace = by.workspace.0.as_str();
    let row = args![workspace, account, by.role.name(), now_ms];
    tx.run(INSERT_MEMBER, row).await?;
    Ok(true)
}
