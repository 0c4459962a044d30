//! Who is asking: accounts, devices and their sessions.
mod store;
mod visitor;

pub use visitor::{Account, AccountId, Bearer, SESSION_COOKIE, SessionId, Visitor, session_cookie};

use crate::web::Routes;

/// Routes of accounts.
pub fn routes() -> Routes {
    Routes::new()
}
