//! Private writing: notes wait on the server, shown to nobody but their writer, until somebody who leads reveals them
//! all at once. What the writer was told about their name when they wrote is what happens, whatever is chosen later.
mod inbox;
mod model;
mod store;

pub use inbox::{Handled, decline, inbox, take};
pub use model::{Draft, Fate, Level, Release, Waiting};

use std::collections::BTreeMap;

use canvas::content::Note;

use crate::app::App;
use crate::clock::random_bytes;
use crate::db::DbError;
use crate::features::workshops::{Item, Told, Workshop};
use crate::features::workspaces::{CanvasId, Who};
use crate::features::{audit, live};
use crate::web::Error;

/// Drafts of one person that wait in a workshop.
const OWN_MAX: usize = 100;

/// Whose draft it is, and where.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The workshop.
    pub workshop: &'a Workshop,
    /// Who writes.
    pub who: &'a Who,
}

/// What a draft is written under.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// What its writer was told.
    pub level: Level,
    /// How it comes onto the canvas.
    pub release: Release,
}

impl Terms {
    /// What was told of who comes onto the canvas in this way.
    pub fn level_of(self, release: Release) -> Option<Level> {
        (self.release == release).then_some(self.level)
    }
}

/// Keeps a note of an item as a draft, if its writer might add it once the item is open; gives its id. The same words
/// in the same zone are one draft.
pub async fn write(
    app: &App,
    desk: Desk<'_>,
    item: &Item,
    terms: Terms,
    note: Note,
) -> Result<live::Answer<String>, Error> {
    let canvas = item.canvas.as_ref().ok_or(Error::NotFound)?;
    let allowed = permits(app, desk.who, item, &canvas.id, &note).await?;
    if let Err(key) = allowed {
        return Ok(Err(key));
    }
    let mut own = own(app, desk).await?;
    own.retain(|one| one.fate == Fate::Waiting);
    let is_same = |one: &&Draft| {
        (&one.item, &one.zone, &one.kind, &one.text)
            == (&item.id, &note.zone, &note.kind, &note.text)
    };
    if let Some(same) = own.iter().find(is_same) {
        return Ok(Ok(same.id.clone()));
    }
    if own.len() >= OWN_MAX {
        return Ok(Err("drafts-full"));
    }
    let draft = Draft {
        id: note.id,
        item: item.id.clone(),
        canvas: canvas.id.clone(),
        zone: note.zone,
        kind: note.kind,
        text: note.text,
        level: terms.level,
        release: terms.release,
        fate: Fate::Waiting,
        writer: desk.who.id.clone(),
        writer_name: desk.who.name.clone(),
        note_id: random_id(),
        written_at: note.at,
    };
    store::insert(&app.db, &desk.workshop.id, &draft).await?;
    app.workshops.tell(&desk.workshop.id, Told::Leaders);
    Ok(Ok(draft.id))
}

/// An id without time or order in it.
fn random_id() -> String {
    uuid::Builder::from_random_bytes(random_bytes::<16>())
        .into_uuid()
        .to_string()
}

/// As if the item's step were open: while notes are written in private, the room itself is closed.
async fn permits(
    app: &App,
    who: &Who,
    item: &Item,
    canvas: &CanvasId,
    note: &Note,
) -> Result<live::Answer<()>, Error> {
    live::permits_note(app, canvas, who, note, |settings| {
        settings.paused = false;
        settings.step.clone_from(&item.step);
    })
    .await
}

/// The person's drafts that wait, and those of the inbox with what became of them, newest first.
pub async fn own(app: &App, desk: Desk<'_>) -> Result<Vec<Draft>, DbError> {
    store::own(&app.db, &desk.workshop.id, &desk.who.id).await
}

/// Changes the text of one's own draft. Fails with 409 when it does not wait any more.
pub async fn set_text(app: &App, desk: Desk<'_>, id: &str, text: &str) -> Result<(), Error> {
    let (workshop, writer) = (&desk.workshop.id, &desk.who.id);
    match store::set_text(&app.db, workshop, writer, id, text).await? {
        true => Ok(()),
        false => Err(Error::Conflict("drafts-gone")),
    }
}

/// Removes one's own draft. Fails with 409 when it does not wait any more.
pub async fn remove(app: &App, desk: Desk<'_>, id: &str) -> Result<(), Error> {
    if !store::remove(&app.db, &desk.workshop.id, &desk.who.id, id).await? {
        return Err(Error::Conflict("drafts-gone"));
    }
    app.workshops.tell(&desk.workshop.id, Told::Leaders);
    Ok(())
}

/// How many drafts wait, by item and zone.
pub async fn waiting(app: &App, workshop: &Workshop) -> Result<Vec<Waiting>, DbError> {
    store::waiting(&app.db, &workshop.id).await
}

/// Revealed notes whose writers those who lead may know, with those writers.
pub async fn known(app: &App, workshop: &Workshop) -> Result<Vec<Draft>, DbError> {
    store::known(&app.db, &workshop.id).await
}

/// Copies the drafts of an item to its canvas in one change, and forgets who wrote those without a name. A stop at any
/// point loses nothing, and a repeat writes nothing twice. Fails with 409 when the canvas takes nothing more.
pub async fn reveal(app: &App, workshop: &Workshop, item: &str, by: &Who) -> Result<(), Error> {
    let now_ms = app.now_ms();
    store::seal(&app.db, &workshop.id, item, now_ms).await?;
    let drafts = store::sealed(&app.db, &workshop.id, item).await?;
    let mut notes: BTreeMap<&str, Vec<Note>> = BTreeMap::new();
    for draft in &drafts {
        let of_canvas = notes.entry(&draft.canvas.0).or_default();
        of_canvas.push(draft.revealed(now_ms));
    }
    for (canvas, notes) in notes {
        live::add_notes(app, &CanvasId(canvas.to_owned()), notes).await?;
    }
    if drafts.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    for draft in &drafts {
        store::set_revealed(&mut tx, &draft.id, now_ms).await?;
    }
    let (workspace, id) = (Some(workshop.workspace.0.as_str()), &workshop.id.0);
    audit::record(
        &mut tx,
        now_ms,
        &by.id,
        "workshop.reveal",
        workspace,
        id,
        "",
    )
    .await?;
    tx.commit().await?;
    app.workshops.tell(&workshop.id, Told::Everybody);
    Ok(())
}
