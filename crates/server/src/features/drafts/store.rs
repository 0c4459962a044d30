//! SQL of drafts.
pub(super) mod inbox;

use super::model::{Draft, Waiting};
use crate::args;
use crate::db::{Db, DbError, Tx};
use crate::features::workspaces::WorkshopId;

/// Drafts that are revealed or listed at once; a canvas holds no more notes.
const DRAFTS_MAX: i64 = 2_000;

const INSERT: &str = "
    insert into workshop_draft (id, workshop_id, item_id, canvas_id, zone, kind, body, level,
        writer, writer_name, note_id, written_at, release)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

/// Stores a draft.
pub(super) async fn insert(db: &Db, workshop: &WorkshopId, draft: &Draft) -> Result<(), DbError> {
    let row = args![
        draft.id.as_str(),
        workshop.0.as_str(),
        draft.item.as_str(),
        draft.canvas.0.as_str(),
        draft.zone.as_str(),
        draft.kind.as_str(),
        draft.text.as_str(),
        draft.level.name(),
        draft.writer.as_str(),
        draft.writer_name.as_str(),
        draft.note_id.as_str(),
        draft.written_at,
        draft.release.name()
    ];
    db.run(INSERT, row).await.map(drop)
}

const OWN: &str = "
    select id, item_id, canvas_id, zone, kind, body, level, writer, writer_name, note_id, written_at, release,
        revealed_at, declined_at
    from workshop_draft
    where workshop_id = $1 and writer = $2 and (revealed_at is null or release = 'single')
    order by written_at desc, id desc
    limit $3";

/// The writer's drafts that wait, and those of the inbox with what became of them, newest first.
pub(super) async fn own(
    db: &Db,
    workshop: &WorkshopId,
    writer: &str,
) -> Result<Vec<Draft>, DbError> {
    db.all(OWN, args![workshop.0.as_str(), writer, DRAFTS_MAX])
        .await
}

const SET_TEXT: &str = "
    update workshop_draft
    set body = $4
    where id = $1 and workshop_id = $2 and writer = $3 and sealed_at is null and declined_at is null";

/// Changes the text of the writer's own draft; says whether it still waited.
pub(super) async fn set_text(
    db: &Db,
    workshop: &WorkshopId,
    writer: &str,
    id: &str,
    text: &str,
) -> Result<bool, DbError> {
    let row = args![id, workshop.0.as_str(), writer, text];
    Ok(db.run(SET_TEXT, row).await? == 1)
}

const REMOVE: &str = "
    delete from workshop_draft
    where id = $1 and workshop_id = $2 and writer = $3 and sealed_at is null";

/// Removes the writer's own draft; says whether it still waited.
pub(super) async fn remove(
    db: &Db,
    workshop: &WorkshopId,
    writer: &str,
    id: &str,
) -> Result<bool, DbError> {
    let row = args![id, workshop.0.as_str(), writer];
    Ok(db.run(REMOVE, row).await? == 1)
}

const WAITING: &str = "
    select item_id, canvas_id, zone, count(*) as count
    from workshop_draft
    where workshop_id = $1 and release = 'together' and revealed_at is null
    group by item_id, canvas_id, zone
    order by item_id, canvas_id, zone
    limit $2";

/// How many drafts wait, by item and zone.
pub(super) async fn waiting(db: &Db, workshop: &WorkshopId) -> Result<Vec<Waiting>, DbError> {
    db.all(WAITING, args![workshop.0.as_str(), DRAFTS_MAX])
        .await
}

const SEAL: &str = "
    update workshop_draft
    set sealed_at = $3
    where workshop_id = $1 and item_id = $2 and release = 'together' and sealed_at is null";

/// Seals the drafts of an item: nobody changes them any more.
pub(super) async fn seal(
    db: &Db,
    workshop: &WorkshopId,
    item: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    let row = args![workshop.0.as_str(), item, now_ms];
    db.run(SEAL, row).await.map(drop)
}

const SEALED: &str = "
    select id, item_id, canvas_id, zone, kind, body, level, writer, writer_name, note_id, written_at, release,
        revealed_at, declined_at
    from workshop_draft
    where workshop_id = $1 and item_id = $2 and release = 'together' and sealed_at is not null
        and revealed_at is null
    order by note_id
    limit $3";

/// The sealed drafts of an item, in an order that tells nothing.
pub(super) async fn sealed(
    db: &Db,
    workshop: &WorkshopId,
    item: &str,
) -> Result<Vec<Draft>, DbError> {
    db.all(SEALED, args![workshop.0.as_str(), item, DRAFTS_MAX])
        .await
}

const FORGET: &str = "
    delete from workshop_draft
    where id = $1 and level <> 'leaders'";
const SET_REVEALED: &str = "
    update workshop_draft
    set revealed_at = $2
    where id = $1";

/// Forgets a draft that stands on the canvas; what those who lead may know stays.
pub(super) async fn set_revealed(tx: &mut Tx<'_>, id: &str, now_ms: i64) -> Result<(), DbError> {
    tx.run(FORGET, args![id]).await?;
    tx.run(SET_REVEALED, args![id, now_ms]).await.map(drop)
}

const KNOWN: &str = "
    select id, item_id, canvas_id, zone, kind, body, level, writer, writer_name, note_id, written_at, release,
        revealed_at, declined_at
    from workshop_draft
    where workshop_id = $1 and revealed_at is not null
    order by revealed_at, writer_name, id
    limit $2";

/// Revealed drafts whose writers those who lead may know.
pub(super) async fn known(db: &Db, workshop: &WorkshopId) -> Result<Vec<Draft>, DbError> {
    db.all(KNOWN, args![workshop.0.as_str(), DRAFTS_MAX]).await
}
