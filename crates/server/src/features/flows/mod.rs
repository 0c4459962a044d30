//! "Jatka tästä" (continue from here): what a canvas gives to the next one, chosen on a page and carried once. The
//! arrows and what they do are `canvas::flows`; here they are shown, done, and remembered in `derivation`.
mod authors;
mod chosen;
mod desk;
mod forward;
mod map;
mod overview;
mod perform;
mod picture;
mod store;
mod timeline;
mod views;
mod ways;

use crate::web::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/continue", overview::page)
        .get("/{lang}/c/{canvas}/continue/{flow}", forward::page)
        .post("/{lang}/c/{canvas}/continue/{flow}", forward::submit)
        .get("/{lang}/w/{workspace}/map", map::page)
}
