//! Carrying is writing: on a canvas of partners it keeps to who may write for whom, as everybody's own writing does.
use canvas::Template;
use canvas::flows::Carried;
use canvas::sheet::Writers;

use crate::features::workspaces::Spoken;

/// Takes out of `carried` what whoever `spoken` is about may not write; it counts among what was left.
pub(super) fn keep_to_own(carried: &mut Carried, template: &Template, spoken: &Spoken) {
    let Some(matrix) = &template.matrix else {
        return;
    };
    let is_refused = |key: &&String| {
        let Some((row, column)) = key.split_once(':') else {
            return false;
        };
        match matrix.writers_of(row) {
            Some(Writers::Partner) => !spoken.names.is_empty() && !spoken.own.contains(column),
            Some(Writers::Others) => spoken.own.contains(column),
            None => false,
        }
    };
    let cells = carried.content.cells.keys();
    let refused: Vec<String> = cells.filter(is_refused).cloned().collect();
    for key in refused {
        let text = carried.content.cells.remove(&key).unwrap_or_default();
        let place = format!("cell:{key}");
        carried.content.written.remove(&place);
        carried
            .placed
            .retain(|placed| !placed.is_new || placed.to_place != place);
        carried.left.push(text);
    }
}
