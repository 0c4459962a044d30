//! `/api/v1/workspaces`.
use axum::Json as Answer;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Json, idempotency};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Title, View};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/workspaces", list)
        .post("/api/v1/workspaces", create)
        .get("/api/v1/workspaces/{workspace}", show)
}

/// A workspace.
#[derive(Serialize, ToSchema)]
pub(super) struct WorkspaceJson {
    id: String,
    title: String,
    /// `fi`, `sv` or `en`.
    language: String,
    /// The caller's role: `viewer`, `participant` or `facilitator`.
    role: String,
}

/// What a workspace is made of.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewWorkspace {
    /// 1–120 characters.
    title: String,
    /// `fi` (default), `sv` or `en`.
    language: Option<String>,
}

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub(super) struct WorkspaceList {
    items: Vec<WorkspaceJson>,
    /// Give it as `?cursor=` to read on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Page {
    cursor: Option<String>,
    limit: Option<usize>,
}

/// Items of a page when `limit` is not given, and the most that may be asked for.
const PAGE_ITEMS: usize = 50;
const PAGE_ITEMS_MAX: usize = 200;

impl Page {
    /// The items after the cursor (an item's id) and the cursor of the next page.
    pub(super) fn cut<T>(
        &self,
        items: Vec<T>,
        id: impl Fn(&T) -> &str,
    ) -> (Vec<T>, Option<String>) {
        let limit = self.limit.unwrap_or(PAGE_ITEMS).clamp(1, PAGE_ITEMS_MAX);
        let after = self
            .cursor
            .as_deref()
            .and_then(|cursor| items.iter().position(|item| id(item) == cursor));
        let mut rest: Vec<T> = items
            .into_iter()
            .skip(after.map_or(0, |at| at + 1))
            .collect();
        let more = rest.len() > limit;
        rest.truncate(limit);
        let next = rest.last().filter(|_| more).map(|item| id(item).to_owned());
        (rest, next)
    }
}

/// The caller's workspaces.
#[utoipa::path(get, path = "/api/v1/workspaces", params(("cursor" = Option<String>, Query), ("limit" = Option<usize>, Query)),
    responses((status = 200, body = WorkspaceList), (status = 401)))]
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    Query(page): Query<Page>,
) -> Result<Answer<WorkspaceList>, Error> {
    let found = workspaces::list(&app, visitor.signed_in()?).await?;
    let (items, next) = page.cut(found, |workspace| workspace.id.as_str());
    let items = items
        .into_iter()
        .map(|w| json(w.id, w.title, w.lang, w.role.name()))
        .collect();
    Ok(Answer(WorkspaceList { items, next }))
}

/// Makes a workspace led by the caller.
#[utoipa::path(post, path = "/api/v1/workspaces", request_body = NewWorkspace,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = WorkspaceJson), (status = 401), (status = 422)))]
pub(super) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    body: Json<NewWorkspace>,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let title = Title::parse(&body.value.title).map_err(|key| FormErrors::one("title", key))?;
    let lang = language(body.value.language.as_deref())?;
    let request = format!("workspaces {}", String::from_utf8_lossy(&body.sent));
    idempotency::created(&app, account, &headers, &request, async {
        let id = workspaces::create(&app, &account.id, &title, lang).await?;
        Ok(json(id, title.as_str().to_owned(), lang, "facilitator"))
    })
    .await
}

/// One workspace.
#[utoipa::path(get, path = "/api/v1/workspaces/{workspace}", params(("workspace" = String, Path)),
    responses((status = 200, body = WorkspaceJson), (status = 404)))]
pub(super) async fn show(
    State(app): State<App>,
    access: Access<View>,
) -> Result<Answer<WorkspaceJson>, Error> {
    let found = workspaces::find(&app, &access)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Answer(json(
        found.id,
        found.title,
        found.lang,
        found.role.name(),
    )))
}

/// The language of this code; Finnish when none is given.
pub(super) fn language(code: Option<&str>) -> Result<Lang, FormErrors> {
    code.map_or(Ok(Lang::Fi), |code| {
        Lang::parse(code).ok_or_else(|| FormErrors::one("language", "api-language-unknown"))
    })
}

fn json(id: String, title: String, lang: Lang, role: &str) -> WorkspaceJson {
    WorkspaceJson {
        id,
        title,
        language: lang.code().to_owned(),
        role: role.to_owned(),
    }
}
