//! Sign-in by people's own organisation (OpenID Connect): leaving for its provider and coming back, accounts made at
//! the first sign-in, accounts linked by their owners, and rights that the provider tells of. One provider for an
//! installation; who somebody is there is its issuer and subject, never an address alone.
mod linking;
mod notes;
mod person;
mod provider;
mod roles;
mod settings;
mod sign_in;
mod store;
mod visits;

pub use provider::Organisation;

use crate::web::Routes;

/// Routes of sign-in by an organisation.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/sign-in/organisation", sign_in::start)
        .get("/sign-in/organisation/back", sign_in::back)
        .get("/{lang}/account/organisation", linking::show)
        .post("/{lang}/account/organisation/link", linking::start)
        .post("/{lang}/account/organisation/unlink", linking::unlink)
}
