//! Who asks for passkeys: this installation, by the name of the host that people know it by.
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::visits::AWAY_MS;
use crate::app::App;
use crate::features::accounts::passkeys_offered;
use crate::web::Error;

/// What devices call the installation.
const NAME: &str = "Tukiverkko";

/// The installation, ready to ask; 404 where passkeys are not offered. Only its own address is believed: no other port,
/// no host below it.
pub(super) fn relying(app: &App) -> Result<Webauthn, Error> {
    if !passkeys_offered(app) {
        return Err(Error::NotFound);
    }
    let origin = Url::parse(&app.base_url).map_err(Error::internal)?;
    let host = origin.domain().ok_or(Error::NotFound)?;
    WebauthnBuilder::new(host, &origin)
        .map(|builder| {
            builder
                .rp_name(NAME)
                .timeout(Duration::from_millis(AWAY_MS.unsigned_abs()))
        })
        .and_then(WebauthnBuilder::build)
        .map_err(Error::internal)
}

/// How the id of a passkey in its device is kept.
pub(super) fn credential_id(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
