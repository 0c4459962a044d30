//! Writing action points down, changing them, marking them done and taking them away.
use axum::extract::{Form, Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::comments::back;
use super::desk::{Desk, PointDraft, Progress};
use super::pages::{self, NEW_POINT, Typed};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{Access, Write};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/c/{canvas}/actions", add)
        .post("/{lang}/c/{canvas}/actions/{point}", edit)
        .post("/{lang}/c/{canvas}/actions/{point}/done", set_done)
        .post("/{lang}/c/{canvas}/actions/{point}/remove", remove)
}

/// An action point as it is typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PointForm {
    pub note: String,
    pub what: String,
    pub owner: String,
    pub due: String,
    /// The revision that was changed.
    pub revision: String,
    /// The note whose page it was typed on; empty for the canvas's page.
    pub from: String,
}

impl PointForm {
    fn draft(&self) -> PointDraft {
        PointDraft {
            note: self.note.clone(),
            what: self.what.clone(),
            owner: self.owner.clone(),
            due: self.due.clone(),
        }
    }
}

#[derive(Deserialize)]
struct ItemPath {
    point: String,
}

async fn add(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Form(form): Form<PointForm>,
) -> Result<Response, Error> {
    let desk = Desk::open(&app, &access).await?;
    match desk.add_point(&form.draft()).await {
        Ok(made) => back(lang, &access, &form.from, &format!("#p-{}", made.id)),
        Err(Error::Invalid(errors)) => {
            refused(&app, lang, &visitor, &access, NEW_POINT, form, errors).await
        }
        Err(error) => Err(error),
    }
}

async fn edit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Path(path): Path<ItemPath>,
    Form(form): Form<PointForm>,
) -> Result<Response, Error> {
    let desk = Desk::open(&app, &access).await?;
    // What is no number fits no revision.
    let seen = form.revision.parse().unwrap_or(0);
    let draft = form.draft();
    let set = desk.replace_point(&path.point, &draft, None, Some(seen));
    match set.await {
        Ok(set) => back(lang, &access, &form.from, &format!("#p-{}", set.id)),
        Err(Error::Invalid(errors)) => {
            refused(&app, lang, &visitor, &access, &path.point, form, errors).await
        }
        Err(error) => Err(error),
    }
}

async fn refused(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Write>,
    of: &str,
    form: PointForm,
    errors: FormErrors,
) -> Result<Response, Error> {
    let from = form.from.clone();
    let typed = Typed {
        form: of.to_owned(),
        point: form,
        errors,
        ..Typed::default()
    };
    pages::page(app, lang, visitor, access, &from, typed).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct DoneForm {
    done: String,
    from: String,
}

async fn set_done(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path(path): Path<ItemPath>,
    Form(form): Form<DoneForm>,
) -> Result<Response, Error> {
    let progress = match form.done.as_str() {
        "yes" => Progress::Done,
        "no" => Progress::Open,
        _ => return Err(Error::Unreadable),
    };
    let desk = Desk::open(&app, &access).await?;
    let set = desk.set_progress(&path.point, progress).await?;
    back(lang, &access, &form.from, &format!("#p-{}", set.id))
}

async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path(path): Path<ItemPath>,
    Form(form): Form<DoneForm>,
) -> Result<Response, Error> {
    let desk = Desk::open(&app, &access).await?;
    desk.remove_point(&path.point).await?;
    back(lang, &access, &form.from, "#action-points")
}
