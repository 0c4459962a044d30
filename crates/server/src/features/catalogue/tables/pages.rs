//! The pages that bring a table: the file, what it would change or what is wrong with it, and the one press that does it.
use axum::extract::{DefaultBodyLimit, Form, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::faults::{self, CellFault};
use super::grid::{FILE_BYTES_MAX, Unreadable};
use super::kept::{self, Kept};
use super::preview::{Changed, Ready, Rows, preview};
use super::{Looked, bring, read, upload};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::bring::{BROUGHT_MAX, Sender};
use crate::features::catalogue::publish::must_have_account;
use crate::features::catalogue::publishing::Outcome;
use crate::features::workspaces::{self, Access, Manage, Workspace, WorkspaceId};
use crate::i18n::{Lang, MsgKey};
use crate::web::tables::csv_file;
use crate::web::{Error, PathLang, Routes, Shell, html};

/// Faults that the page shows; the file has more.
const FAULTS_SHOWN: usize = 200;
/// New entries that the page names.
const CREATED_SHOWN: usize = 50;
/// Changed entries that the page compares.
const CHANGED_SHOWN: usize = 50;

pub(super) fn routes() -> Routes {
    let send = axum::routing::post(send).layer(DefaultBodyLimit::disable());
    Routes::new()
        .get("/{lang}/w/{workspace}/catalogue/bring", form)
        .on("POST", "/{lang}/w/{workspace}/catalogue/bring", send)
        .get("/{lang}/w/{workspace}/catalogue/bring/{table}", show)
        .post("/{lang}/w/{workspace}/catalogue/bring/{table}", publish)
        .get(
            "/{lang}/w/{workspace}/catalogue/bring/{table}/faults.csv",
            take_faults,
        )
}

#[derive(askama::Template)]
#[template(path = "catalogue/tables/form.html")]
struct FormPage {
    shell: Shell,
    workspace: Workspace,
    file_help: String,
    wrong: Option<MsgKey>,
}

/// The workspace that is to own what comes.
async fn workspace_of(
    app: &App,
    visitor: &Visitor,
    access: &Access<Manage>,
) -> Result<Workspace, Error> {
    must_have_account(visitor, access)?;
    let found = workspaces::find(app, access).await?;
    found.ok_or(Error::NotFound)
}

fn form_page(
    lang: Lang,
    visitor: &Visitor,
    workspace: Workspace,
    wrong: Option<MsgKey>,
) -> FormPage {
    FormPage {
        shell: visitor.shell(lang, &lang.text("tables-title")),
        workspace,
        file_help: file_help(lang),
        wrong,
    }
}

fn file_help(lang: Lang) -> String {
    let between = if lang == Lang::En { ',' } else { '\u{a0}' };
    let rows = format!("{}{between}{:03}", BROUGHT_MAX / 1000, BROUGHT_MAX % 1000);
    let megabytes = (FILE_BYTES_MAX >> 20).to_string();
    lang.text_with(
        "tables-file-help",
        &[("rows", &rows), ("megabytes", &megabytes)],
    )
}

async fn form(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    let workspace = workspace_of(&app, &visitor, &access).await?;
    Ok(html(&form_page(lang, &visitor, workspace, None)).into_response())
}

async fn send(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    request: Request,
) -> Result<Response, Error> {
    let workspace = workspace_of(&app, &visitor, &access).await?;
    workspaces::must_be_open(&app, &workspace.id).await?;
    let grid = match upload(request).await {
        Ok(file) => {
            let name = file.name;
            read(file.bytes).await?.map(|grid| Kept { name, grid })
        }
        Err(why) => Err(why),
    };
    match grid {
        Ok(kept) => {
            let account = &visitor.signed_in()?.id.0;
            let id = kept::keep(&app, &workspace.id, account, &kept).await?;
            let to = format!("/{lang}/w/{}/catalogue/bring/{id}", workspace.id);
            Ok(Redirect::to(&to).into_response())
        }
        Err(why) => {
            let status = match why {
                Unreadable::TooLarge | Unreadable::TooManyRows => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let page = form_page(lang, &visitor, workspace, Some(why.key()));
            Ok((status, html(&page)).into_response())
        }
    }
}

#[derive(askama::Template)]
#[template(path = "catalogue/tables/preview.html")]
struct PreviewPage {
    shell: Shell,
    workspace: Workspace,
    id: String,
    file: String,
    file_help: String,
    rows: Rows,
    digest: String,
    created: Vec<(usize, String)>,
    changed: Vec<Changed>,
    /// The catalogue changed after the page was shown.
    is_other: bool,
    /// What is wrong with another file; nothing, since none was sent.
    wrong: Option<MsgKey>,
}

#[derive(askama::Template)]
#[template(path = "catalogue/tables/refused.html")]
struct RefusedPage {
    shell: Shell,
    workspace: Workspace,
    id: String,
    file: String,
    file_help: String,
    count: usize,
    faults: Vec<CellFault>,
    /// What is wrong with another file; nothing, since none was sent.
    wrong: Option<MsgKey>,
}

#[derive(Deserialize)]
struct TablePath {
    table: String,
}

/// The table of the path and what it would do; none when it waits no more.
async fn load(
    app: &App,
    visitor: &Visitor,
    workspace: &Workspace,
    id: &str,
) -> Result<Option<(String, Looked)>, Error> {
    let account = &visitor.signed_in()?.id.0;
    let Some(kept) = kept::find(app, id, &workspace.id, account).await? else {
        return Ok(None);
    };
    let looked = preview(app, &WorkspaceId(workspace.id.clone()), kept.grid).await?;
    Ok(Some((kept.name, looked)))
}

/// Said of a table that was brought already, or waited for too long: 410, and the form of another.
fn gone(lang: Lang, visitor: &Visitor, workspace: Workspace) -> Response {
    let page = form_page(lang, visitor, workspace, Some("tables-gone"));
    (StatusCode::GONE, html(&page)).into_response()
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<TablePath>,
) -> Result<Response, Error> {
    let workspace = workspace_of(&app, &visitor, &access).await?;
    let Some((file, looked)) = load(&app, &visitor, &workspace, &path.table).await? else {
        return Ok(gone(lang, &visitor, workspace));
    };
    Ok(match looked {
        Ok(ready) => {
            let page = preview_page(lang, &visitor, workspace, path.table, file, &ready);
            html(&page).into_response()
        }
        Err((mut faults, count)) => {
            faults.truncate(FAULTS_SHOWN);
            html(&RefusedPage {
                shell: visitor.shell(lang, &lang.text("tables-refused-title")),
                workspace,
                id: path.table,
                file,
                file_help: file_help(lang),
                count,
                faults,
                wrong: None,
            })
            .into_response()
        }
    })
}

fn preview_page(
    lang: Lang,
    visitor: &Visitor,
    workspace: Workspace,
    id: String,
    file: String,
    ready: &Ready,
) -> PreviewPage {
    PreviewPage {
        shell: visitor.shell(lang, &lang.text("tables-preview-title")),
        workspace,
        id,
        file,
        file_help: file_help(lang),
        rows: ready.rows,
        digest: ready.digest.clone(),
        created: ready.created(CREATED_SHOWN),
        changed: ready.changed(CHANGED_SHOWN, lang),
        is_other: false,
        wrong: None,
    }
}

async fn take_faults(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<TablePath>,
) -> Result<Response, Error> {
    let workspace = workspace_of(&app, &visitor, &access).await?;
    let found = load(&app, &visitor, &workspace, &path.table).await?;
    let (_, looked) = found.ok_or(Error::NotFound)?;
    let faults = looked.err().map(|(faults, _)| faults).unwrap_or_default();
    let table = faults::table(lang, &faults);
    Ok(csv_file(&table.title.clone(), &table))
}

#[derive(Deserialize)]
struct BringForm {
    #[serde(default)]
    digest: String,
}

/// Brings what the page showed, and nothing else.
async fn publish(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<TablePath>,
    Form(form): Form<BringForm>,
) -> Result<Response, Error> {
    let workspace = workspace_of(&app, &visitor, &access).await?;
    let Some((file, looked)) = load(&app, &visitor, &workspace, &path.table).await? else {
        return Ok(gone(lang, &visitor, workspace));
    };
    let back = format!("/{lang}/w/{}/catalogue", workspace.id);
    let Ok(ready) = looked else {
        return Ok(Redirect::to(&format!("{back}/bring/{}", path.table)).into_response());
    };
    if ready.digest != form.digest {
        let page = PreviewPage {
            is_other: true,
            ..preview_page(lang, &visitor, workspace, path.table, file, &ready)
        };
        return Ok((StatusCode::CONFLICT, html(&page)).into_response());
    }
    let account = &visitor.signed_in()?.id;
    let done = bring(&app, &access.workspace, Sender::itself(account), ready).await?;
    kept::remove(&app.db, &path.table).await?;
    let count = |outcome: Outcome| done.iter().filter(|one| one.outcome == outcome).count();
    let [new, changed, same] = [Outcome::Created, Outcome::Updated, Outcome::Unchanged].map(count);
    let to = format!("{back}?new={new}&changed={changed}&same={same}");
    Ok(Redirect::to(&to).into_response())
}
