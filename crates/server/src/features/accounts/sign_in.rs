//! Signing in with a password or with a link by mail, and signing out.
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use serde::Deserialize;

use super::attempts::{self, Limit};
use super::links::{self, Purpose};
use super::mails::{self, LinkRequest};
use super::model::Email;
use super::sessions::{self, sign_in_within, signed_in_to, way_on};
use super::set_up::LinkPath;
use super::visitor::Visitor;
use super::{passkeys, passwords, store};
use crate::app::App;
use crate::config::{PasswordSignIn, Registration};
use crate::i18n::Lang;
use crate::jobs;
use crate::web::{ClientAddress, Error, Field, FormErrors, FormPage, FormView, PathLang};

const MINUTE_MS: i64 = 60 * 1000;
/// Wrong passwords of one account.
pub(super) const BY_ACCOUNT: Limit = Limit {
    scope: "password-account",
    window_ms: 15 * MINUTE_MS,
    wrong_max: 10,
    hostile_at: 100,
};
/// Wrong passwords from one address, behind which a whole office may sit.
const BY_ADDRESS: Limit = Limit {
    scope: "password-address",
    window_ms: 15 * MINUTE_MS,
    wrong_max: 100,
    hostile_at: 1000,
};
/// Links asked for from one address.
const LINKS: Limit = Limit {
    scope: "link-address",
    window_ms: 15 * MINUTE_MS,
    wrong_max: 100,
    hostile_at: 100,
};
/// Links sent to one mailbox.
const LINKS_TO: Limit = Limit {
    scope: "link-mailbox",
    window_ms: 60 * MINUTE_MS,
    wrong_max: 5,
    hostile_at: 5,
};

/// Where to go afterwards.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Next {
    next: String,
}

/// The form as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SignInForm {
    email: String,
    password: String,
    next: String,
}

fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    form: &SignInForm,
    errors: (FormErrors, FormErrors),
) -> Response {
    let shell = visitor.shell(lang, &lang.text("accounts-sign-in-title"));
    let password = FormView {
        id: "sign-in",
        action: format!("/{lang}/sign-in"),
        hidden: vec![("next", form.next.clone())],
        fields: vec![
            Field::email(&form.email).autocomplete(passkeys::username(app)),
            Field::password("password", "accounts-password", "current-password"),
        ],
        button: "accounts-sign-in-do",
        button_class: match app.config.oidc_issuer {
            Some(_) => "",
            None => "btn-main",
        },
        errors: errors.0,
        ..FormView::default()
    };
    let link = FormView {
        id: "link",
        action: format!("/{lang}/sign-in/link"),
        heading: Some("accounts-link-ask-title"),
        lead: Some("accounts-link-ask-lead"),
        fields: vec![Field::email(&form.email)],
        button: "accounts-link-ask-do",
        errors: errors.1,
        ..FormView::default()
    };
    let mut page = match app.config.password_sign_in {
        PasswordSignIn::On => {
            let mut page = FormPage::new(shell, password).link("forgot", "accounts-forgot");
            page.forms.push(link);
            page
        }
        PasswordSignIn::Off => FormPage::new(shell, link),
    };
    if passwords::must_be_on(app).is_ok() && app.config.registration == Registration::Open {
        page = page.link("register", "accounts-no-account");
    }
    if app.config.oidc_issuer.is_some() {
        let next = way_on(lang, &form.next);
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let name = app.config.organisation_name(lang);
        let words = lang.text_with("accounts-organisation-do", &[("name", &name)]);
        page.door = Some((format!("/{lang}/sign-in/organisation?next={next}"), words));
    }
    page.part = passkeys::door(app, lang, &form.next);
    page.link("join", "accounts-to-join").answer()
}

/// `GET /{lang}/sign-in`
pub(super) async fn show(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Query(Next { next }): Query<Next>,
) -> Response {
    let form = SignInForm {
        next,
        ..SignInForm::default()
    };
    page(&app, lang, &visitor, &form, Default::default())
}

/// `POST /{lang}/sign-in`
pub(super) async fn submit(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Form(form): Form<SignInForm>,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    let mut errors = FormErrors::default();
    let email = errors.take("email", Email::parse(&form.email));
    if form.password.is_empty() {
        errors.add("password", "accounts-password-empty");
    }
    let Some(email) = email.filter(|_| errors.is_empty()) else {
        return Ok(page(
            &app,
            lang,
            &visitor,
            &form,
            (errors, FormErrors::default()),
        ));
    };
    attempts::refuse_hostile(&app, &BY_ACCOUNT, email.as_str()).await?;
    attempts::refuse_hostile(&app, &BY_ADDRESS, &address).await?;
    let (account, kept) = match store::by_email(&app.db, email.as_str()).await? {
        Some(found) => (Some(found.account), found.password_hash),
        None => (None, None),
    };
    let right = passwords::is_right(&form.password, kept).await?;
    let Some(account) = account.filter(|_| right) else {
        attempts::count_wrong(&app, &BY_ACCOUNT, email.as_str()).await?;
        attempts::count_wrong(&app, &BY_ADDRESS, &address).await?;
        let wrong = FormErrors::one("password", "accounts-sign-in-wrong");
        return Ok(page(
            &app,
            lang,
            &visitor,
            &form,
            (wrong, FormErrors::default()),
        ));
    };
    let token = sessions::sign_in(&app, &visitor, &account.id).await?;
    Ok(signed_in_to(&app, token, &way_on(lang, &form.next)))
}

