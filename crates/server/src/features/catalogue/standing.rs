//! Entries that are given at service places: the feed tells of them when such a place changes, and whoever removes one is
//! shown them first.
use std::collections::{BTreeSet, HashSet};

use axum::extract::{Path, State};
use axum::response::Html;
use serde::Deserialize;

use super::feed::What;
use super::store::{feed, standing as store};
use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::Visitor;
use crate::features::places;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) use super::store::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/w/{workspace}/places/{place}/remove", show)
}

/// Notes in the feed which entries are given at places that changed since it was last told of any.
pub(super) async fn follow(app: &App) -> Result<(), DbError> {
    let read = store::places_read(&app.db).await?;
    if places::last_change(app).await? <= read {
        return Ok(());
    }
    let changed = places::changes_since(app, read).await?;
    let Some(last) = changed.last() else {
        return Ok(());
    };
    let mut tx = app.db.begin().await?;
    // Who comes second has nothing to add.
    if store::read_places(&mut tx, read, last.number).await? {
        let now_ms = app.now_ms();
        let workspaces: BTreeSet<&str> = changed.iter().map(|one| one.workspace.as_str()).collect();
        let places: HashSet<&str> = changed.iter().map(|one| one.place.as_str()).collect();
        for workspace in workspaces {
            for entry in store::given_somewhere(&mut tx, workspace).await? {
                if entry.places.iter().any(|one| places.contains(one.as_str())) {
                    feed::record(&mut tx, &entry.id, What::Placed, now_ms).await?;
                }
            }
        }
        tx.commit().await?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct PlacePath {
    place: String,
}

#[derive(askama::Template)]
#[template(path = "catalogue/standing.html")]
struct RemovePage {
    shell: Shell,
    workspace: Workspace,
    place: String,
    /// What the place is called.
    name: String,
    entries: Vec<Standing>,
}

/// Asks before a place is removed, and names what tells of it.
async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<PlacePath>,
) -> Result<Html<String>, Error> {
    access.must_have_account(&visitor)?;
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let workspace = workspaces::find(&app, &access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let place = places::state(&app, &workspace.id, &path.place, lang).await?;
    let (name, _) = place.ok_or(Error::NotFound)?;
    Ok(html(&RemovePage {
        shell: visitor.shell(lang, &lang.text("place-remove-open")),
        entries: store::told(&app.db, &workspace.id, &path.place).await?,
        workspace,
        place: path.place,
        name,
    }))
}
