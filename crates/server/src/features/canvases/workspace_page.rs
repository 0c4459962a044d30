//! The workspace's page: the workbook's canvases in order, each with its state, and what can be started.
use std::collections::BTreeMap;

use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use canvas::settings::Role;
use canvas::template::Template;
use serde::Deserialize;

use super::glyphs::glyph;
use super::lifecycle::{self, NewCanvas};
use super::model::{CanvasRecord, Progress};
use super::store;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue;
use crate::features::interviews;
use crate::features::partnerships;
use crate::features::proposals;
use crate::features::variants::{self, Variant};
use crate::features::workspaces::{self, Access, Manage, Title, View, Workspace};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors, PathLang, Shell, dates, html, unprocessable};

/// What the cards tell besides the canvases, by canvas.
struct Besides {
    /// Dates that were chosen for interviews.
    dates: BTreeMap<String, i64>,
    /// How far proposals are.
    states: BTreeMap<String, proposals::State>,
}

/// Parts of the workbook.
const PARTS: [u8; 3] = [1, 2, 3];

/// The workspace's page and making a canvas.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}", show)
        .post("/{lang}/w/{workspace}/canvases", make)
}

#[derive(askama::Template)]
#[template(path = "canvases/workspace.html")]
struct WorkspacePage {
    shell: Shell,
    workspace: Workspace,
    parts: Vec<Part>,
    /// How many canvases are in the trash; 0 for whoever does not lead.
    thrown: i64,
    can_manage: bool,
    message: Option<String>,
    typed: NewForm,
    errors: FormErrors,
}

struct Part {
    number: u8,
    kinds: Vec<Kind>,
}

/// A kind with the canvases of it.
struct Kind {
    slug: String,
    /// Whether it is a variant of the workspace's own.
    is_own: bool,
    /// Whether nothing new is made of it.
    is_retired: bool,
    number: u8,
    title: String,
    question: String,
    glyph: &'static str,
    /// Whether some arrow starts from it.
    continues: bool,
    canvases: Vec<Card>,
    /// How many interviews there are, in words; for private kinds only.
    interviews: Option<String>,
    /// Whether there are partnerships to follow up.
    has_partnerships: bool,
    /// Whether there is something that can be published.
    is_described: bool,
}

struct Card {
    id: String,
    title: String,
    progress: Progress,
    done: usize,
    steps: usize,
    changed: String,
    /// Until when it is kept, in words; for interviews only.
    kept: Option<String>,
    /// How far it is; for proposals only.
    proposal: Option<proposals::State>,
}

#[derive(Clone, Default, Deserialize)]
struct NewForm {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    title: String,
}

/// How many things were just carried to canvases, and how many were not.
#[derive(Default, Deserialize)]
struct Came {
    came: Option<usize>,
    left: Option<usize>,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Query(came): Query<Came>,
) -> Result<Html<String>, Error> {
    page(
        &app,
        lang,
        &visitor,
        &access,
        super::pages::came(lang, came.came, came.left),
        NewForm::default(),
        FormErrors::default(),
    )
    .await
}

async fn page<L>(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<L>,
    message: Option<String>,
    typed: NewForm,
    errors: FormErrors,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(app, access)
        .await?
        .ok_or(Error::NotFound)?;
    let canvases = store::list(&app.db, &workspace.id).await?;
    let can_manage = access.who.role >= Role::Facilitator;
    let thrown = match can_manage {
        true => store::count_thrown(&app.db, &workspace.id).await?,
        false => 0,
    };
    let besides = Besides {
        dates: interviews::chosen_dates(app, &workspace.id).await?,
        states: proposals::states_of(app, &workspace.id).await?,
    };
    let own = variants::list(app, &access.workspace).await?;
    let parts = PARTS.map(|number| Part {
        number,
        kinds: kinds_of(number, lang, (&canvases, &own), &besides),
    });
    let shell = visitor.shell(lang, &workspace.title);
    Ok(html(&WorkspacePage {
        shell,
        workspace,
        parts: parts.into(),
        thrown,
        can_manage,
        message,
        typed,
        errors,
    }))
}

fn kinds_of(
    part: u8,
    lang: Lang,
    (canvases, own): (&[CanvasRecord], &[Variant]),
    besides: &Besides,
) -> Vec<Kind> {
    let kinds = canvas::builtin()
        .iter()
        .filter(|template| template.part == part);
    let with_own = kinds.flat_map(|template| {
        let of_it = own.iter().filter(|one| one.base == template.kind);
        let of_it = of_it.filter_map(|one| Some((canvas::find(&one.kind)?, Some(one))));
        std::iter::once((template, None)).chain(of_it)
    });
    with_own
        .filter_map(|(template, variant)| {
            let of_it = |record: &&CanvasRecord| match variant {
                Some(variant) => variant.has_made(&record.kind),
                None => record.kind == template.kind,
            };
            let cards: Vec<Card> = canvases
                .iter()
                .filter(of_it)
                .filter_map(|record| Some((record, canvas::find(&record.kind)?)))
                .map(|(record, template)| card(record, template, lang, besides))
                .collect();
            let is_retired = variant.is_some_and(|variant| variant.retired_at.is_some());
            if is_retired && cards.is_empty() {
                return None;
            }
            let count = i64::try_from(cards.len()).unwrap_or(i64::MAX);
            Some(Kind {
                slug: template.kind.clone(),
                is_own: variant.is_some(),
                is_retired,
                number: template.number,
                title: lang.text(&format!("{}-title", template.kind)),
                question: lang.text(&format!("{}-question", template.kind)),
                glyph: glyph(template.number),
                continues: canvas::flows::from_kind(&template.kind).next().is_some(),
                interviews: (template.private && count > 0)
                    .then(|| lang.count("interviews-count", count)),
                is_described: count > 0 && catalogue::is_described(&template.kind),
                has_partnerships: count > 0 && partnerships::is_partnership(&template.kind),
                canvases: cards,
            })
        })
        .collect()
}

fn card(record: &CanvasRecord, template: &Template, lang: Lang, besides: &Besides) -> Card {
    let kept = || {
        let chosen = besides.dates.get(&record.id).copied();
        let until = interviews::kept_until(chosen, record.created_at);
        let day = dates::day(lang, interviews::last_day(until));
        lang.text_with("interview-kept-short", &[("day", &day)])
    };
    Card {
        id: record.id.clone(),
        title: record.title.clone(),
        progress: record.progress(template),
        done: record.settings.done.len(),
        steps: template.steps.len(),
        changed: dates::day_and_time(lang, record.changed_at),
        kept: template.private.then(kept),
        proposal: proposals::is_proposal(&record.kind)
            .then(|| besides.states.get(&record.id).copied().unwrap_or_default()),
    }
}

async fn make(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<NewForm>,
) -> Result<Response, Error> {
    let template = canvas::find(&form.kind).ok_or(Error::NotFound)?;
    let default_title = lang.text(&format!("{}-title", template.kind));
    let typed = if form.title.trim().is_empty() {
        default_title.as_str()
    } else {
        form.title.as_str()
    };
    let title = match Title::parse(typed) {
        Ok(title) => title,
        Err(key) => {
            let errors = FormErrors::one("title", key);
            return Ok(unprocessable(
                page(&app, lang, &visitor, &access, None, form, errors).await?,
            ));
        }
    };
    let new = NewCanvas {
        workspace: &access.workspace.0,
        template,
        title: &title,
        lang,
        by: &access.who.id,
    };
    let record = lifecycle::create(&app, new).await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}", record.id)).into_response())
}
