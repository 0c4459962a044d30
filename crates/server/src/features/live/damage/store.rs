//! SQL of looking for damage.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row};

/// Canvases that are looked at in one go.
const AT_ONCE: i64 = 200;

/// A canvas and how its log hangs together.
pub(super) struct Logged {
    pub id: String,
    pub kind: String,
    pub title: String,
    /// Number of the last row that the snapshot holds; 0 without one.
    pub covered: i64,
    /// Rows of the log after that.
    pub rows: i64,
    /// Number of the last of them; 0 without any.
    pub last: i64,
}

impl FromRow for Logged {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            covered: row.get("covered")?,
            rows: row.get("log_rows")?,
            last: row.get("last")?,
        })
    }
}

const NEXT: &str = "
    select c.id, c.kind, c.title, coalesce(s.seq, cast(0 as bigint)) as covered,
        count(u.seq) as log_rows, coalesce(max(u.seq), cast(0 as bigint)) as last
    from canvas c
    left join canvas_snapshot s on s.canvas_id = c.id
    left join canvas_update u on u.canvas_id = c.id and u.seq > coalesce(s.seq, cast(0 as bigint))
    where c.id > $1 and c.deleted_at is null
    group by c.id, c.kind, c.title, s.seq
    order by c.id
    limit $2";

/// The canvases after one, by id.
pub(super) async fn next(db: &Db, after: &str) -> Result<Vec<Logged>, DbError> {
    db.all(NEXT, args![after, AT_ONCE]).await
}
