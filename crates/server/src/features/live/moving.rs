//! A canvas moved to another version of its variant. Its room does it between two commits: what stood is kept, the document
//! changed, and the canvas given its new kind and generation in one transaction. Then everybody is sent away with 4409 and
//! comes back to a room of the new kind; what they had not sent goes to their tray.
use canvas::Template;
use canvas::content::{Content, Signed};
use canvas::file::lay;
use canvas::variant::next;
use tokio::sync::oneshot;
use yrs::{Map as _, Transact as _, TransactionMut, WriteTxn as _};

use super::documents::open;
use super::restore::{Leftover, bring_to};
use super::rooms::Command;
use crate::app::App;
use crate::clock::new_id;
use crate::db::DbError;
use crate::features::workspaces::{CanvasId, Who};
use crate::web::Error;

/// Why a canvas was not moved; nothing of it was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmoved {
    /// It is not as it was when it was looked at.
    Outdated,
    /// What stands on the part of this place does not fit where it was to go.
    NoRoom(String),
    /// The canvas or its workspace is in the archive.
    Archived,
    /// It could not be written.
    NotSaved,
}

impl From<DbError> for Unmoved {
    fn from(error: DbError) -> Self {
        tracing::error!(%error, "a canvas could not be moved to another version");
        Self::NotSaved
    }
}

/// Decides, by what stands on the canvas, what is to stand on it.
pub(super) type Decide =
    Box<dyn FnOnce(&'static Template, &Content) -> Result<Content, Unmoved> + Send>;

/// What the room is to do.
pub(super) struct Move {
    pub to: &'static Template,
    pub decide: Decide,
    /// The new generation.
    pub generation: String,
    pub by: Signed,
    pub workspace: String,
    pub done: oneshot::Sender<Result<(), Unmoved>>,
}

/// Moves the canvas to the version `to`, if `decide` says what is to stand on it then.
pub async fn move_canvas(
    app: &App,
    (workspace, canvas): (&str, &CanvasId),
    to: &'static Template,
    who: &Who,
    decide: impl FnOnce(&'static Template, &Content) -> Result<Content, Unmoved> + Send + 'static,
) -> Result<Result<(), Unmoved>, Error> {
    let (done, outcome) = oneshot::channel();
    let at = app.now_ms();
    app.rooms.ask(
        canvas,
        Command::Move(Box::new(Move {
            to,
            decide: Box::new(decide),
            generation: new_id(at),
            by: Signed {
                by: who.id.clone(),
                name: who.name.clone(),
                at,
            },
            workspace: workspace.to_owned(),
            done,
        })),
    )?;
    match outcome.await {
        Ok(Err(Unmoved::NotSaved)) => Err(Error::not_saved("a canvas was not moved")),
        Ok(told) => Ok(told),
        // The room closed before it was its turn, as when somebody else has moved the canvas.
        Err(_) => Ok(Err(Unmoved::Outdated)),
    }
}

/// What writes the new version into the document.
pub(super) fn writing(
    (from, to): (&'static Template, &'static Template),
    before: &Content,
    after: &Content,
    generation: &str,
    at_ms: i64,
) -> Result<collab::Edit, Unmoved> {
    let laid = lay(to, after, generation);
    let target = open(&laid).map_err(|_| Unmoved::NotSaved)?;
    let generation = generation.to_owned();
    let fields = from.fields.iter().map(|field| &field.slug);
    let gone = fields.filter(|slug| to.field(slug).is_none());
    let gone = gone.map(|slug| format!("{}field:{slug}", canvas::META_REF));
    let hearts = before.hearts.keys().chain(before.cleared.keys());
    let hearts = hearts.filter(|key| !after.hearts.contains_key(*key));
    let (gone, cold): (Vec<String>, Vec<String>) = (gone.collect(), hearts.cloned().collect());
    Ok(Box::new(move |txn: &mut TransactionMut<'_>| {
        bring_to(txn, &target.transact(), Leftover::Away, at_ms);
        let meta = txn.get_or_insert_map("meta");
        meta.insert(txn, "kind", to.kind.as_str());
        meta.insert(txn, "version", i64::from(to.version));
        meta.insert(txn, "generation", generation);
        for key in gone {
            meta.remove(txn, &key);
        }
        // What is told of hearts that went before names rows that may be gone.
        if to
            .matrix
            .as_ref()
            .and_then(canvas::template::MatrixSpec::heart_row)
            .is_none()
        {
            let cleared = txn.get_or_insert_map(canvas::hearts::CLEARED);
            for key in cold {
                cleared.remove(txn, &key);
            }
        }
    }))
}

/// Letters that change, each with what it becomes.
pub(super) fn new_letters(from: &Template, to: &Template) -> Vec<(String, Option<String>)> {
    let letters = next::letters(from, to).into_iter();
    letters
        .filter(|(old, new)| new.as_ref() != Some(old))
        .collect()
}
