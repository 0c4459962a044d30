//! `/api/v1/workspaces/{workspace}/{collection}`: what a workspace knows, by kind. Interviews are not here.
use axum::Json as Answer;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use canvas::facts::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use super::{Json, idempotency};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::registry::{self, Details, Edited, Record};
use crate::features::workspaces::{Access, Manage, View, Write};
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors};

/// Items of a page when `limit` is not given, and the most that may be asked for.
const PAGE_ITEMS: i64 = 50;
const PAGE_ITEMS_MAX: i64 = 200;
/// Longest JSON of a record's own details, in bytes.
const DETAILS_BYTES_MAX: usize = 16 * 1024;

/// The collections and what they hold.
const COLLECTIONS: [(&str, RecordKind); 6] = [
    ("actors", RecordKind::Actor),
    ("models", RecordKind::SupportModel),
    ("client-groups", RecordKind::ClientGroup),
    ("findings", RecordKind::Finding),
    ("targets", RecordKind::DevelopmentTarget),
    ("partnerships", RecordKind::Partnership),
];

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/workspaces/{workspace}/{collection}", list)
        .post("/api/v1/workspaces/{workspace}/{collection}", create)
        .get("/api/v1/workspaces/{workspace}/{collection}/{record}", show)
        .put(
            "/api/v1/workspaces/{workspace}/{collection}/{record}",
            replace,
        )
        .post(
            "/api/v1/workspaces/{workspace}/{collection}/{record}/merge",
            merge,
        )
}

/// What the path names.
#[derive(Deserialize)]
pub(super) struct Named {
    collection: String,
    #[serde(default)]
    record: String,
}

impl Named {
    fn kind(&self) -> Result<RecordKind, Error> {
        let found = COLLECTIONS
            .iter()
            .find(|(name, _)| *name == self.collection);
        found.map(|(_, kind)| *kind).ok_or(Error::NotFound)
    }
}

/// A thing a workspace knows.
#[derive(Serialize, ToSchema)]
pub(super) struct RecordJson {
    id: String,
    /// `actor`, `support-model`, `client-group`, `finding`, `development-target` or `partnership`.
    kind: String,
    name: String,
    /// What its mentions say, under what was set by hand.
    #[schema(value_type = Object)]
    details: Details,
    /// What was set by hand.
    edited: EditedJson,
    /// The record it was merged into, if it was.
    merged_into: Option<String>,
    /// Where it is mentioned, when one record is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<Vec<MentionJson>>,
}

/// A place that speaks of a record.
#[derive(Serialize, ToSchema)]
pub(super) struct MentionJson {
    canvas: String,
    /// Such as `note:{id}`.
    place: String,
    name: String,
}

/// What people and programs set by hand; it stands over what canvases say.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub(super) struct EditedJson {
    /// 1–200 characters. Another name is written to every canvas that mentions the record.
    name: Option<String>,
    /// By language: `fi`, `sv`, `en`.
    names: BTreeMap<String, String>,
    /// At most 20.
    other_names: Vec<String>,
    /// By scheme, such as `business-id`.
    identifiers: BTreeMap<String, String>,
    /// Anything else, at most 16 KiB.
    #[schema(value_type = Object)]
    details: BTreeMap<String, Value>,
}

impl EditedJson {
    fn parse(self, needs_name: Needs) -> Result<Edited, FormErrors> {
        let mut errors = FormErrors::default();
        let line = registry::line;
        let name = self
            .name
            .map(|name| errors.take("name", line(&name)).unwrap_or_default());
        let is_nameless = name.as_ref().is_none_or(String::is_empty);
        if is_nameless && (needs_name == Needs::Name || name.is_some()) && errors.is_empty() {
            errors.add("name", "registry-name-empty");
        }
        if self.other_names.len() > registry::OTHER_NAMES_MAX {
            errors.add("other_names", "registry-too-many-names");
        }
        let is_known = |code: &String| ["fi", "sv", "en"].contains(&code.as_str());
        if !self.names.keys().all(is_known) {
            errors.add("names", "api-language-unknown");
        }
        let mut lines = |field: &'static str, raw: &str| errors.take(field, line(raw));
        let other_names = self
            .other_names
            .iter()
            .filter_map(|name| lines("other_names", name))
            .collect();
        let mut entries = |field, map: BTreeMap<String, String>| {
            map.into_iter()
                .filter_map(|(key, value)| Some((lines(field, &key)?, lines(field, &value)?)))
                .collect()
        };
        let (names, identifiers) = (
            entries("names", self.names),
            entries("identifiers", self.identifiers),
        );
        let size = serde_json::to_string(&self.details).map_or(usize::MAX, |text| text.len());
        if size > DETAILS_BYTES_MAX {
            errors.add("details", "registry-details-too-long");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Edited {
            name,
            names,
            other_names,
            identifiers,
            details: self.details,
            kept: false,
        })
    }
}

/// Whether a name must be given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Name,
    Nothing,
}

fn json(record: Record) -> RecordJson {
    let edited = record.edited;
    RecordJson {
        id: record.id,
        kind: record.kind.slug().to_owned(),
        name: record.name,
        details: record.details,
        edited: EditedJson {
            name: edited.name,
            names: edited.names,
            other_names: edited.other_names,
            identifiers: edited.identifiers,
            details: edited.details,
        },
        merged_into: record.merged_into,
        mentions: None,
    }
}

/// A page of records.
#[derive(Serialize, ToSchema)]
pub(super) struct RecordList {
    items: Vec<RecordJson>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    cursor: Option<String>,
    limit: Option<i64>,
}

