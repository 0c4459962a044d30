//! The page of a canvas's results, and the files that it offers.
use axum::extract::State;
use axum::response::{Html, Response};
use canvas::settings::Role;

use super::csv::{CSV, csv};
use super::tables::{Reading, TableName};
use super::taken::{JSON, load, take};
use super::workbook::{About, XLSX, workbook};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::actions;
use crate::features::canvases::CanvasRecord;
use crate::features::vocabularies::SheetTexts;
use crate::features::votes;
use crate::features::workspaces::{self, Access, View, Workspace};
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
    let sheet = template.sheet(&SheetTexts(lang));
    let tables = TableName::ALL.into_iter();
    let tables = tables.filter(|name| name.is_on(template));
    Ok(html(&ResultsPage {
        shell: visitor.shell(lang, &lang.text("results-title")),
        workspace: workspace(&app, &access).await?,
        tables: tables
            .map(|name| (name.title(lang, &sheet), name.file()))
            .collect(),
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
    let author = workspace(&app, &access).await?.title;
    let taken = take(&app, &access, "canvas.xlsx").await?;
    let about = About {
        title: taken.record.title.clone(),
        subject: lang.text(&format!("{}-title", taken.record.kind)),
        author,
        at: app.now_ms(),
    };
    let rounds = votes::closed_rounds(&app, &taken.record.id).await?;
    let talk = actions::of_canvas(&app, &taken.record.id).await?;
    let name = taken.record.title;
    let (template, content) = (taken.template, taken.content);
    // Thousands of notes take a processor for a while.
    let made = tokio::task::spawn_blocking(move || {
        workbook(
            &Reading::new(lang, template, &content, &rounds, &talk).tables(),
            &about,
        )
    });
    let book = made.await.map_err(Error::internal)?;
    Ok(download(&name, XLSX, book.map_err(Error::internal)?))
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
    let taken = take(&app, &access, name.file()).await?;
    let rounds = votes::closed_rounds(&app, &taken.record.id).await?;
    let talk = actions::of_canvas(&app, &taken.record.id).await?;
    let reading = Reading::new(lang, template, &taken.content, &rounds, &talk);
    let table = reading.table(name).ok_or(Error::NotFound)?;
    let file = format!("{} - {}", taken.record.title, table.title);
    Ok(download(&file, CSV, csv(&table)))
}
