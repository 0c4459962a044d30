//! Work that would hold up others, on threads of its own.
use crate::web::Error;

/// Does the work on a thread that may be busy for long.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)
}
