//! Leading a workshop (ohjaamo): what is under way, the timer, what participants may do, who is here; and the events
//! by which every open page of the workshop follows.
mod actions;
mod change;
mod events;
mod inbox;
mod page;
mod private;
mod screen;
mod snapshot;
mod state;
mod store;

pub use page::live_json;
pub use snapshot::{Clock, Now, Snapshot, now_of};
pub use state::{Run, State, Timer};

use crate::app::App;
use crate::features::workshops::{self, Told};
use crate::features::workspaces::{Access, Write};
use crate::web::{Error, Routes};

/// Routes of this feature.
pub fn routes() -> Routes {
    page::routes()
        .merge(actions::routes())
        .merge(events::routes())
        .merge(private::routes())
        .merge(inbox::routes())
        .merge(screen::routes())
}

/// Whether the participant has said that they are ready with the item.
pub async fn is_ready(app: &App, item: &str, participant: &str) -> Result<bool, Error> {
    Ok(store::is_ready(&app.db, item, participant).await?)
}

/// Says for whoever acts whether they are ready with the item that is under way; one that is not any more is left as
/// it was. Fails with 409 when the workshop is over.
pub async fn set_ready(
    app: &App,
    access: &Access<Write>,
    item: &str,
    ready: Ready,
) -> Result<(), Error> {
    let workshop = workshops::of(app, access).await?;
    if workshop.closed_at.is_some() {
        return Err(Error::Conflict("workshop-is-closed"));
    }
    let items = workshops::items(app, &workshop.id).await?;
    let state = State::parse(&workshop.state);
    if state.current(&items).is_some_and(|now| now.id == item) {
        let (id, who, now) = (&workshop.id, &access.who.id, app.now_ms());
        match ready {
            Ready::Yes => store::set_ready(&app.db, id, item, who, now).await?,
            Ready::No => store::unset_ready(&app.db, item, who).await?,
        }
        app.workshops.tell(id, Told::Leaders);
    }
    Ok(())
}

/// What a participant says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// Ready.
    Yes,
    /// Not ready after all.
    No,
}
