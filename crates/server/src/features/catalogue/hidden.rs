//! Earlier versions that their owner keeps from the public, such as one that names somebody who must not be named, and
//! shows again when that was a mistake.
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::desk::{back, load};
use super::{publishing, store};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{Access, Manage};
use crate::web::{Error, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post(
            "/{lang}/w/{workspace}/catalogue/{entry}/versions/{number}/hide",
            hide,
        )
        .post(
            "/{lang}/w/{workspace}/catalogue/{entry}/versions/{number}/unhide",
            unhide,
        )
}

#[derive(Deserialize)]
struct VersionPath {
    entry: String,
    number: String,
}

impl VersionPath {
    /// The number of the version; 404 when the entry has none of it.
    async fn number(&self, app: &App, entry: &str) -> Result<i64, Error> {
        let number: i64 = self.number.parse().map_err(|_| Error::NotFound)?;
        let version = store::version(&app.db, entry, number).await?;
        version.map(|one| one.number).ok_or(Error::NotFound)
    }
}

/// Hides an earlier version. Fails with 409 for the last one, which can only be withdrawn.
async fn hide(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<VersionPath>,
) -> Result<Response, Error> {
    let (entry, _) = load(&app, &visitor, &access, &path.entry).await?;
    let number = path.number(&app, &entry.id).await?;
    if number == entry.version {
        return Err(Error::Conflict("catalogue-hide-last"));
    }
    let mut tx = app.db.begin().await?;
    if store::hide_version(&mut tx, &entry.id, number, app.now_ms()).await? {
        let (now, by) = (app.now_ms(), &access.who.id);
        publishing::noted(&mut tx, now, &entry, by, "catalogue.hide").await?;
    }
    tx.commit().await?;
    Ok(back(lang, &entry, &format!("?hidden={number}#versions")))
}

/// Lets everybody read a hidden version again; one that is not hidden stays as it is.
async fn unhide(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<VersionPath>,
) -> Result<Response, Error> {
    let (entry, _) = load(&app, &visitor, &access, &path.entry).await?;
    let number = path.number(&app, &entry.id).await?;
    let mut tx = app.db.begin().await?;
    if store::unhide_version(&mut tx, &entry.id, number).await? {
        let (now, by) = (app.now_ms(), &access.who.id);
        publishing::noted(&mut tx, now, &entry, by, "catalogue.unhide").await?;
    }
    tx.commit().await?;
    Ok(back(lang, &entry, &format!("?shown={number}#versions")))
}
