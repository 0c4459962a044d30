//! Statements whose text cannot be the same on both engines, side by side. They read many rows from one JSON array:
//! a statement a row would take longer than the work itself, and the two engines unpack JSON by other functions.

/// One statement in both engines' words.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

/// Records that have one of the names: `$1` workspace, `$2` JSON array of `kind name_key` pairs as `{k, n}`.
/// SQLite keeps the order of a cross join: the other way round it reads the array anew for each name of the workspace.
pub const RECORDS_BY_NAMES: Dialect = Dialect {
    sqlite: "
    select record_name.kind, record_name.name_key, min(record_name.record_id) as record_id
    from json_each($2) as asked
    cross join record_name on record_name.workspace_id = $1
        and record_name.kind = asked.value ->> 'k' and record_name.name_key = asked.value ->> 'n'
    group by record_name.kind, record_name.name_key",
    postgres: "
    select record_name.kind, record_name.name_key, min(record_name.record_id) as record_id
    from jsonb_to_recordset($2::jsonb) as asked (k text, n text)
    join record_name on record_name.workspace_id = $1
        and record_name.kind = asked.k and record_name.name_key = asked.n
    group by record_name.kind, record_name.name_key",
};

/// Records of a workspace by id: `$1` workspace, `$2` JSON array of ids.
pub const RECORDS_BY_IDS: Dialect = Dialect {
    sqlite: "
    select id, kind, name, details, edited, merged_into
    from record
    where workspace_id = $1 and id in (select value from json_each($2))
    order by id",
    postgres: "
    select id, kind, name, details, edited, merged_into
    from record
    where workspace_id = $1 and id in (select jsonb_array_elements_text($2::jsonb))
    order by id",
};

/// Details of the first record of each name that is asked for: `$1` workspace, `$2` JSON array of `{k, n}` as above.
pub const DETAILS_BY_NAMES: Dialect = Dialect {
    sqlite: "
    select named.name_key as first, record.details as second
    from (
        select record_name.name_key, min(record_name.record_id) as record_id
        from json_each($2) as asked
        cross join record_name on record_name.workspace_id = $1
            and record_name.kind = asked.value ->> 'k' and record_name.name_key = asked.value ->> 'n'
        group by record_name.name_key
    ) as named
    join record on record.id = named.record_id",
    postgres: "
    select named.name_key as first, record.details as second
    from (
        select record_name.name_key, min(record_name.record_id) as record_id
        from jsonb_to_recordset($2::jsonb) as asked (k text, n text)
        join record_name on record_name.workspace_id = $1
            and record_name.kind = asked.k and record_name.name_key = asked.n
        group by record_name.name_key
    ) as named
    join record on record.id = named.record_id",
};

/// What canvases of a kind say of what they are about: `$1` JSON array of workspaces, `$2` kind of canvas, `$3` limit.
pub const DESCRIBED: Dialect = Dialect {
    sqlite: "
    select mention.canvas_id, canvas.workspace_id, mention.name, mention.details
    from canvas
    join mention on mention.canvas_id = canvas.id and mention.place = 'canvas'
    where canvas.workspace_id in (select value from json_each($1)) and canvas.kind = $2
        and canvas.deleted_at is null and canvas.archived_at is null
    order by canvas.changed_at desc, canvas.id
    limit $3",
    postgres: "
    select mention.canvas_id, canvas.workspace_id, mention.name, mention.details
    from canvas
    join mention on mention.canvas_id = canvas.id and mention.place = 'canvas'
    where canvas.workspace_id in (select jsonb_array_elements_text($1::jsonb)) and canvas.kind = $2
        and canvas.deleted_at is null and canvas.archived_at is null
    order by canvas.changed_at desc, canvas.id
    limit $3",
};

/// Mentions of records by id, in the order that decides which name and detail wins: `$1` JSON array of ids.
pub const MENTIONS_BY_RECORDS: Dialect = Dialect {
    sqlite: "
    select record_id, canvas_id, place, kind, role, name, details
    from mention
    where record_id in (select value from json_each($1))
    order by record_id, canvas_id, place",
    postgres: "
    select record_id, canvas_id, place, kind, role, name, details
    from mention
    where record_id in (select jsonb_array_elements_text($1::jsonb))
    order by record_id collate \"C\", canvas_id collate \"C\", place collate \"C\"",
};

