//! Changing the agenda: adding, moving, changing and removing items, and making a copy of the whole workshop. All of
//! it may be done while the workshop is under way.
use std::collections::BTreeMap;

use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::agendas::{make_canvas, steps_of};
use super::details::{MAKING, id_of, make, must_have_room};
use super::model::{Details, Item, MINUTES_USUAL, Way, Workshop, moved, parse_item, parse_minutes};
use super::store::{self, NewItem};
use super::{Told, prepare};
use crate::app::App;
use crate::clock::new_id;
use crate::db::Tx;
use crate::features::accounts::Visitor;
use crate::features::canvases;
use crate::features::workspaces::{self, Access, CanvasId, Manage, Title};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/t/{workshop}/items", add_own)
        .post("/{lang}/t/{workshop}/items/canvas", add_canvas)
        .post("/{lang}/t/{workshop}/items/{item}", edit)
        .post("/{lang}/t/{workshop}/items/{item}/move", shift)
        .post("/{lang}/t/{workshop}/items/{item}/remove", remove)
        .post("/{lang}/t/{workshop}/duplicate", duplicate)
}

/// The workshop, when its agenda may be changed.
async fn open(app: &App, access: &Access<Manage>) -> Result<Workshop, Error> {
    super::must_be_open(app, access).await?;
    super::of(app, access).await
}

fn back(lang: Lang, workshop: &Workshop, at: &str) -> Redirect {
    Redirect::to(&format!("/{lang}/t/{}/prepare{at}", workshop.id.0))
}

/// Commits a changed agenda and tells everybody.
async fn done(app: &App, tx: Tx<'_>, workshop: &Workshop) -> Result<(), Error> {
    tx.commit().await?;
    app.workshops.tell(&workshop.id, Told::Everybody);
    Ok(())
}

/// The id for what a form that carries `raw` adds, and the item that has the id that it carries already. Another id
/// when it carries none, or one that is taken.
async fn id_for(
    app: &App,
    workshop: &Workshop,
    raw: &str,
) -> Result<(String, Option<Item>), Error> {
    let fresh = new_id(app.now_ms());
    let Ok(carried) = Uuid::parse_str(raw) else {
        return Ok((fresh, None));
    };
    let id = carried.to_string();
    let items = store::items(&app.db, &workshop.id).await?;
    let made = items.into_iter().find(|item| item.id == id);
    let is_free = made.is_none() && !store::has_item(&app.db, &id).await?;
    Ok((if is_free { id } else { fresh }, made))
}

/// Title and minutes of an item as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ItemForm {
    /// The id that a new item will have, made with the form: the same form sent twice adds one item.
    pub key: String,
    pub title: String,
    pub minutes: String,
}

async fn add_own(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<ItemForm>,
) -> Result<Response, Error> {
    let workshop = open(&app, &access).await?;
    let mut errors = FormErrors::default();
    let title = errors.take("title", parse_item(&form.title));
    let minutes = match form.minutes.trim() {
        "" => Some(MINUTES_USUAL),
        typed => errors.take("minutes", parse_minutes(typed)),
    };
    let (Some(title), Some(minutes)) = (title, minutes) else {
        let wrong = prepare::Wrong::item("", form, errors);
        return prepare::page(&app, lang, &visitor, &access, wrong).await;
    };
    let _turn = MAKING.lock().await;
    let (id, made) = id_for(&app, &workshop, &form.key).await?;
    if made.is_some_and(|item| item.canvas.is_none() && item.title == title) {
        return Ok(back(lang, &workshop, "#agenda").into_response());
    }
    let new = NewItem {
        id,
        canvas: None,
        step: None,
        title,
        minutes,
    };
    append(&app, &workshop, &[new]).await?;
    Ok(back(lang, &workshop, "#agenda").into_response())
}

