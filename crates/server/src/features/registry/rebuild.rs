//! Forgetting everything that was read from canvases and reading it again, and printing what is there.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use canvas::facts::{self, Facts};
use serde_json::json;

use super::model::{Record, stored};
use super::settle::{record, refresh};
use super::store::{self, Source};
use crate::app::App;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx, dialect};
use crate::features::workspaces::CanvasId;
use crate::features::{finding, live};
use crate::web::Error;

/// Reads the registry of every workspace anew; gives the number of canvases that were read.
pub async fn rebuild(app: &App) -> Result<usize, Error> {
    let mut by_workspace: BTreeMap<String, Vec<(Source, Facts, i64)>> = BTreeMap::new();
    for source in store::sources(&app.db).await? {
        let Some(template) = canvas::find(&source.kind) else {
            continue;
        };
        let (content, seq) = live::settled(app, &CanvasId(source.id.clone())).await?;
        let passages = finding::read(app, &CanvasId(source.id.clone()), template, &content).await?;
        let mut tx = app.db.begin().await?;
        finding::put(&mut tx, &passages).await?;
        tx.commit().await?;
        let read = (facts::facts(template, &content), seq);
        let workspace = by_workspace.entry(source.workspace.clone()).or_default();
        workspace.push((source, read.0, read.1));
    }
    let mut count = 0;
    for (workspace, canvases) in &by_workspace {
        let mut tx = app.db.begin().await?;
        store::lock(&mut tx, workspace).await?;
        let kept = forget(&mut tx, workspace).await?;
        adopt(&mut tx, workspace, canvases).await?;
        for (source, facts, _) in canvases {
            record(&mut tx, source, facts).await?;
        }
        refresh(&mut tx, workspace, &kept).await?;
        for (source, _, seq) in canvases {
            store::set_projected(&mut tx, &source.id, *seq).await?;
        }
        tx.commit().await?;
        count += canvases.len();
    }
    Ok(count)
}

const FORGET_MENTIONS: &str = "
    delete from mention
    where canvas_id in (select id from canvas where workspace_id = $1)";
const FORGET_BONDS: &str = "
    delete from bond
    where canvas_id in (select id from canvas where workspace_id = $1)";
const FORGET_NAMES: &str = "
    delete from record_name
    where workspace_id = $1";
const RECORDS: &str = "
    select id, kind, name, details, edited, merged_into
    from record
    where workspace_id = $1
    order by id";

/// Forgets what was read; gives the records that people made, edited or merged, which stay.
async fn forget(tx: &mut Tx<'_>, workspace: &str) -> Result<BTreeSet<String>, DbError> {
    for sql in [FORGET_MENTIONS, FORGET_BONDS, FORGET_NAMES] {
        tx.run(sql, args![workspace]).await?;
    }
    let all: Vec<Record> = tx.all(RECORDS, args![workspace]).await?;
    let ids: Vec<String> = all.into_iter().map(|record| record.id).collect();
    store::drop_orphans(tx, workspace, &ids).await?;
    let kept: Vec<Record> = tx.all(RECORDS, args![workspace]).await?;
    Ok(kept.into_iter().map(|record| record.id).collect())
}

/// The records that the documents name by their `ref`s, with the names that they go by there.
async fn adopt(
    tx: &mut Tx<'_>,
    workspace: &str,
    canvases: &[(Source, Facts, i64)],
) -> Result<(), DbError> {
    let mut new = BTreeMap::new();
    for (_, facts, _) in canvases {
        for mention in facts.mentions.iter().filter(|one| one.kind.is_shared()) {
            if let Some(id) = &mention.record {
                new.entry(id.clone()).or_insert_with(|| {
                    json!({"id": id, "kind": mention.kind.slug(), "name": mention.name, "details": "{}"})
                });
            }
        }
    }
    let ids: Vec<String> = new.keys().cloned().collect();
    store::put_new_records(tx, workspace, new.into_values()).await?;
    // A `ref` may name what another workspace has: that stays unknown here.
    let mut known: HashMap<String, Record> = HashMap::new();
    for record in store::by_ids(tx, workspace, &ids).await? {
        known.insert(record.id.clone(), record);
    }
    let mut touched = BTreeSet::new();
    for (source, facts, _) in canvases {
        let mut rows = Vec::new();
        for mention in facts.mentions.iter().filter(|one| one.kind.is_shared()) {
            let named = mention.record.as_ref().and_then(|id| known.get(id));
            let Some(named) = named.filter(|record| record.kind == mention.kind) else {
                continue;
            };
            let record = named.merged_into.as_ref().unwrap_or(&named.id);
            touched.insert(record.clone());
            rows.push(json!({
                "place": mention.place,
                "kind": mention.kind.slug(),
                "record": record,
                "role": mention.role,
                "name": mention.name,
                "details": stored(&mention.details),
            }));
        }
        store::put(tx, dialect::PUT_MENTIONS, &source.id, rows.into_iter()).await?;
    }
    refresh(tx, workspace, &touched).await
}

const DUMP_RECORDS: &str = "
    select id, workspace_id, kind, name, details, edited, merged_into
    from record";
const DUMP_NAMES: &str = "
    select record_id, name_key, name
    from record_name";
const DUMP_MENTIONS: &str = "
    select record_id, canvas_id, place, kind, role, name, details
    from mention";
const DUMP_BONDS: &str = "
    select canvas_id, place, kind, from_id, to_id, details
    from bond";
const DUMP_HAND_BONDS: &str = "
    select id, workspace_id, kind, from_id, to_id, details
    from hand_bond";

/// A line of the printed registry.
struct Line(String);

impl FromRow for Line {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        const COLUMNS: [&str; 14] = [
            "id",
            "workspace_id",
            "record_id",
            "canvas_id",
            "place",
            "kind",
            "role",
            "name_key",
            "name",
            "from_id",
            "to_id",
            "details",
            "edited",
            "merged_into",
        ];
        let mut line = BTreeMap::new();
        for column in COLUMNS {
            if let Ok(Some(value)) = row.get::<Option<String>>(column) {
                line.insert(column, value);
            }
        }
        Ok(Self(
            serde_json::to_string(&line).map_err(|_| DbError::Shape("registry line"))?,
        ))
    }
}

/// The whole registry as lines of JSON, the same for the same content: what a rebuild must not change.
pub async fn dump(db: &Db) -> Result<String, DbError> {
    let tables = [
        ("record", DUMP_RECORDS),
        ("name", DUMP_NAMES),
        ("mention", DUMP_MENTIONS),
        ("bond", DUMP_BONDS),
        ("hand-bond", DUMP_HAND_BONDS),
    ];
    let mut sections = Vec::new();
    // What names a record is read before the records, so that none is named that is not told.
    for (table, sql) in tables.into_iter().rev() {
        let mut lines: Vec<Line> = db.all(sql, args![]).await?;
        lines.sort_by(|a, b| a.0.cmp(&b.0));
        let lines = lines.iter().map(|Line(line)| format!("{table} {line}\n"));
        sections.push(lines.collect::<String>());
    }
    sections.reverse();
    Ok(sections.concat())
}
