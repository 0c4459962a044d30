//! First start: whoever has the link from the server's log becomes the administrator.
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::links::{self, Purpose};
use super::people::{NewAccount, Standing, insert_account};
use super::register::PersonForm;
use super::sessions::{sign_in_within, signed_in_to};
use super::visitor::Visitor;
use super::{passwords, store};
use crate::app::App;
use crate::web::{Error, FormErrors, FormPage, PathLang};

/// The token in the path.
#[derive(Deserialize)]
pub(super) struct LinkPath {
    pub token: String,
}

/// `GET /{lang}/set-up/{token}`
pub(super) async fn show(
    PathLang(lang): PathLang,
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    visitor: Visitor,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    if links::look(&app, Purpose::SetUp, &path.token)
        .await?
        .is_none()
    {
        return Err(Error::NotFound);
    }
    let action = format!("/{lang}/set-up/{}", path.token);
    let form = PersonForm::default().view(action, "accounts-set-up-do", FormErrors::default());
    let shell = visitor.shell(lang, &lang.text("accounts-set-up-title"));
    Ok(FormPage::new(shell, form)
        .lead("accounts-set-up-lead")
        .answer())
}

/// `POST /{lang}/set-up/{token}`
pub(super) async fn submit(
    PathLang(lang): PathLang,
    State(app): State<App>,
    Path(path): Path<LinkPath>,
    visitor: Visitor,
    Form(form): Form<PersonForm>,
) -> Result<Response, Error> {
    passwords::must_be_on(&app)?;
    if links::look(&app, Purpose::SetUp, &path.token)
        .await?
        .is_none()
    {
        return Err(Error::NotFound);
    }
    let again = |errors| {
        let action = format!("/{lang}/set-up/{}", path.token);
        let view = form.view(action, "accounts-set-up-do", errors);
        let shell = visitor.shell(lang, &lang.text("accounts-set-up-title"));
        FormPage::new(shell, view)
            .lead("accounts-set-up-lead")
            .answer()
    };
    let person = match form.parse() {
        Ok(person) => person,
        Err(errors) => return Ok(again(errors)),
    };
    let new = NewAccount {
        email: person.email,
        name: person.name,
        lang,
        password_hash: Some(passwords::hash(person.password).await?),
        standing: Standing::Administrator,
    };
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let opened = links::use_up(&mut tx, now, Purpose::SetUp, &path.token).await?;
    if opened.is_none() || store::has_administrator(&mut tx).await? {
        return Err(Error::NotFound);
    }
    let account = match insert_account(&mut tx, now, "link", &new).await {
        Ok(account) => account,
        Err(error) if error.is_taken("email") => {
            return Ok(again(FormErrors::one("email", "accounts-email-taken")));
        }
        Err(error) => return Err(error.into()),
    };
    let token = sign_in_within(&mut tx, now, &visitor, &account).await?;
    tx.commit().await?;
    Ok(signed_in_to(&app, token, &format!("/{lang}/w")))
}
