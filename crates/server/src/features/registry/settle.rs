//! Bringing the registry up to date with a canvas that has settled: read it, decide which records it speaks of, change
//! what differs in one transaction, and write the records' ids back into the document.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use analysis::names::name_key;
use canvas::facts::{self, Facts, RecordKind};
use serde_json::json;

use super::binding::{self, Known, KnownRecord};
use super::first;
use super::hand::{self, Decided};
use super::model::{Bonded, Mentioned, Record, stored};
use super::said::{all_names, details_of, name_of};
use super::store::{self, Named, Source};
use super::words::replace_words;
use crate::app::App;
use crate::db::{DbError, Tx, dialect};
use crate::features::workspaces::CanvasId;
use crate::features::{finding, live};
use crate::web::Error;

/// Most records between one that was merged and the one that stands for it.
const MERGES_MAX: usize = 16;

/// A place and the record it was found to speak of.
type Ref = (String, String);

/// Brings the registry up to date with a canvas; what the canvas said before and says no more, goes.
pub async fn settle(app: &App, canvas: &CanvasId) -> Result<(), Error> {
    let _alone = app.rooms.changes().read_alone().await;
    let Some(source) = store::source(&app.db, &canvas.0).await? else {
        return Ok(());
    };
    let template = canvas::find(&source.kind);
    let (Some(template), false) = (template, source.is_deleted) else {
        let mut tx = app.db.begin().await?;
        record(&mut tx, &source, &Facts::default()).await?;
        // Brought back it is read anew, also when the program stops before it is.
        store::forget_projected(&mut tx, &canvas.0).await?;
        finding::forget(&mut tx, canvas).await?;
        return Ok(tx.commit().await?);
    };
    let (content, seq) = live::settled(app, canvas).await?;
    let facts = facts::facts(template, &content);
    let passages = finding::read(app, canvas, template, &content).await?;
    let mut tx = app.db.begin().await?;
    let refs = record(&mut tx, &source, &facts).await?;
    finding::put(&mut tx, &passages).await?;
    // With its refs unwritten a canvas is not read to the end: a stop before they are makes it be read again.
    let read_to = if refs.is_empty() { seq } else { seq - 1 };
    store::set_projected(&mut tx, &canvas.0, read_to).await?;
    tx.commit().await?;
    if refs.is_empty() {
        return Ok(());
    }
    let write = move |txn: &mut yrs::TransactionMut<'_>| {
        for (place, record) in &refs {
            facts::refer(txn, place, record);
        }
    };
    Ok(live::edit(app, canvas, write).await?)
}

/// Brings mentions, bonds and records to what `facts` say; gives the places whose `ref` names another record or none.
pub(super) async fn record(
    tx: &mut Tx<'_>,
    source: &Source,
    facts: &Facts,
) -> Result<Vec<Ref>, DbError> {
    store::lock(tx, &source.workspace).await?;
    let keys: Vec<String> = facts
        .mentions
        .iter()
        .map(|mention| name_key(&mention.name))
        .collect();
    let known = known(tx, source, facts, &keys).await?;
    let ids = binding::bind(&source.id, &facts.mentions, &keys, &known);
    let new: BTreeMap<(String, RecordKind), Mentioned> = facts
        .mentions
        .iter()
        .zip(&ids)
        .map(|(mention, record)| {
            let mentioned = Mentioned {
                record: record.clone(),
                canvas: source.id.clone(),
                place: mention.place.clone(),
                kind: mention.kind,
                role: mention.role.clone(),
                name: mention.name.clone(),
                details: stored(&mention.details),
            };
            ((mention.place.clone(), mention.kind), mentioned)
        })
        .collect();
    let touched = replace_mentions(tx, source, &new, &known).await?;
    replace_bonds(tx, source, facts, &new).await?;
    refresh(tx, &source.workspace, &touched).await?;
    let refs = facts.mentions.iter().zip(ids);
    Ok(refs
        .filter(|(mention, id)| mention.kind.is_shared() && mention.record.as_ref() != Some(id))
        .map(|(mention, id)| (mention.place.clone(), id))
        .collect())
}

