//! Descriptions as tables: brought from a spreadsheet, seen first as what they would change, and taken home in the same
//! columns. All of a table is brought or nothing; every fault is told with its cell.
mod columns;
mod entries;
mod faults;
mod grid;
mod judge;
mod kept;
mod lists;
mod pages;
mod preview;
mod template;
mod terms;
mod upload;

pub use entries::{Taken, Words};
pub use faults::CellFault;
pub use grid::{FILE_BYTES_MAX, Unreadable};
pub use kept::FORGET;
pub use preview::{Ready, Rows};
pub use upload::{Upload, read as upload};

use tokio::sync::Semaphore;

use grid::Grid;
use preview::preview;

use super::bring::Sender;
use super::publishing::Done;
use crate::app::App;
use crate::features::workspaces::WorkspaceId;
use crate::web::{Error, Routes};

/// Files are read one at a time: each may take some hundred megabytes while it is.
static READING: Semaphore = Semaphore::const_new(1);

/// Routes of tables.
pub(super) fn routes() -> Routes {
    pages::routes().merge(lists::routes())
}

/// What came of a table that can be read: what it would do, or what is wrong with its cells and how much that is.
pub type Looked = Result<Ready, (Vec<CellFault>, usize)>;

/// Reads a table for a workspace without changing anything.
pub async fn look(
    app: &App,
    workspace: &WorkspaceId,
    file: Vec<u8>,
) -> Result<Result<Looked, Unreadable>, Error> {
    Ok(match read(file).await? {
        Ok(grid) => Ok(preview(app, workspace, grid).await?),
        Err(why) => Err(why),
    })
}

/// Brings what was looked at. Fails with 409 when its entries are not as they were any more.
pub async fn bring(
    app: &App,
    workspace: &WorkspaceId,
    sender: Sender<'_>,
    ready: Ready,
) -> Result<Vec<Done>, Error> {
    let Ready { models, seen, .. } = ready;
    super::bring::publish_seen(app, workspace, sender, models, Some(&seen)).await
}

async fn read(file: Vec<u8>) -> Result<Result<Grid, Unreadable>, Error> {
    let _alone = READING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || grid::read(&file))
        .await
        .map_err(Error::internal)
}
