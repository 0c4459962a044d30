//! Canvases (työpohjat): their life, the workspace's page that shows them, the canvas's own page and its
//! projector. What is written on them lives in `live`.
mod glyphs;
mod history;
mod lifecycle;
mod model;
mod origins;
pub mod outline;
mod pages;
mod panels;
mod projector;
pub mod props;
mod show;
mod store;
mod voices;
mod workspace_page;

pub use lifecycle::{NewCanvas, Ready, create, create_as, create_ready};
pub use model::{CanvasRecord, Progress};
pub use props::{CanvasProps, ViewName, WorkspaceLink};
pub use show::{props as page_props, script_json};

use crate::app::App;
use crate::db::DbError;
use crate::web::routes::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    workspace_page::routes()
        .merge(pages::routes())
        .merge(projector::routes())
        .merge(history::routes())
        .merge(voices::routes())
}

/// The canvas in its workspace, unless it is deleted.
pub async fn find(app: &App, workspace: &str, id: &str) -> Result<Option<CanvasRecord>, DbError> {
    let found = store::find(&app.db, workspace, id).await?;
    Ok(found.filter(|record| record.deleted_at.is_none()))
}

/// The workspace's canvases, oldest first.
pub async fn list(app: &App, workspace: &str) -> Result<Vec<CanvasRecord>, DbError> {
    store::list(&app.db, workspace).await
}
