//! Workspaces (työtilat): a group's canvases and who may do what with them.
mod access;
mod first;
mod model;
mod pages;
mod store;
mod voices;

pub use access::{
    Access, CanvasId, GuestOf, Level, Manage, View, Who, WorkshopId, WorkspaceId, Write,
    access_to_canvas, access_to_workshop,
};
pub use first::DEMO_EMAIL;
pub use model::{CanvasHead, Title, Workspace};
pub use pages::routes;
pub use voices::{
    Spoken, Voice, give_voice, spoken, take_all_voices, take_voice, voices, voices_changed,
};

use canvas::settings::Role;

use crate::app::App;
use crate::clock::new_id;
use crate::db::{DbError, Tx};
use crate::features::accounts::{Account, AccountId, Visitor};
use crate::features::audit;
use crate::i18n::Lang;
use crate::web::Error;

/// Makes a workspace led by `account`; gives its id. Fails with 409 for somebody who is in as many as a list shows.
pub async fn create(
    app: &App,
    account: &AccountId,
    title: &Title,
    lang: Lang,
) -> Result<String, Error> {
    if store::count_of(&app.db, &account.0).await? >= store::LIST_MAX {
        return Err(Error::Conflict("workspaces-full"));
    }
    let id = new_id(app.now_ms());
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, &id, title.as_str(), lang, &account.0, app.now_ms()).await?;
    record(
        app,
        &mut tx,
        &format!("account-{}", account.0),
        "workspace-created",
        &id,
        &id,
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// The account's workspaces, last changed first.
pub async fn list(app: &App, account: &Account) -> Result<Vec<Workspace>, DbError> {
    store::list(&app.db, &account.id.0).await
}

/// The workspaces that the account leads and that are not in the archive, last changed first.
pub async fn led_by(app: &App, account: &AccountId) -> Result<Vec<WorkspaceId>, DbError> {
    let found = store::list(&app.db, &account.0).await?.into_iter();
    let led = found.filter(|one| one.role == Role::Facilitator && one.archived_at.is_none());
    Ok(led.map(|one| WorkspaceId(one.id)).collect())
}

/// The workspace that `access` is for.
pub async fn find<L>(app: &App, access: &Access<L>) -> Result<Option<Workspace>, DbError> {
    store::find(&app.db, &access.workspace.0, access.who.role).await
}

/// What a workspace is called, for those whom no access brings; none when it is deleted.
pub async fn title(app: &App, workspace: &str) -> Result<Option<String>, DbError> {
    store::title(&app.db, workspace).await
}

/// The canvas by its id alone, for work that no visitor asks for; none when it is deleted.
pub async fn canvas_head(app: &App, id: &str) -> Result<Option<CanvasHead>, DbError> {
    store::canvas(&app.db, id).await
}

/// The canvas that `access` is for.
pub async fn canvas_of<L: Level>(app: &App, access: &Access<L>) -> Result<CanvasHead, Error> {
    let found = store::canvas(&app.db, &access.canvas()?.0).await?;
    found.ok_or(Error::NotFound)
}

/// The workshop in which the canvas is worked on and that the visitor may see: one that is under way, or else the
/// newest that is not over.
pub async fn workshop_of(
    app: &App,
    visitor: &Visitor,
    canvas: &CanvasId,
) -> Result<Option<WorkshopId>, Error> {
    for id in store::workshops_of(&app.db, &canvas.0).await? {
        let id = WorkshopId(id);
        match access_to_workshop::<View>(app, visitor, &id).await {
            Ok(_) => return Ok(Some(id)),
            Err(Error::NotFound | Error::Forbidden | Error::SignInFirst) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Fails with 409 when no canvas can be added: the workspace is in the archive, or holds as many as a list shows.
pub async fn must_have_room(app: &App, workspace: &str) -> Result<(), Error> {
    must_be_open(app, workspace).await?;
    if store::count_canvases(&app.db, workspace).await? >= store::LIST_MAX {
        return Err(Error::Conflict("workspace-full"));
    }
    Ok(())
}

/// Fails with 409 when the workspace is in the archive, where nothing is changed.
pub async fn must_be_open(app: &App, workspace: &str) -> Result<(), Error> {
    let role = Role::Viewer;
    match store::find(&app.db, workspace, role).await? {
        Some(found) if found.archived_at.is_none() => Ok(()),
        Some(_) => Err(Error::Conflict("workspace-is-archived")),
        None => Err(Error::NotFound),
    }
}

/// Makes `account_id` a member, or changes its role, within the caller's transaction.
pub async fn add_member(
    tx: &mut Tx<'_>,
    workspace: &str,
    account_id: &str,
    role: Role,
    now_ms: i64,
) -> Result<(), DbError> {
    store::set_member(tx, workspace, account_id, role, now_ms).await
}

async fn record(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &str,
    action: &'static str,
    workspace: &str,
    subject: &str,
) -> Result<(), DbError> {
    audit::record(
        tx,
        app.now_ms(),
        actor,
        action,
        Some(workspace),
        subject,
        "",
    )
    .await
}
