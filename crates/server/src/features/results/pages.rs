//! The page of a canvas's results, and the files that it offers.
use axum::extract::State;
use axum::response::{Html, Response};

use super::taken::{JSON, load, take};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases::CanvasRecord;
use crate::features::workspaces::{self, Access, View, Workspace};
use crate::web::downloads::download;
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/results", show)
        .get("/{lang}/c/{canvas}/results/canvas.json", json)
}

#[derive(askama::Template)]
#[template(path = "results/results.html")]
struct ResultsPage {
    shell: Shell,
    workspace: Workspace,
    record: CanvasRecord,
    /// Whether taking it home is told to whom it is about.
    is_private: bool,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Html<String>, Error> {
    let (record, template) = load(&app, &access).await?;
    let workspace = workspaces::find(&app, &access)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(html(&ResultsPage {
        shell: visitor.shell(lang, &lang.text("results-title")),
        workspace,
        record,
        is_private: template.private,
    }))
}

async fn json(
    State(app): State<App>,
    PathLang(_): PathLang,
    access: Access<View>,
) -> Result<Response, Error> {
    let taken = take(&app, &access, "canvas.json").await?;
    let name = taken.record.title.clone();
    Ok(download(&name, JSON, taken.json(&app).await?))
}
