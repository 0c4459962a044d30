//! A canvas's life: created, renamed, duplicated, archived and brought back. Its end is the trash's.
use canvas::content::Content;
use canvas::file::lay;
use canvas::template::Template;

use super::model::CanvasRecord;
use super::store;
use crate::app::App;
use crate::clock::new_id;
use crate::db::{DbError, Tx};
use crate::features::audit;
use crate::features::finding;
use crate::features::interviews;
use crate::features::live;
use crate::features::variants;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{self, CanvasId, Title, Who};
use crate::i18n::Lang;
use crate::web::Error;

/// What a canvas is made of.
pub struct NewCanvas<'a> {
    /// Workspace it will belong to.
    pub workspace: &'a str,
    /// Kind.
    pub template: &'a Template,
    /// Title.
    pub title: &'a Title,
    /// Language of what stands ready on it.
    pub lang: Lang,
    /// Participant id of its maker.
    pub by: &'a str,
}

/// Makes a canvas with its empty document; fails with 409 when its workspace is in the archive.
pub async fn create(app: &App, new: NewCanvas<'_>) -> Result<CanvasRecord, Error> {
    let id = new_id(app.now_ms());
    let made = create_as(app, new, id).await?;
    made.ok_or_else(|| Error::internal("a new id is taken"))
}

/// Makes a canvas under an id that its maker chose, so that asking twice makes it once; none when there is one of
/// that id.
pub async fn create_as(
    app: &App,
    new: NewCanvas<'_>,
    id: String,
) -> Result<Option<CanvasRecord>, Error> {
    workspaces::must_have_room(app, new.workspace).await?;
    variants::must_be_of(app, new.workspace, new.template).await?;
    let record = CanvasRecord {
        id,
        ..fresh_record(app, &new)
    };
    let sheet = new.template.sheet(&SheetTexts(new.lang));
    let id = CanvasId(record.id.clone());
    let settings = serde_json::to_string(&record.settings).map_err(Error::internal)?;
    let mut tx = app.db.begin().await?;
    match store::insert(&mut tx, &record, &settings, new.by).await {
        Err(DbError::Taken(_)) => return Ok(None),
        inserted => inserted?,
    }
    note(app, &mut tx, new.by, "canvas-created", &record).await?;
    live::create(
        &mut tx,
        &id,
        new.template,
        &sheet,
        &record.generation,
        app.now_ms(),
    )
    .await?;
    tx.commit().await?;
    app.rooms.changes().note(&id);
    Ok(Some(record))
}

/// What a new canvas starts from instead of an empty sheet.
pub struct Ready {
    /// What stands on it; its texts and ids are taken as they are.
    pub content: Content,
    /// Letters of the steps that are done.
    pub done: Vec<String>,
    /// Until when it is kept, for private kinds; none leaves the usual time.
    pub keep_until: Option<i64>,
}

/// Makes a canvas on which everything of `ready` stands; none when it would be larger than a canvas may be. Fails
/// with 409 when its workspace is in the archive.
pub async fn create_ready(
    app: &App,
    new: NewCanvas<'_>,
    ready: Ready,
) -> Result<Option<CanvasRecord>, Error> {
    workspaces::must_have_room(app, new.workspace).await?;
    variants::must_be_of(app, new.workspace, new.template).await?;
    let mut record = fresh_record(app, &new);
    record.changed_at += 1;
    record.settings.done = ready.done;
    let template = canvas::find(&record.kind).ok_or_else(|| Error::internal("an unknown kind"))?;
    let generation = record.generation.clone();
    let laid =
        tokio::task::spawn_blocking(move || lay(template, &ready.content, &generation)).await;
    let laid = laid.map_err(Error::internal)?;
    if laid.len() > collab::DOCUMENT_BYTES_MAX {
        return Ok(None);
    }
    let id = CanvasId(record.id.clone());
    let mut tx = app.db.begin().await?;
    insert(app, &mut tx, &record, new.by, "canvas-imported").await?;
    live::start_with(&mut tx, &id, laid, app.now_ms()).await?;
    if let Some(until) = ready.keep_until.filter(|_| template.private) {
        interviews::carry_date(&mut tx, &record.id, until).await?;
    }
    tx.commit().await?;
    app.rooms.changes().note(&id);
    Ok(Some(record))
}

