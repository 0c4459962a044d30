//! Writing a record's name, and which record it is, into the places that mention it: a job, since there may be many
//! canvases, open and closed.
use std::collections::{BTreeMap, BTreeSet};

use analysis::names::name_key;
use canvas::facts::{self, RecordKind};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::model::Mentioned;
use super::store;
use crate::app::App;
use crate::db::{DbError, Tx};
use crate::features::live;
use crate::features::workspaces::CanvasId;
use crate::jobs::{self, Kind};

/// Places that one job writes to.
const TARGETS_MAX: usize = 500;

/// The job.
pub const SPREAD: Kind = Kind {
    name: "registry-spread",
    run: |app, payload| Box::pin(spread(app, payload)) as BoxFuture<'_, _>,
};

/// A place, what it calls the record now, and what it is to call it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Target {
    canvas: String,
    place: String,
    kind: RecordKind,
    /// Keys of the names that are replaced; any other stays.
    old: BTreeSet<String>,
    name: String,
    record: String,
}

impl Target {
    /// A place whose name, as it was last read, is replaced.
    pub(super) fn new(mention: Mentioned, record: &str, name: &str) -> Self {
        let old = BTreeSet::from([name_key(&mention.name)]);
        Self::replacing(old, mention, record, name)
    }

    /// A place in which any of the names `old` is replaced.
    pub(super) fn replacing(
        old: BTreeSet<String>,
        mention: Mentioned,
        record: &str,
        name: &str,
    ) -> Self {
        Self {
            old,
            canvas: mention.canvas,
            place: mention.place,
            kind: mention.kind,
            name: name.to_owned(),
            record: record.to_owned(),
        }
    }
}

/// Queues the writing for when `tx` commits.
pub(super) async fn enqueue(
    app: &App,
    tx: &mut Tx<'_>,
    targets: Vec<Target>,
) -> Result<(), DbError> {
    for some in targets.chunks(TARGETS_MAX) {
        jobs::enqueue(tx, app.now_ms(), SPREAD.name, &some).await?;
    }
    Ok(())
}

async fn spread(app: &App, payload: Json) -> anyhow::Result<()> {
    let targets: Vec<Target> = serde_json::from_value(payload)?;
    let mut by_canvas: BTreeMap<String, Vec<Target>> = BTreeMap::new();
    for target in targets {
        by_canvas
            .entry(target.canvas.clone())
            .or_default()
            .push(target);
    }
    for (canvas, targets) in by_canvas {
        let Some(source) = store::source(&app.db, &canvas).await? else {
            continue;
        };
        let Some(template) = canvas::find(&source.kind) else {
            continue;
        };
        let write = move |txn: &mut yrs::TransactionMut<'_>| {
            for target in &targets {
                let is_old = |name: &str| target.old.contains(&name_key(name));
                if facts::rename(
                    txn,
                    template,
                    &target.place,
                    target.kind,
                    is_old,
                    &target.name,
                ) {
                    facts::refer(txn, &target.place, &target.record);
                }
            }
        };
        live::edit(app, &CanvasId(canvas), write).await?;
    }
    Ok(())
}
