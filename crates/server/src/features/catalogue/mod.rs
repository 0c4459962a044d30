//! The catalogue (palveluhakemisto): what groups and owners say of the support that they give, published for everybody.
//! An entry comes from a canvas that describes support, or as JSON; each publication is a version that stays as it is.
//! Owners look after their entries, readers say what is wrong, and others (search, matching, statistics) read what is in
//! the catalogue and follow its feed.
mod bring;
mod completeness;
mod corrections;
mod desk;
mod differences;
mod feed;
mod markup;
mod model;
#[cfg(test)]
mod model_tests;
mod placed;
mod public;
mod publish;
mod publishing;
mod sheet;
mod shown;
mod staleness;
mod store;

pub use bring::{Brought, FAULTS_TOLD_MAX, Parcel, RowFault, publish_all, read_all};
pub use feed::{
    Change, Published, What, all_published, changes_since, last_change, published, published_after,
};
pub use model::{AUDIENCES, Description, FACETS, Fault, LifeCycle, Place, TEXTS};
pub use publishing::{Done, Outcome};
pub use shown::area_in_short;
pub use staleness::{ASK, is_stale};

use crate::app::App;
use crate::features::accounts::AccountId;
use crate::features::workspaces::CanvasId;
use crate::web::{Error, Routes};

/// Routes of this feature.
pub fn routes() -> Routes {
    publish::routes()
        .merge(desk::routes())
        .merge(public::routes())
        .merge(corrections::routes())
        .merge(staleness::routes())
}

/// Whether canvases of this kind describe support that can be published.
pub fn is_described(kind: &str) -> bool {
    canvas::find(kind).is_some_and(sheet::describes)
}

/// Publishes what stands on a canvas, for whoever fills an installation: `besides` says what no canvas does. Fails when
/// the canvas describes no support or something is missing.
pub async fn publish_canvas(
    app: &App,
    canvas: &CanvasId,
    owner: &AccountId,
    besides: Description,
) -> Result<Done, Error> {
    publish::publish_canvas(app, canvas, owner, besides).await
}
