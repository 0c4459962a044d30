//! Beginning a canvas's summary for somebody who pressed a button: judged as if their client had written it.
use canvas::Denial;
use canvas::content::{Content, Signed};
use canvas::summary::{Filled, How, Summary, fill, permits_fill};
use tokio::sync::oneshot;

use super::documents::edit;
use super::notes::{Answer, desk};
use crate::app::App;
use crate::features::workspaces::{CanvasId, Who};
use crate::web::Error;

/// Writes what `beginning` finds in the canvas as it stands at that moment, if `who` might write it with a client of
/// their own. Words that stand there stay.
pub async fn begin_summary(
    app: &App,
    canvas: &CanvasId,
    who: &Who,
    how: How,
    beginning: impl FnOnce(&Content) -> Summary + Send + 'static,
) -> Result<Answer<Filled>, Error> {
    let desk = match desk(app, canvas, who).await? {
        Ok(desk) => desk,
        Err(key) => return Ok(Err(key)),
    };
    if let Err(denial) = permits_fill(desk.template, &desk.actor, &desk.settings) {
        return Ok(Err(denial.key()));
    }
    let by = Signed {
        by: who.id.clone(),
        name: who.name.clone(),
        at: app.now_ms(),
    };
    let (tell, told) = oneshot::channel();
    edit(app, canvas, move |txn| {
        let beginning = beginning(&canvas::read(&*txn, desk.template));
        // Whoever asked waits for it.
        let _ = tell.send(fill(txn, &beginning, &how, &by).map_err(Denial::key));
    })
    .await?;
    told.await.map_err(Error::internal)
}
