//! What belongs to the whole group: fields, choices, rows, columns and cells.
use yrs::{Any, Map, Out, ReadTxn, Text};

use super::values::{self, check, is_key, label};
use super::{Case, Denial, Permit, TouchChange};
use crate::limits::CHOICES_MAX;
use crate::summary::Part;
use crate::template::{AxisSpec, FieldSpec, MatrixSpec};

/// Where the parts of a table are opened.
const LANES: [&str; 2] = ["rows", "columns"];

impl<T: ReadTxn> Case<'_, T> {
    pub(super) fn field(&self, slug: &str, change: &TouchChange) -> Permit {
        match Part::of_key(slug) {
            // Open in every step: what was seen and decided is written when it is.
            Some(_) => self.ours()?,
            None => drop(self.field_of(slug, false)?),
        }
        self.text_key(change, self.get("fields", slug).as_ref())
    }

    pub(super) fn choices(&self, slug: &str, change: &TouchChange) -> Permit {
        self.field_of(slug, true)?;
        match (change, self.get("choices", slug)) {
            (TouchChange::Added(_), Some(Out::YMap(map))) => {
                check(map.len(self.txn) as usize <= CHOICES_MAX)?;
                check(
                    map.iter(self.txn)
                        .all(|(option, value)| is_chosen(option, &value)),
                )
            }
            (TouchChange::Added(_), _) => Err(Denial::BadValue),
            (TouchChange::TextEdited, _) => Err(Denial::UnknownPlace),
            _ => Err(Denial::Removed),
        }
    }

    pub(super) fn choice(&self, slug: &str, option: &str, change: &TouchChange) -> Permit {
        self.field_of(slug, true)?;
        match change {
            TouchChange::Removed { .. } => Ok(()),
            TouchChange::TextEdited => Err(Denial::UnknownPlace),
            TouchChange::Added(_) | TouchChange::Replaced { .. } => {
                let map = self.map("choices", slug).ok_or(Denial::BadValue)?;
                check(
                    map.get(self.txn, option)
                        .is_some_and(|value| is_chosen(option, &value)),
                )?;
                check(map.len(self.txn) as usize <= CHOICES_MAX)
            }
        }
    }

    /// The field of that slug, when it may be written on. `is_choice` says which root asks.
    fn field_of(&self, slug: &str, is_choice: bool) -> Result<&FieldSpec, Denial> {
        let field = self
            .template
            .field(slug)
            .filter(|field| field.input.is_choice() == is_choice);
        let field = field.ok_or(Denial::UnknownPlace)?;
        self.open(&[&format!("field:{slug}")])?;
        self.ours()?;
        Ok(field)
    }

    /// A key that holds a shared text for good: it may come, and be written in, but not go.
    fn text_key(&self, change: &TouchChange, value: Option<&Out>) -> Permit {
        match change {
            TouchChange::Added(_) | TouchChange::TextEdited => self.text(value),
            TouchChange::Replaced { .. } => self.may_remove().and_then(|()| self.text(value)),
            TouchChange::Removed { .. } => Err(Denial::Removed),
        }
    }

    /// `root` is `rows` or `columns`.
    pub(super) fn lane(&self, root: &str, id: &str, change: &TouchChange) -> Permit {
        let axis = self.open_axis(root)?;
        self.lane_of_partner(root, id, change)?;
        match change {
            TouchChange::Added(_) if is_seeded(root, id, axis) => {}
            TouchChange::Added(_) => values::id(id)?,
            // Removed and brought back by undoing, in one sync.
            TouchChange::Replaced { .. } => {}
            TouchChange::Removed { .. } => return Ok(()),
            TouchChange::TextEdited => return Err(Denial::UnknownPlace),
        }
        let lane = self.map(root, id).ok_or(Denial::BadValue)?;
        lane.iter(self.txn).try_for_each(|(key, value)| match key {
            "order" => values::order(&value),
            "ref" => label(&value),
            _ => self
                .lane_part(axis, key)
                .and_then(|()| self.text(Some(&value))),
        })
    }

    pub(super) fn lane_key(&self, root: &str, id: &str, key: &str, change: &TouchChange) -> Permit {
        let axis = self.open_axis(root)?;
        let lane = self.map(root, id).ok_or(Denial::UnknownPlace)?;
        let value = lane.get(self.txn, key);
        if key == "ref" {
            if !self.leads() {
                self.name_of_partner(root, id)?;
            }
            return match value {
                Some(value) => label(&value),
                None => Ok(()),
            };
        }
        if key != "order" {
            self.name_of_partner(root, id)?;
            self.lane_part(axis, key)?;
            return self.text_key(change, value.as_ref());
        }
        match (change, value) {
            (TouchChange::Added(_) | TouchChange::Replaced { .. }, Some(value)) => {
                values::order(&value)
            }
            (TouchChange::TextEdited, _) => Err(Denial::UnknownPlace),
            _ => Err(Denial::BadValue),
        }
    }

    fn lane_part(&self, axis: &AxisSpec, key: &str) -> Permit {
        if axis.parts.iter().any(|part| part == key) {
            Ok(())
        } else {
            Err(Denial::UnknownPlace)
        }
    }

    fn open_axis(&self, root: &str) -> Result<&AxisSpec, Denial> {
        let axis = self
            .axis(root)
            .filter(|axis| axis.open)
            .ok_or(Denial::UnknownPlace)?;
        self.open(&[root])?;
        self.ours()?;
        Ok(axis)
    }

    fn axis(&self, root: &str) -> Option<&AxisSpec> {
        let matrix = self.template.matrix.as_ref()?;
        Some(if root == "rows" {
            &matrix.rows
        } else {
            &matrix.columns
        })
    }

    /// Whether a row or column stands there: a fixed one, or one that people added.
    pub(super) fn stands(&self, root: &str, id: &str) -> bool {
        let fixed = self.axis(root).is_some_and(|axis| axis.fixed(id).is_some());
        let open = self.axis(root).is_some_and(|axis| axis.open);
        fixed || (open && self.get(root, id).is_some())
    }

    pub(super) fn cell(&self, key: &str, change: &TouchChange) -> Permit {
        let (matrix, row, column) = self.cell_place(key)?;
        self.ours()?;
        let stands = self.stands("rows", row) && self.stands("columns", column);
        let value = self.get("cells", key);
        let empty = matches!(&value, Some(Out::YText(text)) if text.len(self.txn) == 0);
        match change {
            TouchChange::Removed { .. } if !stands => return self.open(&LANES),
            TouchChange::Replaced { .. }
                if self.came_back("rows", row) || self.came_back("columns", column) => {}
            TouchChange::Removed { .. } | TouchChange::Replaced { .. } => self.may_remove()?,
            TouchChange::Added(_) if !stands => return Err(Denial::UnknownPlace),
            TouchChange::Added(_) | TouchChange::TextEdited => {}
        }
        // An empty cell that comes says nothing on anybody's behalf.
        if !(empty && matches!(change, TouchChange::Added(_))) {
            self.writer_of(row, column)?;
        }
        if matches!(change, TouchChange::Removed { .. }) {
            return Ok(());
        }
        self.text(value.as_ref())?;
        // Who adds a column makes its cells, whatever they take and whichever step is under way.
        if empty && matches!(change, TouchChange::Added(_)) {
            return self
                .open_cell(row, column)
                .or_else(|denial| self.open(&LANES).map_err(|_| denial));
        }
        if !matrix.takes_text(row, column) {
            return Err(Denial::UnknownPlace);
        }
        self.open_cell(row, column)
    }

    /// Whether a row or column was removed and brought back by this very change, and its cells with it.
    fn came_back(&self, root: &str, id: &str) -> bool {
        self.touches.iter().any(|touch| {
            let replaced = matches!(touch.change, TouchChange::Replaced { .. });
            replaced && touch.root == root && touch.path == [id]
        })
    }

    /// The table, row and column of a cell's key.
    pub(super) fn cell_place<'k>(
        &self,
        key: &'k str,
    ) -> Result<(&MatrixSpec, &'k str, &'k str), Denial> {
        let matrix = self.template.matrix.as_ref().ok_or(Denial::UnknownPlace)?;
        let (row, column) = key.split_once(':').ok_or(Denial::UnknownPlace)?;
        Ok((matrix, row, column))
    }

    pub(super) fn open_cell(&self, row: &str, column: &str) -> Permit {
        self.open(&["cells", &format!("cells:{row}"), &format!("cells:{column}")])
    }

    /// Who last wrote in a field or cell.
    pub(super) fn written(&self, key: &str, change: &TouchChange) -> Permit {
        match key.split_once(':') {
            Some(("field", slug)) if Part::of_key(slug).is_some() => {}
            Some(("field", slug)) => {
                self.template.field(slug).ok_or(Denial::UnknownPlace)?;
                self.open(&[&format!("field:{slug}")])?;
            }
            Some(("cell", cell)) => {
                let (_, row, column) = self.cell_place(cell)?;
                let stands = self.stands("rows", row) && self.stands("columns", column);
                match change {
                    TouchChange::Removed { .. } if !stands => self.open(&LANES)?,
                    _ if !stands => return Err(Denial::UnknownPlace),
                    _ => self
                        .open_cell(row, column)
                        .and_then(|()| self.writer_of(row, column))?,
                }
            }
            _ => return Err(Denial::UnknownPlace),
        }
        self.ours()?;
        match change {
            TouchChange::Removed { .. } => Ok(()),
            TouchChange::TextEdited => Err(Denial::UnknownPlace),
            _ => self.signature(self.get(super::WRITTEN, key).as_ref()),
        }
    }
}

/// `r1`, `c2` …: lanes that stood ready come back by undoing.
fn is_seeded(root: &str, id: &str, axis: &AxisSpec) -> bool {
    let number = id.strip_prefix(if root == "rows" { 'r' } else { 'c' });
    number
        .and_then(|n| n.parse::<u32>().ok())
        .is_some_and(|n| (1..=axis.start).contains(&n))
}

fn is_chosen(option: &str, value: &Out) -> bool {
    is_key(option) && *value == Out::Any(Any::Bool(true))
}
