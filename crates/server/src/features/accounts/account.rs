//! One's own account: name and language, password, devices, API tokens.
use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::model::{NewPassword, PersonName};
use super::register::own_words;
use super::sign_in::{tell_guests, tell_sockets};
use super::store::{self, TokenRow};
use super::visitor::{Account, Visitor};
use super::{passkeys, passwords, tokens};
use crate::app::App;
use crate::config::PasswordSignIn;
use crate::features::audit;
use crate::i18n::{Lang, MsgKey};
use crate::web::dates::day_and_time;
use crate::web::{Error, Field, FormErrors, FormView, PathLang, Shell, html};

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    shell: Shell,
    email: String,
    profile: FormView,
    /// None where passwords open nothing.
    password: Option<FormView>,
    /// Words of the way to one's link with the organisation, where there is one.
    organisation: Option<String>,
    /// The section of passkeys, where there are any or may be.
    passkeys: Option<String>,
    devices: Vec<DeviceView>,
    tokens: Vec<TokenRow>,
    token_form: FormView,
    new_token: Option<String>,
    is_administrator: bool,
    is_editor: bool,
}

struct DeviceView {
    id: String,
    is_this: bool,
    seen: String,
}

/// Everything that the page's forms send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AccountForm {
    name: String,
    language: String,
    current: String,
    password: String,
    label: String,
    days: String,
}

/// The mistakes, by form, and the token that is told once.
#[derive(Default)]
struct Said {
    profile: FormErrors,
    password: FormErrors,
    token: FormErrors,
    new_token: Option<String>,
}

/// `GET /{lang}/account`
pub(super) async fn show(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let form = AccountForm::of(account);
    page(&app, lang, &visitor, &form, Said::default()).await
}

impl AccountForm {
    fn of(account: &Account) -> Self {
        Self {
            name: account.name.clone(),
            language: account.lang.code().to_owned(),
            days: "365".to_owned(),
            ..Self::default()
        }
    }
}

/// `POST /{lang}/account`: name and language of mails.
pub(super) async fn save(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<AccountForm>,
) -> Result<Response, Error> {
    let account = visitor.at_device()?;
    let mut said = Said::default();
    let name = said.profile.take("name", PersonName::parse(&form.name));
    let chosen = Lang::parse(&form.language).ok_or("accounts-language-empty");
    let chosen = said.profile.take("language", chosen);
    let (Some(name), Some(chosen)) = (name, chosen) else {
        return page(&app, lang, &visitor, &form, said).await;
    };
    store::set_profile(&app.db, &account.id, name.as_str(), chosen).await?;
    Ok(Redirect::to(&format!("/{chosen}/account")).into_response())
}

/// `POST /{lang}/account/password`
pub(super) async fn change_password(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Form(typed): Form<AccountForm>,
) -> Result<Response, Error> {
    let account = visitor.at_device()?;
    passwords::must_be_on(&app)?;
    let form = AccountForm::of(account);
    let own = own_words(&account.name, &account.email);
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let mut said = Said::default();
    if !passwords::is_own(&app, account, &typed.current).await? {
        said.password.add("current", "accounts-password-wrong");
    }
    let new = said
        .password
        .take("password", NewPassword::parse(&typed.password, &own));
    let Some(new) = new.filter(|_| said.password.is_empty()) else {
        return page(&app, lang, &visitor, &form, said).await;
    };
    let hash = passwords::hash(new).await?;
    let now = app.now_ms();
    let this = visitor
        .session
        .as_ref()
        .map_or("", |device| device.0.as_str());
    let mut tx = app.db.begin().await?;
    store::set_password(&mut tx, &account.id, &hash).await?;
    store::sign_out_others(&mut tx, &account.id, this).await?;
    let own = format!("account-{}", account.id.0);
    audit::record(&mut tx, now, &own, "account.password", None, &own, "").await?;
    tx.commit().await?;
    tell_sockets(&app, &account.id.0);
    Ok(Redirect::to(&format!("/{lang}/account")).into_response())
}

/// The device or token that the path names.
#[derive(Deserialize)]
pub(super) struct ItemPath {
    #[serde(default)]
    session: String,
    #[serde(default)]
    token: String,
}

/// `POST /{lang}/account/sessions/{session}/end`
pub(super) async fn end_session(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<ItemPath>,
) -> Result<Redirect, Error> {
    let account = visitor.at_device()?;
    let guests = store::guests_on_device(&app.db, &path.session).await?;
    if !store::sign_out_device(&app.db, &account.id, &path.session).await? {
        return Err(Error::NotFound);
    }
    tell_sockets(&app, &account.id.0);
    tell_guests(&app, guests);
    Ok(Redirect::to(&format!("/{lang}/account")))
}

