//! A new account. With a mail server the address is confirmed first, and the answer is the same whether
//! somebody has it already; without one there is no way to tell them, so the account is made at once.
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::attempts::{self, Limit};
use super::links::{self, Purpose};
use super::mails::{self, LinkRequest};
use super::model::{Email, NewPassword, PersonName};
use super::passwords;
use super::people::{NewAccount, Standing, insert_account};
use super::sessions::{sign_in_within, signed_in_to};
use super::set_up::LinkPath;
use super::sign_in::{BY_ACCOUNT, queue};
use super::visitor::Visitor;
use crate::app::App;
use crate::config::Registration;
use crate::i18n::{Lang, MsgKey};
use crate::mail::Mailer;
use crate::web::{ClientAddress, Error, Field, FormErrors, FormPage, FormView, PathLang};

/// Accounts asked for from one address; each costs a hash.
const REGISTRATIONS: Limit = Limit {
    scope: "register-address",
    window_ms: 15 * 60 * 1000,
    wrong_max: 100,
    hostile_at: 100,
};

/// Name, address and password as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonForm {
    name: String,
    email: String,
    password: String,
}

/// The same, parsed.
pub(super) struct Person {
    pub name: PersonName,
    pub email: Email,
    pub password: NewPassword,
}

impl PersonForm {
    pub(super) fn parse(&self) -> Result<Person, FormErrors> {
        let mut errors = FormErrors::default();
        let name = errors.take("name", PersonName::parse(&self.name));
        let email = errors.take("email", Email::parse(&self.email));
        let own = own_words(&self.name, &self.email);
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        let password = errors.take("password", NewPassword::parse(&self.password, &own));
        match (name, email, password) {
            (Some(name), Some(email), Some(password)) => Ok(Person {
                name,
                email,
                password,
            }),
            _ => Err(errors),
        }
    }

    pub(super) fn view(&self, action: String, button: MsgKey, errors: FormErrors) -> FormView {
        FormView {
            id: "person",
            action,
            fields: vec![
                Field::text("name", "accounts-name", &self.name)
                    .autocomplete("name")
                    .help("accounts-name-help"),
                Field::email(&self.email),
                Field::password("password", "accounts-password-new", "new-password")
                    .help("accounts-password-help"),
            ],
            button,
            button_class: "btn-main",
            errors,
            ..FormView::default()
        }
    }
}

/// What makes a bad password of this person: the name, the address and what stands before its `@`.
pub(super) fn own_words(name: &str, email: &str) -> [String; 3] {
    let local = email.split('@').next().unwrap_or_default();
    [name.to_owned(), email.to_owned(), local.to_owned()]
}

fn page(lang: Lang, visitor: &Visitor, form: &PersonForm, errors: FormErrors) -> Response {
    let view = form.view(format!("/{lang}/register"), "accounts-register-do", errors);
    FormPage::new(
        visitor.shell(lang, &lang.text("accounts-register-title")),
        view,
    )
    .lead("accounts-register-lead")
    .link("sign-in", "accounts-have-account")
    .answer()
}

