//! Two states of a canvas, the earlier first: what stood then, and who worked between.
use super::super::model::CanvasRecord;
use super::super::show::template_of;
use crate::app::App;
use crate::features::live::{self, Checkpoint, CheckpointId, Stood, Work};
use crate::features::workspaces::{Access, View};
use crate::web::Error;

/// Instead of a kept state's id: the canvas as it is now.
pub const NOW: &str = "now";

/// Two states.
pub struct Between {
    /// The earlier one.
    pub from: Checkpoint,
    /// The later one; none for now.
    pub to: Option<Checkpoint>,
    /// What stood then.
    pub before: Stood,
    /// What stood later.
    pub after: Stood,
    /// Who worked between them.
    pub work: Vec<Work>,
}

/// Reads two states, in whichever order they are named. Fails with 404 when one is not there.
pub async fn between(
    app: &App,
    access: &Access<View>,
    record: &CanvasRecord,
    from: &str,
    to: &str,
) -> Result<Between, Error> {
    let canvas = access.canvas()?;
    let mut kept = Vec::new();
    for id in [from, to].into_iter().filter(|id| *id != NOW) {
        kept.push(live::find_checkpoint(app, canvas, &CheckpointId(id.to_owned())).await?);
    }
    kept.sort_by_key(|one| (one.seq, one.at));
    live::note_read(app, &record.kind, canvas, &access.workspace, &access.who).await?;
    let mut kept = kept.into_iter();
    let from = kept.next().ok_or(Error::NotFound)?;
    let to = kept.next();
    let before = live::checkpoint_stood(app, canvas, &from.id).await?;
    let after = match &to {
        Some(to) => live::checkpoint_stood(app, canvas, &to.id).await?,
        None => Stood {
            template: template_of(record)?,
            content: live::content(app, canvas).await?,
        },
    };
    let work = live::work(app, canvas, from.seq, to.as_ref().map(|to| to.seq)).await?;
    Ok(Between {
        from,
        to,
        before,
        after,
        work,
    })
}
