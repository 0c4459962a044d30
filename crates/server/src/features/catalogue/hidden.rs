//! Earlier versions that their owner keeps from the public, such as one that names somebody who must not be named.
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
    Routes::new().post(
        "/{lang}/w/{workspace}/catalogue/{entry}/versions/{number}/hide",
        hide,
    )
}

#[derive(Deserialize)]
struct VersionPath {
    entry: String,
    number: String,
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
    let number: i64 = path.number.parse().map_err(|_| Error::NotFound)?;
    if number == entry.version {
        return Err(Error::Conflict("catalogue-hide-last"));
    }
    let version = store::version(&app.db, &entry.id, number).await?;
    version.ok_or(Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    if store::hide_version(&mut tx, &entry.id, number, app.now_ms()).await? {
        let (now, by) = (app.now_ms(), &access.who.id);
        publishing::noted(&mut tx, now, &entry, by, "catalogue.hide").await?;
    }
    tx.commit().await?;
    Ok(back(lang, &entry, "?did=hide#versions"))
}
