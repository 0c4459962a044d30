//! Signing in with a passkey. The device says who somebody is; nothing is typed.
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use axum::{Form, Json};
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use serde_json::{Value, json};
use webauthn_rs::Webauthn;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PublicKeyCredential, WebauthnError,
};

use super::answers::{Refusal, STALE, WRONG, answer};
use super::relying::{credential_id, relying};
use super::visits::{self, Purpose};
use crate::app::App;
use crate::clock::token_hash;
use crate::features::accounts::{
    AccountId, Limit, Visitor, count_wrong, keep_passkey, known_passkey, refuse_hostile,
    refuse_passkey, session_cookie, sign_in_within, tell_sockets, way_on,
};
use crate::i18n::Lang;
use crate::web::{ClientAddress, Error, PathLang};

const WINDOW_MS: i64 = 15 * 60 * 1000;
/// Challenges asked for from one address, behind which a whole office may sit; each page of sign-in asks for one.
const VISITS: Limit = Limit {
    scope: "passkey-visits",
    window_ms: WINDOW_MS,
    wrong_max: 1000,
    hostile_at: 1000,
};
/// Wrong answers of one passkey, whether anybody has it or not.
const BY_PASSKEY: Limit = Limit {
    scope: "passkey",
    window_ms: WINDOW_MS,
    wrong_max: 10,
    hostile_at: 100,
};
/// Wrong answers from one address.
const BY_ADDRESS: Limit = Limit {
    scope: "passkey-address",
    window_ms: WINDOW_MS,
    wrong_max: 100,
    hostile_at: 1000,
};

/// What the device answered, and where to go afterwards.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    visit: String,
    credential: String,
    next: String,
}

/// `POST /{lang}/sign-in/passkey/begin`: a challenge.
pub(super) async fn begin(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
) -> Response {
    answer(lang, challenge(&app, &visitor, &address).await)
}

async fn challenge(
    app: &App,
    visitor: &Visitor,
    address: &str,
) -> Result<(CookieJar, Json<Value>), Refusal> {
    let relying = relying(app)?;
    count_wrong(app, &VISITS, address).await?;
    let (asked, state) = relying
        .start_discoverable_authentication()
        .map_err(Error::internal)?;
    let begun = visits::begin(app, visitor, Purpose::SignIn, &state).await?;
    let jar = begun
        .cookie
        .into_iter()
        .fold(CookieJar::new(), CookieJar::add);
    let asked = json!({"visit": begun.visit, "publicKey": asked.public_key});
    Ok((jar, Json(asked)))
}

/// `POST /{lang}/sign-in/passkey`: what the device answered.
pub(super) async fn finish(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Form(form): Form<AnswerForm>,
) -> Response {
    answer(lang, enter(&app, lang, &visitor, &address, &form).await)
}

async fn enter(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    address: &str,
    form: &AnswerForm,
) -> Result<Response, Refusal> {
    let relying = relying(app)?;
    refuse_hostile(app, &BY_ADDRESS, address).await?;
    let begun = visits::end(app, visitor, &form.visit).await?;
    let Some((Purpose::SignIn, state)) = begun else {
        return Err(STALE);
    };
    let shown = serde_json::from_str::<PublicKeyCredential>(&form.credential).ok();
    let id = shown.as_ref().map(|shown| credential_id(&shown.raw_id));
    let subject = token_hash(id.as_deref().unwrap_or_default());
    refuse_hostile(app, &BY_PASSKEY, &subject).await?;
    let entered = match shown {
        Some(shown) => signed_in(app, &relying, visitor, &shown, state).await?,
        None => None,
    };
    let Some(token) = entered else {
        count_wrong(app, &BY_PASSKEY, &subject).await?;
        count_wrong(app, &BY_ADDRESS, address).await?;
        return Err(WRONG);
    };
    let jar = CookieJar::new().add(session_cookie(app, token));
    let to = json!({"to": way_on(lang, &form.next)});
    Ok((jar, Json(to)).into_response())
}

/// Signs in whoever the passkey belongs to; gives the cookie's token. None when it opens nothing.
async fn signed_in(
    app: &App,
    relying: &Webauthn,
    visitor: &Visitor,
    shown: &PublicKeyCredential,
    state: DiscoverableAuthentication,
) -> Result<Option<String>, Error> {
    let Ok((handle, id)) = relying.identify_discoverable_authentication(shown) else {
        return Ok(None);
    };
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let known = known_passkey(&mut tx, now, &credential_id(id)).await?;
    let is_owner = |account: &AccountId| account.0 == handle.to_string();
    let Some(known) = known.filter(|known| is_owner(&known.account) && !known.is_closed) else {
        return Ok(None);
    };
    let mut passkey: Passkey = serde_json::from_str(&known.credential).map_err(Error::internal)?;
    let checked = match relying.finish_discoverable_authentication_v2(shown, state, &passkey) {
        Ok(checked) => checked,
        Err(WebauthnError::CredentialPossibleCompromise) => {
            drop(tx);
            refuse_passkey(app, &known.account).await?;
            return Ok(None);
        }
        Err(_) => return Ok(None),
    };
    if passkey.update_credential(&checked) == Some(true) {
        let credential = serde_json::to_string(&passkey).map_err(Error::internal)?;
        keep_passkey(&mut tx, &known.id, &credential).await?;
    }
    let token = sign_in_within(&mut tx, now, visitor, &known.account).await?;
    tx.commit().await?;
    tell_sockets(app, &known.account.0);
    Ok(Some(token))
}
