//! When rooms rest, leave memory and are tidied.
use std::time::Duration;

/// How long things are kept and when they are tidied.
#[derive(Clone, Debug)]
pub struct Pace {
    /// A room that nobody is in leaves memory after this.
    pub leave_after: Duration,
    /// A room that nothing was written in keeps only its encoded state after this.
    pub rest_after: Duration,
    /// The same for one that was only read.
    pub rest_after_reading: Duration,
    /// Rows of the log before they become a snapshot.
    pub compact_rows: usize,
    /// Bytes of the log before they become a snapshot.
    pub compact_bytes: usize,
    /// Time of work after which a checkpoint is kept, ms.
    pub checkpoint_every_ms: i64,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            leave_after: Duration::from_secs(20),
            rest_after: Duration::from_secs(10),
            rest_after_reading: Duration::from_secs(1),
            compact_rows: 500,
            compact_bytes: 256 << 10,
            checkpoint_every_ms: 10 * 60 * 1_000,
        }
    }
}
