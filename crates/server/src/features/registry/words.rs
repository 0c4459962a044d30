//! What records are found by while a name is typed: kept beside their names, in the same transaction.
use std::collections::{BTreeMap, BTreeSet};

use analysis::names::words_of_key;
use canvas::facts::RecordKind;
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::store::{self, Named};
use crate::args;
use crate::db::{DbError, FromRow, Row, Tx, dialect};

/// A record and one of its keys.
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

/// Keys by record.
type Keys<'a> = BTreeMap<&'a str, BTreeSet<Vec<u8>>>;

fn keys_of(names: &BTreeSet<Named>) -> Keys<'_> {
    let mut keys = Keys::new();
    for named in names {
        let own = keys.entry(&named.record).or_default();
        own.extend(words_of_key(&named.key).into_iter().map(String::into_bytes));
    }
    keys
}

/// Makes records findable by their names that nothing was found by before.
pub(super) async fn put_words(
    tx: &mut Tx<'_>,
    workspace: &str,
    kinds: &BTreeMap<&str, RecordKind>,
    names: &BTreeSet<Named>,
) -> Result<(), DbError> {
    put(tx, workspace, kinds, keys_of(names)).await
}

/// Makes records findable by their names, and by nothing else; touches only what changed.
pub(super) async fn replace_words(
    tx: &mut Tx<'_>,
    workspace: &str,
    kinds: &BTreeMap<&str, RecordKind>,
    names: &BTreeSet<Named>,
) -> Result<(), DbError> {
    let mut fresh = keys_of(names);
    let ids: Vec<&&str> = kinds.keys().collect();
    let sql = tx.text(dialect::WORDS_BY_RECORDS);
    let old: Vec<Keyed> = tx.all(sql, args![json!(ids).to_string()]).await?;
    let gone = old.into_iter().filter(|Keyed { record, key }| {
        let wanted = fresh.get_mut(record.as_str());
        !wanted.is_some_and(|keys| keys.remove(key))
    });
    let gone: Vec<Json> = gone
        .map(|keyed| json!({"record": keyed.record, "key": hex(&keyed.key)}))
        .collect();
    if !gone.is_empty() {
        let sql = tx.text(dialect::DROP_WORDS);
        tx.run(sql, args![Json::from(gone).to_string()]).await?;
    }
    put(tx, workspace, kinds, fresh).await
}

/// What a record is found by, as it is put: its keys in hex.
#[derive(Serialize)]
struct Found<'a> {
    record: &'a str,
    kind: RecordKind,
    keys: Vec<String>,
}

async fn put(
    tx: &mut Tx<'_>,
    workspace: &str,
    kinds: &BTreeMap<&str, RecordKind>,
    keys: Keys<'_>,
) -> Result<(), DbError> {
    let rows = keys.into_iter().filter(|(_, keys)| !keys.is_empty());
    let rows = rows.filter_map(|(record, keys)| {
        let keys = keys.iter().map(|key| hex(key)).collect();
        let kind = *kinds.get(record)?;
        Some(Found { record, kind, keys })
    });
    store::put(tx, dialect::PUT_WORDS, workspace, rows).await
}

fn hex(key: &[u8]) -> String {
    let mut text = String::with_capacity(2 * key.len());
    for byte in key {
        for half in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(half), 16));
        }
    }
    text
}
