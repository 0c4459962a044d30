//! Circling the notes that got most votes: one change on the canvas, signed by who leads.
use axum::extract::{Form, Path, State};
use axum::response::Response;
use canvas::content::{Circle, Content, Signed};
use canvas::limits::CIRCLES_MAX;
use serde::Deserialize;
use tokio::sync::oneshot;

use super::model;
use super::rounds::{RoundPath, back, writable};
use super::store;
use crate::app::App;
use crate::features::live;
use crate::features::workspaces::{Access, Manage};
use crate::web::forms::one_line;
use crate::web::{Error, PathLang, Routes};

/// Length of a circle's name, in characters.
const LABEL_CHARS_MAX: usize = 120;
/// Notes that may be asked for.
const TOP_MAX: usize = 20;

pub(super) fn routes() -> Routes {
    Routes::new().post("/{lang}/c/{canvas}/votes/{round}/circle", circle)
}

/// What the circle is called, and how many notes it holds.
#[derive(Default, Deserialize)]
#[serde(default)]
struct CircleForm {
    label: String,
    most: String,
}

async fn circle(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<RoundPath>,
    Form(form): Form<CircleForm>,
) -> Result<Response, Error> {
    let canvas = writable(&app, &access).await?;
    let template = canvas::find(&canvas.kind).filter(|kind| kind.circles.is_some());
    let template = template.ok_or(Error::NotFound)?;
    let closed = store::closed_rounds(&app.db, &canvas.id).await?;
    let round = closed.into_iter().find(|round| round.id == path.round);
    let round = round.ok_or(Error::NotFound)?;
    let most = form.most.trim().parse().unwrap_or(0);
    if !(1..=TOP_MAX).contains(&most) {
        return Err(Error::Conflict("votes-circle-most-wrong"));
    }
    let label: String = one_line(&form.label)
        .chars()
        .take(LABEL_CHARS_MAX)
        .collect();
    let circle = Circle {
        // One for each round: whoever presses twice draws once.
        id: round.id.clone(),
        label: if label.is_empty() {
            round.question
        } else {
            label
        },
        members: model::top(&round.outcome, most)
            .into_iter()
            .map(|one| one.note.clone())
            .collect(),
        signed: Signed {
            by: access.who.id.clone(),
            name: access.who.name.clone(),
            at: app.now_ms(),
        },
    };
    let (tell, told) = oneshot::channel();
    live::edit(&app, access.canvas()?, move |txn| {
        let stands = canvas::read(&*txn, template);
        // Whoever asked waits for it.
        let _ = tell.send(drawn(&stands, circle).map(|content| {
            if let Some(content) = content {
                canvas::fill(txn, &content);
            }
        }));
    })
    .await?;
    let drawn = told.await.map_err(Error::internal)?;
    drawn.map_err(Error::Conflict)?;
    Ok(back(lang, &canvas, &format!("#round-{}", path.round)))
}

/// The circle with those of its notes that still stand there; nothing when it is drawn already.
fn drawn(stands: &Content, mut circle: Circle) -> Result<Option<Content>, &'static str> {
    if stands.circles.iter().any(|one| one.id == circle.id) {
        return Ok(None);
    }
    if stands.circles.len() >= CIRCLES_MAX {
        return Err("votes-circles-full");
    }
    let is_there = |id: &String| stands.notes.iter().any(|note| note.id == *id);
    circle.members.retain(is_there);
    circle.members.sort();
    match circle.members.is_empty() {
        true => Err("votes-circle-none"),
        false => Ok(Some(Content {
            circles: vec![circle],
            ..Content::default()
        })),
    }
}
