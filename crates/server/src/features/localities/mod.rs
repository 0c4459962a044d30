//! Digital support by place (digituki paikkakunnittain): a public page for each municipality, sub-region and region, at a
//! permanent address, with what is published as serving there, what is near, and what serves the whole country; and
//! what search engines are told of all public pages.
//!
//! [`Supply`] keeps in memory what serves where; each request first reads what has changed in the catalogue since, so
//! that what is withdrawn is gone at once.
mod feed;
mod map;
mod model;
mod pages;
mod sitemap;
mod supply;
#[cfg(test)]
mod tests;

pub use feed::Kept;
pub use map::{Circle, Spot, circles};
pub use model::{Level, Locality};
pub use supply::{Entry, Supply};

use crate::web::Routes;

/// Public pages, the map of the site, and what robots are asked.
pub fn routes() -> Routes {
    pages::routes().merge(sitemap::routes())
}

/// The locality that stands at this address, or that an older or Swedish address means.
pub fn find(address: &str) -> Option<&'static Locality> {
    let all = model::all();
    all.at(address).or_else(|| all.meant(address))
}
