//! `/api/v1/models`: the catalogue. Anybody reads it; those who lead a workspace publish into it.
use axum::Json as Answer;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use utoipa::ToSchema;

use super::idempotency;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::{
    self, Brought, Description, Done, Parcel, Published, RowFault, Sender,
};
use crate::features::workspaces::{self, WorkspaceId};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors, blocking};

/// Largest body of descriptions, in bytes.
const BODY_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Items of a page when `limit` is not given, and the most that may be asked for.
const PAGE_ITEMS: i64 = 50;
const PAGE_ITEMS_MAX: i64 = 200;

pub(super) fn routes() -> Routes {
    let publish = post(publish).layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    Routes::new()
        .get("/api/v1/models", list)
        .on("POST", "/api/v1/models", publish)
        .get("/api/v1/models/{model}", show)
}

/// A description in the catalogue.
#[derive(Serialize, ToSchema)]
pub(super) struct ModelJson {
    id: String,
    /// Address of its public page, for people.
    url: String,
    /// Number of its version.
    version: i64,
    /// Since when it is in the catalogue, UTC milliseconds.
    published_at: i64,
    /// When this version was made.
    changed_at: i64,
    /// When its owner last said that it is right.
    checked_at: i64,
    #[serde(flatten)]
    description: Description,
}

fn json_of(app: &App, one: Published) -> ModelJson {
    let lang = one.description.language;
    ModelJson {
        url: format!("{}/{lang}/support/{}", app.base_url, one.address),
        id: one.id,
        version: one.version,
        published_at: one.published_at,
        changed_at: one.changed_at,
        checked_at: one.checked_at,
        description: one.description,
    }
}

/// A page of the catalogue.
#[derive(Serialize, ToSchema)]
pub(super) struct ModelList {
    items: Vec<ModelJson>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Page {
    #[serde(default)]
    cursor: String,
    limit: Option<i64>,
}

/// The catalogue, oldest entries first.
#[utoipa::path(get, path = "/api/v1/models", params(("cursor" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = ModelList)), security(()))]
pub(super) async fn list(
    State(app): State<App>,
    Query(page): Query<Page>,
) -> Result<Answer<ModelList>, Error> {
    let limit = page.limit.unwrap_or(PAGE_ITEMS).clamp(1, PAGE_ITEMS_MAX);
    let mut found = catalogue::published_after(&app, &page.cursor, limit + 1).await?;
    let shown = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = found.len() > shown;
    found.truncate(shown);
    let next = found.last().filter(|_| is_more).map(|last| last.id.clone());
    let mut items = Vec::new();
    for one in found {
        items.push(told(&app, one).await?);
    }
    Ok(Answer(ModelList { items, next }))
}

/// One description, by its id or the last part of its public address.
#[utoipa::path(get, path = "/api/v1/models/{model}", params(("model" = String, Path)),
    responses((status = 200, body = ModelJson), (status = 404)), security(()))]
pub(super) async fn show(
    State(app): State<App>,
    Path(model): Path<String>,
) -> Result<Answer<ModelJson>, Error> {
    let found = catalogue::published(&app, &model).await?;
    Ok(Answer(told(&app, found.ok_or(Error::NotFound)?).await?))
}

/// An entry whose service places say what they say now, in its own language.
async fn told(app: &App, one: Published) -> Result<ModelJson, Error> {
    let lang = one.description.language;
    let now = catalogue::as_of_now(app, one, lang).await?;
    Ok(json_of(app, now))
}

/// Descriptions to be published, all of them or none. One by itself, or a plain list of them, is taken too; then
/// `workspace` may be left out by those who lead exactly one.
#[derive(Deserialize, ToSchema)]
#[expect(dead_code, reason = "it describes a body that is read row by row")]
pub(super) struct NewModels {
    /// Id of the workspace that is to own them; the caller leads it.
    workspace: Option<String>,
    models: Vec<Brought>,
}

/// A description after it was published.
#[derive(Serialize, ToSchema)]
pub(super) struct DoneJson {
    id: String,
    /// Address of its public page, for people.
    url: String,
    version: i64,
    /// `created`, `updated`, or `unchanged` where everything was there already.
    outcome: &'static str,
}

