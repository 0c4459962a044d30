//! SQL of what was not found.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Rows that a page shows.
const SHOWN_MAX: i64 = 500;
/// Places and terms that are read at once for counting.
const MISSED_MAX: i64 = 100_000;

/// How often something was not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// A place as the engine writes it, or nothing.
    pub area: String,
    /// A vocabulary's slug, or nothing.
    pub facet: String,
    pub term: String,
    pub count: i64,
}

impl FromRow for Count {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            area: row.get("area")?,
            facet: row.get("facet")?,
            term: row.get("term")?,
            count: row.get("count")?,
        })
    }
}

const COUNT: &str = "
    insert into unmet_need (day, source, area, facet, term, count)
    values ($1, $2, $3, $4, $5, 1)
    on conflict (day, source, area, facet, term)
        do update set count = unmet_need.count + 1";

/// Counts one more.
pub(super) async fn count(
    tx: &mut Tx<'_>,
    day: &str,
    source: &str,
    area: &str,
    (facet, term): (&str, &str),
) -> Result<(), DbError> {
    tx.run(COUNT, args![day, source, area, facet, term])
        .await
        .map(drop)
}

const MISSED: &str = "
    select area, facet, term, cast(sum(count) as bigint) as count
    from unmet_need
    where day >= $1
    group by area, facet, term
    order by area, facet, term
    limit $2";

/// Everything that was not found since a day, by place and term.
pub(super) async fn missed(db: &Db, day: &str) -> Result<Vec<Count>, DbError> {
    db.all(MISSED, args![day, MISSED_MAX]).await
}

const SINCE: &str = "
    select area, facet, term, cast(sum(count) as bigint) as count
    from unmet_need
    where day >= $1
    group by area, facet, term
    order by sum(count) desc, area, facet, term
    limit $2";

/// What was not found since a day, the most often first.
pub(super) async fn since(db: &Db, day: &str) -> Result<Vec<Count>, DbError> {
    db.all(SINCE, args![day, SHOWN_MAX]).await
}
