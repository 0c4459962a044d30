//! Ticks, crosses and hearts: one value each, signed.
use yrs::ReadTxn;

use super::values::{check, signer};
use super::{Case, Denial, Permit, TouchChange};
use crate::sheet::Mark;

impl<T: ReadTxn> Case<'_, T> {
    /// A tick or cross on a cell (`row:column`) or on a note.
    pub(super) fn tick(&self, key: &str, change: &TouchChange) -> Permit {
        let stands = if key.contains(':') {
            let (matrix, row, column) = self.cell_place(key)?;
            let mark = matrix.mark_of(row, column).map(|rule| rule.mark);
            if !matches!(mark, Some(Mark::Tick | Mark::Cross)) {
                return Err(Denial::UnknownPlace);
            }
            self.stands("rows", row) && self.stands("columns", column)
        } else {
            self.get("notes", key).is_some()
        };
        self.mark("ticks", stands, change)?;
        match change {
            TouchChange::Removed { .. } => Ok(()),
            _ => self.tick_value(self.get("ticks", key).as_ref()),
        }
    }

    /// A partner's heart, by its column.
    pub(super) fn heart(&self, column: &str, change: &TouchChange) -> Permit {
        let matrix = self.template.matrix.as_ref().ok_or(Denial::UnknownPlace)?;
        if !matrix.marks().any(|rule| rule.mark == Mark::Heart) {
            return Err(Denial::UnknownPlace);
        }
        let stands = self.stands("columns", column);
        match matrix.heart_row().and_then(|row| row.writers) {
            // It is the partner's, whoever of those who speak for it has set it.
            Some(_) if stands => {
                check(*change != TouchChange::TextEdited).map_err(|_| Denial::UnknownPlace)?;
                self.open(&["hearts"])?;
                self.speaks_for(column)?;
            }
            _ => self.mark("hearts", stands, change)?,
        }
        match change {
            TouchChange::Removed { .. } => Ok(()),
            _ => self.heart_value(self.get("hearts", column).as_ref()),
        }
    }

    /// Whether a mark may be set, changed or taken away. `stands`: what it is on is still there.
    fn mark(&self, root: &str, stands: bool, change: &TouchChange) -> Permit {
        match change {
            TouchChange::TextEdited => Err(Denial::UnknownPlace),
            TouchChange::Removed { .. } if !stands => {
                self.open(&[root, "rows", "columns"])?;
                self.ours()
            }
            _ if !stands => Err(Denial::UnknownPlace),
            TouchChange::Added(_) => self.open(&[root]),
            TouchChange::Replaced { old, .. } | TouchChange::Removed { old } => {
                self.open(&[root])?;
                self.yours(signer(old))
            }
        }
    }
}
