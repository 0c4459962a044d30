//! Pictures without a row: of an upload that was cut off between the two, of a photo whose pictures could not be
//! removed at once, of a canvas that was erased.
use anyhow::Context as _;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{shelf, store};
use crate::app::App;
use crate::db::{DbError, Tx};
use crate::jobs::{self, Kind};

const SWEEP_EVERY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a picture waits for its row: nobody's upload is between the two for longer.
const ROW_WITHIN_MS: i64 = 60 * 60 * 1000;

/// Looks through all pictures, and queues the next look.
pub const SWEEP: Kind = Kind {
    name: "photos.sweep",
    run: sweep,
};

/// Removes the pictures of a canvas that is no more.
pub const REMOVE: Kind = Kind {
    name: "photos.remove",
    run: remove,
};

#[derive(Serialize, Deserialize)]
struct Erased {
    canvas: String,
}

/// Removes the pictures of a canvas once `tx`, which erases it, is committed.
pub async fn forget(tx: &mut Tx<'_>, now_ms: i64, canvas: &str) -> Result<(), DbError> {
    let erased = Erased {
        canvas: canvas.to_owned(),
    };
    jobs::enqueue(tx, now_ms, REMOVE.name, &erased).await
}

fn remove(app: &App, payload: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let erased: Erased = serde_json::from_value(payload)?;
        sweep_canvas(app, &erased.canvas).await
    })
}

fn sweep(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        // A store that is away today is looked through tomorrow.
        if let Err(error) = sweep_all(app).await {
            tracing::error!(%error, "photos could not be looked through");
        }
        let now = app.now_ms();
        let mut tx = app.db.begin().await?;
        jobs::enqueue_at(&mut tx, now, now + SWEEP_EVERY_MS, SWEEP.name, &Json::Null).await?;
        Ok(tx.commit().await?)
    })
}

async fn sweep_all(app: &App) -> anyhow::Result<()> {
    for canvas in shelf::canvases(app).await? {
        let swept = sweep_canvas(app, &canvas).await;
        swept.with_context(|| format!("the photos of canvas {canvas}"))?;
    }
    Ok(())
}

async fn sweep_canvas(app: &App, canvas: &str) -> anyhow::Result<()> {
    // Read before the rows: what is kept after this is not looked at.
    let kept = shelf::ids(app, canvas).await?;
    let is_there = store::has_canvas(&app.db, canvas).await?;
    let known = store::ids(&app.db, canvas).await?;
    let now = app.now_ms();
    let is_left = |id: &&String| !known.contains(*id) && (!is_there || is_late(id, now));
    for id in kept.iter().filter(is_left) {
        shelf::remove(app, canvas, id).await?;
        tracing::info!("a photo without a row was removed");
    }
    Ok(())
}

/// Whether the row of a picture would have come. What is not named by an id of ours is not ours to remove.
fn is_late(id: &str, now_ms: i64) -> bool {
    let made = Uuid::parse_str(id).ok().and_then(|id| id.get_timestamp());
    let made_ms = made.map(|made| {
        let (seconds, nanos) = made.to_unix();
        seconds.saturating_mul(1_000) + u64::from(nanos) / 1_000_000
    });
    made_ms
        .and_then(|made| i64::try_from(made).ok())
        .is_some_and(|made| made + ROW_WITHIN_MS < now_ms)
}
