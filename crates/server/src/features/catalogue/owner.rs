//! Who answers for an entry: one of those who lead its workspace. They are asked by mail when nobody has checked it for
//! long; while nobody of them answers for it, all are.
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::desk;
use super::publishing;
use super::store::Entry;
use super::store::owner::{self as store, Person};
use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::{Account, Visitor};
use crate::features::workspaces::{Access, Manage};
use crate::i18n::{Lang, MsgKey};
use crate::jobs;
use crate::mail::{self, Mail};
use crate::web::{Error, PathLang, Routes, html};

pub(super) fn routes() -> Routes {
    Routes::new().post(
        "/{lang}/w/{workspace}/catalogue/{entry}/owner",
        change_owner,
    )
}

/// What the entry's page says of its owner.
pub(super) struct OwnerView {
    /// Account that answers for it; empty for none.
    pub account: String,
    /// What they are called; empty for none.
    pub name: String,
    /// That nobody is asked alone, and why.
    pub told: Option<String>,
    /// Those who may answer for it.
    pub leaders: Vec<Person>,
    /// Whom the form stands at.
    pub chosen: String,
    /// What is wrong with whom was chosen.
    pub error: Option<MsgKey>,
}

impl OwnerView {
    /// Reads it.
    pub(super) async fn of(app: &App, lang: Lang, entry: &Entry) -> Result<Self, DbError> {
        let account = entry.owner.clone().unwrap_or_default();
        let name = store::name(&app.db, &account).await?.unwrap_or_default();
        let leaders = store::leaders(&app.db, &entry.workspace).await?;
        let told = match name.as_str() {
            "" => Some(lang.text("catalogue-owner-none")),
            _ if leaders.iter().any(|one| one.account == account) => None,
            name => Some(lang.text_with("catalogue-owner-gone", &[("name", name)])),
        };
        Ok(Self {
            name,
            told,
            leaders,
            chosen: account.clone(),
            error: None,
            account,
        })
    }

    /// Whether the form stands at them.
    pub(super) fn is_chosen(&self, one: &Person) -> bool {
        one.account == self.chosen
    }
}

/// Account that a new version is put under: its publisher's, unless somebody else answers for the entry already.
pub(super) async fn of_new_version<'a>(
    app: &App,
    last: Option<&Entry>,
    publisher: &'a Account,
) -> Result<Option<&'a str>, DbError> {
    let answers = match last.and_then(|entry| Some((entry, entry.owner.as_deref()?))) {
        Some((entry, owner)) => store::leader(&app.db, &entry.workspace, owner).await?,
        None => None,
    };
    Ok(answers.is_none().then_some(publisher.id.0.as_str()))
}

#[derive(Deserialize)]
struct EntryPath {
    entry: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OwnerForm {
    /// Account that is to answer for it.
    owner: String,
    /// The one that the form was shown with.
    before: String,
}

async fn change_owner(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<EntryPath>,
    Form(form): Form<OwnerForm>,
) -> Result<Response, Error> {
    let (entry, last) = desk::load(&app, &visitor, &access, &path.entry).await?;
    let account = visitor.signed_in()?;
    let Some(to) = store::leader(&app.db, &entry.workspace, &form.owner).await? else {
        return refused(&app, lang, &visitor, &access, &entry.id, &form).await;
    };
    if entry.owner.as_ref() == Some(&to.account) {
        return Ok(desk::back(lang, &entry, "?did=nothing"));
    }
    let mut tx = app.db.begin().await?;
    if !store::hand_over(&mut tx, &entry.id, &form.before, &to.account).await? {
        drop(tx);
        return meanwhile(&app, lang, &visitor, &access, &entry.id, &form).await;
    }
    let now = app.now_ms();
    publishing::noted(&mut tx, now, &entry, &access.who.id, "catalogue.owner").await?;
    if to.account != account.id.0 {
        let mail = letter(&app, &entry, &last.description.name, &to, &account.name);
        jobs::enqueue(&mut tx, now, mail::SEND.name, &mail).await?;
    }
    tx.commit().await?;
    Ok(desk::back(lang, &entry, "?did=owner"))
}

/// The page with what is wrong at the form; 422.
async fn refused(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    entry: &str,
    form: &OwnerForm,
) -> Result<Response, Error> {
    let mut page = desk::page(app, lang, visitor, access, entry).await?;
    page.owner.error = Some(match form.owner.as_str() {
        "" => "catalogue-owner-empty",
        _ => "catalogue-owner-unknown",
    });
    page.shell.rest = format!("w/{}/catalogue/{entry}", access.workspace.0);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response())
}

/// The page as it is since somebody else changed the owner, with whom was chosen here; 409.
async fn meanwhile(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    entry: &str,
    form: &OwnerForm,
) -> Result<Response, Error> {
    let mut page = desk::page(app, lang, visitor, access, entry).await?;
    let name = page.owner.name.as_str();
    page.meanwhile = Some(lang.text_with("catalogue-owner-meanwhile", &[("name", name)]));
    page.owner.chosen.clone_from(&form.owner);
    page.shell.rest = format!("w/{}/catalogue/{entry}", access.workspace.0);
    Ok((StatusCode::CONFLICT, html(&page)).into_response())
}

/// Tells the new owner, in their language.
fn letter(app: &App, entry: &Entry, name: &str, to: &Person, by: &str) -> Mail {
    let lang = Lang::parse(&to.language).unwrap_or_default();
    let (workspace, id) = (&entry.workspace, &entry.id);
    let page = format!("{}/{lang}/w/{workspace}/catalogue/{id}", app.base_url);
    let said = [("name", name), ("by", by), ("page", page.as_str())];
    Mail {
        to: to.email.clone(),
        subject: lang.text_with("mail-catalogue-owner-subject", &said[..1]),
        body: lang.text_with("mail-catalogue-owner-body", &said),
        ..Mail::default()
    }
}
