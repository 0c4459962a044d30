//! Pages of the registry: its lists by kind, and one record with where it stands and what was done to it.
use analysis::names::name_key;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use canvas::facts::RecordKind;
use serde::Deserialize;

use super::form::{EditForm, Forms, merge_form};
use super::hand::Changed;
use super::look::{self, Listed, Place};
use super::model::Record;
use super::ties::{TieView, tie_view};
use super::{edit, evidence, store, undo};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::vocabularies;
use crate::features::workspaces::{self, Access, Manage, View, Workspace, Write};
use crate::i18n::Lang;
use crate::web::dates::day_and_time;
use crate::web::form_view::FormView;
use crate::web::routes::Routes;
use crate::web::{Error, PathLang, Shell, html, unprocessable};

/// Routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/registry", index)
        .get("/{lang}/w/{workspace}/registry/{record}", show)
        .post("/{lang}/w/{workspace}/registry/{record}", change)
        .post(
            "/{lang}/w/{workspace}/registry/changes/{change}/undo",
            take_back,
        )
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    kind: Option<String>,
    q: String,
}

#[derive(Template)]
#[template(path = "registry/list.html")]
struct ListPage {
    shell: Shell,
    workspace: Workspace,
    kinds: Vec<KindView>,
    chosen: KindView,
    q: String,
    records: Vec<Listed>,
}

#[derive(Clone)]
struct KindView {
    slug: &'static str,
    label: String,
    records: i64,
    is_chosen: bool,
    is_searched: bool,
}

async fn index(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(&app, &access)
        .await?
        .ok_or(Error::NotFound)?;
    let chosen = asked
        .kind
        .as_deref()
        .map_or(Some(RecordKind::Actor), RecordKind::find);
    let chosen = chosen
        .filter(|kind| !is_private(*kind))
        .ok_or(Error::NotFound)?;
    let counts = look::counts(&app.db, &workspace.id).await?;
    let count = |kind| {
        counts
            .iter()
            .find(|one| one.kind == kind)
            .map_or(0, |one| one.records)
    };
    let view = |kind: RecordKind| KindView {
        slug: kind.slug(),
        label: lang.text(&format!("registry-kind-{}", kind.slug())),
        records: count(kind),
        is_chosen: kind == chosen,
        is_searched: kind.is_shared(),
    };
    let kinds = RecordKind::ALL
        .into_iter()
        .filter(|kind| !is_private(*kind) && (count(*kind) > 0 || *kind == chosen))
        .map(view)
        .collect();
    let records = look::list(
        &app.db,
        &workspace.id,
        chosen,
        &asked.q,
        None,
        look::LIST_MAX,
    )
    .await?;
    Ok(html(&ListPage {
        shell: visitor.shell(lang, &lang.text("registry-title")),
        workspace,
        kinds,
        chosen: view(chosen),
        q: asked.q,
        records,
    }))
}

/// What is an interview's own stays on its canvas.
pub(super) const fn is_private(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Interview | RecordKind::Need)
}

/// Path of a page of one record.
#[derive(Deserialize)]
pub(super) struct RecordPath {
    pub record: String,
}

#[derive(Template)]
#[template(path = "registry/record.html")]
struct RecordPage {
    shell: Shell,
    workspace: Workspace,
    record: Record,
    kind: String,
    details: Vec<(String, String)>,
    places: Vec<PlaceView>,
    ties: Vec<TieView>,
    changes: Vec<ChangeView>,
    /// By which names are set, and a relation is added.
    forms: Vec<FormView>,
    can_write: bool,
    can_undo: bool,
}

impl RecordPage {
    /// Whether words of a form were refused: then the forms stand first.
    fn is_refused(&self) -> bool {
        self.forms.iter().any(|form| !form.errors.is_empty())
    }
}

struct PlaceView {
    canvas: String,
    title: String,
    kind: String,
    name: String,
}

struct ChangeView {
    id: String,
    at: String,
    words: String,
    is_undone: bool,
    can_be_undone: bool,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
    visitor: Visitor,
    Path(path): Path<RecordPath>,
) -> Result<Response, Error> {
    let record = found(&app, &access.workspace.0, &path.record).await?;
    if let Some(into) = &record.merged_into {
        let address = format!("/{lang}/w/{}/registry/{into}", access.workspace.0);
        return Ok(Redirect::to(&address).into_response());
    }
    let forms = Forms::blank(&app, lang, &access.workspace.0, &record).await?;
    let page = record_page(&app, lang, &access, &visitor, record, forms).await?;
    Ok(page.into_response())
}

pub(super) async fn found(app: &App, workspace: &str, id: &str) -> Result<Record, Error> {
    let record = look::find(&app.db, workspace, id).await?;
    record
        .filter(|record| !is_private(record.kind))
        .ok_or(Error::NotFound)
}

