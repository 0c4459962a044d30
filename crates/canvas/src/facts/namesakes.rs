//! Targets that are written as lines: behind each stands what the canvas itself found under the same name.
use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Details, Gather};
use super::{BondKind, End, RecordKind};

/// Takes a bond from each written target to the findings of its name, and to those of a circle of its name.
pub(super) fn gather(gather: &mut Gather<'_>) {
    let written = written(gather);
    if written.is_empty() {
        return;
    }
    let found = found(gather);
    for (target, name) in written {
        for finding in found.get(&name).into_iter().flatten() {
            let place = target.place.clone();
            let ends = [&target, finding];
            gather.bond(place, BondKind::Evidence, ends, Details::new());
        }
    }
}

/// The targets that stand in fields, with the words of their names.
fn written(gather: &Gather<'_>) -> Vec<(End, String)> {
    let targets = gather.said().mentions.iter().filter(|mention| {
        mention.kind == RecordKind::DevelopmentTarget && mention.place.starts_with("field:")
    });
    targets
        .map(|mention| (mention.end(), words(&mention.name)))
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

/// Findings by the words of their own name and of the targets that they are circled for.
fn found(gather: &Gather<'_>) -> BTreeMap<String, BTreeSet<End>> {
    let facts = gather.said();
    let own = facts
        .mentions
        .iter()
        .map(|mention| (mention.name.as_str(), mention.end()));
    let circled = facts
        .bonds
        .iter()
        .filter(|bond| bond.kind == BondKind::Evidence);
    let circled = circled.filter_map(|bond| Some((gather.name(&bond.from)?, bond.to.clone())));
    let mut found: BTreeMap<String, BTreeSet<End>> = BTreeMap::new();
    for (name, end) in own.chain(circled) {
        if end.kind == RecordKind::Finding {
            found.entry(words(name)).or_default().insert(end);
        }
    }
    found
}

/// The letters and digits of a name in small letters, word by word.
fn words(name: &str) -> String {
    let name = name.to_lowercase();
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
