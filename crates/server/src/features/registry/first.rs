//! Records that a canvas is the first to speak of: each is written once, with all it says, its names and what it is
//! found by. Nothing can be known of them, so nothing is asked.
use std::collections::{BTreeMap, BTreeSet};

use canvas::facts::RecordKind;

use super::model::{Details, Edited, Mentioned, Record};
use super::said::{all_names, details_of, name_of};
use super::store::{self, Source};
use super::words::put_words;
use crate::db::{DbError, Tx};

/// Makes records of those ids that are not there yet, as the mentions of one canvas say, in the order of their places;
/// gives the ones that were made. The others stay as they are.
pub(super) async fn put(
    tx: &mut Tx<'_>,
    source: &Source,
    spoken: &BTreeMap<&str, Vec<&Mentioned>>,
) -> Result<BTreeSet<String>, DbError> {
    let records: Vec<Record> = spoken
        .iter()
        .filter_map(|(id, mentions)| Some(record(id, mentions.first()?.kind, mentions)))
        .collect();
    let rows = records.iter().map(Record::row);
    let made = store::put_new_records(tx, &source.workspace, rows).await?;
    let mut names = BTreeSet::new();
    for record in records.iter().filter(|record| made.contains(&record.id)) {
        let mentions = spoken
            .get(record.id.as_str())
            .map_or(&[][..], Vec::as_slice);
        names.extend(all_names(
            record,
            &record.name,
            mentions,
            std::iter::empty(),
        ));
    }
    let kinds: BTreeMap<&str, RecordKind> = records
        .iter()
        .map(|record| (record.id.as_str(), record.kind))
        .collect();
    store::put_names(tx, &source.workspace, &kinds, names.iter()).await?;
    put_words(tx, &source.workspace, &kinds, &names).await?;
    Ok(made)
}

/// What only these mentions say of a record.
fn record(id: &str, kind: RecordKind, mentions: &[&Mentioned]) -> Record {
    let unnamed = Record {
        id: id.to_owned(),
        kind,
        name: String::new(),
        details: Details::new(),
        edited: Edited::default(),
        merged_into: None,
    };
    Record {
        name: name_of(&unnamed, mentions),
        details: details_of(&unnamed, mentions),
        ..unnamed
    }
}
