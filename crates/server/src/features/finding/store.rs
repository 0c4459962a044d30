//! SQL of passages.
use serde_json::Value as Json;

use super::passages::{Kept, Passage};
use super::words::{Asked, PATTERNS_MAX, WORDS_MAX};
use crate::args;
use crate::db::{Db, DbError, Dialect, FromRow, Row, Tx, Value};

/// Most passages and records that one question finds each; of more it is said that there are more.
pub(super) const FOUND_MAX: usize = 2_000;
/// Comments of a canvas that are read; more than it may have.
const COMMENTS_MAX: i64 = 2_000;
/// Passages that are put at once.
const PUT_AT_ONCE: usize = 200;
/// What is not asked: it is not looked for, and matches nothing.
const NOWHERE: &str = "";
/// Stands in the words of every text: a word that is not asked is found by it everywhere.
const ANYWHERE: &str = " ";

impl FromRow for Passage {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            place: row.get("place")?,
            zone: row.get("zone")?,
            body: row.get("body")?,
        })
    }
}

const TITLE: &str = "
    select title
    from canvas
    where id = $1";
const COMMENTS: &str = "
    select 'comment:' || id as place, note_id as zone, body
    from note_comment
    where canvas_id = $1
    order by id
    limit $2";
const OF_CANVAS: &str = "
    select place, zone, body
    from passage
    where canvas_id = $1";

/// What the canvas is called.
pub(super) async fn title(db: &Db, canvas: &str) -> Result<Option<String>, DbError> {
    db.optional(TITLE, args![canvas]).await
}

/// The canvas's comments as passages.
pub(super) async fn comments(db: &Db, canvas: &str) -> Result<Vec<Passage>, DbError> {
    db.all(COMMENTS, args![canvas, COMMENTS_MAX]).await
}

/// The passages that are kept of the canvas.
pub(super) async fn of_canvas(db: &Db, canvas: &str) -> Result<Vec<Passage>, DbError> {
    db.all(OF_CANVAS, args![canvas]).await
}

const PUT: Dialect = Dialect {
    sqlite: "
    insert into passage (canvas_id, place, zone, body, words, comment_id)
    select $1, value ->> 'place', value ->> 'zone', value ->> 'body', value ->> 'words', value ->> 'comment'
    from json_each($2)
    where true
    on conflict (canvas_id, place) do update
    set zone = excluded.zone, body = excluded.body, words = excluded.words",
    postgres: "
    insert into passage (canvas_id, place, zone, body, words, comment_id)
    select $1, new.place, new.zone, new.body, new.words, new.comment
    from jsonb_to_recordset($2::jsonb) as new (place text, zone text, body text, words text, comment text)
    on conflict (canvas_id, place) do update
    set zone = excluded.zone, body = excluded.body, words = excluded.words",
};
const DROP: Dialect = Dialect {
    sqlite: "
    delete from passage
    where canvas_id = $1 and place in (select value from json_each($2))",
    postgres: "
    delete from passage
    where canvas_id = $1 and place in (select jsonb_array_elements_text($2::jsonb))",
};
const FORGET: &str = "
    delete from passage
    where canvas_id = $1";

/// Puts passages of the canvas, or brings them up to date.
pub(super) async fn put(tx: &mut Tx<'_>, canvas: &str, kept: &[Kept]) -> Result<(), DbError> {
    for some in kept.chunks(PUT_AT_ONCE) {
        let rows = serde_json::to_string(some).map_err(|_| DbError::Shape("passage"))?;
        let sql = tx.text(PUT);
        tx.run(sql, args![canvas, rows]).await?;
    }
    Ok(())
}

/// Takes passages of the canvas away.
pub(super) async fn drop(tx: &mut Tx<'_>, canvas: &str, places: &[String]) -> Result<(), DbError> {
    if places.is_empty() {
        return Ok(());
    }
    let sql = tx.text(DROP);
    let places = Json::from(places.to_vec()).to_string();
    tx.run(sql, args![canvas, places]).await.map(std::mem::drop)
}

/// Takes every passage of the canvas away.
pub(super) async fn forget(tx: &mut Tx<'_>, canvas: &str) -> Result<(), DbError> {
    tx.run(FORGET, args![canvas]).await.map(std::mem::drop)
}

/// A passage that was found, with its canvas.
pub(super) struct FoundPassage {
    pub canvas: String,
    pub title: String,
    /// Kind of the canvas.
    pub kind: String,
    pub passage: Passage,
}

impl FromRow for FoundPassage {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            canvas: row.get("canvas_id")?,
            title: row.get("title")?,
            kind: row.get("kind")?,
            passage: Passage::from_row(row)?,
        })
    }
}