/// What canvases but one call records: `$1` the canvas, `$2` JSON array of ids.
pub const NAMES_ELSEWHERE: Dialect = Dialect {
    sqlite: "
    select record_id as first, name as second
    from mention
    where record_id in (select value from json_each($2)) and canvas_id <> $1",
    postgres: "
    select record_id as first, name as second
    from mention
    where record_id in (select jsonb_array_elements_text($2::jsonb)) and canvas_id <> $1",
};

/// What people decided about records: `$1` workspace, `$2` JSON array of ids.
pub const DECIDED_BY_IDS: Dialect = Dialect {
    sqlite: "
    select id, edited, merged_into
    from record
    where workspace_id = $1 and id in (select value from json_each($2))",
    postgres: "
    select id, edited, merged_into
    from record
    where workspace_id = $1 and id in (select jsonb_array_elements_text($2::jsonb))",
};

/// Names of records by id: `$1` JSON array of ids.
pub const NAMES_BY_RECORDS: Dialect = Dialect {
    sqlite: "
    select record_id, name_key, name
    from record_name
    where record_id in (select value from json_each($1))",
    postgres: "
    select record_id, name_key, name
    from record_name
    where record_id in (select jsonb_array_elements_text($1::jsonb))",
};

/// What was done to records by hand that set their names: `$1` JSON array of ids.
pub const EDITS_BY_RECORDS: Dialect = Dialect {
    sqlite: "
    select record_id, payload
    from record_change
    where record_id in (select value from json_each($1)) and action = 'record-edited'",
    postgres: "
    select record_id, payload
    from record_change
    where record_id in (select jsonb_array_elements_text($1::jsonb)) and action = 'record-edited'",
};

/// What was merged into records: `$1` workspace, `$2` JSON array of the ids of those.
pub const MERGED_INTO_RECORDS: Dialect = Dialect {
    sqlite: "
    select id, kind, name, details, edited, merged_into
    from record
    where workspace_id = $1 and merged_into in (select value from json_each($2))
    order by id",
    postgres: "
    select id, kind, name, details, edited, merged_into
    from record
    where workspace_id = $1 and merged_into in (select jsonb_array_elements_text($2::jsonb))
    order by id",
};

/// Puts records that are not there yet, and gives their ids: `$1` workspace, `$2` JSON array of `{id, kind, name,
/// details}`.
pub const NEW_RECORDS: Dialect = Dialect {
    sqlite: "
    insert into record (id, workspace_id, kind, name, details, edited)
    select value ->> 'id', $1, value ->> 'kind', value ->> 'name', value ->> 'details', '{}'
    from json_each($2)
    where true
    on conflict (id) do nothing
    returning id",
    postgres: "
    insert into record (id, workspace_id, kind, name, details, edited)
    select new.id, $1, new.kind, new.name, new.details, '{}'
    from jsonb_to_recordset($2::jsonb) as new (id text, kind text, name text, details text)
    on conflict (id) do nothing
    returning id",
};

/// Puts records or brings their name and details up to date: `$1` workspace, `$2` JSON array of `{id, kind, name, details}`.
pub const PUT_RECORDS: Dialect = Dialect {
    sqlite: "
    insert into record (id, workspace_id, kind, name, details, edited)
    select value ->> 'id', $1, value ->> 'kind', value ->> 'name', value ->> 'details', '{}'
    from json_each($2)
    where true
    on conflict (id) do update set name = excluded.name, details = excluded.details",
    postgres: "
    insert into record (id, workspace_id, kind, name, details, edited)
    select new.id, $1, new.kind, new.name, new.details, '{}'
    from jsonb_to_recordset($2::jsonb) as new (id text, kind text, name text, details text)
    on conflict (id) do update set name = excluded.name, details = excluded.details",
};

/// Puts names: `$1` workspace, `$2` JSON array of `{record, kind, key, name}`.
pub const PUT_NAMES: Dialect = Dialect {
    sqlite: "
    insert into record_name (record_id, name_key, name, workspace_id, kind)
    select value ->> 'record', value ->> 'key', value ->> 'name', $1, value ->> 'kind'
    from json_each($2)
    where true
    on conflict (record_id, name_key) do update set name = excluded.name",
    postgres: "
    insert into record_name (record_id, name_key, name, workspace_id, kind)
    select new.record, new.key, new.name, $1, new.kind
    from jsonb_to_recordset($2::jsonb) as new (record text, kind text, key text, name text)
    on conflict (record_id, name_key) do update set name = excluded.name",
};

