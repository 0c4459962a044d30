//! SQL of entries and their versions.
pub(super) mod bulk;
pub(super) mod corrections;
pub(super) mod feed;
pub(super) mod leaving;
pub(super) mod owned;
pub(super) mod owner;
pub(super) mod questions;
pub(super) mod standing;

use super::model::Description;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Versions that a page lists; older ones are reached by their numbers.
const VERSIONS_MAX: i64 = 100;

/// An entry of the catalogue (hakemiston kuvaus).
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub id: String,
    pub workspace: String,
    pub canvas: Option<String>,
    /// What its owner knows it by, when it came from elsewhere.
    pub identifier: Option<String>,
    /// Last part of its public address; stays.
    pub address: String,
    /// Account that answers for it.
    pub owner: Option<String>,
    /// Number of its last version.
    pub version: i64,
    /// Since when it is in the catalogue; none when it is not.
    pub published_at: Option<i64>,
    /// When its owner last said that it is right.
    pub checked_at: i64,
}

impl FromRow for Entry {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            workspace: row.get("workspace_id")?,
            canvas: row.get("canvas_id")?,
            identifier: row.get("identifier")?,
            address: row.get("address")?,
            owner: row.get("owner_account")?,
            version: row.get("version")?,
            published_at: row.get("published_at")?,
            checked_at: row.get("checked_at")?,
        })
    }
}

/// A version.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub number: i64,
    pub description: Description,
    /// What its owner says of it.
    pub note: String,
    /// Name of who made it; empty when they are gone.
    pub made_by: String,
    pub made_at: i64,
    /// Since when its texts are kept from the public; none when they are not.
    pub hidden_at: Option<i64>,
}

/// A version in a list: all but what it says.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    pub number: i64,
    /// What its owner says of it.
    pub note: String,
    /// Name of who made it; empty when they are gone.
    pub made_by: String,
    /// Whether the command line made it for them.
    pub by_command_line: bool,
    pub made_at: i64,
    /// Since when its texts are kept from the public; none when they are not.
    pub hidden_at: Option<i64>,
}

impl FromRow for Numbered {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            number: row.get("number")?,
            note: row.get("note")?,
            made_by: row.get("made_by_name")?,
            by_command_line: row.get("by_command_line")?,
            made_at: row.get("made_at")?,
            hidden_at: row.get("hidden_at")?,
        })
    }
}

/// Reads the column `content`.
pub(super) fn description(row: &Row) -> Result<Description, DbError> {
    let content: String = row.get("content")?;
    serde_json::from_str(&content).map_err(|_| DbError::Shape("content"))
}

impl FromRow for Version {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            number: row.get("number")?,
            description: description(row)?,
            note: row.get("note")?,
            made_by: row.get("made_by_name")?,
            made_at: row.get("made_at")?,
            hidden_at: row.get("hidden_at")?,
        })
    }
}

const OF_CANVAS: &str = "
    select id, workspace_id, canvas_id, identifier, address, owner_account, version, published_at, checked_at
    from catalogue_entry
    where canvas_id = $1";
const OF_ADDRESS: &str = "
    select id, workspace_id, canvas_id, identifier, address, owner_account, version, published_at, checked_at
    from catalogue_entry
    where address = $1";
const IN_WORKSPACE: &str = "
    select id, workspace_id, canvas_id, identifier, address, owner_account, version, published_at, checked_at
    from catalogue_entry
    where id = $2 and workspace_id = $1";
const BY_ID: &str = "
    select id, workspace_id, canvas_id, identifier, address, owner_account, version, published_at, checked_at
    from catalogue_entry
    where id = $1";

/// The canvas's entry.
pub(super) async fn of_canvas(db: &Db, canvas: &str) -> Result<Option<Entry>, DbError> {
    db.optional(OF_CANVAS, args![canvas]).await
}

/// The entry at a public address, also when it is withdrawn.
pub(super) async fn at(db: &Db, address: &str) -> Result<Option<Entry>, DbError> {
    db.optional(OF_ADDRESS, args![address]).await
}

