//! Removing a service place: asked on a page that names what tells of it, and done from there. Who may is said in one
//! place, `places::Removal`.
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use serde::Deserialize;

use super::store::standing::{self as store, Standing};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::places::Removal;
use crate::features::workspaces::{Access, Manage, Workspace};
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    let path = "/{lang}/w/{workspace}/places/{place}/remove";
    Routes::new().get(path, ask).post(path, remove)
}

#[derive(Deserialize)]
struct PlacePath {
    place: String,
}

#[derive(askama::Template)]
#[template(path = "catalogue/removing.html")]
struct RemovePage {
    shell: Shell,
    workspace: Workspace,
    place: String,
    /// What the place is called.
    name: String,
    entries: Vec<Standing>,
}

/// Asks before a place is removed, and names what tells of it.
async fn ask(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<PlacePath>,
) -> Result<Html<String>, Error> {
    let removal = Removal::of(&app, &visitor, &access, &path.place).await?;
    let workspace = removal.workspace();
    Ok(html(&RemovePage {
        shell: visitor.shell(lang, &lang.text("place-remove-open")),
        entries: store::told(&app.db, &workspace.id, removal.id()).await?,
        place: removal.id().to_owned(),
        name: removal.name().to_owned(),
        workspace: workspace.clone(),
    }))
}

async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<PlacePath>,
) -> Result<Redirect, Error> {
    let removal = Removal::of(&app, &visitor, &access, &path.place).await?;
    let places = format!("/{lang}/w/{}/places", removal.workspace().id);
    removal.run().await?;
    Ok(Redirect::to(&places))
}
