//! Papers as PDF: set on threads of their own, few at a time, and saved under a name that says what they are.
use axum::response::Response;
use tokio::sync::Semaphore;
use typeset::Pdf;

use crate::i18n::Lang;
use crate::web::downloads::{FileKind, download};
use crate::web::error::Error;

const PDF: FileKind = FileKind {
    ending: "pdf",
    media: "application/pdf",
};

/// Papers set at once: each takes a processor for itself.
const SETTING_MAX: usize = 2;
/// Papers that wait for their turn at most.
const WAITING_MAX: usize = 32;
/// When to come again if more would wait.
const RETRY_AFTER_S: i64 = 5;

static PLACES: Semaphore = Semaphore::const_new(SETTING_MAX + WAITING_MAX);
static TURNS: Semaphore = Semaphore::const_new(SETTING_MAX);

/// The language for papers.
pub fn paper_lang(lang: Lang) -> typeset::Lang {
    match lang {
        Lang::Fi => typeset::Lang::Fi,
        Lang::Sv => typeset::Lang::Sv,
        Lang::En => typeset::Lang::En,
    }
}

/// Sets a paper and gives it to be saved as `name`. Fails with 429 when too many wait already.
pub async fn pdf(
    name: &str,
    set: impl FnOnce() -> Result<Pdf, typeset::Error> + Send + 'static,
) -> Result<Response, Error> {
    let paper = in_turn(set).await?;
    Ok(download(name, PDF, paper.bytes))
}

/// Sets something on a thread of its own when its turn comes. Fails with 429 when too many wait already.
pub async fn in_turn<T: Send + 'static>(
    set: impl FnOnce() -> Result<T, typeset::Error> + Send + 'static,
) -> Result<T, Error> {
    let Ok(place) = PLACES.try_acquire() else {
        return Err(Error::TooMany {
            retry_after_s: RETRY_AFTER_S,
        });
    };
    let turn = TURNS.acquire().await.map_err(Error::internal)?;
    // Whoever asked may go away; the turn ends when the thread is done.
    let thread = tokio::task::spawn_blocking(move || {
        let _held = (place, turn);
        set()
    });
    let made = thread.await.map_err(Error::internal)?;
    made.map_err(Error::internal)
}
