//! Reading canvases as they settle: after a moment of quiet, at the latest after some seconds of work.
use std::collections::HashMap;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::settle::settle;
use super::store;
use crate::app::App;
use crate::clock::steady;
use crate::features::workspaces::CanvasId;
use crate::web::Error;

/// A canvas is read after so much quiet,
const QUIET: Duration = Duration::from_millis(300);
/// or after so much work without it.
const WORK_MAX: Duration = Duration::from_secs(2);
/// One that could not be read is tried again after this.
const AGAIN_AFTER: Duration = Duration::from_secs(5);
/// Nothing waits: look again after this all the same.
const NOTHING_WAITS: Duration = Duration::from_secs(3600);

/// Keeps the registry up to date with the canvases; never ends. What was not read before the program stopped is read
/// first.
pub async fn watch_forever(app: App) {
    note_behind(&app).await;
    let mut waiting: HashMap<CanvasId, Waiting> = HashMap::new();
    loop {
        let due = waiting.values().map(Waiting::due).min();
        tokio::select! {
            () = app.rooms.changes().noted_one() => {
                let now = steady();
                for canvas in app.rooms.changes().take() {
                    waiting.entry(canvas).or_insert(Waiting { since: now, last: now }).last = now;
                }
            }
            () = sleep_until(due.unwrap_or_else(|| steady() + NOTHING_WAITS)) => {
                for canvas in take_due(&mut waiting, steady()) {
                    if let Err(error) = settle(&app, &canvas).await {
                        tracing::warn!(canvas = canvas.0, ?error, "a canvas could not be read into the registry");
                        let later = steady() + AGAIN_AFTER;
                        waiting.insert(canvas, Waiting { since: later, last: later });
                    }
                }
            }
        }
    }
}

/// Reads every canvas whose last changes are not in the registry; until none is left.
pub async fn settle_all(app: &App) -> Result<(), Error> {
    note_behind(app).await;
    loop {
        let noted = app.rooms.changes().take();
        if noted.is_empty() {
            return Ok(());
        }
        let mut noted: Vec<_> = noted.into_iter().map(|canvas| canvas.0).collect();
        noted.sort();
        for canvas in noted {
            settle(app, &CanvasId(canvas)).await?;
        }
    }
}

/// Reads the workspace's canvases whose last changes are not in its registry, so that what somebody has just written is
/// known. One that cannot be read stays as it was known.
pub async fn settle_workspace(app: &App, workspace: &str) -> Result<(), Error> {
    for canvas in store::behind(&app.db, workspace).await? {
        if let Err(error) = settle(app, &CanvasId(canvas.clone())).await {
            tracing::warn!(
                canvas,
                ?error,
                "a canvas could not be read into the registry"
            );
        }
    }
    Ok(())
}

async fn note_behind(app: &App) {
    match store::behind(&app.db, "").await {
        Ok(canvases) => {
            for canvas in canvases {
                app.rooms.changes().note(&CanvasId(canvas));
            }
        }
        Err(error) => tracing::error!(%error, "which canvases the registry lacks cannot be read"),
    }
}

/// Since when a canvas waits, and when it was last changed.
struct Waiting {
    since: Instant,
    last: Instant,
}

impl Waiting {
    fn due(&self) -> Instant {
        (self.last + QUIET).min(self.since + WORK_MAX)
    }
}

fn take_due(waiting: &mut HashMap<CanvasId, Waiting>, now: Instant) -> Vec<CanvasId> {
    let due: Vec<_> = waiting
        .iter()
        .filter(|(_, one)| one.due() <= now)
        .map(|(canvas, _)| canvas.clone())
        .collect();
    for canvas in &due {
        waiting.remove(canvas);
    }
    due
}
