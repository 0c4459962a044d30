//! Bringing an earlier state back: first what that does, then doing it as a new change.
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use canvas::Template;
use canvas::content::{Content, Signed};
use canvas::variant::next::Choices;

use super::super::model::CanvasRecord;
use super::super::pages::load;
use super::super::show::template_of;
use super::told::{Section, Teller, Told, What, sections};
use super::who::Places;
use super::{IdPath, Kept, id_of, kept};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::live::Stood;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{Access, Manage, Who};
use crate::features::{audit, live, variants};
use crate::i18n::Lang;
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
    /// Whether the canvas was of another version then.
    is_older: bool,
    /// What has no place in the present version.
    lost: Vec<(String, Vec<String>)>,
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
    let stood = live::checkpoint_stood(&app, canvas, &found.id).await?;
    let template = template_of(&record)?;
    let lost = lost(&record, &stood, template, lang);
    let is_older = stood.template.kind != template.kind;
    let then = match is_older {
        true => fit(&record, &access.who, app.now_ms())(&stood, template)?,
        false => stood.content,
    };
    let now = live::content(&app, canvas).await?;
    let lost_hearts = then.hearts.keys().any(|key| !now.hearts.contains_key(key));
    let then = without_lost_hearts(then, &now);
    let sheet = template.sheet(&SheetTexts(lang));
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
        is_older,
        lost,
    }))
}

/// Makes a state from before the canvas moved to another version one of the present version, each thing going where it
/// usually goes.
fn fit<'a>(
    record: &'a CanvasRecord,
    who: &'a Who,
    now_ms: i64,
) -> impl Fn(&Stood, &Template) -> Result<Content, Error> + 'a {
    move |stood, to| {
        let by = Signed {
            by: who.id.clone(),
            name: who.name.clone(),
            at: now_ms,
        };
        let versions = (stood.template, to);
        let moved = variants::moved(record.lang, versions, &stood.content, &Choices::new(), by);
        moved.map_err(|_| Error::Conflict("history-restore-no-room"))
    }
}

/// What of an older version's state has no place any more: the part's name with what stood there.
fn lost(
    record: &CanvasRecord,
    stood: &Stood,
    to: &Template,
    lang: Lang,
) -> Vec<(String, Vec<String>)> {
    let going = variants::going(record.lang, stood.template, to, &stood.content);
    let gone = going.into_iter().filter(|one| one.usual.is_none());
    let told = gone.map(|one| {
        let label = one.list.label(stood.template, &one.slug, lang.code());
        (label.to_owned(), one.texts)
    });
    told.collect()
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
    let fit = fit(&record, &access.who, app.now_ms());
    live::restore_checkpoint(&app, access.canvas()?, &id, by, fit).await?;
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
