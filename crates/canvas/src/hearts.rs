//! A heart stands over the texts that it was given over: when one of them changes, the heart goes, and the
//! document says why. The server writes this with the change itself.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use yrs::{Any, GetString, Map, Out, ReadTxn, TransactionMut, WriteTxn};

use crate::permits::{Touch, TouchChange};
use crate::template::{FixedSpec, Template};

/// Root of hearts that a change took away, `{row, at}` by column; only the server writes it.
pub const CLEARED: &str = "cleared";
/// Root of hearts.
const HEARTS: &str = "hearts";
/// Key of a heart that says over which texts it was given, as [`digest`] tells them apart.
pub(crate) const OVER: &str = "over";
/// Length of that.
pub(crate) const OVER_BYTES_MAX: usize = 40;

/// Who made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// A person, whose heart must tell what it was given over when it comes with a change of that.
    Person,
    /// The program, which writes whole states.
    Program,
}

/// What follows for hearts from a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// Columns whose heart goes, with the row whose text changed; an empty one when it changed while the heart
    /// was on its way.
    pub cleared: BTreeMap<String, String>,
    /// Columns whose heart stands again: there is nothing to say any more.
    pub settled: BTreeSet<String>,
    /// Columns that are gone, and their heart with them: another of that id may have another name.
    pub gone: BTreeSet<String>,
}

/// What follows from `touches`; `txn` reads the document with them in place.
pub fn consequences<T: ReadTxn>(
    template: &Template,
    maker: Maker,
    touches: &[Touch],
    txn: &T,
) -> Consequences {
    let row = template
        .matrix
        .as_ref()
        .and_then(|matrix| matrix.heart_row());
    let Some(row) = row.filter(|row| !row.cleared_by.is_empty()) else {
        return Consequences::default();
    };
    let mut found = Consequences::default();
    let mut changed = BTreeMap::new();
    let mut set = BTreeSet::new();
    for touch in touches {
        match (touch.root.as_str(), touch.path.as_slice(), &touch.change) {
            ("cells", [key], change) => changed.extend(changed_text(row, key, change)),
            (HEARTS, [column], TouchChange::Added(_) | TouchChange::Replaced { .. }) => {
                set.insert(column.as_str());
            }
            ("columns", [column], TouchChange::Removed { .. } | TouchChange::Replaced { .. })
                if [HEARTS, CLEARED]
                    .iter()
                    .any(|root| get(txn, root, column).is_some()) =>
            {
                found.gone.insert(column.clone());
            }
            _ => {}
        }
    }
    let touched: BTreeSet<&str> = changed.keys().copied().chain(set.iter().copied()).collect();
    for column in touched
        .into_iter()
        .filter(|column| !found.gone.contains(*column))
    {
        let Some(heart) = get(txn, HEARTS, column) else {
            continue;
        };
        let cause = changed.get(column).copied();
        let stands = match over(&heart) {
            _ if !set.contains(column) => false,
            Some(given_over) => *given_over == *digest(txn, row, column),
            None => cause.is_none() || maker == Maker::Program,
        };
        if !stands {
            let cause = cause.unwrap_or_default().to_owned();
            found.cleared.insert(column.to_owned(), cause);
        } else if get(txn, CLEARED, column).is_some() {
            found.settled.insert(column.to_owned());
        }
    }
    found
}

/// The column and row of a text that takes a heart away by its change. An empty cell that comes says nothing.
fn changed_text<'k>(
    row: &FixedSpec,
    key: &'k str,
    change: &TouchChange,
) -> Option<(&'k str, &'k str)> {
    let (changed, column) = key.split_once(':')?;
    let is_empty = matches!(change, TouchChange::Added(Any::String(text)) if text.is_empty());
    let counts = row.cleared_by.iter().any(|slug| slug == changed);
    (counts && !is_empty).then_some((column, changed))
}

impl Consequences {
    /// Whether nothing follows.
    pub fn is_empty(&self) -> bool {
        self.cleared.is_empty() && self.settled.is_empty() && self.gone.is_empty()
    }

    /// Writes them down; `at_ms` is when, UTC.
    pub fn write(&self, txn: &mut TransactionMut<'_>, at_ms: i64) {
        let hearts = txn.get_or_insert_map(HEARTS);
        let cleared = txn.get_or_insert_map(CLEARED);
        for (column, row) in &self.cleared {
            hearts.remove(txn, column);
            let why = HashMap::from([
                ("row".to_owned(), Any::from(row.as_str())),
                ("at".to_owned(), Any::from(at_ms as f64)),
            ]);
            cleared.insert(txn, column.clone(), Any::from(why));
        }
        for column in self.settled.iter().chain(&self.gone) {
            cleared.remove(txn, column);
        }
        for column in &self.gone {
            hearts.remove(txn, column);
        }
    }
}

fn get<T: ReadTxn>(txn: &T, root: &str, key: &str) -> Option<Out> {
    txn.get_map(root)?.get(txn, key)
}

fn over(heart: &Out) -> Option<Arc<str>> {
    match heart {
        Out::Any(Any::Map(map)) => match map.get(OVER) {
            Some(Any::String(over)) => Some(Arc::clone(over)),
            _ => None,
        },
        _ => None,
    }
}

/// Tells the texts of a column apart, by `cleared_by` in order: two sums over their UTF-16 units, as
/// `docs/reference/live-document.md` gives them.
fn digest<T: ReadTxn>(txn: &T, row: &FixedSpec, column: &str) -> String {
    let texts =
        row.cleared_by.iter().map(
            |slug| match get(txn, "cells", &format!("{slug}:{column}")) {
                Some(Out::YText(text)) => text.get_string(txn),
                _ => String::new(),
            },
        );
    digest_of(texts)
}

/// The same of texts at hand.
pub fn digest_of(texts: impl IntoIterator<Item = String>) -> String {
    let (mut a, mut b) = (0x811c_9dc5_u32, 0x1234_5678_u32);
    let mut take = |unit: u32| {
        a = (a ^ unit).wrapping_mul(0x0100_0193);
        b = (b ^ unit).wrapping_mul(0x85eb_ca6b).rotate_left(13);
    };
    for text in texts {
        text.encode_utf16().for_each(|unit| take(u32::from(unit)));
        // No UTF-16 unit is as large: texts do not run into each other.
        take(0x1_0000);
    }
    format!("{a:08x}{b:08x}")
}
