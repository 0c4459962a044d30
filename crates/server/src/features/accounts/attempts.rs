//! Wrong codes and passwords are counted. After a few, further wrong ones are answered 429, right ones not: a
//! whole room behind one address still gets in. Only after very many is everything refused unread.
use crate::app::App;
use crate::args;
use crate::db::{DbError, Tx};
use crate::web::Error;

/// How many wrong tries are let pass.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// What is tried.
    pub scope: &'static str,
    /// Length of a window of counting.
    pub window_ms: i64,
    /// Wrong tries answered in full within a window.
    pub wrong_max: i64,
    /// Wrong tries after which right ones are refused too, for the rest of the window.
    pub hostile_at: i64,
}

impl Limit {
    fn window_start(&self, now_ms: i64) -> i64 {
        now_ms - now_ms.rem_euclid(self.window_ms)
    }

    fn too_many(&self, now_ms: i64) -> Error {
        let left_ms = self.window_start(now_ms) + self.window_ms - now_ms;
        Error::TooMany {
            retry_after_s: left_ms.div_euclid(1000).max(1),
        }
    }
}

const FAILURES: &str = "
    select failures
    from attempt
    where scope = $1 and subject = $2 and window_start = $3";

/// Fails with 429 when `subject` has tried so often that nothing is read any more.
pub async fn refuse_hostile(app: &App, limit: &Limit, subject: &str) -> Result<(), Error> {
    let now = app.now_ms();
    let failures: Option<i64> = app
        .db
        .optional(
            FAILURES,
            args![limit.scope, subject, limit.window_start(now)],
        )
        .await?;
    if failures.unwrap_or(0) >= limit.hostile_at {
        return Err(limit.too_many(now));
    }
    Ok(())
}

const COUNT: &str = "
    insert into attempt (scope, subject, window_start, failures)
    values ($1, $2, $3, 1)
    on conflict (scope, subject, window_start) do update set failures = attempt.failures + 1
    returning failures";

/// Counts a wrong try; fails with 429 when it was one too many.
pub async fn count_wrong(app: &App, limit: &Limit, subject: &str) -> Result<(), Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let failures: Option<i64> = tx
        .optional(COUNT, args![limit.scope, subject, limit.window_start(now)])
        .await?;
    tx.commit().await?;
    if failures.unwrap_or(0) > limit.wrong_max {
        return Err(limit.too_many(now));
    }
    Ok(())
}

/// What `looked_for` finds behind a secret that came from `address`; what finds nothing counts as wrong, and is 404.
pub async fn found_behind<T>(
    app: &App,
    limit: &Limit,
    address: &str,
    looked_for: impl Future<Output = Result<Option<T>, DbError>>,
) -> Result<T, Error> {
    refuse_hostile(app, limit, address).await?;
    match looked_for.await? {
        Some(found) => Ok(found),
        None => {
            count_wrong(app, limit, address).await?;
            Err(Error::NotFound)
        }
    }
}

const FORGET: &str = "
    delete from attempt
    where window_start < $1";

/// Forgets counts of windows that began before `before_ms`.
pub(super) async fn forget(tx: &mut Tx<'_>, before_ms: i64) -> Result<(), DbError> {
    tx.run(FORGET, args![before_ms]).await.map(drop)
}
