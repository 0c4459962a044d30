//! What the rows of a table say: descriptions to publish, or what is wrong with which cell. No I/O.
use std::collections::{HashMap, HashSet};

use super::columns::{self, Column, Part, recognise};
use super::faults::{CellFault, FAULTS_MAX, Why};
use super::grid::{Cell, Grid, Odd, Row};
use super::terms::{Terms, nearest};
use crate::features::catalogue::bring::{Brought, IDENTIFIER_CHARS_MAX};
use crate::features::catalogue::bulk::Known;
use crate::features::catalogue::model::{
    CONTACT_CHARS_MAX, Description, LINE_CHARS_MAX, LifeCycle, PLACE_CHARS_MAX, Place,
    TEXT_CHARS_MAX,
};
use crate::i18n::Lang;
use crate::web::forms::one_line;

/// Identifiers of the row that shows in the template how one is filled in.
pub(super) const EXAMPLES: [&str; 3] = ["esimerkki", "exempel", "example"];

/// A row that says a description.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// Its number.
    pub row: usize,
    /// What it says.
    pub brought: Brought,
}

/// What came of a table.
#[derive(Default)]
pub(super) struct Judged {
    /// What is to be published, in the order of the rows.
    pub said: Vec<Said>,
    /// What is wrong, in the order of the rows; at most [`FAULTS_MAX`].
    pub faults: Vec<CellFault>,
    /// How much is wrong.
    pub count: usize,
}

/// Reads every row, in a workspace with these `places`. What a table has no column for stays as it is in the entry that a
/// row's identifier names; an empty cell empties it.
pub(super) fn judge(grid: &Grid, known: &Known, places: &HashSet<String>) -> Judged {
    let mut judge = Judge {
        places,
        heads: Vec::new(),
        terms: Terms::new(),
        judged: Judged::default(),
        identifiers: HashMap::new(),
        entries: HashSet::new(),
        missing: HashSet::new(),
        head_row: grid.head.number,
    };
    judge.head(&grid.head);
    for row in &grid.rows {
        judge.row(row, known);
    }
    judge.judged.faults.sort_by_key(CellFault::place);
    judge.judged
}

/// Identifiers that a table names.
pub(super) fn identifiers(grid: &Grid) -> Vec<String> {
    let mut heads = grid.head.cells.iter();
    let is_identifier = |cell: &Cell| recognise(cell.words()) == Some(Column::Identifier);
    let Some(at) = heads.position(is_identifier) else {
        return Vec::new();
    };
    let named = grid.rows.iter().filter_map(|row| row.cells.get(at));
    let named = named.map(|cell| one_line(cell.words()));
    named.filter(|words| !words.is_empty()).collect()
}

struct Judge<'a> {
    /// Ids of the workspace's service places.
    places: &'a HashSet<String>,
    /// What each column is; none for one that is not read.
    heads: Vec<Option<Column>>,
    terms: Terms,
    judged: Judged,
    /// In which row each identifier stands.
    identifiers: HashMap<String, usize>,
    /// Entries that a row has meant already.
    entries: HashSet<String>,
    /// Columns that are told to be missing.
    missing: HashSet<Column>,
    head_row: usize,
}

