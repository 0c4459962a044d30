//! The trash of a workspace: its canvases, for its facilitators.
use std::collections::BTreeMap;

use axum::extract::{Form, Path, Query, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::store::{self, Thrown};
use super::{ending, kept_ms, throwing};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::interviews;
use crate::features::workspaces::{self, Access, CanvasId, Manage, Workspace};
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::one_line;
use crate::web::{
    Error, Field, FormErrors, FormPage, FormView, PathLang, Routes, Shell, dates, html,
};

/// The trash of a workspace.
pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/c/{canvas}/delete", throw)
        .get("/{lang}/w/{workspace}/trash", show)
        .post("/{lang}/w/{workspace}/trash/{thrown}/restore", restore)
        .get("/{lang}/w/{workspace}/trash/{thrown}/end", ask_end)
        .post("/{lang}/w/{workspace}/trash/{thrown}/end", end)
}

#[derive(askama::Template)]
#[template(path = "trash/trash.html")]
struct TrashPage {
    shell: Shell,
    workspace: Workspace,
    lead: String,
    message: Option<String>,
    canvases: Vec<Card>,
}

/// Something in the trash, in words.
struct Card {
    id: String,
    title: String,
    kind: String,
    /// Who threw it away and when.
    thrown: String,
    /// When it is deleted for good.
    until: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Did {
    pub did: String,
}

#[derive(Deserialize)]
struct ThrownPath {
    thrown: String,
}

/// What was typed to confirm that something is deleted for good.
#[derive(Deserialize)]
pub(super) struct NameForm {
    #[serde(default)]
    pub name: String,
}

/// `POST /{lang}/c/{canvas}/delete`. Pressed again, it leads to the trash as the first time.
async fn throw(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path(path): Path<BTreeMap<String, String>>,
    access: Result<Access<Manage>, Error>,
) -> Result<Redirect, Error> {
    let workspace = match access {
        Ok(access) => {
            let (workspace, who) = (&access.workspace.0, &access.who.id);
            throwing::throw_canvas(&app, workspace, access.canvas()?, who).await?;
            access.workspace.0
        }
        Err(Error::NotFound) => {
            let account = visitor.account.as_ref().ok_or(Error::NotFound)?;
            let canvas = path.get("canvas").map_or("", String::as_str);
            let found = store::trash_of(&app.db, canvas, &account.id.0).await?;
            found.ok_or(Error::NotFound)?
        }
        Err(error) => return Err(error),
    };
    Ok(back(lang, &workspace, "thrown"))
}

fn back(lang: Lang, workspace: &str, did: &str) -> Redirect {
    Redirect::to(&format!("/{lang}/w/{workspace}/trash?did={did}"))
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Query(query): Query<Did>,
) -> Result<Html<String>, Error> {
    let found = workspaces::find(&app, &access).await?;
    let workspace = found.ok_or(Error::NotFound)?;
    let dates = interviews::chosen_dates(&app, &workspace.id).await?;
    let thrown = store::canvases(&app.db, &workspace.id).await?;
    let canvases = thrown.into_iter().map(|one| {
        let kept = interviews::is_interview(&one.kind)
            .then(|| interviews::kept_until(dates.get(&one.id).copied(), one.created_at));
        card(&app, lang, one, kept)
    });
    Ok(html(&TrashPage {
        lead: lang.count("trash-lead", i64::from(app.config.trash_days)),
        message: match query.did.as_str() {
            "thrown" => Some(lang.text("trash-thrown")),
            "ended" => Some(lang.text("trash-ended")),
            _ => None,
        },
        canvases: canvases.collect(),
        shell: visitor.shell(lang, &lang.text("trash-title")),
        workspace,
    }))
}

fn card(app: &App, lang: Lang, one: Thrown, kept_until: Option<i64>) -> Card {
    Card {
        kind: lang.text(&format!("{}-title", one.kind)),
        thrown: thrown_in_words(app, lang, &one),
        until: until_in_words(app, lang, &one, kept_until),
        id: one.id,
        title: one.title,
    }
}

/// Who threw it away and when.
pub(super) fn thrown_in_words(app: &App, lang: Lang, one: &Thrown) -> String {
    let at = dates::moment(lang, one.deleted_at, app.now_ms());
    match one.by.as_str() {
        "" => lang.text_with("trash-thrown-at", &[("at", &at)]),
        by => lang.text_with("trash-thrown-by", &[("name", by), ("at", &at)]),
    }
}

/// When it is deleted for good: as the trash does, or sooner when it is not kept for so long.
fn until_in_words(app: &App, lang: Lang, one: &Thrown, kept_until: Option<i64>) -> String {
    let until = one.deleted_at + kept_ms(app);
    let until = kept_until.map_or(until, |kept| kept.min(until));
    let day = dates::day(lang, dates::in_finland(until).date());
    lang.text_with("trash-until", &[("day", &day)])
}

/// When a workspace is deleted for good.
pub(super) fn workspace_until(app: &App, lang: Lang, one: &Thrown) -> String {
    until_in_words(app, lang, one, None)
}

async fn restore(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<ThrownPath>,
) -> Result<Redirect, Error> {
    let canvas = CanvasId(path.thrown);
    let (workspace, who) = (&access.workspace.0, &access.who.id);
    throwing::restore_canvas(&app, workspace, &canvas, who).await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}", canvas.0)))
}

