//! Search (haku): finding published support by what people type, with facets, reasons, and a way on when nothing fits.
//! What is found is decided by the crate `search`; here is what it reads, its page and its API.
mod ask;
mod knowledge;
mod page;
mod places;
mod searcher;
mod shown;
mod store;
mod unmet;

pub use ask::Ask;
pub use searcher::{Answer, Searcher, answer, catch_up, morphology, rebuild};
pub use unmet::count_unmet;

use crate::web::Routes;

/// `/{lang}/search` and what was not found.
pub fn routes() -> Routes {
    page::routes().merge(unmet::routes())
}
