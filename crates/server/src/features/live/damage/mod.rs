//! Looking for documents that cannot be brought back: for whoever keeps an installation.
mod store;

use std::fmt;

use super::load::{self, LoadError};
use crate::db::{Db, DbError};
use crate::features::workspaces::CanvasId;
use store::Logged;

/// A canvas whose document is not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Its id.
    pub canvas: String,
    /// Kind of the canvas.
    pub kind: String,
    /// What people call it.
    pub title: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            canvas,
            kind,
            title,
            what,
        } = self;
        write!(f, "canvas {canvas} ({kind}, “{title}”): {what}")
    }
}

/// Reads every canvas as if somebody opened it; gives how many there are, and those that are not whole.
pub async fn damages(db: &Db) -> Result<(usize, Vec<Damage>), DbError> {
    let (mut count, mut damages) = (0, Vec::new());
    let mut after = String::new();
    loop {
        let canvases = store::next(db, &after).await?;
        let Some(last) = canvases.last() else {
            return Ok((count, damages));
        };
        after.clone_from(&last.id);
        count += canvases.len();
        for logged in canvases {
            if let Some(what) = look(db, &logged).await? {
                damages.push(Damage {
                    canvas: logged.id,
                    kind: logged.kind,
                    title: logged.title,
                    what,
                });
            }
        }
    }
}

/// What is wrong with a canvas, if anything is.
async fn look(db: &Db, logged: &Logged) -> Result<Option<String>, DbError> {
    let lost = logged.last - logged.covered - logged.rows;
    if logged.rows > 0 && lost != 0 {
        return Ok(Some(format!(
            "of the rows {} to {} of its log {lost} are missing",
            logged.covered + 1,
            logged.last
        )));
    }
    match load::load(db, &CanvasId(logged.id.clone())).await {
        // Deleted meanwhile.
        Ok(_) | Err(LoadError::NoSuchCanvas) => Ok(None),
        Err(LoadError::Db(error)) => Err(error),
        Err(error) => Ok(Some(error.to_string())),
    }
}
