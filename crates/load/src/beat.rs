//! Two people in a room of their own who go on working while something happens elsewhere: how long one waits for the
//! other's edits tells whether it hurts them.
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use crate::PATIENCE;
use crate::figures::Times;
use crate::marks;
use crate::peer::Peer;
use crate::pen::Pen;
use crate::server::{Room, Server};

/// Time between two edits.
const PACE: Duration = Duration::from_millis(20);

/// A room that is watched until it is stopped.
pub struct Beat {
    stop: watch::Sender<bool>,
    working: JoinHandle<Result<()>>,
}

impl Beat {
    /// Starts in a room of at least two seats; what was waited is added to `waited`. Their notes' names begin with `prefix`,
    /// which nobody's in the room did before.
    pub async fn start(
        server: &Server,
        room: &Room,
        prefix: &str,
        waited: Arc<Times>,
    ) -> Result<Self> {
        let [writer, reader, ..] = room.as_slice() else {
            anyhow::bail!("a room of one cannot be watched")
        };
        let (peer, _) = Peer::open(&server.url(writer)).await?;
        let (reading, _) = Peer::open(&server.url(reader)).await?;
        let pen = Pen::new(&writer.by, prefix);
        let (stop, stopped) = watch::channel(false);
        let working = tokio::spawn(work(peer, reading, pen, stopped, waited));
        Ok(Self { stop, working })
    }

    /// Stops when everything that was written has come; fails when something has not.
    pub async fn stop(self) -> Result<()> {
        // Who has failed already says why below.
        let _ = self.stop.send(true);
        self.working.await?
    }
}

async fn work(
    mut writer: Peer,
    mut reader: Peer,
    mut pen: Pen,
    stopped: watch::Receiver<bool>,
    waited: Arc<Times>,
) -> Result<()> {
    let mut sent: Vec<Instant> = Vec::new();
    let mut came = 0;
    let mut pace = interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let is_over = *stopped.borrow();
        if is_over && came == sent.len() {
            return Ok(());
        }
        tokio::select! {
            _ = pace.tick(), if !is_over => {
                sent.push(Instant::now());
                writer.tell(&pen.write(&marks::mark(sent.len() - 1))).await?;
            }
            frame = timeout(PATIENCE, reader.hear()) => {
                let frame = frame.context("edits in another room did not come")??;
                for number in marks::found(&frame) {
                    came += 1;
                    waited.extend(sent.get(number).map(Instant::elapsed));
                }
            }
            frame = writer.hear() => drop(frame?),
        }
    }
}
