//! Adding a passkey to one's own account.
use axum::extract::State;
use axum::response::Response;
use axum::{Form, Json};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Value, json};
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential, Uuid};

use super::answers::{Refusal, STALE, UNFIT, answer};
use super::relying::{credential_id, relying};
use super::visits::{self, Purpose};
use crate::app::App;
use crate::features::accounts::{
    NewPasskey, Visitor, add_passkey, parse_passkey_name, passkeys_of, prove,
};
use crate::jobs;
use crate::web::{Error, PathLang};

/// What is asked before the device makes a passkey.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NewForm {
    name: String,
    current: String,
}

/// What the device made.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct MadeForm {
    visit: String,
    credential: String,
}

/// `POST /{lang}/account/passkeys/begin`: a challenge to make a passkey by, for who proves to be the owner.
pub(super) async fn begin(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<NewForm>,
) -> Response {
    answer(lang, challenge(&app, &visitor, &form).await)
}

async fn challenge(app: &App, visitor: &Visitor, form: &NewForm) -> Result<Json<Value>, Refusal> {
    let account = visitor.at_device()?;
    let relying = relying(app)?;
    let name = parse_passkey_name(&form.name).map_err(|key| Refusal::Field("name", key))?;
    let proof = prove(app, visitor, &form.current).await?;
    proof.map_err(|key| Refusal::Field("current", key))?;
    let there = passkeys_of(&app.db, &account.id).await?;
    let there = there
        .iter()
        .filter_map(|one| BASE64_URL_SAFE_NO_PAD.decode(&one.credential_id).ok());
    let handle = Uuid::parse_str(&account.id.0).map_err(Error::internal)?;
    let (asked, state) = relying
        .start_passkey_registration(handle, &account.email, &account.name, Some(there.collect()))
        .map_err(Error::internal)?;
    let purpose = Purpose::Add(account.id.clone(), name);
    let begun = visits::begin(app, visitor, purpose, &state).await?;
    let mut asked = serde_json::to_value(asked.public_key).map_err(Error::internal)?;
    // People sign in without saying who they are, so the device must find the passkey by itself.
    asked["authenticatorSelection"]["residentKey"] = json!("required");
    asked["authenticatorSelection"]["requireResidentKey"] = json!(true);
    Ok(Json(json!({"visit": begun.visit, "publicKey": asked})))
}

/// `POST /{lang}/account/passkeys`: what the device made.
pub(super) async fn finish(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<MadeForm>,
) -> Response {
    answer(lang, keep(&app, &visitor, &form).await)
}

async fn keep(app: &App, visitor: &Visitor, form: &MadeForm) -> Result<Json<Value>, Refusal> {
    let account = visitor.at_device()?;
    let relying = relying(app)?;
    let begun = visits::end::<PasskeyRegistration>(app, visitor, &form.visit).await?;
    let Some((Purpose::Add(owner, label), state)) = begun else {
        return Err(STALE);
    };
    if owner != account.id {
        return Err(STALE);
    }
    let made: RegisterPublicKeyCredential =
        serde_json::from_str(&form.credential).map_err(|_| UNFIT)?;
    let passkey = relying
        .finish_passkey_registration(&made, &state)
        .map_err(|_| UNFIT)?;
    let new = NewPasskey {
        credential_id: credential_id(passkey.cred_id()),
        credential: serde_json::to_string(&passkey).map_err(Error::internal)?,
        label,
    };
    let mut tx = app.db.begin().await?;
    add_passkey(&mut tx, app, account, &new).await?;
    tx.commit().await?;
    jobs::wake(app);
    Ok(Json(json!({})))
}
