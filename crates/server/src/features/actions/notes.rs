//! The notes of a canvas as pages about them name them, in reading order.
use std::collections::BTreeSet;

use canvas::Template;
use canvas::content::{Content, Note};

use super::model::{ActionPoint, Comment};
use crate::features::vocabularies::SheetTexts;
use crate::i18n::Lang;

/// Names that a form offers for who does something.
const NAMES_MAX: usize = 100;
/// Letters of a note's name in a list to choose from.
const CHOICE_CHARS_MAX: usize = 80;

/// Where a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whereabouts {
    Here,
    Bin,
    Gone,
}

/// A note as it is named.
#[derive(Clone, Debug)]
pub(super) struct NoteName {
    pub id: String,
    pub name: String,
    /// Its zone, or that it is in the bin or gone.
    pub place: String,
    pub whereabouts: Whereabouts,
}

/// Notes to choose from, of one zone.
pub(super) struct ZoneChoice {
    pub label: String,
    /// Id and name.
    pub notes: Vec<(String, String)>,
}

/// What is read for pages about notes.
pub(super) struct Notes<'a> {
    lang: Lang,
    content: &'a Content,
    /// Slug and label.
    zones: Vec<(String, String)>,
}

impl<'a> Notes<'a> {
    pub fn new(lang: Lang, template: &Template, content: &'a Content) -> Self {
        let zones = template.sheet(&SheetTexts(lang)).zones.into_iter();
        Self {
            lang,
            content,
            zones: zones.map(|zone| (zone.slug, zone.label)).collect(),
        }
    }

    /// The note, also one in the bin.
    pub fn find(&self, id: &str) -> Option<&'a Note> {
        let mut all = self.content.notes.iter().chain(&self.content.bin);
        all.find(|note| note.id == id)
    }

    fn zone(&self, note: &Note) -> String {
        let found = self.zones.iter().find(|(slug, _)| *slug == note.zone);
        found.map_or(&note.zone, |(_, label)| label).clone()
    }

    pub fn name(&self, id: &str) -> NoteName {
        match self.find(id) {
            Some(note) => self.named(note),
            None => NoteName {
                id: id.to_owned(),
                name: self.lang.text("comment-note-lost"),
                place: self.lang.text("comment-zone-gone"),
                whereabouts: Whereabouts::Gone,
            },
        }
    }

    fn named(&self, note: &Note) -> NoteName {
        let (place, whereabouts) = match note.binned {
            None => (self.zone(note), Whereabouts::Here),
            Some(_) => (self.lang.text("comment-zone-bin"), Whereabouts::Bin),
        };
        NoteName {
            id: note.id.clone(),
            name: self.title(note),
            place,
            whereabouts,
        }
    }

    fn title(&self, note: &Note) -> String {
        match canvas::facts::name_of(&note.text) {
            name if name.is_empty() => self.lang.text("nameless"),
            name => name,
        }
    }

    /// Those of `ids`, in reading order: zone by zone, then the bin, and what is gone last.
    pub fn in_order<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Vec<NoteName> {
        let mut wanted: BTreeSet<&str> = ids.collect();
        let mut names = Vec::with_capacity(wanted.len());
        for note in self.content.notes.iter().chain(&self.content.bin) {
            if wanted.remove(note.id.as_str()) {
                names.push(self.named(note));
            }
        }
        names.extend(wanted.into_iter().map(|id| self.name(id)));
        names
    }

    /// The notes that stand on the canvas, zone by zone.
    pub fn choices(&self) -> Vec<ZoneChoice> {
        let of_zone = |(slug, label): &(String, String)| {
            let notes = self.content.notes.iter();
            let here = notes.filter(|note| note.zone == *slug);
            ZoneChoice {
                label: label.clone(),
                notes: here
                    .map(|note| (note.id.clone(), self.short(note)))
                    .collect(),
            }
        };
        let zones = self.zones.iter().map(of_zone);
        zones.filter(|zone| !zone.notes.is_empty()).collect()
    }

    fn short(&self, note: &Note) -> String {
        let name = self.title(note);
        match name.char_indices().nth(CHOICE_CHARS_MAX) {
            Some((end, _)) => format!("{}…", name[..end].trim_end()),
            None => name,
        }
    }

    /// Names of those who may do something: whoever wrote on the canvas or about it, and who does something already.
    pub fn people(&self, own: &str, points: &[ActionPoint], comments: &[Comment]) -> Vec<String> {
        let written = self.content.notes.iter().map(|note| note.by.as_str());
        let fields = self.content.written.values().map(|one| one.name.as_str());
        let owners = points.iter().map(|point| point.owner.as_str());
        let said = comments.iter().map(|comment| comment.by.as_str());
        let all = [own].into_iter().chain(written).chain(fields);
        let all: BTreeSet<&str> = all.chain(owners).chain(said).collect();
        let named = all.into_iter().filter(|name| !name.is_empty());
        named.take(NAMES_MAX).map(str::to_owned).collect()
    }
}
