//! The archive of workshops: one that is over leaves the list and is only read. From there it is brought back, or
//! deleted with its agenda and codes, while its canvases stay.
use axum::extract::State;
use axum::response::{Redirect, Response};

use super::model::Workshop;
use super::{Told, store};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::workspaces::{self, Access, Manage};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, FormPage, FormView, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/t/{workshop}/archive", ask_archive)
        .post("/{lang}/t/{workshop}/archive", archive)
        .post("/{lang}/t/{workshop}/unarchive", unarchive)
        .get("/{lang}/t/{workshop}/delete", ask_delete)
        .post("/{lang}/t/{workshop}/delete", delete)
}

/// The workshop, when it may be put in the archive.
async fn ended(app: &App, access: &Access<Manage>) -> Result<Workshop, Error> {
    workspaces::must_be_open(app, &access.workspace.0).await?;
    let workshop = super::of(app, access).await?;
    match workshop.closed_at {
        Some(_) => Ok(workshop),
        None => Err(Error::Conflict("workshop-archive-first")),
    }
}

/// The workshop, when it is in the archive.
async fn archived(app: &App, access: &Access<Manage>) -> Result<Workshop, Error> {
    workspaces::must_be_open(app, &access.workspace.0).await?;
    let workshop = super::of(app, access).await?;
    match workshop.archived_at {
        Some(_) => Ok(workshop),
        None => Err(Error::Conflict("workshop-not-archived")),
    }
}

/// The page that asks before `act`: its title, what comes of it, and the button.
fn ask(
    lang: Lang,
    visitor: &Visitor,
    workshop: &Workshop,
    act: &str,
    [title, what, button]: [MsgKey; 3],
) -> Response {
    let id = &workshop.id.0;
    let view = FormView {
        id: "sure",
        action: format!("/{lang}/t/{id}/{act}"),
        lead: Some(what),
        button,
        button_class: "btn-danger",
        ..FormView::default()
    };
    let shell = visitor.shell(lang, &lang.text(title));
    let mut page = FormPage::new(shell, view).link(&format!("t/{id}/prepare"), "workshop-back");
    page.lead = Some(workshop.title.clone());
    page.answer()
}

async fn ask_archive(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    let workshop = ended(&app, &access).await?;
    let says = [
        "workshop-archive-title",
        "workshop-archive-help",
        "workshop-archive",
    ];
    Ok(ask(lang, &visitor, &workshop, "archive", says))
}

async fn archive(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    let workshop = ended(&app, &access).await?;
    let (now, who, id) = (app.now_ms(), &access.who.id, &workshop.id);
    let workspace = &access.workspace.0;
    let mut tx = app.db.begin().await?;
    if store::archive(&mut tx, id, now).await? {
        let action = "workshop.archive";
        audit::record(&mut tx, now, who, action, Some(workspace), &id.0, "").await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/w/{workspace}/workshops")))
}

async fn unarchive(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let (now, who, id) = (app.now_ms(), &access.who.id, access.workshop()?);
    let workspace = Some(access.workspace.0.as_str());
    let mut tx = app.db.begin().await?;
    if store::unarchive(&mut tx, id).await? {
        let action = "workshop.unarchive";
        audit::record(&mut tx, now, who, action, workspace, &id.0, "").await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/t/{}/prepare", id.0)))
}

async fn ask_delete(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    let workshop = archived(&app, &access).await?;
    let says = [
        "workshop-delete-title",
        "workshop-delete-what",
        "workshop-delete",
    ];
    Ok(ask(lang, &visitor, &workshop, "delete", says))
}

async fn delete(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    let workshop = archived(&app, &access).await?;
    let (now, who, id) = (app.now_ms(), &access.who.id, &workshop.id);
    let workspace = &access.workspace.0;
    let items = store::items(&app.db, id).await?;
    let mut tx = app.db.begin().await?;
    if store::delete(&mut tx, id).await? {
        let action = "workshop.delete";
        let title = &workshop.title;
        audit::record(&mut tx, now, who, action, Some(workspace), &id.0, title).await?;
    }
    tx.commit().await?;
    app.workshops.tell(id, Told::Everybody);
    for canvas in items.into_iter().filter_map(|item| item.canvas) {
        // Its guests reach the canvases no more; nobody listens when none is open.
        let _ = app.revocations.send(format!("canvas-{}", canvas.id.0));
    }
    Ok(Redirect::to(&format!("/{lang}/w/{workspace}/workshops")))
}
