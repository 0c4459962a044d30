//! Live canvases: the rooms in which a shared document is worked on, their log, and the socket into them.
//! The wire is `docs/reference/live-document.md`; what a room decides is the crate `collab`.
mod admission;
mod changes;
pub mod checkpoints;
mod damage;
mod documents;
mod history_store;
mod judge;
mod load;
pub mod log;
mod moving;
mod notes;
mod outbox;
mod pace;
mod places;
mod reads;
mod restore;
mod rooms;
mod rows;
mod settings;
mod sitter;
mod socket;
mod sockets;
mod standing;
mod store;
mod summary;
mod task;
mod thinning;
mod wire;
mod work;

pub use changes::Changes;
pub use checkpoints::{
    Checkpoint, CheckpointId, Stood, THIN, content as checkpoint_content, find as find_checkpoint,
    forget as forget_checkpoint, keep as keep_checkpoint, list as list_checkpoints,
    restore as restore_checkpoint, stood as checkpoint_stood, workers,
};
pub use damage::{Damage, damages};
pub use documents::{
    apply, content, create, duplicate, edit, replay, settled, standing, start_with, state,
};
pub use load::LoadError;
pub use moving::{Unmoved, move_canvas};
pub use notes::{Answer, add_note, add_notes, add_words, bin_note, permits_note};
pub use pace::Pace;
pub use places::SOCKETS_OF_ONE_MAX;
pub use reads::note_read;
pub use rooms::{Refusal, Rooms};
pub use rows::{bring_rows, permits_rows};
pub use settings::{change_settings, settings};
pub use summary::begin_summary;
pub use thinning::Why;
pub use work::{Work, work};

use collab::Close;

use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, DbError, Tx};
use crate::features::workspaces::CanvasId;
use crate::web::Routes;

/// The socket.
pub fn routes() -> Routes {
    Routes::new().get("/collab/{canvas}", socket::open)
}

/// The rooms of an installation, with a log that writes to its database by a connection of its own.
pub async fn open(config: &Config, db: &Db, clock: Clock) -> Result<Rooms, DbError> {
    let log = open_log(config, db).await?;
    Ok(Rooms::new(db.clone(), clock, log, Pace::default()))
}

/// The log of an installation.
pub async fn open_log(config: &Config, db: &Db) -> Result<log::Log, DbError> {
    let file = config.database_file();
    Ok(log::Log::start(db.separate_writer(file.as_deref()).await?))
}

/// Sends everybody away from a canvas that is deleted (4404), and lets its room go.
pub fn close(app: &App, canvas: &CanvasId) {
    app.rooms
        .tell_open(canvas, rooms::Command::Close(Close::NoSuchCanvas));
}

/// Deletes everything that was ever written on the canvas, its history too; [`close`] it once this is committed.
pub async fn forget(tx: &mut Tx<'_>, canvas: &CanvasId) -> Result<(), DbError> {
    store::forget(tx, canvas).await
}

/// Takes nobody more in, closes every socket with 1012, and waits until all that was taken is written.
pub async fn shut_down(app: &App) {
    app.rooms.stop().await;
}