async fn append(app: &App, workshop: &Workshop, items: &[NewItem]) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    let count = store::hold_items(&mut tx, &workshop.id).await?;
    let more = i64::try_from(items.len()).unwrap_or(i64::MAX);
    if count.saturating_add(more) > store::ITEMS_MAX {
        return Err(Error::Conflict("workshop-agenda-full"));
    }
    store::insert_items(&mut tx, &workshop.id, items).await?;
    done(app, tx, workshop).await
}

/// A canvas of the workspace, or `new:` and a kind.
#[derive(Default, Deserialize)]
#[serde(default)]
struct CanvasForm {
    /// The id that the first of the new items will have, made with the form: the same form sent twice adds them once.
    key: String,
    canvas: String,
}

async fn add_canvas(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<CanvasForm>,
) -> Result<Redirect, Error> {
    let workshop = open(&app, &access).await?;
    let _turn = MAKING.lock().await;
    let (first, made) = id_for(&app, &workshop, &form.key).await?;
    let used = made.and_then(|item| item.canvas);
    if used.is_some_and(|used| match form.canvas.strip_prefix("new:") {
        Some(kind) => used.kind == kind,
        None => used.id.0 == form.canvas,
    }) {
        return Ok(back(lang, &workshop, "#agenda"));
    }
    let (kind, canvas) = match form.canvas.strip_prefix("new:") {
        Some(kind) => {
            let in_lang = workshop.first_lang();
            let canvas = make_canvas(&app, &access, kind, None, in_lang).await?;
            (kind.to_owned(), canvas)
        }
        None => existing(&app, &access, &form.canvas).await?,
    };
    let mut items = steps_of(app.now_ms(), &kind, &canvas);
    if let Some(item) = items.first_mut() {
        item.id = first;
    }
    append(&app, &workshop, &items).await?;
    Ok(back(lang, &workshop, "#agenda"))
}

