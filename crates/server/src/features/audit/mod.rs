//! The trail of who did what: grants, removals, links and accounts. It names ids, not what people wrote.
mod store;

pub use store::{PAGE_ROWS, Row, list, record};
