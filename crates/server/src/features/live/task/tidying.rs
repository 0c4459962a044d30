//! What keeps a room's log and memory small, and its states in the history.
use super::super::checkpoints::{self, NewCheckpoint, Standing as Kept};
use super::super::store;
use super::super::thinning::Why;
use super::Task;
use crate::clock::steady;

impl Task<'_> {
    /// Starts what keeps log and memory small; none of it is waited for.
    pub(super) fn look_after(&mut self) {
        self.empty_since = match (self.room.is_idle(), self.empty_since) {
            (true, None) => Some(steady()),
            (true, since) => since,
            (false, _) => None,
        };
        let pace = &self.parts.pace;
        if !self.room.is_resting() && self.awake_until <= steady() {
            self.room.rest();
        }
        if self.room.is_resting() {
            self.standing.forget();
        }
        if self.is_tidying() {
            return;
        }
        if self.rows >= pace.compact_rows || self.bytes >= pace.compact_bytes {
            self.tidying = Some(tokio::spawn(self.compaction()));
        } else if self
            .keep_due_ms()
            .is_some_and(|due_ms| due_ms <= self.now_ms())
        {
            self.tidying = Some(tokio::spawn(self.checkpoint()));
        }
    }

    fn is_tidying(&self) -> bool {
        let task = self.tidying.as_ref();
        task.is_some_and(|task| !task.is_finished())
    }

    /// When the state is to be kept, also when nobody writes on: what stood before a pause is not lost by what comes
    /// after it.
    pub(super) fn keep_due_ms(&self) -> Option<i64> {
        let is_waiting = self.is_changed && !self.is_tidying();
        is_waiting.then(|| self.checkpoint_ms + self.parts.pace.checkpoint_every_ms)
    }

    pub(super) fn is_time_to_leave(&self) -> bool {
        self.empty_since
            .is_some_and(|since| since.elapsed() >= self.parts.pace.leave_after)
    }

    /// The log up to here becomes a snapshot.
    fn compaction(&mut self) -> impl Future<Output = ()> + Send + use<> {
        let (db, canvas) = (self.parts.db.clone(), self.canvas.clone());
        let (seq, at, state) = (self.seq, self.now_ms(), self.room.encode());
        (self.rows, self.bytes) = (0, 0);
        async move {
            if let Err(error) = store::save_snapshot(&db, &canvas, seq, at, state).await {
                tracing::warn!(canvas = canvas.0, %error, "a log could not be compacted");
            }
        }
    }

    fn checkpoint(&mut self) -> impl Future<Output = ()> + Send + use<> {
        self.checkpoint_ms = self.now_ms();
        self.is_changed = false;
        let (db, canvas) = (self.parts.db.clone(), self.canvas.clone());
        let standing = Kept::of(&mut self.room, self.seq);
        let step = self.room.settings().step.clone();
        let new = NewCheckpoint::automatic(self.checkpoint_ms, Why::Time, step, standing);
        async move {
            if let Err(error) = checkpoints::save_changed(&db, &canvas, &new).await {
                tracing::warn!(canvas = canvas.0, %error, "a checkpoint could not be kept");
            }
        }
    }

    /// Before the room leaves memory: what changed is kept as the group left it, and the log is made short.
    pub(super) async fn tidy_now(&mut self) {
        if let Some(task) = self.tidying.take()
            && let Err(error) = task.await
        {
            tracing::warn!(%error, "tidying a room failed");
        }
        if self.is_changed {
            self.checkpoint().await;
        }
        if self.rows > 0 {
            self.compaction().await;
        }
    }
}
