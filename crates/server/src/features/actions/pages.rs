//! The page of a canvas's action points and comments, and that of one note.
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use canvas::content::Content;
use canvas::settings::Role;
use serde::Deserialize;

use super::comments::CommentForm;
use super::model::{COMMENT_CHARS_MAX, OWNER_CHARS_MAX, WHAT_CHARS_MAX};
use super::notes::{Notes, Whereabouts, ZoneChoice};
use super::points::PointForm;
use super::store;
use super::views::{self, NoteView, PointView, ZoneView};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::live;
use crate::features::workspaces::{self, Access, CanvasHead, Level, View};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/actions", show)
        .get("/{lang}/c/{canvas}/notes/{note}", show_note)
}

/// Name of the form of another action point, and of another comment; that of a change is the action point's id.
pub(super) const NEW_POINT: &str = "point";
pub(super) const NEW_COMMENT: &str = "comment";

/// What was typed in a form that was not taken, and why.
#[derive(Default)]
pub(super) struct Typed {
    pub form: String,
    pub comment: CommentForm,
    pub point: PointForm,
    pub errors: FormErrors,
}

#[derive(askama::Template)]
#[template(path = "actions/actions.html")]
struct ActionsPage {
    shell: Shell,
    canvas: CanvasHead,
    /// Address and title of what the canvas belongs to.
    workspace: (String, String),
    /// Address of the canvas.
    home: String,
    /// The note that the page is about; without one it is about the canvas.
    focus: Option<NoteView>,
    points: Vec<PointView>,
    zones: Vec<ZoneView>,
    choices: Vec<ZoneChoice>,
    names: Vec<String>,
    can_write: bool,
    /// That a comment shows who wrote it.
    signed: String,
    typed: Typed,
    what_max: usize,
    owner_max: usize,
    comment_max: usize,
}

impl ActionsPage {
    /// What stands in a field: what was typed, when that form was not taken.
    fn value<'a>(&'a self, form: &str, typed: &'a str, stored: &'a str) -> &'a str {
        if self.is_wrong(form) { typed } else { stored }
    }

    fn is_wrong(&self, form: &str) -> bool {
        self.typed.form == form
    }

    fn error(&self, form: &str, field: &str) -> String {
        match self.is_wrong(form) {
            true => self.typed.errors.at(field, &self.shell.lang),
            false => String::new(),
        }
    }

    /// Whether another comment or action point can be written here.
    fn takes_more(&self) -> bool {
        let stands = |note: &NoteView| note.name.whereabouts == Whereabouts::Here;
        self.can_write && self.focus.as_ref().is_none_or(stands)
    }

    /// The note of the page, for the way back to it.
    fn from(&self) -> &str {
        self.focus.as_ref().map_or("", |note| &note.name.id)
    }

    fn comments(&self) -> usize {
        let notes = self.zones.iter().flat_map(|zone| &zone.notes);
        notes.map(|note| note.comments.len()).sum()
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Response, Error> {
    page(&app, lang, &visitor, &access, "", Typed::default()).await
}

#[derive(Deserialize)]
struct NotePath {
    note: String,
}

async fn show_note(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Path(path): Path<NotePath>,
) -> Result<Response, Error> {
    page(&app, lang, &visitor, &access, &path.note, Typed::default()).await
}

/// The page about the canvas, or about the note `about`; 422 with what was typed when it was not taken. 404 for a note
/// that never was, or that is gone and of which nobody said anything.
pub(super) async fn page<L: Level>(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<L>,
    about: &str,
    typed: Typed,
) -> Result<Response, Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    let id = access.canvas()?;
    live::note_read(app, &canvas.kind, id, &access.workspace, &access.who).await?;
    let content = live::content(app, id).await?;
    let status = match typed.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let reading = Reading {
        app,
        lang,
        access,
        canvas,
        content: &content,
    };
    let page = reading.page(visitor, about, typed).await?;
    Ok((status, html(&page)).into_response())
}

/// What a page is drawn from.
struct Reading<'a, L> {
    app: &'a App,
    lang: Lang,
    access: &'a Access<L>,
    canvas: CanvasHead,
    content: &'a Content,
}

impl<L: Level> Reading<'_, L> {
    async fn page(
        self,
        visitor: &Visitor,
        about: &str,
        typed: Typed,
    ) -> Result<ActionsPage, Error> {
        let (lang, who, canvas) = (self.lang, &self.access.who, self.canvas);
        let workspace = workspaces::find(self.app, self.access).await?;
        let workspace = workspace.ok_or(Error::NotFound)?;
        let template = canvas::find(&canvas.kind).ok_or(Error::NotFound)?;
        let notes = Notes::new(lang, template, self.content);
        let mut points = store::points(&self.app.db, &canvas.id).await?;
        let mut comments = store::comments(&self.app.db, &canvas.id).await?;
        let names = notes.people(&who.name, &points, &comments);
        if !about.is_empty() {
            points.retain(|point| point.note.as_deref() == Some(about));
            comments.retain(|comment| comment.note == about);
        }
        let focus = (!about.is_empty()).then(|| NoteView::new(lang, &notes, about));
        let is_unknown = |note: &NoteView| note.name.whereabouts == Whereabouts::Gone;
        if focus.as_ref().is_some_and(is_unknown) && points.is_empty() && comments.is_empty() {
            return Err(Error::NotFound);
        }
        let title = match &focus {
            Some(note) => note.name.name.clone(),
            None => lang.text("actions-title"),
        };
        let can_write = who.role >= Role::Participant && !canvas.is_archived;
        let drawing = views::Drawing {
            lang,
            now_ms: self.app.now_ms(),
            who: can_write.then_some(who),
            notes: &notes,
        };
        Ok(ActionsPage {
            shell: visitor.shell(lang, &title),
            workspace: who.home(lang, &workspace.id, &workspace.title),
            home: format!("/{lang}/c/{}", canvas.id),
            points: points.iter().map(|point| drawing.point(point)).collect(),
            zones: drawing.zones(&comments),
            choices: notes.choices(),
            signed: lang.text_with("comment-signed", &[("name", &who.name)]),
            focus,
            names,
            can_write,
            canvas,
            typed,
            what_max: WHAT_CHARS_MAX,
            owner_max: OWNER_CHARS_MAX,
            comment_max: COMMENT_CHARS_MAX,
        })
    }
}
