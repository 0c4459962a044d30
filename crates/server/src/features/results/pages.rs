//! The page of a canvas's results, and the files that it offers.
use axum::extract::State;
use axum::response::{Html, Response};
use canvas::settings::Role;

use super::files::{Files, Names, tables};
use super::tables::TableName;
use super::taken::{JSON, load, take};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::actions;
use crate::features::canvases::CanvasRecord;
use crate::features::votes;
use crate::features::workspaces::{self, Access, View, Workspace};
use crate::i18n::Lang;
use crate::web::downloads::download;
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    let routes = Routes::new()
        .get("/{lang}/c/{canvas}/results", show)
        .get("/{lang}/c/{canvas}/results/canvas.json", json)
        .get("/{lang}/c/{canvas}/results/canvas.xlsx", xlsx);
    TableName::ALL.into_iter().fold(routes, |routes, name| {
        routes.get(name.path(), move |app, lang, access| {
            table(app, lang, access, name)
        })
    })
}

#[derive(askama::Template)]
#[template(path = "results/results.html")]
struct ResultsPage {
    shell: Shell,
    /// Where the canvas belongs, for the reader: address and title.
    home: (String, String),
    workspace: Workspace,
    record: CanvasRecord,
    /// Address of this page.
    here: String,
    /// Names of the tables and of their files.
    tables: Vec<(String, &'static str)>,
    /// Whether taking it home is told to whom it is about.
    is_private: bool,
    can_manage: bool,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Html<String>, Error> {
    let (record, template) = load(&app, &access).await?;
    let workspace = workspace(&app, &access).await?;
    Ok(html(&ResultsPage {
        shell: visitor.shell(lang, &lang.text("results-title")),
        home: access.who.home(lang, &workspace.id, &workspace.title),
        workspace,
        tables: tables(lang, template, Names::Shown),
        here: format!("/{lang}/c/{}/results", record.id),
        record,
        is_private: template.private,
        can_manage: access.who.role >= Role::Facilitator,
    }))
}

async fn workspace(app: &App, access: &Access<View>) -> Result<Workspace, Error> {
    let found = workspaces::find(app, access).await?;
    found.ok_or(Error::NotFound)
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

async fn xlsx(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
) -> Result<Response, Error> {
    files(&app, lang, &access, "canvas.xlsx")
        .await?
        .xlsx()
        .await
}

async fn table(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
    name: TableName,
) -> Result<Response, Error> {
    let (_, template) = load(&app, &access).await?;
    if !name.is_on(template) {
        return Err(Error::NotFound);
    }
    files(&app, lang, &access, name.file()).await?.csv(name)
}

/// The canvas of `access`, once the trail says that it leaves as `what`.
pub(super) async fn files(
    app: &App,
    lang: Lang,
    access: &Access<View>,
    what: &str,
) -> Result<Files, Error> {
    let workspace = workspace(app, access).await?.title;
    let taken = take(app, access, what).await?;
    Ok(Files {
        lang,
        workspace,
        rounds: votes::closed_rounds(app, &taken.record.id).await?,
        talk: actions::of_canvas(app, &taken.record.id).await?,
        title: taken.record.title,
        template: taken.template,
        content: taken.content,
        names: Names::Shown,
        at: app.now_ms(),
    })
}
