//! Bringing an earlier state back: first what that does, then doing it as a new change.
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use canvas::content::Content;

use super::super::model::CanvasRecord;
use super::super::pages::load;
use super::super::show::template_of;
use super::told::{Section, Teller, Told, What, sections};
use super::who::Places;
use super::{IdPath, Kept, id_of, kept};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{Access, Manage};
use crate::features::{audit, live};
use crate::web::{Error, PathLang, Shell, html};

#[derive(askama::Template)]
#[template(path = "canvases/history/restore.html")]
struct RestorePage {
    shell: Shell,
    record: CanvasRecord,
    kept: Kept,
    back: Vec<(String, Told)>,
    away: Vec<(String, Told)>,
    as_before: Vec<(String, Told)>,
    /// Hearts that stood then and do not come back by themselves.
    lost_hearts: bool,
}

impl RestorePage {
    fn is_same(&self) -> bool {
        self.back.is_empty() && self.away.is_empty() && self.as_before.is_empty()
    }
}

pub async fn ask(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): IdPath,
) -> Result<Html<String>, Error> {
    let (record, _) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    let found = live::find_checkpoint(&app, canvas, &id_of(&path)).await?;
    live::note_read(&app, &record.kind, canvas, &access.workspace, &access.who).await?;
    let then = live::checkpoint_content(&app, canvas, &found.id).await?;
    let now = live::content(&app, canvas).await?;
    let lost_hearts = then.hearts.keys().any(|key| !now.hearts.contains_key(key));
    let then = without_lost_hearts(then, &now);
    let sheet = template_of(&record)?.sheet(&SheetTexts(lang));
    let sections = sections(&Teller {
        lang,
        sheet: &sheet,
        before: &now,
        after: &then,
        work: Places::new(),
        now_ms: app.now_ms(),
    });
    let (mut back, mut away, mut as_before) = (Vec::new(), Vec::new(), Vec::new());
    for Section { title, told, .. } in sections {
        for one in told {
            let list = match one.what.first() {
                Some(What::Came) => &mut back,
                Some(What::Went) => &mut away,
                _ => &mut as_before,
            };
            list.push((title.clone(), one));
        }
    }
    let kept = kept(lang, &found, app.now_ms());
    let args = [("name", kept.label.as_str())];
    Ok(html(&RestorePage {
        shell: visitor.shell(lang, &lang.text_with("history-restore-title", &args)),
        record,
        kept,
        back,
        away,
        as_before,
        lost_hearts,
    }))
}

/// A commitment that went does not come back with an earlier state.
fn without_lost_hearts(mut then: Content, now: &Content) -> Content {
    then.hearts.retain(|key, _| now.hearts.contains_key(key));
    for (key, heart) in &mut then.hearts {
        heart.clone_from(&now.hearts[key]);
    }
    then
}

pub async fn restore(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): IdPath,
) -> Result<Redirect, Error> {
    let (record, _) = load(&app, &access).await?;
    let id = id_of(&path);
    let by = (access.who.id.as_str(), access.who.name.as_str());
    live::restore_checkpoint(&app, access.canvas()?, &id, by).await?;
    let mut tx = app.db.begin().await?;
    let workspace = Some(record.workspace_id.as_str());
    audit::record(
        &mut tx,
        app.now_ms(),
        by.0,
        "canvas.restore",
        workspace,
        &record.id,
        &id.0,
    )
    .await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}", record.id)))
}
