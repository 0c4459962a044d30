//! Work to be done after the transaction that asked for it: queued in that transaction, taken under a
//! lease, tried again later when it fails.
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde::Serialize;
use serde_json::Value as Json;

use crate::app::App;
use crate::args;
use crate::clock::new_id;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// How long a taken job stays with its taker.
const LEASE_MS: i64 = 5 * 60 * 1000;
/// Tries before a job is given up.
const TRIES_MAX: i64 = 8;
/// Wait before the second try; it doubles with each.
const RETRY_AFTER_MS: i64 = 30 * 1000;
/// How often the runner looks for jobs that another process queued.
const POLL_EVERY_S: u64 = 5;

/// What can be queued: its name and what does it.
pub struct Kind {
    /// Name in the queue.
    pub name: &'static str,
    /// Does it; an error means another try.
    pub run: for<'a> fn(&'a App, Json) -> BoxFuture<'a, anyhow::Result<()>>,
}

struct Job {
    id: String,
    kind: String,
    payload: String,
    attempts: i64,
}

impl FromRow for Job {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            payload: row.get("payload")?,
            attempts: row.get("attempts")?,
        })
    }
}

const ENQUEUE: &str = "
    insert into job (id, kind, payload, run_at, created_at)
    values ($1, $2, $3, $4, $5)";

/// Queues a job for when `tx` commits; then [`wake`] the runner.
pub async fn enqueue(
    tx: &mut Tx<'_>,
    now_ms: i64,
    kind: &str,
    payload: &impl Serialize,
) -> Result<(), DbError> {
    enqueue_at(tx, now_ms, now_ms, kind, payload).await
}

/// The same, not to be done before `run_at`.
pub async fn enqueue_at(
    tx: &mut Tx<'_>,
    now_ms: i64,
    run_at: i64,
    kind: &str,
    payload: &impl Serialize,
) -> Result<(), DbError> {
    let payload = serde_json::to_string(payload).map_err(|_| DbError::Shape("job payload"))?;
    tx.run(
        ENQUEUE,
        args![new_id(now_ms), kind, payload, run_at, now_ms],
    )
    .await
    .map(drop)
}

const QUEUED: &str = "
    select count(*) as jobs
    from job
    where kind = $1";

/// Queues the first job of a kind that then queues itself, unless one waits already.
pub async fn start_repeating(app: &App, kind: &str) -> Result<(), DbError> {
    let mut tx = app.db.begin().await?;
    let waiting: Option<i64> = tx.optional(QUEUED, args![kind]).await?;
    if waiting.unwrap_or(0) == 0 {
        enqueue(&mut tx, app.now_ms(), kind, &Json::Null).await?;
    }
    tx.commit().await
}

/// Tells the runner that a job was queued.
pub fn wake(app: &App) {
    app.jobs_waiting.notify_one();
}

// The outer condition is checked again after waiting for another taker of the same row (PostgreSQL).
const TAKE: &str = "
    update job
    set leased_until = $1, attempts = attempts + 1
    where id = (
        select id
        from job
        where run_at <= $2 and (leased_until is null or leased_until < $2)
        order by run_at, id
        limit 1
    ) and (leased_until is null or leased_until < $2)
    returning id, kind, payload, attempts";

async fn take(db: &Db, now_ms: i64) -> Result<Option<Job>, DbError> {
    let mut tx = db.begin().await?;
    let job = tx.optional(TAKE, args![now_ms + LEASE_MS, now_ms]).await?;
    tx.commit().await?;
    Ok(job)
}

const DUE: &str = "
    select count(*) as jobs
    from job
    where run_at <= $1";

/// How many jobs are due and not done.
pub async fn due(app: &App) -> Result<i64, DbError> {
    let due: Option<i64> = app.db.optional(DUE, args![app.now_ms()]).await?;
    Ok(due.unwrap_or(0))
}

const DONE: &str = "
    delete from job
    where id = $1";
const AGAIN: &str = "
    update job
    set leased_until = null, run_at = $2
    where id = $1";

/// Does every job that is due; gives how many were tried.
pub async fn run_due(app: &App, kinds: &[Kind]) -> Result<usize, DbError> {
    let mut tried = 0;
    while let Some(job) = take(&app.db, app.now_ms()).await? {
        tried += 1;
        match run(app, kinds, &job).await {
            Ok(()) => app.db.run(DONE, args![job.id]).await?,
            Err(error) if job.attempts >= TRIES_MAX => {
                tracing::error!(kind = job.kind, id = job.id, %error, "a job is given up");
                failed(&job);
                app.db.run(DONE, args![job.id]).await?
            }
            Err(error) => {
                tracing::warn!(kind = job.kind, id = job.id, %error, "a job failed and is tried again");
                failed(&job);
                let wait_ms = RETRY_AFTER_MS << (job.attempts - 1).clamp(0, TRIES_MAX);
                app.db
                    .run(AGAIN, args![job.id, app.now_ms() + wait_ms])
                    .await?
            }
        };
    }
    Ok(tried)
}

fn failed(job: &Job) {
    metrics::counter!("tukiverkko_jobs_failed_total", "kind" => job.kind.clone()).increment(1);
}

async fn run(app: &App, kinds: &[Kind], job: &Job) -> anyhow::Result<()> {
    let kind = kinds
        .iter()
        .find(|kind| kind.name == job.kind)
        .ok_or_else(|| anyhow::anyhow!("no such kind of job"))?;
    let doing = (kind.run)(app, serde_json::from_str(&job.payload)?);
    // One job that breaks must not end the runner of all the others.
    AssertUnwindSafe(doing)
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(anyhow::anyhow!("the job panicked")))
}

/// Does jobs as they come, and queues the first of each kind that repeats; never ends.
pub async fn run_forever(app: App, kinds: &'static [Kind], repeating: &'static [&'static str]) {
    let mut unstarted = repeating;
    loop {
        while let [kind, others @ ..] = unstarted {
            // On a full disk they wait with all others.
            if let Err(error) = start_repeating(&app, kind).await {
                tracing::error!(%error, kind, "a repeating job cannot be queued");
                break;
            }
            unstarted = others;
        }
        if let Err(error) = run_due(&app, kinds).await {
            tracing::error!(%error, "the queue of jobs cannot be read");
        }
        let poll = tokio::time::sleep(Duration::from_secs(POLL_EVERY_S));
        tokio::select! {
            () = app.jobs_waiting.notified() => {}
            () = poll => {}
        }
    }
}
