//! Pages of places: the list, and one place.
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use canvas::settings::Role;
use serde::Deserialize;

use super::model::Place;
use super::store;
use super::views::{PlaceView, StateView};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Level, View, Workspace};
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/places", list)
        .get("/{lang}/w/{workspace}/places/{place}", show)
}

#[derive(Template)]
#[template(path = "places/list.html")]
struct ListPage {
    shell: Shell,
    workspace: Workspace,
    places: Vec<Row>,
    can_write: bool,
}

/// A place as the list shows it.
struct Row {
    id: String,
    name: String,
    address: String,
    state: StateView,
}

async fn list(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Html<String>, Error> {
    let workspace = workspace_of(&app, &access).await?;
    let now = app.now_ms();
    let places = store::list(&app.db, &workspace.id).await?.into_iter();
    let row = |place: Place| Row {
        address: place.details.address(lang),
        state: StateView::of(&place.details.hours, lang, now),
        id: place.id,
        name: place.details.name,
    };
    Ok(html(&ListPage {
        shell: visitor.shell(lang, &lang.text("places-title")),
        places: places.map(row).collect(),
        can_write: can_write(&visitor, &access, &workspace),
        workspace,
    }))
}

/// The workspace that `access` is for.
pub(super) async fn workspace_of<L: Level>(
    app: &App,
    access: &Access<L>,
) -> Result<Workspace, Error> {
    let found = workspaces::find(app, access).await?;
    found.ok_or(Error::NotFound)
}

fn can_write<L: Level>(visitor: &Visitor, access: &Access<L>, workspace: &Workspace) -> bool {
    let leads = access.who.role >= Role::Facilitator && access.must_have_account(visitor).is_ok();
    leads && workspace.archived_at.is_none()
}

/// The place that a path names.
#[derive(Deserialize)]
pub(super) struct PlacePath {
    pub place: String,
}

#[derive(Template)]
#[template(path = "places/place.html")]
struct PlacePage {
    shell: Shell,
    workspace: Workspace,
    place: PlaceView,
    can_write: bool,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Path(path): Path<PlacePath>,
) -> Result<Html<String>, Error> {
    let workspace = workspace_of(&app, &access).await?;
    let place = find(&app, &workspace.id, &path.place).await?;
    Ok(html(&PlacePage {
        shell: visitor.shell(lang, &place.details.name),
        place: PlaceView::of(&place, lang, app.now_ms()),
        can_write: can_write(&visitor, &access, &workspace),
        workspace,
    }))
}

/// The workspace's place of this id.
pub(super) async fn find(app: &App, workspace: &str, id: &str) -> Result<Place, Error> {
    let found = store::find(&app.db, workspace, id).await?;
    found.ok_or(Error::NotFound)
}
