//! SQL of what a workspace has published, as those who look after it see it: withdrawn entries too.
use super::{Entry, description};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row};
use crate::features::catalogue::model::Description;

/// An entry with its last version, as lists of its owners show it.
pub(in crate::features::catalogue) struct Listed {
    pub entry: Entry,
    pub description: Description,
    /// When its last version was made.
    pub changed_at: i64,
    /// Corrections that nobody has seen to.
    pub corrections: i64,
}

impl FromRow for Listed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            entry: Entry::from_row(row)?,
            description: description(row)?,
            changed_at: row.get("made_at")?,
            corrections: row.get("corrections")?,
        })
    }
}

const OF_WORKSPACE: &str = "
    select e.id, e.workspace_id, e.canvas_id, e.identifier, e.address, e.owner_account, e.version, e.published_at,
        e.checked_at, v.content, v.made_at,
        (select count(*) from catalogue_correction c where c.entry_id = e.id and c.done_at is null) as corrections
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1
        and ($2 = 'all' or $2 = 'withdrawn' and e.published_at is null
            or $2 = 'stale' and e.published_at is not null and e.checked_at <= $3
            or $2 = 'corrections' and exists (
                select 1 from catalogue_correction c where c.entry_id = e.id and c.done_at is null))
    order by case when e.published_at is null then 1 else 0 end, e.checked_at, e.id
    limit $4 offset $5";

/// Which of a workspace's entries are meant: the name of the choice, and until when what was checked is stale.
pub(in crate::features::catalogue) struct Which {
    pub name: &'static str,
    pub stale_until: i64,
}

/// Which of the rows of a list are wanted.
#[derive(Clone, Copy)]
pub(in crate::features::catalogue) struct Part {
    pub rows: i64,
    pub offset: i64,
}

/// The workspace's entries: those in the catalogue first, and of them those checked longest ago.
pub(in crate::features::catalogue) async fn of_workspace(
    db: &Db,
    workspace: &str,
    which: &Which,
    part: Part,
) -> Result<Vec<Listed>, DbError> {
    let asked = args![
        workspace,
        which.name,
        which.stale_until,
        part.rows,
        part.offset
    ];
    db.all(OF_WORKSPACE, asked).await
}

/// How many entries a workspace has, of each choice.
pub(in crate::features::catalogue) struct Counts {
    pub all: i64,
    pub stale: i64,
    pub corrections: i64,
    pub withdrawn: i64,
}

impl FromRow for Counts {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            all: row.get("everything")?,
            stale: row.get("stale")?,
            corrections: row.get("corrections")?,
            withdrawn: row.get("withdrawn")?,
        })
    }
}

const COUNTS: &str = "
    select count(*) as everything, cast(coalesce(sum(k.stale), 0) as bigint) as stale,
        cast(coalesce(sum(k.corrections), 0) as bigint) as corrections,
        cast(coalesce(sum(k.withdrawn), 0) as bigint) as withdrawn
    from (
        select case when e.published_at is null then 1 else 0 end as withdrawn,
            case when e.published_at is not null and e.checked_at <= $2 then 1 else 0 end as stale,
            case when exists (
                select 1 from catalogue_correction c where c.entry_id = e.id and c.done_at is null)
                then 1 else 0 end as corrections
        from catalogue_entry e
        where e.workspace_id = $1) k";

/// How many entries the workspace has, when those last checked at `stale_until` or before are stale.
pub(in crate::features::catalogue) async fn counts(
    db: &Db,
    workspace: &str,
    stale_until: i64,
) -> Result<Counts, DbError> {
    let found = db.optional(COUNTS, args![workspace, stale_until]).await?;
    found.ok_or(DbError::Shape("catalogue_entry"))
}

const AFTER: &str = "
    select e.id, e.workspace_id, e.canvas_id, e.identifier, e.address, e.owner_account, e.version, e.published_at,
        e.checked_at, v.content, v.made_at,
        (select count(*) from catalogue_correction c where c.entry_id = e.id and c.done_at is null) as corrections
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1 and e.id > $2 and ($3 = '' or e.identifier = $3)
    order by e.id
    limit $4";
const ONE: &str = "
    select e.id, e.workspace_id, e.canvas_id, e.identifier, e.address, e.owner_account, e.version, e.published_at,
        e.checked_at, v.content, v.made_at,
        (select count(*) from catalogue_correction c where c.entry_id = e.id and c.done_at is null) as corrections
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1 and e.id = $2";

/// The workspace's entries with greater ids than `after`, by id: all, or the one that its owner calls `identifier`.
pub(in crate::features::catalogue) async fn after(
    db: &Db,
    workspace: &str,
    after: &str,
    identifier: &str,
    limit: i64,
) -> Result<Vec<Listed>, DbError> {
    db.all(AFTER, args![workspace, after, identifier, limit])
        .await
}

/// One entry of the workspace.
pub(in crate::features::catalogue) async fn one(
    db: &Db,
    workspace: &str,
    id: &str,
) -> Result<Option<Listed>, DbError> {
    db.optional(ONE, args![workspace, id]).await
}
