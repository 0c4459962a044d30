//! Brings stored versions to where the whole program finds them.
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use canvas::Template;
use canvas::template::shelve;

use super::store::{self, Stored};
use crate::app::App;
use crate::db::{Db, DbError};

/// Time between looks at whether another process has made a version, milliseconds.
const CHECK_EVERY_MS: i64 = 2_000;

/// How far versions were read; cheap to clone.
#[derive(Clone, Default)]
pub struct Read(Arc<Looked>);

#[derive(Default)]
struct Looked {
    checked_at: AtomicI64,
    /// How many versions there were.
    count: AtomicI64,
}

impl Read {
    /// Reads what canvases are made of and what they may be made of.
    pub async fn catch_up(&self, db: &Db) -> Result<(), DbError> {
        // The count comes first: what is made meanwhile is read now and once more.
        let count = store::count_versions(db).await?;
        if self.0.count.load(Ordering::Relaxed) == count {
            return Ok(());
        }
        let mut after = String::new();
        loop {
            let some = store::used(db, &after).await?;
            let Some(Stored(last, _)) = some.last() else {
                break;
            };
            after.clone_from(last);
            for stored in some {
                put(stored);
            }
        }
        self.0.count.store(count, Ordering::Relaxed);
        Ok(())
    }
}

/// Reads one version; none when there is none of this kind.
pub(super) async fn one(db: &Db, kind: &str) -> Result<Option<&'static Template>, DbError> {
    Ok(store::one(db, kind).await?.and_then(put))
}

fn put(Stored(kind, json): Stored) -> Option<&'static Template> {
    if let Some(known) = canvas::find(&kind) {
        return Some(known);
    }
    let read = serde_json::from_str::<Template>(&json).map_err(|error| error.to_string());
    let checked = read.and_then(|template| template.checked().map_err(|fault| fault.what));
    match checked {
        Ok(template) if template.kind == kind => Some(shelve(template)),
        Ok(_) => None,
        Err(error) => {
            tracing::error!(kind, error, "a variant of a canvas cannot be read");
            None
        }
    }
}

/// Makes sure that a request finds what other processes have made.
pub async fn current(State(app): State<App>, request: Request<Body>, next: Next) -> Response {
    let looked = &app.variants.0;
    let now = app.now_ms();
    if now - looked.checked_at.load(Ordering::Relaxed) >= CHECK_EVERY_MS {
        looked.checked_at.store(now, Ordering::Relaxed);
        if let Err(error) = app.variants.catch_up(&app.db).await {
            tracing::warn!(%error, "variants of canvases could not be read; those read before stay");
        }
    }
    next.run(request).await
}
