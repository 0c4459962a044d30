//! Passkeys of accounts: what is kept of them, their section on the account's page, and what adding one asks for. How a
//! browser makes and shows them is the feature `passkeys`.
use askama::Template;
use webauthn_rs::prelude::Url;

use super::store;
use super::visitor::{Account, AccountId, Visitor};
use super::{mails, passwords};
use crate::app::App;
use crate::clock::new_id;
use crate::config::PasswordSignIn;
use crate::db::{Db, DbError, Tx};
use crate::features::audit;
use crate::i18n::{Lang, MsgKey};
use crate::web::dates::day_and_time;
use crate::web::forms::one_line;
use crate::web::page::page;
use crate::web::{Error, Field, FormView, LivePart};

pub use super::store::{KnownPasskey, NewPasskey, Passkey};

/// Letters in a passkey's name.
const NAME_CHARS_MAX: usize = 60;
/// Passkeys of one account.
const PASSKEYS_MAX: i64 = 20;
/// How long a sign-in proves who is at the device, for what gives others a way in.
const FRESH_MS: i64 = 10 * 60 * 1000;

/// Whether people sign in with passkeys here. They belong to a name of a host, never to a bare address, and are off
/// where passwords are: there the organisation decides who comes in.
pub fn passkeys_offered(app: &App) -> bool {
    let has_name = Url::parse(&app.base_url).is_ok_and(|url| url.domain().is_some());
    has_name && app.config.password_sign_in == PasswordSignIn::On
}

/// What somebody calls a passkey, 1–60 characters. Fails with the message key to show beside the field.
pub fn parse_passkey_name(raw: &str) -> Result<String, MsgKey> {
    let name = one_line(raw);
    match name.chars().count() {
        0 => Err("passkeys-name-empty"),
        n if n > NAME_CHARS_MAX => Err("accounts-name-too-long"),
        _ => Ok(name),
    }
}

/// How an owner proves to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    /// By having signed in a moment ago.
    Given,
    /// By the account's password.
    Password,
    /// By signing in anew, since the account has no password.
    SignIn,
}

impl Proof {
    async fn of(app: &App, visitor: &Visitor, account: &Account) -> Result<Self, Error> {
        if let Some(device) = &visitor.session
            && let Some(at) = store::signed_in_at(&app.db, device).await?
            && app.now_ms() - at < FRESH_MS
        {
            return Ok(Self::Given);
        }
        let found = store::by_id(&app.db, &account.id).await?;
        Ok(match found.and_then(|found| found.password_hash) {
            Some(_) => Self::Password,
            None => Self::SignIn,
        })
    }
}

/// Whether the owner of the account is surely at the device: they signed in a moment ago, or `password` is theirs.
/// Gives the key of what to say when not.
pub async fn prove(
    app: &App,
    visitor: &Visitor,
    password: &str,
) -> Result<Result<(), MsgKey>, Error> {
    let account = visitor.at_device()?;
    Ok(match Proof::of(app, visitor, account).await? {
        Proof::Given => Ok(()),
        Proof::SignIn => Err("passkeys-sign-in-anew"),
        Proof::Password if password.is_empty() => Err("passkeys-password-empty"),
        Proof::Password if passwords::is_own(app, account, password).await? => Ok(()),
        Proof::Password => Err("accounts-password-wrong"),
    })
}

/// The account's passkeys, oldest first.
pub async fn passkeys_of(db: &Db, account: &AccountId) -> Result<Vec<Passkey>, DbError> {
    store::passkeys(db, account).await
}

/// Adds a passkey and tells the owner by mail. Fails with 409 when the account has as many as it may, or somebody has
/// this one.
pub async fn add_passkey(
    tx: &mut Tx<'_>,
    app: &App,
    account: &Account,
    new: &NewPasskey,
) -> Result<(), Error> {
    if store::count_passkeys(tx, &account.id).await? >= PASSKEYS_MAX {
        return Err(Error::Conflict("passkeys-full"));
    }
    let now = app.now_ms();
    match store::insert_passkey(tx, &new_id(now), now, &account.id, new).await {
        Ok(()) => {}
        Err(error) if error.is_taken("credential_id") => {
            return Err(Error::Conflict("passkeys-known"));
        }
        Err(error) => return Err(error.into()),
    }
    let own = format!("account-{}", account.id.0);
    audit::record(tx, now, &own, "account.passkey-add", None, &own, "").await?;
    mails::tell_of_passkey(tx, app, account, &new.label).await?;
    Ok(())
}