/// A canvas that a workshop may use: of this workspace, in use, and no interview, which is not for a group's eyes.
async fn existing(
    app: &App,
    access: &Access<Manage>,
    id: &str,
) -> Result<(String, CanvasId), Error> {
    let found = canvases::find(app, &access.workspace.0, id).await?;
    let record = found.ok_or(Error::NotFound)?;
    let is_private = canvas::find(&record.kind).is_none_or(|template| template.private);
    if is_private {
        return Err(Error::Conflict("workshop-not-interviews"));
    }
    if record.archived_at.is_some() {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    Ok((record.kind, CanvasId(record.id)))
}

/// The item of the path.
#[derive(Deserialize)]
struct ItemPath {
    item: String,
}

async fn find(app: &App, workshop: &Workshop, item: &str) -> Result<Item, Error> {
    let items = store::items(&app.db, &workshop.id).await?;
    let found = items.into_iter().find(|one| one.id == item);
    found.ok_or(Error::NotFound)
}

async fn edit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<ItemPath>,
    Form(form): Form<ItemForm>,
) -> Result<Response, Error> {
    let workshop = open(&app, &access).await?;
    let item = find(&app, &workshop, &path.item).await?;
    let mut errors = FormErrors::default();
    let title = match item.canvas {
        Some(_) => Some(String::new()),
        None => errors.take("title", parse_item(&form.title)),
    };
    let minutes = errors.take("minutes", parse_minutes(&form.minutes));
    let (Some(title), Some(minutes)) = (title, minutes) else {
        let wrong = prepare::Wrong::item(&path.item, form, errors);
        return prepare::page(&app, lang, &visitor, &access, wrong).await;
    };
    let mut tx = app.db.begin().await?;
    if !store::edit_item(&mut tx, &workshop.id, &item.id, &title, minutes).await? {
        return Err(Error::NotFound);
    }
    done(&app, tx, &workshop).await?;
    Ok(back(lang, &workshop, &format!("#item-{}", item.id)).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MoveForm {
    way: String,
}

async fn shift(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<ItemPath>,
    Form(form): Form<MoveForm>,
) -> Result<Redirect, Error> {
    let workshop = open(&app, &access).await?;
    let way = Way::parse(&form.way).ok_or(Error::Unreadable)?;
    let mut tx = app.db.begin().await?;
    store::hold_items(&mut tx, &workshop.id).await?;
    let items = store::items(&app.db, &workshop.id).await?;
    let ids: Vec<String> = items.into_iter().map(|item| item.id).collect();
    if !ids.contains(&path.item) {
        return Err(Error::NotFound);
    }
    store::set_order(&mut tx, &workshop.id, &moved(&ids, &path.item, way)).await?;
    done(&app, tx, &workshop).await?;
    Ok(back(lang, &workshop, &format!("#item-{}", path.item)))
}

async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<ItemPath>,
) -> Result<Redirect, Error> {
    let workshop = open(&app, &access).await?;
    let item = find(&app, &workshop, &path.item).await?;
    let mut tx = app.db.begin().await?;
    if !store::remove_item(&mut tx, &workshop.id, &item.id).await? {
        return Err(Error::NotFound);
    }
    done(&app, tx, &workshop).await?;
    if let Some(canvas) = item.canvas {
        // Guests of the workshop may reach it no more; nobody listens when it is not open.
        let _ = app.revocations.send(format!("canvas-{}", canvas.id.0));
    }
    Ok(back(lang, &workshop, "#agenda"))
}

/// What the copy is called and which canvases it uses.
#[derive(Default, Deserialize)]
#[serde(default)]
struct CopyForm {
    /// The id that the copy will have, made with the form: the same form sent twice makes one copy.
    key: String,
    title: String,
    canvases: String,
}

async fn duplicate(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<CopyForm>,
) -> Result<Response, Error> {
    // One in the archive may be copied too: nothing of it changes.
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let workshop = super::of(&app, &access).await?;
    let title = match Title::parse(&form.title) {
        Ok(title) => title.as_str().to_owned(),
        Err(key) => {
            let wrong = prepare::Wrong::copy(form.title, key);
            return prepare::page(&app, lang, &visitor, &access, wrong).await;
        }
    };
    let _turn = MAKING.lock().await;
    let (id, is_made) = id_of(&app, &access, &form.key).await?;
    let settings = Redirect::to(&format!("/{lang}/t/{}/settings", id.0));
    if is_made {
        return Ok(settings.into_response());
    }
    must_have_room(&app, &access).await?;
    let items = copied(&app, &access, &workshop, form.canvases == "same").await?;
    let details = Details {
        title,
        aim: workshop.aim.clone(),
        languages: workshop.languages.clone(),
        starts_at: None,
        place: workshop.place.clone(),
        remote_link: workshop.remote_link.clone(),
    };
    make(&app, &access, &id, &details, &items, "workshop.duplicate").await?;
    Ok(settings.into_response())
}

/// The agenda once more: on the same canvases, or on new empty ones of the same kinds and titles. An interview is
/// never shown to another group, so it is new in any case.
async fn copied(
    app: &App,
    access: &Access<Manage>,
    workshop: &Workshop,
    is_same: bool,
) -> Result<Vec<NewItem>, Error> {
    let in_lang = workshop.first_lang();
    let mut made: BTreeMap<String, CanvasId> = BTreeMap::new();
    let mut items = Vec::new();
    for item in store::items(&app.db, &workshop.id).await? {
        let is_private = item.template().is_some_and(|template| template.private);
        let canvas = match &item.canvas {
            None => None,
            Some(canvas) if is_same && !is_private => Some(canvas.id.clone()),
            Some(canvas) => Some(match made.get(&canvas.id.0) {
                Some(new) => new.clone(),
                None => {
                    let title = Some(canvas.title.as_str());
                    make_canvas(app, access, &canvas.kind, title, in_lang).await?
                }
            }),
        };
        if let (Some(old), Some(new)) = (&item.canvas, &canvas) {
            made.insert(old.id.0.clone(), new.clone());
        }
        items.push(NewItem {
            id: new_id(app.now_ms()),
            canvas,
            step: item.step,
            title: item.title,
            minutes: item.minutes,
        });
    }
    Ok(items)
}
