//! The processors that searches share: one search uses all that are free, and many at once no more than there are.
use std::sync::OnceLock;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Does something where `rayon` shares it out among the threads of searches, apart from what else the program shares out.
pub fn shared<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let make = || {
        let builder = ThreadPoolBuilder::new().thread_name(|number| format!("search {number}"));
        match builder.build() {
            Ok(pool) => Some(pool),
            Err(error) => {
                tracing::warn!(%error, "searches have no threads of their own");
                None
            }
        }
    };
    match POOL.get_or_init(make) {
        Some(pool) => pool.install(run),
        None => run(),
    }
}
