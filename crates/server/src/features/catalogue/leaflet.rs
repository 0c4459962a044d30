//! A sheet of an entry to print and take along.
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};

use super::placed;
use super::public::{EntryPath, Found, day, found, url};
use super::shown::Shown;
use super::staleness::is_stale;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::invitations::qr_svg;
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/support/{entry}/leaflet", leaflet)
}

#[derive(askama::Template)]
#[template(path = "catalogue/leaflet.html")]
struct LeafletPage {
    shell: Shell,
    address: String,
    shown: Shown,
    is_stale: bool,
    url: String,
    qr: String,
    checked: String,
}

async fn leaflet(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<EntryPath>,
) -> Result<Response, Error> {
    let mut published = match found(&app, lang, &visitor, &path.entry).await? {
        Found::Published(published) => *published,
        Found::Withdrawn(response) => return Ok(response),
    };
    let places = placed::as_of_now(&app, &mut published, lang).await?;
    placed::tell_differing(&mut published, &places, lang);
    let url = url(&app, lang, &published);
    let page = LeafletPage {
        is_stale: is_stale(&app, published.checked_at),
        shell: visitor.shell(lang, &published.description.name),
        shown: Shown::of(&published.description, lang),
        qr: qr_svg(&url, &lang.text("support-qr"))?,
        checked: day(lang, published.checked_at),
        address: published.address,
        url,
    };
    Ok(html(&page).into_response())
}
