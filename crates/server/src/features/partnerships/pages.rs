//! A partnership's commitments, and those of a whole workspace.
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use canvas::settings::Role;
use canvas::template::Template;
use serde::Deserialize;

use super::model::{self, Partner, Side, is_partnership};
use super::store::{self, Commitment, Member};
use crate::app::App;
use crate::clock::new_id;
use crate::db::Tx;
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::live;
use crate::features::workspaces::{
    self, Access, CanvasHead, Level, Manage, View, Workspace, Write,
};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, dates, html};

/// Routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/partnerships", overview)
        .get("/{lang}/c/{canvas}/commitments", show)
        .post("/{lang}/c/{canvas}/commitments", create)
        .post("/{lang}/c/{canvas}/commitments/{commitment}", edit)
        .post("/{lang}/c/{canvas}/commitments/{commitment}/done", set_done)
        .post("/{lang}/c/{canvas}/commitments/{commitment}/remove", remove)
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
async fn partnership<L: Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasHead, &'static Template), Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    let template = canvas::find(&canvas.kind).filter(|template| is_partnership(template));
    Ok((canvas, template.ok_or(Error::NotFound)?))
}

/// The same, when it may be changed.
async fn open<L: Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasHead, &'static Template), Error> {
    let (canvas, template) = partnership(app, access).await?;
    if canvas.is_archived {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    Ok((canvas, template))
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

async fn page<L: Level>(
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

async fn note<L>(
    app: &App,
    tx: &mut Tx<'_>,
    access: &Access<L>,
    canvas: &CanvasHead,
    action: &str,
    commitment: &str,
) -> Result<(), Error> {
    let workspace = Some(canvas.workspace.as_str());
    let (now, who) = (app.now_ms(), &access.who.id);
    Ok(audit::record(tx, now, who, action, workspace, &canvas.id, commitment).await?)
}

fn back(lang: Lang, canvas: &CanvasHead) -> Redirect {
    Redirect::to(&format!("/{lang}/c/{}/commitments", canvas.id))
}

#[derive(Deserialize)]
struct NewForm {
    #[serde(default)]
    column: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    said: String,
}

/// Makes a commitment of a line that stands on the canvas; pressing twice makes one.
async fn create(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Form(form): Form<NewForm>,
) -> Result<Redirect, Error> {
    let (canvas, template) = open(&app, &access).await?;
    let content = live::content(&app, access.canvas()?).await?;
    let side = Side::parse(&form.side).ok_or(Error::Unreadable)?;
    let partner = model::partners(template, &content)
        .into_iter()
        .find(|partner| partner.column == form.column && partner.has_committed)
        .ok_or(Error::Conflict("commitment-line-gone"))?;
    if !partner.said.contains(&(side, form.said.clone())) {
        return Err(Error::Conflict("commitment-line-gone"));
    }
    let made = store::of_canvas(&app.db, &canvas.id).await?;
    if made.len() >= usize::try_from(store::OF_CANVAS_MAX).unwrap_or(usize::MAX) {
        return Err(Error::Conflict("commitments-full"));
    }
    let known = |one: &Commitment| {
        one.column == partner.column && one.side == side && one.said == form.said
    };
    if made.iter().any(known) {
        return Ok(back(lang, &canvas));
    }
    let now = app.now_ms();
    let new = Commitment {
        id: new_id(now),
        canvas: canvas.id.clone(),
        column: partner.column,
        side,
        partner: partner.name,
        words: form.said.clone(),
        said: form.said,
        owner_account: None,
        owner_name: String::new(),
        due_at: None,
        done_at: None,
    };
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, &new, &access.who.id, now).await?;
    note(
        &app,
        &mut tx,
        &access,
        &canvas,
        "commitment.create",
        &new.id,
    )
    .await?;
    tx.commit().await?;
    Ok(back(lang, &canvas))
}

#[derive(Deserialize)]
struct ItemPath {
    commitment: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct EditForm {
    words: String,
    owner: String,
    owner_name: String,
    due: String,
}

async fn edit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Path(path): Path<ItemPath>,
    Form(form): Form<EditForm>,
) -> Result<Response, Error> {
    let (canvas, _) = open(&app, &access).await?;
    let made = store::of_canvas(&app.db, &canvas.id).await?;
    let found = made.into_iter().find(|one| one.id == path.commitment);
    let found = found.ok_or(Error::NotFound)?;
    let members = store::members(&app.db, &canvas.workspace).await?;
    let mut errors = FormErrors::default();
    let words = errors.take("words", model::parse_words(&form.words));
    let owner_name = errors.take("owner_name", model::parse_owner(&form.owner_name));
    let due = errors.take("due", model::parse_due(&form.due));
    let (Some(words), Some(owner_name), Some(due_at)) = (words, owner_name, due) else {
        return page(&app, lang, &visitor, &access, path.commitment, form, errors).await;
    };
    let changed = Commitment {
        words,
        owner_account: members
            .into_iter()
            .map(|member| member.id)
            .find(|id| *id == form.owner),
        owner_name,
        due_at,
        ..found
    };
    let mut tx = app.db.begin().await?;
    if !store::edit(&mut tx, &changed).await? {
        return Err(Error::NotFound);
    }
    note(
        &app,
        &mut tx,
        &access,
        &canvas,
        "commitment.edit",
        &changed.id,
    )
    .await?;
    tx.commit().await?;
    Ok(back(lang, &canvas).into_response())
}

#[derive(Deserialize)]
struct DoneForm {
    #[serde(default)]
    done: String,
}

async fn set_done(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path(path): Path<ItemPath>,
    Form(form): Form<DoneForm>,
) -> Result<Redirect, Error> {
    let (canvas, _) = open(&app, &access).await?;
    let (at, action) = match form.done.as_str() {
        "yes" => (Some(app.now_ms()), "commitment.done"),
        "no" => (None, "commitment.not-done"),
        _ => return Err(Error::Unreadable),
    };
    let mut tx = app.db.begin().await?;
    if !store::set_done(&mut tx, &path.commitment, &canvas.id, at).await? {
        return Err(Error::NotFound);
    }
    note(&app, &mut tx, &access, &canvas, action, &path.commitment).await?;
    tx.commit().await?;
    Ok(back(lang, &canvas))
}

async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<ItemPath>,
) -> Result<Redirect, Error> {
    let (canvas, _) = open(&app, &access).await?;
    let mut tx = app.db.begin().await?;
    if !store::remove(&mut tx, &path.commitment, &canvas.id).await? {
        return Err(Error::NotFound);
    }
    note(
        &app,
        &mut tx,
        &access,
        &canvas,
        "commitment.remove",
        &path.commitment,
    )
    .await?;
    tx.commit().await?;
    Ok(back(lang, &canvas))
}
