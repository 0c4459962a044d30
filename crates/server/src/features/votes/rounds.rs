//! Opening a round, casting a ballot, closing the round.
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use canvas::content::Note;
use serde::Deserialize;

use super::model::{self, Ballot, Draft, Round, can_vote};
use super::pages::{self, Typed};
use super::store;
use crate::app::App;
use crate::clock::new_id;
use crate::db::{DbError, Tx};
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::live;
use crate::features::workspaces::{self, Access, CanvasHead, Level, Manage, Write};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/c/{canvas}/votes", open)
        .post("/{lang}/c/{canvas}/votes/{round}", cast)
        .post("/{lang}/c/{canvas}/votes/{round}/close", close)
}

/// Path of a round.
#[derive(Deserialize)]
pub(super) struct RoundPath {
    pub round: String,
}

pub(super) fn back(lang: Lang, canvas: &CanvasHead, rest: &str) -> Response {
    Redirect::to(&format!("/{lang}/c/{}/votes{rest}", canvas.id)).into_response()
}

/// The canvas, when it may be changed.
pub(super) async fn writable<L: Level>(app: &App, access: &Access<L>) -> Result<CanvasHead, Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    match canvas.is_archived {
        true => Err(Error::Conflict("canvas-is-archived")),
        false => Ok(canvas),
    }
}

async fn note<L>(
    tx: &mut Tx<'_>,
    at: i64,
    access: &Access<L>,
    canvas: &CanvasHead,
    action: &str,
    round: &str,
) -> Result<(), DbError> {
    let workspace = Some(canvas.workspace.as_str());
    audit::record(tx, at, &access.who.id, action, workspace, &canvas.id, round).await
}

/// Tells whoever follows the canvas's votes.
fn tell(app: &App, canvas: &CanvasHead) {
    // Nobody may be listening.
    let _ = app.rounds.send(canvas.id.clone());
}

/// Reads the fields of a form that repeats some of them.
fn fields(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body).into_owned().collect()
}

fn draft(fields: Vec<(String, String)>) -> Draft {
    let mut draft = Draft::default();
    for (name, value) in fields {
        match name.as_str() {
            "question" => draft.question = value,
            "mark" => draft.mark = value,
            "votes_each" => draft.votes_each = value,
            "zone" => draft.zones.push(value),
            "hidden" => draft.is_hidden = true,
            _ => {}
        }
    }
    draft
}

async fn open(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    body: Bytes,
) -> Result<Response, Error> {
    let canvas = writable(&app, &access).await?;
    let template = canvas::find(&canvas.kind).filter(|kind| can_vote(kind));
    let template = template.ok_or(Error::NotFound)?;
    let known: Vec<&str> = template
        .zones
        .iter()
        .map(|zone| zone.slug.as_str())
        .collect();
    let draft = draft(fields(&body));
    let parsed = match draft.parse(&known) {
        Ok(parsed) => parsed,
        Err(errors) => {
            let typed = Typed::Opening(draft, errors);
            return pages::page(&app, lang, &visitor, &access, typed).await;
        }
    };
    let now = app.now_ms();
    let round = Round {
        id: new_id(now),
        canvas: canvas.id.clone(),
        step: live::settings(&app, access.canvas()?).await?.step,
        question: parsed.question,
        mark: parsed.mark,
        votes_each: parsed.votes_each,
        zones: parsed.zones,
        is_hidden: parsed.is_hidden,
        opened_at: now,
        closed_at: None,
        voters: 0,
        outcome: Vec::new(),
        lost: 0,
    };
    let mut tx = app.db.begin().await?;
    match store::insert(&mut tx, &round, &access.who.id).await {
        Err(DbError::Taken(_)) => {
            drop(tx);
            let open = store::open_round(&app.db, &canvas.id).await?;
            // A second click finds what the first one opened; another question is given back.
            if open.is_some_and(|open| open.question == round.question) {
                return Ok(back(lang, &canvas, ""));
            }
            let errors = FormErrors::one("question", "votes-is-open");
            let typed = Typed::Opening(draft, errors);
            return pages::page(&app, lang, &visitor, &access, typed).await;
        }
        inserted => inserted?,
    }
    note(&mut tx, now, &access, &canvas, "vote.open", &round.id).await?;
    tx.commit().await?;
    tell(&app, &canvas);
    Ok(back(lang, &canvas, ""))
}

/// The open round of that id; a message for those who come too late.
async fn asked(app: &App, canvas: &CanvasHead, id: &str) -> Result<Round, Error> {
    let round = store::open_round(&app.db, &canvas.id).await?;
    round
        .filter(|round| round.id == id)
        .ok_or(Error::Conflict("votes-late"))
}

fn read_ballot(
    round: &Round,
    notes: &[&Note],
    fields: &[(String, String)],
) -> Result<Ballot, crate::i18n::MsgKey> {
    let of_notes = fields
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("note-")?, value.as_str())));
    model::ballot(round, notes, of_notes)
}

async fn cast(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Path(path): Path<RoundPath>,
    body: Bytes,
) -> Result<Response, Error> {
    let canvas = writable(&app, &access).await?;
    let round = asked(&app, &canvas, &path.round).await?;
    let content = live::content(&app, access.canvas()?).await?;
    let fields = fields(&body);
    let ballot = match read_ballot(&round, &round.notes(&content), &fields) {
        Ok(ballot) => ballot,
        Err(key) => {
            let typed = Typed::Voting(fields, key);
            return pages::page(&app, lang, &visitor, &access, typed).await;
        }
    };
    let mut tx = app.db.begin().await?;
    if !store::cast(&mut tx, &round, &access.who.id, &ballot).await? {
        return Err(Error::Conflict("votes-late"));
    }
    tx.commit().await?;
    Ok(back(lang, &canvas, "?saved=1"))
}

async fn close(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<RoundPath>,
) -> Result<Response, Error> {
    let canvas = writable(&app, &access).await?;
    let Ok(round) = asked(&app, &canvas, &path.round).await else {
        // A second click: what came out stands there.
        return Ok(back(lang, &canvas, ""));
    };
    let content = live::content(&app, access.canvas()?).await?;
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if let Some(ballots) = store::close(&mut tx, &round, now).await? {
        let outcome = model::outcome(&round.notes(&content), &ballots);
        let voted = ballots.iter().filter(|ballot| !ballot.is_empty()).count();
        let kept = store::Kept {
            lost: model::lost(&outcome, &ballots),
            voters: i64::try_from(voted).unwrap_or(i64::MAX),
            outcome,
        };
        store::keep(&mut tx, &round.id, &kept).await?;
        note(&mut tx, now, &access, &canvas, "vote.close", &round.id).await?;
        tx.commit().await?;
        tell(&app, &canvas);
    }
    Ok(back(lang, &canvas, ""))
}
