//! Comments (kommentit) on notes and action points (toimenpiteet): what people say about what stands on a canvas, and
//! who does what by when. Both are rows beside the document: they are written also when the canvas is closed for
//! writing, and stay when a note goes to the bin.
mod comments;
mod desk;
mod island;
mod model;
mod notes;
mod pages;
mod points;
mod store;
mod views;

use std::collections::BTreeMap;

pub use desk::{CommentDraft, Desk, PointDraft, Progress};
pub use island::{CommentShown, PointShown, TalkShown};
pub use model::{ActionPoint, Comment};

use crate::app::App;
use crate::db::DbError;
use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(comments::routes())
        .merge(points::routes())
        .merge(island::routes())
}

/// What was said about a canvas, and what was agreed to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// By note id, oldest first; a note may be in the bin, or gone.
    pub comments: BTreeMap<String, Vec<Comment>>,
    /// What is to be done comes first, by date, and what is done last.
    pub action_points: Vec<ActionPoint>,
}

/// The canvas's comments and action points. Whoever shows those of a private canvas calls `live::note_read` before.
pub async fn of_canvas(app: &App, canvas: &str) -> Result<Talk, DbError> {
    let mut talk = Talk {
        action_points: action_points(app, canvas).await?,
        ..Talk::default()
    };
    for comment in comments(app, canvas).await? {
        let of_note = talk.comments.entry(comment.note.clone()).or_default();
        of_note.push(comment);
    }
    Ok(talk)
}

/// The canvas's comments, oldest first.
pub async fn comments(app: &App, canvas: &str) -> Result<Vec<Comment>, DbError> {
    store::comments(&app.db, canvas).await
}

/// The canvas's action points: what is to be done by date, and then what is done.
pub async fn action_points(app: &App, canvas: &str) -> Result<Vec<ActionPoint>, DbError> {
    store::points(&app.db, canvas).await
}
