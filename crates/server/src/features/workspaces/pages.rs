//! Pages of workspaces: the list, one with its canvases, its members.
use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Form, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use canvas::settings::Role;
use serde::Deserialize;

use super::access::{Access, Manage};
use super::model::{Member, Title, Workspace};
use super::{create, find, first, list, must_be_open, record, store, take_all_voices};
use crate::app::App;
use crate::features::accounts::{Limit, Visitor, count_wrong, refuse_hostile};
use crate::i18n::{Lang, MsgKey};
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors, PathLang, Shell, html, unprocessable};

/// Addresses without an account that one person may type.
const UNKNOWN_MEMBERS: Limit = Limit {
    scope: "member-account",
    window_ms: 60 * 60 * 1000,
    wrong_max: 30,
    hostile_at: 30,
};

/// Routes of this feature. A workspace's own page is the canvases feature's, since it shows them.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w", index)
        .post("/{lang}/w", make)
        .post("/{lang}/demo", first::open_demo)
        .get("/{lang}/w/{workspace}/settings", settings)
        .post("/{lang}/w/{workspace}/rename", rename)
        .post("/{lang}/w/{workspace}/archive", archive)
        .post("/{lang}/w/{workspace}/unarchive", unarchive)
        .post("/{lang}/w/{workspace}/members", add_member)
        .post("/{lang}/w/{workspace}/members/remove", remove_member)
}

#[derive(Template)]
#[template(path = "workspaces/index.html")]
struct IndexPage {
    shell: Shell,
    workspaces: Vec<Workspace>,
    title: String,
    errors: FormErrors,
    /// Title of the demonstration's workspace, for an administrator who has seen nothing yet.
    demo: Option<String>,
    /// How many of the workspaces that they lead are in the trash.
    thrown: i64,
}

async fn index(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
) -> Result<Response, Error> {
    if visitor.account.is_none() {
        return Ok(Redirect::to(&format!("/{lang}/sign-in?next=/{lang}/w")).into_response());
    }
    let page = index_page(&app, lang, &visitor, String::new(), FormErrors::default()).await?;
    Ok(page.into_response())
}

async fn index_page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    title: String,
    errors: FormErrors,
) -> Result<Html<String>, Error> {
    let account = visitor.signed_in()?;
    let workspaces = list(app, account).await?;
    let demo = if workspaces.is_empty() {
        first::demo_for(app, account).await?
    } else {
        None
    };
    let thrown = store::count_thrown(&app.db, &account.id.0).await?;
    let shell = visitor.shell(lang, &lang.text("workspaces-title"));
    Ok(html(&IndexPage {
        shell,
        workspaces,
        title,
        errors,
        demo,
        thrown,
    }))
}

#[derive(Deserialize)]
struct TitleForm {
    #[serde(default)]
    title: String,
}

async fn make(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Form(form): Form<TitleForm>,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    match Title::parse(&form.title) {
        Ok(title) => {
            let id = create(&app, &account.id, &title, lang).await?;
            Ok(Redirect::to(&format!("/{lang}/w/{id}")).into_response())
        }
        Err(key) => {
            let page = index_page(
                &app,
                lang,
                &visitor,
                form.title,
                FormErrors::one("title", key),
            )
            .await?;
            Ok(unprocessable(page))
        }
    }
}

#[derive(Template)]
#[template(path = "workspaces/settings.html")]
struct SettingsPage {
    shell: Shell,
    workspace: Workspace,
    members: Vec<Member>,
    me: String,
    roles: [Role; 3],
    form: BTreeMap<&'static str, String>,
    errors: FormErrors,
}

impl SettingsPage {
    fn typed(&self, field: &str) -> &str {
        self.form.get(field).map_or("", String::as_str)
    }
}

async fn settings(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    settings_page(
        &app,
        lang,
        &visitor,
        &access,
        BTreeMap::new(),
        FormErrors::default(),
    )
    .await
}

async fn settings_page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    mut form: BTreeMap<&'static str, String>,
    errors: FormErrors,
) -> Result<Html<String>, Error> {
    let workspace = find(app, access).await?.ok_or(Error::NotFound)?;
    let members = store::members(&app.db, &workspace.id).await?;
    form.entry("title")
        .or_insert_with(|| workspace.title.clone());
    let shell = visitor.shell(lang, &workspace.title);
    let me = access.who.id.clone();
    Ok(html(&SettingsPage {
        shell,
        workspace,
        members,
        me,
        roles: Role::ALL,
        form,
        errors,
    }))
}

