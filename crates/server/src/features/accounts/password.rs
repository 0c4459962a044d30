//! A forgotten password: setting a new one signs out the other devices and ends all API tokens.
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::links::{self, Purpose};
use super::model::{Email, NewPassword};
use super::register::own_words;
use super::sessions::{sign_in_within, signed_in_to};
use super::set_up::LinkPath;
use super::sign_in::{queue_link, tell_sockets};
use super::visitor::Visitor;
use super::{mails, passwords, store};
use crate::app::App;
use crate::features::audit;
use crate::i18n::Lang;
use crate::web::{ClientAddress, Error, Field, FormErrors, FormPage, FormView, PathLang};

/// The address as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ForgotForm {
    email: String,
}

fn forgot_page(lang: Lang, visitor: &Visitor, email: &str, errors: FormErrors) -> Response {
    let form = FormView {
        id: "forgot",
        action: format!("/{lang}/forgot"),
        fields: vec![Field::email(email)],
        button: "accounts-forgot-do",
        button_class: "btn-main",
        errors,
        ..FormView::default()
    };
    FormPage::new(
        visitor.shell(lang, &lang.text("accounts-forgot-title")),
        form,
    )
    .lead("accounts-forgot-lead")
    .link("sign-in", "accounts-to-sign-in")
    .answer()
}

/// `GET /{lang}/forgot`
pub(super) async fn show_forgot(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    Ok(forgot_page(lang, &visitor, "", FormErrors::default()))
}

/// `POST /{lang}/forgot`
pub(super) async fn forgot(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Form(form): Form<ForgotForm>,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    match Email::parse(&form.email) {
        Ok(email) => {
            queue_link(&app, lang, &email, Purpose::Reset, &address).await?;
            Ok(mails::told_page(lang, &visitor))
        }
        Err(key) => {
            let errors = FormErrors::one("email", key);
            Ok(forgot_page(lang, &visitor, &form.email, errors))
        }
    }
}

/// The new password as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ResetForm {
    password: String,
}

fn reset_page(lang: Lang, visitor: &Visitor, token: &str, errors: FormErrors) -> Response {
    let form = FormView {
        id: "reset",
        action: format!("/{lang}/reset/{token}"),
        fields: vec![
            Field::password("password", "accounts-password-new", "new-password")
                .help("accounts-password-help"),
        ],
        button: "accounts-reset-do",
        button_class: "btn-main",
        errors,
        ..FormView::default()
    };
    FormPage::new(
        visitor.shell(lang, &lang.text("accounts-reset-title")),
        form,
    )
    .answer()
}

/// `GET /{lang}/reset/{token}`
pub(super) async fn show_reset(
    PathLang(lang): PathLang,
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    visitor: Visitor,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    if links::look(&app, Purpose::Reset, &path.token)
        .await?
        .is_none()
    {
        return Ok(mails::worn_out_page(lang, &visitor));
    }
    Ok(reset_page(
        lang,
        &visitor,
        &path.token,
        FormErrors::default(),
    ))
}

/// `POST /{lang}/reset/{token}`
pub(super) async fn reset(
    PathLang(lang): PathLang,
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    visitor: Visitor,
    Form(form): Form<ResetForm>,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    let opened = links::look(&app, Purpose::Reset, &path.token).await?;
    let known = match opened.and_then(|opened| opened.account) {
        Some(id) => store::by_id(&app.db, &id).await?,
        None => None,
    };
    let Some(store::Secret { account, .. }) = known else {
        return Ok(mails::worn_out_page(lang, &visitor));
    };
    let own = own_words(&account.name, &account.email);
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let password = match NewPassword::parse(&form.password, &own) {
        Ok(password) => password,
        Err(key) => {
            let errors = FormErrors::one("password", key);
            return Ok(reset_page(lang, &visitor, &path.token, errors));
        }
    };
    let hash = passwords::hash(password).await?;
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if links::use_up(&mut tx, now, Purpose::Reset, &path.token)
        .await?
        .is_none()
    {
        return Ok(mails::worn_out_page(lang, &visitor));
    }
    store::set_password(&mut tx, &account.id, &hash).await?;
    store::sign_out_others(&mut tx, &account.id, "").await?;
    store::revoke_tokens(&mut tx, &account.id, now).await?;
    let own = format!("account-{}", account.id.0);
    audit::record(&mut tx, now, &own, "account.password", None, &own, "link").await?;
    let token = sign_in_within(&mut tx, now, &visitor, &account.id).await?;
    tx.commit().await?;
    tell_sockets(&app, &account.id.0);
    Ok(signed_in_to(&app, token, &format!("/{lang}/w")))
}
