//! Taking several entries out of the catalogue at once: those who lead choose them in the list, read which they are, and
//! confirm. All of them go, or none.
use axum::extract::{Form, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::model::LifeCycle;
use super::publish::must_have_account;
use super::publishing::{self, Only};
use super::store::owned::{self as store, Listed};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, html};

/// Most entries that are taken out at once.
const MANY_MAX: usize = 200;
/// What each chosen entry is called in addresses and forms.
const CHOSEN: &str = "e";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/catalogue/withdraw", show)
        .post("/{lang}/w/{workspace}/catalogue/withdraw", withdraw)
}

#[derive(askama::Template)]
#[template(path = "catalogue/many.html")]
struct ManyPage {
    shell: Shell,
    workspace: Workspace,
    /// The chosen ones that are in the catalogue.
    entries: Vec<ChosenRow>,
    count: usize,
    /// Somebody has changed or withdrawn one of them meanwhile.
    is_changed: bool,
}

struct ChosenRow {
    id: String,
    version: i64,
    address: String,
    name: String,
    language: Lang,
    life_cycle: LifeCycle,
}

fn row(listed: Listed) -> ChosenRow {
    ChosenRow {
        id: listed.entry.id,
        version: listed.entry.version,
        address: listed.entry.address,
        name: listed.description.name,
        language: listed.description.language,
        life_cycle: listed.description.life_cycle,
    }
}

/// The workspace's entries of these ids that are in the catalogue, each once.
async fn chosen(app: &App, workspace: &str, mut ids: Vec<String>) -> Result<Vec<Listed>, Error> {
    ids.sort();
    ids.dedup();
    ids.truncate(MANY_MAX);
    let mut found = Vec::new();
    for id in ids {
        let one = store::one(&app.db, workspace, &id).await?;
        found.extend(one.filter(|one| one.entry.published_at.is_some()));
    }
    Ok(found)
}

async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    entries: Vec<Listed>,
) -> Result<ManyPage, Error> {
    let workspace = workspaces::find(app, access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let mut query = form_urlencoded::Serializer::new(String::new());
    for one in &entries {
        query.append_pair(CHOSEN, &one.entry.id);
    }
    let mut shell = visitor.shell(lang, &lang.text("catalogue-many-title"));
    shell.rest = format!("w/{}/catalogue/withdraw?{}", workspace.id, query.finish());
    Ok(ManyPage {
        shell,
        workspace,
        count: entries.len(),
        entries: entries.into_iter().map(row).collect(),
        is_changed: false,
    })
}

/// Names what is chosen, and asks.
async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    must_have_account(&visitor, &access)?;
    let query = query.unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes());
    let ids = asked
        .filter(|(name, _)| name == CHOSEN)
        .map(|(_, id)| id.into_owned());
    let entries = chosen(&app, &access.workspace.0, ids.collect()).await?;
    let page = page(&app, lang, &visitor, &access, entries).await?;
    Ok(html(&page).into_response())
}

/// Takes out what was confirmed, as long as each is the version that was shown; those that are out already stay out.
async fn withdraw(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    must_have_account(&visitor, &access)?;
    let confirmed: Vec<(String, i64)> = sent
        .into_iter()
        .filter(|(name, _)| name == CHOSEN)
        .filter_map(|(_, value)| {
            let (id, version) = value.rsplit_once(':')?;
            Some((id.to_owned(), version.parse().ok()?))
        })
        .collect();
    let ids = confirmed.iter().map(|(id, _)| id.clone()).collect();
    let entries = chosen(&app, &access.workspace.0, ids).await?;
    let is_as_shown = |one: &Listed| {
        let mut confirmed = confirmed.iter();
        confirmed.any(|(id, version)| *id == one.entry.id && *version == one.entry.version)
    };
    if entries.iter().all(is_as_shown) && all_out(&app, &access, &entries).await? {
        let workspace = &access.workspace.0;
        let to = format!(
            "/{lang}/w/{workspace}/catalogue?withdrawn={}",
            entries.len()
        );
        return Ok(Redirect::to(&to).into_response());
    }
    let ids = confirmed.into_iter().map(|(id, _)| id).collect();
    let entries = chosen(&app, &access.workspace.0, ids).await?;
    let mut page = page(&app, lang, &visitor, &access, entries).await?;
    page.is_changed = true;
    Ok((StatusCode::CONFLICT, html(&page)).into_response())
}

/// Takes all of them out in one transaction; false, and none goes, when somebody has come between.
async fn all_out(app: &App, access: &Access<Manage>, entries: &[Listed]) -> Result<bool, Error> {
    let (now, by) = (app.now_ms(), &access.who.id);
    let mut tx = app.db.begin().await?;
    for one in entries {
        if !publishing::withdraw(&mut tx, now, &one.entry, by, Only::AsRead).await? {
            return Ok(false);
        }
    }
    tx.commit().await?;
    Ok(true)
}
