//! One's own passkeys: another name, and gone.
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde::Deserialize;

use crate::app::App;
use crate::features::accounts::{
    Visitor, gets_in_without_passkey, parse_passkey_name, remove_passkey, rename_passkey,
};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang};

/// The passkey that the path names.
#[derive(Deserialize)]
pub(super) struct PasskeyPath {
    passkey: String,
}

/// The name as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NameForm {
    name: String,
}

fn back(lang: Lang) -> Redirect {
    Redirect::to(&format!("/{lang}/account#passkeys"))
}

/// `POST /{lang}/account/passkeys/{passkey}/rename`
pub(super) async fn rename(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<PasskeyPath>,
    Form(form): Form<NameForm>,
) -> Result<Redirect, Error> {
    let account = visitor.at_device()?;
    let name = parse_passkey_name(&form.name).map_err(|key| FormErrors::one("name", key))?;
    if !rename_passkey(&app.db, &account.id, &path.passkey, &name).await? {
        return Err(Error::NotFound);
    }
    Ok(back(lang))
}

/// `POST /{lang}/account/passkeys/{passkey}/remove`: not where it would leave no way in.
pub(super) async fn remove(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<PasskeyPath>,
) -> Result<Redirect, Error> {
    let account = visitor.at_device()?;
    if !gets_in_without_passkey(&app, &account.id, &path.passkey).await? {
        return Err(Error::Conflict("passkeys-last-way"));
    }
    let mut tx = app.db.begin().await?;
    if !remove_passkey(&mut tx, app.now_ms(), &account.id, &path.passkey).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(back(lang))
}
