//! SQL of many entries at once: a statement for thousands of rows, which travel as one JSON array.
use serde_json::{Value as Json, json};

use super::Identified;
use crate::args;
use crate::db::{Db, DbError, Dialect, Tx};

/// Rows of one statement that writes.
const WRITTEN_AT_ONCE: usize = 1_000;

/// Entries of a workspace by what their owner knows them by, or by id: `$1` workspace, `$2` JSON array.
const IDENTIFIED: Dialect = Dialect {
    sqlite: "
    select e.id, e.workspace_id, e.canvas_id, e.identifier, e.address, e.owner_account, e.version, e.published_at,
        e.checked_at, v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1
        and (e.identifier in (select value from json_each($2)) or e.id in (select value from json_each($2)))
    order by e.id",
    postgres: "
    select e.id, e.workspace_id, e.canvas_id, e.identifier, e.address, e.owner_account, e.version, e.published_at,
        e.checked_at, v.content
    from catalogue_entry e
    join catalogue_version v on v.entry_id = e.id and v.number = e.version
    where e.workspace_id = $1
        and (e.identifier in (select jsonb_array_elements_text($2::jsonb))
            or e.id in (select jsonb_array_elements_text($2::jsonb)))
    order by e.id",
};

/// `$1` workspace, `$2` account, `$3` now, `$4` JSON array of `{id, identifier, address}`.
const INSERT: Dialect = Dialect {
    sqlite: "
    insert into catalogue_entry (id, workspace_id, canvas_id, identifier, address, owner_account, version,
        published_at, checked_at, created_at)
    select value ->> 'id', $1, null, value ->> 'identifier', value ->> 'address', $2, 1, $3, $3, $3
    from json_each($4)",
    postgres: "
    insert into catalogue_entry (id, workspace_id, canvas_id, identifier, address, owner_account, version,
        published_at, checked_at, created_at)
    select r.id, $1, null, r.identifier, r.address, $2, 1, $3, $3, $3
    from jsonb_to_recordset($4::jsonb) as r (id text, identifier text, address text)",
};

/// `$1` by how much versions grow, `$2` now, `$3` whether it counts as checked, `$4` JSON array of `{id, version}`. SQLite
/// has one writer, so nobody came between; PostgreSQL looks at the version again.
const RENEW: Dialect = Dialect {
    sqlite: "
    update catalogue_entry
    set version = version + $1, published_at = coalesce(published_at, $2), withdrawn_at = null,
        checked_at = case when $3 = 1 then $2 else checked_at end,
        asked_at = case when $3 = 1 then null else asked_at end,
        asked = case when $3 = 1 or published_at is null then 0 else asked end
    where id in (select value ->> 'id' from json_each($4))",
    postgres: "
    update catalogue_entry e
    set version = e.version + $1, published_at = coalesce(e.published_at, $2), withdrawn_at = null,
        checked_at = case when $3 = 1 then $2 else e.checked_at end,
        asked_at = case when $3 = 1 then null else e.asked_at end,
        asked = case when $3 = 1 or e.published_at is null then 0 else e.asked end
    from jsonb_to_recordset($4::jsonb) as r (id text, version bigint)
    where e.id = r.id and e.version = r.version",
};

/// `$1` who, `$2` now, `$3` JSON array of `{entry, number, content}`.
const ADD_VERSIONS: Dialect = Dialect {
    sqlite: "
    insert into catalogue_version (entry_id, number, content, note, made_by, made_at)
    select value ->> 'entry', value ->> 'number', value ->> 'content', '', $1, $2
    from json_each($3)",
    postgres: "
    insert into catalogue_version (entry_id, number, content, note, made_by, made_at)
    select r.entry, r.number, r.content, '', $1, $2
    from jsonb_to_recordset($3::jsonb) as r (entry text, number bigint, content text)",
};

// The row stays locked until the transaction ends, as for one change.
const NUMBERS: &str = "
    update catalogue_counter
    set last = last + $1
    where id = 1
    returning last";
