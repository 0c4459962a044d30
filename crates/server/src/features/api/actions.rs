//! `/api/v1/canvases/{canvas}/comments` and `/action-points`: what is said about notes, and who does what by when.
use axum::Json as Answer;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::workspaces::Page;
use super::{Json, idempotency};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::actions::{
    self, ActionPoint, Comment, CommentDraft, Desk, PointDraft, Progress,
};
use crate::features::live;
use crate::features::workspaces::{self, Access, View, Write};
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/canvases/{canvas}/comments", comments)
        .post("/api/v1/canvases/{canvas}/comments", comment)
        .get("/api/v1/canvases/{canvas}/action-points", points)
        .post("/api/v1/canvases/{canvas}/action-points", add)
        .get("/api/v1/canvases/{canvas}/action-points/{point}", show)
        .put("/api/v1/canvases/{canvas}/action-points/{point}", replace)
}

/// What somebody says about a note.
#[derive(Serialize, ToSchema)]
pub(super) struct CommentJson {
    id: String,
    canvas: String,
    /// Id of the note; it may be in the bin, or gone.
    note: String,
    text: String,
    /// Participant id.
    author: String,
    /// The name they go by.
    by: String,
    /// UTC milliseconds.
    at: i64,
}

fn comment_json(of: Comment) -> CommentJson {
    CommentJson {
        id: of.id,
        canvas: of.canvas,
        note: of.note,
        text: of.text,
        author: of.author,
        by: of.by,
        at: of.at,
    }
}

/// A page of comments.
#[derive(Serialize, ToSchema)]
pub(super) struct CommentList {
    items: Vec<CommentJson>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct OfNote {
    note: Option<String>,
}

async fn read(app: &App, access: &Access<View>) -> Result<String, Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    let (id, who) = (access.canvas()?, &access.who);
    live::note_read(app, &canvas.kind, id, &access.workspace, who).await?;
    Ok(canvas.id)
}

/// Comments on the canvas's notes, or on one `note`, oldest first.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}/comments",
    params(("canvas" = String, Path), ("note" = Option<String>, Query), ("cursor" = Option<String>, Query),
        ("limit" = Option<usize>, Query)),
    responses((status = 200, body = CommentList), (status = 404)))]
pub(super) async fn comments(
    State(app): State<App>,
    access: Access<View>,
    Query(page): Query<Page>,
    Query(of): Query<OfNote>,
) -> Result<Answer<CommentList>, Error> {
    let mut found = actions::comments(&app, &read(&app, &access).await?).await?;
    if let Some(note) = &of.note {
        found.retain(|comment| comment.note == *note);
    }
    let (items, next) = page.cut(found, |comment| comment.id.as_str());
    Ok(Answer(CommentList {
        items: items.into_iter().map(comment_json).collect(),
        next,
    }))
}

/// What is said about which note.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewCommentJson {
    /// Id of a note that stands on the canvas.
    note: String,
    /// 1–2,000 characters.
    text: String,
}

/// Writes a comment. The same words by the same person on the same note are one comment.
#[utoipa::path(post, path = "/api/v1/canvases/{canvas}/comments", request_body = NewCommentJson,
    params(("canvas" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = CommentJson), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(super) async fn comment(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Write>,
    headers: HeaderMap,
    body: Json<NewCommentJson>,
) -> Result<Response, Error> {
    let desk = Desk::open(&app, &access).await?;
    let sent = String::from_utf8_lossy(&body.sent).into_owned();
    let request = format!("{} comments {sent}", access.canvas()?.0);
    let draft = CommentDraft {
        note: body.value.note,
        text: body.value.text,
    };
    let make = async { desk.comment(&draft).await.map(comment_json) };
    created(&app, &visitor, &headers, &request, make).await
}

/// As the other creates; a guest has no account for keys, and needs none, since the same words are kept once.
async fn created<T: Serialize>(
    app: &App,
    visitor: &Visitor,
    headers: &HeaderMap,
    request: &str,
    make: impl Future<Output = Result<T, Error>>,
) -> Result<Response, Error> {
    match &visitor.account {
        Some(account) => idempotency::created(app, account, headers, request, make).await,
        None => Ok((StatusCode::CREATED, Answer(make.await?)).into_response()),
    }
}

/// Who does what by when.
#[derive(Serialize, ToSchema)]
pub(super) struct ActionPointJson {
    id: String,
    canvas: String,
    /// Id of the note that it came from; null when it belongs to the canvas as a whole.
    note: Option<String>,
    what: String,
    /// Name of who does it; may be empty.
    owner: String,
    /// The last day for it, year-month-day.
    due: Option<String>,
    /// When it was marked as done, UTC milliseconds.
    done_at: Option<i64>,
    /// Name of who wrote it down.
    made_by: String,
    /// UTC milliseconds.
    made_at: i64,
}

fn point_json(of: ActionPoint) -> ActionPointJson {
    ActionPointJson {
        id: of.id,
        canvas: of.canvas,
        note: of.note,
        what: of.what,
        owner: of.owner,
        due: of.due.map(|due| due.to_string()),
        done_at: of.done_at,
        made_by: of.made_by_name,
        made_at: of.made_at,
    }
}

/// A page of action points.
#[derive(Serialize, ToSchema)]
pub(super) struct ActionPointList {
    items: Vec<ActionPointJson>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// The canvas's action points: what is to be done by date, and then what is done.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}/action-points",
    params(("canvas" = String, Path), ("cursor" = Option<String>, Query), ("limit" = Option<usize>, Query)),
    responses((status = 200, body = ActionPointList), (status = 404)))]
