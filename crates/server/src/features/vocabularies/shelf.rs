//! Where the edition of the vocabularies is kept in memory, and which one a running task speaks of.
use std::future::Future;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::model::Edition;
use super::{first, store};
use crate::app::App;
use crate::db::{Db, DbError};

/// Time between looks at whether another process has changed a term, milliseconds.
pub const CHECK_EVERY_MS: i64 = 2_000;

tokio::task_local! {
    /// The edition of the request that runs.
    static OF_REQUEST: Arc<Edition>;
}

/// The shelf of the installation that this process serves. Tests run many installations and serve none.
static SERVED: OnceLock<Shelf> = OnceLock::new();

/// The newest edition that this process has read; cheap to clone.
#[derive(Clone)]
pub struct Shelf(Arc<Kept>);

struct Kept {
    edition: RwLock<Arc<Edition>>,
    /// When the database was last asked.
    checked_at: AtomicI64,
}

impl Default for Shelf {
    fn default() -> Self {
        Self(Arc::new(Kept {
            edition: RwLock::new(first::edition()),
            checked_at: AtomicI64::new(0),
        }))
    }
}

impl Shelf {
    /// The newest edition that was read.
    pub fn edition(&self) -> Arc<Edition> {
        let kept = self.0.edition.read();
        kept.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads what editors have changed.
    pub async fn read(&self, db: &Db) -> Result<(), DbError> {
        // The count comes first: what is changed meanwhile is read now and once more.
        let version = store::version(db).await?;
        let read = first::edition().with(version, store::standing(db).await?);
        let mut kept = self
            .0
            .edition
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        // Of two that read at once the later may be done first.
        if kept.version <= version {
            *kept = Arc::new(read);
        }
        Ok(())
    }

    /// Reads anew if another process has changed anything since this one last looked.
    async fn catch_up(&self, db: &Db, now_ms: i64) -> Result<(), DbError> {
        let checked_at = self.0.checked_at.load(Ordering::Relaxed);
        if now_ms - checked_at < CHECK_EVERY_MS {
            return Ok(());
        }
        self.0.checked_at.store(now_ms, Ordering::Relaxed);
        if store::version(db).await? != self.edition().version {
            self.read(db).await?;
        }
        Ok(())
    }
}

/// The edition that the running task speaks of: that of its request, else the newest of the installation that this
/// process serves.
pub(super) fn edition() -> Arc<Edition> {
    OF_REQUEST
        .try_with(Arc::clone)
        .unwrap_or_else(|_| SERVED.get().map_or_else(first::edition, Shelf::edition))
}

/// Work for another thread, which speaks there of the edition that the running task speaks of.
pub fn carried<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    let edition = edition();
    move || OF_REQUEST.sync_scope(edition, work)
}

/// Makes `shelf` the one that jobs and other tasks outside of requests speak of; the first call counts.
pub fn serve(shelf: &Shelf) {
    SERVED.get_or_init(|| shelf.clone());
}

/// Gives a request the newest edition, the same one to its end.
pub async fn current(State(app): State<App>, request: Request<Body>, next: Next) -> Response {
    let shelf = &app.vocabularies;
    if let Err(error) = shelf.catch_up(&app.db, app.now_ms()).await {
        tracing::warn!(%error, "the vocabularies could not be read; those read before stay");
    }
    within(shelf.edition(), next.run(request)).await
}

async fn within<T>(edition: Arc<Edition>, task: impl Future<Output = T>) -> T {
    OF_REQUEST.scope(edition, task).await
}
