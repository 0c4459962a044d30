//! SQL of the inbox.
use crate::args;
use crate::db::{Db, DbError};
use crate::features::drafts::Draft;
use crate::features::workspaces::WorkshopId;

const WAITING: &str = "
    select id, item_id, canvas_id, zone, kind, body, level, writer, writer_name, note_id, written_at, release,
        revealed_at, declined_at
    from workshop_draft
    where workshop_id = $1 and release = 'single' and revealed_at is null and declined_at is null
    order by written_at, id
    limit $2";

/// Those that wait, oldest first.
pub(in crate::features::drafts) async fn waiting(
    db: &Db,
    workshop: &WorkshopId,
) -> Result<Vec<Draft>, DbError> {
    let most = super::DRAFTS_MAX;
    db.all(WAITING, args![workshop.0.as_str(), most]).await
}

const FIND: &str = "
    select id, item_id, canvas_id, zone, kind, body, level, writer, writer_name, note_id, written_at, release,
        revealed_at, declined_at
    from workshop_draft
    where id = $1 and workshop_id = $2 and release = 'single'";

/// One of them, whatever became of it.
pub(in crate::features::drafts) async fn find(
    db: &Db,
    workshop: &WorkshopId,
    id: &str,
) -> Result<Option<Draft>, DbError> {
    db.optional(FIND, args![id, workshop.0.as_str()]).await
}

const SEAL: &str = "
    update workshop_draft
    set sealed_at = $4, zone = $2, kind = $3
    where id = $1 and sealed_at is null and declined_at is null";

/// Seals a draft for a zone, unless somebody else did or declined it.
pub(in crate::features::drafts) async fn seal(
    db: &Db,
    id: &str,
    zone: &str,
    kind: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    db.run(SEAL, args![id, zone, kind, now_ms]).await.map(drop)
}

const UNSEAL: &str = "
    update workshop_draft
    set sealed_at = null
    where id = $1 and revealed_at is null";

/// Lets a draft wait on that the canvas did not take.
pub(in crate::features::drafts) async fn unseal(db: &Db, id: &str) -> Result<(), DbError> {
    db.run(UNSEAL, args![id]).await.map(drop)
}

const DECLINE: &str = "
    update workshop_draft
    set declined_at = $3
    where id = $1 and workshop_id = $2 and release = 'single' and sealed_at is null and declined_at is null";

/// Declines a draft; says whether it still waited.
pub(in crate::features::drafts) async fn decline(
    db: &Db,
    workshop: &WorkshopId,
    id: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    let row = args![id, workshop.0.as_str(), now_ms];
    Ok(db.run(DECLINE, row).await? == 1)
}
