//! Once a day: forgets devices and links that no longer work, and old counts of wrong tries.
use futures_util::future::BoxFuture;
use serde_json::Value as Json;

use super::{attempts, store};
use crate::app::App;
use crate::jobs::{self, Kind};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Cleans, and queues the next cleaning.
pub const CLEAN: Kind = Kind {
    name: "accounts.clean",
    run: clean,
};

fn clean(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let now = app.now_ms();
        let mut tx = app.db.begin().await?;
        store::forget_old(&mut tx, now).await?;
        attempts::forget(&mut tx, now - DAY_MS).await?;
        jobs::enqueue_at(&mut tx, now, now + DAY_MS, CLEAN.name, &Json::Null).await?;
        tx.commit().await?;
        Ok(())
    })
}
