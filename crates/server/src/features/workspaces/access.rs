//! Proof that somebody may do something in the workspace that the request's own path names.
use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use canvas::settings::Role;

use super::store;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::lang::path_param;

/// A workspace's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkspaceId(pub String);

/// A canvas's id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CanvasId(pub String);

/// A workshop's id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WorkshopId(pub String);

/// What a handler asks for.
pub trait Level: Send + Sync + 'static {
    /// The least role that has it.
    const ROLE: Role;
}

/// To read.
#[derive(Clone, Copy, Debug)]
pub struct View;
/// To write on canvases.
#[derive(Clone, Copy, Debug)]
pub struct Write;
/// To lead: invite, create, rename, archive, set steps.
#[derive(Clone, Copy, Debug)]
pub struct Manage;

impl Level for View {
    const ROLE: Role = Role::Viewer;
}
impl Level for Write {
    const ROLE: Role = Role::Participant;
}
impl Level for Manage {
    const ROLE: Role = Role::Facilitator;
}

/// Who acts in a workspace: an account or a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// `account-…` or `guest-…`: the participant id that documents keep.
    pub id: String,
    /// Name that others see.
    pub name: String,
    /// Role in the workspace.
    pub role: Role,
    /// For a guest of a workshop, what they have for a workspace.
    pub guest_of: Option<GuestOf>,
}

impl Who {
    /// The way back, as address and words: to the workspace, or for whoever is in one workshop only, to that.
    pub fn home(&self, lang: Lang, workspace: &str, title: &str) -> (String, String) {
        match &self.guest_of {
            Some(workshop) => (
                format!("/{lang}/t/{}", workshop.id.0),
                workshop.title.clone(),
            ),
            None => (format!("/{lang}/w/{workspace}"), title.to_owned()),
        }
    }
}

/// The workshop that somebody is a guest of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestOf {
    /// The workshop.
    pub id: WorkshopId,
    /// Its title.
    pub title: String,
}

/// Proof of at least level `L` in the workspace that the path names by `{workspace}`, `{canvas}` or `{workshop}`.
#[derive(Clone, Debug)]
pub struct Access<L> {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The canvas, when the path names one.
    pub canvas: Option<CanvasId>,
    /// The workshop, when the path names one.
    pub workshop: Option<WorkshopId>,
    /// Who acts.
    pub who: Who,
    level: PhantomData<L>,
}

impl<L> Access<L> {
    /// Fails with 403 for whoever came by a code: only people with an account answer for what the public reads.
    pub fn must_have_account(&self, visitor: &Visitor) -> Result<(), Error> {
        let account = visitor.signed_in().map_err(|_| Error::Forbidden)?;
        if self.who.id == format!("account-{}", account.id.0) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }
}

impl<L: Level> Access<L> {
    /// The canvas of the path; 404 on a route without one.
    pub fn canvas(&self) -> Result<&CanvasId, Error> {
        self.canvas.as_ref().ok_or(Error::NotFound)
    }

    /// The workshop of the path; 404 on a route without one.
    pub fn workshop(&self) -> Result<&WorkshopId, Error> {
        self.workshop.as_ref().ok_or(Error::NotFound)
    }
}

impl<L: Level> FromRequestParts<App> for Access<L> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        if let Some(id) = path_param(parts, app, "canvas").await {
            return access_to_canvas(app, &visitor, &CanvasId(id)).await;
        }
        if let Some(id) = path_param(parts, app, "workshop").await {
            return access_to_workshop(app, &visitor, &WorkshopId(id)).await;
        }
        let workspace = path_param(parts, app, "workspace")
            .await
            .ok_or(Error::NotFound)?;
        let found = store::who(
            &app.db,
            &visitor,
            &workspace,
            Within::Workspace,
            app.now_ms(),
        );
        grant(
            &visitor,
            found.await?,
            WorkspaceId(workspace),
            Within::Workspace,
        )
    }
}

/// What of a workspace is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Within<'a> {
    /// The workspace itself.
    Workspace,
    /// One of its canvases.
    Canvas(&'a CanvasId),
    /// One of its workshops.
    Workshop(&'a WorkshopId),
}

/// The same proof for a canvas named otherwise than by the path (the socket's token).
pub async fn access_to_canvas<L: Level>(
    app: &App,
    visitor: &Visitor,
    id: &CanvasId,
) -> Result<Access<L>, Error> {
    let workspace = store::workspace_of(&app.db, &id.0)
        .await?
        .ok_or(Error::NotFound)?;
    let within = Within::Canvas(id);
    let found = store::who(&app.db, visitor, &workspace, within, app.now_ms()).await?;
    grant(visitor, found, WorkspaceId(workspace), within)
}

/// The same proof for a workshop, for whoever stays connected and must be checked again.
pub async fn access_to_workshop<L: Level>(
    app: &App,
    visitor: &Visitor,
    id: &WorkshopId,
) -> Result<Access<L>, Error> {
    let workspace = store::workspace_of_workshop(&app.db, &id.0)
        .await?
        .ok_or(Error::NotFound)?;
    let within = Within::Workshop(id);
    let found = store::who(&app.db, visitor, &workspace, within, app.now_ms()).await?;
    grant(visitor, found, WorkspaceId(workspace), within)
}

fn grant<L: Level>(
    visitor: &Visitor,
    found: Option<Who>,
    workspace: WorkspaceId,
    within: Within<'_>,
) -> Result<Access<L>, Error> {
    let (canvas, workshop) = match within {
        Within::Workspace => (None, None),
        Within::Canvas(id) => (Some(id.clone()), None),
        Within::Workshop(id) => (None, Some(id.clone())),
    };
    match found {
        Some(who) if who.role >= L::ROLE => Ok(Access {
            workspace,
            canvas,
            workshop,
            who,
            level: PhantomData,
        }),
        Some(_) => Err(Error::Forbidden),
        // Who is not in it may not know that it exists.
        None if visitor.account.is_some() || visitor.guest.is_some() => Err(Error::NotFound),
        None => Err(Error::SignInFirst),
    }
}
