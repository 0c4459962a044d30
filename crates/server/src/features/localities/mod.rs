//! Digital support by place (digituki paikkakunnittain): a public page for each municipality, sub-region and region, at a
//! permanent address, with what is published as serving there, what is near, and what serves the whole country; and
//! what search engines are told of all public pages.
//!
//! What serves where is the catalogue's [`Supply`](crate::features::catalogue::Supply), brought up to date for each
//! request, so that what is withdrawn is gone at once.
mod map;
mod model;
mod pages;
mod sitemap;
mod taking;
#[cfg(test)]
mod tests;

pub use map::{Circle, Frame, Spot, USUAL, circles, circles_in};
pub use model::{Level, Locality};

use crate::i18n::Lang;
use crate::web::Routes;

/// Public pages, the map of the site, and what robots are asked.
pub fn routes() -> Routes {
    pages::routes()
        .merge(sitemap::routes())
        .merge(taking::routes())
}

/// The locality of an official code.
pub fn of_code(level: Level, code: &str) -> Option<&'static Locality> {
    model::all().of_code(level, code)
}

/// All localities of one level, by name in the reader's language.
pub fn of_level(level: Level, lang: Lang) -> Vec<&'static Locality> {
    model::all().of_level(level, lang)
}

/// The locality that stands at this address, or that an older or Swedish address means.
pub fn find(address: &str) -> Option<&'static Locality> {
    let all = model::all();
    all.at(address).or_else(|| all.meant(address))
}
