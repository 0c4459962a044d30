//! Matching a need to support (tarpeen ja tuen kohtaanto): a guided form or an adviser's line, and the support that fits,
//! with reasons. What fits is decided by `analysis::matching`; here is what it is asked and told, its pages, and what
//! is counted when nothing fits. Nothing of a need is stored.
mod around;
mod ask;
mod choices;
mod kept;
mod line;
mod offers;
mod pages;
mod personal;
mod results;
mod words;

pub use ask::{Ask, AskFault};
pub use kept::{Matcher, answer};

use crate::web::Routes;

/// `/{lang}/match` and its results.
pub fn routes() -> Routes {
    pages::routes().merge(results::routes())
}
