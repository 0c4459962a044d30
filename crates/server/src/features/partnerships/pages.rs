//! A partnership's commitments, and those of a whole workspace.
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use canvas::settings::Role;
use canvas::template::Template;
use serde::Deserialize;

use super::model::{self, Partner, Side, is_partnership};
use super::store::{self, Commitment, Member};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::live;
use crate::features::workspaces::{self, Access, CanvasHead, Level, View, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/partnerships", overview)
        .get("/{lang}/c/{canvas}/commitments", show)
}

/// A commitment as pages show it.
struct CommitmentView {
    id: String,
    canvas: String,
    side: Side,
    partner: String,
    words: String,
    owner_account: String,
    owner: String,
    /// For the form.
    due_on: String,
    /// In words.
    due: Option<String>,
    is_done: bool,
    is_late: bool,
}

fn view(lang: Lang, now_ms: i64, of: Commitment) -> CommitmentView {
    let day = of.due_at.map(|at| dates::in_finland(at - 1).date());
    CommitmentView {
        due_on: day.map(|day| day.to_string()).unwrap_or_default(),
        due: day.map(|day| dates::day(lang, day)),
        is_done: of.done_at.is_some(),
        is_late: of.done_at.is_none() && of.due_at.is_some_and(|at| at <= now_ms),
        owner_account: of.owner_account.unwrap_or_default(),
        owner: of.owner_name,
        id: of.id,
        canvas: of.canvas,
        side: of.side,
        partner: of.partner,
        words: of.words,
    }
}

/// The partnership that `access` is for; 404 for other canvases.
pub(super) async fn partnership<L: Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasHead, &'static Template), Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    let template = canvas::find(&canvas.kind).filter(|template| is_partnership(template));
    Ok((canvas, template.ok_or(Error::NotFound)?))
}

#[derive(askama::Template)]
#[template(path = "partnerships/commitments.html")]
struct CommitmentsPage {
    shell: Shell,
    canvas: CanvasHead,
    partners: Vec<PartnerView>,
    commitments: Vec<CommitmentView>,
    members: Vec<Member>,
    can_write: bool,
    can_manage: bool,
    /// Which commitment's form was wrong, what was typed in it, and what was wrong.
    wrong: String,
    typed: EditForm,
    errors: FormErrors,
}

impl CommitmentsPage {
    /// What stands in a field of a commitment's form: what was typed, when that form was wrong.
    fn typed<'a>(&'a self, id: &str, typed: &'a str, stored: &'a str) -> &'a str {
        if self.wrong == id { typed } else { stored }
    }

    fn is_wrong(&self, id: &str) -> bool {
        self.wrong == id
    }

    fn error(&self, id: &str, field: &str) -> String {
        if self.wrong == id {
            self.errors.at(field, &self.shell.lang)
        } else {
            String::new()
        }
    }
}

/// A partner and what of its lines is no commitment yet.
struct PartnerView {
    column: String,
    name: String,
    has_committed: bool,
    lines: Vec<Line>,
}

struct Line {
    side: Side,
    text: String,
    is_made: bool,
}

fn partner_view(partner: Partner, made: &[Commitment]) -> PartnerView {
    let is_made = |side: Side, text: &str| {
        let mut of_partner = made.iter().filter(|one| one.column == partner.column);
        of_partner.any(|one| one.side == side && one.said == text)
    };
    let lines = partner.said.iter().map(|(side, text)| Line {
        side: *side,
        text: text.clone(),
        is_made: is_made(*side, text),
    });
    PartnerView {
        lines: lines.collect(),
        column: partner.column.clone(),
        name: partner.name.clone(),
        has_committed: partner.has_committed,
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Response, Error> {
    let (wrong, typed) = (String::new(), EditForm::default());
    page(
        &app,
        lang,
        &visitor,
        &access,
        wrong,
        typed,
        FormErrors::default(),
    )
    .await
}

/// The page; 422 when something was wrong with a form.
pub(super) async fn page<L: Level>(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<L>,
    wrong: String,
    typed: EditForm,
    errors: FormErrors,
) -> Result<Response, Error> {
    let (canvas, template) = partnership(app, access).await?;
    let content = live::content(app, access.canvas()?).await?;
    let made = store::of_canvas(&app.db, &canvas.id).await?;
    let (role, now) = (access.who.role, app.now_ms());
    let can_write = role >= Role::Participant && !canvas.is_archived;
    let members = if can_write {
        store::members(&app.db, &canvas.workspace).await?
    } else {
        Vec::new()
    };
    let partners = model::partners(template, &content);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = CommitmentsPage {
        shell: visitor.shell(lang, &lang.text("commitments-title")),
        partners: partners
            .into_iter()
            .map(|partner| partner_view(partner, &made))
            .collect(),
        commitments: made.into_iter().map(|one| view(lang, now, one)).collect(),
        members,
        can_write,
        can_manage: role >= Role::Facilitator && !canvas.is_archived,
        canvas,
        wrong,
        typed,
        errors,
    };
    Ok((status, html(&page)).into_response())
}

#[derive(askama::Template)]
#[template(path = "partnerships/partnerships.html")]
struct OverviewPage {
    shell: Shell,
    workspace: Workspace,
    canvases: Vec<CanvasView>,
}

struct CanvasView {
    id: String,
    title: String,
    done: usize,
    commitments: Vec<CommitmentView>,
}

async fn overview(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(&app, &access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let now = app.now_ms();
    let mut canvases = Vec::new();
    for template in canvas::builtin().iter().filter(|kind| is_partnership(kind)) {
        let found = store::canvases(&app.db, &workspace.id, &template.kind).await?;
        canvases.extend(found.into_iter().map(|canvas| CanvasView {
            id: canvas.id,
            title: canvas.title,
            done: 0,
            commitments: Vec::new(),
        }));
    }
    for one in store::of_workspace(&app.db, &workspace.id).await? {
        let one = view(lang, now, one);
        if let Some(canvas) = canvases.iter_mut().find(|canvas| canvas.id == one.canvas) {
            canvas.done += usize::from(one.is_done);
            canvas.commitments.push(one);
        }
    }
    Ok(html(&OverviewPage {
        shell: visitor.shell(lang, &lang.text("partnerships-title")),
        workspace,
        canvases,
    }))
}

/// A commitment's form as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct EditForm {
    pub words: String,
    pub owner: String,
    pub owner_name: String,
    pub due: String,
}
