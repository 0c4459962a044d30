//! The interview's own page: until when it is kept, and erasing it now. For facilitators.
use axum::extract::{Form, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::model::{KEPT_DAYS_MAX, last_day, latest_day, parse_last_day};
use super::{erasing, is_interview, keep_until, store};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::workspaces::{self, Access, CanvasHead, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors, PathLang, Shell, dates, html, unprocessable};

/// The interview's page.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/interview", show)
        .post("/{lang}/c/{canvas}/interview", choose)
        .get("/{lang}/c/{canvas}/interview/erase", ask)
        .post("/{lang}/c/{canvas}/interview/erase", erase)
}

#[derive(askama::Template)]
#[template(path = "interviews/interview.html")]
struct InterviewPage {
    shell: Shell,
    workspace: Workspace,
    canvas: CanvasHead,
    kept: String,
    limit: String,
    typed: String,
    errors: FormErrors,
}

#[derive(askama::Template)]
#[template(path = "interviews/erase.html")]
struct ErasePage {
    shell: Shell,
    canvas: CanvasHead,
}

async fn interview(app: &App, access: &Access<Manage>) -> Result<CanvasHead, Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    if is_interview(&canvas.kind) {
        Ok(canvas)
    } else {
        Err(Error::NotFound)
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    let canvas = interview(&app, &access).await?;
    let workspace = workspace(&app, &access).await?;
    let head = (workspace, canvas);
    page(&app, lang, &visitor, head, None, FormErrors::default()).await
}

async fn workspace(app: &App, access: &Access<Manage>) -> Result<Workspace, Error> {
    let found = workspaces::find(app, access).await?;
    found.ok_or(Error::NotFound)
}

async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    (workspace, canvas): (Workspace, CanvasHead),
    typed: Option<String>,
    errors: FormErrors,
) -> Result<Html<String>, Error> {
    let until = last_day(keep_until(app, &canvas.id, canvas.created_at).await?);
    let latest = latest_day(canvas.created_at);
    let months = (KEPT_DAYS_MAX / 365 * 12).to_string();
    Ok(html(&InterviewPage {
        shell: visitor.shell(lang, &lang.text("interview-title")),
        kept: lang.text_with("interview-kept-until", &[("day", &dates::day(lang, until))]),
        limit: lang.text_with(
            "interview-date-help",
            &[("day", &dates::day(lang, latest)), ("months", &months)],
        ),
        typed: typed.unwrap_or_else(|| until.to_string()),
        workspace,
        canvas,
        errors,
    }))
}

#[derive(Deserialize)]
struct DateForm {
    #[serde(default)]
    until: String,
}

async fn choose(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<DateForm>,
) -> Result<Response, Error> {
    let canvas = interview(&app, &access).await?;
    let now = app.now_ms();
    let until = match parse_last_day(&form.until, canvas.created_at, now) {
        Ok(until) => until,
        Err(key) => {
            let errors = FormErrors::one("until", key);
            let head = (workspace(&app, &access).await?, canvas);
            let page = page(&app, lang, &visitor, head, Some(form.until), errors).await?;
            return Ok(unprocessable(page));
        }
    };
    let mut tx = app.db.begin().await?;
    store::choose(&mut tx, &canvas.id, until).await?;
    audit::record(
        &mut tx,
        now,
        &access.who.id,
        "interview.keep",
        Some(&canvas.workspace),
        &canvas.id,
        &last_day(until).to_string(),
    )
    .await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}/interview", canvas.id)).into_response())
}

async fn ask(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    let canvas = interview(&app, &access).await?;
    let shell = visitor.shell(lang, &lang.text("interview-erase-title"));
    Ok(html(&ErasePage { shell, canvas }))
}

async fn erase(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    let canvas = interview(&app, &access).await?;
    erasing::erase(&app, access.canvas()?, &access.who.id).await?;
    Ok(Redirect::to(&format!("/{lang}/w/{}", canvas.workspace)))
}
