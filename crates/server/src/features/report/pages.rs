//! The reports as files. Whoever may read a workshop or canvas may take its report home, and the trail says who did.
use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use typeset::report::{self, Report};
use typeset::{About, Fact};

use super::chapters::Told;
use super::cover::{Held, foot};
use super::people;
use crate::app::App;
use crate::features::results::{self, Names};
use crate::features::workshops::{self, Item, Workshop};
use crate::features::workspaces::{self, Access, CanvasId, Level, View};
use crate::features::{actions, audit, live, votes};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, dates, pdf};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/t/{workshop}/report.pdf", of_workshop)
        .get("/{lang}/c/{canvas}/results/report.pdf", of_canvas)
}

async fn of_workshop(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
) -> Result<Response, Error> {
    let workshop = workshops::of(&app, &access).await?;
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    let (who, workspace) = (&access.who.id, Some(access.workspace.0.as_str()));
    audit::record(
        &mut tx,
        now,
        who,
        "workshop.report",
        workspace,
        &workshop.id.0,
        "",
    )
    .await?;
    tx.commit().await?;
    let title = workspace_title(&app, &access).await?;
    workshop_pdf(lang, held(&app, workshop, title, Names::Shown).await?).await
}

/// Everything that the report of a workshop is made of; `names` says whether participants are named.
pub async fn held(
    app: &App,
    workshop: Workshop,
    workspace: String,
    names: Names,
) -> Result<Held, Error> {
    let items = workshops::items(app, &workshop.id).await?;
    Ok(Held {
        workspace,
        canvases: canvases(app, &items).await?,
        people: people::people(&app.db, &workshop.id).await?,
        workshop,
        items,
        names,
        at: app.now_ms(),
    })
}

/// The agenda's canvases in the order in which they come.
async fn canvases(app: &App, items: &[Item]) -> Result<Vec<Told>, Error> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for canvas in items.iter().filter_map(|item| item.canvas.as_ref()) {
        if seen.insert(canvas.id.0.as_str()) {
            all.extend(told(app, &canvas.id).await?);
        }
    }
    Ok(all)
}

/// What a canvas tells; none when it is deleted. What one person told in an interview is nobody else's to file.
pub async fn told(app: &App, id: &CanvasId) -> Result<Option<Told>, Error> {
    let Some(head) = workspaces::canvas_head(app, &id.0).await? else {
        return Ok(None);
    };
    let template = canvas::find(&head.kind).filter(|template| !template.private);
    let Some(template) = template else {
        return Ok(None);
    };
    Ok(Some(Told {
        title: head.title,
        template,
        content: live::content(app, id).await?,
        rounds: votes::closed_rounds(app, &id.0).await?,
        talk: actions::of_canvas(app, &id.0).await?,
    }))
}

/// A workshop's report as a file.
pub async fn workshop_pdf(lang: Lang, held: Held) -> Result<Response, Error> {
    let about = about(lang, &held.workspace, held.at);
    let name = format!("{} - {}", held.workshop.title, lang.text("report-title"));
    pdf::pdf(&name, move || report::report(&held.report(lang), &about)).await
}

async fn of_canvas(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
) -> Result<Response, Error> {
    let workspace = workspace_title(&app, &access).await?;
    let taken = results::take(&app, &access, "report.pdf").await?;
    let told = Told {
        rounds: votes::closed_rounds(&app, &taken.record.id).await?,
        talk: actions::of_canvas(&app, &taken.record.id).await?,
        title: taken.record.title,
        template: taken.template,
        content: taken.content,
    };
    canvas_pdf(&app, lang, told, workspace, Names::Shown).await
}

/// A canvas's report as a file; `names` says whether those are named who are to do something.
pub async fn canvas_pdf(
    app: &App,
    lang: Lang,
    told: Told,
    workspace: String,
    names: Names,
) -> Result<Response, Error> {
    let now_ms = app.now_ms();
    let about = about(lang, &workspace, now_ms);
    let name = format!("{} - {}", told.title, lang.text("report-of-canvas"));
    pdf::pdf(&name, move || {
        let report = alone(lang, &told, &workspace, names, now_ms);
        report::report(&report, &about)
    })
    .await
}

/// The report of one canvas.
fn alone(lang: Lang, told: &Told, workspace: &str, names: Names, now_ms: i64) -> Report {
    let day = dates::day(lang, dates::in_finland(now_ms).date());
    let fact = |key: &str, value: &str| Fact {
        name: lang.text(key),
        value: value.to_owned(),
    };
    Report {
        kicker: lang.text("report-of-canvas"),
        title: told.title.clone(),
        facts: vec![
            fact("report-workspace", workspace),
            fact("report-made", &day),
        ],
        chapters: vec![told.chapter(lang, names)],
        foot: foot(lang, workspace, now_ms),
        ..Report::default()
    }
}

async fn workspace_title<L: Level>(app: &App, access: &Access<L>) -> Result<String, Error> {
    let found = workspaces::find(app, access).await?;
    Ok(found.ok_or(Error::NotFound)?.title)
}

fn about(lang: Lang, author: &str, made_at_ms: i64) -> About {
    About {
        lang: pdf::paper_lang(lang),
        author: author.to_owned(),
        made_at_ms,
    }
}
