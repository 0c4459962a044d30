//! What a record is called, what is known of it and by which names it is found: from what its mentions say and what
//! people set by hand. Pure.
use std::collections::{BTreeMap, BTreeSet};

use analysis::names::name_key;
use serde_json::json;

use super::model::{Details, Edited, Mentioned, Record};
use super::store::Named;

/// The name set by hand, or that of the first mention; one that is mentioned no more keeps its last.
pub(super) fn name_of(record: &Record, mentions: &[&Mentioned]) -> String {
    let by_hand = record.edited.name.as_ref();
    let first = mentions.first().map(|mention| &mention.name);
    by_hand.or(first).unwrap_or(&record.name).clone()
}

/// What was set by hand, and under it what the mentions say, the first one winning.
pub(super) fn details_of(record: &Record, mentions: &[&Mentioned]) -> Details {
    let Edited {
        details,
        names,
        other_names,
        identifiers,
        ..
    } = &record.edited;
    let mut all = details.clone();
    let lists = [
        ("names", json!(names), names.is_empty()),
        ("other_names", json!(other_names), other_names.is_empty()),
        ("identifiers", json!(identifiers), identifiers.is_empty()),
    ];
    for (key, value, is_empty) in lists {
        if !is_empty {
            all.insert(key.to_owned(), value);
        }
    }
    for mention in mentions {
        let said: Details = serde_json::from_str(&mention.details).unwrap_or_default();
        for (key, value) in said {
            all.entry(key).or_insert(value);
        }
    }
    all
}

/// Every name that a shared record is found by, one for each key.
pub(super) fn all_names<'a>(
    record: &Record,
    name: &str,
    mentions: &[&Mentioned],
    merged: impl Iterator<Item = &'a Record>,
) -> Vec<Named> {
    if !record.kind.is_shared() || record.merged_into.is_some() {
        return Vec::new();
    }
    let spoken = mentions.iter().map(|mention| mention.name.as_str());
    let by_hand = record.edited.all_names().map(String::as_str);
    let of_merged = merged.flat_map(|other| {
        let own = std::iter::once(other.name.as_str());
        own.chain(other.edited.all_names().map(String::as_str))
    });
    let (mut found, mut seen) = (BTreeMap::new(), BTreeSet::new());
    for name in std::iter::once(name)
        .chain(by_hand)
        .chain(spoken)
        .chain(of_merged)
        .filter(|name| seen.insert(*name))
    {
        found.entry(name_key(name)).or_insert(name);
    }
    let named = |(key, name): (String, &str)| Named {
        record: record.id.clone(),
        key,
        name: name.to_owned(),
    };
    found
        .into_iter()
        .filter(|(key, _)| !key.is_empty())
        .map(named)
        .collect()
}
