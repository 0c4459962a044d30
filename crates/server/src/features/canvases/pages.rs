//! The canvas's own page and what a facilitator does with the canvas as a whole.
use std::collections::BTreeMap;

use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use canvas::template::Template;
use serde::Deserialize;

use super::model::CanvasRecord;
use super::props::ViewName;
use super::{lifecycle, show};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Title, View, Workspace};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors, PathLang, Shell, dates, html, unprocessable};

/// The canvas's page, its settings and its life.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}", page)
        .get("/{lang}/c/{canvas}/settings", settings)
        .post("/{lang}/c/{canvas}/rename", rename)
        .post("/{lang}/c/{canvas}/duplicate", duplicate)
        .post("/{lang}/c/{canvas}/archive", archive)
        .post("/{lang}/c/{canvas}/unarchive", unarchive)
}

/// The canvas of the path with its template; 404 when there is none.
pub(super) async fn load<L: workspaces::Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasRecord, &'static Template), Error> {
    let found = super::find(app, &access.workspace.0, &access.canvas()?.0).await?;
    let record = found.ok_or(Error::NotFound)?;
    let template = show::template_of(&record)?;
    Ok((record, template))
}

#[derive(Deserialize)]
struct PageQuery {
    #[serde(default)]
    view: ViewName,
    /// How many things were just carried here, and how many were not.
    came: Option<usize>,
    left: Option<usize>,
}

async fn page(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Result<Access<View>, Error>,
    Query(query): Query<PageQuery>,
) -> Result<Response, Error> {
    let access = match access {
        Ok(access) => access,
        // Who comes by an old link without a session is asked for the code.
        Err(Error::SignInFirst) => {
            return Ok(Redirect::to(&format!("/{lang}/join")).into_response());
        }
        Err(error) => return Err(error),
    };
    let (record, _) = load(&app, &access).await?;
    let message = came(lang, query.came, query.left);
    show::page(&app, lang, &visitor, &access, &record, query.view, message).await
}

/// What is said after things were carried from another canvas.
pub(super) fn came(lang: Lang, new: Option<usize>, left: Option<usize>) -> Option<String> {
    let count = |key, count: usize| lang.count(key, i64::try_from(count).unwrap_or(i64::MAX));
    let came = match new? {
        0 => lang.text("flow-came-none"),
        new => count("flow-came", new),
    };
    let left = left.filter(|left| *left > 0);
    Some(left.map_or(came.clone(), |left| {
        format!("{came} {}", count("flow-left", left))
    }))
}

#[derive(askama::Template)]
#[template(path = "canvases/settings.html")]
struct SettingsPage {
    shell: Shell,
    workspace: Workspace,
    record: CanvasRecord,
    changed: String,
    form: BTreeMap<&'static str, String>,
    errors: FormErrors,
}

impl SettingsPage {
    fn typed(&self, field: &str) -> &str {
        self.form.get(field).map_or("", String::as_str)
    }
}

async fn settings(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    let (record, _) = load(&app, &access).await?;
    settings_page(
        &app,
        lang,
        &visitor,
        &access,
        record,
        BTreeMap::new(),
        FormErrors::default(),
    )
    .await
}

async fn settings_page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    record: CanvasRecord,
    mut form: BTreeMap<&'static str, String>,
    errors: FormErrors,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(app, access)
        .await?
        .ok_or(Error::NotFound)?;
    form.entry("title").or_insert_with(|| record.title.clone());
    form.entry("copy")
        .or_insert_with(|| lang.text_with("canvas-copy-of", &[("title", &record.title)]));
    let shell = visitor.shell(lang, &record.title);
    let changed = dates::day_and_time(lang, record.changed_at);
    Ok(html(&SettingsPage {
        shell,
        workspace,
        record,
        changed,
        form,
        errors,
    }))
}

#[derive(Deserialize)]
struct TitleForm {
    #[serde(default)]
    title: String,
}

async fn rename(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<TitleForm>,
) -> Result<Response, Error> {
    let (record, _) = load(&app, &access).await?;
    match Title::parse(&form.title) {
        Ok(title) => {
            lifecycle::rename(&app, &record, &title, &access.who).await?;
            Ok(Redirect::to(&format!("/{lang}/c/{}", record.id)).into_response())
        }
        Err(key) => {
            let typed = BTreeMap::from([("title", form.title)]);
            let errors = FormErrors::one("title", key);
            Ok(unprocessable(
                settings_page(&app, lang, &visitor, &access, record, typed, errors).await?,
            ))
        }
    }
}

#[derive(Deserialize)]
struct CopyForm {
    #[serde(default)]
    copy: String,
}

async fn duplicate(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<CopyForm>,
) -> Result<Response, Error> {
    let (record, template) = load(&app, &access).await?;
    match Title::parse(&form.copy) {
        Ok(title) => {
            let copy = lifecycle::duplicate(&app, &record, template, &title, &access.who).await?;
            Ok(Redirect::to(&format!("/{lang}/c/{}", copy.id)).into_response())
        }
        Err(key) => {
            let typed = BTreeMap::from([("copy", form.copy)]);
            let errors = FormErrors::one("copy", key);
            Ok(unprocessable(
                settings_page(&app, lang, &visitor, &access, record, typed, errors).await?,
            ))
        }
    }
}

async fn archive(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    let (record, _) = load(&app, &access).await?;
    lifecycle::set_archived(&app, &record, Some(app.now_ms()), &access.who).await?;
    Ok(Redirect::to(&format!("/{lang}/w/{}", record.workspace_id)))
}

async fn unarchive(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    let (record, _) = load(&app, &access).await?;
    lifecycle::set_archived(&app, &record, None, &access.who).await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}", record.id)))
}
