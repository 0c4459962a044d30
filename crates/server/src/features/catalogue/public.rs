//! What everybody reads: the catalogue, and one entry with its versions. No account, no script.
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use serde::Deserialize;

use super::differences::{Contact, Difference, differences};
use super::ended::Ended;
use super::feed::{self, Published};
use super::markup;
use super::model::Description;
use super::near::{Kin, near_also};
use super::placed;
use super::shown::{Leaflet, Shown, told};
use super::staleness::is_stale;
use super::store::{self, Entry, Numbered};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::invitations::qr_svg;
use crate::features::places::PlaceView;
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

/// Entries on one page of the catalogue.
const PAGE_ENTRIES: i64 = 50;
/// Pages that can be asked for; what is older is found by searching.
const PAGES_MAX: i64 = 100;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/support", index)
        .get("/{lang}/support/{entry}", show)
        .get("/{lang}/support/{entry}/versions", versions)
}

#[derive(askama::Template)]
#[template(path = "catalogue/public_index.html")]
struct IndexPage {
    shell: Shell,
    entries: Vec<ListedView>,
    newer: Option<i64>,
    older: Option<i64>,
    /// There is more than pages can be asked for.
    is_cut: bool,
}

struct ListedView {
    address: String,
    name: String,
    language: Lang,
    organisation: String,
    promise: String,
    forms: Vec<String>,
    area: String,
    /// In the reader's words, when it does not simply go on.
    life_cycle: Option<MsgKey>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PageQuery {
    page: Option<String>,
}

impl PageQuery {
    /// Which page is asked for, from 1; none when there can be none of it.
    fn number(&self) -> Option<i64> {
        let typed = self.page.as_deref().filter(|typed| !typed.is_empty());
        let number: Option<i64> = typed.map_or(Some(1), |typed| typed.parse().ok());
        number.filter(|number| (1..=PAGES_MAX).contains(number))
    }
}

async fn index(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Query(query): Query<PageQuery>,
) -> Result<Html<String>, Error> {
    let page = query.number().ok_or(Error::NotFound)?;
    let offset = (page - 1) * PAGE_ENTRIES;
    let mut found = store::feed::newest(&app.db, PAGE_ENTRIES + 1, offset).await?;
    let page_entries = usize::try_from(PAGE_ENTRIES).unwrap_or(usize::MAX);
    let is_more = found.len() > page_entries;
    found.truncate(page_entries);
    if found.is_empty() && page > 1 {
        return Err(Error::NotFound);
    }
    Ok(html(&IndexPage {
        shell: visitor.shell(lang, &lang.text("support-title")),
        entries: found.into_iter().map(|one| listed(lang, one)).collect(),
        newer: (page > 1).then_some(page - 1),
        older: (is_more && page < PAGES_MAX).then_some(page + 1),
        is_cut: is_more && page == PAGES_MAX,
    }))
}

fn listed(lang: Lang, one: Published) -> ListedView {
    let said = one.description;
    ListedView {
        area: super::shown::area_in_short(&said, lang),
        forms: said.labels("support_forms", lang),
        promise: said.text("promise").to_owned(),
        life_cycle: told(said.life_cycle),
        address: one.address,
        language: said.language,
        name: said.name,
        organisation: said.organisation,
    }
}

#[derive(Deserialize)]
pub(super) struct EntryPath {
    pub entry: String,
}

#[derive(askama::Template)]
#[template(path = "catalogue/gone.html")]
struct GonePage {
    shell: Shell,
}

/// What an address that was in the catalogue leads to: 410, and the way on.
fn gone(lang: Lang, visitor: &Visitor) -> Response {
    let shell = visitor.shell(lang, &lang.text("support-gone-title"));
    (StatusCode::GONE, html(&GonePage { shell })).into_response()
}

/// What is at an address: in the catalogue, or there once.
pub(super) enum Found {
    Published(Box<Published>),
    Withdrawn(Response),
}

/// What the address leads to; 404 when nothing was ever there.
pub(super) async fn found(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    address: &str,
) -> Result<Found, Error> {
    if let Some(published) = feed::published(app, address).await? {
        return Ok(Found::Published(Box::new(published)));
    }
    store::at(&app.db, address).await?.ok_or(Error::NotFound)?;
    Ok(Found::Withdrawn(gone(lang, visitor)))
}

#[derive(askama::Template)]
#[template(path = "catalogue/public.html")]
struct PublicPage {
    shell: Shell,
    /// Last part of its address.
    address: String,
    version: i64,
    changed: String,
    checked: String,
    is_stale: bool,
    shown: Shown,
    /// Its service places as they are now.
    places: Vec<PlaceView>,
    /// What is taken along; nothing of what has ended, where nobody can go.
    along: Option<Along>,
    /// What it tells when it has ended.
    ended: Option<Ended>,
    /// The same for machines: JSON that can stand in a script element.
    markup: String,
    /// What is given of the same kind near by.
    near: Vec<NearView>,
    /// Said after a reader has suggested a correction.
    is_thanked: bool,
}

/// What a reader takes along.
struct Along {
    text: Leaflet,
    /// The page's address as a picture.
    qr: String,
}

impl Along {
    fn of(lang: Lang, said: &Description, places: &[PlaceView], url: &str) -> Result<Self, Error> {
        Ok(Self {
            text: Leaflet::of(said, places, lang, url),
            qr: qr_svg(url, &lang.text("support-qr"))?,
        })
    }
}

impl PublicPage {
    /// The service place that a row is; none of what has ended, where nobody finds it open.
    fn place(&self, row: &super::model::Place) -> Option<&PlaceView> {
        if self.shown.is_ended {
            return None;
        }
        placed::of_row(&self.places, row)
    }

