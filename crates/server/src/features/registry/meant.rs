//! Which records names on a canvas mean, for whoever reads the canvas before the registry has.
use std::collections::{BTreeSet, HashMap};

use analysis::names::name_key;
use canvas::facts::RecordKind;
use serde_json::{Value as Json, json};

use super::model::Record;
use super::store::Found;
use crate::args;
use crate::db::{Db, DbError, dialect};

/// How many merges are followed from one record to the next.
const MERGES_MAX: usize = 16;

/// A name on a canvas, and the record that its `ref` names, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The name.
    pub name: String,
    /// The record.
    pub record: Option<String>,
}

/// What `called` mean, in their order: the record of the `ref` when it has that name, else the one that has it, else
/// that of the `ref`. Records of other kinds and workspaces are not meant.
pub async fn meant(
    db: &Db,
    workspace: &str,
    kind: RecordKind,
    called: &[Called],
) -> Result<Vec<Option<Record>>, DbError> {
    let keys: Vec<String> = called.iter().map(|one| name_key(&one.name)).collect();
    let asked: BTreeSet<&String> = keys.iter().collect();
    let asked: Vec<Json> = asked
        .into_iter()
        .map(|key| json!({"k": kind.slug(), "n": key}))
        .collect();
    let values = args![workspace, Json::from(asked).to_string()];
    let named: Vec<Found> = db.all(db.text(dialect::RECORDS_BY_NAMES), values).await?;
    let named: HashMap<String, String> = named
        .into_iter()
        .map(|found| (found.key, found.record))
        .collect();
    let refs = called.iter().filter_map(|one| one.record.clone());
    let records = records(db, workspace, refs.chain(named.values().cloned())).await?;
    let of = |id: &String| last(&records, id).filter(|record| record.kind == kind);
    let meant = called.iter().zip(&keys).map(|(one, key)| {
        let by_ref = one.record.as_ref().and_then(of);
        let has_name = |record: &&Record| {
            let mut names = std::iter::once(&record.name).chain(record.edited.all_names());
            names.any(|name| name_key(name) == *key)
        };
        let by_name = || named.get(key).and_then(of);
        by_ref.filter(has_name).or_else(by_name).or(by_ref).cloned()
    });
    Ok(meant.collect())
}

/// The records of these ids and those that they were merged into.
async fn records(
    db: &Db,
    workspace: &str,
    ids: impl Iterator<Item = String>,
) -> Result<HashMap<String, Record>, DbError> {
    let mut ids: BTreeSet<String> = ids.collect();
    let mut records: HashMap<String, Record> = HashMap::new();
    for _ in 0..MERGES_MAX {
        ids.retain(|id| !records.contains_key(id));
        if ids.is_empty() {
            break;
        }
        let values = args![workspace, Json::from_iter(ids).to_string()];
        let found: Vec<Record> = db.all(db.text(dialect::RECORDS_BY_IDS), values).await?;
        ids = found
            .iter()
            .filter_map(|record| record.merged_into.clone())
            .collect();
        records.extend(found.into_iter().map(|record| (record.id.clone(), record)));
    }
    Ok(records)
}

/// The record, or what it was merged into.
fn last<'a>(records: &'a HashMap<String, Record>, id: &String) -> Option<&'a Record> {
    let mut record = records.get(id)?;
    for _ in 0..MERGES_MAX {
        match &record.merged_into {
            Some(into) => record = records.get(into)?,
            None => return Some(record),
        }
    }
    None
}
