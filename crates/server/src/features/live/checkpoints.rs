//! States of a canvas kept for reading, comparing and restoring: at each step change, every ten minutes of
//! work, when everybody has left, before an earlier state is brought back, and by hand.
use std::collections::{BTreeMap, BTreeSet};

use canvas::Template;
use canvas::content::Content;
use canvas::file::lay;
use futures_util::future::BoxFuture;
use serde_json::Value as Json;

use super::history_store::Newest;
use super::judge::Room;
use super::rooms::Parts;
use super::thinning::{DAY_MS, HISTORY_BYTES_MAX, OWN_KEPT_DAYS, Why};
use super::work::{self, Work};
use super::{documents, history_store, store};
use crate::app::App;
use crate::clock::new_id;
use crate::db::{Db, DbError, Tx};
use crate::features::variants;
use crate::features::workspaces::CanvasId;
use crate::jobs::{self, Kind};
use crate::web::Error;
use crate::web::forms::one_line;

/// States that people may keep of one canvas.
pub const BY_HAND_MAX: i64 = 100;
/// Size of the states that people may keep of one canvas.
const BY_HAND_BYTES_MAX: i64 = HISTORY_BYTES_MAX / 2;
/// Length of a label, in characters.
pub const LABEL_CHARS_MAX: usize = 120;
/// How often it is looked which states have become too old: a day.
const THIN_EVERY_MS: i64 = DAY_MS;

/// Lets go of kept states that have become too old or too many, and queues the next look.
pub const THIN: Kind = Kind {
    name: "live.thin-history",
    run: thin,
};

/// A checkpoint's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointId(pub String);

/// A kept state, without the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Id.
    pub id: CheckpointId,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Last row of the log that it holds; it grows from state to state.
    pub seq: i64,
    /// Why it was kept.
    pub why: Why,
    /// What people call it; empty for those that the program made itself.
    pub label: String,
    /// Letter of the step that was under way.
    pub step: Option<String>,
    /// Participant who made it; none for the program.
    pub made_by: Option<String>,
}

/// A state to keep.
pub(super) struct NewCheckpoint {
    pub id: CheckpointId,
    pub at: i64,
    pub seq: i64,
    pub why: Why,
    pub label: String,
    pub step: Option<String>,
    pub made_by: Option<String>,
    pub state: Vec<u8>,
    /// Who worked where since the one before.
    pub work: Vec<Work>,
}

impl NewCheckpoint {
    /// One that nobody made by hand.
    pub(super) fn automatic(at: i64, why: Why, step: Option<String>, standing: Standing) -> Self {
        Self {
            id: CheckpointId(new_id(at)),
            at,
            seq: standing.seq,
            why,
            label: String::new(),
            step,
            made_by: None,
            state: standing.state,
            work: standing.work,
        }
    }
}

/// A document as it stands, to be kept.
pub(super) struct Standing {
    pub state: Vec<u8>,
    pub seq: i64,
    pub work: Vec<Work>,
}

impl Standing {
    /// What a room holds by row `seq` of its log. The work that it has noted is taken from it.
    pub(super) fn of(room: &mut Room, seq: i64) -> Self {
        Self {
            state: room.encode(),
            seq,
            work: room.judge_mut().noted_mut().take(),
        }
    }
}

/// The newest kept state, if it is known: without it a room counts from now on.
pub(super) async fn newest(parts: &Parts, canvas: &CanvasId) -> Option<Newest> {
    match history_store::newest(&parts.db, canvas).await {
        Ok(newest) => newest,
        Err(error) => {
            tracing::warn!(canvas = canvas.0, %error, "the newest checkpoint could not be read");
            None
        }
    }
}

/// Keeps a state unless the newest kept one is the same.
pub(super) async fn save_changed(
    db: &Db,
    canvas: &CanvasId,
    new: &NewCheckpoint,
) -> Result<(), DbError> {
    let newest = history_store::newest(db, canvas).await?;
    if newest.is_some_and(|newest| newest.seq >= new.seq) {
        return Ok(());
    }
    history_store::save_checkpoint(db, canvas, new).await
}

/// Keeps the state as it is now under a name; longer labels are cut. Fails with 409 when very many were kept.
pub async fn keep(
    app: &App,
    canvas: &CanvasId,
    label: &str,
    made_by: &str,
) -> Result<CheckpointId, Error> {
    let label = one_line(label).chars().take(LABEL_CHARS_MAX).collect();
    let kept = history_store::by_hand(&app.db, canvas).await?;
    if kept.count >= BY_HAND_MAX || kept.bytes >= BY_HAND_BYTES_MAX {
        return Err(Error::Conflict("history-full"));
    }
    let new = now(app, canvas, Why::Hand, made_by).await?;
    let new = NewCheckpoint { label, ..new };
    history_store::save_checkpoint(&app.db, canvas, &new).await?;
    Ok(new.id)
}

/// The canvas as it stands, for somebody to keep.
pub(super) async fn now(
    app: &App,
    canvas: &CanvasId,
    why: Why,
    made_by: &str,
) -> Result<NewCheckpoint, Error> {
    let row = store::canvas(&app.db, canvas).await?;
    let step = row.ok_or(Error::NotFound)?.settings().step;
    let standing = documents::to_keep(app, canvas).await?;
    Ok(NewCheckpoint {
        made_by: Some(made_by.to_owned()),
        ..NewCheckpoint::automatic(app.now_ms(), why, step, standing)
    })
}

/// Keeps the state at the end of a step, unless it was kept already.
pub(super) async fn keep_step(
    app: &App,
    canvas: &CanvasId,
    step: Option<String>,
) -> Result<(), Error> {
    let standing = documents::to_keep(app, canvas).await?;
    let new = NewCheckpoint::automatic(app.now_ms(), Why::Step, step, standing);
    Ok(save_changed(&app.db, canvas, &new).await?)
}

