//! The document of a canvas that is made of a ready content.
use yrs::{Doc, Map, ReadTxn, StateVector, TextPrelim, Transact, TransactionMut, WriteTxn};

use crate::content::{Content, Lane};
use crate::fill::fill;
use crate::seed;
use crate::template::{AxisSpec, MatrixSpec, Template};

/// The document's v1 update: what [`seed`](crate::seed) lays for every canvas, and of notes and open lanes those of
/// `content` only. The same bytes for the same arguments.
pub fn lay(template: &Template, content: &Content, generation: &str) -> Vec<u8> {
    let doc = Doc::with_options(seed::options());
    let mut txn = doc.transact_mut();
    seed::frame(&mut txn, template, generation);
    fill(&mut txn, content);
    if let Some(matrix) = &template.matrix {
        cells(&mut txn, matrix, content);
    }
    txn.encode_diff_v1(&StateVector::default())
}

/// The empty cells that the content does not name.
fn cells(txn: &mut TransactionMut, matrix: &MatrixSpec, content: &Content) {
    let root = txn.get_or_insert_map("cells");
    for row in lanes(&matrix.rows, &content.rows) {
        for column in lanes(&matrix.columns, &content.columns) {
            let key = format!("{row}:{column}");
            if matrix.takes_text(row, column) && root.get(txn, &key).is_none() {
                root.insert(txn, key, TextPrelim::new(""));
            }
        }
    }
}

/// Ids of the lanes, fixed and added.
fn lanes<'a>(axis: &'a AxisSpec, added: &'a [Lane]) -> impl Iterator<Item = &'a str> {
    let fixed = axis.fixed.iter().map(|lane| lane.slug.as_str());
    fixed.chain(added.iter().map(|lane| lane.id.as_str()))
}
