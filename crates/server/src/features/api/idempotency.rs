//! Creates that can be repeated: the same `Idempotency-Key` with the same body gives the same answer and makes
//! nothing twice.
use std::future::Future;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::app::App;
use crate::args;
use crate::clock::token_hash;
use crate::db::{DbError, FromRow, Row};
use crate::features::accounts::Account;
use crate::web::Error;

/// The header that carries the key.
const HEADER: &str = "idempotency-key";
/// Longest key, in bytes.
const KEY_BYTES_MAX: usize = 200;
/// How long an answer is kept, and a key whose answer is not known: after a crash nobody can say whether something was
/// made, so it is never made again by the same key.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

struct Kept {
    request_hash: String,
    status: i64,
    body: String,
    created_at: i64,
}

impl FromRow for Kept {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            request_hash: row.get("request_hash")?,
            status: row.get("status")?,
            body: row.get("body")?,
            created_at: row.get("created_at")?,
        })
    }
}

const FIND: &str = "
    select request_hash, status, body, created_at
    from idempotency_key
    where account_id = $1 and idempotency_key = $2";
const RESERVE: &str = "
    insert into idempotency_key (account_id, idempotency_key, request_hash, status, body, created_at)
    values ($1, $2, $3, 0, '', $4)";
const FREE: &str = "
    delete from idempotency_key
    where account_id = $1 and idempotency_key = $2 and created_at <= $3";
const FORGET: &str = "
    delete from idempotency_key
    where account_id = $1 and created_at <= $2";
const KEEP: &str = "
    update idempotency_key set status = $3, body = $4
    where account_id = $1 and idempotency_key = $2";

/// Answers 201 with what `make` gives, once per key of the account. `request` is all that the key stands for.
pub(super) async fn created<T: Serialize>(
    app: &App,
    account: &Account,
    headers: &HeaderMap,
    request: &str,
    make: impl Future<Output = Result<T, Error>>,
) -> Result<Response, Error> {
    let Some(key) = headers.get(HEADER) else {
        return Ok(answer(
            StatusCode::CREATED,
            serde_json::to_string(&make.await?).map_err(Error::internal)?,
        ));
    };
    let key = key
        .to_str()
        .ok()
        .filter(|key| !key.is_empty() && key.len() <= KEY_BYTES_MAX)
        .ok_or(Error::Unreadable)?;
    let hash = token_hash(request);
    if let Some(kept) = reserve(app, account, key, &hash).await? {
        return replay(&kept, &hash);
    }
    match make.await {
        Ok(value) => {
            let body = serde_json::to_string(&value).map_err(Error::internal)?;
            app.db
                .run(
                    KEEP,
                    args![account.id.0.as_str(), key, 201_i64, body.as_str()],
                )
                .await?;
            Ok(answer(StatusCode::CREATED, body))
        }
        Err(error) => {
            app.db
                .run(FREE, args![account.id.0.as_str(), key, i64::MAX])
                .await?;
            Err(error)
        }
    }
}

/// Takes the key, or gives what it already stands for.
async fn reserve(
    app: &App,
    account: &Account,
    key: &str,
    hash: &str,
) -> Result<Option<Kept>, Error> {
    let account = account.id.0.as_str();
    let found: Option<Kept> = app.db.optional(FIND, args![account, key]).await?;
    if let Some(kept) = found {
        if kept.created_at + KEPT_MS > app.now_ms() {
            return Ok(Some(kept));
        }
        app.db
            .run(FREE, args![account, key, kept.created_at])
            .await?;
    }
    app.db
        .run(FORGET, args![account, app.now_ms() - KEPT_MS])
        .await?;
    match app
        .db
        .run(RESERVE, args![account, key, hash, app.now_ms()])
        .await
    {
        Ok(_) => Ok(None),
        Err(DbError::Taken(_)) => Err(Error::Conflict("api-key-in-use")),
        Err(error) => Err(error.into()),
    }
}

fn replay(kept: &Kept, hash: &str) -> Result<Response, Error> {
    if kept.request_hash != hash {
        return Err(Error::Conflict("api-key-reused"));
    }
    let status = u16::try_from(kept.status)
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok());
    match status {
        Some(status) if status != StatusCode::CONTINUE && kept.status != 0 => {
            Ok(answer(status, kept.body.clone()))
        }
        _ => Err(Error::Conflict("api-key-in-use")),
    }
}

fn answer(status: StatusCode, body: String) -> Response {
    (
        status,
        [(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        )],
        body,
    )
        .into_response()
}
