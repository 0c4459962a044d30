//! Making accounts.
use super::model::{Email, NewPassword, PersonName};
use super::visitor::AccountId;
use super::{passwords, store};
use crate::app::App;
use crate::clock::new_id;
use crate::db::{DbError, Tx};
use crate::features::audit;
use crate::i18n::Lang;
use crate::web::Error;

/// What an account may do beyond its own workspaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Ordinary,
    /// Edits what all of the installation shares, such as vocabularies.
    Editor,
    /// Administers the installation.
    Administrator,
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Address.
    pub email: Email,
    /// Name.
    pub name: PersonName,
    /// Language of mails.
    pub lang: Lang,
    /// Hash of the password; none when the person signs in by mail.
    pub password_hash: Option<String>,
    /// What it may do.
    pub standing: Standing,
}

/// Makes an account by `actor`; fails with `Taken(email)`.
pub async fn insert_account(
    tx: &mut Tx<'_>,
    now_ms: i64,
    actor: &str,
    new: &NewAccount,
) -> Result<AccountId, DbError> {
    let id = new_id(now_ms);
    store::insert_account(tx, &id, now_ms, new).await?;
    let detail = match new.standing {
        Standing::Ordinary => "",
        Standing::Editor => "editor",
        Standing::Administrator => "administrator",
    };
    let own = format!("account-{id}");
    let actor = if actor.is_empty() { &own } else { actor };
    audit::record(tx, now_ms, actor, "account.create", None, &own, detail).await?;
    Ok(AccountId(id))
}

/// An account with this password, made from the command line or by a test.
pub async fn create_account(
    app: &App,
    actor: &str,
    email: Email,
    name: PersonName,
    password: Option<NewPassword>,
    standing: Standing,
) -> Result<AccountId, CreateError> {
    let password_hash = match password {
        Some(password) => Some(
            passwords::hash(password)
                .await
                .map_err(CreateError::Failed)?,
        ),
        None => None,
    };
    let new = NewAccount {
        email,
        name,
        lang: Lang::default(),
        password_hash,
        standing,
    };
    let mut tx = app.db.begin().await?;
    let id = insert_account(&mut tx, app.now_ms(), actor, &new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Why an account was not made.
#[derive(Debug)]
pub enum CreateError {
    /// Somebody has the address.
    Taken,
    /// Anything else.
    Failed(Error),
}

impl From<DbError> for CreateError {
    fn from(error: DbError) -> Self {
        if error.is_taken("email") {
            Self::Taken
        } else {
            Self::Failed(error.into())
        }
    }
}

/// The account of an address.
pub async fn id_of(app: &App, email: &Email) -> Result<Option<AccountId>, DbError> {
    let found = store::by_email(&app.db, email.as_str()).await?;
    Ok(found.map(|found| found.account.id))
}

/// Makes the account an editor, or with [`Standing::Ordinary`] none any more.
pub async fn set_editor(
    app: &App,
    actor: &str,
    account: &AccountId,
    standing: Standing,
) -> Result<(), DbError> {
    let mut tx = app.db.begin().await?;
    store::set_editor(&mut tx, account, standing).await?;
    let subject = format!("account-{}", account.0);
    let detail = if standing == Standing::Editor {
        "editor"
    } else {
        ""
    };
    let now = app.now_ms();
    audit::record(
        &mut tx,
        now,
        actor,
        "account.editor",
        None,
        &subject,
        detail,
    )
    .await?;
    tx.commit().await
}

/// Makes the account an administrator of the installation, or with any other standing none any more, if it is not so
/// already.
pub async fn set_administrator(
    tx: &mut Tx<'_>,
    now_ms: i64,
    actor: &str,
    account: &AccountId,
    standing: Standing,
) -> Result<(), DbError> {
    let is_one = standing == Standing::Administrator;
    if store::set_administrator(tx, account, is_one).await? {
        let subject = format!("account-{}", account.0);
        let action = match is_one {
            true => "account.administrator",
            false => "account.no-administrator",
        };
        audit::record(tx, now_ms, actor, action, None, &subject, "").await?;
    }
    Ok(())
}

/// A line for each account: address, name and standing, by address.
pub async fn account_lines(app: &App) -> Result<Vec<String>, DbError> {
    store::account_lines(&app.db).await
}
