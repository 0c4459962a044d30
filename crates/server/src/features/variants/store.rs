//! SQL of variants.
use super::{VARIANTS_MAX, VERSIONS_MAX};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Versions that are read at once.
const READ_ROWS: i64 = 200;
/// Canvases of older versions that are listed.
const BEHIND_MAX: i64 = 100;

/// A variant of a canvas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Id.
    pub id: String,
    /// The built-in kind that it was copied from.
    pub base: String,
    /// Number of its newest version.
    pub newest: i64,
    /// The kind of its newest version.
    pub kind: String,
    /// Since when nothing new is made of it.
    pub retired_at: Option<i64>,
    /// When its newest version was made.
    pub changed_at: i64,
}

impl Variant {
    /// Whether canvases of this kind were made of it.
    pub fn has_made(&self, kind: &str) -> bool {
        let behind = kind.strip_prefix(self.base.as_str());
        let behind = behind.and_then(|rest| rest.strip_prefix("-v-"));
        let behind = behind.and_then(|rest| rest.strip_prefix(self.id.as_str()));
        behind.is_some_and(|rest| rest.starts_with('-'))
    }
}

impl FromRow for Variant {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            base: row.get("base")?,
            newest: row.get("newest")?,
            kind: row.get("kind")?,
            retired_at: row.get("retired_at")?,
            changed_at: row.get("made_at")?,
        })
    }
}

/// A version of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: i64,
    /// Its kind.
    pub kind: String,
    /// When it was made.
    pub made_at: i64,
    /// How many canvases are of it.
    pub canvases: i64,
}

impl FromRow for Version {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            number: row.get("number")?,
            kind: row.get("kind")?,
            made_at: row.get("made_at")?,
            canvases: row.get("canvases")?,
        })
    }
}

/// A canvas that is of an older version than the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Id of the canvas.
    pub canvas: String,
    /// Its title.
    pub title: String,
    /// Number of its version.
    pub number: i64,
}

impl FromRow for Behind {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            canvas: row.get("id")?,
            title: row.get("title")?,
            number: row.get("number")?,
        })
    }
}

const LIST: &str = "
    select a.id, a.base, a.newest, v.kind, a.retired_at, v.made_at
    from variant a
    join variant_version v on v.variant_id = a.id and v.number = a.newest
    where a.workspace_id = $1
    order by a.made_at, a.id
    limit $2";

/// The workspace's variants, oldest first.
pub(super) async fn list(db: &Db, workspace: &str) -> Result<Vec<Variant>, DbError> {
    db.all(LIST, args![workspace, VARIANTS_MAX]).await
}

const FIND: &str = "
    select a.id, a.base, a.newest, v.kind, a.retired_at, v.made_at
    from variant a
    join variant_version v on v.variant_id = a.id and v.number = a.newest
    where a.workspace_id = $1 and a.id = $2";

/// One of the workspace's variants.
pub(super) async fn find(db: &Db, workspace: &str, id: &str) -> Result<Option<Variant>, DbError> {
    db.optional(FIND, args![workspace, id]).await
}

const VERSIONS: &str = "
    select v.number, v.kind, v.made_at, (
        select count(*)
        from canvas c
        where c.kind = v.kind and c.deleted_at is null
    ) as canvases
    from variant_version v
    where v.variant_id = $1
    order by v.number desc
    limit $2";

/// Versions of a variant, newest first.
pub(super) async fn versions(db: &Db, variant: &str) -> Result<Vec<Version>, DbError> {
    db.all(VERSIONS, args![variant, VERSIONS_MAX]).await
}

const NEWER: &str = "
    select v.number, v.kind, v.made_at, cast(0 as bigint) as canvases
    from variant_version v
    join variant_version old on old.variant_id = v.variant_id
    where old.kind = $1 and v.number > old.number
    order by v.number desc
    limit $2";

/// Versions after the one of this kind, newest first; their canvases are not counted.
pub(super) async fn newer(db: &Db, kind: &str) -> Result<Vec<Version>, DbError> {
    db.all(NEWER, args![kind, VERSIONS_MAX]).await
}

