//! Writing what was chosen onto the target. Nothing that people wrote there is written over.
use std::collections::BTreeSet;

use super::item::{Item, Origin, State};
use super::print::{joined, print};
use super::stands::there;
use super::{Flow, Put, Take};
use crate::content::{Content, Lane, Note, Signed};
use crate::limits::{LANES_MAX, NOTES_MAX, TEXT_CHARS_MAX};
use crate::order;

/// What carrying adds, to be filled onto the target ([`crate::fill`]), and what went where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// What is new or rewritten; empty when everything stood there already.
    pub content: Content,
    /// Every chosen item that stands on the target now.
    pub placed: Vec<Placed>,
    /// Names of chosen items that the target had no room for.
    pub left: Vec<String>,
}

/// Where an item stands on the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Where it came from.
    pub origins: Vec<Origin>,
    /// Where it stands.
    pub to_place: String,
    /// Mark of what was carried.
    pub print: String,
    /// True when it was not there before.
    pub is_new: bool,
}

/// Writes the chosen ones of `items`, which are what `flow`'s plan gives for this target, as `by`.
pub fn carry(flow: &Flow, items: &[Item], to: &Content, by: &Signed) -> Carried {
    let mut hand = Hand {
        flow,
        items,
        to,
        by,
        made: Carried::default(),
        columns: Vec::new(),
    };
    for item in items.iter().filter(|item| item.chosen && item.is_open()) {
        let Some(take) = flow.take(&item.take) else {
            continue;
        };
        match hand.put(take, item) {
            Some((to_place, is_new)) => hand.made.placed.push(Placed {
                origins: item.origins.clone(),
                to_place,
                print: item.print(),
                is_new,
            }),
            None => hand.made.left.push(item.name.clone()),
        }
    }
    hand.made
}

struct Hand<'a> {
    flow: &'a Flow,
    items: &'a [Item],
    to: &'a Content,
    by: &'a Signed,
    made: Carried,
    /// Column of each take that was put as one.
    columns: Vec<(String, String)>,
}

