//! The canvas's history: states that were kept, what has changed since each, and bringing one back.
use std::collections::BTreeMap;

use axum::extract::{Form, Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use canvas::content::{Content, Note};
use canvas::settings::Role;
use canvas::sheet::Sheet;
use canvas::summary::Part;
use canvas::{Counted, Difference, compare};
use serde::Deserialize;

use super::model::CanvasRecord;
use super::pages::load;
use super::show::template_of;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::live::{self, Checkpoint, CheckpointId};
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{Access, Manage, View};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, PathLang, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/history", index)
        .post("/{lang}/c/{canvas}/history", keep)
        .get("/{lang}/c/{canvas}/history/{checkpoint}", show)
        .post("/{lang}/c/{canvas}/history/{checkpoint}/restore", restore)
}

#[derive(askama::Template)]
#[template(path = "canvases/history.html")]
struct HistoryPage {
    shell: Shell,
    record: CanvasRecord,
    kept: Vec<Kept>,
    can_manage: bool,
}

/// A kept state as the list shows it.
struct Kept {
    id: String,
    when: String,
    label: String,
}

fn kept(lang: Lang, checkpoint: Checkpoint) -> Kept {
    let own = match checkpoint.step {
        Some(step) => lang.text_with("history-step", &[("step", &step)]),
        None => lang.text("history-automatic"),
    };
    Kept {
        id: checkpoint.id.0,
        when: dates::day_and_time(lang, checkpoint.at),
        label: Some(checkpoint.label)
            .filter(|label| !label.is_empty())
            .unwrap_or(own),
    }
}

async fn index(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Html<String>, Error> {
    let (record, _) = load(&app, &access).await?;
    let found = live::list_checkpoints(&app, access.canvas()?).await?;
    Ok(html(&HistoryPage {
        shell: visitor.shell(lang, &lang.text("history-title")),
        record,
        kept: found
            .into_iter()
            .map(|checkpoint| kept(lang, checkpoint))
            .collect(),
        can_manage: access.who.role >= Role::Facilitator,
    }))
}

#[derive(Deserialize)]
struct KeepForm {
    #[serde(default)]
    label: String,
}

async fn keep(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<KeepForm>,
) -> Result<Redirect, Error> {
    let (record, _) = load(&app, &access).await?;
    let label = if form.label.trim().is_empty() {
        lang.text("history-by-hand")
    } else {
        form.label
    };
    live::keep_checkpoint(&app, access.canvas()?, &label, &access.who.id).await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}/history", record.id)))
}

#[derive(askama::Template)]
#[template(path = "canvases/checkpoint.html")]
struct CheckpointPage {
    shell: Shell,
    record: CanvasRecord,
    kept: Kept,
    differences: Vec<Told>,
    zones: Vec<(String, Vec<Note>)>,
    fields: Vec<(String, String)>,
    can_manage: bool,
}

/// A difference in words: what happened, to what, and the words before and after.
struct Told {
    what: String,
    name: String,
    before: String,
    after: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Path(path): Path<BTreeMap<String, String>>,
) -> Result<Response, Error> {
    let (record, _) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    let id = CheckpointId(path.get("checkpoint").cloned().unwrap_or_default());
    let found = live::list_checkpoints(&app, canvas)
        .await?
        .into_iter()
        .find(|checkpoint| checkpoint.id == id);
    let kept = kept(lang, found.ok_or(Error::NotFound)?);
    live::note_read(&app, &record.kind, canvas, &access.workspace, &access.who).await?;
    let then = live::checkpoint_content(&app, canvas, &id).await?;
    let now = live::content(&app, canvas).await?;
    let sheet = template_of(&record)?.sheet(&SheetTexts(lang));
    let differences = compare(&then, &now)
        .into_iter()
        .map(|found| told(lang, &sheet, &now, found))
        .collect();
    Ok(html(&CheckpointPage {
        shell: visitor.shell(lang, &kept.label),
        record,
        kept,
        differences,
        fields: fields(lang, &sheet, &then),
        zones: zones(&sheet, then),
        can_manage: access.who.role >= Role::Facilitator,
    })
    .into_response())
}

fn fields(lang: Lang, sheet: &Sheet, content: &Content) -> Vec<(String, String)> {
    let text = |slug: &str| content.fields.get(slug).cloned().unwrap_or_default();
    let fields = sheet
        .fields
        .iter()
        .map(|field| (field.label.clone(), text(&field.slug)));
    let summary = Part::ALL.map(|part| {
        let text = content.summary.text(part).to_owned();
        (lang.text(part.label()), text)
    });
    let all = fields.chain(summary);
    all.filter(|(_, text)| !text.is_empty()).collect()
}