impl Judge<'_> {
    fn fault(&mut self, row: usize, column: Option<Column>, value: &str, why: Why) {
        self.judged.count += 1;
        if self.judged.faults.len() >= FAULTS_MAX {
            return;
        }
        let at = column.and_then(|column| {
            let mut heads = self.heads.iter();
            heads.position(|head| *head == Some(column))
        });
        self.judged
            .faults
            .push(CellFault::new(row, at, column, value, why));
    }

    fn head(&mut self, head: &Row) {
        let mut seen = HashSet::new();
        for (at, cell) in head.cells.iter().enumerate() {
            let words = cell.words();
            let found = recognise(words);
            let why = match found {
                Some(column) if !seen.insert(column) => Some(Why::HeadTwice),
                None if !words.is_empty() => Some(Why::HeadUnknown {
                    near: Lang::ALL
                        .into_iter()
                        .find_map(|lang| nearest(words, &columns::offered(lang))),
                }),
                _ => None,
            };
            if let Some(why) = why {
                self.judged.count += 1;
                let fault = CellFault::new(head.number, Some(at), None, words, why);
                self.judged.faults.push(fault);
                self.heads.push(None);
            } else {
                self.heads.push(found);
            }
        }
    }

    fn row(&mut self, row: &Row, known: &Known) {
        let before = self.judged.count;
        self.beside_the_heads(row);
        let identifier = self.identifier(row);
        let entry = identifier.as_deref().and_then(|id| known.get(id));
        if let Some(entry) = entry
            && !self.entries.insert(entry.entry.id.clone())
        {
            let value = identifier.clone().unwrap_or_default();
            self.fault(row.number, Some(Column::Identifier), &value, Why::SameEntry);
        }
        let mut description =
            entry.map_or_else(Description::default, |one| one.description.clone());
        let places = description.places.clone();
        for (at, cell) in self.filled(row) {
            self.own_place(row.number, at, &cell, &places);
            self.cell(row.number, at, &cell, &mut description);
        }
        unlink(&mut description, &places, &self.heads);
        let mut description = description.tidied();
        if let Some(one) = entry
            && description != one.description
            && description.clone().in_current_terms() == one.description.clone().in_current_terms()
        {
            // Terms that were merged since are no change of the owner's.
            description = one.description.clone();
        }
        // What else the row lacks is told with its wrong cells, so that one round mends it.
        if self.is_whole(row.number, &description) && self.judged.count == before {
            let brought = Brought {
                identifier,
                description,
            };
            self.judged.said.push(Said {
                row: row.number,
                brought,
            });
        }
    }

    /// The row's cells by column, empty ones too.
    fn filled(&self, row: &Row) -> Vec<(Column, Cell)> {
        let heads = self.heads.iter().enumerate();
        let heads = heads.filter_map(|(at, head)| head.map(|column| (at, column)));
        heads
            .map(|(at, column)| {
                let empty = || Cell::Text(String::new());
                (column, row.cells.get(at).cloned().unwrap_or_else(empty))
            })
            .collect()
    }

    /// What stands under no heading belongs to nothing.
    fn beside_the_heads(&mut self, row: &Row) {
        let mut beside = row.cells.iter().enumerate().skip(self.heads.len());
        let beside = beside.find(|(_, cell)| !cell.words().is_empty());
        if let Some((at, cell)) = beside {
            self.judged.count += 1;
            if self.judged.faults.len() < FAULTS_MAX {
                let words = cell.words();
                let fault = CellFault::new(row.number, Some(at), None, words, Why::Headless);
                self.judged.faults.push(fault);
            }
        }
    }

    fn identifier(&mut self, row: &Row) -> Option<String> {
        let column = Some(Column::Identifier);
        let at = self.heads.iter().position(|head| *head == column)?;
        let words = one_line(row.cells.get(at)?.words());
        if words.is_empty() {
            return None;
        }
        if EXAMPLES.contains(&columns::folded(&words).as_str()) {
            self.fault(row.number, column, &words, Why::Example);
        }
        if words.chars().count() > IDENTIFIER_CHARS_MAX {
            let max = IDENTIFIER_CHARS_MAX;
            self.fault(row.number, column, &words, Why::TooLong { max });
        }
        match self.identifiers.get(&words).copied() {
            Some(first) => self.fault(row.number, column, &words, Why::Twice { row: first }),
            None => {
                self.identifiers.insert(words.clone(), row.number);
            }
        }
        Some(words)
    }

    fn cell(&mut self, row: usize, column: Column, cell: &Cell, to: &mut Description) {
        if matches!(column, Column::Page | Column::Checked) {
            return;
        }
        let words = match cell {
            Cell::Odd { odd, text } => {
                let why = match odd {
                    Odd::Date => Why::Date,
                    Odd::Error => Why::Error,
                    Odd::Unclosed => Why::Unclosed,
                };
                return self.fault(row, Some(column), text, why);
            }
            Cell::Text(words) => words.as_str(),
        };
        let max = chars_max(column);
        if let Some(max) = max.filter(|max| words.chars().count() > *max) {
            return self.fault(row, Some(column), words, Why::TooLong { max });
        }
        match column {
            Column::Name => words.clone_into(&mut to.name),
            Column::Organisation => words.clone_into(&mut to.organisation),
            Column::Contact => words.clone_into(&mut to.contact),
            Column::Text(key) => {
                to.texts.insert(key.to_owned(), words.to_owned());
            }
            Column::Facet(key, _) => {
                let keys = self.keys(row, column, words);
                to.facets.insert(key.to_owned(), keys);
            }
            Column::Audiences => to.audiences = self.keys(row, column, words),
            Column::Municipalities => to.municipalities = self.keys(row, column, words),
            Column::Language => {
                let key = self.one_key(row, column, words);
                to.language = key.as_deref().and_then(Lang::parse).unwrap_or_default();
            }
            Column::LifeCycle => {
                let key = self.one_key(row, column, words);
                to.life_cycle = key
                    .as_deref()
                    .and_then(LifeCycle::parse)
                    .unwrap_or_default();
            }
            Column::Nationwide => {
                to.nationwide = self.one_key(row, column, words).as_deref() == Some("yes");
            }
            Column::Place(number, part) => place(to, number, part, words),
            Column::Identifier | Column::Page | Column::Checked => {}
        }
    }

    /// A service place is one of the workspace's, or one that the entry was at `before` and that is gone since.
    fn own_place(&mut self, row: usize, column: Column, cell: &Cell, before: &[Place]) {
        let id = cell.words();
        let is_id = matches!(column, Column::Place(_, Part::Id)) && !id.is_empty();
        let was_there = || before.iter().any(|one| one.place.as_deref() == Some(id));
        if is_id && !self.places.contains(id) && !was_there() {
            let why = Why::Said("catalogue-place-unknown");
            self.fault(row, Some(column), id, why);
        }
    }

    /// The keys of several words in a cell, parted by semicolons or line breaks.
    fn keys(&mut self, row: usize, column: Column, words: &str) -> Vec<String> {
        let words = words.split([';', '\n']).map(str::trim);
        let mut keys = Vec::new();
        for word in words.filter(|word| !word.is_empty()) {
            match self.terms.find(column, word) {
                Some(found) => keys.extend(found.iter().cloned()),
                None => {
                    let near = self.terms.near(column, word);
                    self.fault(row, Some(column), word, Why::Unknown { near });
                }
            }
        }
        keys
    }

    fn one_key(&mut self, row: usize, column: Column, word: &str) -> Option<String> {
        match word {
            "" => None,
            word => {
                let found = self.terms.find(column, word);
                let key = found.and_then(|keys| keys.first().cloned());
                if key.is_none() {
                    let near = self.terms.near(column, word);
                    self.fault(row, Some(column), word, Why::Unknown { near });
                }
                key
            }
        }
    }

    /// Whether the description has what it must have; what it lacks is told.
    /// Whether a cell is already told to be wrong: what it should have said is missing for that reason.
    fn is_told(&self, row: usize, column: Option<Column>) -> bool {
        let mut faults = self.judged.faults.iter().rev();
        faults.any(|fault| fault.is_of(row, column))
    }

    fn is_whole(&mut self, row: usize, description: &Description) -> bool {
        let faults = description.faults();
        for fault in &faults {
            let column = Column::of_part(&fault.part);
            let is_missing = |column: &Column| !self.heads.contains(&Some(*column));
            match column.filter(is_missing) {
                // The same for every row: told once, where the headings are.
                Some(column) => {
                    if self.missing.insert(column) {
                        self.fault(self.head_row, Some(column), "", Why::HeadMissing);
                    }
                }
                None if self.is_told(row, column) => {}
                None => self.fault(row, column, &fault.value, Why::Said(fault.why)),
            }
        }
        faults.is_empty()
    }
}

