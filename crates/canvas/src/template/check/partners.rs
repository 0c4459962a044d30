//! Rows that say who writes in them, and what takes a heart away.
use super::{Checked, fault};
use crate::sheet::{Mark, Writers};
use crate::template::{FixedSpec, MatrixSpec};

pub(super) fn check(matrix: &MatrixSpec) -> Checked {
    for (i, lane) in matrix.columns.fixed.iter().enumerate() {
        if lane.writers.is_some() || !lane.cleared_by.is_empty() {
            let path = format!("matrix.columns.fixed.{i}");
            return fault(
                path,
                "partners are columns: only a row says who writes in it",
            );
        }
    }
    let mut hearts = 0;
    for (i, lane) in matrix.rows.fixed.iter().enumerate() {
        let at = |key: &str| format!("matrix.rows.fixed.{i}.{key}");
        let is_heart = lane.mark.is_some_and(|rule| rule.mark == Mark::Heart);
        hearts += usize::from(is_heart);
        if hearts > 1 {
            return fault(
                at("mark"),
                "one row of hearts is enough: they are kept by column",
            );
        }
        if lane.writers.is_some() && !matrix.columns.open {
            return fault(
                at("writers"),
                "partners are columns that people add, and these are fixed",
            );
        }
        if is_heart && lane.writers == Some(Writers::Others) {
            return fault(at("writers"), "a heart is the partner's own");
        }
        cleared_by(matrix, lane, is_heart, &at("cleared_by"))?;
    }
    Ok(())
}

fn cleared_by(matrix: &MatrixSpec, lane: &FixedSpec, is_heart: bool, path: &str) -> Checked {
    if !is_heart && !lane.cleared_by.is_empty() {
        return fault(path, "only a heart is taken away by a change");
    }
    for (k, row) in lane.cleared_by.iter().enumerate() {
        let takes_text = matrix.rows.fixed(row).is_some_and(|lane| lane.text);
        if !takes_text {
            return fault(
                format!("{path}.{k}"),
                format!("\"{row}\" is no row that takes text"),
            );
        }
        if lane.cleared_by[..k].contains(row) {
            return fault(format!("{path}.{k}"), format!("\"{row}\" is named twice"));
        }
    }
    Ok(())
}
