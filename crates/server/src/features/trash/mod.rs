//! The trash (roskakori): canvases and workspaces that somebody threw away. Nobody opens, finds or counts them there;
//! their facilitators bring them back whole or delete them for good, and after some days the program does.
//! The archive is another thing: it keeps and shows.
mod ending;
mod pages;
mod store;
mod throwing;
mod workspaces_trash;

pub use ending::{END, END_DUE};

use crate::app::App;
use crate::web::Routes;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes().merge(workspaces_trash::routes())
}

/// How long the trash keeps what was thrown away, milliseconds.
fn kept_ms(app: &App) -> i64 {
    i64::from(app.config.trash_days) * DAY_MS
}
