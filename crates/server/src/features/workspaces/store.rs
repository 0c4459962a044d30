//! SQL of workspaces and their members.
use canvas::settings::Role;

use super::access::{GuestOf, Who, Within, WorkshopId};
use super::model::{CanvasHead, Member, Workspace};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx, Value};
use crate::features::accounts::Visitor;
use crate::i18n::Lang;

/// Most workspaces and members that a page lists.
pub(super) const LIST_MAX: i64 = 500;

/// Workshops that one canvas is looked for in.
const WORKSHOPS_MAX: i64 = 8;

fn role(row: &Row) -> Result<Role, DbError> {
    Role::parse(&row.get::<String>("role")?).ok_or(DbError::Shape("role"))
}

impl FromRow for Who {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("participant")?,
            name: row.get("name")?,
            role: role(row)?,
            guest_of: guest_of(row)?,
        })
    }
}

fn guest_of(row: &Row) -> Result<Option<GuestOf>, DbError> {
    let id = row.get::<Option<String>>("workshop_id")?.map(WorkshopId);
    let title = row.get::<Option<String>>("workshop_title")?;
    Ok(id.zip(title).map(|(id, title)| GuestOf { id, title }))
}

impl FromRow for Workspace {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            title: row.get("title")?,
            lang: Lang::parse(&row.get::<String>("language")?).unwrap_or_default(),
            archived_at: row.get("archived_at")?,
            role: role(row)?,
            canvases: row.get("canvases")?,
            changed_at: row.get("changed_at")?,
        })
    }
}

impl FromRow for Member {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            account_id: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            role: role(row)?,
        })
    }
}

const WORKSPACE_OF: &str = "
    select c.workspace_id
    from canvas c
    join workspace w on w.id = c.workspace_id and w.deleted_at is null
    where c.id = $1 and c.deleted_at is null";

/// The workspace of a canvas that is not deleted.
pub(super) async fn workspace_of(db: &Db, canvas: &str) -> Result<Option<String>, DbError> {
    db.optional(WORKSPACE_OF, args![canvas]).await
}

const WORKSPACE_OF_WORKSHOP: &str = "
    select t.workspace_id
    from workshop t
    join workspace w on w.id = t.workspace_id and w.deleted_at is null
    where t.id = $1";

/// The workspace of a workshop.
pub(super) async fn workspace_of_workshop(
    db: &Db,
    workshop: &str,
) -> Result<Option<String>, DbError> {
    db.optional(WORKSPACE_OF_WORKSHOP, args![workshop]).await
}

const WORKSHOPS_OF: &str = "
    select t.id
    from workshop t
    where t.closed_at is null
      and t.id in (select i.workshop_id from workshop_item i where i.canvas_id = $1)
    order by case when t.state like '%\"item\":\"%' then 0 else 1 end, t.created_at desc, t.id
    limit $2";

/// The workshops with the canvas on their agendas that are not over: those under way first, then the newest.
pub(super) async fn workshops_of(db: &Db, canvas: &str) -> Result<Vec<String>, DbError> {
    db.all(WORKSHOPS_OF, args![canvas, WORKSHOPS_MAX]).await
}

impl FromRow for CanvasHead {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            workspace: row.get("workspace_id")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            lang: Lang::parse(&row.get::<String>("language")?).unwrap_or_default(),
            created_at: row.get("created_at")?,
            is_archived: row.get("is_archived")?,
        })
    }
}

const TITLE: &str = "
    select title
    from workspace
    where id = $1 and deleted_at is null";

/// What the workspace is called, unless it is deleted.
pub(super) async fn title(db: &Db, workspace: &str) -> Result<Option<String>, DbError> {
    db.optional(TITLE, args![workspace]).await
}

const CANVAS: &str = "
    select c.id, c.workspace_id, c.kind, c.title, c.language, c.created_at,
        cast(case when c.archived_at is null and w.archived_at is null then 0 else 1 end as bigint) as is_archived
    from canvas c
    join workspace w on w.id = c.workspace_id and w.deleted_at is null
    where c.id = $1 and c.deleted_at is null";

/// The canvas, unless it is deleted.
pub(super) async fn canvas(db: &Db, id: &str) -> Result<Option<CanvasHead>, DbError> {
    db.optional(CANVAS, args![id]).await
}

const MEMBER: &str = "
    select 'account-' || a.id as participant, a.name, m.role, cast(null as text) as workshop_id,
        cast(null as text) as workshop_title
    from member m
    join account a on a.id = m.account_id
    join workspace w on w.id = m.workspace_id and w.deleted_at is null
    where m.workspace_id = $1 and m.account_id = $2";
