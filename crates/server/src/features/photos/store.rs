//! SQL of photos; their pictures are in the store of files.
use super::model::{PHOTOS_MAX, Photo};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Notes of one photo that are listed.
const TYPED_MAX: i64 = 500;

impl FromRow for Photo {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get("canvas_id")?,
            number: row.get("number")?,
            by: row.get("by_id")?,
            by_name: row.get("by_name")?,
            added_at: row.get("added_at")?,
            width: row.get("width")?,
            height: row.get("height")?,
            size_bytes: row.get("size_bytes")?,
            description: row.get("description")?,
        })
    }
}

const LIST: &str = "
    select id, canvas_id, number, by_id, by_name, added_at, width, height, size_bytes, description
    from photo
    where canvas_id = $1
    order by number
    limit $2";
const FIND: &str = "
    select id, canvas_id, number, by_id, by_name, added_at, width, height, size_bytes, description
    from photo
    where canvas_id = $1 and id = $2";
const OF_DIGEST: &str = "
    select id
    from photo
    where canvas_id = $1 and digest = $2";

/// The canvas's photos in order.
pub(super) async fn list(db: &Db, canvas: &str) -> Result<Vec<Photo>, DbError> {
    db.all(LIST, args![canvas, PHOTOS_MAX]).await
}

/// A photo of the canvas.
pub(super) async fn find(db: &Db, canvas: &str, id: &str) -> Result<Option<Photo>, DbError> {
    db.optional(FIND, args![canvas, id]).await
}

/// Whether a file of that digest is on the canvas.
pub(super) async fn has(db: &Db, canvas: &str, digest: &str) -> Result<bool, DbError> {
    let found: Option<String> = db.optional(OF_DIGEST, args![canvas, digest]).await?;
    Ok(found.is_some())
}

const IDS: &str = "
    select id
    from photo
    where canvas_id = $1
    order by id
    limit $2";
const CANVAS: &str = "
    select id
    from canvas
    where id = $1";

/// Ids of the canvas's photos.
pub(super) async fn ids(db: &Db, canvas: &str) -> Result<Vec<String>, DbError> {
    db.all(IDS, args![canvas, PHOTOS_MAX]).await
}

/// Whether the canvas is not erased; a deleted one can be brought back.
pub(super) async fn has_canvas(db: &Db, canvas: &str) -> Result<bool, DbError> {
    let found: Option<String> = db.optional(CANVAS, args![canvas]).await?;
    Ok(found.is_some())
}

const NUMBERS: &str = "
    select number
    from photo
    where canvas_id = $1
    order by number
    limit $2";
const INSERT: &str = "
    insert into photo
        (id, canvas_id, number, by_id, by_name, added_at, width, height, size_bytes, description, digest)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

/// The lowest number that is free on the canvas; none when it is full.
pub(super) async fn free_number(tx: &mut Tx<'_>, canvas: &str) -> Result<Option<i64>, DbError> {
    let taken: Vec<i64> = tx.all(NUMBERS, args![canvas, PHOTOS_MAX]).await?;
    Ok((1..=PHOTOS_MAX).find(|number| !taken.contains(number)))
}

/// Adds a photo; fails with `Taken` when another took its number meanwhile, or the same file is there.
pub(super) async fn insert(tx: &mut Tx<'_>, new: &Photo, digest: &str) -> Result<(), DbError> {
    let row = args![
        &new.id,
        &new.canvas,
        new.number,
        &new.by,
        &new.by_name,
        new.added_at,
        new.width,
        new.height,
        new.size_bytes,
        &new.description,
        digest,
    ];
    tx.run(INSERT, row).await.map(drop)
}

const OF_ONE: &str = "
    select count(*) as photos
    from photo
    where canvas_id = $1 and by_id = $2";

/// How many photos of the person the canvas has.
pub(super) async fn count_of(db: &Db, canvas: &str, by: &str) -> Result<i64, DbError> {
    let count: Option<i64> = db.optional(OF_ONE, args![canvas, by]).await?;
    Ok(count.unwrap_or(0))
}

const DESCRIBE: &str = "
    update photo
    set description = $2
    where id = $1";
const REMOVE: &str = "
    delete from photo
    where id = $1";

/// Gives the photo another description.
pub(super) async fn describe(db: &Db, id: &str, description: &str) -> Result<(), DbError> {
    db.run(DESCRIBE, args![id, description]).await.map(drop)
}

/// Removes the photo's row, and what was typed from it is not told any more.
pub(super) async fn remove(tx: &mut Tx<'_>, id: &str) -> Result<(), DbError> {
    tx.run(REMOVE, args![id]).await.map(drop)
}

const TYPED: &str = "
    select note_id
    from photo_note
    where photo_id = $1
    order by typed_at, note_id
    limit $2";
const NOTE_TYPED: &str = "
    insert into photo_note (photo_id, note_id, typed_at)
    values ($1, $2, $3)
    on conflict do nothing";

/// Ids of the notes that were typed from the photo, oldest first.
pub(super) async fn typed(db: &Db, photo: &str) -> Result<Vec<String>, DbError> {
    db.all(TYPED, args![photo, TYPED_MAX]).await
}

/// Keeps that a note was typed from the photo.
pub(super) async fn note_typed(
    db: &Db,
    photo: &str,
    note: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    db.run(NOTE_TYPED, args![photo, note, now_ms])
        .await
        .map(drop)
}

const TYPED_COUNTS: &str = "
    select p.id, count(n.note_id) as notes
    from photo p
    join photo_note n on n.photo_id = p.id
    where p.canvas_id = $1
    group by p.id
    order by p.id
    limit $2";

/// How many notes were typed from a photo.
pub(super) struct TypedCount {
    pub photo: String,
    pub notes: i64,
}

impl FromRow for TypedCount {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            photo: row.get("id")?,
            notes: row.get("notes")?,
        })
    }
}

/// The canvas's photos from which something was typed.
pub(super) async fn typed_counts(db: &Db, canvas: &str) -> Result<Vec<TypedCount>, DbError> {
    db.all(TYPED_COUNTS, args![canvas, PHOTOS_MAX]).await
}