/// `POST /{lang}/sign-in/link`: asks for a link by mail.
pub(super) async fn ask_link(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Form(form): Form<SignInForm>,
) -> Result<Response, Error> {
    let email = match Email::parse(&form.email) {
        Ok(email) => email,
        Err(key) => {
            let wrong = FormErrors::one("email", key);
            return Ok(page(
                &app,
                lang,
                &visitor,
                &form,
                (FormErrors::default(), wrong),
            ));
        }
    };
    queue_link(&app, lang, &email, Purpose::SignIn, &address).await?;
    Ok(mails::told_page(lang, &visitor))
}

/// Queues a mail with a link; fails with 429 when too many were asked for.
pub(super) async fn queue_link(
    app: &App,
    lang: Lang,
    email: &Email,
    purpose: Purpose,
    address: &str,
) -> Result<(), Error> {
    let request = LinkRequest {
        email: email.as_str().to_owned(),
        lang,
        purpose,
        payload: None,
    };
    queue(app, &request, address).await
}

/// The same for a request that carries more.
pub(super) async fn queue(app: &App, request: &LinkRequest, address: &str) -> Result<(), Error> {
    attempts::count_wrong(app, &LINKS, address).await?;
    attempts::count_wrong(app, &LINKS_TO, &request.email).await?;
    let mut tx = app.db.begin().await?;
    jobs::enqueue(&mut tx, app.now_ms(), mails::SEND_LINK.name, request).await?;
    tx.commit().await?;
    jobs::wake(app);
    Ok(())
}

/// `GET /{lang}/sign-in/link/{token}`
pub(super) async fn show_link(
    PathLang(lang): PathLang,
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    visitor: Visitor,
) -> Result<Response, Error> {
    if links::look(&app, Purpose::SignIn, &path.token)
        .await?
        .is_none()
    {
        return Ok(mails::worn_out_page(lang, &visitor));
    }
    let form = FormView {
        id: "link",
        action: format!("/{lang}/sign-in/link/{}", path.token),
        button: "accounts-sign-in-do",
        button_class: "btn-main",
        ..FormView::default()
    };
    let shell = visitor.shell(lang, &lang.text("accounts-sign-in-title"));
    Ok(FormPage::new(shell, form).answer())
}

/// `POST /{lang}/sign-in/link/{token}`
pub(super) async fn use_link(
    PathLang(lang): PathLang,
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    visitor: Visitor,
) -> Result<Response, Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let opened = links::use_up(&mut tx, now, Purpose::SignIn, &path.token).await?;
    let Some(account) = opened.and_then(|opened| opened.account) else {
        return Ok(mails::worn_out_page(lang, &visitor));
    };
    if store::by_id(&app.db, &account).await?.is_none() {
        return Ok(mails::worn_out_page(lang, &visitor));
    }
    let token = sign_in_within(&mut tx, now, &visitor, &account).await?;
    tx.commit().await?;
    Ok(signed_in_to(&app, token, &format!("/{lang}/w")))
}

/// `POST /{lang}/sign-out`
pub(super) async fn sign_out(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Redirect, Error> {
    if let (Some(device), Some(account)) = (&visitor.session, &visitor.account) {
        let guests = store::guests_on_device(&app.db, &device.0).await?;
        store::sign_out(&app.db, device).await?;
        tell_sockets(&app, &account.id.0);
        tell_guests(&app, guests);
    }
    Ok(Redirect::to(&format!("/{lang}")))
}

/// Whether API tokens end, too.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct EverywhereForm {
    tokens: String,
}

/// `POST /{lang}/sign-out-everywhere`
pub(super) async fn sign_out_everywhere(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<EverywhereForm>,
) -> Result<Redirect, Error> {
    let account = visitor.at_device()?;
    let guests = store::guests_of_account(&app.db, &account.id).await?;
    let mut tx = app.db.begin().await?;
    store::sign_out_others(&mut tx, &account.id, "").await?;
    if form.tokens == "end" {
        store::revoke_tokens(&mut tx, &account.id, app.now_ms()).await?;
    }
    tx.commit().await?;
    tell_sockets(&app, &account.id.0);
    tell_guests(&app, guests);
    Ok(Redirect::to(&format!("/{lang}")))
}

/// Lets open sockets of guests check their rights anew.
pub(super) fn tell_guests(app: &App, guests: Vec<String>) {
    for guest in guests {
        // Nobody may be listening.
        let _ = app.revocations.send(format!("guest-{guest}"));
    }
}

/// Lets open sockets of the account check their rights anew.
pub fn tell_sockets(app: &App, account: &str) {
    // Nobody may be listening.
    let _ = app.revocations.send(format!("account-{account}"));
}