// Both engines read the texts of one workspace, canvas by canvas: five patterns for each of four words.
pub(super) const FIND: Dialect = Dialect {
    sqlite: "
    select p.canvas_id, c.title, c.kind, p.place, p.zone, p.body
    from canvas c
    join passage p on p.canvas_id = c.id
    where c.workspace_id = $1 and c.deleted_at is null
        and (instr(p.words, $3) > 0 or $4 <> '' and instr(p.words, $4) > 0
            or $5 <> '' and instr(p.words, $5) > 0 or $6 <> '' and instr(p.words, $6) > 0
            or $7 <> '' and instr(p.words, $7) > 0)
        and (instr(p.words, $8) > 0 or $9 <> '' and instr(p.words, $9) > 0
            or $10 <> '' and instr(p.words, $10) > 0 or $11 <> '' and instr(p.words, $11) > 0
            or $12 <> '' and instr(p.words, $12) > 0)
        and (instr(p.words, $13) > 0 or $14 <> '' and instr(p.words, $14) > 0
            or $15 <> '' and instr(p.words, $15) > 0 or $16 <> '' and instr(p.words, $16) > 0
            or $17 <> '' and instr(p.words, $17) > 0)
        and (instr(p.words, $18) > 0 or $19 <> '' and instr(p.words, $19) > 0
            or $20 <> '' and instr(p.words, $20) > 0 or $21 <> '' and instr(p.words, $21) > 0
            or $22 <> '' and instr(p.words, $22) > 0)
    order by c.changed_at desc, c.id, p.place
    limit $2",
    postgres: "
    select p.canvas_id, c.title, c.kind, p.place, p.zone, p.body
    from canvas c
    join passage p on p.canvas_id = c.id
    where c.workspace_id = $1 and c.deleted_at is null
        and (strpos(p.words, $3) > 0 or $4 <> '' and strpos(p.words, $4) > 0
            or $5 <> '' and strpos(p.words, $5) > 0 or $6 <> '' and strpos(p.words, $6) > 0
            or $7 <> '' and strpos(p.words, $7) > 0)
        and (strpos(p.words, $8) > 0 or $9 <> '' and strpos(p.words, $9) > 0
            or $10 <> '' and strpos(p.words, $10) > 0 or $11 <> '' and strpos(p.words, $11) > 0
            or $12 <> '' and strpos(p.words, $12) > 0)
        and (strpos(p.words, $13) > 0 or $14 <> '' and strpos(p.words, $14) > 0
            or $15 <> '' and strpos(p.words, $15) > 0 or $16 <> '' and strpos(p.words, $16) > 0
            or $17 <> '' and strpos(p.words, $17) > 0)
        and (strpos(p.words, $18) > 0 or $19 <> '' and strpos(p.words, $19) > 0
            or $20 <> '' and strpos(p.words, $20) > 0 or $21 <> '' and strpos(p.words, $21) > 0
            or $22 <> '' and strpos(p.words, $22) > 0)
    order by c.changed_at desc, c.id, p.place
    limit $2",
};

/// What each word is looked for by: always as many patterns of as many words.
pub(super) fn patterns(asked: &[Asked]) -> Vec<String> {
    let of_word = |at: usize| {
        let mut patterns = match asked.get(at) {
            Some(word) => word.patterns().take(PATTERNS_MAX).collect(),
            None => vec![ANYWHERE.to_owned()],
        };
        patterns.resize(PATTERNS_MAX, NOWHERE.to_owned());
        patterns
    };
    (0..WORDS_MAX).flat_map(of_word).collect()
}

/// Passages of the workspace that have every word, of the canvas that changed last first; at most one more than
/// [`FOUND_MAX`].
pub(super) async fn find(
    db: &Db,
    workspace: &str,
    asked: &[Asked],
) -> Result<Vec<FoundPassage>, DbError> {
    let mut values: Vec<Value> = args![workspace, limit()];
    values.extend(patterns(asked).into_iter().map(Value::from));
    db.all(db.text(FIND), values).await
}

fn limit() -> i64 {
    i64::try_from(FOUND_MAX + 1).unwrap_or(i64::MAX)
}

/// A record that may be what is looked for.
pub(super) struct FoundRecord {
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// One of its names, in the spelling of keys.
    pub key: String,
}

impl FromRow for FoundRecord {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            name: row.get("name")?,
            key: row.get("name_key")?,
        })
    }
}

// A word is found by its beginning or by a stem of it; the other words are looked for among what this gives.
const RECORDS: &str = "
    select r.id, r.kind, r.name, n.name_key
    from (
        select w.record_id as id
        from record_word w
        where w.workspace_id = $1 and w.kind = $2 and w.word_key >= $3 and w.word_key < $4
        union
        select w.record_id
        from record_word w
        where w.workspace_id = $1 and w.kind = $2 and w.word_key in ($5, $6)
    ) as found
    join record r on r.id = found.id and r.merged_into is null
    join record_name n on n.record_id = r.id
    order by r.name, r.id, n.name_key
    limit $7";

/// Records of a kind with a name that has a word between two keys, or one of two stems; each once for each of its names,
/// by name, at most one more than [`FOUND_MAX`].
pub(super) async fn records(
    db: &Db,
    workspace: &str,
    kind: &str,
    [from, until]: [&[u8]; 2],
    [one, other]: [&[u8]; 2],
) -> Result<Vec<FoundRecord>, DbError> {
    let values = args![workspace, kind, from, until, one, other, limit()];
    db.all(RECORDS, values).await
}
