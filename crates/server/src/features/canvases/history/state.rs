//! A kept state for reading and printing, and letting go of one.
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use canvas::settings::Role;
use canvas::summary::Part;
use serde_json::Value as Json;

use super::super::model::CanvasRecord;
use super::super::pages::load;
use super::super::props::ViewName;
use super::super::{outline, show};
use super::{IdPath, Kept, id_of, kept, worked};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{Access, Manage, View};
use crate::features::{audit, interviews, live};
use crate::jobs;
use crate::web::{Error, PathLang, Shell, html};

#[derive(askama::Template)]
#[template(path = "canvases/history/state.html")]
struct StatePage {
    shell: Shell,
    record: CanvasRecord,
    kept: Kept,
    summary: Vec<(String, String)>,
    outline: String,
    can_manage: bool,
}

pub async fn page(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Path(path): IdPath,
) -> Result<Html<String>, Error> {
    let (record, _) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    let found = live::find_checkpoint(&app, canvas, &id_of(&path)).await?;
    live::note_read(&app, &record.kind, canvas, &access.workspace, &access.who).await?;
    let live::Stood {
        template,
        content: then,
    } = live::checkpoint_stood(&app, canvas, &found.id).await?;
    let workers = live::workers(&app, canvas).await?;
    let names = workers.get(&Some(found.seq)).into_iter().flatten();
    let kept = Kept {
        workers: worked(lang, names.map(String::as_str)),
        ..kept(lang, &found, app.now_ms())
    };
    let summary = Part::ALL.map(|part| {
        let text = then.summary.text(part).to_owned();
        (lang.text(part.label()), text)
    });
    let shell = visitor.shell(lang, &kept.label);
    let view = (ViewName::List, then);
    // The sheet is that of the version which the canvas was of then.
    let old = CanvasRecord {
        kind: template.kind.clone(),
        ..record.clone()
    };
    let props = show::props_of(&app, lang, &access, &old, &shell, view).await?;
    Ok(html(&StatePage {
        outline: outline::render_still(&props),
        shell,
        record,
        kept,
        summary: summary
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect(),
        can_manage: access.who.role >= Role::Facilitator,
    }))
}

pub async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): IdPath,
) -> Result<Redirect, Error> {
    let (record, template) = load(&app, &access).await?;
    let (canvas, now) = (access.canvas()?, app.now_ms());
    let mut tx = app.db.begin().await?;
    live::forget_checkpoint(&mut tx, canvas, &id_of(&path)).await?;
    let workspace = Some(record.workspace_id.as_str());
    let (who, action) = (access.who.id.as_str(), "canvas.forget-state");
    audit::record(&mut tx, now, who, action, workspace, &record.id, "").await?;
    // Of an interview nothing that was taken away stays in the files of the database.
    if template.private {
        jobs::enqueue(&mut tx, now, interviews::SCRUB.name, &Json::Null).await?;
    }
    tx.commit().await?;
    jobs::wake(&app);
    Ok(Redirect::to(&format!("/{lang}/c/{}/history", record.id)))
}
