//! What a canvas holds once it has moved to another version of its variant.
use std::collections::{BTreeMap, HashSet};

use super::super::List;
use super::cells::{self, Goes};
use super::going::field;
use super::ways::{Way, place, ways};
use super::{Old, gone};
use crate::content::{Content, Note, Signed};
use crate::hearts;
use crate::limits::{LABEL_CHARS_MAX, NOTES_MAX, TEXT_CHARS_MAX};
use crate::rows::Ends;
use crate::template::{FixedSpec, InputSpec, MatrixSpec, Template};

/// Where people want what stands on parts that go, by the part's place: another part's place, or nothing for away. What
/// is not named goes the usual way.
pub type Choices = BTreeMap<String, Option<String>>;

/// Who makes the notes that fields become, where nobody has signed the field.
pub struct Makes<'a> {
    /// Participant, name and time.
    pub signed: Signed,
    /// A new id for a note.
    pub id: &'a mut dyn FnMut() -> String,
}

/// Why a canvas cannot move so: what stands on the part of this place does not fit where it was to go.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what stands on {0} does not fit where it goes")]
pub struct NoRoom(pub String);

/// The content after the move. Notes of zones that are drawn elsewhere lose their place on the board.
pub fn moved(
    old: &Old,
    to: &Template,
    content: &Content,
    choices: &Choices,
    makes: Makes,
) -> Result<Content, NoRoom> {
    let mut moving = Moving {
        old,
        to,
        before: content,
        choices,
        ends: Ends::of(content),
        after: content.clone(),
        makes,
    };
    moving.notes();
    moving.links();
    moving.fields()?;
    moving.cells()?;
    moving.marks();
    Ok(moving.after)
}