/// `GET /{lang}/register`
pub(super) async fn show(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Response, Error> {
    must_be_open(&app)?;
    Ok(page(
        lang,
        &visitor,
        &PersonForm::default(),
        FormErrors::default(),
    ))
}

fn must_be_open(app: &App) -> Result<(), Error> {
    passwords::must_be_on(app)?;
    match app.config.registration {
        Registration::Open => Ok(()),
        Registration::Closed => Err(Error::NotFound),
    }
}

/// `POST /{lang}/register`
pub(super) async fn submit(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Form(form): Form<PersonForm>,
) -> Result<Response, Error> {
    must_be_open(&app)?;
    let person = match form.parse() {
        Ok(person) => person,
        Err(errors) => return Ok(page(lang, &visitor, &form, errors)),
    };
    attempts::count_wrong(&app, &REGISTRATIONS, &address).await?;
    let new = NewAccount {
        email: person.email,
        name: person.name,
        lang,
        password_hash: Some(passwords::hash(person.password).await?),
        standing: Standing::Ordinary,
    };
    if matches!(app.mailer, Mailer::Printed) {
        return match make(&app, &visitor, &new, None).await? {
            Some(token) => Ok(signed_in_to(&app, token, &format!("/{lang}/w"))),
            None => {
                let taken = FormErrors::one("email", "accounts-email-taken");
                Ok(page(lang, &visitor, &form, taken))
            }
        };
    }
    let request = LinkRequest {
        email: new.email.as_str().to_owned(),
        lang,
        purpose: Purpose::Register,
        payload: Some(Waiting::of(&new)),
    };
    queue(&app, &request, &address).await?;
    Ok(mails::told_page(lang, &visitor))
}

/// An account that waits for its address to be confirmed.
#[derive(Serialize, Deserialize)]
pub(super) struct Waiting {
    name: String,
    email: String,
    lang: Lang,
    password_hash: Option<String>,
}

impl Waiting {
    fn of(new: &NewAccount) -> Self {
        Self {
            name: new.name.as_str().to_owned(),
            email: new.email.as_str().to_owned(),
            lang: new.lang,
            password_hash: new.password_hash.clone(),
        }
    }

    fn into_new(self) -> Result<NewAccount, MsgKey> {
        Ok(NewAccount {
            email: Email::parse(&self.email)?,
            name: PersonName::parse(&self.name)?,
            lang: self.lang,
            password_hash: self.password_hash,
            standing: Standing::Ordinary,
        })
    }
}

/// `GET /{lang}/register/{token}`
pub(super) async fn show_confirm(
    PathLang(lang): PathLang,
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    visitor: Visitor,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    if links::look(&app, Purpose::Register, &path.token)
        .await?
        .is_none()
    {
        return Ok(mails::worn_out_page(lang, &visitor));
    }
    Ok(confirm_page(
        lang,
        &visitor,
        &path.token,
        FormErrors::default(),
    ))
}

/// The password of the confirmation, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ConfirmForm {
    password: String,
}

/// The password is asked once more: whoever reads the mail but did not ask for the account does not know it,
/// and so nobody gets an account whose password somebody else chose.
fn confirm_page(lang: Lang, visitor: &Visitor, token: &str, errors: FormErrors) -> Response {
    let form = FormView {
        id: "confirm",
        action: format!("/{lang}/register/{token}"),
        fields: vec![Field::password(
            "password",
            "accounts-password",
            "current-password",
        )],
        button: "accounts-confirm-do",
        button_class: "btn-main",
        errors,
        ..FormView::default()
    };
    let shell = visitor.shell(lang, &lang.text("accounts-confirm-title"));
    FormPage::new(shell, form)
        .lead("accounts-confirm-lead")
        .answer()
}

/// `POST /{lang}/register/{token}`
pub(super) async fn confirm(
    PathLang(lang): PathLang,
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    visitor: Visitor,
    Form(form): Form<ConfirmForm>,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    let Some(opened) = links::look(&app, Purpose::Register, &path.token).await? else {
        return Ok(mails::worn_out_page(lang, &visitor));
    };
    let waiting: Waiting = opened
        .payload
        .as_deref()
        .and_then(|payload| serde_json::from_str(payload).ok())
        .ok_or(Error::NotFound)?;
    let new = waiting.into_new().map_err(Error::internal)?;
    attempts::refuse_hostile(&app, &BY_ACCOUNT, new.email.as_str()).await?;
    if !passwords::is_right(&form.password, new.password_hash.clone()).await? {
        attempts::count_wrong(&app, &BY_ACCOUNT, new.email.as_str()).await?;
        let wrong = FormErrors::one("password", "accounts-confirm-wrong");
        return Ok(confirm_page(lang, &visitor, &path.token, wrong));
    }
    match make(&app, &visitor, &new, Some(&path.token)).await? {
        Some(token) => Ok(signed_in_to(&app, token, &format!("/{lang}/w"))),
        None => Ok(mails::worn_out_page(lang, &visitor)),
    }
}

/// Makes the account and signs it in; none when somebody has the address or the link was used meanwhile.
async fn make(
    app: &App,
    visitor: &Visitor,
    new: &NewAccount,
    link: Option<&str>,
) -> Result<Option<String>, Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if let Some(token) = link
        && links::use_up(&mut tx, now, Purpose::Register, token)
            .await?
            .is_none()
    {
        return Ok(None);
    }
    let account = match insert_account(&mut tx, now, "", new).await {
        Ok(account) => account,
        Err(error) if error.is_taken("email") => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let token = sign_in_within(&mut tx, now, visitor, &account).await?;
    tx.commit().await?;
    Ok(Some(token))
}
