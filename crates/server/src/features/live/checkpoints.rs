//! States of a canvas kept for reading, comparing and restoring: at each step change, every ten minutes of
//! work, and by hand.
use canvas::content::Content;

use super::documents;
use super::store;
use crate::app::App;
use crate::clock::new_id;
use crate::db::{Db, DbError};
use crate::features::workspaces::CanvasId;
use crate::web::Error;
use crate::web::forms::one_line;

/// Checkpoints that the program made itself, kept for each canvas; older ones go.
const OWN_MAX: i64 = 100;
/// States that people may keep of one canvas.
const BY_HAND_MAX: i64 = 100;
/// Length of a label, in characters.
pub const LABEL_CHARS_MAX: usize = 120;

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
    pub label: String,
    pub step: Option<String>,
    pub made_by: Option<String>,
    pub state: Vec<u8>,
}

impl NewCheckpoint {
    /// One that the program makes itself.
    pub(super) fn automatic(at: i64, seq: i64, step: Option<String>, state: Vec<u8>) -> Self {
        Self {
            id: CheckpointId(new_id(at)),
            at,
            seq,
            label: String::new(),
            step,
            made_by: None,
            state,
        }
    }
}

pub(super) async fn save(db: &Db, canvas: &CanvasId, new: &NewCheckpoint) -> Result<(), DbError> {
    store::save_checkpoint(db, canvas, new, OWN_MAX).await
}

/// Keeps the state as it is now under a name; longer labels are cut. Fails with 409 when very many were kept.
pub async fn keep(
    app: &App,
    canvas: &CanvasId,
    label: &str,
    made_by: &str,
) -> Result<CheckpointId, Error> {
    let row = store::canvas(&app.db, canvas)
        .await?
        .ok_or(Error::NotFound)?;
    if store::count_kept_by_hand(&app.db, canvas).await? >= BY_HAND_MAX {
        return Err(Error::Conflict("history-full"));
    }
    let (state, seq) = documents::state_and_seq(app, canvas).await?;
    let new = NewCheckpoint {
        label: one_line(label).chars().take(LABEL_CHARS_MAX).collect(),
        made_by: Some(made_by.to_owned()),
        ..NewCheckpoint::automatic(app.now_ms(), seq, row.settings().step, state)
    };
    save(&app.db, canvas, &new).await?;
    Ok(new.id)
}

/// Keeps the state at the end of a step.
pub(super) async fn keep_step(
    app: &App,
    canvas: &CanvasId,
    step: Option<String>,
) -> Result<(), Error> {
    let (state, seq) = documents::state_and_seq(app, canvas).await?;
    let new = NewCheckpoint::automatic(app.now_ms(), seq, step, state);
    Ok(save(&app.db, canvas, &new).await?)
}

/// The canvas's checkpoints, newest first.
pub async fn list(app: &App, canvas: &CanvasId) -> Result<Vec<Checkpoint>, Error> {
    Ok(store::checkpoints(&app.db, canvas).await?)
}

/// What stood on the canvas at a checkpoint of its own.
pub async fn content(app: &App, canvas: &CanvasId, id: &CheckpointId) -> Result<Content, Error> {
    let row = store::canvas(&app.db, canvas)
        .await?
        .ok_or(Error::NotFound)?;
    let template = canvas::find(&row.kind).ok_or(Error::NotFound)?;
    let state = state(app, canvas, id).await?;
    canvas::from_state(&state, template).map_err(Error::internal)
}

/// Brings the canvas back to a checkpoint by a new change: what was written since goes to the bin or away,
/// and everybody who is there sees it happen. Fails with 409 for a canvas in the archive.
pub async fn restore(app: &App, canvas: &CanvasId, id: &CheckpointId) -> Result<(), Error> {
    let row = store::canvas(&app.db, canvas).await?;
    if row.ok_or(Error::NotFound)?.is_archived {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    let state = state(app, canvas, id).await?;
    documents::restore(app, canvas, &state).await
}

async fn state(app: &App, canvas: &CanvasId, id: &CheckpointId) -> Result<Vec<u8>, Error> {
    let found = store::checkpoint_state(&app.db, canvas, id).await?;
    found.ok_or(Error::NotFound)
}
