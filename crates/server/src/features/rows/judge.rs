//! Rows beside the canvas that they are for: what each would do, or what is wrong with its cells.
use std::collections::{HashMap, HashSet};

use canvas::Template;
use canvas::content::{Content, Note};
use canvas::limits::{NOTES_MAX, TEXT_CHARS_MAX};
use canvas::rows::RowChange;

use super::columns::{Column, recognise};
use super::faults::{Fault, Why};
use super::plan::{Plan, Planned, note_id};
use super::words::Places;
use crate::features::workspaces::Who;
use crate::web::tables::harmless;
use crate::web::tables::reading::{Cell, Grid, Odd, Row};

/// What spreadsheets write where a formula has failed.
const ERRORS: [&str; 7] = [
    "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!",
];

/// Who brings rows onto what.
pub struct Desk<'a> {
    /// The canvas.
    pub canvas: &'a str,
    /// Its template.
    pub template: &'static Template,
    /// What stands on it.
    pub content: &'a Content,
    /// Names of its zones and kinds.
    pub places: &'a Places,
    /// Who.
    pub who: &'a Who,
    /// When, UTC milliseconds.
    pub at: i64,
    /// The token of the form, by which a repeat is known.
    pub token: &'a str,
}

/// The plan, and each fault that was found; with a fault nothing is done.
pub fn judge<'a>(desk: &'a Desk<'a>, grid: &'a Grid) -> (Plan, Vec<Fault>) {
    let mut judging = Judging {
        desk,
        heads: Heads::default(),
        faults: Vec::new(),
        seen: HashMap::new(),
        ids: HashSet::new(),
        stands: HashSet::new(),
    };
    judging.read_heads(&grid.head);
    let notes = desk.content.notes.iter();
    judging.stands = notes.map(|note| said(&note.zone, &note.text)).collect();
    let all = desk.content.notes.iter().chain(&desk.content.bin);
    judging.ids = all.map(|note| note.id.as_str()).collect();
    let mut plan = Plan {
        left_out: judging.heads.left_out.clone(),
        ..Plan::default()
    };
    if judging.faults.is_empty() {
        for row in &grid.rows {
            if let Some(writes) = judging.row(row) {
                let row = row.number;
                plan.rows.push(Planned { row, writes });
            }
        }
        judging.room(&plan);
    }
    (plan, judging.faults)
}

/// Where each column stands.
#[derive(Default)]
struct Heads {
    at: HashMap<Column, usize>,
    left_out: Vec<String>,
}

struct Judging<'a> {
    desk: &'a Desk<'a>,
    heads: Heads,
    faults: Vec<Fault>,
    /// Rows by the note that they are about.
    seen: HashMap<String, usize>,
    /// Ids of every note, those in the bin too.
    ids: HashSet<&'a str>,
    /// Zone and words of what stands there or was said by a row above.
    stands: HashSet<(String, String)>,
}

impl<'a> Judging<'a> {
    fn read_heads(&mut self, head: &Row) {
        for (at, cell) in head.cells.iter().enumerate() {
            let words = cell.words();
            match recognise(words) {
                Some(Column::Told) | None if words.is_empty() => {}
                Some(Column::Told) | None => self.heads.left_out.push(words.to_owned()),
                Some(column) => {
                    if self.heads.at.insert(column, at).is_some() {
                        self.fault(head, Some(at), words, Why::HeadTwice);
                    }
                }
            }
        }
        let has = |column| self.heads.at.contains_key(&column);
        let is_move = has(Column::Id) && has(Column::Zone);
        if !(has(Column::Text) || has(Column::Name) || is_move) {
            self.fault(head, None, "", Why::NoText);
        }
    }

    fn fault(&mut self, row: &Row, at: Option<usize>, value: &str, why: Why) {
        self.faults.push(Fault::new(row.number, at, value, why));
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.heads.at.get(&column).copied()
    }