    /// The place that tells on top whether it is open: one that is, or else one that will be.
    fn first(&self) -> Option<&PlaceView> {
        let states = || self.places.iter();
        let open = states().find(|view| view.state.is_open);
        open.or_else(|| states().find(|view| !view.state.next.is_empty()))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ThanksQuery {
    thanks: Option<String>,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<EntryPath>,
    Query(thanks): Query<ThanksQuery>,
) -> Result<Response, Error> {
    let mut published = match found(&app, lang, &visitor, &path.entry).await? {
        Found::Published(published) => *published,
        Found::Withdrawn(response) => return Ok(response),
    };
    let places = placed::as_of_now(&app, &mut published, lang).await?;
    let url = url(&app, lang, &published);
    let shown = Shown::of(&published.description, lang);
    let now: &[PlaceView] = if shown.is_ended { &[] } else { &places };
    let markup = markup::json_ld(&published, now, &url)?;
    placed::tell_differing(&mut published, now, lang);
    let ended = Ended::of(&app, lang, &published).await?;
    let along = match ended {
        Some(_) => None,
        None => Some(Along::of(lang, &published.description, &places, &url)?),
    };
    let page = PublicPage {
        near: near(&app, lang, &published.id).await?,
        shell: visitor.shell(lang, &published.description.name),
        changed: day(lang, published.changed_at),
        checked: day(lang, published.checked_at),
        is_stale: is_stale(&app, published.checked_at),
        shown,
        along,
        ended,
        markup,
        address: published.address,
        version: published.version,
        places,
        is_thanked: thanks.thanks.is_some(),
    };
    Ok(html(&page).into_response())
}

/// Support of the same kind in municipalities near by.
struct NearView {
    address: String,
    name: String,
    language: Lang,
    organisation: String,
    /// Where, and how far that is.
    at: String,
}

async fn near(app: &App, lang: Lang, id: &str) -> Result<Vec<NearView>, Error> {
    let supply = app.supply.now(app).await?;
    let Some(own) = supply.get(id).filter(|one| !one.is_nationwide) else {
        return Ok(Vec::new());
    };
    let found = near_also(&supply, &own.municipalities, &Kin::of([own.as_ref()]));
    let near = found.into_iter().map(|one| NearView {
        at: one.said(lang),
        address: one.entry.address.clone(),
        name: one.entry.name.clone(),
        language: one.entry.language,
        organisation: one.entry.organisation.clone(),
    });
    Ok(near.collect())
}

pub(super) fn url(app: &App, lang: Lang, published: &Published) -> String {
    format!("{}/{lang}/support/{}", app.base_url, published.address)
}

pub(super) fn day(lang: Lang, at: i64) -> String {
    dates::day(lang, dates::in_finland(at).date())
}

#[derive(askama::Template)]
#[template(path = "catalogue/versions.html")]
struct VersionsPage {
    shell: Shell,
    address: String,
    name: String,
    versions: Vec<VersionView>,
    from: i64,
    to: i64,
    /// One of the two is kept from the public.
    is_hidden: bool,
    differences: Vec<Difference>,
}

struct VersionView {
    number: i64,
    made: String,
    note: String,
    is_hidden: bool,
}

impl VersionView {
    /// A version as everybody may know it.
    fn of(lang: Lang, version: &Numbered) -> Self {
        let is_hidden = version.hidden_at.is_some();
        Self {
            number: version.number,
            made: day(lang, version.made_at),
            note: if is_hidden {
                String::new()
            } else {
                version.note.clone()
            },
            is_hidden,
        }
    }
}

/// Which two versions are compared.
#[derive(Default, Deserialize)]
#[serde(default)]
struct CompareQuery {
    from: Option<i64>,
    to: Option<i64>,
}

async fn versions(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<EntryPath>,
    Query(query): Query<CompareQuery>,
) -> Result<Response, Error> {
    let entry = store::at(&app.db, &path.entry).await?;
    let entry: Entry = entry.ok_or(Error::NotFound)?;
    if entry.published_at.is_none() {
        return Ok(gone(lang, &visitor));
    }
    let versions = store::versions(&app.db, &entry.id).await?;
    let to = query.to.unwrap_or(entry.version);
    let from = query.from.unwrap_or_else(|| shown_before(&versions, to));
    let before = store::version(&app.db, &entry.id, from).await?;
    let after = store::version(&app.db, &entry.id, to).await?;
    let (before, after) = before.zip(after).ok_or(Error::NotFound)?;
    let is_hidden = before.hidden_at.or(after.hidden_at).is_some();
    let differences = if is_hidden {
        Vec::new()
    } else {
        // A contact or a place that somebody had taken away must not be read in an old version for ever.
        let [before, after] = [before.description, after.description]
            .map(|said| placed::now(&app, &entry.workspace, said, lang));
        let (before, after) = (before.await?, after.await?);
        differences(&before, &after, lang, Contact::LeftOut)
    };
    let last = feed::published(&app, &entry.id).await?;
    let page = VersionsPage {
        shell: visitor.shell(lang, &lang.text("catalogue-compare")),
        name: last.map_or_else(String::new, |last| last.description.name.clone()),
        versions: versions
            .iter()
            .map(|version| VersionView::of(lang, version))
            .collect(),
        address: entry.address,
        from,
        to,
        is_hidden,
        differences,
    };
    Ok(html(&page).into_response())
}

/// The last version before number `to` that everybody may read; `to` itself when there is none. `versions` are newest
/// first.
fn shown_before(versions: &[Numbered], to: i64) -> i64 {
    let mut shown = versions.iter().filter(|one| one.hidden_at.is_none());
    let before = shown.find(|one| one.number < to);
    before.map_or(to, |one| one.number)
}