const GUEST: &str = "
    select 'guest-' || g.id as participant, g.name, g.role, g.workshop_id, t.title as workshop_title
    from guest g
    join workspace w on w.id = g.workspace_id and w.deleted_at is null
    left join workshop t on t.id = g.workshop_id
    where g.workspace_id = $1
      and (g.session_id = $2 or g.id = $3)
      and (
        g.canvas_id is null and g.workshop_id is null
        or g.canvas_id = $4
        or g.workshop_id = $5
        or g.workshop_id in (select i.workshop_id from workshop_item i where i.canvas_id = $4)
      )
      and g.revoked_at is null
      and g.expires_at > $6
    order by case g.role when 'facilitator' then 0 when 'participant' then 1 else 2 end, g.created_at, g.id
    limit 1";

/// Who the visitor is in the workspace, on its canvas or in its workshop, if anybody. A guest of one canvas is nobody
/// elsewhere, one of a workshop is somebody on the canvases of its agenda; of several guests on a device it is the one
/// who may do most.
pub(super) async fn who(
    db: &Db,
    visitor: &Visitor,
    workspace: &str,
    within: Within<'_>,
    now_ms: i64,
) -> Result<Option<Who>, DbError> {
    if let Some(account) = &visitor.account
        && let Some(member) = db
            .optional(MEMBER, args![workspace, account.id.0.as_str()])
            .await?
    {
        return Ok(Some(member));
    }
    let session = Value::from(visitor.session.as_ref().map(|session| session.0.as_str()));
    let guest = Value::from(visitor.guest.as_deref());
    let (canvas, workshop) = match within {
        Within::Workspace => (None, None),
        Within::Canvas(id) => (Some(id.0.as_str()), None),
        Within::Workshop(id) => (None, Some(id.0.as_str())),
    };
    let values = vec![
        workspace.into(),
        session,
        guest,
        canvas.into(),
        workshop.into(),
        now_ms.into(),
    ];
    db.optional(GUEST, values).await
}

const LIST: &str = "
    select w.id, w.title, w.language, w.archived_at, m.role,
        (select count(*) from canvas c where c.workspace_id = w.id and c.deleted_at is null) as canvases,
        coalesce((select max(c.changed_at) from canvas c where c.workspace_id = w.id and c.deleted_at is null),
            w.created_at) as changed_at
    from member m
    join workspace w on w.id = m.workspace_id and w.deleted_at is null
    where m.account_id = $1
    order by changed_at desc, w.id
    limit $2";

/// The account's workspaces, last changed first.
pub(super) async fn list(db: &Db, account: &str) -> Result<Vec<Workspace>, DbError> {
    db.all(LIST, args![account, LIST_MAX]).await
}

const COUNT_THROWN: &str = "
    select count(*)
    from member m
    join workspace w on w.id = m.workspace_id and w.deleted_at is not null and w.ending_at is null
    where m.account_id = $1 and m.role = 'facilitator'";

/// How many workspaces that the account leads are in the trash.
pub(super) async fn count_thrown(db: &Db, account: &str) -> Result<i64, DbError> {
    let count = db.optional(COUNT_THROWN, args![account]).await?;
    Ok(count.unwrap_or(0))
}

const COUNT_OF: &str = "
    select count(*)
    from member
    where account_id = $1";
const COUNT_CANVASES: &str = "
    select count(*)
    from canvas
    where workspace_id = $1";

/// How many workspaces the account is in.
pub(super) async fn count_of(db: &Db, account: &str) -> Result<i64, DbError> {
    Ok(db.optional(COUNT_OF, args![account]).await?.unwrap_or(0))
}

/// How many canvases the workspace holds, deleted ones too.
pub(super) async fn count_canvases(db: &Db, workspace: &str) -> Result<i64, DbError> {
    let count = db.optional(COUNT_CANVASES, args![workspace]).await?;
    Ok(count.unwrap_or(0))
}

const FIND: &str = "
    select w.id, w.title, w.language, w.archived_at, $2 as role,
        (select count(*) from canvas c where c.workspace_id = w.id and c.deleted_at is null) as canvases,
        w.created_at as changed_at
    from workspace w
    where w.id = $1 and w.deleted_at is null";

/// The workspace, seen in `role`.
pub(super) async fn find(db: &Db, id: &str, role: Role) -> Result<Option<Workspace>, DbError> {
    db.optional(FIND, args![id, role.name()]).await
}

const LED_BY: &str = "
    select w.id, w.title, w.language, w.archived_at, m.role, cast(0 as bigint) as canvases, w.created_at as changed_at
    from workspace w
    join member m on m.workspace_id = w.id and m.role = 'facilitator'
    join account a on a.id = m.account_id
    where a.email = $1 and w.deleted_at is null and w.archived_at is null
    order by w.created_at, w.id
    limit 1";

