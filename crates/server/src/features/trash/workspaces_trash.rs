//! Workspaces in the trash: thrown away from their settings, and found again on the list of workspaces.
use axum::extract::{Form, Path, Query, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use canvas::settings::Role;
use serde::Deserialize;

use super::pages::{Did, NameForm, confirm, end_form, thrown_in_words, workspace_until};
use super::store::{self, Thrown};
use super::{ending, throwing};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, FormPage, FormView, PathLang, Routes, Shell, html};

/// Workspaces and the trash.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/delete", ask_throw)
        .post("/{lang}/w/{workspace}/delete", throw)
        .get("/{lang}/trash", show)
        .post("/{lang}/trash/{thrown}/restore", restore)
        .get("/{lang}/trash/{thrown}/end", ask_end)
        .post("/{lang}/trash/{thrown}/end", end)
}

#[derive(Deserialize)]
struct WorkspacePath {
    workspace: String,
}

#[derive(Deserialize)]
struct ThrownPath {
    thrown: String,
}

async fn ask_throw(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    access.must_have_account(&visitor)?;
    let found = workspaces::find(&app, &access).await?;
    let workspace = found.ok_or(Error::NotFound)?;
    let view = FormView {
        id: "sure",
        action: format!("/{lang}/w/{}/delete", workspace.id),
        lead: Some("workspace-delete-what"),
        button: "workspace-delete-do",
        button_class: "btn-danger",
        ..FormView::default()
    };
    let shell = visitor.shell(lang, &lang.text("workspace-delete"));
    let settings = format!("w/{}/settings", workspace.id);
    let mut page = FormPage::new(shell, view).link(&settings, "trash-not");
    page.lead = Some(workspace.title);
    Ok(page.answer())
}

/// Throws the workspace away. Pressed again, it leads to the trash as the first time.
async fn throw(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<WorkspacePath>,
    access: Result<Access<Manage>, Error>,
) -> Result<Redirect, Error> {
    match access {
        Ok(access) => {
            access.must_have_account(&visitor)?;
            throwing::throw_workspace(&app, &access.workspace.0, &access.who.id).await?;
        }
        Err(Error::NotFound) => drop(thrown(&app, &visitor, &path.workspace).await?),
        Err(error) => return Err(error),
    }
    Ok(Redirect::to(&format!("/{lang}/trash?did=thrown")))
}

/// A workspace in the trash that the visitor leads; 404 for everybody else, and once its end has begun.
async fn thrown(app: &App, visitor: &Visitor, id: &str) -> Result<Thrown, Error> {
    let account = visitor.signed_in()?;
    let found = store::workspace(&app.db, id, &account.id.0).await?;
    found.ok_or(Error::NotFound)
}

#[derive(askama::Template)]
#[template(path = "trash/workspaces.html")]
struct TrashPage {
    shell: Shell,
    lead: String,
    message: Option<String>,
    workspaces: Vec<Card>,
}

struct Card {
    id: String,
    title: String,
    thrown: String,
    until: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Query(query): Query<Did>,
) -> Result<Html<String>, Error> {
    let account = visitor.signed_in()?;
    let found = store::workspaces(&app.db, &account.id.0).await?;
    let workspaces = found.into_iter().map(|one| Card {
        thrown: thrown_in_words(&app, lang, &one),
        until: workspace_until(&app, lang, &one),
        id: one.id,
        title: one.title,
    });
    Ok(html(&TrashPage {
        lead: lang.count("trash-workspaces-lead", i64::from(app.config.trash_days)),
        message: match query.did.as_str() {
            "thrown" => Some(lang.text("workspace-thrown")),
            "ended" => Some(lang.text("workspace-ended")),
            _ => None,
        },
        workspaces: workspaces.collect(),
        shell: visitor.shell(lang, &lang.text("trash-workspaces-title")),
    }))
}

/// Brings the workspace back; one that is back already is opened.
async fn restore(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<ThrownPath>,
) -> Result<Redirect, Error> {
    let account = visitor.signed_in()?;
    let id = match store::workspace(&app.db, &path.thrown, &account.id.0).await? {
        Some(found) => {
            let by = format!("account-{}", account.id.0);
            throwing::restore_workspace(&app, &found.id, &by).await?;
            found.id
        }
        None => {
            let own = workspaces::list(&app, account).await?;
            let is_back = |one: &Workspace| one.id == path.thrown && one.role == Role::Facilitator;
            let found = own.into_iter().find(is_back);
            found.ok_or(Error::NotFound)?.id
        }
    };
    Ok(Redirect::to(&format!("/{lang}/w/{id}")))
}

fn end_page(
    lang: Lang,
    visitor: &Visitor,
    workspace: &Thrown,
    typed: &str,
    errors: FormErrors,
) -> FormPage {
    let action = format!("/{lang}/trash/{}/end", workspace.id);
    let shell = visitor.shell(lang, &lang.text("trash-end"));
    let lead = "trash-end-workspace";
    end_form(shell, &workspace.title, action, lead, typed, errors).link("trash", "trash-end-not")
}

async fn ask_end(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<ThrownPath>,
) -> Result<Response, Error> {
    let workspace = thrown(&app, &visitor, &path.thrown).await?;
    Ok(end_page(lang, &visitor, &workspace, "", FormErrors::default()).answer())
}

async fn end(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<ThrownPath>,
    Form(form): Form<NameForm>,
) -> Result<Response, Error> {
    let workspace = thrown(&app, &visitor, &path.thrown).await?;
    if let Err(key) = confirm(&form.name, &workspace.title) {
        let errors = FormErrors::one("name", key);
        return Ok(end_page(lang, &visitor, &workspace, &form.name, errors).answer());
    }
    let by = format!("account-{}", visitor.signed_in()?.id.0);
    ending::begin_workspace(&app, &workspace.id, &by).await?;
    Ok(Redirect::to(&format!("/{lang}/trash?did=ended")).into_response())
}