/// `POST /{lang}/account/tokens`
pub(super) async fn create_token(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Form(typed): Form<AccountForm>,
) -> Result<Response, Error> {
    let account = visitor.at_device()?;
    let mut said = Said::default();
    let label = said.token.take("label", tokens::parse_label(&typed.label));
    let days = said.token.take("days", tokens::parse_days(&typed.days));
    let form = AccountForm {
        label: typed.label.clone(),
        days: typed.days.clone(),
        ..AccountForm::of(account)
    };
    if let (Some(label), Some(days)) = (label, days) {
        let actor = format!("account-{}", account.id.0);
        match tokens::create(&app, &account.id, &actor, &label, days).await {
            Ok(token) => said.new_token = Some(token),
            Err(Error::Invalid(errors)) => said.token = errors,
            Err(error) => return Err(error),
        }
    }
    page(&app, lang, &visitor, &form, said).await
}

/// `POST /{lang}/account/tokens/{token}/revoke`
pub(super) async fn revoke_token(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<ItemPath>,
) -> Result<Redirect, Error> {
    let account = visitor.at_device()?;
    tokens::revoke(&app, &account.id, &path.token).await?;
    tell_sockets(&app, &account.id.0);
    Ok(Redirect::to(&format!("/{lang}/account")))
}

async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    form: &AccountForm,
    said: Said,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let wrong = [&said.profile, &said.password, &said.token]
        .iter()
        .any(|errors| !errors.is_empty());
    let status = if wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let now = app.now_ms();
    let this = visitor.session.as_ref().map(|device| device.0.as_str());
    let passkeys = passkeys::section(app, lang, visitor, account).await?;
    let devices = store::devices(&app.db, &account.id, now).await?;
    let page = AccountPage {
        shell: visitor.shell(lang, &lang.text("accounts-account-title")),
        email: account.email.clone(),
        profile: profile_form(lang, form, said.profile),
        password: (app.config.password_sign_in == PasswordSignIn::On)
            .then(|| password_form(lang, said.password)),
        organisation: app.config.oidc_issuer.is_some().then(|| {
            let name = app.config.organisation_name(lang);
            lang.text_with("accounts-organisation-link", &[("name", &name)])
        }),
        passkeys,
        devices: devices
            .into_iter()
            .map(|(id, seen_at)| DeviceView {
                is_this: Some(id.as_str()) == this,
                seen: day_and_time(lang, seen_at),
                id,
            })
            .collect(),
        tokens: store::tokens(&app.db, &account.id, now).await?,
        token_form: token_form(lang, form, said.token),
        new_token: said.new_token,
        is_administrator: account.is_administrator,
        is_editor: visitor.editor().is_ok(),
    };
    Ok((status, html(&page)).into_response())
}

fn profile_form(lang: Lang, form: &AccountForm, errors: FormErrors) -> FormView {
    let languages = Lang::ALL
        .into_iter()
        .map(|lang| (lang.code().to_owned(), lang.name().to_owned()))
        .collect();
    FormView {
        fields: vec![
            Field::text("name", "accounts-name", &form.name)
                .autocomplete("name")
                .help("accounts-name-help"),
            Field::select("language", "accounts-language", &form.language, languages),
        ],
        ..plain_form(lang, "profile", "", "accounts-save", errors)
    }
}

fn password_form(lang: Lang, errors: FormErrors) -> FormView {
    FormView {
        heading: Some("accounts-reset-title"),
        fields: vec![
            Field::password("current", "accounts-password-current", "current-password"),
            Field::password("password", "accounts-password-new", "new-password")
                .help("accounts-password-help"),
        ],
        ..plain_form(
            lang,
            "password",
            "/password",
            "accounts-password-change",
            errors,
        )
    }
}

fn token_form(lang: Lang, form: &AccountForm, errors: FormErrors) -> FormView {
    FormView {
        fields: vec![
            Field::text("label", "accounts-token-label", &form.label)
                .help("accounts-token-label-help"),
            Field::text("days", "accounts-token-days", &form.days).kind("number"),
        ],
        ..plain_form(lang, "token", "/tokens", "accounts-token-create", errors)
    }
}

fn plain_form(
    lang: Lang,
    id: &'static str,
    path: &str,
    button: MsgKey,
    errors: FormErrors,
) -> FormView {
    FormView {
        id,
        action: format!("/{lang}/account{path}"),
        button,
        errors,
        ..FormView::default()
    }
}
