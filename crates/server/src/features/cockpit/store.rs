//! SQL of who is ready and who takes part.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::workspaces::WorkshopId;

/// Most people that a page lists.
const PEOPLE_MAX: i64 = 500;

const SET_READY: &str = "
    insert into workshop_ready (workshop_id, item_id, participant, at)
    values ($1, $2, $3, $4)
    on conflict (item_id, participant) do nothing";

/// Notes that a participant is ready with an item.
pub(super) async fn set_ready(
    db: &Db,
    workshop: &WorkshopId,
    item: &str,
    participant: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    let row = args![workshop.0.as_str(), item, participant, now_ms];
    db.run(SET_READY, row).await.map(drop)
}

const UNSET_READY: &str = "
    delete from workshop_ready
    where item_id = $1 and participant = $2";

/// Notes that a participant is not ready after all.
pub(super) async fn unset_ready(db: &Db, item: &str, participant: &str) -> Result<(), DbError> {
    db.run(UNSET_READY, args![item, participant])
        .await
        .map(drop)
}

const IS_READY: &str = "
    select count(*)
    from workshop_ready
    where item_id = $1 and participant = $2";

/// Whether a participant is ready with an item.
pub(super) async fn is_ready(db: &Db, item: &str, participant: &str) -> Result<bool, DbError> {
    let count: Option<i64> = db.optional(IS_READY, args![item, participant]).await?;
    Ok(count.unwrap_or(0) > 0)
}

const READY: &str = "
    select participant
    from workshop_ready
    where item_id = $1
    order by at, participant
    limit $2";

/// Those who are ready with an item, first to last.
pub(super) async fn ready(db: &Db, item: &str) -> Result<Vec<String>, DbError> {
    db.all(READY, args![item, PEOPLE_MAX]).await
}

/// Somebody who may take part.
pub(super) struct Person {
    /// Participant id.
    pub id: String,
    /// Name they go by.
    pub name: String,
    /// Whether they came by the workshop's own code.
    pub is_invited: bool,
}

impl FromRow for Person {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("participant")?,
            name: row.get("name")?,
            is_invited: row.get::<i64>("is_invited")? > 0,
        })
    }
}

const PEOPLE: &str = "
    select 'account-' || a.id as participant, a.name as name, cast(0 as bigint) as is_invited
    from workshop t
    join member m on m.workspace_id = t.workspace_id
    join account a on a.id = m.account_id and a.disabled_at is null
    where t.id = $1
    union all
    select 'guest-' || g.id as participant, g.name as name,
        cast(case when g.workshop_id is null then 0 else 1 end as bigint) as is_invited
    from workshop t
    join guest g on g.workspace_id = t.workspace_id
    where t.id = $1
      and (g.workshop_id = t.id or (g.workshop_id is null and g.canvas_id is null))
      and g.revoked_at is null
      and g.expires_at > $2
    order by 2, 1
    limit $3";

/// Members of the workspace, and guests who reach the workshop, by name.
pub(super) async fn people(
    db: &Db,
    workshop: &WorkshopId,
    now_ms: i64,
) -> Result<Vec<Person>, DbError> {
    db.all(PEOPLE, args![workshop.0.as_str(), now_ms, PEOPLE_MAX])
        .await
}

/// Somebody who leads.
pub(super) struct Leader {
    /// Account.
    pub account: String,
    /// Name.
    pub name: String,
}

impl FromRow for Leader {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            account: row.get("id")?,
            name: row.get("name")?,
        })
    }
}

const LEADERS: &str = "
    select a.id, a.name
    from workshop t
    join member m on m.workspace_id = t.workspace_id and m.role = 'facilitator'
    join account a on a.id = m.account_id and a.disabled_at is null
    where t.id = $1
    order by a.name, a.id
    limit $2";

/// Those who may lead the workshop, by name.
pub(super) async fn leaders(db: &Db, workshop: &WorkshopId) -> Result<Vec<Leader>, DbError> {
    db.all(LEADERS, args![workshop.0.as_str(), PEOPLE_MAX])
        .await
}

const EMAIL: &str = "
    select email
    from account
    where id = $1 and disabled_at is null";

/// The address of an account.
pub(super) async fn email(db: &Db, account: &str) -> Result<Option<String>, DbError> {
    db.optional(EMAIL, args![account]).await
}

/// What the screen keeps while it is frozen.
pub(super) struct Picture {
    /// Canvas.
    pub canvas: String,
    /// What stood on it, as JSON.
    pub content: String,
    /// When it was frozen, UTC milliseconds.
    pub at: i64,
}

impl FromRow for Picture {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            canvas: row.get("canvas_id")?,
            content: row.get("content")?,
            at: row.get("at")?,
        })
    }
}

const KEEP_PICTURE: &str = "
    insert into workshop_picture (workshop_id, canvas_id, content, at)
    values ($1, $2, $3, $4)
    on conflict (workshop_id) do update
    set canvas_id = excluded.canvas_id, content = excluded.content, at = excluded.at";

/// Keeps what the screen shows from now on.
pub(super) async fn keep_picture(
    tx: &mut Tx<'_>,
    workshop: &WorkshopId,
    picture: &Picture,
) -> Result<(), DbError> {
    let row = args![
        workshop.0.as_str(),
        picture.canvas.as_str(),
        picture.content.as_str(),
        picture.at
    ];
    tx.run(KEEP_PICTURE, row).await.map(drop)
}

const PICTURE: &str = "
    select canvas_id, content, at
    from workshop_picture
    where workshop_id = $1 and canvas_id in (select id from canvas where deleted_at is null)";

/// What the screen keeps, while it is frozen; nothing of a canvas that was thrown away.
pub(super) async fn picture(db: &Db, workshop: &WorkshopId) -> Result<Option<Picture>, DbError> {
    db.optional(PICTURE, args![workshop.0.as_str()]).await
}

const FORGET_PICTURE: &str = "
    delete from workshop_picture
    where workshop_id = $1";

/// The screen shows the canvas as it is.
pub(super) async fn forget_picture(tx: &mut Tx<'_>, workshop: &WorkshopId) -> Result<(), DbError> {
    tx.run(FORGET_PICTURE, args![workshop.0.as_str()])
        .await
        .map(drop)
}