/// What must be known to decide which records the mentions, of names of these keys, speak of.
async fn known(
    tx: &mut Tx<'_>,
    source: &Source,
    facts: &Facts,
    keys: &[String],
) -> Result<Known, DbError> {
    let shared = || facts.mentions.iter().filter(|one| one.kind.is_shared());
    let asked = facts.mentions.iter().zip(keys);
    let asked: BTreeSet<(&str, &str)> = asked
        .filter(|(one, _)| one.kind.is_shared())
        .map(|(one, key)| (one.kind.slug(), key.as_str()))
        .collect();
    let found = store::by_names(tx, &source.workspace, asked.into_iter()).await?;
    let by_name = found
        .into_iter()
        .filter_map(|found| Some(((RecordKind::find(&found.kind)?, found.key), found.record)))
        .collect();
    let mut ids: Vec<String> = shared().filter_map(|one| one.record.clone()).collect();
    let mut records = HashMap::new();
    for _ in 0..MERGES_MAX {
        ids.retain(|id| !records.contains_key(id));
        if ids.is_empty() {
            break;
        }
        let found = hand::decided(tx, &source.workspace, &ids).await?;
        ids = found
            .iter()
            .filter_map(|record| record.merged_into.clone())
            .collect();
        for record in found {
            records.insert(record.id.clone(), known_record(record));
        }
    }
    if records.is_empty() {
        return Ok(Known { records, by_name });
    }
    let ids: Vec<String> = records.keys().cloned().collect();
    for (id, names) in store::former_names(tx, &ids).await? {
        if let Some(record) = records.get_mut(&id) {
            record.by_hand.extend(names);
        }
    }
    for (id, name) in store::names_elsewhere(tx, &source.id, &ids).await? {
        if let Some(record) = records.get_mut(&id) {
            record.elsewhere.insert(name_key(&name));
        }
    }
    Ok(Known { records, by_name })
}

fn known_record(record: Decided) -> KnownRecord {
    KnownRecord {
        by_hand: record
            .edited
            .all_names()
            .map(|name| name_key(name))
            .collect(),
        is_named_by_hand: record.edited.name.is_some(),
        merged_into: record.merged_into,
        elsewhere: BTreeSet::new(),
    }
}

/// Changes the mentions that differ, and makes the records that nothing spoke of before; gives the other records that
/// they speak of and spoke of.
async fn replace_mentions(
    tx: &mut Tx<'_>,
    source: &Source,
    new: &BTreeMap<(String, RecordKind), Mentioned>,
    known: &Known,
) -> Result<BTreeSet<String>, DbError> {
    let old: HashMap<(String, RecordKind), Mentioned> = store::mentions_on(tx, &source.id)
        .await?
        .into_iter()
        .map(|mention| ((mention.place.clone(), mention.kind), mention))
        .collect();
    let gone = || old.iter().filter(|(key, _)| !new.contains_key(key));
    let changed = || {
        new.iter()
            .filter(|(key, mention)| old.get(key) != Some(mention))
    };
    let mut touched: BTreeSet<String> = gone().map(|(_, mention)| mention.record.clone()).collect();
    for (key, mention) in changed() {
        touched.insert(mention.record.clone());
        touched.extend(old.get(key).map(|before| before.record.clone()));
    }
    let there: BTreeSet<&str> = old
        .values()
        .map(|mention| mention.record.as_str())
        .chain(known.ids())
        .collect();
    // In the order of the places, in which the first mention names the record.
    let mut unknown: BTreeMap<&str, Vec<&Mentioned>> = BTreeMap::new();
    for (_, mention) in changed().filter(|(_, one)| !there.contains(one.record.as_str())) {
        unknown.entry(&mention.record).or_default().push(mention);
    }
    for made in first::put(tx, source, &unknown).await? {
        touched.remove(&made);
    }
    let rows = gone().map(|((place, kind), _)| json!({"place": place, "kind": kind.slug()}));
    store::put(tx, dialect::DROP_MENTIONS, &source.id, rows).await?;
    let rows = changed().map(|(_, mention)| mention);
    store::put(tx, dialect::PUT_MENTIONS, &source.id, rows).await?;
    Ok(touched)
}

