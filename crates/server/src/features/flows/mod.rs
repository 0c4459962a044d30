//! "Jatka tästä" (continue from here): what a canvas gives to the next one, chosen on a page and carried once. The
//! arrows and what they do are `canvas::flows`; here they are shown, done, and remembered in `derivation`.
mod ask;
mod authors;
mod bring;
mod chosen;
mod desk;
mod elsewhere;
mod forward;
mod map;
mod needs;
mod overview;
mod perform;
mod picture;
mod proposed;
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
        .get("/{lang}/c/{canvas}/bring/{flow}/{source}", bring::page)
        .post("/{lang}/c/{canvas}/bring/{flow}/{source}", bring::submit)
        .get("/{lang}/w/{workspace}/map", map::page)
}