/// What the workspace knows of a kind, by name. `collection` is `actors`, `models`, `client-groups`, `findings`,
/// `targets` or `partnerships`.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}/{collection}",
    params(("workspace" = String, Path), ("collection" = String, Path), ("q" = Option<String>, Query),
        ("cursor" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = RecordList), (status = 404)))]
pub(super) async fn list(
    State(app): State<App>,
    access: Access<View>,
    Path(named): Path<Named>,
    Query(asked): Query<Asked>,
) -> Result<Answer<RecordList>, Error> {
    let (kind, workspace) = (named.kind()?, &access.workspace.0);
    let limit = asked.limit.unwrap_or(PAGE_ITEMS).clamp(1, PAGE_ITEMS_MAX);
    let after = match &asked.cursor {
        Some(id) => registry::find(&app.db, workspace, id).await?,
        None => None,
    };
    let found = registry::list(
        &app.db,
        workspace,
        kind,
        &asked.q,
        after.as_ref(),
        limit + 1,
    )
    .await?;
    let mut items: Vec<RecordJson> = found.into_iter().map(|one| json(one.record)).collect();
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = items.len() > most;
    items.truncate(most);
    let next = items
        .last()
        .filter(|_| has_more)
        .map(|item| item.id.clone());
    Ok(Answer(RecordList { items, next }))
}

/// Makes a record by hand; it stays though no canvas mentions it.
#[utoipa::path(post, path = "/api/v1/workspaces/{workspace}/{collection}", request_body = EditedJson,
    params(("workspace" = String, Path), ("collection" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = RecordJson), (status = 403), (status = 404), (status = 422)))]
pub(super) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Write>,
    Path(named): Path<Named>,
    headers: HeaderMap,
    body: Json<EditedJson>,
) -> Result<Response, Error> {
    let kind = named.kind()?;
    let account = visitor.signed_in()?;
    let edited = body.value.parse(Needs::Name)?;
    let sent = String::from_utf8_lossy(&body.sent);
    let request = format!("{} {} {sent}", access.workspace.0, named.collection);
    idempotency::created(&app, account, &headers, &request, async {
        registry::create(&app, &access.workspace, kind, edited, &access.who.id)
            .await
            .map(json)
    })
    .await
}

async fn one(app: &App, workspace: &str, named: &Named) -> Result<Record, Error> {
    let kind = named.kind()?;
    let found = registry::find(&app.db, workspace, &named.record).await?;
    found
        .filter(|record| record.kind == kind)
        .ok_or(Error::NotFound)
}

fn tagged(tag: &str, record: RecordJson) -> Response {
    ([(header::ETAG, format!("\"{tag}\""))], Answer(record)).into_response()
}

/// One record and where it is mentioned. `ETag` changes with it.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}/{collection}/{record}",
    params(("workspace" = String, Path), ("collection" = String, Path), ("record" = String, Path)),
    responses((status = 200, body = RecordJson), (status = 404)))]
pub(super) async fn show(
    State(app): State<App>,
    access: Access<View>,
    Path(named): Path<Named>,
) -> Result<Response, Error> {
    let record = one(&app, &access.workspace.0, &named).await?;
    let tag = record.tag();
    let places = registry::places(&app.db, &record.id).await?;
    let mention = |place: registry::Place| MentionJson {
        canvas: place.canvas,
        place: place.place,
        name: place.name,
    };
    let mentions = Some(places.into_iter().map(mention).collect());
    Ok(tagged(
        &tag,
        RecordJson {
            mentions,
            ..json(record)
        },
    ))
}

/// Sets all that is set by hand. With `If-Match`, only when the record is still the one that was read.
#[utoipa::path(put, path = "/api/v1/workspaces/{workspace}/{collection}/{record}", request_body = EditedJson,
    params(("workspace" = String, Path), ("collection" = String, Path), ("record" = String, Path),
        ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = RecordJson), (status = 403), (status = 404), (status = 412), (status = 422)))]
pub(super) async fn replace(
    State(app): State<App>,
    access: Access<Write>,
    Path(named): Path<Named>,
    headers: HeaderMap,
    body: Json<EditedJson>,
) -> Result<Response, Error> {
    let before = one(&app, &access.workspace.0, &named).await?;
    let edited = body.value.parse(Needs::Nothing)?;
    let seen = before.tag();
    if let Some(expected) = headers.get(header::IF_MATCH)
        && expected.as_bytes() != format!("\"{seen}\"").as_bytes()
    {
        return Err(Error::Stale);
    }
    let (workspace, by) = (&access.workspace, &access.who.id);
    let record = registry::edit(&app, workspace, &before.id, edited, Some(&seen), by).await?;
    let tag = record.tag();
    Ok(tagged(&tag, json(record)))
}

/// Which record is to stand for another.
#[derive(Deserialize, ToSchema)]
pub(super) struct MergeJson {
    /// The record that stays.
    into: String,
}

/// Makes another record of the kind stand for this one.
#[utoipa::path(post, path = "/api/v1/workspaces/{workspace}/{collection}/{record}/merge", request_body = MergeJson,
    params(("workspace" = String, Path), ("collection" = String, Path), ("record" = String, Path)),
    responses((status = 200, body = RecordJson), (status = 403), (status = 404), (status = 409)))]
pub(super) async fn merge(
    State(app): State<App>,
    access: Access<Manage>,
    Path(named): Path<Named>,
    body: Json<MergeJson>,
) -> Result<Response, Error> {
    let gone = one(&app, &access.workspace.0, &named).await?;
    let (workspace, by) = (&access.workspace, &access.who.id);
    let record = registry::merge(&app, workspace, &gone.id, &body.value.into, by).await?;
    let tag = record.tag();
    Ok(tagged(&tag, json(record)))
}
