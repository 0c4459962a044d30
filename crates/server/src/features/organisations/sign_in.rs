//! Signing in by the organisation.
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::notes::{self, Said};
use super::person::Person;
use super::provider::Organisation;
use super::store::Visit;
use super::visits::{self, begin, provider, refused};
use super::{linking, roles};
use crate::app::App;
use crate::config::NewAccounts;
use crate::db::Tx;
use crate::features::accounts::{
    AccountId, Limit, NewAccount, Standing, Visitor, count_wrong, insert_account, known_as,
    link_identity, sign_in_within, signed_in_to, tell_sockets, way_on,
};
use crate::i18n::Lang;
use crate::web::lang::ReaderLang;
use crate::web::{ClientAddress, Error, PathLang};

/// Visits begun from one address, behind which a whole office may sit.
const VISITS: Limit = Limit {
    scope: "organisation-address",
    window_ms: 15 * 60 * 1000,
    wrong_max: 1000,
    hostile_at: 1000,
};

/// Where to go afterwards.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Next {
    next: String,
}

/// `GET /{lang}/sign-in/organisation`: on to the provider.
pub(super) async fn start(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Error> {
    provider(&app)?;
    count_wrong(&app, &VISITS, &address).await?;
    // What leads away is not even kept.
    let next = way_on(lang, &next);
    Ok(match begin(&app, lang, &visitor, None, next).await? {
        Ok(begun) => {
            let jar = begun
                .cookie
                .into_iter()
                .fold(CookieJar::new(), CookieJar::add);
            (jar, Redirect::to(&begun.url)).into_response()
        }
        Err(page) => page,
    })
}

/// What the provider sends back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Brought {
    state: String,
    code: String,
    error: String,
    iss: String,
}

/// `GET /sign-in/organisation/back`: the provider sends people here.
pub(super) async fn back(
    ReaderLang(reads): ReaderLang,
    State(app): State<App>,
    visitor: Visitor,
    Query(brought): Query<Brought>,
) -> Result<Response, Error> {
    let organisation = provider(&app)?;
    let Some(visit) = visits::end(&app, &visitor, &brought.state).await? else {
        return Ok(notes::page(&app, reads, &visitor, &Said::Stale));
    };
    let lang = visit.lang;
    // Another provider's answer must not pass for this one's (RFC 9207).
    if !brought.iss.is_empty() && brought.iss != organisation.settings.issuer.as_str() {
        return Ok(notes::page(&app, lang, &visitor, &Said::Untrusted));
    }
    if brought.code.is_empty() || !brought.error.is_empty() {
        return Ok(notes::page(&app, lang, &visitor, &Said::Denied));
    }
    let (nonce, verifier) = (visit.nonce.clone(), visit.verifier.clone());
    let found = organisation.person(&app, brought.code, nonce, verifier);
    let person = match found.await {
        Ok(person) => person,
        Err(refusal) => return Ok(refused(&app, lang, &visitor, &refusal)),
    };
    let done = match &visit.account {
        Some(account) => linking::link(&app, organisation, &visitor, account, &person).await?,
        None => enter(&app, organisation, &visitor, &visit, &person).await?,
    };
    Ok(match done {
        Ok(token) => signed_in_to(&app, token, &way_on(lang, &visit.next)),
        Err(said) => notes::page(&app, lang, &visitor, &said),
    })
}

/// Signs the person in, and makes their account if they have none; gives the cookie's token.
async fn enter(
    app: &App,
    organisation: &Organisation,
    visitor: &Visitor,
    visit: &Visit,
    person: &Person,
) -> Result<Result<String, Said>, Error> {
    let settings = &organisation.settings;
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let issuer = settings.issuer.as_str();
    let known = known_as(&mut tx, now, issuer, &person.subject, &person.label()).await?;
    let account = match known {
        Some(known) if known.is_closed => return Ok(Err(Said::NoAccount)),
        Some(known) => known.account,
        None => match made(&mut tx, now, organisation, visit.lang, person).await? {
            Ok(account) => account,
            Err(said) => return Ok(Err(said)),
        },
    };
    roles::settle(&mut tx, now, settings, person, &account).await?;
    let token = sign_in_within(&mut tx, now, visitor, &account).await?;
    tx.commit().await?;
    tell_sockets(app, &account.0);
    Ok(Ok(token))
}

/// An account for somebody who comes for the first time, linked to who they are at the provider. Nobody gets one that
/// is there already: whose address it is must say so from within it.
async fn made(
    tx: &mut Tx<'_>,
    now_ms: i64,
    organisation: &Organisation,
    lang: Lang,
    person: &Person,
) -> Result<Result<AccountId, Said>, Error> {
    let settings = &organisation.settings;
    let Some(email) = person.confirmed_email(settings.addresses) else {
        return Ok(Err(Said::NoAddress));
    };
    let place = email.as_str().rsplit('@').next().unwrap_or_default();
    if !settings.domains.is_empty() && !settings.domains.iter().any(|domain| domain == place) {
        return Ok(Err(Said::OtherPlace));
    }
    let Some(name) = person.name(&email) else {
        return Ok(Err(Said::NoAddress));
    };
    let new = NewAccount {
        email,
        name,
        lang,
        password_hash: None,
        standing: Standing::Ordinary,
    };
    let address = new.email.as_str();
    if settings.new_accounts == NewAccounts::Never {
        return Ok(Err(Said::NoAccount));
    }
    let account = match insert_account(tx, now_ms, roles::ACTOR, &new).await {
        Ok(account) => account,
        Err(error) if error.is_taken("email") => {
            return Ok(Err(Said::Taken(address.to_owned())));
        }
        Err(error) => return Err(error.into()),
    };
    let issuer = settings.issuer.as_str();
    link_identity(
        tx,
        now_ms,
        &account,
        issuer,
        &person.subject,
        &person.label(),
    )
    .await?;
    Ok(Ok(account))
}
