//! The page of a canvas's photos, the pictures themselves, and what may be changed about them.
use std::collections::BTreeMap;

use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use canvas::settings::Role;
use serde::Deserialize;

use super::model::{PHOTO_BYTES_MAX, PHOTOS_MAX, PHOTOS_OF_ONE_MAX, Photo, parse_description};
use super::shelf::{self, Size};
use super::store;
use super::upload::Brought;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, CanvasHead, Level, View, Who, Write};
use crate::features::{audit, live};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

/// The mistake that is told beside the description.
const WRONG_WORDS: MsgKey = "photos-description-long";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/photos", show)
        .get("/{lang}/c/{canvas}/photos/{photo}", picture)
        .post("/{lang}/c/{canvas}/photos/{photo}/describe", describe)
        .post("/{lang}/c/{canvas}/photos/{photo}/remove", remove)
}

#[derive(askama::Template)]
#[template(path = "photos/photos.html")]
struct PhotosPage {
    shell: Shell,
    canvas: CanvasHead,
    /// Where the canvas belongs, for the reader: address and title.
    home: (String, String),
    photos: Vec<PhotoView>,
    /// What the reader has just brought.
    added: Option<i64>,
    brought: Brought,
    /// What may be brought, and how much.
    files_help: String,
    /// Why nothing can be brought; empty when it can.
    closed: MsgKey,
    icons: String,
}

impl PhotosPage {
    /// What is wrong with the description.
    fn wrong_words(&self) -> String {
        let wrong = self.brought.wrong.filter(|key| *key == WRONG_WORDS);
        wrong.map_or_else(String::new, |key| self.shell.t(key))
    }

    /// What is wrong with the files as a whole.
    fn wrong_files(&self) -> String {
        let wrong = self.brought.wrong.filter(|key| *key != WRONG_WORDS);
        wrong.map_or_else(String::new, |key| self.shell.t(key))
    }
}

struct PhotoView {
    photo: Photo,
    words: String,
    by: String,
    size: String,
    /// How many notes were typed from it.
    typed: i64,
    can_type: bool,
    can_change: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    added: Option<String>,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Error> {
    let added = asked.added.and_then(|count| count.parse().ok());
    let added = added.filter(|count| (1..=PHOTOS_MAX).contains(count));
    draw(&app, lang, &visitor, &access, Brought::default(), added).await
}

/// The page with what came of a form that was not taken as a whole.
pub(super) async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<View>,
    brought: Brought,
) -> Result<Html<String>, Error> {
    let added = Some(brought.taken).filter(|count| *count > 0);
    draw(app, lang, visitor, access, brought, added).await
}

async fn draw(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<View>,
    brought: Brought,
    added: Option<i64>,
) -> Result<Html<String>, Error> {
    let canvas = open(app, access).await?;
    let photos = store::list(&app.db, &canvas.id).await?;
    let counts = store::typed_counts(&app.db, &canvas.id).await?;
    let counts: BTreeMap<_, _> = counts.iter().map(|one| (&one.photo, one.notes)).collect();
    let who = &access.who;
    let writes = who.role >= Role::Participant && !canvas.is_archived;
    let view = |photo: Photo| PhotoView {
        words: photo.words(lang),
        by: by(lang, &photo),
        size: size(lang, &photo),
        typed: counts.get(&photo.id).copied().unwrap_or(0),
        can_type: writes,
        can_change: writes && photo.may_be_changed_by(who),
        photo,
    };
    let photos: Vec<PhotoView> = photos.into_iter().map(view).collect();
    let shell = visitor.shell(lang, &lang.text("photos-title"));
    let is_full = i64::try_from(photos.len()).unwrap_or(i64::MAX) >= PHOTOS_MAX;
    let closed = match who.role {
        _ if canvas.is_archived => "photos-archived",
        Role::Viewer => "photos-look-on",
        _ if is_full => "photos-full",
        _ => "",
    };
    Ok(html(&PhotosPage {
        home: home(app, lang, who, &canvas).await?,
        icons: shell.asset("src/icons/icons.svg"),
        files_help: files_help(lang, who.role),
        shell,
        canvas,
        photos,
        closed,
        added,
        brought,
    }))
}

/// Where the canvas belongs, for the reader: address and title.
pub(super) async fn home(
    app: &App,
    lang: Lang,
    who: &Who,
    canvas: &CanvasHead,
) -> Result<(String, String), Error> {
    let title = workspaces::title(app, &canvas.workspace).await?;
    let title = title.ok_or(Error::NotFound)?;
    Ok(who.home(lang, &canvas.workspace, &title))
}

