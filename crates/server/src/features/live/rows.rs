//! Rows of a spreadsheet written as one change, for somebody who writes without a client of their own. What they may is
//! what their client might. The state before it is kept, so that it can be taken back.
use canvas::rows::{RowChange, RowsRefused, write_rows};
use canvas::{Denial, Template};
use tokio::sync::oneshot;
use yrs::{ReadTxn as _, StateVector};

use super::checkpoints::now;
use super::documents::edit;
use super::history_store;
use super::notes::{Answer, Desk, desk};
use super::thinning::Why;
use super::work::Work;
use crate::app::App;
use crate::db::DbError;
use crate::features::workspaces::{CanvasId, Who};
use crate::web::Error;

/// Whether `who` might make each of these changes with a client of their own, in their order; or why nothing at all is
/// written on the canvas.
pub async fn permits_rows(
    app: &App,
    canvas: &CanvasId,
    who: &Who,
    rows: &[RowChange],
) -> Result<Answer<Vec<Answer<()>>>, Error> {
    let desk = desk(app, canvas, who).await?;
    Ok(desk.and_then(|desk| {
        if desk.is_paused() {
            return Err(Denial::Paused.key());
        }
        Ok(rows.iter().map(|row| permits(&desk, row)).collect())
    }))
}

fn permits(desk: &Desk, row: &RowChange) -> Answer<()> {
    let asked = row.permits(desk.template, &desk.actor, &desk.settings);
    asked.map_err(Denial::key)
}

/// Writes all of the rows for `who` as one change, or none of them and says why. Rows that were written already are left
/// alone, so that whoever presses twice writes once.
pub async fn bring_rows(
    app: &App,
    canvas: &CanvasId,
    who: &Who,
    rows: Vec<RowChange>,
) -> Result<Answer<()>, Error> {
    let desk = match desk(app, canvas, who).await? {
        Ok(desk) => desk,
        Err(key) => return Ok(Err(key)),
    };
    if let Some(key) = rows.iter().find_map(|row| permits(&desk, row).err()) {
        return Ok(Err(key));
    }
    let before = now(app, canvas, Why::Rows, &who.id).await?;
    let work = work_on(&rows, who, app.now_ms());
    history_store::save_checkpoint(&app.db, canvas, &before).await?;
    let Written { stood, outcome } = write(app, canvas, desk.template, rows).await?;
    match outcome {
        Err(RowsRefused::Outdated) => return Ok(Err("rows-outdated")),
        Err(RowsRefused::Full) => return Ok(Err(Denial::TooManyNotes.key())),
        Ok(()) => {}
    }
    // Others may have written since it was kept.
    if stood != before.state {
        history_store::save_state(&app.db, canvas, &before.id, &stood).await?;
    }
    let seq = before.seq + 1;
    note(app, canvas, seq, &work).await?;
    Ok(Ok(()))
}

struct Written {
    /// The document in the moment before.
    stood: Vec<u8>,
    outcome: Result<(), RowsRefused>,
}

async fn write(
    app: &App,
    canvas: &CanvasId,
    template: &'static Template,
    rows: Vec<RowChange>,
) -> Result<Written, Error> {
    let (tell, told) = oneshot::channel();
    edit(app, canvas, move |txn| {
        let stood = txn.encode_state_as_update_v1(&StateVector::default());
        let outcome = write_rows(txn, template, &rows);
        // Nobody waits for it any more only when the request was given up.
        let _ = tell.send(Written { stood, outcome });
    })
    .await?;
    told.await.map_err(Error::internal)
}

/// Whose work the changed notes are: of new ones the room knows it by their authors.
fn work_on(rows: &[RowChange], who: &Who, at: i64) -> Vec<Work> {
    let changed = rows.iter().filter_map(|row| match row {
        RowChange::New(_) => None,
        RowChange::Changed { after, .. } => Some(after),
    });
    let work = changed.map(|note| Work {
        place: format!("notes/{}", note.id),
        by: who.id.clone(),
        name: who.name.clone(),
        at,
    });
    work.collect()
}

async fn note(app: &App, canvas: &CanvasId, seq: i64, work: &[Work]) -> Result<(), DbError> {
    let mut tx = app.db.begin().await?;
    history_store::save_work(&mut tx, canvas, seq, work).await?;
    tx.commit().await
}
