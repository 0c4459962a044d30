//! What differs between two readings of one canvas.
use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Content, Note};

/// One difference, from the earlier reading to the later.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// A note that is new, or back from the bin.
    Added(Note),
    /// A note that is gone or in the bin.
    Gone(Note),
    /// A note with other words.
    Reworded {
        /// As it was.
        before: Note,
        /// As it is.
        after: Note,
    },
    /// A note in another zone.
    Moved {
        /// As it was.
        before: Note,
        /// As it is.
        after: Note,
    },
    /// A field's text, or one of the summary.
    Field {
        /// Slug of the field, or key of the summary's part.
        slug: String,
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
    /// A cell's text.
    Cell {
        /// `row:column`.
        key: String,
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
    /// How many of these came and went: things too small to be told one by one.
    Counted {
        /// Which.
        what: Counted,
        /// New ones.
        came: usize,
        /// Ones that are no more.
        went: usize,
    },
}

/// Parts of a canvas whose differences are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Links.
    Links,
    /// Circles.
    Circles,
    /// Rows and columns.
    Lanes,
    /// Ticks, crosses and hearts.
    Marks,
    /// Chosen options.
    Choices,
}

/// Every difference: notes in the order of the earlier reading and then of the later, then texts, then counts.
pub fn compare(before: &Content, after: &Content) -> Vec<Difference> {
    let mut found = notes(before, after);
    found.extend(texts(
        &before.fields,
        &after.fields,
        |slug, before, after| Difference::Field {
            slug,
            before,
            after,
        },
    ));
    found.extend(texts(
        &summary(before),
        &summary(after),
        |slug, before, after| Difference::Field {
            slug,
            before,
            after,
        },
    ));
    found.extend(texts(&before.cells, &after.cells, |key, before, after| {
        Difference::Cell { key, before, after }
    }));
    for (what, ids) in COUNTED {
        let (was, is) = (ids(before), ids(after));
        let (came, went) = (is.difference(&was).count(), was.difference(&is).count());
        if came + went > 0 {
            found.push(Difference::Counted { what, came, went });
        }
    }
    found
}

fn summary(content: &Content) -> BTreeMap<String, String> {
    let texts = content.summary.texts();
    texts
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect()
}

type Ids = fn(&Content) -> BTreeSet<String>;

const COUNTED: [(Counted, Ids); 5] = [
    (Counted::Links, |content| {
        content.links.iter().map(|link| link.id.clone()).collect()
    }),
    (Counted::Circles, |content| {
        content
            .circles
            .iter()
            .map(|circle| circle.id.clone())
            .collect()
    }),
    (Counted::Lanes, |content| {
        content
            .rows
            .iter()
            .chain(&content.columns)
            .map(|lane| lane.id.clone())
            .collect()
    }),
    (Counted::Marks, |content| {
        content
            .ticks
            .keys()
            .chain(content.hearts.keys())
            .cloned()
            .collect()
    }),
    (Counted::Choices, |content| {
        let chosen = content.choices.iter();
        chosen
            .flat_map(|(field, keys)| keys.iter().map(move |key| format!("{field}:{key}")))
            .collect()
    }),
];

fn notes(before: &Content, after: &Content) -> Vec<Difference> {
    let was: BTreeMap<&str, &Note> = before
        .notes
        .iter()
        .map(|note| (note.id.as_str(), note))
        .collect();
    let is: BTreeMap<&str, &Note> = after
        .notes
        .iter()
        .map(|note| (note.id.as_str(), note))
        .collect();
    let mut found = Vec::new();
    for note in &before.notes {
        let Some(&now) = is.get(note.id.as_str()) else {
            found.push(Difference::Gone(note.clone()));
            continue;
        };
        let (before, after) = (note.clone(), now.clone());
        if before.text != after.text {
            found.push(Difference::Reworded { before, after });
        } else if before.zone != after.zone {
            found.push(Difference::Moved { before, after });
        }
    }
    let new = after
        .notes
        .iter()
        .filter(|note| !was.contains_key(note.id.as_str()));
    found.extend(new.cloned().map(Difference::Added));
    found
}

fn texts(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
    make: impl Fn(String, String, String) -> Difference,
) -> Vec<Difference> {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let text = |texts: &BTreeMap<String, String>, key: &String| {
        texts.get(key).cloned().unwrap_or_default()
    };
    let changed = keys
        .into_iter()
        .filter(|key| text(before, key) != text(after, key));
    changed
        .map(|key| make(key.clone(), text(before, key), text(after, key)))
        .collect()
}