fn by(lang: Lang, photo: &Photo) -> String {
    let when = dates::day_and_time(lang, photo.added_at);
    lang.text_with("photos-by", &[("name", &photo.by_name), ("when", &when)])
}

fn size(lang: Lang, photo: &Photo) -> String {
    let (width, height) = (photo.width.to_string(), photo.height.to_string());
    lang.text_with("photos-size", &[("width", &width), ("height", &height)])
}

fn files_help(lang: Lang, role: Role) -> String {
    let key = match role {
        Role::Facilitator => "photos-files-help-lead",
        _ => "photos-files-help",
    };
    let values = [
        ("megabytes", &*(PHOTO_BYTES_MAX >> 20).to_string()),
        ("all", &PHOTOS_MAX.to_string()),
        ("own", &PHOTOS_OF_ONE_MAX.to_string()),
    ];
    lang.text_with(key, &values)
}

/// The canvas of the path; who looks at photos of a private one reads it.
pub(super) async fn open<L: Level>(app: &App, access: &Access<L>) -> Result<CanvasHead, Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    let (id, workspace) = (access.canvas()?, &access.workspace);
    live::note_read(app, &canvas.kind, id, workspace, &access.who).await?;
    Ok(canvas)
}

/// The photo of the path.
pub(super) async fn find(app: &App, canvas: &CanvasHead, id: &str) -> Result<Photo, Error> {
    let found = store::find(&app.db, &canvas.id, id).await?;
    found.ok_or(Error::NotFound)
}

async fn picture(
    State(app): State<App>,
    access: Access<View>,
    Path((_, _, name)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let (id, size) = Size::of(&name).ok_or(Error::NotFound)?;
    let canvas = open(&app, &access).await?;
    let photo = find(&app, &canvas, id).await?;
    // A picture never changes; whether one may see it is asked each time.
    let version = format!("\"{}{}\"", photo.id, size.ending());
    let is_private = canvas::find(&canvas.kind).is_none_or(|template| template.private);
    let keeping = if is_private {
        "private, no-store"
    } else {
        "private, no-cache"
    };
    let known = headers.get(header::IF_NONE_MATCH);
    let about = [
        (header::CACHE_CONTROL, HeaderValue::from_static(keeping)),
        (
            header::ETAG,
            HeaderValue::from_str(&version).map_err(Error::internal)?,
        ),
    ];
    if known.is_some_and(|known| known.as_bytes() == version.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    let bytes = shelf::get(&app, &photo.canvas, &photo.id, size).await;
    let bytes = bytes.map_err(Error::internal)?.ok_or(Error::NotFound)?;
    let kind = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("inline"),
        ),
    ];
    Ok((about, kind, bytes).into_response())
}

/// The photo of the path, when the reader may change something about it now.
async fn to_change(app: &App, access: &Access<Write>, id: &str) -> Result<Photo, Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    let photo = find(app, &canvas, id).await?;
    if !photo.may_be_changed_by(&access.who) {
        return Err(Error::Forbidden);
    }
    if canvas.is_archived {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    Ok(photo)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct DescribeForm {
    description: String,
}

async fn describe(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path((_, _, id)): Path<(String, String, String)>,
    Form(form): Form<DescribeForm>,
) -> Result<Redirect, Error> {
    let photo = to_change(&app, &access, &id).await?;
    let description = parse_description(&form.description).map_err(Error::Conflict)?;
    store::describe(&app.db, &photo.id, &description).await?;
    let to = format!("/{lang}/c/{}/photos#photo-{}", photo.canvas, photo.number);
    Ok(Redirect::to(&to))
}

async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Result<Redirect, Error> {
    let photo = to_change(&app, &access, &id).await?;
    let (now, who) = (app.now_ms(), &access.who.id);
    let workspace = Some(access.workspace.0.as_str());
    let mut tx = app.db.begin().await?;
    store::remove(&mut tx, &photo.id).await?;
    audit::record(
        &mut tx,
        now,
        who,
        "photo.remove",
        workspace,
        &photo.canvas,
        &photo.id,
    )
    .await?;
    tx.commit().await?;
    if let Err(error) = shelf::remove(&app, &photo.canvas, &photo.id).await {
        tracing::warn!(%error, "the pictures of a removed photo wait for the sweep");
    }
    Ok(Redirect::to(&format!("/{lang}/c/{}/photos", photo.canvas)))
}
