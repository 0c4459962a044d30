//! Where those who lead look after an entry that they have published: its versions, what readers say is wrong, and its
//! end.
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::model::LifeCycle;
use super::owner::OwnerView;
use super::publish::must_have_account;
use super::publishing::{self, Only, Publication};
use super::staleness::is_stale;
use super::store::corrections::{self, Correction};
use super::store::{self, Entry, Numbered, Version};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/catalogue/{entry}", show)
        .post("/{lang}/w/{workspace}/catalogue/{entry}/check", check)
        .post("/{lang}/w/{workspace}/catalogue/{entry}/withdraw", withdraw)
        .post(
            "/{lang}/w/{workspace}/catalogue/{entry}/republish",
            republish,
        )
        .post(
            "/{lang}/w/{workspace}/catalogue/{entry}/life-cycle",
            change_life_cycle,
        )
        .post(
            "/{lang}/w/{workspace}/catalogue/{entry}/corrections/{correction}/done",
            see_to,
        )
}

pub(super) fn day(lang: Lang, at: i64) -> String {
    dates::day(lang, dates::in_finland(at).date())
}

#[derive(askama::Template)]
#[template(path = "catalogue/entry.html")]
pub(super) struct EntryPage {
    pub shell: Shell,
    workspace: Workspace,
    entry: Entry,
    /// Full address of its public page.
    url: String,
    is_stale: bool,
    checked: String,
    life_cycle: LifeCycle,
    life_cycles: [LifeCycle; 4],
    /// The stage that its form stands at.
    chosen: LifeCycle,
    /// That somebody has changed it meanwhile, and how it stands now.
    pub meanwhile: Option<String>,
    /// Who answers for it.
    pub owner: OwnerView,
    versions: Vec<VersionRow>,
    corrections: Vec<CorrectionRow>,
    /// Said after something was done.
    message: Option<String>,
}

struct VersionRow {
    number: i64,
    made: String,
    made_by: String,
    note: String,
    is_hidden: bool,
}

fn version_row(lang: Lang, version: Numbered) -> VersionRow {
    VersionRow {
        is_hidden: version.hidden_at.is_some(),
        number: version.number,
        made: day(lang, version.made_at),
        made_by: maker(lang, &version),
        note: version.note,
    }
}

/// Who made a version, and whether it was done for them at the command line.
fn maker(lang: Lang, version: &Numbered) -> String {
    match version.made_by.as_str() {
        name if !version.by_command_line => name.to_owned(),
        "" => lang.text("catalogue-command-line"),
        name => lang.text_with("catalogue-command-line-for", &[("name", name)]),
    }
}

struct CorrectionRow {
    id: String,
    words: String,
    contact: String,
    made: String,
    is_done: bool,
}

