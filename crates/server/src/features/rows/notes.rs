//! The notes of a canvas as rows: what the page shows and what the file carries.
use std::collections::{BTreeSet, HashMap};

use canvas::Template;
use canvas::content::Content;

use crate::features::results;
use crate::features::votes::{Round, can_vote};
use crate::i18n::{Lang, sort_key};
use crate::web::tables::{Cell, Column, Table};

/// The column of a note's first line.
pub const NAME: &str = "name";
/// The column of its zone.
pub const ZONE: &str = "zone";
/// The column of the votes that it got.
const VOTES: &str = "votes";
/// Columns that come first on the page, in this order; the others follow.
const FIRST: [&str; 3] = [NAME, "remark", ZONE];
/// Columns that the page leaves out while nothing stands in them.
const ONLY_FILLED: [&str; 3] = ["tick", "circles", VOTES];
/// Characters of the columns that are ours alone.
const WIDTHS: [f64; 2] = [14.0, 40.0];

/// A column and its name in addresses.
#[derive(Clone, Debug)]
pub struct Named {
    /// In addresses.
    pub name: String,
    /// Its heading.
    pub column: Column,
}

/// A note.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Slug of its zone.
    pub zone: String,
    /// Who wrote it.
    pub author: String,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// Notes as rows, in the order of the list.
#[derive(Clone, Debug)]
pub struct Notes {
    /// Columns.
    pub columns: Vec<Named>,
    /// Rows.
    pub rows: Vec<Row>,
}

impl Notes {
    /// Every note of the canvas; `rounds` are its closed votes, newest first.
    pub fn new(lang: Lang, template: &Template, content: &Content, rounds: &[Round]) -> Self {
        let (columns, lines) = results::note_rows(lang, template, content);
        let named = |(name, column)| Named { name, column };
        let mut notes = Self {
            columns: columns.into_iter().map(named).collect(),
            rows: content
                .notes
                .iter()
                .zip(lines)
                .map(|(note, cells)| Row {
                    id: note.id.clone(),
                    zone: note.zone.clone(),
                    author: note.by.clone(),
                    cells,
                })
                .collect(),
        };
        if can_vote(template) {
            notes.add_votes(lang, rounds);
        }
        notes.order();
        notes.leave_out(template);
        notes
    }

    /// What each note got in the newest closed vote that was about it.
    fn add_votes(&mut self, lang: Lang, rounds: &[Round]) {
        let mut got: HashMap<&str, i64> = HashMap::new();
        for outcome in rounds.iter().flat_map(|round| &round.outcome) {
            got.entry(&outcome.note).or_insert(outcome.votes);
        }
        for row in &mut self.rows {
            let votes = got.get(row.id.as_str()).copied();
            row.cells.push(votes.map_or_else(
                || "".into(),
                |votes| Cell::Count(usize::try_from(votes).unwrap_or(0)),
            ));
        }
        self.columns.push(Named {
            name: VOTES.to_owned(),
            column: Column::new(lang.text("votes-votes"), WIDTHS[0]),
        });
    }

    fn order(&mut self) {
        let rank = |column: &Named| {
            let first = FIRST.iter().position(|name| *name == column.name);
            let is_mark = column.name == VOTES || !column.column.is_people;
            match (first, column.name.as_str(), is_mark) {
                (Some(at), ..) => at,
                (None, "links", _) => FIRST.len() + 1,
                (None, "time", _) | (None, _, false) => FIRST.len() + 2,
                (None, _, true) => FIRST.len(),
            }
        };
        let mut places: Vec<usize> = (0..self.columns.len()).collect();
        places.sort_by_key(|at| rank(&self.columns[*at]));
        self.columns = places.iter().map(|at| self.columns[*at].clone()).collect();
        for row in &mut self.rows {
            row.cells = places.iter().map(|at| row.cells[*at].clone()).collect();
        }
    }

    /// Leaves out what would say nothing: the kind where there is one only, and marks that nobody has set.
    fn leave_out(&mut self, template: &Template) {
        let is_empty = |at: usize| {
            let mut rows = self.rows.iter();
            rows.all(|row| row.cells[at] == Cell::Text(String::new()))
        };
        let columns = self.columns.iter().enumerate();
        let stays: Vec<bool> = columns
            .map(|(at, column)| match column.name.as_str() {
                "kind" => template.note_kinds.len() > 1,
                name if ONLY_FILLED.contains(&name) => !is_empty(at),
                _ => true,
            })
            .collect();
        let mut each = stays.iter();
        self.columns.retain(|_| each.next() == Some(&true));
        for row in &mut self.rows {
            let mut each = stays.iter();
            row.cells.retain(|_| each.next() == Some(&true));
        }
    }

    /// Who has written, each once.
    pub fn authors(&self) -> Vec<String> {
        let names: BTreeSet<&String> = self.rows.iter().map(|row| &row.author).collect();
        let mut names: Vec<String> = names.into_iter().cloned().collect();
        names.retain(|name| !name.is_empty());
        names.sort_by_cached_key(|name| sort_key(name));
        names
    }

    /// The rows as a file, with the notes' ids, by which they are known when they come back.
    pub fn table(self, lang: Lang) -> Table {
        let id = Column::new(lang.text("rows-id"), WIDTHS[1]);
        let columns = self.columns.into_iter().map(|one| one.column);
        let rows = self.rows.into_iter().map(|row| {
            let mut cells = row.cells;
            cells.push(row.id.into());
            cells
        });
        Table {
            title: lang.text("table-notes"),
            columns: columns.chain([id]).collect(),
            rows: rows.collect(),
        }
    }
}