/// An entry of the workspace.
pub(super) async fn find(db: &Db, workspace: &str, id: &str) -> Result<Option<Entry>, DbError> {
    db.optional(IN_WORKSPACE, args![workspace, id]).await
}

/// An entry by its id alone, for whoever has a letter about it.
pub(super) async fn by_id(db: &Db, id: &str) -> Result<Option<Entry>, DbError> {
    db.optional(BY_ID, args![id]).await
}

const INSERT: &str = "
    insert into catalogue_entry (id, workspace_id, canvas_id, identifier, address, owner_account, version,
        published_at, checked_at, created_at)
    values ($1, $2, $3, $4, $5, $6, 1, $7, $7, $7)";

/// A new entry, in the catalogue with its first version. Fails with `Taken` where the canvas or the identifier has one.
pub(super) async fn insert(tx: &mut Tx<'_>, entry: &Entry, now_ms: i64) -> Result<(), DbError> {
    let row = args![
        entry.id.as_str(),
        entry.workspace.as_str(),
        entry.canvas.clone(),
        entry.identifier.clone(),
        entry.address.as_str(),
        entry.owner.clone(),
        now_ms,
    ];
    tx.run(INSERT, row).await.map(drop)
}

// Who comes later with an older version in hand changes nothing, nor who saw it before it was withdrawn.
const RENEW: &str = "
    update catalogue_entry
    set version = $3, owner_account = coalesce($4, owner_account), published_at = coalesce(published_at, $5),
        withdrawn_at = null, asked = case when published_at is null then 0 else asked end
    where id = $1 and version = $2 and coalesce(published_at, 0) = $6";
const WITHDRAW: &str = "
    update catalogue_entry
    set published_at = null, withdrawn_at = $2
    where id = $1 and published_at is not null
        and version = coalesce($3, version) and checked_at = coalesce($4, checked_at)";
const CHECK: &str = "
    update catalogue_entry
    set checked_at = $2, asked_at = null, asked = 0
    where id = $1 and published_at is not null";

/// Puts the entry into the catalogue with a version, without saying that it is right; says whether it still had the one
/// before, and was in the catalogue or out of it as `entry` says.
pub(super) async fn renew(
    tx: &mut Tx<'_>,
    entry: &Entry,
    version: i64,
    owner: Option<&str>,
    now_ms: i64,
) -> Result<bool, DbError> {
    let was_there = entry.published_at.unwrap_or(0);
    let row = args![
        entry.id.as_str(),
        entry.version,
        version,
        owner,
        now_ms,
        was_there
    ];
    Ok(tx.run(RENEW, row).await? == 1)
}

/// Takes the entry out of the catalogue, with `seen` only as long as it is as it was then; says whether it was there.
pub(super) async fn withdraw(
    tx: &mut Tx<'_>,
    id: &str,
    seen: Option<&Entry>,
    now_ms: i64,
) -> Result<bool, DbError> {
    let (version, checked_at) = (seen.map(|one| one.version), seen.map(|one| one.checked_at));
    let row = args![id, now_ms, version, checked_at];
    Ok(tx.run(WITHDRAW, row).await? == 1)
}

/// Notes that its owner says that it is right; says whether it is in the catalogue.
pub(super) async fn check(tx: &mut Tx<'_>, id: &str, now_ms: i64) -> Result<bool, DbError> {
    Ok(tx.run(CHECK, args![id, now_ms]).await? == 1)
}

const ADD_VERSION: &str = "
    insert into catalogue_version (entry_id, number, content, note, made_by, made_at)
    values ($1, $2, $3, $4, $5, $6)";
// Who made it is written as `account-{id}`, or `command-line-account-{id}` for whom the command line made it; the account
// is found by its key.
const LAST: &str = "
    select v.number, v.content, v.note, coalesce(a.name, '') as made_by_name, v.made_at, v.hidden_at
    from catalogue_version v
    left join account a on a.id = case when v.made_by like 'account-%' then substr(v.made_by, 9)
        when v.made_by like 'command-line-account-%' then substr(v.made_by, 22) end
    where v.entry_id = $1 and v.number = $2";
