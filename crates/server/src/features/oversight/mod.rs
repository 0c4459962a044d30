//! Reading the trail of who did what: administrators all of it, facilitators their workspace's.
use ::search::{FinnishReader, Missing, VOIKKO_PACKAGES};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;

use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::audit::{self, PAGE_ROWS};
use crate::features::workspaces::{Access, Manage};
use crate::i18n::Lang;
use crate::web::dates::day_and_time;
use crate::web::{Error, PathLang, Routes, Shell, html};

/// The administrator's page and the workspaces' pages.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/admin/audit", of_everything)
        .get("/{lang}/w/{workspace}/audit", of_workspace)
}

#[derive(Template)]
#[template(path = "oversight/trail.html")]
struct TrailPage {
    shell: Shell,
    rows: Vec<RowView>,
    older: Option<String>,
    /// How the search reads Finnish; told to administrators.
    finnish: Option<&'static FinnishReader>,
    packages: &'static str,
}

struct RowView {
    at: String,
    actor: String,
    action: String,
    subject: String,
    detail: String,
}

/// Where the page starts: before this row.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Before {
    before: Option<String>,
}

/// `GET /{lang}/admin/audit`; 403 for accounts that do not administer.
async fn of_everything(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<Before>,
) -> Result<Html<String>, Error> {
    if !visitor.signed_in()?.is_administrator {
        return Err(Error::Forbidden);
    }
    let rows = audit::list(&app.db, None, query.before.as_deref()).await?;
    let shell = visitor.shell(lang, &lang.text("audit-admin-title"));
    // Looking for the library opens files, once.
    let finnish = app.config.search_morphology;
    let finnish = tokio::task::spawn_blocking(move || finnish.reader()).await;
    Ok(page(lang, shell, rows, finnish.ok()))
}

/// `GET /{lang}/w/{workspace}/audit`
async fn of_workspace(
    PathLang(lang): PathLang,
    State(app): State<App>,
    access: Access<Manage>,
    visitor: Visitor,
    Query(query): Query<Before>,
) -> Result<Html<String>, Error> {
    let workspace = Some(access.workspace.0.as_str());
    let rows = audit::list(&app.db, workspace, query.before.as_deref()).await?;
    let shell = visitor.shell(lang, &lang.text("audit-title"));
    Ok(page(lang, shell, rows, None))
}

/// Who acted, in words where it was nobody.
fn actor(lang: Lang, actor: String) -> String {
    match actor.as_str() {
        "retention-date" => lang.text("audit-by-date"),
        _ => actor,
    }
}

/// What was done, in words; as it is called in the database when another version of the program wrote it.
fn action(lang: Lang, action: String) -> String {
    if audit::ACTIONS.contains(&action.as_str()) {
        lang.text(&audit::words_of(&action))
    } else {
        action
    }
}

fn page(
    lang: Lang,
    shell: Shell,
    mut rows: Vec<audit::Row>,
    finnish: Option<&'static FinnishReader>,
) -> Html<String> {
    let page_rows = usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX);
    let more = rows.len() > page_rows;
    rows.truncate(page_rows);
    let older = rows
        .last()
        .filter(|_| more)
        .map(|row| format!("/{lang}/{}?before={}", shell.rest, row.id));
    let rows = rows
        .into_iter()
        .map(|row| RowView {
            at: day_and_time(lang, row.at),
            actor: actor(lang, row.actor),
            action: action(lang, row.action),
            subject: row.subject,
            detail: row.detail,
        })
        .collect();
    html(&TrailPage {
        shell,
        rows,
        older,
        finnish,
        packages: VOIKKO_PACKAGES,
    })
}
