//! The REST API under `/api/v1`, described at `/api/openapi.json`. Errors are problem+json (RFC 9457);
//! callers are accounts (bearer token or session) and guests (guest token).
mod actions;
mod actors;
mod canvases;
mod catalogue;
mod checkpoints;
mod coverage;
mod facts;
mod files;
mod finding;
mod idempotency;
mod invitations;
mod matching;
mod models;
mod models_table;
mod openapi;
mod records;
mod refusals;
mod relations;
mod search;
mod words;
mod workspaces;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::web::Error;
use crate::web::error::TOO_LARGE;
use crate::web::routes::Routes;

/// Largest JSON body, in bytes.
pub const BODY_BYTES_MAX: usize = 256 * 1024;

/// Routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .get("/api/openapi.json", openapi::show)
        .merge(workspaces::routes())
        .merge(canvases::routes())
        .merge(checkpoints::routes())
        .merge(files::routes())
        .merge(invitations::routes())
        .merge(facts::routes())
        .merge(records::routes())
        .merge(relations::routes())
        .merge(search::routes())
        .merge(finding::routes())
        .merge(coverage::routes())
        .merge(words::routes())
        .merge(matching::routes())
        .merge(actors::routes())
        .merge(actions::routes())
        .merge(models::routes())
        .merge(models_table::routes())
        .merge(catalogue::routes())
}

/// A JSON body, kept as sent for idempotency. Fails with 413 when it is longer than [`BODY_BYTES_MAX`], 400 when it is no
/// JSON, 422 when a field is missing or of another type.
pub struct Json<T> {
    /// What was read.
    pub value: T,
    /// The bytes it was read from.
    pub sent: Bytes,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let sent = Bytes::from_request(request, state).await?;
        if sent.len() > BODY_BYTES_MAX {
            return Err(Error::TooLarge(TOO_LARGE));
        }
        let value = read(&sent)?;
        Ok(Self { value, sent })
    }
}

/// Reads an object of JSON; fails with the part that is wrong.
fn read<T: DeserializeOwned>(sent: &[u8]) -> Result<T, Error> {
    let mut reader = serde_json::Deserializer::from_slice(sent);
    let value = serde_path_to_error::deserialize(&mut reader);
    let value = value.map_err(|error| match is_json(sent) {
        true => wrong(&error.path().to_string()),
        false => Error::Unreadable,
    })?;
    reader.end().map_err(|_| Error::Unreadable)?;
    // A list is taken for the fields in their order.
    match sent.trim_ascii_start().first() {
        Some(b'[') => Err(wrong("")),
        _ => Ok(value),
    }
}

/// Whether it is JSON at all. A list where a word belongs is told as if it was not.
fn is_json(sent: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(sent).is_ok()
}

fn wrong(path: &str) -> Error {
    let is_all = path.is_empty() || path == ".";
    Error::WrongBody {
        part: if is_all { "body" } else { path }.to_owned(),
    }
}

/// The tag that the caller has read, if it names one.
fn seen(headers: &HeaderMap) -> Option<&str> {
    let tag = headers.get(header::IF_MATCH)?;
    // What is no tag of ours fits nothing.
    Some(tag.to_str().unwrap_or_default().trim_matches('"'))
}