impl Hand<'_> {
    /// Puts one item; gives its place and whether it is new there, or none when it does not fit.
    fn put(&mut self, take: &Take, item: &Item) -> Option<(String, bool)> {
        let known = match &item.state {
            State::Taken { place, .. } | State::There { place } | State::Changed { place, .. } => {
                Some(place.as_str())
            }
            _ => None,
        };
        let stands = there(self.flow, item, self.to, known);
        match (&item.state, stands) {
            (State::Changed { place, print: old }, Some(stands)) => {
                // Words that people have changed on the target stay theirs.
                if print(&[&stands.text]) == *old {
                    self.write(take, item, Some(place.as_str()))?;
                }
                Some((place.clone(), false))
            }
            // What people threw away they have asked back.
            (State::Gone, _) => Some((self.write(take, item, None)?, true)),
            (_, Some(stands)) => {
                self.note_column(item, &stands.place);
                Some((stands.place, false))
            }
            (_, None) => Some((self.write(take, item, None)?, true)),
        }
    }

    fn note_column(&mut self, item: &Item, place: &str) {
        if let Some(id) = place.strip_prefix("column:") {
            self.columns.push((item.take.clone(), id.to_owned()));
        }
    }

    fn write(&mut self, take: &Take, item: &Item, place: Option<&str>) -> Option<String> {
        match &take.put {
            Put::Note { .. } => self.note(item, place),
            Put::Column { remark, name } => {
                let place = self.lane(item, place, "column:", remark)?;
                let id = place.strip_prefix("column:")?.to_owned();
                if !name.is_empty() {
                    self.cell(&format!("{name}:{id}"), &item.name)?;
                }
                self.columns.push((item.take.clone(), id));
                Some(place)
            }
            Put::Row => self.lane(item, place, "row:", ""),
            Put::Field { field, remark } => self.field(item, field, remark, place),
            Put::Append { field } => {
                let now = self
                    .made
                    .content
                    .fields
                    .get(field)
                    .or_else(|| self.to.fields.get(field));
                let text = appended(now.map_or("", String::as_str), &item.name)?;
                self.sign(&format!("field:{field}"));
                self.made.content.fields.insert(field.clone(), text);
                Some(format!("field:{field}"))
            }
            Put::Cell { row, column } => {
                let id = self.column_of(column)?;
                let key = format!("{row}:{id}");
                self.cell(&key, &item.name)?;
                Some(format!("cell:{key}"))
            }
            Put::Title => Some("canvas".to_owned()),
        }
    }

    fn sign(&mut self, key: &str) {
        self.made
            .content
            .written
            .insert(key.to_owned(), self.by.clone());
    }

    fn note(&mut self, item: &Item, place: Option<&str>) -> Option<String> {
        let known = place.and_then(|place| place.strip_prefix("note:"));
        if let Some(old) = self
            .to
            .notes
            .iter()
            .find(|note| Some(note.id.as_str()) == known)
        {
            let note = Note {
                text: item.text(),
                ..old.clone()
            };
            self.made.content.notes.push(note);
            return place.map(str::to_owned);
        }
        if self.to.notes.len() + self.to.bin.len() + self.made.content.notes.len() >= NOTES_MAX {
            return None;
        }
        let zone = item.zone.clone()?;
        let here = self
            .to
            .notes
            .iter()
            .chain(&self.to.bin)
            .filter(|note| note.zone == zone);
        let last = here.map(|note| note.order.clone()).max();
        let before = self
            .made
            .content
            .notes
            .iter()
            .filter(|note| note.zone == zone)
            .count();
        let id = self.free_id(item);
        self.made.content.notes.push(Note {
            id: id.clone(),
            zone,
            kind: item.kind.clone(),
            text: item.text(),
            order: after(last.as_deref(), before),
            by: self.by.name.clone(),
            at: self.by.at,
            reference: item.reference.clone(),
            attributes: item.attributes.clone(),
            ..Note::default()
        });
        Some(format!("note:{id}"))
    }

    /// The item's id, or another when people threw away what was there under it.
    fn free_id(&self, item: &Item) -> String {
        let binned: BTreeSet<&str> = self.to.bin.iter().map(|note| note.id.as_str()).collect();
        let mut id = item.id.clone();
        while binned.contains(id.as_str()) {
            id = format!("flow-{}", print(&[&id]));
        }
        id
    }

    fn lane(
        &mut self,
        item: &Item,
        place: Option<&str>,
        prefix: &str,
        remark: &str,
    ) -> Option<String> {
        let known = place.and_then(|place| place.strip_prefix(prefix));
        let columns = prefix == "column:";
        let lanes = if columns {
            &self.to.columns
        } else {
            &self.to.rows
        };
        let made = if columns {
            &self.made.content.columns
        } else {
            &self.made.content.rows
        };
        let kept = known.and_then(|id| lanes.iter().find(|lane| lane.id == id));
        let ready = || {
            lanes.iter().find(|lane| {
                self.is_blank(lane, columns) && made.iter().all(|one| one.id != lane.id)
            })
        };
        let (id, order) = match kept.or_else(ready) {
            Some(lane) => (lane.id.clone(), lane.order.clone()),
            None if lanes.len() + made.len() >= LANES_MAX => return None,
            None => {
                let last = lanes.iter().map(|lane| lane.order.clone()).max();
                (item.id.clone(), after(last.as_deref(), made.len()))
            }
        };
        let axis = crate::template::find(&self.flow.to).and_then(|to| to.matrix.as_ref());
        let part = axis.is_some_and(|m| m.columns.parts.iter().any(|part| part == remark));
        let mut parts = std::collections::BTreeMap::from([("title".to_owned(), item.name.clone())]);
        if part {
            parts.insert(remark.to_owned(), item.remark.clone());
        }
        let reference = item.reference.clone();
        let lane = Lane {
            id: id.clone(),
            order,
            parts,
            reference,
        };
        let made = if columns {
            &mut self.made.content.columns
        } else {
            &mut self.made.content.rows
        };
        made.push(lane);
        if !part && !remark.is_empty() && !item.remark.is_empty() {
            self.cell(&format!("{remark}:{id}"), &item.remark)?;
        }
        Some(format!("{prefix}{id}"))
    }

    /// True when nobody has written anything in a lane.
    fn is_blank(&self, lane: &Lane, column: bool) -> bool {
        let mine = |key: &str| {
            key.split_once(':').is_some_and(|(row, of)| {
                if column {
                    of == lane.id
                } else {
                    row == lane.id
                }
            })
        };
        let written = self
            .to
            .cells
            .iter()
            .any(|(key, text)| mine(key) && !text.trim().is_empty());
        let marked =
            self.to.ticks.keys().any(|key| mine(key)) || self.to.hearts.contains_key(&lane.id);
        lane.parts.values().all(|text| text.trim().is_empty())
            && lane.reference.is_none()
            && !written
            && !marked
    }

    fn cell(&mut self, key: &str, text: &str) -> Option<()> {
        let now = self
            .made
            .content
            .cells
            .get(key)
            .or_else(|| self.to.cells.get(key));
        let text = appended(now.map_or("", String::as_str), text)?;
        self.sign(&format!("cell:{key}"));
        self.made.content.cells.insert(key.to_owned(), text);
        Some(())
    }

    /// Writes a field that is empty, or that holds what was carried; any other text stays.
    fn field(
        &mut self,
        item: &Item,
        field: &str,
        remark: &str,
        place: Option<&str>,
    ) -> Option<String> {
        let is_free = |slug: &str| {
            let now = self
                .made
                .content
                .fields
                .get(slug)
                .or_else(|| self.to.fields.get(slug));
            place.is_some() || now.is_none_or(|text| text.trim().is_empty())
        };
        if !is_free(field) {
            return None;
        }
        let remark = Some(remark)
            .filter(|slug| !slug.is_empty() && !item.remark.is_empty() && is_free(slug));
        let texts = [(Some(field), &item.name), (remark, &item.remark)];
        for (slug, text) in texts {
            if let Some(slug) = slug {
                self.sign(&format!("field:{slug}"));
                self.made
                    .content
                    .fields
                    .insert(slug.to_owned(), text.clone());
            }
        }
        Some(format!("field:{field}"))
    }

    /// The column of a take: carried now, or standing there.
    fn column_of(&self, take: &str) -> Option<String> {
        let now = self
            .columns
            .iter()
            .find(|(of, _)| of == take)
            .map(|(_, id)| id.clone());
        now.or_else(|| {
            let mut items = self.items.iter().filter(|item| item.take == take);
            let stands = items.find_map(|item| there(self.flow, item, self.to, None))?;
            stands.place.strip_prefix("column:").map(str::to_owned)
        })
    }
}

/// The text with a line more, unless it holds it; none when it grows too long.
fn appended(text: &str, line: &str) -> Option<String> {
    if text.contains(line) {
        return Some(text.to_owned());
    }
    let text = joined(text.trim_end(), line);
    let text = text.strip_prefix('\n').unwrap_or(&text).to_owned();
    (text.encode_utf16().count() <= TEXT_CHARS_MAX).then_some(text)
}

/// The `i`th index after `last`.
fn after(last: Option<&str>, i: usize) -> String {
    match last {
        None => order::nth(i),
        // A fraction may not end in zero.
        Some(last) => format!("{last}{}V", order::nth(i)),
    }
}
