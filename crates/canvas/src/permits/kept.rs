//! What stood in the columns of partners, so that a column which was taken away comes back with the same words.
use std::collections::{BTreeMap, BTreeSet};

use yrs::{GetString, Map, MapRef, Out, ReadTxn};

use super::Touch;
use crate::template::{MatrixSpec, Template};

/// Names and words of partners' columns as each last stood. Kept beside a document while it is open: the document
/// itself forgets what is removed.
#[derive(Clone, Debug, Default)]
pub struct Kept(BTreeMap<String, Words>);

/// The texts of a column, by part of its heading and by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Words {
    heading: BTreeMap<String, String>,
    cells: BTreeMap<String, String>,
}

impl Kept {
    /// Of every column that stands; of none where columns are no partners.
    pub fn read<T: ReadTxn>(template: &Template, txn: &T) -> Self {
        let mut kept = Self::default();
        if let (Some(matrix), Some(columns)) = (of_partners(template), txn.get_map("columns")) {
            let ids: Vec<&str> = columns.keys(txn).collect();
            ids.into_iter().for_each(|id| kept.keep(matrix, id, txn));
        }
        kept
    }

    /// Keeps up with a change; `txn` reads the document with it in place. What is gone stays as it was.
    pub fn follow<T: ReadTxn>(&mut self, template: &Template, touches: &[Touch], txn: &T) {
        let Some(matrix) = of_partners(template) else {
            return;
        };
        let touched: BTreeSet<&str> = touches.iter().filter_map(column_of).collect();
        for id in touched {
            self.keep(matrix, id, txn);
        }
    }

    fn keep<T: ReadTxn>(&mut self, matrix: &MatrixSpec, id: &str, txn: &T) {
        if let Some(words) = words(matrix, id, txn) {
            self.0.insert(id.to_owned(), words);
        }
    }

    /// Whether the cell says what it said when its column last stood, or nothing.
    pub(super) fn holds_cell<T: ReadTxn>(&self, row: &str, column: &str, txn: &T) -> bool {
        let now = cell(row, column, txn);
        let was = self.0.get(column).and_then(|words| words.cells.get(row));
        now.is_empty() || was == Some(&now)
    }

    /// Whether the column is called what it was called when it last stood.
    pub(super) fn holds_heading<T: ReadTxn>(&self, column: &str, lane: &MapRef, txn: &T) -> bool {
        self.0
            .get(column)
            .is_some_and(|words| words.heading == heading(lane, txn))
    }
}

fn of_partners(template: &Template) -> Option<&MatrixSpec> {
    template
        .matrix
        .as_ref()
        .filter(|matrix| matrix.has_partners())
}

/// The column that a touch is about.
fn column_of(touch: &Touch) -> Option<&str> {
    let first = touch.path.first()?;
    match touch.root.as_str() {
        "columns" => Some(first),
        "cells" => first.split_once(':').map(|(_, column)| column),
        _ => None,
    }
}

/// The texts of a column that stands.
fn words<T: ReadTxn>(matrix: &MatrixSpec, id: &str, txn: &T) -> Option<Words> {
    let Some(Out::YMap(lane)) = txn.get_map("columns")?.get(txn, id) else {
        return None;
    };
    let rows = matrix.rows.fixed.iter().map(|row| row.slug.clone());
    let cells = rows.map(|row| (row.clone(), cell(&row, id, txn)));
    Some(Words {
        heading: heading(&lane, txn),
        cells: cells.collect(),
    })
}

fn heading<T: ReadTxn>(lane: &MapRef, txn: &T) -> BTreeMap<String, String> {
    lane.iter(txn)
        .filter_map(|(part, value)| match value {
            Out::YText(text) => Some((part.to_owned(), text.get_string(txn))),
            _ => None,
        })
        .collect()
}

fn cell<T: ReadTxn>(row: &str, column: &str, txn: &T) -> String {
    let key = format!("{row}:{column}");
    match txn.get_map("cells").and_then(|cells| cells.get(txn, &key)) {
        Some(Out::YText(text)) => text.get_string(txn),
        _ => String::new(),
    }
}
