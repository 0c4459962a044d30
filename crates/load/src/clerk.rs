//! Whether the tool keeps up itself: how late its own clock rings, and what it takes of the processor.
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::figures::Times;

/// How often the clock is looked at.
const TICK: Duration = Duration::from_millis(10);

/// Watches from its start until it tells.
pub struct Clerk {
    late: Arc<Times>,
    watching: JoinHandle<()>,
    began: Instant,
}

impl Clerk {
    pub fn start() -> Self {
        let late = Arc::new(Times::default());
        Self {
            watching: tokio::spawn(watch(late.clone())),
            late,
            began: Instant::now(),
        }
    }

    /// Says what the tool took, and whether it may itself be what was measured: `slow` is what took long.
    pub fn tell(self, processor_s: f64, slow: Duration) {
        self.watching.abort();
        let share = processor_s / self.began.elapsed().as_secs_f64();
        println!(
            "this tool: {processor_s:.1} s of processor time, {:.0} % of a core; lateness {}",
            share * 100.0,
            self.late
        );
        if self.late.percentile(95) * 2 > slow {
            println!("The tool did not keep up: the server's own times are shorter.");
        }
    }
}

async fn watch(late: Arc<Times>) {
    let mut due = Instant::now() + TICK;
    loop {
        tokio::time::sleep_until(due).await;
        late.add(due.elapsed());
        due = Instant::now() + TICK;
    }
}