fn zones(sheet: &Sheet, content: Content) -> Vec<(String, Vec<Note>)> {
    let mut by_zone: BTreeMap<String, Vec<Note>> = BTreeMap::new();
    for note in content.notes {
        by_zone.entry(note.zone.clone()).or_default().push(note);
    }
    let zones = sheet.zones.iter();
    zones
        .filter_map(|zone| Some((zone.label.clone(), by_zone.remove(&zone.slug)?)))
        .collect()
}

/// The first line of a note.
fn name(note: &Note) -> String {
    note.text.lines().next().unwrap_or_default().to_owned()
}

fn told(lang: Lang, sheet: &Sheet, now: &Content, difference: Difference) -> Told {
    let zone = |slug: &str| {
        let found = sheet.zones.iter().find(|zone| zone.slug == slug);
        found.map_or_else(|| slug.to_owned(), |zone| zone.label.clone())
    };
    let (key, name, before, after) = match difference {
        Difference::Added(note) => (
            "history-added",
            name(&note),
            String::new(),
            zone(&note.zone),
        ),
        Difference::Gone(note) => ("history-gone", name(&note), zone(&note.zone), String::new()),
        Difference::Reworded { before, after } => {
            ("history-reworded", name(&before), before.text, after.text)
        }
        Difference::Moved { before, after } => (
            "history-moved",
            name(&after),
            zone(&before.zone),
            zone(&after.zone),
        ),
        Difference::Field {
            slug,
            before,
            after,
        } => {
            let mut fields = sheet.fields.iter();
            let field = fields.find(|field| field.slug == slug);
            let label = match (field, Part::of_key(&slug)) {
                (Some(field), _) => field.label.clone(),
                (None, Some(part)) => lang.text(part.label()),
                (None, None) => slug,
            };
            ("history-field", label, before, after)
        }
        Difference::Cell { key, before, after } => {
            ("history-cell", cell_name(sheet, now, &key), before, after)
        }
        Difference::Counted { what, came, went } => {
            let name = lang.text(counted(what));
            (
                "history-counted",
                name,
                format!("−{went}"),
                format!("+{came}"),
            )
        }
    };
    Told {
        what: lang.text(key),
        name,
        before,
        after,
    }
}

fn counted(what: Counted) -> &'static str {
    match what {
        Counted::Links => "history-links",
        Counted::Circles => "history-circles",
        Counted::Lanes => "history-lanes",
        Counted::Marks => "history-marks",
        Counted::Choices => "history-choices",
    }
}

/// Row and column of a cell in words.
fn cell_name(sheet: &Sheet, now: &Content, key: &str) -> String {
    let fixed = sheet
        .matrix
        .iter()
        .flat_map(|matrix| matrix.rows.fixed.iter().chain(&matrix.columns.fixed));
    let fixed: BTreeMap<&str, &str> = fixed
        .map(|lane| (lane.slug.as_str(), lane.label.as_str()))
        .collect();
    let open = now.rows.iter().chain(&now.columns);
    let open: BTreeMap<&str, &str> = open
        .filter_map(|lane| Some((lane.id.as_str(), lane.parts.get("title")?.as_str())))
        .collect();
    let name = |id: &str| {
        fixed
            .get(id)
            .or_else(|| open.get(id))
            .map_or_else(|| id.to_owned(), |found| (*found).to_owned())
    };
    key.split(':').map(name).collect::<Vec<_>>().join(", ")
}

async fn restore(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<BTreeMap<String, String>>,
) -> Result<Redirect, Error> {
    let (record, _) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    let id = CheckpointId(path.get("checkpoint").cloned().unwrap_or_default());
    // What stands now is kept first, so that the restore itself can be taken back.
    live::keep_checkpoint(
        &app,
        canvas,
        &lang.text("history-before-restore"),
        &access.who.id,
    )
    .await?;
    live::restore_checkpoint(&app, canvas, &id).await?;
    let mut tx = app.db.begin().await?;
    let workspace = Some(record.workspace_id.as_str());
    audit::record(
        &mut tx,
        app.now_ms(),
        &access.who.id,
        "canvas.restore",
        workspace,
        &record.id,
        &id.0,
    )
    .await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}", record.id)))
}
