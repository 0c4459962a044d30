//! Search (haku): finding published support by what people type, with facets, reasons, and a way on when nothing fits.
//! What is found is decided by the crate `search`; here is what it reads, its page and its API.
mod ask;
mod askers;
mod chips;
mod knowledge;
mod page;
mod places;
mod searcher;
mod shown;
mod store;
mod taking;
mod unmet;
mod words;

pub use ask::Ask;
pub use askers::Asker;
pub use places::place_name;
pub use searcher::{Answer, Searcher, answer, catch_up, find, morphology, rebuild};
pub use unmet::{Missed, SHOWN_FROM, count_unmet, missed};
pub use words::{Reading, Seen, Tried, Trying, follow_soon, reading, try_out};

use crate::web::Routes;

/// `/{lang}/search` and what was not found.
pub fn routes() -> Routes {
    page::routes()
        .merge(unmet::routes())
        .merge(taking::routes())
}
