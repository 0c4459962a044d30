//! Brings a stored document back.
use collab::Close;

use super::judge::{Room, Rules};
use super::store;
use crate::db::{Db, DbError};
use crate::features::workspaces::CanvasId;
use crate::web::Error;

/// A document in memory.
pub(super) struct Loaded {
    pub room: Room,
    /// Number of the last row of the log that it holds.
    pub seq: i64,
}

/// Why a document could not be brought back.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such canvas.
    #[error("no such canvas")]
    NoSuchCanvas,
    /// The canvas has no document at all: never an empty one instead.
    #[error("the canvas has no document")]
    Nothing,
    /// Its kind is unknown to this version of the program.
    #[error("no template of kind {0}")]
    UnknownKind(String),
    /// What is stored is not whole.
    #[error(transparent)]
    Document(#[from] collab::LoadError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The document could not be computed.
    #[error("the document could not be computed: {0}")]
    Task(#[from] tokio::task::JoinError),
}

impl LoadError {
    /// How a socket that asked for it closes.
    pub(super) fn close(&self) -> Close {
        match self {
            Self::NoSuchCanvas => Close::NoSuchCanvas,
            _ => Close::NotSaved,
        }
    }
}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::NoSuchCanvas => Self::NotFound,
            other => Self::internal(other),
        }
    }
}

/// Loads the canvas's document whole, or fails.
pub(super) async fn load(db: &Db, id: &CanvasId) -> Result<Loaded, LoadError> {
    let row = store::canvas(db, id)
        .await?
        .ok_or(LoadError::NoSuchCanvas)?;
    let template =
        canvas::find(&row.kind).ok_or_else(|| LoadError::UnknownKind(row.kind.clone()))?;
    let stored = store::stored(db, id).await?;
    if stored.seq == 0 {
        return Err(LoadError::Nothing);
    }
    // Settings are read last: a change after this reaches the room by itself.
    let settings = store::canvas(db, id)
        .await?
        .ok_or(LoadError::NoSuchCanvas)?
        .settings();
    let rules = Rules::new(template, row.generation);
    let seed = stored.seed;
    let room = tokio::task::spawn_blocking(move || Room::load(seed, rules, settings)).await??;
    Ok(Loaded {
        room,
        seq: stored.seq,
    })
}
