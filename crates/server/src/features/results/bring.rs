//! The page that makes a canvas of a file.
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};

use super::import::{Incoming, Refused};
use super::upload;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/import", show)
        .post("/{lang}/w/{workspace}/import", bring)
}

#[derive(askama::Template)]
#[template(path = "results/import.html")]
struct ImportPage {
    shell: Shell,
    workspace: Workspace,
    title: String,
    errors: FormErrors,
    /// Where in the file the mistake is.
    place: String,
}

async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    title: String,
    refused: Option<Refused>,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(app, access)
        .await?
        .ok_or(Error::NotFound)?;
    let errors = refused.as_ref().map(Refused::errors);
    Ok(html(&ImportPage {
        shell: visitor.shell(lang, &lang.text("import-title")),
        workspace,
        title,
        errors: errors.unwrap_or_default(),
        place: refused.map_or_else(String::new, |refused| refused.place().to_owned()),
    }))
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    page(&app, lang, &visitor, &access, String::new(), None).await
}

async fn bring(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    request: Request,
) -> Result<Response, Error> {
    let mut title = String::new();
    let read = match upload::read(request).await {
        Ok(upload) => {
            title = upload.title;
            Incoming::read(upload.file, &title, app.now_ms()).await
        }
        Err(fault) => Err(fault.into()),
    };
    let made = match read {
        Ok(incoming) => incoming.make(&app, &access, lang).await?,
        Err(refused) => Err(refused),
    };
    match made {
        Ok(made) => Ok(Redirect::to(&format!("/{lang}/c/{}", made.id)).into_response()),
        Err(refused) => {
            let page = page(&app, lang, &visitor, &access, title, Some(refused)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