const BEHIND: &str = "
    select c.id, c.title, v.number
    from variant_version v
    join canvas c on c.kind = v.kind
    where v.variant_id = $1 and c.deleted_at is null and c.archived_at is null and v.number < (
        select a.newest
        from variant a
        where a.id = $1
    )
    order by c.created_at, c.id
    limit $2";

/// Canvases of older versions than the newest, oldest first.
pub(super) async fn behind(db: &Db, variant: &str) -> Result<Vec<Behind>, DbError> {
    db.all(BEHIND, args![variant, BEHIND_MAX]).await
}

const COUNT: &str = "
    select count(*)
    from variant
    where workspace_id = $1";

/// How many variants the workspace has.
pub(super) async fn count(db: &Db, workspace: &str) -> Result<i64, DbError> {
    Ok(db.optional(COUNT, args![workspace]).await?.unwrap_or(0))
}

const WORKSPACE_OF: &str = "
    select a.workspace_id
    from variant_version v
    join variant a on a.id = v.variant_id
    where v.kind = $1";

/// Whose variant a version is of.
pub(super) async fn workspace_of(db: &Db, kind: &str) -> Result<Option<String>, DbError> {
    db.optional(WORKSPACE_OF, args![kind]).await
}

const INSERT: &str = "
    insert into variant (id, workspace_id, base, newest, made_by, made_at)
    values ($1, $2, $3, cast(1 as bigint), $4, $5)";

/// A new variant `(workspace, id)`.
pub(super) async fn insert(
    tx: &mut Tx<'_>,
    (workspace, id): (&str, &str),
    base: &str,
    by: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    tx.run(INSERT, args![id, workspace, base, by, now_ms])
        .await
        .map(drop)
}

const INSERT_VERSION: &str = "
    insert into variant_version (variant_id, number, kind, template, made_by, made_at)
    values ($1, $2, $3, $4, $5, $6)";

/// The version `(variant, number)`, a `(kind, template)`.
pub(super) async fn insert_version(
    tx: &mut Tx<'_>,
    (variant, number): (&str, i64),
    (kind, template): (&str, &str),
    by: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    let args = args![variant, number, kind, template, by, now_ms];
    tx.run(INSERT_VERSION, args).await.map(drop)
}

const ADVANCE: &str = "
    update variant
    set newest = newest + 1
    where workspace_id = $1 and id = $2 and newest = $3";

/// Makes room for the version after `seen`; false when it is not the newest.
pub(super) async fn advance(
    tx: &mut Tx<'_>,
    (workspace, id): (&str, &str),
    seen: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(ADVANCE, args![workspace, id, seen]).await? == 1)
}

const SET_RETIRED: &str = "
    update variant
    set retired_at = $3
    where workspace_id = $1 and id = $2";

/// Since when nothing new is made of it.
pub(super) async fn set_retired(
    tx: &mut Tx<'_>,
    (workspace, id): (&str, &str),
    at: Option<i64>,
) -> Result<(), DbError> {
    tx.run(SET_RETIRED, args![workspace, id, at])
        .await
        .map(drop)
}

const ALL: &str = "
    select count(*)
    from variant_version";

/// How many versions there are of all variants.
pub(super) async fn count_versions(db: &Db) -> Result<i64, DbError> {
    Ok(db.optional(ALL, args![]).await?.unwrap_or(0))
}

const USED: &str = "
    select v.kind, v.template
    from variant_version v
    join variant a on a.id = v.variant_id
    where v.kind > $1 and (
        v.number = a.newest
        or exists (
            select 1
            from canvas c
            where c.kind = v.kind
        )
    )
    order by v.kind
    limit $2";

/// A version as it is stored: kind and template.
pub(super) struct Stored(pub String, pub String);

impl FromRow for Stored {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("kind")?, row.get("template")?))
    }
}

/// Versions that are the newest or that some canvas is of, those behind the kind `after`, some at once.
pub(super) async fn used(db: &Db, after: &str) -> Result<Vec<Stored>, DbError> {
    db.all(USED, args![after, READ_ROWS]).await
}

const ONE: &str = "
    select kind, template
    from variant_version
    where kind = $1";

/// The version of this kind.
pub(super) async fn one(db: &Db, kind: &str) -> Result<Option<Stored>, DbError> {
    db.optional(ONE, args![kind]).await
}