/// The canvas's checkpoints, newest first.
pub async fn list(app: &App, canvas: &CanvasId) -> Result<Vec<Checkpoint>, Error> {
    Ok(history_store::checkpoints(&app.db, canvas).await?)
}

/// A checkpoint of this canvas. Fails with 404 when there is none.
pub async fn find(app: &App, canvas: &CanvasId, id: &CheckpointId) -> Result<Checkpoint, Error> {
    let found = history_store::checkpoint(&app.db, canvas, id).await?;
    found.ok_or(Error::NotFound)
}

/// Names of those who worked before each kept state, after the one before, by the state's `seq`; none for those who
/// worked since the last.
pub async fn workers(
    app: &App,
    canvas: &CanvasId,
) -> Result<BTreeMap<Option<i64>, BTreeSet<String>>, Error> {
    let mut workers: BTreeMap<Option<i64>, BTreeSet<String>> = BTreeMap::new();
    for worker in history_store::workers(&app.db, canvas).await? {
        workers.entry(worker.kept).or_default().insert(worker.name);
    }
    let pending = work::pending(app, canvas).await;
    let since = workers.entry(None).or_default();
    since.extend(pending.into_iter().map(|work| work.name));
    for names in workers.values_mut() {
        names.remove("");
    }
    Ok(workers)
}

/// What stood on the canvas at a checkpoint of its own.
pub async fn content(app: &App, canvas: &CanvasId, id: &CheckpointId) -> Result<Content, Error> {
    Ok(stood(app, canvas, id).await?.content)
}

/// A kept state as it was read.
pub struct Stood {
    /// The template of the version that the canvas was of.
    pub template: &'static Template,
    /// What stood on it.
    pub content: Content,
}

/// What stood on the canvas at a checkpoint of its own, by the version that it was of then.
pub async fn stood(app: &App, canvas: &CanvasId, id: &CheckpointId) -> Result<Stood, Error> {
    let state = state(app, canvas, id).await?;
    let template = template_of(app, canvas, &state).await?;
    let content = canvas::from_state(&state, template).map_err(Error::internal)?;
    Ok(Stood { template, content })
}

async fn template_of(
    app: &App,
    canvas: &CanvasId,
    state: &[u8],
) -> Result<&'static Template, Error> {
    let row = store::canvas(&app.db, canvas).await?;
    let row = row.ok_or(Error::NotFound)?;
    let kind = canvas::kind_of_state(state).unwrap_or(row.kind);
    variants::template(app, &kind).await
}

/// Brings the canvas back to a checkpoint by a new change: what was written since goes to the bin or away,
/// and everybody who is there sees it happen. What stood before is kept first. A state from before the canvas moved to
/// another version is first made one of the present version by `fit`. `by` is the participant who does it and `name` what
/// they go by. Fails with 404 when there is no such checkpoint, and with 409 for a canvas in the archive.
pub async fn restore(
    app: &App,
    canvas: &CanvasId,
    id: &CheckpointId,
    (by, name): (&str, &str),
    fit: impl FnOnce(&Stood, &Template) -> Result<Content, Error>,
) -> Result<(), Error> {
    let row = store::canvas(&app.db, canvas).await?;
    let row = row.ok_or(Error::NotFound)?;
    if row.is_archived {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    let mut state = state(app, canvas, id).await?;
    let template = template_of(app, canvas, &state).await?;
    if template.kind != row.kind {
        let now = variants::template(app, &row.kind).await?;
        let content = canvas::from_state(&state, template).map_err(Error::internal)?;
        let fitted = fit(&Stood { template, content }, now)?;
        state = lay(now, &fitted, &row.generation);
    }
    let before = now(app, canvas, Why::Restore, by).await?;
    history_store::save_checkpoint(&app.db, canvas, &before).await?;
    // Others may have written since.
    let stood = documents::restore(app, canvas, &state).await?;
    if let Some(stood) = stood.filter(|stood| *stood != before.state) {
        history_store::save_state(&app.db, canvas, &before.id, &stood).await?;
    }
    work::note_whole(app, canvas, before.seq, (by, name)).await?;
    Ok(())
}

async fn state(app: &App, canvas: &CanvasId, id: &CheckpointId) -> Result<Vec<u8>, Error> {
    let found = history_store::checkpoint_state(&app.db, canvas, id).await?;
    found.ok_or(Error::NotFound)
}

/// Lets go of one kept state. Fails with 404 when there is none.
pub async fn forget(tx: &mut Tx<'_>, canvas: &CanvasId, id: &CheckpointId) -> Result<(), Error> {
    match history_store::forget_checkpoint(tx, canvas, id).await? {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

fn thin(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let now = app.now_ms();
        let mut after = String::new();
        loop {
            let some = history_store::with_history(&app.db, &after).await?;
            let Some(last) = some.last() else {
                break;
            };
            after.clone_from(last);
            for id in some {
                let canvas = CanvasId(id);
                let mut tx = app.db.begin().await?;
                history_store::thin(&mut tx, &canvas, now).await?;
                let unasked = now - OWN_KEPT_DAYS * DAY_MS;
                history_store::forget_unasked_work(&mut tx, &canvas, unasked).await?;
                tx.commit().await?;
            }
        }
        let mut tx = app.db.begin().await?;
        let next = now + THIN_EVERY_MS;
        jobs::enqueue_at(&mut tx, now, next, THIN.name, &Json::Null).await?;
        tx.commit().await?;
        Ok(())
    })
}