const VERSIONS: &str = "
    select v.number, v.note, coalesce(a.name, '') as made_by_name, v.made_at, v.hidden_at,
        cast(case when v.made_by like 'command-line-%' then 1 else 0 end as bigint) as by_command_line
    from catalogue_version v
    left join account a on a.id = case when v.made_by like 'account-%' then substr(v.made_by, 9)
        when v.made_by like 'command-line-account-%' then substr(v.made_by, 22) end
    where v.entry_id = $1
    order by v.number desc
    limit $2";

const HIDE: &str = "
    update catalogue_version
    set hidden_at = $3
    where entry_id = $1 and number = $2 and hidden_at is null
        and number < (select e.version from catalogue_entry e where e.id = $1)";

/// Keeps an earlier version's texts from the public; says whether they were not kept from it yet.
pub(super) async fn hide_version(
    tx: &mut Tx<'_>,
    entry: &str,
    number: i64,
    now_ms: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(HIDE, args![entry, number, now_ms]).await? == 1)
}

const UNHIDE: &str = "
    update catalogue_version
    set hidden_at = null
    where entry_id = $1 and number = $2 and hidden_at is not null";

/// Lets everybody read a version's texts again; says whether they were kept from them.
pub(super) async fn unhide_version(
    tx: &mut Tx<'_>,
    entry: &str,
    number: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(UNHIDE, args![entry, number]).await? == 1)
}

/// A version that will not change. Fails with `Taken` when there is one of its number.
pub(super) async fn add_version(
    tx: &mut Tx<'_>,
    entry: &str,
    version: &Version,
) -> Result<(), DbError> {
    let content = serde_json::to_string(&version.description);
    let content = content.map_err(|_| DbError::Shape("content"))?;
    let row = args![
        entry,
        version.number,
        content,
        version.note.as_str(),
        version.made_by.as_str(),
        version.made_at,
    ];
    tx.run(ADD_VERSION, row).await.map(drop)
}

/// The version of an entry with this number.
pub(super) async fn version(db: &Db, entry: &str, number: i64) -> Result<Option<Version>, DbError> {
    db.optional(LAST, args![entry, number]).await
}

/// The entry's versions without what they say, newest first.
pub(super) async fn versions(db: &Db, entry: &str) -> Result<Vec<Numbered>, DbError> {
    db.all(VERSIONS, args![entry, VERSIONS_MAX]).await
}

/// An identifier and the entry that has it.
pub(super) struct Identified {
    pub entry: Entry,
    pub description: Description,
}

impl FromRow for Identified {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            entry: Entry::from_row(row)?,
            description: description(row)?,
        })
    }
}

/// Who gets letters about an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Receiver {
    pub account: String,
    pub email: String,
    pub language: String,
}

impl FromRow for Receiver {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            account: row.get("id")?,
            email: row.get("email")?,
            language: row.get("language")?,
        })
    }
}

/// Facilitators that one letter goes to.
const RECEIVERS_MAX: i64 = 20;

const OWNER: &str = "
    select a.id, a.email, a.language
    from account a
    join member m on m.account_id = a.id and m.workspace_id = $2 and m.role = 'facilitator'
    where a.id = $1 and a.disabled_at is null";
const FACILITATORS: &str = "
    select a.id, a.email, a.language
    from member m
    join account a on a.id = m.account_id and a.disabled_at is null
    where m.workspace_id = $1 and m.role = 'facilitator'
    order by a.email
    limit $2";

/// The entry's owner, as long as they lead its workspace; or else those who do.
pub(super) async fn receivers(
    db: &Db,
    workspace: &str,
    owner: Option<&str>,
) -> Result<Vec<Receiver>, DbError> {
    if let Some(owner) = owner
        && let Some(found) = db.optional(OWNER, args![owner, workspace]).await?
    {
        return Ok(vec![found]);
    }
    db.all(FACILITATORS, args![workspace, RECEIVERS_MAX]).await
}
