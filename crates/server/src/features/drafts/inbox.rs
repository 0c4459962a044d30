//! The inbox of those who lead: notes that they take onto the canvas one by one, or do not.
use super::model::{Draft, Fate, Level};
use super::store::inbox as store;
use crate::app::App;
use crate::db::DbError;
use crate::features::live;
use crate::features::workshops::{Told, Workshop};
use crate::features::workspaces;
use crate::web::Error;

/// What came of asking for a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handled {
    /// It is done, now or by an earlier press.
    Done,
    /// It is not there any more: somebody else was quicker, or its writer removed it.
    Gone,
}

/// The drafts that wait in the inbox, oldest first. Nobody learns more of their writers than these were told: the names
/// of those who write without one are not in it.
pub async fn inbox(app: &App, workshop: &Workshop) -> Result<Vec<Draft>, DbError> {
    let mut waiting = store::waiting(&app.db, &workshop.id).await?;
    for draft in &mut waiting {
        if draft.level == Level::Anonymous {
            draft.writer.clear();
            draft.writer_name.clear();
        }
    }
    Ok(waiting)
}

/// Takes a draft onto its canvas, into `zone`, and forgets who wrote it if that was promised. A stop at any point loses
/// nothing, and a repeat writes nothing twice. Fails with 400 for a zone that the canvas has not, and with 409 when the
/// canvas takes nothing more: then the draft waits on.
pub async fn take(app: &App, workshop: &Workshop, id: &str, zone: &str) -> Result<Handled, Error> {
    let Some(draft) = store::find(&app.db, &workshop.id, id).await? else {
        return Ok(Handled::Gone);
    };
    let kind = kind_in(app, &draft, zone).await?;
    let now_ms = app.now_ms();
    store::seal(&app.db, &draft.id, zone, &kind, now_ms).await?;
    // What another has sealed a moment ago stays in the zone that they chose.
    let Some(draft) = store::find(&app.db, &workshop.id, id).await? else {
        return Ok(Handled::Gone);
    };
    match draft.fate {
        Fate::Taken => return Ok(Handled::Done),
        Fate::Declined => return Ok(Handled::Gone),
        Fate::Waiting => {}
    }
    let note = draft.revealed(now_ms);
    if let Err(error) = live::add_notes(app, &draft.canvas, vec![note]).await {
        store::unseal(&app.db, &draft.id).await?;
        return Err(error);
    }
    let mut tx = app.db.begin().await?;
    super::store::set_revealed(&mut tx, &draft.id, now_ms).await?;
    tx.commit().await?;
    app.workshops.tell(&workshop.id, Told::Everybody);
    Ok(Handled::Done)
}

/// The draft's kind if it goes into the zone, or else the first that does.
async fn kind_in(app: &App, draft: &Draft, zone: &str) -> Result<String, Error> {
    let head = workspaces::canvas_head(app, &draft.canvas.0).await?;
    let head = head.ok_or(Error::Conflict("canvas-is-archived"))?;
    let template = canvas::find(&head.kind).ok_or(Error::NotFound)?;
    let zone = template.zones.iter().find(|one| one.slug == zone);
    let kinds = &zone.ok_or(Error::Unreadable)?.kinds;
    let same = kinds.iter().find(|kind| **kind == draft.kind);
    same.or(kinds.first()).cloned().ok_or(Error::Unreadable)
}

/// Leaves a draft off the canvas: its writer sees that, and nobody else sees it any more.
pub async fn decline(app: &App, workshop: &Workshop, id: &str) -> Result<Handled, Error> {
    if store::decline(&app.db, &workshop.id, id, app.now_ms()).await? {
        app.workshops.tell(&workshop.id, Told::Everybody);
        return Ok(Handled::Done);
    }
    let found = store::find(&app.db, &workshop.id, id).await?;
    let is_declined = found.is_some_and(|draft| draft.fate == Fate::Declined);
    Ok(match is_declined {
        true => Handled::Done,
        false => Handled::Gone,
    })
}
