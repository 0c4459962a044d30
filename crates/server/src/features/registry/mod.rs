//! The registry (tietopohja): what a workspace knows, read from its canvases and set by hand. What each canvas says is
//! `canvas::facts`; which record it means, how the two stay the same, and how a rebuild finds the same again is in
//! `docs/reference/registry.md`.
mod between;
mod binding;
mod change;
mod duplicates;
mod evidence;
mod first;
mod form;
mod hand;
mod look;
mod meant;
mod model;
mod net;
mod offers;
mod pages;
mod rebuild;
mod relation_form;
mod relation_rows;
mod relations;
mod said;
mod settle;
mod sheets;
mod spread;
mod store;
mod ties;
mod watch;
mod words;

pub use change::{create, edit, merge, tell_apart, undo};
pub use evidence::{Backed, Backing, backing, interviews_behind};
pub use form::{OTHER_NAMES_MAX, line};
pub use hand::Changed;
pub use look::{
    Counted, LIST_MAX, Listed, Place, Tie, changes, counts, find, list, places, ties, workspace_of,
};
pub use meant::{Called, meant};
pub use model::{Bonded, Details, Edited, Mentioned, Record};
pub use net::{Net, actors_on, net, own_side, sectors};
pub use offers::{OFFERED_MAX, Offer, Typed, suggest};
pub use rebuild::{dump, rebuild};
pub use relation_rows::{Wanted, relation, relations};
pub use relations::{
    LINK_KINDS, NewRelation, Party, RELATIONS_MAX, Relating, Relation, RelationDraft, Source,
};
pub use settle::settle;
pub use sheets::{Described, described};
pub use spread::SPREAD;
pub use watch::{settle_all, settle_workspace, watch_forever};

use crate::web::routes::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    pages::routes()
        .merge(duplicates::routes())
        .merge(offers::routes())
        .merge(evidence::routes())
        .merge(relation_form::routes())
}
