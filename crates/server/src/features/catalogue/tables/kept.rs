//! Tables that wait for their sender to say that they may be brought: one for each workspace and account, for a day.
use futures_util::future::BoxFuture;
use serde_json::Value as Json;

use super::grid::Grid;
use crate::app::App;
use crate::args;
use crate::clock::new_id;
use crate::db::{Db, DbError, FromRow, Row};
use crate::jobs::{self, Kind};

const HOUR_MS: i64 = 60 * 60 * 1000;
/// How long a table waits.
const KEPT_MS: i64 = 24 * HOUR_MS;

/// A table that waits.
pub(super) struct Kept {
    /// What its sender calls the file; may be empty.
    pub name: String,
    /// What was read of it.
    pub grid: Grid,
}

impl FromRow for Kept {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let content: String = row.get("content")?;
        Ok(Self {
            name: row.get("name")?,
            grid: serde_json::from_str(&content).map_err(|_| DbError::Shape("content"))?,
        })
    }
}

const REPLACE: &str = "
    delete from catalogue_upload
    where workspace_id = $1 and account_id = $2";
const INSERT: &str = "
    insert into catalogue_upload (id, workspace_id, account_id, name, content, made_at)
    values ($1, $2, $3, $4, $5, $6)";
const FIND: &str = "
    select name, content
    from catalogue_upload
    where id = $1 and workspace_id = $2 and account_id = $3 and made_at > $4";
const REMOVE: &str = "
    delete from catalogue_upload
    where id = $1";
const REMOVE_OLD: &str = "
    delete from catalogue_upload
    where made_at <= $1";

/// Keeps a table in the place of the one before; gives its id.
pub(super) async fn keep(
    app: &App,
    workspace: &str,
    account: &str,
    kept: &Kept,
) -> Result<String, DbError> {
    let now = app.now_ms();
    let id = new_id(now);
    let content = serde_json::to_string(&kept.grid).map_err(|_| DbError::Shape("content"))?;
    let mut tx = app.db.begin().await?;
    tx.run(REPLACE, args![workspace, account]).await?;
    let row = args![
        id.as_str(),
        workspace,
        account,
        kept.name.as_str(),
        content,
        now
    ];
    tx.run(INSERT, row).await?;
    tx.commit().await?;
    Ok(id)
}

/// The table of this id, as long as it waits.
pub(super) async fn find(
    app: &App,
    id: &str,
    workspace: &str,
    account: &str,
) -> Result<Option<Kept>, DbError> {
    let since = app.now_ms() - KEPT_MS;
    let row = args![id, workspace, account, since];
    app.db.optional(FIND, row).await
}

/// Forgets a table that was brought.
pub(super) async fn remove(db: &Db, id: &str) -> Result<(), DbError> {
    db.run(REMOVE, args![id]).await.map(drop)
}

/// Forgets tables that waited for too long, and queues the next look.
pub const FORGET: Kind = Kind {
    name: "catalogue.forget-tables",
    run: forget,
};

fn forget(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let now = app.now_ms();
        let mut tx = app.db.begin().await?;
        tx.run(REMOVE_OLD, args![now - KEPT_MS]).await?;
        jobs::enqueue_at(&mut tx, now, now + HOUR_MS, FORGET.name, &Json::Null).await?;
        Ok(tx.commit().await?)
    })
}
