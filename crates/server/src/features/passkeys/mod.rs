//! Signing in with passkeys (WebAuthn): a key in the person's device, opened by a finger, a face or a PIN, instead of a
//! password. Adding one to one's own account, signing in with one without typing who one is, and the challenges between.
//! What is kept of passkeys belongs to `accounts`.
mod adding;
mod answers;
mod own;
mod relying;
mod sign_in;
mod store;
mod visits;

use crate::web::Routes;

/// Routes of passkeys.
pub fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/sign-in/passkey/begin", sign_in::begin)
        .post("/{lang}/sign-in/passkey", sign_in::finish)
        .post("/{lang}/account/passkeys/begin", adding::begin)
        .post("/{lang}/account/passkeys", adding::finish)
        .post("/{lang}/account/passkeys/{passkey}/rename", own::rename)
        .post("/{lang}/account/passkeys/{passkey}/remove", own::remove)
}