/// `$1` now, `$2` JSON array of `{number, entry, what}`.
const RECORD: Dialect = Dialect {
    sqlite: "
    insert into catalogue_change (number, entry_id, what, at)
    select value ->> 'number', value ->> 'entry', value ->> 'what', $1
    from json_each($2)",
    postgres: "
    insert into catalogue_change (number, entry_id, what, at)
    select r.number, r.entry, r.what, $1
    from jsonb_to_recordset($2::jsonb) as r (number bigint, entry text, what text)",
};

/// The workspace's entries with these identifiers or ids, by id.
pub(in crate::features::catalogue) async fn identified(
    db: &Db,
    workspace: &str,
    identifiers: &[String],
) -> Result<Vec<Identified>, DbError> {
    let asked = json!(identifiers).to_string();
    db.all(db.text(IDENTIFIED), args![workspace, asked]).await
}

/// The same in a transaction.
pub(in crate::features::catalogue) async fn identified_in(
    tx: &mut Tx<'_>,
    workspace: &str,
    identifiers: &[String],
) -> Result<Vec<Identified>, DbError> {
    let asked = json!(identifiers).to_string();
    let sql = tx.text(IDENTIFIED);
    tx.all(sql, args![workspace, asked]).await
}

/// New entries, in the catalogue with their first version: `{id, identifier, address}`. Fails with `Taken` where an
/// identifier has one.
pub(in crate::features::catalogue) async fn insert(
    tx: &mut Tx<'_>,
    workspace: &str,
    owner: &str,
    now_ms: i64,
    entries: &[Json],
) -> Result<(), DbError> {
    let sql = tx.text(INSERT);
    for some in entries.chunks(WRITTEN_AT_ONCE) {
        let rows = json!(some).to_string();
        tx.run(sql, args![workspace, owner, now_ms, rows]).await?;
    }
    Ok(())
}

/// What becomes of entries.
#[derive(Clone, Copy)]
pub(in crate::features::catalogue) struct Renewal {
    /// By how much their versions grow.
    pub more: i64,
    /// Whether it counts as checked.
    pub is_checked: bool,
}

/// Puts entries `{id, version}` into the catalogue; gives how many still had their versions.
pub(in crate::features::catalogue) async fn renew(
    tx: &mut Tx<'_>,
    renewal: Renewal,
    now_ms: i64,
    entries: &[Json],
) -> Result<u64, DbError> {
    let sql = tx.text(RENEW);
    let mut touched = 0;
    for some in entries.chunks(WRITTEN_AT_ONCE) {
        let rows = json!(some).to_string();
        touched += tx
            .run(sql, args![renewal.more, now_ms, renewal.is_checked, rows])
            .await?;
    }
    Ok(touched)
}

/// Versions `{entry, number, content}`. Fails with `Taken` when there is one of such a number.
pub(in crate::features::catalogue) async fn add_versions(
    tx: &mut Tx<'_>,
    by: &str,
    now_ms: i64,
    versions: &[Json],
) -> Result<(), DbError> {
    let sql = tx.text(ADD_VERSIONS);
    for some in versions.chunks(WRITTEN_AT_ONCE) {
        let rows = json!(some).to_string();
        tx.run(sql, args![by, now_ms, rows]).await?;
    }
    Ok(())
}

/// Notes what becomes of entries, `{entry, what}`, in this order.
pub(in crate::features::catalogue) async fn record(
    tx: &mut Tx<'_>,
    now_ms: i64,
    mut changes: Vec<Json>,
) -> Result<(), DbError> {
    let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let last: Option<i64> = tx.optional(NUMBERS, args![count]).await?;
    let last = last.ok_or(DbError::Shape("catalogue_counter"))?;
    for (change, number) in changes.iter_mut().zip(last - count + 1..) {
        change["number"] = json!(number);
    }
    let sql = tx.text(RECORD);
    for some in changes.chunks(WRITTEN_AT_ONCE) {
        let rows = json!(some).to_string();
        tx.run(sql, args![now_ms, rows]).await?;
    }
    Ok(())
}
