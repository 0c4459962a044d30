//! `/api/v1/workspaces/{workspace}/relations`: what connects a workspace's actors, as canvases say and as was set by hand.
use axum::Json as Answer;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Json, idempotency, seen};
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::registry::{self, Relating, Relation, RelationDraft, Source, Wanted};
use crate::features::workspaces::{Access, View, Write};
use crate::web::Error;
use crate::web::routes::Routes;

/// Items of a page when `limit` is not given, and the most that may be asked for.
const PAGE_ITEMS: i64 = 50;
const PAGE_ITEMS_MAX: i64 = 200;

pub(super) fn routes() -> Routes {
    let (all, one) = (
        "/api/v1/workspaces/{workspace}/relations",
        "/api/v1/workspaces/{workspace}/relations/{relation}",
    );
    Routes::new()
        .get(all, list)
        .post(all, create)
        .get(one, show)
        .put(one, replace)
        .delete(one, remove)
}

/// What connects two actors.
#[derive(Serialize, ToSchema)]
pub(super) struct RelationJson {
    id: String,
    from: PartyJson,
    to: PartyJson,
    /// A key of the vocabulary `link-kinds`, or `knows`.
    kind: String,
    /// Whether it leads from the one to the other only.
    directed: bool,
    /// Own word for it; may be empty.
    label: String,
    /// Since when, such as `2024-05-01`: as it was set, or the day on which the link was drawn by the clock of whoever
    /// drew it. Absent when nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    source: SourceJson,
}

/// An actor.
#[derive(Serialize, ToSchema)]
pub(super) struct PartyJson {
    /// Record id.
    id: String,
    name: String,
}

/// Where a relation comes from.
#[derive(Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(super) enum SourceJson {
    /// Made by hand or by a program; may be replaced and deleted.
    Hand,
    /// Drawn on a canvas, and changed there only.
    Canvas {
        canvas: String,
        /// Such as `link:{id}`.
        place: String,
    },
}

fn json(relation: Relation) -> RelationJson {
    let party = |party: registry::Party| PartyJson {
        id: party.id,
        name: party.name,
    };
    RelationJson {
        id: relation.id,
        from: party(relation.from),
        to: party(relation.to),
        kind: relation.kind,
        directed: relation.is_directed,
        label: relation.label,
        since: relation.since.map(|day| day.to_string()),
        source: match relation.source {
            Source::Hand => SourceJson::Hand,
            Source::Canvas { canvas, place, .. } => SourceJson::Canvas { canvas, place },
        },
    }
}

/// A relation to be made or set.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewRelationJson {
    /// Record id of an actor of the workspace.
    from: String,
    /// Record id of another.
    to: String,
    /// A key of the vocabulary `link-kinds`.
    kind: String,
    /// As the kind's links on canvases when left out.
    directed: Option<bool>,
    /// Own word for it, at most 200 characters.
    #[serde(default)]
    label: String,
    /// Such as `2024-05-01`.
    #[serde(default)]
    since: Option<String>,
}

impl NewRelationJson {
    fn draft(self) -> RelationDraft {
        RelationDraft {
            from: self.from,
            to: self.to,
            kind: self.kind,
            directed: self.directed,
            label: self.label,
            since: self.since.unwrap_or_default(),
        }
    }
}

/// A page of relations.
#[derive(Serialize, ToSchema)]
pub(super) struct RelationList {
    items: Vec<RelationJson>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    kind: String,
    actor: String,
    cursor: String,
    limit: i64,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            kind: String::new(),
            actor: String::new(),
            cursor: String::new(),
            limit: PAGE_ITEMS,
        }
    }
}

/// What connects the workspace's actors: of one kind, or of one actor, if asked.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}/relations",
    params(("workspace" = String, Path), ("kind" = Option<String>, Query), ("actor" = Option<String>, Query),
        ("cursor" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = RelationList), (status = 404)))]
pub(super) async fn list(
    State(app): State<App>,
    access: Access<View>,
    Query(asked): Query<Asked>,
) -> Result<Answer<RelationList>, Error> {
    let limit = asked.limit.clamp(1, PAGE_ITEMS_MAX);
    let wanted = Wanted {
        kind: &asked.kind,
        actor: &asked.actor,
        after: &asked.cursor,
    };
    let workspace = &access.workspace.0;
    let found = registry::relations(&app.db, workspace, wanted, limit + 1).await?;
    let mut items: Vec<RelationJson> = found.into_iter().map(json).collect();
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = items.len() > most;
    items.truncate(most);
    let last = items.last().filter(|_| has_more);
    let next = last.map(|item| item.id.clone());
    Ok(Answer(RelationList { items, next }))
}

/// Makes a relation by hand.
#[utoipa::path(post, path = "/api/v1/workspaces/{workspace}/relations", request_body = NewRelationJson,
    params(("workspace" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = RelationJson), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(super) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Write>,
    headers: HeaderMap,
    body: Json<NewRelationJson>,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let new = body.value.draft().parse()?;
    let sent = String::from_utf8_lossy(&body.sent);
    let request = format!("{} relations {sent}", access.workspace.0);
    idempotency::created(&app, account, &headers, &request, async {
        let id = new_id(app.now_ms());
        relating(&app, &access).make(&id, new).await.map(json)
    })
    .await
}

fn relating<'a, L>(app: &'a App, access: &'a Access<L>) -> Relating<'a> {
    Relating {
        app,
        workspace: &access.workspace,
        by: &access.who.id,
    }
}

/// What the path names.
#[derive(Deserialize)]
pub(super) struct Named {
    relation: String,
}

fn tagged(relation: Relation) -> Response {
    let tag = format!("\"{}\"", relation.tag());
    ([(header::ETAG, tag)], Answer(json(relation))).into_response()
}

/// One relation. `ETag` changes with it.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}/relations/{relation}",
    params(("workspace" = String, Path), ("relation" = String, Path)),
    responses((status = 200, body = RelationJson), (status = 404)))]
pub(super) async fn show(
    State(app): State<App>,
    access: Access<View>,
    Path(named): Path<Named>,
) -> Result<Response, Error> {
    let found = registry::relation(&app.db, &access.workspace.0, &named.relation).await?;
    found.map(tagged).ok_or(Error::NotFound)
}

/// Sets all of a relation that was made by hand. With `If-Match`, only when it is still the one that was read.
#[utoipa::path(put, path = "/api/v1/workspaces/{workspace}/relations/{relation}", request_body = NewRelationJson,
    params(("workspace" = String, Path), ("relation" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = RelationJson), (status = 403), (status = 404), (status = 409), (status = 412),
        (status = 422)))]
pub(super) async fn replace(
    State(app): State<App>,
    access: Access<Write>,
    Path(named): Path<Named>,
    headers: HeaderMap,
    body: Json<NewRelationJson>,
) -> Result<Response, Error> {
    let new = body.value.draft().parse()?;
    let relating = relating(&app, &access);
    let set = relating
        .replace(&named.relation, new, seen(&headers))
        .await?;
    Ok(tagged(set))
}

/// Takes a relation that was made by hand away. With `If-Match`, only when it is still the one that was read.
#[utoipa::path(delete, path = "/api/v1/workspaces/{workspace}/relations/{relation}",
    params(("workspace" = String, Path), ("relation" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 412)))]
pub(super) async fn remove(
    State(app): State<App>,
    access: Access<Write>,
    Path(named): Path<Named>,
    headers: HeaderMap,
) -> Result<StatusCode, Error> {
    let relating = relating(&app, &access);
    relating.remove(&named.relation, seen(&headers)).await?;
    Ok(StatusCode::NO_CONTENT)
}