/// Makes a copy of `from` under another title; what is in it stands in the copy as written by its authors.
pub async fn duplicate(
    app: &App,
    from: &CanvasRecord,
    template: &Template,
    title: &Title,
    who: &Who,
) -> Result<CanvasRecord, Error> {
    workspaces::must_have_room(app, &from.workspace_id).await?;
    let new = NewCanvas {
        workspace: &from.workspace_id,
        template,
        title,
        lang: from.lang,
        by: &who.id,
    };
    let mut record = fresh_record(app, &new);
    record.changed_at += 1;
    let keep_until = interviews::keep_until(app, &from.id, from.created_at).await?;
    let state = live::state(app, &CanvasId(from.id.clone())).await?;
    let id = CanvasId(record.id.clone());
    let mut tx = app.db.begin().await?;
    insert(app, &mut tx, &record, &who.id, "canvas-duplicated").await?;
    live::duplicate(&mut tx, &state, &id, &record.generation, app.now_ms()).await?;
    if template.private {
        interviews::carry_date(&mut tx, &record.id, keep_until).await?;
    }
    tx.commit().await?;
    app.rooms.changes().note(&id);
    Ok(record)
}

fn fresh_record(app: &App, new: &NewCanvas<'_>) -> CanvasRecord {
    let now_ms = app.now_ms();
    CanvasRecord {
        id: new_id(now_ms),
        workspace_id: new.workspace.to_owned(),
        kind: new.template.kind.clone(),
        title: new.title.as_str().to_owned(),
        lang: new.lang,
        template_version: i64::from(new.template.version),
        generation: new_id(now_ms),
        settings: canvas::settings::Settings::default(),
        created_at: now_ms,
        changed_at: now_ms,
        archived_at: None,
        deleted_at: None,
    }
}

async fn insert(
    app: &App,
    tx: &mut Tx<'_>,
    record: &CanvasRecord,
    by: &str,
    action: &str,
) -> Result<(), Error> {
    let settings = serde_json::to_string(&record.settings).map_err(Error::internal)?;
    store::insert(tx, record, &settings, by).await?;
    note(app, tx, by, action, record).await
}

/// Gives the canvas another title; fails with 409 when it is in the archive.
pub async fn rename(
    app: &App,
    record: &CanvasRecord,
    title: &Title,
    who: &Who,
) -> Result<(), Error> {
    workspaces::must_be_open(app, &record.workspace_id).await?;
    if record.archived_at.is_some() {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    let mut tx = app.db.begin().await?;
    store::rename(&mut tx, &record.id, title.as_str()).await?;
    let id = CanvasId(record.id.clone());
    finding::put_title(app, &mut tx, &id, title.as_str()).await?;
    note(app, &mut tx, &who.id, "canvas-renamed", record).await?;
    Ok(tx.commit().await?)
}

/// Archives the canvas at `at`, or (with none) brings it back.
pub async fn set_archived(
    app: &App,
    record: &CanvasRecord,
    at: Option<i64>,
    who: &Who,
) -> Result<(), Error> {
    let action = if at.is_some() {
        "canvas-archived"
    } else {
        "canvas-unarchived"
    };
    let mut tx = app.db.begin().await?;
    store::set_archived(&mut tx, &record.id, at).await?;
    note(app, &mut tx, &who.id, action, record).await?;
    tx.commit().await?;
    // Nobody listens when the canvas is not open.
    let _ = app.revocations.send(format!("canvas-{}", record.id));
    Ok(())
}

async fn note(
    app: &App,
    tx: &mut Tx<'_>,
    by: &str,
    action: &str,
    record: &CanvasRecord,
) -> Result<(), Error> {
    Ok(audit::record(
        tx,
        app.now_ms(),
        by,
        action,
        Some(&record.workspace_id),
        &record.id,
        "",
    )
    .await?)
}
