//! A sheet of an entry to print and take along.
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::model::{LifeCycle, Place};
use super::placed;
use super::public::{EntryPath, Found, day, found, url};
use super::shown::Shown;
use super::staleness::is_stale;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::invitations::qr_svg;
use crate::features::places::PlaceView;
use crate::web::{Error, PathLang, Routes, Shell, html, shortened};

/// Places of which a sheet tells how one gets in; of more it tells the telephone numbers only.
const WAYS_TOLD_MAX: usize = 3;

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
    /// The coming days on which all of its places are open otherwise, where they differ alike.
    differing: Option<String>,
    is_stale: bool,
    url: String,
    qr: String,
    checked: String,
}

impl LeafletPage {
    /// How one gets to a row that is a service place; none where the sheet has no room for so many.
    fn way(&self, row: &Place) -> Option<Way> {
        let view = placed::of_row(&self.places, row)?;
        Some(match self.shown.places.len() {
            ..=WAYS_TOLD_MAX => Way {
                way_in: shortened(&view.way_in),
                accessibility: view.accessibility.join(", "),
                reached: [view.phone.as_str(), view.web.as_str()]
                    .join(" ")
                    .trim()
                    .to_owned(),
            },
            _ => Way {
                reached: view.phone.clone(),
                ..Way::default()
            },
        })
    }
}

/// What one needs on the way to a place; each may be empty.
#[derive(Default)]
struct Way {
    way_in: String,
    accessibility: String,
    /// Telephone number and web address.
    reached: String,
}

/// What is told once of several places, as there is no room to tell it of each: the days on which all are open otherwise,
/// such as holidays. None where they differ from each other, or a row is no service place.
fn alike(rows: &[Place], places: &[PlaceView]) -> Option<String> {
    let mut days = rows
        .iter()
        .map(|row| Some(placed::of_row(places, row)?.differing_text()));
    let first = days.next()??;
    let is_alike = rows.len() > 1 && days.all(|other| other.as_ref() == Some(&first));
    let lines: Vec<&str> = first.lines().collect();
    (is_alike && !lines.is_empty()).then(|| lines.join("; "))
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
    // Nobody is sent to what has ended by a sheet of paper; its page tells so.
    if published.description.life_cycle == LifeCycle::Ended {
        let page = format!("/{lang}/support/{}", published.address);
        return Ok(Redirect::to(&page).into_response());
    }
    let places = placed::as_of_now(&app, &mut published, lang).await?;
    let differing = alike(&published.description.places, &places);
    if differing.is_none() {
        placed::tell_differing(&mut published, &places, lang);
    }
    let url = url(&app, lang, &published);
    let page = LeafletPage {
        is_stale: is_stale(&app, published.checked_at),
        shell: visitor.shell(lang, &published.description.name),
        shown: Shown::of(&published.description, lang),
        qr: qr_svg(&url, &lang.text("support-qr"))?,
        checked: day(lang, published.checked_at),
        address: published.address,
        places,
        differing,
        url,
    };
    Ok(html(&page).into_response())
}