/// Takes names away: `$1` JSON array of `{record, key}`.
pub const DROP_NAMES: Dialect = Dialect {
    sqlite: "
    delete from record_name
    where (record_id, name_key) in (select value ->> 'record', value ->> 'key' from json_each($1))",
    postgres: "
    delete from record_name
    where (record_id, name_key) in (
        select gone.record, gone.key from jsonb_to_recordset($1::jsonb) as gone (record text, key text)
    )",
};

/// Word keys of records by id: `$1` JSON array of ids.
pub const WORDS_BY_RECORDS: Dialect = Dialect {
    sqlite: "
    select record_id, word_key
    from record_word
    where record_id in (select value from json_each($1))",
    postgres: "
    select record_id, word_key
    from record_word
    where record_id in (select jsonb_array_elements_text($1::jsonb))",
};

/// Puts word keys, in hex: `$1` workspace, `$2` JSON array of `{record, kind, keys}`.
pub const PUT_WORDS: Dialect = Dialect {
    sqlite: "
    insert into record_word (record_id, word_key, workspace_id, kind)
    select new.value ->> 'record', unhex(word.value), $1, new.value ->> 'kind'
    from json_each($2) as new
    cross join json_each(new.value, '$.keys') as word
    where true
    on conflict (record_id, word_key) do nothing",
    postgres: "
    insert into record_word (record_id, word_key, workspace_id, kind)
    select new.record, decode(word.key, 'hex'), $1, new.kind
    from jsonb_to_recordset($2::jsonb) as new (record text, kind text, keys text[])
    cross join unnest(new.keys) as word (key)
    on conflict (record_id, word_key) do nothing",
};

/// Takes word keys, in hex, away: `$1` JSON array of `{record, key}`.
pub const DROP_WORDS: Dialect = Dialect {
    sqlite: "
    delete from record_word
    where (record_id, word_key) in (select value ->> 'record', unhex(value ->> 'key') from json_each($1))",
    postgres: "
    delete from record_word
    where (record_id, word_key) in (
        select gone.record, decode(gone.key, 'hex')
        from jsonb_to_recordset($1::jsonb) as gone (record text, key text)
    )",
};

/// Puts mentions: `$1` canvas, `$2` JSON array of `{place, kind, record, role, name, details}`.
pub const PUT_MENTIONS: Dialect = Dialect {
    sqlite: "
    insert into mention (canvas_id, place, kind, record_id, role, name, details)
    select $1, value ->> 'place', value ->> 'kind', value ->> 'record', value ->> 'role', value ->> 'name',
        value ->> 'details'
    from json_each($2)
    where true
    on conflict (canvas_id, place, kind) do update
    set record_id = excluded.record_id, role = excluded.role, name = excluded.name, details = excluded.details",
    postgres: "
    insert into mention (canvas_id, place, kind, record_id, role, name, details)
    select $1, new.place, new.kind, new.record, new.role, new.name, new.details
    from jsonb_to_recordset($2::jsonb)
        as new (place text, kind text, record text, role text, name text, details text)
    on conflict (canvas_id, place, kind) do update
    set record_id = excluded.record_id, role = excluded.role, name = excluded.name, details = excluded.details",
};

/// Takes mentions away: `$1` canvas, `$2` JSON array of `{place, kind}`.
pub const DROP_MENTIONS: Dialect = Dialect {
    sqlite: "
    delete from mention
    where canvas_id = $1 and (place, kind) in (select value ->> 'place', value ->> 'kind' from json_each($2))",
    postgres: "
    delete from mention
    where canvas_id = $1 and (place, kind) in (
        select gone.place, gone.kind from jsonb_to_recordset($2::jsonb) as gone (place text, kind text)
    )",
};

