//! Notes of people who write without a client of their own, on a plain form. What they may is what their client might.
use canvas::content::{Note, Signed};
use canvas::permits::Voices;
use canvas::settings::{Role, Settings};
use canvas::{Actor, Denial, Template, single};
use tokio::sync::oneshot;

use super::documents::{content, edit};
use super::store;
use crate::app::App;
use crate::features::workspaces::{CanvasId, Who};
use crate::i18n::MsgKey;
use crate::web::Error;

/// What came of asking: done, or the key of the message that says why not.
pub type Answer<T> = Result<T, MsgKey>;

/// A canvas as somebody without a client writes on it.
pub(super) struct Desk {
    pub template: &'static Template,
    pub settings: Settings,
    pub actor: Actor,
}

impl Desk {
    /// Whether they may not write just now, whatever it is.
    pub(super) fn is_paused(&self) -> bool {
        self.settings.paused && self.actor.role == Role::Participant
    }

    fn permits(&self, note: &Note) -> Answer<()> {
        single::permits_new(self.template, &self.actor, &self.settings, note).map_err(Denial::key)
    }
}

/// The canvas; the key of a message when nothing is written on it any more.
pub(super) async fn desk(app: &App, canvas: &CanvasId, who: &Who) -> Result<Answer<Desk>, Error> {
    let row = store::canvas(&app.db, canvas).await?;
    let row = row.ok_or(Error::NotFound)?;
    if row.is_archived {
        return Ok(Err("canvas-is-archived"));
    }
    Ok(Ok(Desk {
        template: canvas::find(&row.kind).ok_or(Error::NotFound)?,
        settings: row.settings(),
        actor: Actor {
            id: who.id.clone(),
            name: who.name.clone(),
            role: who.role,
            // They are for columns and cells, which no note is.
            voices: Voices::default(),
        },
    }))
}

/// Whether `who` might add the note with a client of their own, if the room's settings were those that `change` makes
/// of them.
pub async fn permits_note(
    app: &App,
    canvas: &CanvasId,
    who: &Who,
    note: &Note,
    change: impl FnOnce(&mut Settings),
) -> Result<Answer<()>, Error> {
    let desk = desk(app, canvas, who).await?;
    Ok(desk.and_then(|mut desk| {
        change(&mut desk.settings);
        desk.permits(note)
    }))
}

/// Adds a note for `who`, if they might add it with a client of their own; gives its id. The same words by the same
/// person in the same zone are one note: whoever presses twice writes once.
pub async fn add_note(
    app: &App,
    canvas: &CanvasId,
    who: &Who,
    note: Note,
) -> Result<Answer<String>, Error> {
    let desk = match desk(app, canvas, who).await? {
        Ok(desk) => desk,
        Err(key) => return Ok(Err(key)),
    };
    if let Err(key) = desk.permits(&note) {
        return Ok(Err(key));
    }
    let (tell, told) = oneshot::channel();
    edit(app, canvas, move |txn| {
        let stands = canvas::read(&*txn, desk.template);
        let is_same = |one: &&Note| {
            (&one.author, &one.zone, &one.kind, &one.text)
                == (&note.author, &note.zone, &note.kind, &note.text)
        };
        let added = match stands.notes.iter().find(is_same) {
            Some(same) => Ok(same.id.clone()),
            None => single::add(txn, &note).map(|()| note.id),
        };
        // Whoever asked waits for it.
        let _ = tell.send(added.map_err(Denial::key));
    })
    .await?;
    told.await.map_err(Error::internal)
}

/// Writes words at the end of a field for `who`, `after` what stands there, if they might with a client of their own.
pub async fn add_words(
    app: &App,
    canvas: &CanvasId,
    who: &Who,
    field: &str,
    (after, words): (&'static str, String),
) -> Result<Answer<()>, Error> {
    let desk = match desk(app, canvas, who).await? {
        Ok(desk) => desk,
        Err(key) => return Ok(Err(key)),
    };
    if let Err(denial) = single::permits_words(desk.template, &desk.actor, &desk.settings, field) {
        return Ok(Err(denial.key()));
    }
    let by = Signed {
        by: who.id.clone(),
        name: who.name.clone(),
        at: app.now_ms(),
    };
    let field = field.to_owned();
    let (tell, told) = oneshot::channel();
    edit(app, canvas, move |txn| {
        let added = single::add_words(txn, &field, (after, &words), &by);
        // Whoever asked waits for it.
        let _ = tell.send(added.map_err(Denial::key));
    })
    .await?;
    told.await.map_err(Error::internal)
}

/// Adds notes that the server writes itself, in one change; those that are there already stay as they are. Fails with
/// 409 when the canvas is in the archive or has no room for them: then none of them is added.
pub async fn add_notes(app: &App, canvas: &CanvasId, notes: Vec<Note>) -> Result<(), Error> {
    let row = store::canvas(&app.db, canvas).await?;
    if row.ok_or(Error::NotFound)?.is_archived {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    let (tell, told) = oneshot::channel();
    edit(app, canvas, move |txn| {
        // Whoever asked waits for it.
        let _ = tell.send(single::add_all(txn, &notes));
    })
    .await?;
    let added = told.await.map_err(Error::internal)?;
    added.map_err(|denial| Error::Conflict(denial.key()))
}

/// Puts a note in the bin for `who`, if they might with a client of their own. One that is gone already is no fault.
pub async fn bin_note(
    app: &App,
    canvas: &CanvasId,
    who: &Who,
    id: &str,
) -> Result<Answer<()>, Error> {
    let desk = match desk(app, canvas, who).await? {
        Ok(desk) => desk,
        Err(key) => return Ok(Err(key)),
    };
    let stands = content(app, canvas).await?;
    let Some(note) = stands.notes.into_iter().find(|note| note.id == id) else {
        return Ok(Ok(()));
    };
    let allowed = single::permits_bin(desk.template, &desk.actor, &desk.settings, &note);
    if let Err(denial) = allowed {
        return Ok(Err(denial.key()));
    }
    let at_ms = app.now_ms();
    edit(app, canvas, move |txn| {
        single::bin(txn, &note.id, &desk.actor, at_ms);
    })
    .await?;
    Ok(Ok(()))
}