/// The form by which `title` is deleted for good once its name is typed.
pub(super) fn end_form(
    shell: Shell,
    title: &str,
    action: String,
    lead: MsgKey,
    typed: &str,
    errors: FormErrors,
) -> FormPage {
    let view = FormView {
        id: "sure",
        action,
        lead: Some(lead),
        fields: vec![Field::text("name", "trash-end-name", typed).help("trash-end-name-help")],
        button: "trash-end-do",
        button_class: "btn-danger",
        errors,
        ..FormView::default()
    };
    let mut page = FormPage::new(shell, view);
    page.lead = Some(title.to_owned());
    page
}

/// Whether what was typed is the name, whatever the size of its letters; else what to say beside the field.
pub(super) fn confirm(typed: &str, title: &str) -> Result<(), MsgKey> {
    if one_line(typed).to_lowercase() == one_line(title).to_lowercase() {
        Ok(())
    } else {
        Err("trash-end-name-wrong")
    }
}

async fn ask_end(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<ThrownPath>,
) -> Result<Response, Error> {
    access.must_have_account(&visitor)?;
    let found = store::canvas(&app.db, &access.workspace.0, &path.thrown).await?;
    let canvas = found.ok_or(Error::NotFound)?;
    Ok(end_page(lang, &visitor, &access, &canvas, "", FormErrors::default()).answer())
}

fn end_page(
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    canvas: &Thrown,
    typed: &str,
    errors: FormErrors,
) -> FormPage {
    let trash = format!("w/{}/trash", access.workspace.0);
    let action = format!("/{lang}/{trash}/{}/end", canvas.id);
    let shell = visitor.shell(lang, &lang.text("trash-end"));
    let lead = "trash-end-canvas";
    end_form(shell, &canvas.title, action, lead, typed, errors).link(&trash, "trash-end-not")
}

async fn end(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<ThrownPath>,
    Form(form): Form<NameForm>,
) -> Result<Response, Error> {
    access.must_have_account(&visitor)?;
    let found = store::canvas(&app.db, &access.workspace.0, &path.thrown).await?;
    let canvas = found.ok_or(Error::NotFound)?;
    if let Err(key) = confirm(&form.name, &canvas.title) {
        let errors = FormErrors::one("name", key);
        return Ok(end_page(lang, &visitor, &access, &canvas, &form.name, errors).answer());
    }
    let (id, who) = (CanvasId(canvas.id), &access.who.id);
    // Somebody else may have ended it or brought it back meanwhile.
    match ending::end_canvas(&app, &id, who, app.now_ms()).await? {
        true => Ok(back(lang, &access.workspace.0, "ended").into_response()),
        false => Err(Error::NotFound),
    }
}
