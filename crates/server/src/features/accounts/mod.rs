//! Who is asking: accounts, devices and their sessions.
mod store;
mod visitor;

pub use visitor::{Account, AccountId, Bearer, SESSION_COOKIE, SessionId, Visitor, session_cookie};

use axum::Router;

use crate::app::App;

/// Routes of accounts.
pub fn router() -> Router<App> {
    Router::new()
}
