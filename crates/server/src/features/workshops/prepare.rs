//! The page on which a workshop is prepared: its agenda, its code, its letters.
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::items::ItemForm;
use super::letters::Unsent;
use super::model::{Item, Workshop};
use super::pages::when;
use super::store;
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::features::{canvases, invitations, variants};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, dates, html};

const MINUTE_MS: i64 = 60_000;

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/t/{workshop}/prepare", show)
}

#[derive(askama::Template)]
#[template(path = "workshops/prepare.html")]
struct PreparePage {
    shell: Shell,
    base: String,
    workspace: Workspace,
    workshop: Workshop,
    when: String,
    languages: String,
    duration: String,
    lines: Vec<Line>,
    canvases: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    code: Option<Code>,
    sent: Option<String>,
    /// The id that a copy will have.
    copy_key: String,
    /// The ids that an own item, and the first item of a canvas, will have.
    own_key: String,
    canvas_key: String,
    wrong: Wrong,
}

/// A line of the agenda as the page shows it.
struct Line {
    item: Item,
    number: usize,
    name: String,
    starts: String,
    is_first: bool,
    is_last: bool,
}

/// The workshop's code as the page shows it.
struct Code {
    shown: String,
    url: String,
    qr: String,
    until: String,
}

/// Which form of the page was wrong, what was typed in it, and what was wrong.
#[derive(Default)]
pub(super) struct Wrong {
    form: Form,
    item: ItemForm,
    emails: String,
    /// What is no address.
    word: String,
    copy: String,
    errors: FormErrors,
}

#[derive(Default, PartialEq, Eq)]
enum Form {
    #[default]
    None,
    /// The item of this id; a new one when it is empty.
    Item(String),
    Letters,
    Copy,
}

impl Wrong {
    pub(super) fn item(id: &str, typed: ItemForm, errors: FormErrors) -> Self {
        Self {
            form: Form::Item(id.to_owned()),
            item: typed,
            errors,
            ..Self::default()
        }
    }

    pub(super) fn letters(typed: String, unsent: Unsent) -> Self {
        Self {
            form: Form::Letters,
            emails: typed,
            errors: FormErrors::one("emails", unsent.why),
            word: unsent.word,
            ..Self::default()
        }
    }

    pub(super) fn copy(typed: String, key: MsgKey) -> Self {
        Self {
            form: Form::Copy,
            copy: typed,
            errors: FormErrors::one("title", key),
            ..Self::default()
        }
    }

    fn is_item(&self, id: &str) -> bool {
        matches!(&self.form, Form::Item(wrong) if wrong == id)
    }
}

impl PreparePage {
    /// What was wrong with a field of an item's form.
    fn item_error(&self, id: &str, field: &str) -> String {
        if self.wrong.is_item(id) {
            self.wrong.errors.at(field, &self.shell.lang)
        } else {
            String::new()
        }
    }

    fn letters_error(&self) -> String {
        match self.wrong.form {
            Form::Letters => {
                let why = self.wrong.errors.at("emails", &self.shell.lang);
                let word = &self.wrong.word;
                if word.is_empty() {
                    why
                } else {
                    format!("{why} {word}")
                }
            }
            _ => String::new(),
        }
    }

    fn copy_error(&self) -> String {
        match self.wrong.form {
            Form::Copy => self.wrong.errors.at("title", &self.shell.lang),
            _ => String::new(),
        }
    }

    fn typed_title<'a>(&'a self, line: &'a Line) -> &'a str {
        match self.wrong.is_item(&line.item.id) {
            true => &self.wrong.item.title,
            false => &line.item.title,
        }
    }

    fn typed_minutes(&self, line: &Line) -> String {
        match self.wrong.is_item(&line.item.id) {
            true => self.wrong.item.minutes.clone(),
            false => line.item.minutes.to_string(),
        }
    }
}

/// How many letters were just sent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    sent: Option<usize>,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Query(sent): Query<Sent>,
) -> Result<Response, Error> {
    let mut page = prepared(&app, lang, &visitor, &access, Wrong::default()).await?;
    let count = sent.sent.map(|count| i64::try_from(count).unwrap_or(0));
    page.sent = count.map(|count| lang.count("workshop-letters-sent", count));
    Ok(html(&page).into_response())
}

