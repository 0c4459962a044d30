//! The proposal's own page: how far it is, its private pages, what has happened, and the paper itself.
use axum::extract::{Form, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use canvas::settings::Role;
use serde::Deserialize;
use typeset::{Letter, Part};

use super::answers;
use super::links::TIMES;
use super::model::State;
use super::papers::proposal;
use super::store::{self, Event, Link};
use crate::app::App;
use crate::clock::token;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, CanvasHead, Level, Manage, View};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/proposal", show)
        .get("/{lang}/c/{canvas}/proposal.pdf", pdf)
        .post("/{lang}/c/{canvas}/proposal/state", set_state)
}

#[derive(askama::Template)]
#[template(path = "proposals/proposal.html")]
struct ProposalPage {
    shell: Shell,
    workspace_title: String,
    canvas: CanvasHead,
    state: State,
    can_manage: bool,
    links: Vec<LinkView>,
    events: Vec<EventView>,
    letter: Letter,
    said: Said,
    /// What the next private page will be known by.
    token: String,
}

/// What the page says besides.
#[derive(Default)]
pub(super) struct Said {
    /// Address of a private page that was just made; told once.
    pub new_url: Option<String>,
    /// What was wrong with the form.
    pub errors: FormErrors,
}

struct LinkView {
    id: String,
    made: String,
    until: String,
    is_open: bool,
    is_revoked: bool,
}

struct EventView {
    when: String,
    what: String,
    message: String,
}

fn link_view(lang: Lang, now_ms: i64, link: &Link) -> LinkView {
    LinkView {
        id: link.id.clone(),
        made: dates::day_and_time(lang, link.term.made_at),
        until: link.term.last_day(lang),
        is_open: link.term.is_open(now_ms),
        is_revoked: link.term.revoked_at.is_some(),
    }
}

fn event_view(lang: Lang, event: Event) -> EventView {
    let state = event.state.as_deref().and_then(State::parse);
    let state = state.map(|state| lang.text(state.key()));
    let key = match (event.side.as_str(), &state) {
        ("partner", Some(_)) => "proposal-event-answered",
        ("partner", None) => "proposal-event-wrote",
        _ => "proposal-event-moved",
    };
    let state = state.unwrap_or_default();
    EventView {
        when: dates::day_and_time(lang, event.at),
        what: lang.text_with(key, &[("name", &event.name), ("state", &state)]),
        message: event.message,
    }
}

async fn show(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Response, Error> {
    page(&app, lang, &visitor, &access, Said::default()).await
}

/// The page; 422 when something was wrong with a form.
pub(super) async fn page<L: Level>(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<L>,
    said: Said,
) -> Result<Response, Error> {
    let proposal = proposal(app, access).await?;
    let (now, id) = (app.now_ms(), proposal.canvas.id.as_str());
    let can_manage = access.who.role >= Role::Facilitator;
    let paper = proposal.paper(app).await?;
    let letter = proposal.letter(app, lang, &paper, now).await?;
    let links = if can_manage {
        store::links(&app.db, id).await?
    } else {
        Vec::new()
    };
    let events = store::events(&app.db, id).await?;
    let status = if said.errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ProposalPage {
        shell: visitor.shell(lang, &lang.text("proposal-page-title")),
        workspace_title: workspaces::title(app, &proposal.canvas.workspace)
            .await?
            .unwrap_or_default(),
        state: store::state(&app.db, id).await?,
        can_manage: can_manage && !proposal.canvas.is_archived,
        links: links
            .iter()
            .map(|link| link_view(lang, now, link))
            .collect(),
        events: events
            .into_iter()
            .map(|event| event_view(lang, event))
            .collect(),
        letter,
        canvas: proposal.canvas,
        said,
        token: token(),
    };
    Ok((status, html(&page)).into_response())
}

async fn pdf(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
) -> Result<Response, Error> {
    let proposal = proposal(&app, &access).await?;
    let paper = proposal.paper(&app).await?;
    proposal.pdf(&app, lang, &paper, app.now_ms()).await
}

#[derive(Deserialize)]
struct StateForm {
    #[serde(default)]
    to: String,
}

async fn set_state(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<StateForm>,
) -> Result<Redirect, Error> {
    let proposal = proposal(&app, &access).await?;
    let to = State::parse(&form.to).ok_or(Error::Unreadable)?;
    answers::set_state(&app, &proposal, to, &access.who).await?;
    let id = &proposal.canvas.id;
    Ok(Redirect::to(&format!("/{lang}/c/{id}/proposal")))
}