/// Calls a passkey otherwise; false when the account has none such.
pub async fn rename_passkey(
    db: &Db,
    account: &AccountId,
    id: &str,
    name: &str,
) -> Result<bool, DbError> {
    store::rename_passkey(db, account, id, name).await
}

/// Removes a passkey; false when the account has none such.
pub async fn remove_passkey(
    tx: &mut Tx<'_>,
    now_ms: i64,
    account: &AccountId,
    id: &str,
) -> Result<bool, DbError> {
    let was_there = store::delete_passkey(tx, account, id).await?;
    if was_there {
        let own = format!("account-{}", account.0);
        audit::record(tx, now_ms, &own, "account.passkey-remove", None, &own, "").await?;
    }
    Ok(was_there)
}

/// The passkey with this id in a device, noted as used: undo the transaction when it turns out not to be the person's.
pub async fn known_passkey(
    tx: &mut Tx<'_>,
    now_ms: i64,
    credential_id: &str,
) -> Result<Option<KnownPasskey>, DbError> {
    store::use_passkey(tx, now_ms, credential_id).await?;
    store::known_passkey(tx, credential_id).await
}

/// Keeps a passkey's counter as it is now.
pub async fn keep_passkey(tx: &mut Tx<'_>, id: &str, credential: &str) -> Result<(), DbError> {
    store::keep_passkey(tx, id, credential).await
}

/// Notes that a passkey was refused since its counter went back, which it does when somebody has a copy.
pub async fn refuse_passkey(app: &App, account: &AccountId) -> Result<(), DbError> {
    let own = format!("account-{}", account.0);
    let mut tx = app.db.begin().await?;
    let now = app.now_ms();
    audit::record(
        &mut tx,
        now,
        &own,
        "account.passkey-refused",
        None,
        &own,
        "",
    )
    .await?;
    tx.commit().await
}

#[derive(Template)]
#[template(path = "accounts/passkeys.html")]
struct Section {
    lang: Lang,
    passkeys: Vec<PasskeyView>,
    is_offered: bool,
    /// None where the owner must sign in anew first, or passkeys are off.
    form: Option<FormView>,
}

struct PasskeyView {
    id: String,
    label: String,
    made: String,
    used: Option<String>,
}

/// The section of the account's page; none where there are no passkeys and cannot be.
pub(super) async fn section(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    account: &Account,
) -> Result<Option<String>, Error> {
    let passkeys = store::passkeys(&app.db, &account.id).await?;
    let is_offered = passkeys_offered(app);
    if passkeys.is_empty() && !is_offered {
        return Ok(None);
    }
    let form = match is_offered {
        true => form(lang, Proof::of(app, visitor, account).await?),
        false => None,
    };
    let view = |one: Passkey| PasskeyView {
        made: day_and_time(lang, one.created_at),
        used: one.used_at.map(|at| day_and_time(lang, at)),
        id: one.id,
        label: one.label,
    };
    Ok(Some(page(&Section {
        lang,
        passkeys: passkeys.into_iter().map(view).collect(),
        is_offered,
        form,
    })))
}

#[derive(Template)]
#[template(path = "accounts/passkey_door.html")]
struct Door<'a> {
    lang: Lang,
    next: &'a str,
}

/// The part of the page of sign-in where people come in with a passkey, and go on to `next`; none where nobody does. Nothing
/// shows without a script.
pub(super) fn door(app: &App, lang: Lang, next: &str) -> Option<LivePart> {
    passkeys_offered(app).then(|| LivePart {
        script: "src/islands/passkeys.ts",
        html: page(&Door { lang, next }),
    })
}

/// What the browser may fill in where people type who they are: it offers passkeys there, if it can.
pub(super) fn username(app: &App) -> &'static str {
    match passkeys_offered(app) {
        true => "username webauthn",
        false => "username",
    }
}

fn form(lang: Lang, proof: Proof) -> Option<FormView> {
    let name = Field::text("name", "passkeys-name", "").help("passkeys-name-help");
    let fields = match proof {
        Proof::Given => vec![name],
        Proof::Password => vec![
            name,
            Field::password("current", "passkeys-password", "current-password"),
        ],
        Proof::SignIn => return None,
    };
    Some(FormView {
        id: "passkey",
        action: format!("/{lang}/account/passkeys/begin"),
        fields,
        button: "passkeys-add",
        ..FormView::default()
    })
}