pub(super) async fn points(
    State(app): State<App>,
    access: Access<View>,
    Query(page): Query<Page>,
) -> Result<Answer<ActionPointList>, Error> {
    let found = actions::action_points(&app, &read(&app, &access).await?).await?;
    let (items, next) = page.cut(found, |point| point.id.as_str());
    Ok(Answer(ActionPointList {
        items: items.into_iter().map(point_json).collect(),
        next,
    }))
}

/// An action point as it is to be.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewActionPointJson {
    /// Id of a note that stands on the canvas; absent for the canvas as a whole.
    #[serde(default)]
    note: Option<String>,
    /// 1–500 characters.
    what: String,
    /// At most 100 characters.
    #[serde(default)]
    owner: String,
    /// Year-month-day.
    #[serde(default)]
    due: Option<String>,
    /// Whether it is done; absent, it stays as it is.
    #[serde(default)]
    done: Option<bool>,
}

impl NewActionPointJson {
    fn progress(&self) -> Option<Progress> {
        self.done.map(|done| match done {
            true => Progress::Done,
            false => Progress::Open,
        })
    }

    fn draft(self) -> PointDraft {
        PointDraft {
            note: self.note.unwrap_or_default(),
            what: self.what,
            owner: self.owner,
            due: self.due.unwrap_or_default(),
        }
    }
}

/// Writes an action point down; it is to be done.
#[utoipa::path(post, path = "/api/v1/canvases/{canvas}/action-points", request_body = NewActionPointJson,
    params(("canvas" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = ActionPointJson), (status = 403), (status = 404), (status = 409),
        (status = 422)))]
pub(super) async fn add(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Write>,
    headers: HeaderMap,
    body: Json<NewActionPointJson>,
) -> Result<Response, Error> {
    let desk = Desk::open(&app, &access).await?;
    let sent = String::from_utf8_lossy(&body.sent).into_owned();
    let request = format!("{} action-points {sent}", access.canvas()?.0);
    let draft = body.value.draft();
    let make = async { desk.add_point(&draft).await.map(point_json) };
    created(&app, &visitor, &headers, &request, make).await
}

/// What the path names.
#[derive(Deserialize)]
pub(super) struct Named {
    point: String,
}

fn tagged(point: ActionPoint) -> Response {
    let tag = format!("\"{}\"", point.revision);
    ([(header::ETAG, tag)], Answer(point_json(point))).into_response()
}

/// One action point. `ETag` changes with it.
#[utoipa::path(get, path = "/api/v1/canvases/{canvas}/action-points/{point}",
    params(("canvas" = String, Path), ("point" = String, Path)),
    responses((status = 200, body = ActionPointJson), (status = 404)))]
pub(super) async fn show(
    State(app): State<App>,
    access: Access<View>,
    Path(named): Path<Named>,
) -> Result<Response, Error> {
    let found = actions::action_points(&app, &read(&app, &access).await?).await?;
    let found = found.into_iter().find(|point| point.id == named.point);
    found.map(tagged).ok_or(Error::NotFound)
}

/// Sets all of an action point. With `If-Match`, only when it is still the one that was read.
#[utoipa::path(put, path = "/api/v1/canvases/{canvas}/action-points/{point}", request_body = NewActionPointJson,
    params(("canvas" = String, Path), ("point" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = ActionPointJson), (status = 403), (status = 404), (status = 409),
        (status = 412), (status = 422)))]
pub(super) async fn replace(
    State(app): State<App>,
    access: Access<Write>,
    Path(named): Path<Named>,
    headers: HeaderMap,
    body: Json<NewActionPointJson>,
) -> Result<Response, Error> {
    let desk = Desk::open(&app, &access).await?;
    let seen = headers.get(header::IF_MATCH).map(|tag| {
        let tag = tag.to_str().unwrap_or_default().trim_matches('"');
        // What is no tag of ours fits nothing.
        tag.parse().unwrap_or(0)
    });
    let progress = body.value.progress();
    let draft = body.value.draft();
    let set = desk.replace_point(&named.point, &draft, progress, seen);
    Ok(tagged(set.await?))
}
