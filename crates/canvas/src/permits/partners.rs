//! Who writes for a partner: a column's own cells by those who speak for it, the rest by the others.
//! Facilitators lead the work but speak for nobody; only whether a column stands is theirs.
use yrs::ReadTxn;

use super::{Case, Denial, Permit, TouchChange};
use crate::sheet::Writers;

impl<T: ReadTxn> Case<'_, T> {
    /// Whether the actor may write in this cell, by what its row says. While nobody speaks for anybody, a group
    /// shares one device, and its texts are open. With a column that a facilitator brings back comes what stood in
    /// it, and nothing else.
    pub(super) fn writer_of(&self, row: &str, column: &str) -> Permit {
        let matrix = self.template.matrix.as_ref().ok_or(Denial::UnknownPlace)?;
        let is_back = self.leads() && self.comes_back(column);
        if is_back && self.kept.holds_cell(row, column, self.txn) {
            return Ok(());
        }
        match matrix.writers_of(row) {
            Some(Writers::Partner) if !self.actor.voices.all.is_empty() => self.speaks_for(column),
            Some(Writers::Others) if self.actor.voices.own.contains(column) => {
                Err(Denial::OwnPraise)
            }
            _ => Ok(()),
        }
    }

    /// Passes on a column that the actor speaks for.
    pub(super) fn speaks_for(&self, column: &str) -> Permit {
        if self.actor.voices.own.contains(column) {
            Ok(())
        } else {
            Err(Denial::NotPartner)
        }
    }

    /// A partner whom somebody speaks for is taken away by facilitators only, and comes back under its own name.
    pub(super) fn lane_of_partner(&self, root: &str, id: &str, change: &TouchChange) -> Permit {
        match change {
            TouchChange::Removed { .. } | TouchChange::Replaced { .. }
                if self.is_spoken_for(root, id) && !self.leads() =>
            {
                Err(Denial::NotPartner)
            }
            TouchChange::Added(_) | TouchChange::Replaced { .. } => {
                self.map(root, id).map_or(Ok(()), |lane| {
                    match self.kept.holds_heading(id, &lane, self.txn) {
                        true => Ok(()),
                        false => self.name_of_partner(root, id),
                    }
                })
            }
            _ => Ok(()),
        }
    }

    /// A partner whom somebody speaks for is named by those: a heart belongs to the name above it.
    pub(super) fn name_of_partner(&self, root: &str, id: &str) -> Permit {
        if self.is_spoken_for(root, id) {
            self.speaks_for(id)
        } else {
            Ok(())
        }
    }

    fn is_spoken_for(&self, root: &str, id: &str) -> bool {
        root == "columns" && self.actor.voices.all.contains(id)
    }

    /// Whether the column comes with this change, with what stood in it.
    fn comes_back(&self, column: &str) -> bool {
        self.touches.iter().any(|touch| {
            let is_it = touch.root == "columns" && touch.path.len() == 1 && touch.path[0] == column;
            let comes = matches!(
                touch.change,
                TouchChange::Added(_) | TouchChange::Replaced { .. }
            );
            is_it && comes
        })
    }
}