/// Letters that a cell of the column may hold.
fn chars_max(column: Column) -> Option<usize> {
    match column {
        Column::Name | Column::Organisation | Column::Place(_, Part::Name | Part::Id) => {
            Some(LINE_CHARS_MAX)
        }
        Column::Contact => Some(CONTACT_CHARS_MAX),
        Column::Text(_) => Some(TEXT_CHARS_MAX),
        Column::Place(_, Part::Address | Part::Hours) => Some(PLACE_CHARS_MAX),
        _ => None,
    }
}

fn place(to: &mut Description, number: usize, part: Part, words: &str) {
    if to.places.len() < number {
        if words.is_empty() {
            return;
        }
        to.places.resize(number, Place::default());
    }
    let Some(place) = to.places.get_mut(number - 1) else {
        return;
    };
    match part {
        Part::Name => words.clone_into(&mut place.name),
        Part::Address => words.clone_into(&mut place.address),
        Part::Hours => words.clone_into(&mut place.hours),
        Part::Id => place.place = Some(words.to_owned()).filter(|id| !id.is_empty()),
    }
}

/// A place that is called otherwise now is another one, unless the table says which service place it is.
fn unlink(description: &mut Description, before: &[Place], heads: &[Option<Column>]) {
    let numbered = description.places.iter_mut().zip(1..);
    for ((place, number), was) in numbered.zip(before) {
        let says_id = heads.contains(&Some(Column::Place(number, Part::Id)));
        if !says_id && one_line(&place.name) != was.name {
            place.place = None;
        }
    }
}
