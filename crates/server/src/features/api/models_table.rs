//! `POST /api/v1/models/table`: descriptions of support as a spreadsheet, looked at or published.
use axum::Json as Answer;
use axum::extract::{DefaultBodyLimit, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;

use super::idempotency;
use super::models::{DoneList, done_json, problem, reader, workspace};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::{self, CellFault, Rows, Sender, Unreadable};
use crate::features::workspaces;
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors};

pub(super) fn routes() -> Routes {
    // The reader of the file counts its bytes.
    let bring = post(bring).layer(DefaultBodyLimit::disable());
    Routes::new().on("POST", "/api/v1/models/table", bring)
}

#[derive(Deserialize)]
pub(super) struct How {
    /// Id of the workspace that is to own them, unless the caller leads only one.
    workspace: Option<String>,
    /// Whether it is only looked at.
    #[serde(default)]
    preview: bool,
}

/// What a spreadsheet would do.
#[derive(Serialize, ToSchema)]
pub(super) struct RowsJson {
    /// New entries.
    created: usize,
    /// New versions, and entries that come back into the catalogue.
    updated: usize,
    /// Rows that say what is there already.
    unchanged: usize,
}

impl From<Rows> for RowsJson {
    fn from(rows: Rows) -> Self {
        Self {
            created: rows.created,
            updated: rows.updated,
            unchanged: rows.unchanged,
        }
    }
}

/// Publishes the descriptions of a spreadsheet, all of them or none; every fault is told with its cell. With
/// `preview=true` nothing is published, and the answer says what would be (200).
#[utoipa::path(post, path = "/api/v1/models/table",
    params(("workspace" = Option<String>, Query), ("preview" = Option<bool>, Query),
        ("Idempotency-Key" = Option<String>, Header)),
    request_body(description = "CSV or XLSX, as the body or as the field `file` of a form",
        content((Vec<u8> = "text/csv"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses((status = 200, body = RowsJson), (status = 201, body = DoneList), (status = 401), (status = 403),
        (status = 409), (status = 413), (status = 422)))]
pub(super) async fn bring(
    State(app): State<App>,
    visitor: Visitor,
    Query(how): Query<How>,
    request: Request,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let headers = request.headers().clone();
    let lang = reader(&headers);
    let workspace = workspace(&app, &visitor, how.workspace).await?;
    workspaces::must_be_open(&app, &workspace.0).await?;
    let file = match catalogue::upload(request).await {
        Ok(file) => file.bytes,
        Err(why) => return unreadable(lang, why),
    };
    let digest = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&file));
    let key = format!("table {} {digest}", workspace.0);
    let ready = match catalogue::look(&app, &workspace, file).await? {
        Err(why) => return unreadable(lang, why),
        Ok(Err((faults, count))) => return Ok(refused(lang, &faults, count)),
        Ok(Ok(ready)) => ready,
    };
    if how.preview {
        return Ok(Answer(RowsJson::from(ready.rows)).into_response());
    }
    let languages = ready.languages();
    idempotency::created(&app, account, &headers, &key, async {
        let sender = Sender::itself(&account.id);
        let done = catalogue::bring(&app, &workspace, sender, ready).await?;
        let done = done.into_iter().zip(languages);
        let items = done.map(|(one, lang)| done_json(&app, lang, one)).collect();
        Ok(DoneList { items })
    })
    .await
}

/// 413 for what is too much, 422 for what is no table.
fn unreadable(lang: Lang, why: Unreadable) -> Result<Response, Error> {
    match why {
        Unreadable::TooLarge | Unreadable::TooManyRows => {
            let (status, title) = (StatusCode::PAYLOAD_TOO_LARGE, "Payload Too Large");
            let detail = lang.text(why.key());
            Ok(problem(status, title, &detail, Vec::new()))
        }
        _ => Err(FormErrors::one("file", why.key()).into()),
    }
}

/// 422 with the faults, each with its cell.
fn refused(lang: Lang, faults: &[CellFault], count: usize) -> Response {
    let error = |fault: &CellFault| {
        json!({
            "row": fault.row, "cell": fault.cell(), "field": fault.field(), "column": fault.heading(&lang),
            "value": fault.value, "message": fault.advice(&lang),
        })
    };
    let errors: Vec<Json> = faults.iter().map(error).collect();
    let detail = lang.count("tables-refused", i64::try_from(count).unwrap_or(i64::MAX));
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    problem(status, "Unprocessable Entity", &detail, errors)
}