async fn rename(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<TitleForm>,
) -> Result<Response, Error> {
    let title = match Title::parse(&form.title) {
        Ok(title) => title,
        Err(key) => {
            let typed = BTreeMap::from([("title", form.title)]);
            let errors = FormErrors::one("title", key);
            return Ok(unprocessable(
                settings_page(&app, lang, &visitor, &access, typed, errors).await?,
            ));
        }
    };
    must_be_open(&app, &access.workspace.0).await?;
    let mut tx = app.db.begin().await?;
    store::rename(&mut tx, &access.workspace.0, title.as_str()).await?;
    record(
        &app,
        &mut tx,
        &access.who.id,
        "workspace-renamed",
        &access.workspace.0,
        &access.workspace.0,
    )
    .await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/w/{}", access.workspace.0)).into_response())
}

async fn archive(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    set_archived(
        &app,
        lang,
        &access,
        Some(app.now_ms()),
        "workspace-archived",
    )
    .await
}

async fn unarchive(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    set_archived(&app, lang, &access, None, "workspace-unarchived").await
}

async fn set_archived(
    app: &App,
    lang: Lang,
    access: &Access<Manage>,
    at: Option<i64>,
    action: &'static str,
) -> Result<Redirect, Error> {
    let id = &access.workspace.0;
    let mut tx = app.db.begin().await?;
    store::set_archived(&mut tx, id, at).await?;
    record(app, &mut tx, &access.who.id, action, id, id).await?;
    tx.commit().await?;
    // Nobody listens when no canvas is open.
    let _ = app.revocations.send(format!("workspace-{id}"));
    Ok(Redirect::to(&format!("/{lang}/w/{id}")))
}

#[derive(Deserialize)]
struct MemberForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

async fn add_member(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<MemberForm>,
) -> Result<Response, Error> {
    let mut errors = FormErrors::default();
    let role = errors.take("role", Role::parse(&form.role).ok_or("member-role-missing"));
    let account = errors.take(
        "email",
        find_account(&app, &access.who.id, &form.email).await?,
    );
    if let (Some(role), Some(account)) = (role, account) {
        match change_member(&app, &access, &account, Some(role)).await? {
            Ok(()) => {
                return Ok(
                    Redirect::to(&format!("/{lang}/w/{}/settings", access.workspace.0))
                        .into_response(),
                );
            }
            Err(key) => errors.add("email", key),
        }
    }
    let typed = BTreeMap::from([("email", form.email), ("role", form.role)]);
    Ok(unprocessable(
        settings_page(&app, lang, &visitor, &access, typed, errors).await?,
    ))
}

/// The account with the address that `by` typed, or the message that says what to do. Fails with 429 after too
/// many unknown ones, so that nobody finds out by trying who has an account.
async fn find_account(app: &App, by: &str, email: &str) -> Result<Result<String, MsgKey>, Error> {
    let email = email.trim().to_lowercase();
    if email.is_empty() {
        return Ok(Err("member-email-missing"));
    }
    refuse_hostile(app, &UNKNOWN_MEMBERS, by).await?;
    let found = store::account_by_email(&app.db, &email).await?;
    if found.is_none() {
        count_wrong(app, &UNKNOWN_MEMBERS, by).await?;
    }
    Ok(found.ok_or("member-unknown"))
}

#[derive(Deserialize)]
struct RemoveForm {
    account: String,
}

async fn remove_member(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<RemoveForm>,
) -> Result<Redirect, Error> {
    change_member(&app, &access, &form.account, None)
        .await?
        .map_err(Error::Conflict)?;
    Ok(Redirect::to(&format!(
        "/{lang}/w/{}/settings",
        access.workspace.0
    )))
}

/// Gives the account this role, or none. A workspace keeps at least one facilitator.
async fn change_member(
    app: &App,
    access: &Access<Manage>,
    account: &str,
    role: Option<Role>,
) -> Result<Result<(), MsgKey>, Error> {
    let workspace = &access.workspace.0;
    let mut tx = app.db.begin().await?;
    if role != Some(Role::Facilitator)
        && store::other_facilitators(&mut tx, workspace, account).await? == 0
    {
        return Ok(Err("member-last-facilitator"));
    }
    let mut spoke = false;
    match role {
        Some(role) => store::set_member(&mut tx, workspace, account, role, app.now_ms()).await?,
        None => {
            store::remove_member(&mut tx, workspace, account, &access.who.id, app.now_ms()).await?;
            spoke = take_all_voices(&mut tx, workspace, &format!("account-{account}")).await?;
        }
    }
    let action = if role.is_some() {
        "member-set"
    } else {
        "member-removed"
    };
    record(app, &mut tx, &access.who.id, action, workspace, account).await?;
    tx.commit().await?;
    // Nobody listens when no canvas is open.
    let _ = app.revocations.send(format!("account-{account}"));
    if spoke {
        let _ = app.revocations.send(format!("workspace-{workspace}"));
    }
    Ok(Ok(()))
}