async fn record_page<L: workspaces::Level>(
    app: &App,
    lang: Lang,
    access: &Access<L>,
    visitor: &Visitor,
    record: Record,
    forms: Forms,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(app, access)
        .await?
        .ok_or(Error::NotFound)?;
    let role = access.who.role;
    let can_write = role >= <Write as workspaces::Level>::ROLE && workspace.archived_at.is_none();
    let places = look::places(&app.db, &record.id).await?;
    let ties = look::ties(&app.db, &record.id).await?;
    let changes = look::changes(&app.db, &workspace.id, &record.id).await?;
    let behind = evidence::interviews_behind(&app.db, &record.id, record.kind).await?;
    let behind = behind.map(|count| (lang.text("registry-interviews"), count.to_string()));
    let may_merge = role >= <Manage as workspaces::Level>::ROLE;
    let merge = forms.merge.filter(|_| may_merge).into_iter();
    let title = if record.name.is_empty() {
        lang.text("registry-nameless")
    } else {
        record.name.clone()
    };
    let mut forms: Vec<FormView> = match record.kind {
        _ if !can_write => Vec::new(),
        RecordKind::Actor => merge.chain([forms.relation, forms.names]).collect(),
        kind if kind.is_shared() => merge.chain([forms.names]).collect(),
        _ => Vec::new(),
    };
    // What was refused stands before what nobody asked about.
    forms.sort_by_key(|form| (form.id != "merge", form.errors.is_empty()));
    Ok(html(&RecordPage {
        shell: visitor.shell(lang, &title),
        kind: lang.text(&format!("registry-one-{}", record.kind.slug())),
        details: details(lang, &record).into_iter().chain(behind).collect(),
        places: places
            .into_iter()
            .map(|place| place_view(lang, place))
            .collect(),
        ties: ties.into_iter().map(|tie| tie_view(lang, tie)).collect(),
        changes: changes
            .iter()
            .map(|change| change_view(lang, change))
            .collect(),
        forms,
        can_write,
        can_undo: role >= <Manage as workspaces::Level>::ROLE && workspace.archived_at.is_none(),
        workspace,
        record,
    }))
}

/// The record's page again, with the forms whose words were refused as `put` puts them.
pub(super) async fn refused(
    app: &App,
    lang: Lang,
    access: &Access<Write>,
    visitor: &Visitor,
    record: Record,
    put: impl FnOnce(&mut Forms) + Send,
) -> Result<Response, Error> {
    let mut forms = Forms::blank(app, lang, &access.workspace.0, &record).await?;
    put(&mut forms);
    let page = record_page(app, lang, access, visitor, record, forms).await?;
    Ok(unprocessable(page))
}

/// Details that readers have a word for, with their values as text.
const DETAILS: [&str; 4] = ["sector", "remark", "features", "url"];

fn details(lang: Lang, record: &Record) -> Vec<(String, String)> {
    DETAILS
        .iter()
        .filter_map(|key| {
            let value = record.details.get(*key)?.as_str()?;
            let shown = match *key {
                "sector" => vocabularies::label("sectors", value, lang).unwrap_or_default(),
                _ => value.to_owned(),
            };
            (!shown.is_empty()).then(|| (lang.text(&format!("registry-detail-{key}")), shown))
        })
        .collect()
}

fn place_view(lang: Lang, place: Place) -> PlaceView {
    PlaceView {
        kind: lang.text(&format!("{}-title", place.canvas_kind)),
        canvas: place.canvas,
        title: place.title,
        name: place.name,
    }
}

/// What was done, with the names when one was changed.
fn did(lang: Lang, change: &Changed) -> String {
    let name = |key: &str| change.payload[key].as_str().unwrap_or_default();
    let (was, is) = (name("was"), name("is"));
    if change.action == "record-edited" && was != is {
        let told = |name: &str| match name {
            "" => lang.text("registry-nameless"),
            _ => name.to_owned(),
        };
        return lang.text_with(
            "registry-did-rename",
            &[("was", &told(was)), ("is", &told(is))],
        );
    }
    lang.text(&format!("registry-did-{}", change.action))
}

fn change_view(lang: Lang, change: &Changed) -> ChangeView {
    let is_undone = change.undone_at.is_some();
    ChangeView {
        id: change.id.clone(),
        at: day_and_time(lang, change.at),
        words: did(lang, change),
        is_undone,
        can_be_undone: !is_undone && change.action != "record-made",
    }
}

async fn change(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    visitor: Visitor,
    Path(path): Path<RecordPath>,
    Form(form): Form<EditForm>,
) -> Result<Response, Error> {
    let record = found(&app, &access.workspace.0, &path.record).await?;
    if !record.kind.is_shared() {
        return Err(Error::NotFound);
    }
    let (seen, typed) = (form.seen.clone(), form.clone());
    let made = match form.parse(&record.edited) {
        Ok(edited) => {
            let (workspace, by) = (&access.workspace, &access.who.id);
            match edit(&app, workspace, &record.id, edited, Some(&seen), by).await {
                Err(Error::Invalid(errors)) => Err((Box::new(typed), errors)),
                made => Ok(made?),
            }
        }
        Err(wrong) => Err(wrong),
    };
    let Err((form, errors)) = made else {
        let address = format!("/{lang}/w/{}/registry/{}", access.workspace.0, record.id);
        return Ok(Redirect::to(&address).into_response());
    };
    let key = name_key(form.name());
    let mut tx = app.db.begin().await?;
    let name = (record.kind, key.as_str());
    let other = store::another_named(&mut tx, &access.workspace.0, name, &record.id).await?;
    drop(tx);
    let workspace = &access.workspace.0;
    let merge = other.map(|other| merge_form(lang, workspace, &record.id, other));
    let names = form.draw(lang, workspace, &record.id, errors);
    refused(&app, lang, &access, &visitor, record, |forms| {
        (forms.names, forms.merge) = (names, merge);
    })
    .await
}

/// Path of a change to take back.
#[derive(Deserialize)]
struct ChangePath {
    change: String,
}

/// Where somebody who took a change back came from.
#[derive(Deserialize)]
struct BackForm {
    #[serde(default)]
    record: String,
}

async fn take_back(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<ChangePath>,
    Form(form): Form<BackForm>,
) -> Result<Redirect, Error> {
    undo(&app, &access.workspace, &path.change, &access.who.id).await?;
    let workspace = &access.workspace.0;
    let known = look::find(&app.db, workspace, &form.record).await?;
    let back = known.map_or_else(String::new, |record| format!("/{}", record.id));
    Ok(Redirect::to(&format!(
        "/{lang}/w/{workspace}/registry{back}"
    )))
}
