//! The log of all live documents: one writer with a connection of its own. What the rooms hand in while a
//! commit is under way goes into the next one together (group commit), one row per room.
use tokio::sync::{mpsc, oneshot};

use super::store;
use crate::clock::steady;
use crate::db::{Db, DbError};
use crate::features::workspaces::CanvasId;

/// Rows that wait for the writer; a room has at most one of them.
const QUEUE_MAX: usize = 4_096;
/// Rows that one commit takes.
const COMMIT_ROWS_MAX: usize = 256;

/// The log did not take it; nobody may be told that it is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the log of live documents could not be written")]
pub struct NotSaved;

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub canvas: CanvasId,
    /// Grows by one in each canvas.
    pub seq: i64,
    /// UTC milliseconds.
    pub at: i64,
    /// The change, as one update.
    pub update: Vec<u8>,
    /// Client ids that belong to these participants from now on.
    pub clients: Vec<(u64, String)>,
}

/// A row with somebody who waits for it.
pub struct Append {
    /// What to write.
    pub row: Row,
    done: oneshot::Sender<Result<(), NotSaved>>,
}

impl Append {
    /// Says what became of it.
    pub fn answer(self, outcome: Result<(), NotSaved>) {
        // A room that has stopped waiting needs no answer.
        let _ = self.done.send(outcome);
    }
}

/// The way to the writer; cheap to clone.
#[derive(Clone)]
pub struct Log {
    queue: mpsc::Sender<Append>,
    database: Option<Db>,
}

impl Log {
    /// Starts the writer over `database`, a connection of its own ([`Db::separate_writer`]).
    pub fn start(database: Db) -> Self {
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(write_all(database.clone(), waiting));
        Self {
            queue,
            database: Some(database),
        }
    }

    /// A log whose rows somebody else takes and answers; a test blocks or fails it.
    pub fn by_hand() -> (Self, mpsc::Receiver<Append>) {
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let log = Self {
            queue,
            database: None,
        };
        (log, waiting)
    }

    /// The writer's own connection, if it writes to a database.
    pub fn database(&self) -> Option<&Db> {
        self.database.as_ref()
    }

    /// Closes the writer's connection.
    pub async fn close(&self) {
        if let Some(database) = &self.database {
            database.close().await;
        }
    }

    /// Writes a row; comes back when it is durable or has failed.
    pub async fn append(&self, row: Row) -> Result<(), NotSaved> {
        let (done, outcome) = oneshot::channel();
        let _waiting = Waiting::new();
        self.queue
            .send(Append { row, done })
            .await
            .map_err(|_| NotSaved)?;
        outcome.await.map_err(|_| NotSaved)?
    }
}

/// One row that waits, in the figures for as long as it does.
struct Waiting;

impl Waiting {
    fn new() -> Self {
        metrics::gauge!("tukiverkko_log_waiting").increment(1);
        Self
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        metrics::gauge!("tukiverkko_log_waiting").decrement(1);
    }
}

async fn write_all(db: Db, mut waiting: mpsc::Receiver<Append>) {
    let mut batch = Vec::new();
    while waiting.recv_many(&mut batch, COMMIT_ROWS_MAX).await > 0 {
        let started = steady();
        let rows: Vec<&Row> = batch.iter().map(|append| &append.row).collect();
        let outcome = store::append(&db, &rows).await;
        metrics::histogram!("tukiverkko_commit_seconds").record(started.elapsed());
        metrics::counter!("tukiverkko_log_rows_total").increment(rows.len() as u64);
        match outcome {
            Ok(()) => answer_all(&mut batch, Ok(())),
            Err(error) if batch.len() == 1 => {
                report(&error);
                answer_all(&mut batch, Err(NotSaved));
            }
            // One bad row (a canvas that is gone) must not take the others with it.
            Err(_) => write_each(&db, &mut batch).await,
        }
    }
}

async fn write_each(db: &Db, batch: &mut Vec<Append>) {
    for append in batch.drain(..) {
        let outcome = store::append(db, &[&append.row]).await;
        if let Err(error) = &outcome {
            report(error);
        }
        append.answer(outcome.map_err(|_| NotSaved));
    }
}

fn answer_all(batch: &mut Vec<Append>, outcome: Result<(), NotSaved>) {
    for append in batch.drain(..) {
        append.answer(outcome);
    }
}

fn report(error: &DbError) {
    metrics::counter!("tukiverkko_log_failures_total").increment(1);
    tracing::error!(%error, "the log of live documents could not be written");
}
