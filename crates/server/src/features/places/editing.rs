//! Writing a place: its form, with rows that its buttons add.
use analysis::hours::{EXCEPTIONS_MAX, SEASONS_MAX, parse_line};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::address;
use super::form::{Act, PlaceForm};
use super::model::{Details, PLACES_MAX, Place, municipalities};
use super::pages::{PlacePath, find, workspace_of};
use super::store;
use super::words::day_name;
use crate::app::App;
use crate::clock::new_id;
use crate::db::{DbError, Tx};
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Workspace, WorkspaceId};
use crate::features::{areas, audit};
use crate::i18n::Lang;
use crate::web::dates::in_finland;
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/w/{workspace}/places", create)
        .get("/{lang}/w/{workspace}/places/new", show_new)
        .post("/{lang}/w/{workspace}/places/{place}", save)
        .get("/{lang}/w/{workspace}/places/{place}/edit", show_edit)
}

#[derive(Template)]
#[template(path = "places/edit.html")]
struct EditPage {
    shell: Shell,
    workspace: Workspace,
    /// Id of the place; empty for a new one.
    id: String,
    action: String,
    back: String,
    form: PlaceForm,
    accessibility: Vec<(String, String)>,
    municipalities: Vec<String>,
    /// Somebody else has changed it meanwhile.
    is_changed: bool,
}

/// A field as the form's template draws it.
struct Input {
    name: String,
    label: String,
    help: String,
    kind: &'static str,
    class: &'static str,
}

impl EditPage {
    fn input(&self, name: &str, label: &str, kind: &'static str) -> Input {
        Input {
            name: name.to_owned(),
            label: self.shell.t(label),
            help: String::new(),
            kind,
            class: "",
        }
    }

    fn helped(&self, name: &str, label: &str, kind: &'static str) -> Input {
        Input {
            help: self.shell.t(&format!("{label}-help")),
            ..self.input(name, label, kind)
        }
    }

    /// Where it is and how one reaches it.
    fn basics(&self) -> Vec<Input> {
        let short = |input: Input| Input {
            class: "input-short",
            ..input
        };
        vec![
            self.helped("name", "place-name", "text"),
            self.input("street", "place-street", "text"),
            short(self.input("postal_code", "place-postal-code", "text")),
            self.input("municipality", "place-municipality", "municipality"),
            self.input("phone", "place-phone", "tel"),
            self.input("web", "place-web", "url"),
            self.helped("way_in", "place-way-in", "lines"),
        ]
    }

    fn line(&self) -> Input {
        self.helped("line", "place-line", "text")
    }

    fn days(&self) -> Vec<Input> {
        let day = |number: usize| Input {
            label: day_name(self.shell.lang, number),
            ..self.input(&format!("usual-{number}"), "place-day", "text")
        };
        (0..7).map(day).collect()
    }

    fn season(&self, row: &usize) -> Vec<Input> {
        vec![
            self.helped(&format!("season-{row}-name"), "place-season-name", "text"),
            self.helped(&format!("season-{row}-from"), "place-season-from", "text"),
            self.input(&format!("season-{row}-until"), "place-season-until", "text"),
            self.helped(&format!("season-{row}-line"), "place-season-line", "text"),
        ]
    }

    fn exception(&self, row: &usize) -> Vec<Input> {
        let days = match self.form.at(&format!("exception-{row}-from")) {
            // Of every year: no field for days can say so.
            typed if typed.contains('.') => "text",
            _ => "date",
        };
        vec![
            self.input(
                &format!("exception-{row}-from"),
                "place-exception-from",
                days,
            ),
            self.helped(
                &format!("exception-{row}-until"),
                "place-exception-until",
                days,
            ),
            self.helped(
                &format!("exception-{row}-hours"),
                "place-exception-hours",
                "text",
            ),
            self.input(
                &format!("exception-{row}-note"),
                "place-exception-note",
                "text",
            ),
        ]
    }

    fn has_room_for_seasons(&self) -> bool {
        self.form.seasons < SEASONS_MAX
    }

    fn has_room_for_exceptions(&self) -> bool {
        self.form.exceptions < EXCEPTIONS_MAX
    }
}

fn edit_page(
    lang: Lang,
    visitor: &Visitor,
    workspace: Workspace,
    place: Option<&Place>,
    form: PlaceForm,
) -> EditPage {
    let list = format!("/{lang}/w/{}/places", workspace.id);
    let (title, action) = match place {
        Some(place) => (place.details.name.clone(), format!("{list}/{}", place.id)),
        None => (lang.text("place-new"), list.clone()),
    };
    EditPage {
        shell: visitor.shell(lang, &title),
        workspace,
        id: place.map(|place| place.id.clone()).unwrap_or_default(),
        back: match place {
            Some(_) => action.clone(),
            None => publishing(lang, &form).unwrap_or(list),
        },
        action,
        accessibility: form.choices(lang),
        form,
        municipalities: municipalities(lang),
        is_changed: false,
    }
}

/// Where the canvas is published whose row becomes the place, if it comes from one.
fn publishing(lang: Lang, form: &PlaceForm) -> Option<String> {
    let canvas = Uuid::parse_str(form.at("canvas")).ok()?;
    Some(format!("/{lang}/c/{canvas}/publish"))
}

