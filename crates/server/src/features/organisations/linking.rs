//! One's account and who one is at the organisation: linked and unlinked by the owner of the account, from within it.
use axum::extract::State;
use axum::http::HeaderName;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::CookieJar;

use super::notes::Said;
use super::person::Person;
use super::provider::Organisation;
use super::roles;
use super::visits::{begin, provider};
use crate::app::App;
use crate::config::PasswordSignIn;
use crate::features::accounts::{
    AccountId, Standing, Visitor, gets_in_without_organisation, link_identity, linked_as,
    passkeys_offered, set_administrator, sign_in_within, tell_sockets, unlink_identity,
};
use crate::web::dates::day_and_time;
use crate::web::{Error, FormPage, FormView, PathLang};

/// `GET /{lang}/account/organisation`
pub(super) async fn show(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let issuer = provider(&app)?.settings.issuer.as_str();
    let linked = linked_as(&app.db, &account.id, issuer).await?;
    let name = app.config.organisation_name(lang);
    let shell = visitor.shell(
        lang,
        &lang.text_with("organisations-title", &[("name", &name)]),
    );
    let mut form = FormView {
        id: "organisation",
        ..FormView::default()
    };
    let lead = if let Some(linked) = linked {
        form.action = format!("/{lang}/account/organisation/unlink");
        form.lead = Some("organisations-unlink-lead");
        form.button = "organisations-unlink-do";
        form.button_class = "btn-danger";
        let since = day_and_time(lang, linked.linked_at);
        let told = [
            ("name", name.as_str()),
            ("label", &linked.label),
            ("since", &since),
        ];
        lang.text_with("organisations-linked", &told)
    } else {
        form.action = format!("/{lang}/account/organisation/link");
        form.button = "organisations-link-do";
        form.button_class = "btn-main";
        lang.text_with("organisations-not-linked", &[("name", &name)])
    };
    let mut page = FormPage::new(shell, form).link("account", "organisations-to-account");
    page.lead = Some(lead);
    Ok(page.answer())
}

/// `POST /{lang}/account/organisation/link`: on to the provider. Browsers let no form lead to another site, so a page
/// of ours does.
pub(super) async fn start(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Response, Error> {
    let account = visitor.at_device()?.id.clone();
    let back = format!("/{lang}/account/organisation");
    let begun = match begin(&app, lang, &visitor, Some(account), back).await? {
        Ok(begun) => begun,
        Err(page) => return Ok(page),
    };
    let name = app.config.organisation_name(lang);
    let title = lang.text_with("organisations-going", &[("name", &name)]);
    let mut page = FormPage::new(visitor.shell(lang, &title), FormView::default());
    page.forms.clear();
    page.links.push((begun.url.clone(), title));
    let on = [(
        HeaderName::from_static("refresh"),
        format!("0; url={}", begun.url),
    )];
    let jar = begun
        .cookie
        .into_iter()
        .fold(CookieJar::new(), CookieJar::add);
    Ok((jar, on, page.answer()).into_response())
}

/// Links the account that the visit began with, when it is still signed in here; gives the cookie's new token.
pub(super) async fn link(
    app: &App,
    organisation: &Organisation,
    visitor: &Visitor,
    account: &AccountId,
    person: &Person,
) -> Result<Result<String, Said>, Error> {
    if visitor.account.as_ref().map(|here| &here.id) != Some(account) {
        return Ok(Err(Said::Stale));
    }
    let settings = &organisation.settings;
    let issuer = settings.issuer.as_str();
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let label = person.label();
    let linked = link_identity(&mut tx, now, account, issuer, &person.subject, &label);
    match linked.await {
        Ok(()) => {}
        Err(error) if error.is_taken("account_id") => return Ok(Err(Said::LinkedAlready)),
        Err(error) if error.is_taken("subject") => return Ok(Err(Said::LinkedElsewhere)),
        Err(error) => return Err(error.into()),
    }
    roles::settle(&mut tx, now, settings, person, account).await?;
    let token = sign_in_within(&mut tx, now, visitor, account).await?;
    tx.commit().await?;
    tell_sockets(app, &account.0);
    Ok(Ok(token))
}

/// `POST /{lang}/account/organisation/unlink`: not where it would leave no way in. The right of an administrator that
/// the organisation decides on ends with it.
pub(super) async fn unlink(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Response, Error> {
    let account = &visitor.at_device()?.id;
    let settings = &provider(&app)?.settings;
    if !gets_in_without_organisation(&app, account).await? {
        return Err(Error::Conflict(match app.config.password_sign_in {
            PasswordSignIn::Off => "organisations-only-way",
            PasswordSignIn::On if passkeys_offered(&app) => "organisations-last-way",
            PasswordSignIn::On => "organisations-last-way-password",
        }));
    }
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if !unlink_identity(&mut tx, now, account, settings.issuer.as_str()).await? {
        return Err(Error::NotFound);
    }
    if settings.administrators.is_some() {
        set_administrator(&mut tx, now, roles::ACTOR, account, Standing::Ordinary).await?;
    }
    tx.commit().await?;
    tell_sockets(&app, &account.0);
    Ok(Redirect::to(&format!("/{lang}/account/organisation")).into_response())
}
