//! A sheet of an entry to print and take along.
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};

use super::model::Place;
use super::placed;
use super::public::{EntryPath, Found, day, found, url};
use super::shown::Shown;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::invitations::qr_svg;
use crate::features::places::{DifferingView, PlaceView};
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
    /// Its service places as they are now.
    places: Vec<PlaceView>,
    url: String,
    qr: String,
    checked: String,
}

impl LeafletPage {
    /// The coming days on which a row's service place is open otherwise.
    fn differing(&self, row: &Place) -> &[DifferingView] {
        let place = placed::of_row(&self.places, row);
        place.map_or(&[], |place| place.differing.as_slice())
    }
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
    let url = url(&app, lang, &published);
    let page = LeafletPage {
        places,
        shell: visitor.shell(lang, &published.description.name),
        shown: Shown::of(&published.description, lang),
        qr: qr_svg(&url, &lang.text("support-qr"))?,
        checked: day(lang, published.checked_at),
        address: published.address,
        url,
    };
    Ok(html(&page).into_response())
}