/// The first workspace that the account with this address leads, without the count of its canvases.
pub(super) async fn led_by(db: &Db, email: &str) -> Result<Option<Workspace>, DbError> {
    db.optional(LED_BY, args![email]).await
}

const INSERT: &str = "
    insert into workspace (id, title, language, created_by, created_at)
    values ($1, $2, $3, $4, $5)";

/// A new workspace, with its maker as facilitator.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    id: &str,
    title: &str,
    lang: Lang,
    account: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    tx.run(INSERT, args![id, title, lang.code(), account, now_ms])
        .await?;
    set_member(tx, id, account, Role::Facilitator, now_ms).await
}

const SET_MEMBER: &str = "
    insert into member (workspace_id, account_id, role, joined_at)
    values ($1, $2, $3, $4)
    on conflict (workspace_id, account_id) do update set role = excluded.role";

const FORGET_REMOVAL: &str = "
    delete from removed_member
    where workspace_id = $1 and account_id = $2";

/// Makes the account a member in this role, or changes its role; that it was removed before is forgotten.
pub(super) async fn set_member(
    tx: &mut Tx<'_>,
    workspace: &str,
    account: &str,
    role: Role,
    now_ms: i64,
) -> Result<(), DbError> {
    tx.run(SET_MEMBER, args![workspace, account, role.name(), now_ms])
        .await?;
    tx.run(FORGET_REMOVAL, args![workspace, account]).await?;
    Ok(())
}

const REMOVE_MEMBER: &str = "
    delete from member
    where workspace_id = $1 and account_id = $2";

const REMEMBER_REMOVAL: &str = "
    insert into removed_member (workspace_id, account_id, removed_by, removed_at)
    values ($1, $2, $3, $4)
    on conflict (workspace_id, account_id) do update set removed_by = excluded.removed_by,
        removed_at = excluded.removed_at";

/// Takes the account out of the workspace. Whom another removed, no code lets in again.
pub(super) async fn remove_member(
    tx: &mut Tx<'_>,
    workspace: &str,
    account: &str,
    removed_by: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    let removed = tx.run(REMOVE_MEMBER, args![workspace, account]).await?;
    if removed > 0 && removed_by.strip_prefix("account-") != Some(account) {
        let row = args![workspace, account, removed_by, now_ms];
        tx.run(REMEMBER_REMOVAL, row).await?;
    }
    Ok(())
}

// A write that changes nothing: PostgreSQL lets others wait for the row until the transaction ends.
const HOLD: &str = "update workspace set id = id where id = $1";

const OTHER_FACILITATORS: &str = "
    select count(*)
    from member
    where workspace_id = $1 and account_id <> $2 and role = 'facilitator'";

/// How many others lead the workspace; until the transaction ends nobody else counts, so two cannot both leave.
pub(super) async fn other_facilitators(
    tx: &mut Tx<'_>,
    workspace: &str,
    account: &str,
) -> Result<i64, DbError> {
    tx.run(HOLD, args![workspace]).await?;
    Ok(tx
        .optional(OTHER_FACILITATORS, args![workspace, account])
        .await?
        .unwrap_or(0))
}

const MEMBERS: &str = "
    select a.id, a.name, a.email, m.role
    from member m
    join account a on a.id = m.account_id
    where m.workspace_id = $1
    order by a.name, a.id
    limit $2";

/// The workspace's members by name.
pub(super) async fn members(db: &Db, workspace: &str) -> Result<Vec<Member>, DbError> {
    db.all(MEMBERS, args![workspace, LIST_MAX]).await
}

const ACCOUNT_BY_EMAIL: &str = "
    select id
    from account
    where email = $1 and disabled_at is null";

/// The account with this address.
pub(super) async fn account_by_email(db: &Db, email: &str) -> Result<Option<String>, DbError> {
    db.optional(ACCOUNT_BY_EMAIL, args![email]).await
}

const RENAME: &str = "update workspace set title = $2 where id = $1";

/// Gives the workspace another title.
pub(super) async fn rename(tx: &mut Tx<'_>, id: &str, title: &str) -> Result<(), DbError> {
    tx.run(RENAME, args![id, title]).await?;
    Ok(())
}

const SET_ARCHIVED: &str = "update workspace set archived_at = $2 where id = $1";

/// Archives the workspace, or (with none) brings it back.
pub(super) async fn set_archived(
    tx: &mut Tx<'_>,
    id: &str,
    at: Option<i64>,
) -> Result<(), DbError> {
    tx.run(SET_ARCHIVED, args![id, at]).await?;
    Ok(())
}