    /// The words of a cell; none without such a column.
    fn words(&self, row: &'a Row, column: Column) -> Option<&'a str> {
        let at = self.at(column)?;
        Some(row.cells.get(at).map_or("", Cell::words))
    }

    /// What the row writes, if anything; none when something is wrong with it.
    fn row(&mut self, row: &'a Row) -> Option<Option<RowChange>> {
        let before = self.faults.len();
        self.odd(row);
        let id = self.words(row, Column::Id).unwrap_or_default();
        let writes = match id {
            "" => self.new_note(row),
            id => self.known_note(row, id),
        };
        writes.filter(|_| self.faults.len() == before)
    }

    fn odd(&mut self, row: &Row) {
        let read: Vec<usize> = self.heads.at.values().copied().collect();
        for (at, cell) in row.cells.iter().enumerate() {
            let why = match cell {
                Cell::Odd {
                    odd: Odd::Unclosed, ..
                } => Why::Unclosed,
                _ if !read.contains(&at) => continue,
                Cell::Odd {
                    odd: Odd::Error, ..
                } => Why::Formula,
                cell if ERRORS.contains(&cell.words()) => Why::Formula,
                _ => continue,
            };
            self.fault(row, Some(at), cell.words(), why);
        }
    }

    fn new_note(&mut self, row: &'a Row) -> Option<Option<RowChange>> {
        let zone = self.zone(row);
        let text = self.text(row, None);
        let (zone, text) = (zone?, text?);
        let kind = self.kind(row, &zone, None)?;
        let id = note_id(self.desk.token, self.desk.canvas, row.number);
        let is_said = !self.stands.insert(said(&zone, &text));
        if is_said || self.ids.contains(id.as_str()) {
            return Some(None);
        }
        let who = self.desk.who;
        let note = Note {
            id,
            zone,
            kind,
            text,
            author: who.id.clone(),
            by: who.name.clone(),
            at: self.desk.at,
            ..Note::default()
        };
        Some(Some(RowChange::New(note)))
    }

    fn known_note(&mut self, row: &'a Row, id: &str) -> Option<Option<RowChange>> {
        let at = self.at(Column::Id);
        let mut notes = self.desk.content.notes.iter();
        let Some(before) = notes.find(|note| note.id == id) else {
            self.fault(row, at, id, Why::UnknownNote);
            return None;
        };
        if let Some(first) = self.seen.insert(id.to_owned(), row.number) {
            self.fault(row, at, id, Why::Twice(first));
            return None;
        }
        let text = self.text(row, Some(before))?;
        let zone = match self.words(row, Column::Zone) {
            None | Some("") => before.zone.clone(),
            // A zone that the sheet does not know any more stays as it is.
            Some(words) if words == before.zone => before.zone.clone(),
            Some(_) => self.zone(row)?,
        };
        let kind = self.kind(row, &zone, Some(before))?;
        let after = Note {
            zone,
            kind,
            text,
            ..before.clone()
        };
        if after == *before {
            return Some(None);
        }
        let before = Box::new(before.clone());
        Some(Some(RowChange::Changed { before, after }))
    }

    /// The zone that the row names; the only one where it need not. Nothing, when that is a fault.
    fn zone(&mut self, row: &'a Row) -> Option<String> {
        let words = self.words(row, Column::Zone).unwrap_or_default();
        let places = self.desk.places;
        if let Some(zone) = places.zone(words) {
            return Some(zone.to_owned());
        }
        let why = match words {
            "" => match places.only_zone() {
                Some(zone) => return Some(zone.to_owned()),
                None => Why::NoZone(places.zones()),
            },
            _ => Why::UnknownZone(places.zones()),
        };
        self.fault(row, self.at(Column::Zone), words, why);
        None
    }

    /// The kind that the row names if its zone takes it; without one that which the note has, or the zone's first.
    fn kind(&mut self, row: &'a Row, zone: &str, before: Option<&Note>) -> Option<String> {
        let takes = self.desk.template.zone(zone);
        let takes = takes.map_or(&[][..], |zone| zone.kinds.as_slice());
        let words = self.words(row, Column::Kind).unwrap_or_default();
        if words.is_empty() {
            let stays = before.map(|note| &note.kind);
            let stays = stays.filter(|kind| takes.is_empty() || takes.contains(kind));
            return stays.or(takes.first()).cloned().or(Some(String::new()));
        }
        let found = self.desk.places.kinds_called(words);
        let is_kept =
            |kind: &&str| before.is_some_and(|note| note.kind == **kind && note.zone == zone);
        let mut fits = found
            .iter()
            .copied()
            .filter(|kind| is_kept(kind) || takes.iter().any(|one| one == kind));
        if let Some(kind) = fits.next() {
            return Some(kind.to_owned());
        }
        let why = Why::WrongKind(self.desk.places.kinds(takes));
        self.fault(row, self.at(Column::Kind), words, why);
        None
    }

    /// What the note is to say. What leaves as our own file and comes back untouched is no other text.
    fn text(&mut self, row: &'a Row, before: Option<&Note>) -> Option<String> {
        let stood = before.map_or("", |note| note.text.as_str());
        let (name, remark) = stood.split_once('\n').unwrap_or((stood, ""));
        let [whole, first, rest] =
            [Column::Text, Column::Name, Column::Remark].map(|column| self.words(row, column));
        let is_as_it_was = is_same(whole, stood) && is_same(first, name) && is_same(rest, remark);
        if before.is_some() && is_as_it_was {
            return Some(stood.to_owned());
        }
        let text = match whole.filter(|text| !text.is_empty() || first.is_none()) {
            Some(text) => text.to_owned(),
            None => {
                let (first, rest) = (first.unwrap_or(name), rest.unwrap_or(remark));
                format!("{first}\n{rest}").trim_end().to_owned()
            }
        };
        let at = self.at(Column::Name).or(self.at(Column::Text));
        let why = match text.encode_utf16().count() {
            0 => Why::Empty,
            units if units > TEXT_CHARS_MAX => Why::TooLong(TEXT_CHARS_MAX),
            _ if text.trim().is_empty() => Why::Empty,
            _ => return Some(text),
        };
        self.fault(row, at, &text, why);
        None
    }

    /// Whether the canvas takes them all; told at the first row for which there is no room.
    fn room(&mut self, plan: &Plan) {
        let room = NOTES_MAX.saturating_sub(self.ids.len());
        let new = plan.rows.iter();
        let mut new = new.filter(|row| matches!(row.writes, Some(RowChange::New(_))));
        if let Some(first) = new.nth(room) {
            self.faults
                .push(Fault::new(first.row, None, "", Why::Full(room)));
        }
    }
}

/// Whether a cell says what stands there, as our own files say it; a column that is not there says nothing else.
fn is_same(cell: Option<&str>, stands: &str) -> bool {
    cell.is_none_or(|cell| {
        let as_read = Cell::text(&harmless(stands.trim().to_owned()));
        cell == as_read.words()
    })
}

/// Zone and words by which a note is known that comes without its id.
fn said(zone: &str, text: &str) -> (String, String) {
    let (name, remark) = text.split_once('\n').unwrap_or((text, ""));
    let words = format!("{}\n{}", name.trim(), remark.trim());
    let read = Cell::text(&harmless(words));
    (zone.to_owned(), read.words().to_owned())
}
