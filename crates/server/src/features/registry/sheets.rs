//! What canvases that describe one thing each say of it, in several workspaces at once: whoever asks names those that the
//! reader may read.
use serde_json::Value as Json;

use super::model::{Details, details};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, dialect};

/// Most canvases that are told of, the last changed first.
const DESCRIBED_MAX: i64 = 2_000;

/// A canvas and the thing it describes.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// The canvas.
    pub canvas: String,
    /// Its workspace.
    pub workspace: String,
    /// What it calls the thing.
    pub name: String,
    /// What it says of it.
    pub details: Details,
}

impl FromRow for Described {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            canvas: row.get("canvas_id")?,
            workspace: row.get("workspace_id")?,
            name: row.get("name")?,
            details: details(row)?,
        })
    }
}

/// What canvases of a kind describe in these workspaces; canvases in the archive are left out.
pub async fn described(
    db: &Db,
    workspaces: &[String],
    kind: &str,
) -> Result<Vec<Described>, DbError> {
    let values = args![Json::from(workspaces).to_string(), kind, DESCRIBED_MAX];
    db.all(db.text(dialect::DESCRIBED), values).await
}