struct Moving<'a, 'm> {
    old: &'a Old<'a>,
    to: &'a Template,
    before: &'a Content,
    choices: &'a Choices,
    ends: Ends,
    after: Content,
    makes: Makes<'m>,
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Moving<'_, '_> {
    fn from(&self) -> &Template {
        self.old.template
    }

    /// Where what stands on a part goes; what can not go there goes the usual way.
    fn way(&self, list: List, slug: &str) -> Option<Way> {
        let (ways, usual) = ways(self.from(), self.to, list, slug);
        match self.choices.get(&place(list, slug)) {
            Some(None) => None,
            Some(Some(name)) => ways.into_iter().find(|way| way.name() == *name).or(usual),
            None => usual,
        }
    }

    fn notes(&mut self) {
        let gone = gone(self.from(), self.to, List::Zones);
        let mut zones = BTreeMap::new();
        for slug in gone {
            zones.insert(slug.clone(), self.way(List::Zones, &slug));
        }
        let mut away = HashSet::new();
        let mut after = std::mem::take(&mut self.after.notes);
        let mut bin = std::mem::take(&mut self.after.bin);
        for note in after.iter_mut().chain(&mut bin) {
            match zones.get(&note.zone) {
                Some(Some(Way::Zone(zone))) => self.rehouse(note, zone),
                Some(_) => {
                    away.insert(note.id.clone());
                }
                None => {
                    let place =
                        |template: &Template| template.zone(&note.zone).map(|one| one.place);
                    if place(self.from()) != place(self.to) {
                        note.pos = None;
                    }
                }
            }
        }
        after.retain(|note| !away.contains(&note.id));
        bin.retain(|note| !away.contains(&note.id));
        (self.after.notes, self.after.bin) = (after, bin);
        let is_away = |id: &String| away.contains(id);
        self.after
            .links
            .retain(|link| !is_away(&link.from) && !is_away(&link.to));
        for circle in &mut self.after.circles {
            circle.members.retain(|id| !is_away(id));
        }
        self.after.ticks.retain(|key, _| !is_away(key));
    }

    /// Puts a note last in another zone. In one that does not take its kind it becomes of the zone's own, and what was
    /// chosen on it is written below its text.
    fn rehouse(&mut self, note: &mut Note, zone: &str) {
        let kinds = self.to.zone(zone).map_or(&[][..], |zone| &zone.kinds);
        zone.clone_into(&mut note.zone);
        note.order = self.ends.next(zone);
        note.pos = None;
        if kinds.contains(&note.kind) {
            return;
        }
        let kind = kinds.first().cloned().unwrap_or_default();
        let takes = |slug: &String| {
            let kind = self.to.note_kind(&kind);
            let mut attributes = kind.into_iter().flat_map(|kind| &kind.attributes);
            attributes.any(|attribute| attribute.slug == *slug)
        };
        let lost: Vec<String> = note
            .attributes
            .keys()
            .filter(|slug| !takes(slug))
            .cloned()
            .collect();
        for slug in lost {
            if let Some(chosen) = self.chosen(note, &slug) {
                let longer = format!("{}\n{chosen}", note.text);
                if units(&longer) <= TEXT_CHARS_MAX {
                    note.text = longer;
                }
            }
            note.attributes.remove(&slug);
        }
        note.kind = kind;
    }

    /// What is chosen on a note, in words.
    fn chosen(&self, note: &Note, slug: &str) -> Option<String> {
        let key = note.attributes.get(slug)?;
        let kinds = &self.old.sheet.note_kinds;
        let kind = kinds.iter().find(|kind| kind.slug == note.kind)?;
        let attribute = kind.attributes.iter().find(|one| one.slug == slug)?;
        let option = attribute.options.iter().find(|option| option.key == *key);
        let name = option.map_or(key.as_str(), |option| &option.label);
        Some(format!("{}: {name}", attribute.label))
    }

    /// Links of kinds that go: where they become of another kind, they keep the word that was on them.
    fn links(&mut self) {
        for slug in gone(self.from(), self.to, List::Links) {
            let way = self.way(List::Links, &slug);
            let Some(Way::Link(kind)) = way else {
                self.after.links.retain(|link| link.kind != slug);
                continue;
            };
            let kinds = &self.old.sheet.link_kinds;
            let word = kinds.iter().find(|one| one.slug == slug);
            let word = word.map_or("", |one| &one.verb);
            let word: String = word.chars().take(LABEL_CHARS_MAX).collect();
            for link in self.after.links.iter_mut().filter(|link| link.kind == slug) {
                link.kind.clone_from(&kind);
                if link.label.trim().is_empty() {
                    link.label.clone_from(&word);
                }
            }
        }
    }

    fn fields(&mut self) -> Result<(), NoRoom> {
        for slug in gone(self.from(), self.to, List::Fields) {
            let label = self.old.sheet.fields.iter().find(|one| one.slug == slug);
            let label = label.map_or("", |field| &field.label).to_owned();
            if let Some(text) = field(self.old, self.before, &slug)
                && let Some(way) = self.way(List::Fields, &slug)
            {
                let written = format!("field:{slug}");
                self.write(&way, (&label, &text), &written)
                    .map_err(|()| NoRoom(place(List::Fields, &slug)))?;
            }
            self.after.fields.remove(&slug);
            self.after.choices.remove(&slug);
            self.after.written.remove(&format!("field:{slug}"));
        }
        Ok(())
    }

    fn cells(&mut self) -> Result<(), NoRoom> {
        let before = self.before;
        for (key, text) in &before.cells {
            if cells::stands(self.from(), self.to, key) {
                continue;
            }
            self.after.cells.remove(key);
            if !text.trim().is_empty() {
                self.cell(key, text.trim())?;
            }
            self.after.written.remove(&format!("cell:{key}"));
        }
        Ok(())
    }

    /// Puts the text of a cell that goes where it goes, under the name of what it stood in.
    fn cell(&mut self, key: &str, text: &str) -> Result<(), NoRoom> {
        let lanes = [List::Rows, List::Columns].map(|list| (list, cells::lane_of(key, list)));
        let is_gone =
            |(list, slug): &&(List, &str)| cells::is_gone(self.from(), self.to, *list, slug);
        let (list, slug) = *lanes.iter().find(is_gone).unwrap_or(&lanes[0]);
        let way = |list, slug: &str| self.way(list, slug);
        let fits = match cells::goes((self.from(), self.to), key, &way) {
            Goes::Away => Ok(()),
            Goes::Cell(other) => {
                let lane = cells::fixed_label(self.old, slug);
                let cell = self.after.cells.entry(other).or_default();
                append(cell, "\n", &format!("{lane}: {text}"))
            }
            Goes::To(way) => {
                let heading = cells::heading(self.old, self.before, key);
                self.write(&way, (&heading, text), &format!("cell:{key}"))
            }
        };
        fits.map_err(|()| NoRoom(place(list, slug)))
    }

    /// Marks of cells that are gone, and hearts that were given over other texts than stand there now.
    fn marks(&mut self) {
        let (from, to) = (self.old.template, self.to);
        self.after
            .ticks
            .retain(|key, _| !key.contains(':') || cells::stands(from, to, key));
        let row = |template: &Template| {
            template
                .matrix
                .as_ref()
                .and_then(MatrixSpec::heart_row)
                .cloned()
        };
        let (was, is) = (row(from), row(to));
        let over = |row: &FixedSpec, content: &Content, column: &str| {
            let texts = row.cleared_by.iter();
            let texts = texts.map(|slug| content.cells.get(&format!("{slug}:{column}")).cloned());
            hearts::digest_of(texts.map(Option::unwrap_or_default))
        };
        let (before, after) = (self.before, self.after.clone());
        let stands = |column: &String| {
            let (Some(was), Some(is)) = (&was, &is) else {
                return false;
            };
            !cells::is_gone(from, to, List::Columns, column)
                && over(was, before, column) == over(is, &after, column)
        };
        self.after.hearts.retain(|column, _| stands(column));
    }

    /// Writes a text into a field or as a note of a zone, under what it was called. Fails when it does not fit.
    fn write(&mut self, way: &Way, (label, text): (&str, &str), written: &str) -> Result<(), ()> {
        match way {
            Way::Field(slug) => {
                let named = match label {
                    "" => text.to_owned(),
                    label => format!("{label}: {text}"),
                };
                let line = self.to.field(slug).map(|field| &field.input) == Some(&InputSpec::Line);
                let (named, between) = match line {
                    true => (named.lines().collect::<Vec<_>>().join(" "), "; "),
                    false => (named, "\n"),
                };
                let field = self.after.fields.entry(slug.clone()).or_default();
                append(field, between, &named)
            }
            Way::Zone(zone) => {
                let text = match label {
                    "" => text.to_owned(),
                    label => format!("{label}\n{text}"),
                };
                let count = self.after.notes.len() + self.after.bin.len();
                if units(&text) > TEXT_CHARS_MAX || count >= NOTES_MAX {
                    return Err(());
                }
                let signed = self.before.written.get(written);
                let signed = signed.unwrap_or(&self.makes.signed).clone();
                let kinds = self.to.zone(zone).map_or(&[][..], |zone| &zone.kinds);
                let note = Note {
                    id: (self.makes.id)(),
                    zone: zone.clone(),
                    kind: kinds.first().cloned().unwrap_or_default(),
                    text,
                    order: self.ends.next(zone),
                    author: signed.by,
                    by: signed.name,
                    at: self.makes.signed.at,
                    ..Note::default()
                };
                self.after.notes.push(note);
                Ok(())
            }
            // Lanes and kinds of link take no such text.
            Way::Row(_) | Way::Column(_) | Way::Link(_) => Err(()),
        }
    }
}

/// Writes at the end of a text. Fails when it would be too long.
fn append(text: &mut String, between: &str, more: &str) -> Result<(), ()> {
    let longer = match text.trim().is_empty() {
        true => more.to_owned(),
        false => format!("{text}{between}{more}"),
    };
    if units(&longer) > TEXT_CHARS_MAX {
        return Err(());
    }
    *text = longer;
    Ok(())
}