/// Puts bonds: `$1` canvas, `$2` JSON array of `{place, kind, from, to, details}`.
pub const PUT_BONDS: Dialect = Dialect {
    sqlite: "
    insert into bond (canvas_id, place, kind, from_id, to_id, details)
    select $1, value ->> 'place', value ->> 'kind', value ->> 'from', value ->> 'to', value ->> 'details'
    from json_each($2)
    where true
    on conflict (canvas_id, place, kind, from_id, to_id) do update set details = excluded.details",
    postgres: "
    insert into bond (canvas_id, place, kind, from_id, to_id, details)
    select $1, new.place, new.kind, new.\"from\", new.\"to\", new.details
    from jsonb_to_recordset($2::jsonb) as new (place text, kind text, \"from\" text, \"to\" text, details text)
    on conflict (canvas_id, place, kind, from_id, to_id) do update set details = excluded.details",
};

/// Takes away records that nothing mentions and nobody edited: `$1` workspace, `$2` JSON array of ids.
pub const DROP_ORPHANS: Dialect = Dialect {
    sqlite: "
    delete from record
    where workspace_id = $1 and id in (select value from json_each($2))
        and edited = '{}' and merged_into is null
        and not exists (select 1 from mention where mention.record_id = record.id)
        and not exists (select 1 from hand_bond where hand_bond.from_id = record.id or hand_bond.to_id = record.id)
        and not exists (select 1 from record as other where other.merged_into = record.id)",
    postgres: "
    delete from record
    where workspace_id = $1 and id in (select jsonb_array_elements_text($2::jsonb))
        and edited = '{}' and merged_into is null
        and not exists (select 1 from mention where mention.record_id = record.id)
        and not exists (select 1 from hand_bond where hand_bond.from_id = record.id or hand_bond.to_id = record.id)
        and not exists (select 1 from record as other where other.merged_into = record.id)",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args;
    use crate::db::{Db, DbError, FromRow, Row};

    struct Step {
        parent: i64,
        detail: String,
    }

    impl FromRow for Step {
        fn from_row(row: &Row) -> Result<Self, DbError> {
            Ok(Self {
                parent: row.get("parent")?,
                detail: row.get("detail")?,
            })
        }
    }

    /// A table that is scanned after another one is scanned once for each of its rows.
    #[tokio::test]
    async fn no_statement_reads_a_table_or_its_array_anew_for_each_row() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::sqlite(&folder.path().join("plan.db")).await.unwrap();
        for (name, statement, takes) in [
            ("records by names", RECORDS_BY_NAMES, 2),
            ("details by names", DETAILS_BY_NAMES, 2),
            ("records by ids", RECORDS_BY_IDS, 2),
            ("mentions by records", MENTIONS_BY_RECORDS, 1),
            ("names by records", NAMES_BY_RECORDS, 1),
            ("names elsewhere", NAMES_ELSEWHERE, 2),
            ("decided by ids", DECIDED_BY_IDS, 2),
            ("edits by records", EDITS_BY_RECORDS, 1),
            ("merged into records", MERGED_INTO_RECORDS, 2),
            ("new records", NEW_RECORDS, 2),
            ("put records", PUT_RECORDS, 2),
            ("put names", PUT_NAMES, 2),
            ("drop names", DROP_NAMES, 1),
            ("words by records", WORDS_BY_RECORDS, 1),
            ("put words", PUT_WORDS, 2),
            ("drop words", DROP_WORDS, 1),
            ("put mentions", PUT_MENTIONS, 2),
            ("drop mentions", DROP_MENTIONS, 2),
            ("put bonds", PUT_BONDS, 2),
            ("drop orphans", DROP_ORPHANS, 2),
        ] {
            let explained: &'static str =
                Box::leak(format!("explain query plan {}", statement.sqlite).into_boxed_str());
            let args = if takes == 1 {
                args!["[]"]
            } else {
                args!["w", "[]"]
            };
            let steps: Vec<Step> = db.all(explained, args).await.unwrap();
            // The keys of a row are an array of its own.
            let own = |step: &Step| step.detail.starts_with("SCAN word ");
            for (at, step) in steps.iter().enumerate() {
                let is_first = !steps[..at]
                    .iter()
                    .any(|before| before.parent == step.parent && before.detail.starts_with(['S']));
                assert!(
                    is_first || own(step) || !step.detail.starts_with("SCAN"),
                    "{name}: {}",
                    step.detail
                );
            }
        }
    }
}