/// The page with a form that was wrong: 422.
pub(super) async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    wrong: Wrong,
) -> Result<Response, Error> {
    let page = prepared(app, lang, visitor, access, wrong).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response())
}

async fn prepared(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    wrong: Wrong,
) -> Result<PreparePage, Error> {
    let workshop = super::of(app, access).await?;
    let workspace = workspaces::find(app, access).await?;
    let items = store::items(&app.db, &workshop.id).await?;
    let minutes: i64 = items.iter().map(|item| item.minutes).sum();
    let shell = visitor.shell(lang, &workshop.title);
    Ok(PreparePage {
        base: format!("/{lang}/t/{}", workshop.id.0),
        workspace: workspace.ok_or(Error::NotFound)?,
        when: when(lang, &workshop, app.now_ms()),
        languages: workshop
            .languages
            .iter()
            .map(|lang| lang.name())
            .collect::<Vec<_>>()
            .join(", "),
        duration: duration(lang, minutes),
        lines: lines(lang, &workshop, items),
        canvases: usable(app, access).await?,
        kinds: kinds(app, lang, access).await?,
        code: code(app, lang, &workshop).await?,
        sent: None,
        copy_key: new_id(app.now_ms()),
        own_key: new_id(app.now_ms()),
        canvas_key: new_id(app.now_ms()),
        shell,
        workshop,
        wrong,
    })
}

/// What a canvas can be made of: the built-in kinds, and the workspace's own variants.
async fn kinds(
    app: &App,
    lang: Lang,
    access: &Access<Manage>,
) -> Result<Vec<(String, String)>, Error> {
    let own = variants::offered(app, &access.workspace).await?;
    let builtin = canvas::builtin().iter().map(|one| one.kind.clone());
    let kinds = builtin.chain(own.into_iter().map(|one| one.kind));
    Ok(kinds
        .map(|kind| {
            let title = lang.text(&format!("{kind}-title"));
            (format!("new:{kind}"), title)
        })
        .collect())
}

/// "1 h 20 min", "45 min".
fn duration(lang: Lang, minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => lang.count("workshop-duration-minutes", rest),
        (hours, 0) => lang.count("workshop-duration-hours", hours),
        (hours, rest) => {
            let hours = lang.count("workshop-duration-hours", hours);
            format!("{hours} {}", lang.count("workshop-duration-minutes", rest))
        }
    }
}

fn lines(lang: Lang, workshop: &Workshop, items: Vec<Item>) -> Vec<Line> {
    let count = items.len();
    let mut at = workshop.starts_at;
    let numbered = items.into_iter().enumerate();
    numbered
        .map(|(index, item)| {
            let starts = at.map_or_else(String::new, |at| dates::time_of_day(lang, at));
            at = at.map(|at| at + item.minutes * MINUTE_MS);
            Line {
                number: index + 1,
                name: item.name(lang),
                starts,
                is_first: index == 0,
                is_last: index + 1 == count,
                item,
            }
        })
        .collect()
}

/// The canvases that the agenda may use: in use, and no interviews.
async fn usable(app: &App, access: &Access<Manage>) -> Result<Vec<(String, String)>, Error> {
    let all = canvases::list(app, &access.workspace.0).await?;
    let usable = all.into_iter().filter(|record| {
        record.archived_at.is_none()
            && canvas::find(&record.kind).is_some_and(|template| !template.private)
    });
    Ok(usable.map(|record| (record.id, record.title)).collect())
}

async fn code(app: &App, lang: Lang, workshop: &Workshop) -> Result<Option<Code>, Error> {
    let found = invitations::code_of_workshop(app, &workshop.workspace, &workshop.id).await?;
    found
        .map(|invitation| {
            let until = dates::day_and_time(lang, invitation.expires_at);
            Ok(Code {
                shown: invitation.shown_code(),
                qr: invitations::qr_svg(&invitation.url, &lang.text("invitations-qr"))?,
                url: invitation.url,
                until: lang.text_with("invitations-open-until", &[("until", &until)]),
            })
        })
        .transpose()
}
