//! The list of a workspace's variants; copying one, and offering it no more.
use axum::extract::{Form, Path, State};
use axum::response::{Html, Redirect};
use canvas::Template;
use canvas::template::LANGS;
use canvas::variant::Draft;
use serde::Deserialize;

use super::editing::VariantPath;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::variants::{self, Variant};
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/variants", show)
        .post("/{lang}/w/{workspace}/variants", copy)
        .post("/{lang}/w/{workspace}/variants/{variant}/offer", offer)
}

#[derive(askama::Template)]
#[template(path = "tailoring/list.html")]
struct ListPage {
    shell: Shell,
    workspace: Workspace,
    variants: Vec<Card>,
    /// What can be copied: kind and title.
    kinds: Vec<(String, String)>,
}

struct Card {
    id: String,
    title: String,
    base: String,
    version: String,
    changed: String,
    is_retired: bool,
    /// Canvases of older versions: id, title and version.
    behind: Vec<(String, String, String)>,
}

fn title_of(lang: Lang, kind: &str) -> String {
    lang.text(&format!("{kind}-title"))
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(&app, &access)
        .await?
        .ok_or(Error::NotFound)?;
    let own = variants::list(&app, &access.workspace).await?;
    for one in &own {
        variants::template(&app, &one.kind).await?;
    }
    let builtin = canvas::builtin().iter().map(|one| one.kind.clone());
    let kinds = builtin.chain(own.iter().map(|one| one.kind.clone()));
    let kinds = kinds.map(|kind| (kind.clone(), title_of(lang, &kind)));
    let mut cards = Vec::new();
    for one in &own {
        let behind = variants::behind(&app, one).await?.into_iter();
        let behind = behind.map(|one| {
            let version = lang.count("variant-version", one.number);
            (one.canvas, one.title, version)
        });
        cards.push(card(lang, one, behind.collect()));
    }
    Ok(html(&ListPage {
        shell: visitor.shell(lang, &lang.text("variants-title")),
        workspace,
        kinds: kinds.collect(),
        variants: cards,
    }))
}

fn card(lang: Lang, one: &Variant, behind: Vec<(String, String, String)>) -> Card {
    Card {
        behind,
        title: title_of(lang, &one.kind),
        base: title_of(lang, &one.base),
        version: lang.count("variant-version", one.newest),
        changed: dates::day_and_time(lang, one.changed_at),
        is_retired: one.retired_at.is_some(),
        id: one.id.clone(),
    }
}

#[derive(Deserialize)]
struct CopyForm {
    #[serde(default)]
    kind: String,
}

/// What stands in a template, in all languages.
pub(super) fn draft_of(template: &Template) -> Draft {
    Draft::of(template, &|rest, code| {
        let lang = Lang::parse(code).unwrap_or_default();
        lang.text(&format!("{}-{rest}", template.kind))
    })
}

async fn copy(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<CopyForm>,
) -> Result<Redirect, Error> {
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let from = canvas::find(&form.kind).ok_or(Error::NotFound)?;
    variants::must_be_of(&app, &access.workspace.0, from).await?;
    let base = canvas::find(from.base()).ok_or(Error::NotFound)?;
    let mut draft = draft_of(from);
    for (code, title) in LANGS.iter().zip(&mut draft.title.0) {
        if let Some(lang) = Lang::parse(code).filter(|_| !title.is_empty()) {
            *title = lang.text_with("variant-copy-title", &[("title", title)]);
        }
    }
    let id = variants::new_id();
    let kind = variants::kind(&base.kind, &id, 1);
    let made = draft.build((&kind, 1), from, base);
    let made = made.map_err(|refusal| Error::internal(format!("{refusal:?}")))?;
    variants::create(&app, &access.workspace, &id, made, &access.who).await?;
    let to = format!("/{lang}/w/{}/variants/{id}", access.workspace.0);
    Ok(Redirect::to(&to))
}

#[derive(Deserialize)]
struct OfferForm {
    #[serde(default)]
    retire: String,
}

async fn offer(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<VariantPath>,
    Form(form): Form<OfferForm>,
) -> Result<Redirect, Error> {
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let variant = variants::find(&app, &access.workspace, &path.variant).await?;
    let at = (form.retire == "yes").then(|| app.now_ms());
    if at.is_some() != variant.retired_at.is_some() {
        variants::set_retired(&app, &access.workspace, &variant, at, &access.who).await?;
    }
    let list = format!("/{lang}/w/{}/variants", access.workspace.0);
    Ok(Redirect::to(&list))
}