/// The workspace whose places are edited. The pages of published support tell them at once, so only somebody with an
/// account who leads the workspace may.
pub(super) async fn edited(
    app: &App,
    visitor: &Visitor,
    access: &Access<Manage>,
) -> Result<Workspace, Error> {
    access.must_have_account(visitor)?;
    workspaces::must_be_open(app, &access.workspace.0).await?;
    workspace_of(app, access).await
}

/// What a new place is known to be, such as a row of a canvas.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Known {
    name: String,
    street: String,
    hours: String,
    canvas: String,
}

async fn show_new(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Query(known): Query<Known>,
) -> Result<Html<String>, Error> {
    let workspace = edited(&app, &visitor, &access).await?;
    let can_fill = parse_line(&known.hours).is_ok();
    let written = address::parts(&known.street);
    let municipality = areas::municipality(&written.municipality);
    let municipality = municipality.map_or("", |found| found.name(lang));
    let mut form = PlaceForm::with([
        ("key", new_id(app.now_ms())),
        ("name", known.name),
        ("street", written.street),
        ("postal_code", written.postal_code),
        ("municipality", municipality.to_owned()),
        ("line", known.hours),
        ("canvas", known.canvas),
    ]);
    // What cannot be read waits in the line, to be put right.
    if can_fill {
        form.fill(lang);
    }
    Ok(html(&edit_page(lang, &visitor, workspace, None, form)))
}

async fn create(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let workspace = edited(&app, &visitor, &access).await?;
    let mut form = PlaceForm::read(sent);
    let Some(details) = asked(&mut form, lang) else {
        let page = edit_page(lang, &visitor, workspace, None, form);
        return Ok(answer(&page));
    };
    let id = match Uuid::parse_str(form.at("key")) {
        Ok(key) => key.to_string(),
        Err(_) => new_id(app.now_ms()),
    };
    if store::count(&app.db, &workspace.id).await? >= PLACES_MAX {
        return Err(Error::Conflict("places-full"));
    }
    add(&app, &access.workspace, &access.who.id, &id, &details).await?;
    let place = format!("/{lang}/w/{}/places/{id}", workspace.id);
    let to = publishing(lang, &form).unwrap_or(place);
    Ok(Redirect::to(&to).into_response())
}

/// Makes a place, unless there is one of this id.
pub(super) async fn add(
    app: &App,
    workspace: &WorkspaceId,
    by: &str,
    id: &str,
    details: &Details,
) -> Result<(), DbError> {
    let (now, workspace) = (app.now_ms(), workspace.0.as_str());
    let mut tx = app.db.begin().await?;
    if store::insert(&mut tx, id, workspace, details, by, now).await? {
        let name = &details.name;
        audit::record(&mut tx, now, by, "place.create", Some(workspace), id, name).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What the form says when it is to be kept; otherwise does what the pressed button asks for.
fn asked(form: &mut PlaceForm, lang: Lang) -> Option<Details> {
    match form.act {
        Act::Save => form.parse(lang),
        Act::Fill => {
            form.fill(lang);
            None
        }
        Act::Season => {
            form.seasons = (form.seasons + 1).min(SEASONS_MAX);
            None
        }
        Act::Exception => {
            form.exceptions = (form.exceptions + 1).min(EXCEPTIONS_MAX);
            None
        }
    }
}

/// The form again: 422 when something in it is wrong.
fn answer(page: &EditPage) -> Response {
    let status = match page.form.errors.is_empty() && !page.is_changed {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, html(page)).into_response()
}

/// Notes in the trail what somebody does to a place.
pub(super) async fn record(
    tx: &mut Tx<'_>,
    now_ms: i64,
    access: &Access<Manage>,
    action: &str,
    id: &str,
    details: &Details,
) -> Result<(), Error> {
    let (by, workspace) = (&access.who.id, Some(access.workspace.0.as_str()));
    Ok(audit::record(tx, now_ms, by, action, workspace, id, &details.name).await?)
}

async fn show_edit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<PlacePath>,
) -> Result<Html<String>, Error> {
    let workspace = edited(&app, &visitor, &access).await?;
    let place = find(&app, &workspace.id, &path.place).await?;
    let today = in_finland(app.now_ms()).date();
    let form = PlaceForm::of(&place, lang, today);
    let page = edit_page(lang, &visitor, workspace, Some(&place), form);
    Ok(html(&page))
}

async fn save(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<PlacePath>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let workspace = edited(&app, &visitor, &access).await?;
    let place = find(&app, &workspace.id, &path.place).await?;
    let mut form = PlaceForm::read(sent);
    let Some(details) = asked(&mut form, lang) else {
        let page = edit_page(lang, &visitor, workspace, Some(&place), form);
        return Ok(answer(&page));
    };
    let (now, id) = (app.now_ms(), place.id.as_str());
    let seen = form.at("revision").parse().unwrap_or_default();
    let mut tx = app.db.begin().await?;
    if !store::replace(&mut tx, &workspace.id, id, seen, &details, now).await? {
        form.put("revision", &place.revision.to_string());
        let mut page = edit_page(lang, &visitor, workspace, Some(&place), form);
        page.is_changed = true;
        return Ok(answer(&page));
    }
    record(&mut tx, now, &access, "place.edit", id, &details).await?;
    tx.commit().await?;
    let place = format!("/{lang}/w/{}/places/{id}", workspace.id);
    Ok(Redirect::to(&place).into_response())
}