async fn replace_bonds(
    tx: &mut Tx<'_>,
    source: &Source,
    facts: &Facts,
    mentions: &BTreeMap<(String, RecordKind), Mentioned>,
) -> Result<(), DbError> {
    let end = |end: &facts::End| {
        let mention = mentions.get(&(end.place.clone(), end.kind))?;
        Some(mention.record.clone())
    };
    let mut new: Vec<Bonded> = facts
        .bonds
        .iter()
        .filter_map(|bond| {
            Some(Bonded {
                place: bond.place.clone(),
                kind: bond.kind.slug().to_owned(),
                from: end(&bond.from)?,
                to: end(&bond.to)?,
                details: stored(&bond.details),
            })
        })
        .collect();
    new.sort();
    new.dedup_by(|a, b| (&a.place, &a.kind, &a.from, &a.to) == (&b.place, &b.kind, &b.from, &b.to));
    let mut old = store::bonds_on(tx, &source.id).await?;
    old.sort();
    if old == new {
        return Ok(());
    }
    store::put_bonds(tx, &source.id, &old, &new).await
}

/// Brings name, details and names of records to what their mentions and people's own edits say; takes orphans away.
pub(super) async fn refresh(
    tx: &mut Tx<'_>,
    workspace: &str,
    touched: &BTreeSet<String>,
) -> Result<(), DbError> {
    if touched.is_empty() {
        return Ok(());
    }
    let ids: Vec<String> = touched.iter().cloned().collect();
    let all = store::mentions_of(tx, &ids).await?;
    let mut mentions: HashMap<&str, Vec<&Mentioned>> = HashMap::new();
    for mention in &all {
        mentions.entry(&mention.record).or_default().push(mention);
    }
    let records = store::by_ids(tx, workspace, &ids).await?;
    let merged = store::merged_into(tx, workspace, &ids).await?;
    let (mut changed, mut names) = (Vec::new(), BTreeSet::new());
    for record in &records {
        let spoken = mentions
            .get(record.id.as_str())
            .map_or(&[][..], Vec::as_slice);
        let merged = merged
            .iter()
            .filter(|other| other.merged_into.as_ref() == Some(&record.id));
        let (name, details) = (name_of(record, spoken), details_of(record, spoken));
        names.extend(all_names(record, &name, spoken, merged));
        if name != record.name || details != record.details {
            changed.push(json!({
                "id": record.id,
                "kind": record.kind.slug(),
                "name": name,
                "details": stored(&details),
            }));
        }
    }
    store::put(tx, dialect::PUT_RECORDS, workspace, changed.into_iter()).await?;
    replace_names(tx, workspace, &records, &ids, &names).await?;
    let is_spoken = |id: &str| mentions.contains_key(id);
    let unspoken: Vec<String> = ids.into_iter().filter(|id| !is_spoken(id)).collect();
    store::drop_orphans(tx, workspace, &unspoken).await
}

async fn replace_names(
    tx: &mut Tx<'_>,
    workspace: &str,
    records: &[Record],
    ids: &[String],
    names: &BTreeSet<Named>,
) -> Result<(), DbError> {
    let old: BTreeSet<Named> = store::names_of(tx, ids).await?.into_iter().collect();
    let kept: BTreeSet<(&str, &str)> = names
        .iter()
        .map(|named| (named.record.as_str(), named.key.as_str()))
        .collect();
    let gone = old
        .iter()
        .filter(|named| !kept.contains(&(named.record.as_str(), named.key.as_str())));
    store::drop_names(tx, gone).await?;
    let kinds: BTreeMap<&str, RecordKind> = records
        .iter()
        .map(|record| (record.id.as_str(), record.kind))
        .collect();
    store::put_names(tx, workspace, &kinds, names.difference(&old)).await?;
    if old == *names {
        return Ok(());
    }
    replace_words(tx, workspace, &kinds, names).await
}
