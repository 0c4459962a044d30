//! What records are found by while a name is typed: kept beside their names, in the same transaction.
use std::collections::{BTreeMap, BTreeSet};

use analysis::names::word_keys;
use canvas::facts::RecordKind;
use serde_json::{Value as Json, json};

use super::store::{self, Named};
use crate::args;
use crate::db::{DbError, FromRow, Row, Tx, dialect};

/// A record and one of its keys.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Keyed {
    record: String,
    key: Vec<u8>,
}

impl FromRow for Keyed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            record: row.get("record_id")?,
            key: row.get("word_key")?,
        })
    }
}

/// Makes records findable by their names, and by nothing else; touches only what changed.
pub(super) async fn replace_words(
    tx: &mut Tx<'_>,
    workspace: &str,
    kinds: &BTreeMap<String, RecordKind>,
    names: &BTreeSet<Named>,
) -> Result<(), DbError> {
    let wanted: BTreeSet<Keyed> = names
        .iter()
        .flat_map(|named| {
            word_keys(&named.name).into_iter().map(|key| Keyed {
                record: named.record.clone(),
                key: key.into_bytes(),
            })
        })
        .collect();
    let ids: Vec<&String> = kinds.keys().collect();
    let sql = tx.text(dialect::WORDS_BY_RECORDS);
    let old: Vec<Keyed> = tx.all(sql, args![json!(ids).to_string()]).await?;
    let old: BTreeSet<Keyed> = old.into_iter().collect();
    let gone: Vec<Json> = old.difference(&wanted).map(row).collect();
    if !gone.is_empty() {
        let sql = tx.text(dialect::DROP_WORDS);
        tx.run(sql, args![Json::from(gone).to_string()]).await?;
    }
    let fresh = wanted.difference(&old).filter_map(|keyed| {
        let kind = kinds.get(&keyed.record)?.slug();
        let mut row = row(keyed);
        row["kind"] = kind.into();
        Some(row)
    });
    store::put(tx, dialect::PUT_WORDS, workspace, fresh).await
}

fn row(keyed: &Keyed) -> Json {
    let hex: String = keyed.key.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({"record": keyed.record, "key": hex})
}
