//! The catalogue (palveluhakemisto): what groups and owners say of the support that they give, published for everybody.
//! An entry comes from a canvas that describes support, or as JSON; each publication is a version that stays as it is.
//! Owners look after their entries, readers say what is wrong, and others (search, matching, statistics) read what is in
//! the catalogue and follow its feed.
mod besides;
mod bring;
mod bulk;
mod compare;
mod completeness;
mod corrections;
mod desk;
mod differences;
mod ended;
mod faults;
mod feed;
mod filter;
mod hidden;
mod leaflet;
mod leaving;
mod letters;
mod links;
mod listing;
mod many;
mod markup;
mod model;
#[cfg(test)]
mod model_tests;
mod near;
mod owned;
mod owner;
mod placed;
mod public;
mod publish;
mod publishing;
mod removing;
mod sheet;
mod shown;
mod staleness;
mod standing;
mod store;
mod supplied;
mod supply;
mod tables;

pub use bring::{Brought, FAULTS_TOLD_MAX, Parcel, RowFault, Sender, publish_all, read_all};
pub use bulk::Way;
pub use compare::{COMPARED_MAX, Compared};
pub use feed::{
    Change, Published, Said, What, all_published, changes_since, count_using, history, last_change,
    published, published_after, said_after,
};
pub use leaving::{forget_canvas, withdraw_canvas, withdraw_workspace};
pub use letters::ASK;
pub use model::{AUDIENCES, Description, FACETS, Fault, LifeCycle, Place, TEXTS};
pub use near::{Kin, Near, near_also};
pub use owned::{Owned, Owning};
pub use publishing::{Done, Outcome};
pub use shown::area_in_short;
pub use staleness::is_stale;
pub use supplied::KeptSupply;
pub use supply::{Supplied, Supply};
pub use tables::{
    CellFault, FILE_BYTES_MAX, FORGET as FORGET_TABLES, Looked, Ready, Rows, Taken, Unreadable,
    Upload, Words as TableWords, bring, look, upload,
};

use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::AccountId;
use crate::features::workspaces::CanvasId;
use crate::i18n::Lang;
use crate::web::{Error, Routes};

/// Routes of this feature.
pub fn routes() -> Routes {
    publish::routes()
        .merge(listing::routes())
        .merge(many::routes())
        .merge(desk::routes())
        .merge(hidden::routes())
        .merge(public::routes())
        .merge(leaflet::routes())
        .merge(compare::routes())
        .merge(corrections::routes())
        .merge(staleness::routes())
        .merge(removing::routes())
        .merge(owner::routes())
        .merge(tables::routes())
}

/// Whether canvases of this kind describe support that can be published.
pub fn is_described(kind: &str) -> bool {
    canvas::find(kind).is_some_and(sheet::describes)
}

/// An entry whose places say what their workspace says of them now, with the coming days on which these are open
/// otherwise, and with what makes them accessible.
pub async fn as_of_now(app: &App, mut entry: Published, lang: Lang) -> Result<Published, DbError> {
    let places = placed::as_of_now(app, &mut entry, lang).await?;
    placed::tell_differing(&mut entry, &places, lang);
    placed::tell_accessible(&mut entry.description, &places);
    Ok(entry)
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
