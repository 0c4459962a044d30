//! Private pages of a proposal: made, brought up to date and revoked by facilitators.
use axum::extract::{Form, Path, State as Shared};
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::ToSpan as _;
use serde::Deserialize;

use super::answers::move_on;
use super::model::State;
use super::pages::{self, Said};
use super::papers::{Proposal, proposal};
use super::store::{self, Link};
use crate::app::App;
use crate::clock::{new_id, token_hash};
use crate::db::DbError;
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::workspaces::{Access, Manage, Who};
use crate::i18n::MsgKey;
use crate::web::private::{Term, token_of};
use crate::web::{Error, FormErrors, PathLang, Routes, dates};

/// Private pages that one proposal may have had.
const LINKS_MAX: i64 = 100;

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/c/{canvas}/proposal/links", create)
        .post("/{lang}/c/{canvas}/proposal/links/{link}/refresh", refresh)
        .post("/{lang}/c/{canvas}/proposal/links/{link}/revoke", revoke)
}

/// How long a page may be open: value in the form and message key.
pub(super) const TIMES: [(&str, MsgKey); 3] = [
    ("month", "proposal-open-month"),
    ("quarter", "proposal-open-quarter"),
    ("year", "proposal-open-year"),
];

fn parse_time(raw: &str, now_ms: i64) -> Result<i64, MsgKey> {
    let today = dates::in_finland(now_ms).date();
    let last = match raw {
        "month" => today.saturating_add(1.month()),
        "quarter" => today.saturating_add(3.months()),
        "year" => today.saturating_add(1.year()),
        _ => return Err("proposal-open-empty"),
    };
    Ok(dates::end_of(last))
}

#[derive(Deserialize)]
struct LinkForm {
    #[serde(default)]
    open: String,
    /// The token that the page will have, made with the form: the same form sent twice makes one page.
    #[serde(default)]
    token: String,
}

async fn create(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<LinkForm>,
) -> Result<Response, Error> {
    let proposal = proposal(&app, &access).await?;
    proposal.must_be_open()?;
    let now = app.now_ms();
    let expires_at = match parse_time(&form.open, now) {
        Ok(expires_at) => expires_at,
        Err(key) => {
            let said = Said {
                errors: FormErrors::one("open", key),
                ..Said::default()
            };
            return pages::page(&app, lang, &visitor, &access, said).await;
        }
    };
    let secret = token_of(form.token);
    let mut said = Said::default();
    if make(&app, &proposal, &access.who, expires_at, &secret).await? {
        said.new_url = Some(format!("{}/{lang}/p/{secret}", app.base_url));
    }
    pages::page(&app, lang, &visitor, &access, said).await
}

/// Makes the page unless the same form did before. Says whether it is open.
async fn make(
    app: &App,
    proposal: &Proposal,
    who: &Who,
    expires_at: i64,
    secret: &str,
) -> Result<bool, Error> {
    let (now, canvas) = (app.now_ms(), &proposal.canvas.id);
    let hash = token_hash(secret);
    if let Some(made) = store::link(&app.db, &hash).await? {
        return Ok(made.canvas == *canvas && made.term.is_open(now));
    }
    if store::count_links(&app.db, canvas).await? >= LINKS_MAX {
        return Err(Error::Conflict("proposal-links-full"));
    }
    let paper = proposal.paper(app).await?;
    let link = Link {
        id: new_id(now),
        canvas: canvas.clone(),
        made_by: who.id.clone(),
        term: Term::from(now, expires_at),
        paper: serde_json::to_string(&paper).map_err(Error::internal)?,
    };
    let mut tx = app.db.begin().await?;
    match store::insert_link(&mut tx, &link, &hash).await {
        // Its first click is being answered at this very moment.
        Err(DbError::Taken(_)) => return Ok(true),
        inserted => inserted?,
    }
    let workspace = Some(proposal.canvas.workspace.as_str());
    let action = "proposal.link.create";
    audit::record(&mut tx, now, &who.id, action, workspace, canvas, &link.id).await?;
    // Whoever makes a page for the partner is about to send it.
    if store::state(&app.db, canvas).await? == State::Draft {
        move_on(app, &mut tx, proposal, State::Draft, State::Sent, who).await?;
    }
    tx.commit().await?;
    Ok(true)
}

#[derive(Deserialize)]
struct LinkPath {
    link: String,
}

async fn refresh(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<LinkPath>,
) -> Result<Response, Error> {
    let proposal = proposal(&app, &access).await?;
    proposal.must_be_open()?;
    let paper = proposal.paper(&app).await?;
    let paper = serde_json::to_string(&paper).map_err(Error::internal)?;
    let canvas = &proposal.canvas;
    let mut tx = app.db.begin().await?;
    if !store::refresh(&mut tx, &path.link, &canvas.id, &paper).await? {
        return Err(Error::NotFound);
    }
    audit::record(
        &mut tx,
        app.now_ms(),
        &access.who.id,
        "proposal.link.refresh",
        Some(&canvas.workspace),
        &canvas.id,
        &path.link,
    )
    .await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}/proposal", canvas.id)).into_response())
}

async fn revoke(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<LinkPath>,
) -> Result<Redirect, Error> {
    let canvas = proposal(&app, &access).await?.canvas;
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if !store::revoke(&mut tx, &path.link, &canvas.id, now).await? {
        return Err(Error::NotFound);
    }
    audit::record(
        &mut tx,
        now,
        &access.who.id,
        "proposal.link.revoke",
        Some(&canvas.workspace),
        &canvas.id,
        &path.link,
    )
    .await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}/proposal", canvas.id)))
}
