//! SQL of the trail.
use serde_json::{Value as Json, json};

use super::ACTIONS;
use crate::args;
use crate::clock::new_id;
use crate::db::{self, Db, DbError, Dialect, FromRow, Tx};

/// Rows on one page.
pub const PAGE_ROWS: i64 = 50;

/// One row of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Id; later rows have greater ones.
    pub id: String,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Name of the account or guest that acted, or what acted (`guest-…`, `command-line`, `link`).
    pub actor: String,
    /// What was done, such as `invitation.create`.
    pub action: String,
    /// What it was done to: an id, or in a workspace's trail the title of a canvas that still is.
    pub subject: String,
    /// What else matters, such as a role.
    pub detail: String,
}

impl FromRow for Row {
    fn from_row(row: &db::Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            action: row.get("action")?,
            subject: row.get("subject")?,
            detail: row.get("detail")?,
        })
    }
}

const INSERT: &str = "
    insert into audit (id, at, actor, action, workspace_id, subject, detail)
    values ($1, $2, $3, $4, $5, $6, $7)";

/// Writes what `actor` (a participant id, `command-line` or `link`) does, in the transaction that does it.
pub async fn record(
    tx: &mut Tx<'_>,
    at: i64,
    actor: &str,
    action: &str,
    workspace: Option<&str>,
    subject: &str,
    detail: &str,
) -> Result<(), DbError> {
    debug_assert!(
        ACTIONS.contains(&action),
        "the trail has no words for {action}"
    );
    let row = args![new_id(at), at, actor, action, workspace, subject, detail];
    tx.run(INSERT, row).await.map(drop)
}

/// What one of many rows says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Did {
    /// What was done, such as `catalogue.publish`.
    pub action: &'static str,
    /// What it was done to.
    pub subject: String,
    /// What else matters.
    pub detail: String,
}

/// Rows of one statement that writes many.
const WRITTEN_AT_ONCE: usize = 1_000;
/// `$1` when, `$2` who, `$3` workspace, `$4` JSON array of `{id, action, subject, detail}`.
const INSERT_MANY: Dialect = Dialect {
    sqlite: "
    insert into audit (id, at, actor, action, workspace_id, subject, detail)
    select value ->> 'id', $1, $2, value ->> 'action', $3, value ->> 'subject', value ->> 'detail'
    from json_each($4)",
    postgres: "
    insert into audit (id, at, actor, action, workspace_id, subject, detail)
    select r.id, $1, $2, r.action, $3, r.subject, r.detail
    from jsonb_to_recordset($4::jsonb) as r (id text, action text, subject text, detail text)",
};

/// Writes many things that `actor` does at once in a workspace, in the transaction that does them.
pub async fn record_many(
    tx: &mut Tx<'_>,
    at: i64,
    actor: &str,
    workspace: &str,
    all: &[Did],
) -> Result<(), DbError> {
    let is_known = |did: &Did| ACTIONS.contains(&did.action);
    debug_assert!(all.iter().all(is_known), "the trail has no words for one");
    let sql = tx.text(INSERT_MANY);
    for some in all.chunks(WRITTEN_AT_ONCE) {
        let rows = some.iter().map(|did| {
            json!({"id": new_id(at), "action": did.action, "subject": did.subject, "detail": did.detail})
        });
        let rows = Json::from_iter(rows).to_string();
        tx.run(sql, args![at, actor, workspace, rows]).await?;
    }
    Ok(())
}

const LIST: &str = "
    select u.id, u.at, coalesce(a.name, u.actor) as actor, u.action, u.subject, u.detail
    from audit u
    left join account a on 'account-' || a.id = u.actor
    where u.id < $1
    order by u.id desc
    limit $2";
const LIST_OF_WORKSPACE: &str = "
    select u.id, u.at, coalesce(a.name, g.name, u.actor) as actor, u.action,
        coalesce(c.title, t.title, u.subject) as subject, u.detail
    from audit u
    left join account a on 'account-' || a.id = u.actor
    left join guest g on 'guest-' || g.id = u.actor and g.workspace_id = u.workspace_id
    left join canvas c on c.id = u.subject and c.workspace_id = u.workspace_id
    left join workshop t on t.id = u.subject and t.workspace_id = u.workspace_id
    where u.workspace_id = $3 and u.id < $1
    order by u.id desc
    limit $2";

/// The trail of a workspace or of everything, newest first, from before the row `before`; one row more than
/// [`PAGE_ROWS`] when there are more.
pub async fn list(
    db: &Db,
    workspace: Option<&str>,
    before: Option<&str>,
) -> Result<Vec<Row>, DbError> {
    // Greater than every id, which is a UUID in hexadecimal.
    let before = before.unwrap_or("g");
    match workspace {
        Some(id) => {
            db.all(LIST_OF_WORKSPACE, args![before, PAGE_ROWS + 1, id])
                .await
        }
        None => db.all(LIST, args![before, PAGE_ROWS + 1]).await,
    }
}
