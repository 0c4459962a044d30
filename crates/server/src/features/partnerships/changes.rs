//! Making commitments of lines of a canvas, changing them and marking them done.
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use canvas::template::Template;
use serde::Deserialize;

use super::model::{self, Side};
use super::pages::{EditForm, page, partnership};
use super::store::{self, Commitment};
use crate::app::App;
use crate::clock::new_id;
use crate::db::Tx;
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::live;
use crate::features::workspaces::{Access, CanvasHead, Level, Manage, Write};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/c/{canvas}/commitments", create)
        .post("/{lang}/c/{canvas}/commitments/{commitment}", edit)
        .post("/{lang}/c/{canvas}/commitments/{commitment}/done", set_done)
        .post("/{lang}/c/{canvas}/commitments/{commitment}/remove", remove)
}

/// The partnership that `access` is for, when it may be changed.
async fn open<L: Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasHead, &'static Template), Error> {
    let (canvas, template) = partnership(app, access).await?;
    if canvas.is_archived {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    Ok((canvas, template))
}

async fn note<L>(
    app: &App,
    tx: &mut Tx<'_>,
    access: &Access<L>,
    canvas: &CanvasHead,
    action: &str,
    commitment: &str,
) -> Result<(), Error> {
    let workspace = Some(canvas.workspace.as_str());
    let (now, who) = (app.now_ms(), &access.who.id);
    Ok(audit::record(tx, now, who, action, workspace, &canvas.id, commitment).await?)
}

fn back(lang: Lang, canvas: &CanvasHead) -> Redirect {
    Redirect::to(&format!("/{lang}/c/{}/commitments", canvas.id))
}

#[derive(Deserialize)]
struct NewForm {
    #[serde(default)]
    column: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    said: String,
}

/// Makes a commitment of a line that stands on the canvas; pressing twice makes one.
async fn create(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Form(form): Form<NewForm>,
) -> Result<Redirect, Error> {
    let (canvas, template) = open(&app, &access).await?;
    let content = live::content(&app, access.canvas()?).await?;
    let side = Side::parse(&form.side).ok_or(Error::Unreadable)?;
    let partner = model::partners(template, &content)
        .into_iter()
        .find(|partner| partner.column == form.column && partner.has_committed)
        .ok_or(Error::Conflict("commitment-line-gone"))?;
    if !partner.said.contains(&(side, form.said.clone())) {
        return Err(Error::Conflict("commitment-line-gone"));
    }
    let made = store::of_canvas(&app.db, &canvas.id).await?;
    if made.len() >= usize::try_from(store::OF_CANVAS_MAX).unwrap_or(usize::MAX) {
        return Err(Error::Conflict("commitments-full"));
    }
    let known = |one: &Commitment| {
        one.column == partner.column && one.side == side && one.said == form.said
    };
    if made.iter().any(known) {
        return Ok(back(lang, &canvas));
    }
    let now = app.now_ms();
    let new = Commitment {
        id: new_id(now),
        canvas: canvas.id.clone(),
        column: partner.column,
        side,
        partner: partner.name,
        words: form.said.clone(),
        said: form.said,
        owner_account: None,
        owner_name: String::new(),
        due_at: None,
        done_at: None,
    };
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, &new, &access.who.id, now).await?;
    note(
        &app,
        &mut tx,
        &access,
        &canvas,
        "commitment.create",
        &new.id,
    )
    .await?;
    tx.commit().await?;
    Ok(back(lang, &canvas))
}

#[derive(Deserialize)]
struct ItemPath {
    commitment: String,
}

async fn edit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Path(path): Path<ItemPath>,
    Form(form): Form<EditForm>,
) -> Result<Response, Error> {
    let (canvas, _) = open(&app, &access).await?;
    let made = store::of_canvas(&app.db, &canvas.id).await?;
    let found = made.into_iter().find(|one| one.id == path.commitment);
    let found = found.ok_or(Error::NotFound)?;
    let members = store::members(&app.db, &canvas.workspace).await?;
    let mut errors = FormErrors::default();
    let words = errors.take("words", model::parse_words(&form.words));
    let owner_name = errors.take("owner_name", model::parse_owner(&form.owner_name));
    let due = errors.take("due", model::parse_due(&form.due));
    let (Some(words), Some(owner_name), Some(due_at)) = (words, owner_name, due) else {
        return page(&app, lang, &visitor, &access, path.commitment, form, errors).await;
    };
    let changed = Commitment {
        words,
        owner_account: members
            .into_iter()
            .map(|member| member.id)
            .find(|id| *id == form.owner),
        owner_name,
        due_at,
        ..found
    };
    let mut tx = app.db.begin().await?;
    if !store::edit(&mut tx, &changed).await? {
        return Err(Error::NotFound);
    }
    note(
        &app,
        &mut tx,
        &access,
        &canvas,
        "commitment.edit",
        &changed.id,
    )
    .await?;
    tx.commit().await?;
    Ok(back(lang, &canvas).into_response())
}

#[derive(Deserialize)]
struct DoneForm {
    #[serde(default)]
    done: String,
}

async fn set_done(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path(path): Path<ItemPath>,
    Form(form): Form<DoneForm>,
) -> Result<Redirect, Error> {
    let (canvas, _) = open(&app, &access).await?;
    let (at, action) = match form.done.as_str() {
        "yes" => (Some(app.now_ms()), "commitment.done"),
        "no" => (None, "commitment.not-done"),
        _ => return Err(Error::Unreadable),
    };
    let mut tx = app.db.begin().await?;
    if !store::set_done(&mut tx, &path.commitment, &canvas.id, at).await? {
        return Err(Error::NotFound);
    }
    note(&app, &mut tx, &access, &canvas, action, &path.commitment).await?;
    tx.commit().await?;
    Ok(back(lang, &canvas))
}

async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<ItemPath>,
) -> Result<Redirect, Error> {
    let (canvas, _) = open(&app, &access).await?;
    let mut tx = app.db.begin().await?;
    if !store::remove(&mut tx, &path.commitment, &canvas.id).await? {
        return Err(Error::NotFound);
    }
    note(
        &app,
        &mut tx,
        &access,
        &canvas,
        "commitment.remove",
        &path.commitment,
    )
    .await?;
    tx.commit().await?;
    Ok(back(lang, &canvas))
}
