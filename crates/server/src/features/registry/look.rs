//! SQL for reading the registry: lists, one record, where it stands.
use analysis::names::name_key;
use canvas::facts::RecordKind;

use super::hand::Changed;
use super::model::{Details, Record, details, kind};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row};

/// Most records that a list shows.
pub const LIST_MAX: i64 = 500;
/// Most places and bonds that are shown of one record.
const PLACES_MAX: i64 = 500;
/// Most changes that are shown of one record.
const CHANGES_MAX: i64 = 50;

/// A record in a list.
pub struct Listed {
    /// The record.
    pub record: Record,
    /// How many canvases mention it.
    pub canvases: i64,
}

impl FromRow for Listed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            record: Record::from_row(row)?,
            canvases: row.get("canvases")?,
        })
    }
}

const LIST: &str = "
    select record.id, record.kind, record.name, record.details, record.edited, record.merged_into,
        (select count(distinct mention.canvas_id) from mention where mention.record_id = record.id) as canvases
    from record
    where record.workspace_id = $1 and record.kind = $2 and record.merged_into is null
        and (record.name, record.id) > ($3, $4)
        and ($5 = '' or exists (
            select 1
            from record_name
            where record_name.record_id = record.id
                and (record_name.name_key like $5 || '%' or record_name.name_key like '% ' || $5 || '%')))
    order by record.name, record.id
    limit $6";

/// Records of a kind by name, after one, whose names have a word that starts with `words`.
pub async fn list(
    db: &Db,
    workspace: &str,
    kind: RecordKind,
    words: &str,
    after: Option<&Record>,
    most: i64,
) -> Result<Vec<Listed>, DbError> {
    let (name, id) = after.map_or(("", ""), |record| {
        (record.name.as_str(), record.id.as_str())
    });
    let values = args![workspace, kind.slug(), name, id, name_key(words), most];
    db.all(LIST, values).await
}

/// A kind and how many records of it there are.
pub struct Counted {
    /// The kind.
    pub kind: RecordKind,
    /// How many.
    pub records: i64,
}

impl FromRow for Counted {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            kind: kind(row)?,
            records: row.get("records")?,
        })
    }
}

const COUNTS: &str = "
    select kind, count(*) as records
    from record
    where workspace_id = $1 and merged_into is null
    group by kind
    order by kind";

/// How many records of each kind the workspace has.
pub async fn counts(db: &Db, workspace: &str) -> Result<Vec<Counted>, DbError> {
    db.all(COUNTS, args![workspace]).await
}

const FIND: &str = "
    select id, kind, name, details, edited, merged_into
    from record
    where workspace_id = $1 and id = $2";

/// One record, also one that was merged.
pub async fn find(db: &Db, workspace: &str, id: &str) -> Result<Option<Record>, DbError> {
    db.optional(FIND, args![workspace, id]).await
}

const NAMED: &str = "
    select min(record_id) as id
    from record_name
    where workspace_id = $1 and kind = $2 and name_key = $3";

/// The record that a name means: of several, the one with the smallest id.
pub(super) async fn named(
    db: &Db,
    workspace: &str,
    kind: RecordKind,
    name: &str,
) -> Result<Option<String>, DbError> {
    let found: Option<Named> = db
        .optional(NAMED, args![workspace, kind.slug(), name_key(name)])
        .await?;
    Ok(found.and_then(|found| found.0))
}

struct Named(Option<String>);

impl FromRow for Named {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("id")?))
    }
}

const WORKSPACE: &str = "
    select workspace_id
    from record
    where id = $1";

/// The workspace that a record belongs to.
pub async fn workspace_of(db: &Db, id: &str) -> Result<Option<String>, DbError> {
    db.optional(WORKSPACE, args![id]).await
}

/// A place that speaks of a record.
pub struct Place {
    /// The canvas.
    pub canvas: String,
    /// What it is called.
    pub title: String,
    /// Its kind.
    pub canvas_kind: String,
    /// Where on it.
    pub place: String,
    /// What it calls the record.
    pub name: String,
}

impl FromRow for Place {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            canvas: row.get("canvas_id")?,
            title: row.get("title")?,
            canvas_kind: row.get("canvas_kind")?,
            place: row.get("place")?,
            name: row.get("name")?,
        })
    }
}

const PLACES: &str = "
    select mention.canvas_id, canvas.title, canvas.kind as canvas_kind, mention.place, mention.name
    from mention
    join canvas on canvas.id = mention.canvas_id
    where mention.record_id = $1
    order by mention.canvas_id, mention.place
    limit $2";

/// The places that speak of a record, oldest canvas first.
pub async fn places(db: &Db, record: &str) -> Result<Vec<Place>, DbError> {
    db.all(PLACES, args![record, PLACES_MAX]).await
}

/// What is said of a record and another.
pub struct Tie {
    /// A [`canvas::facts::BondKind`].
    pub kind: String,
    /// Whether the record is where it starts.
    pub is_start: bool,
    /// The other record.
    pub other: String,
    /// What it is called.
    pub name: String,
    /// What kind of thing it is.
    pub other_kind: RecordKind,
    /// What else is said.
    pub details: Details,
    /// The canvas that says it, with its title; none when it was set by hand.
    pub canvas: Option<(String, String)>,
    /// Its id, when it was set by hand.
    pub by_hand: Option<String>,
}

impl FromRow for Tie {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            kind: row.get("bond_kind")?,
            is_start: row.get("is_start")?,
            other: row.get("other")?,
            name: row.get("name")?,
            other_kind: kind(row)?,
            details: details(row)?,
            canvas: match row.get::<Option<String>>("canvas_id")? {
                Some(canvas) => Some((canvas, row.get("title")?)),
                None => None,
            },
            by_hand: row.get("hand_id")?,
        })
    }
}

const TIES: &str = "
    select tie.bond_kind, tie.is_start, tie.other, record.name, record.kind, tie.details, tie.canvas_id, canvas.title,
        tie.hand_id
    from (
        select kind as bond_kind, cast(1 as bigint) as is_start, to_id as other, details, canvas_id,
            cast(null as text) as hand_id
        from bond
        where from_id = $1
        union all
        select kind, cast(0 as bigint), from_id, details, canvas_id, null from bond where to_id = $1
        union all
        select kind, cast(1 as bigint), to_id, details, null, id from hand_bond where from_id = $1
        union all
        select kind, cast(0 as bigint), from_id, details, null, id from hand_bond where to_id = $1
    ) as tie
    join record on record.id = tie.other
    left join canvas on canvas.id = tie.canvas_id
    where record.kind not in ('interview', 'need') and record.id <> $1
    order by tie.bond_kind, record.name, tie.other, tie.is_start, coalesce(tie.canvas_id, tie.hand_id)
    limit $2";

/// What is said of a record and others; interviews are left out.
pub async fn ties(db: &Db, record: &str) -> Result<Vec<Tie>, DbError> {
    db.all(TIES, args![record, PLACES_MAX]).await
}

const CHANGES: &str = "
    select id, record_id, at, made_by, action, payload, undone_at
    from record_change
    where workspace_id = $1 and (record_id = $2 or record_id in (select id from record where merged_into = $2))
    order by at desc, id desc
    limit $3";

/// What people did to the record and to what was merged into it, newest first.
pub async fn changes(db: &Db, workspace: &str, record: &str) -> Result<Vec<Changed>, DbError> {
    db.all(CHANGES, args![workspace, record, CHANGES_MAX]).await
}
