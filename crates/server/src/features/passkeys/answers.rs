//! Answers to the script of the page, which says them to the person: JSON, with a sentence where nothing came of it.
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::db::DbError;
use crate::i18n::{Lang, MsgKey};
use crate::web::Error;

/// Why nothing came of it.
#[derive(Debug)]
pub(super) enum Refusal {
    /// What to say, by its key.
    Said(StatusCode, MsgKey),
    /// What is wrong with a field, by its name.
    Field(&'static str, MsgKey),
    /// What any request may fail by.
    Failed(Error),
}

/// The challenge was used, is too old, or was given to another browser.
pub(super) const STALE: Refusal = Refusal::Said(StatusCode::GONE, "passkeys-stale");
/// The passkey opens nothing. The same whether nobody has it, it is another's, its account is closed or its word wrong.
pub(super) const WRONG: Refusal = Refusal::Said(StatusCode::FORBIDDEN, "passkeys-wrong");
/// What the device made is no passkey for here.
pub(super) const UNFIT: Refusal = Refusal::Said(StatusCode::UNPROCESSABLE_ENTITY, "passkeys-unfit");

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<DbError> for Refusal {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// The answer.
pub(super) fn answer<T: IntoResponse>(lang: Lang, done: Result<T, Refusal>) -> Response {
    let (status, field, words) = match done {
        Ok(done) => return done.into_response(),
        Err(Refusal::Said(status, key)) => (status, None, lang.text(key)),
        Err(Refusal::Field(field, key)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            (status, Some(field), lang.text(key))
        }
        Err(Refusal::Failed(error)) => (error.status(), None, error.message(lang)),
    };
    let told = Json(json!({"message": words, "field": field}));
    (status, told).into_response()
}