/// All of them, in their order.
#[derive(Serialize, ToSchema)]
pub(super) struct DoneList {
    pub(super) items: Vec<DoneJson>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Made {
    One(DoneJson),
    All(DoneList),
}

/// Publishes descriptions, all of them or none; every fault of every row is told.
#[utoipa::path(post, path = "/api/v1/models", request_body = NewModels,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = DoneList), (status = 401), (status = 403), (status = 409), (status = 422)))]
pub(super) async fn publish(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let bytes = sent.clone();
    let body = blocking(move || serde_json::from_slice::<Json>(&bytes)).await?;
    let body = body.map_err(|_| Error::Unreadable)?;
    let parcel = Parcel::read(body).ok_or(FormErrors::one("body", "api-body-wrong"))?;
    if parcel.models.is_empty() {
        return Err(FormErrors::one("models", "catalogue-models-empty").into());
    }
    let lang = reader(&headers);
    let languages: Vec<Lang> = parcel.models.iter().map(language_of).collect();
    let workspace = workspace(&app, &visitor, parcel.workspace).await?;
    let models = match catalogue::read_all(&app, &workspace, parcel.models).await? {
        Ok(models) => models,
        Err(faults) => return Ok(refused(lang, &faults)),
    };
    let request = format!("models {}", String::from_utf8_lossy(&sent));
    let is_single = parcel.is_single;
    idempotency::created(&app, account, &headers, &request, async {
        let sender = Sender::itself(&account.id);
        let done = catalogue::publish_all(&app, &workspace, sender, models).await?;
        let done = done.into_iter().zip(languages);
        let mut items: Vec<DoneJson> = done.map(|(one, lang)| done_json(&app, lang, one)).collect();
        Ok(match items.pop() {
            Some(only) if is_single => Made::One(only),
            last => {
                items.extend(last);
                Made::All(DoneList { items })
            }
        })
    })
    .await
}

fn language_of(model: &Json) -> Lang {
    let code = model.get("language").and_then(Json::as_str);
    code.and_then(Lang::parse).unwrap_or_default()
}

pub(super) fn done_json(app: &App, lang: Lang, done: Done) -> DoneJson {
    DoneJson {
        url: format!("{}/{lang}/support/{}", app.base_url, done.address),
        id: done.id,
        version: done.version,
        outcome: done.outcome.name(),
    }
}

/// The language that a caller reads.
pub(super) fn reader(headers: &HeaderMap) -> Lang {
    let accepted = headers.get(header::ACCEPT_LANGUAGE);
    Lang::preferred(accepted.and_then(|v| v.to_str().ok()).unwrap_or_default())
}

/// The workspace that is to own them: the one that is named, or the only one that the caller leads.
pub(super) async fn workspace(
    app: &App,
    visitor: &Visitor,
    named: Option<String>,
) -> Result<WorkspaceId, Error> {
    let account = visitor.signed_in()?;
    let led = workspaces::led_by(app, &account.id).await?;
    match named {
        Some(id) => {
            let found = led.into_iter().find(|one| one.0 == id);
            // Who is not in it may not know that it exists, and who does not lead it may not publish.
            found.ok_or_else(|| FormErrors::one("workspace", "catalogue-workspace-empty").into())
        }
        None => match <[WorkspaceId; 1]>::try_from(led) {
            Ok([only]) => Ok(only),
            Err(_) => Err(FormErrors::one("workspace", "catalogue-workspace-empty").into()),
        },
    }
}

/// 422 with every fault and its row.
fn refused(lang: Lang, faults: &[RowFault]) -> Response {
    let errors = faults.iter().map(
        |fault| json!({"row": fault.row, "field": fault.field, "message": fault.message(lang)}),
    );
    let (status, detail) = (
        StatusCode::UNPROCESSABLE_ENTITY,
        lang.text("form-errors-title"),
    );
    problem(status, "Unprocessable Entity", &detail, errors.collect())
}

/// `application/problem+json` with an object for each error.
pub(super) fn problem(
    status: StatusCode,
    title: &str,
    detail: &str,
    errors: Vec<Json>,
) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": title,
        "status": status.as_u16(),
        "detail": detail,
        "errors": errors,
    });
    let headers = [(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    )];
    (status, headers, body.to_string()).into_response()
}