fn correction_row(lang: Lang, correction: Correction) -> CorrectionRow {
    CorrectionRow {
        made: day(lang, correction.made_at),
        is_done: correction.done_at.is_some(),
        id: correction.id,
        words: correction.words,
        contact: correction.contact,
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct DoneQuery {
    published: Option<i64>,
    /// Number of the version that was hidden.
    hidden: Option<i64>,
    /// Number of the version that was shown again.
    shown: Option<i64>,
    did: Option<String>,
}

impl DoneQuery {
    fn message(&self, lang: Lang) -> Option<String> {
        let numbered = [
            ("catalogue-did-publish", self.published),
            ("catalogue-did-hide", self.hidden),
            ("catalogue-did-unhide", self.shown),
        ];
        let mut numbered = numbered.into_iter();
        if let Some((key, version)) = numbered.find_map(|(key, number)| Some((key, number?))) {
            return Some(lang.text_with(key, &[("version", &version.to_string())]));
        }
        match self.did.as_deref()? {
            "check" => Some(lang.text("catalogue-did-check")),
            "owner" => Some(lang.text("catalogue-did-owner")),
            "nothing" => Some(lang.text("catalogue-did-nothing")),
            "withdraw" => Some(lang.text("catalogue-did-withdraw")),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
struct EntryPath {
    entry: String,
}

/// The entry of the path with its last version; 404 when the workspace has none of this id.
pub(super) async fn load(
    app: &App,
    visitor: &Visitor,
    access: &Access<Manage>,
    id: &str,
) -> Result<(Entry, Version), Error> {
    must_have_account(visitor, access)?;
    let entry = store::find(&app.db, &access.workspace.0, id).await?;
    let entry = entry.ok_or(Error::NotFound)?;
    let version = store::version(&app.db, &entry.id, entry.version).await?;
    Ok((entry, version.ok_or(Error::NotFound)?))
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<EntryPath>,
    Query(done): Query<DoneQuery>,
) -> Result<Response, Error> {
    let mut page = page(&app, lang, &visitor, &access, &path.entry).await?;
    page.message = done.message(lang);
    Ok(html(&page).into_response())
}

/// The page as it stands.
pub(super) async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    id: &str,
) -> Result<EntryPage, Error> {
    let (mut entry, last) = load(app, visitor, access, id).await?;
    entry.canvas = living_canvas(app, &entry).await?;
    let workspace = workspaces::find(app, access).await?;
    let versions = store::versions(&app.db, &entry.id).await?;
    let said = corrections::of_entry(&app.db, &entry.id).await?;
    Ok(EntryPage {
        shell: visitor.shell(lang, &last.description.name),
        workspace: workspace.ok_or(Error::NotFound)?,
        url: format!("{}/{lang}/support/{}", app.base_url, entry.address),
        is_stale: is_stale(app, entry.checked_at),
        checked: day(lang, entry.checked_at),
        life_cycle: last.description.life_cycle,
        life_cycles: LifeCycle::ALL,
        chosen: last.description.life_cycle,
        meanwhile: None,
        owner: OwnerView::of(app, lang, &entry).await?,
        versions: versions
            .into_iter()
            .map(|version| version_row(lang, version))
            .collect(),
        corrections: said
            .into_iter()
            .map(|one| correction_row(lang, one))
            .collect(),
        message: None,
        entry,
    })
}

/// What the page's small forms send: the number of the version that they were shown with.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ShownForm {
    version: String,
}

impl ShownForm {
    /// Whether somebody has published another version since the page was shown.
    fn is_old(&self, entry: &Entry) -> bool {
        !self.version.is_empty() && self.version.parse() != Ok(entry.version)
    }
}

/// The page as it stands now for a form that was sent from an older one, with the stage that was chosen there; 409.
async fn meanwhile(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    id: &str,
    chosen: Option<LifeCycle>,
) -> Result<Response, Error> {
    let mut page = page(app, lang, visitor, access, id).await?;
    page.shell.rest = format!("w/{}/catalogue/{id}", page.workspace.id);
    let said = [
        ("version", page.entry.version.to_string()),
        ("stage", lang.text(page.life_cycle.key())),
    ];
    let said = said.each_ref().map(|(name, said)| (*name, said.as_str()));
    page.meanwhile = Some(lang.text_with("catalogue-changed-meanwhile", &said));
    page.chosen = chosen.unwrap_or(page.life_cycle);
    Ok((StatusCode::CONFLICT, html(&page)).into_response())
}

/// The entry's canvas, unless it is deleted: nothing leads there then.
pub(super) async fn living_canvas(app: &App, entry: &Entry) -> Result<Option<String>, Error> {
    let Some(canvas) = &entry.canvas else {
        return Ok(None);
    };
    let head = workspaces::canvas_head(app, canvas).await?;
    Ok(head.is_some().then(|| canvas.clone()))
}

/// The way back to the entry's page, which says what was done.
pub(super) fn back(lang: Lang, entry: &Entry, done: &str) -> Response {
    let (workspace, id) = (&entry.workspace, &entry.id);
    Redirect::to(&format!("/{lang}/w/{workspace}/catalogue/{id}{done}")).into_response()
}

async fn check(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<EntryPath>,
    Form(shown): Form<ShownForm>,
) -> Result<Response, Error> {
    let (entry, _) = load(&app, &visitor, &access, &path.entry).await?;
    if shown.is_old(&entry) {
        return meanwhile(&app, lang, &visitor, &access, &entry.id, None).await;
    }
    let mut tx = app.db.begin().await?;
    publishing::check(&mut tx, app.now_ms(), &entry, &access.who.id).await?;
    tx.commit().await?;
    Ok(back(lang, &entry, "?did=check"))
}

async fn withdraw(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<EntryPath>,
    Form(shown): Form<ShownForm>,
) -> Result<Response, Error> {
    let (entry, _) = load(&app, &visitor, &access, &path.entry).await?;
    if shown.is_old(&entry) {
        return meanwhile(&app, lang, &visitor, &access, &entry.id, None).await;
    }
    let mut tx = app.db.begin().await?;
    publishing::withdraw(&mut tx, app.now_ms(), &entry, &access.who.id, Only::Anyway).await?;
    tx.commit().await?;
    Ok(back(lang, &entry, "?did=withdraw"))
}

async fn republish(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<EntryPath>,
    Form(shown): Form<ShownForm>,
) -> Result<Response, Error> {
    let (entry, last) = load(&app, &visitor, &access, &path.entry).await?;
    if shown.is_old(&entry) {
        return meanwhile(&app, lang, &visitor, &access, &entry.id, None).await;
    }
    let description = last.description.clone();
    anew(&app, &access, entry.clone(), last, description).await?;
    Ok(back(lang, &entry, &format!("?published={}", entry.version)))
}

/// Publishes the entry with another description than the canvas's; its owner stays.
pub(super) async fn anew(
    app: &App,
    access: &Access<Manage>,
    entry: Entry,
    last: Version,
    description: super::Description,
) -> Result<publishing::Done, Error> {
    workspaces::must_be_open(app, &access.workspace.0).await?;
    let canvas = entry.canvas.clone();
    let publication = Publication {
        workspace: &access.workspace.0,
        canvas: canvas.as_deref(),
        description,
        note: "",
        by: &access.who.id,
        owner: None,
    };
    let mut tx = app.db.begin().await?;
    let last = Some((entry, last.description));
    let done = publishing::publish(&mut tx, app.now_ms(), publication, last).await?;
    tx.commit().await?;
    Ok(done)
}

#[derive(Deserialize)]
struct LifeCycleForm {
    #[serde(default)]
    life_cycle: String,
    /// Number of the version that it was shown with.
    #[serde(default)]
    version: String,
}

async fn change_life_cycle(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<EntryPath>,
    Form(form): Form<LifeCycleForm>,
) -> Result<Response, Error> {
    let (entry, last) = load(&app, &visitor, &access, &path.entry).await?;
    let life_cycle = LifeCycle::parse(&form.life_cycle).ok_or(Error::Unreadable)?;
    if entry.published_at.is_none() {
        return Err(Error::Conflict("catalogue-not-there"));
    }
    if life_cycle == last.description.life_cycle {
        return Ok(back(lang, &entry, "?did=nothing"));
    }
    if form.version.parse() != Ok(entry.version) {
        return meanwhile(&app, lang, &visitor, &access, &entry.id, Some(life_cycle)).await;
    }
    let mut description = last.description.clone();
    description.life_cycle = life_cycle;
    let done = anew(&app, &access, entry.clone(), last, description).await?;
    Ok(back(lang, &entry, &format!("?published={}", done.version)))
}

#[derive(Deserialize)]
struct CorrectionPath {
    entry: String,
    correction: String,
}

async fn see_to(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<CorrectionPath>,
) -> Result<Response, Error> {
    let (entry, _) = load(&app, &visitor, &access, &path.entry).await?;
    let (now, by) = (app.now_ms(), &access.who.id);
    let mut tx = app.db.begin().await?;
    if !corrections::see_to(&mut tx, &path.correction, &entry.id, by, now).await? {
        return Err(Error::NotFound);
    }
    publishing::noted(&mut tx, now, &entry, by, "catalogue.correction").await?;
    tx.commit().await?;
    Ok(back(lang, &entry, "#corrections"))
}
