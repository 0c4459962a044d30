//! Rights by what the provider says of somebody, brought up to date whenever they sign in by it.
use canvas::settings::Role;

use super::person::Person;
use super::settings::Settings;
use super::store;
use crate::db::{DbError, Tx};
use crate::features::accounts::{AccountId, Standing, set_administrator};
use crate::features::{audit, workspaces};

/// Who acts, in the trail.
pub(super) const ACTOR: &str = "organisation";

/// The right of an administrator is given and taken. Memberships are given and raised only: who leaves a workspace is
/// decided there, and a role that a facilitator gave stays.
pub(super) async fn settle(
    tx: &mut Tx<'_>,
    now_ms: i64,
    settings: &Settings,
    person: &Person,
    account: &AccountId,
) -> Result<(), DbError> {
    if let Some(value) = &settings.administrators {
        let standing = match person.values.contains(value) {
            true => Standing::Administrator,
            false => Standing::Ordinary,
        };
        set_administrator(tx, now_ms, ACTOR, account, standing).await?;
    }
    for grant in &settings.grants {
        if !person.values.contains(&grant.value) {
            continue;
        }
        let workspace = grant.workspace.as_str();
        let present = store::member_role(tx, workspace, account).await?;
        if present.as_deref().and_then(Role::parse) >= Some(grant.role)
            || !store::may_join(tx, workspace, account).await?
        {
            continue;
        }
        workspaces::add_member(tx, workspace, &account.0, grant.role, now_ms).await?;
        let subject = format!("account-{}", account.0);
        let role = grant.role.name();
        audit::record(
            tx,
            now_ms,
            ACTOR,
            "member.join",
            Some(workspace),
            &subject,
            role,
        )
        .await?;
    }
    Ok(())
}
