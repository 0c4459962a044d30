//! Notes, links and circles.
use std::collections::{BTreeMap, BTreeSet};

use canvas::content::{Circle, Link, Note};
use canvas::sheet::{Attribute, LinkKind};

use super::{
    Cell, Column, MEDIUM, NARROW, Reading, WIDE, listed, moment, name_and_remark, who_and_when,
};

type Rows = (Vec<Column>, Vec<Vec<Cell>>);

impl Reading<'_> {
    pub(super) fn notes(&self) -> Rows {
        let columns = self.note_columns().into_iter().map(|(_, column)| column);
        let attributes = self.attributes();
        let around = Around::of(self);
        let rows = self.content.notes.iter();
        let rows = rows.map(|note| self.note(note, &attributes, &around));
        (columns.collect(), rows.collect())
    }

    /// The columns of [`Self::notes`], each with its name in addresses.
    pub fn note_columns(&self) -> Vec<(String, Column)> {
        let column = |name: &str, key: &str, width| (name.to_owned(), self.column(key, width));
        let mut columns = vec![
            column("zone", "table-zone", MEDIUM),
            column("kind", "table-kind", NARROW),
            column("name", "table-name", MEDIUM),
            column("remark", "table-remark", WIDE),
        ];
        let attributes = self.attributes();
        columns.extend((1..).zip(&attributes).map(|(number, label)| {
            let column = Column::new(*label, MEDIUM);
            (format!("choice-{number}"), column)
        }));
        columns.push(column("tick", "canvas-tick", NARROW));
        if self.template.circles.is_some() {
            columns.push(column("circles", "history-circles", MEDIUM));
        }
        if !self.template.link_kinds.is_empty() {
            columns.push(column("links", "table-links", WIDE));
        }
        columns.push(("author".to_owned(), self.people("table-author")));
        columns.push(column("time", "table-time", NARROW));
        columns
    }

    /// Labels of the choices that notes of this sheet take, each once.
    fn attributes(&self) -> Vec<&str> {
        let kinds = self.sheet.note_kinds.iter();
        let labels = kinds.flat_map(|kind| &kind.attributes);
        let mut seen = BTreeSet::new();
        labels
            .map(|attribute| attribute.label.as_str())
            .filter(|label| seen.insert(*label))
            .collect()
    }

    fn note(&self, note: &Note, attributes: &[&str], around: &Around<'_>) -> Vec<Cell> {
        let sheet = &self.sheet;
        let zone = sheet.zones.iter().find(|zone| zone.slug == note.zone);
        let kind = sheet.note_kinds.iter().find(|kind| kind.slug == note.kind);
        let (name, remark) = name_and_remark(&note.text);
        let mut row: Vec<Cell> = vec![
            zone.map_or(note.zone.as_str(), |zone| &zone.label).into(),
            kind.map_or(note.kind.as_str(), |kind| &kind.label).into(),
            name.into(),
            remark.into(),
        ];
        for label in attributes {
            let asked = kind.into_iter().flat_map(|kind| &kind.attributes);
            let asked = asked.filter(|attribute| attribute.label == *label);
            row.push(listed(asked.filter_map(|attribute| chosen(note, attribute))).into());
        }
        let tick = self.content.ticks.get(&note.id);
        row.push(
            tick.map_or_else(String::new, |tick| self.tick_words("✓", tick))
                .into(),
        );
        if self.template.circles.is_some() {
            let circles = around.circles.get(note.id.as_str());
            row.push(listed(circles.into_iter().flatten().copied()).into());
        }
        if !self.template.link_kinds.is_empty() {
            let links = around.links.get(note.id.as_str()).into_iter().flatten();
            let words: Vec<String> = links.map(|link| self.link_words(note, link)).collect();
            row.push(words.join("\n").into());
        }
        row.push(note.by.as_str().into());
        row.push(moment(note.at));
        row
    }

    fn link_kind(&self, link: &Link) -> Option<&LinkKind> {
        let mut kinds = self.sheet.link_kinds.iter();
        kinds.find(|kind| kind.slug == link.kind)
    }

    /// Name of a note, or that it is gone.
    fn name_of(&self, id: &str) -> String {
        let note = self.content.notes.iter().find(|note| note.id == id);
        note.map_or_else(
            || self.lang.text("canvas-note-gone"),
            |note| name_and_remark(&note.text).0.to_owned(),
        )
    }

    /// The link as it reads from one of its ends.
    fn link_words(&self, note: &Note, link: &Link) -> String {
        let kind = self.link_kind(link);
        let verb = match (&link.label, kind) {
            (label, _) if !label.is_empty() => label,
            (_, Some(kind)) => &kind.verb,
            (_, None) => &link.kind,
        };
        let is_incoming = link.to == note.id;
        let other = self.name_of(if is_incoming { &link.from } else { &link.to });
        let (own, _) = name_and_remark(&note.text);
        let words = [("verb", verb.as_str()), ("name", &other), ("self", own)];
        let key = match is_incoming && kind.is_some_and(|kind| kind.directed) {
            true => "canvas-relation-in",
            false => "canvas-relation-out",
        };
        self.lang.text_with(key, &words)
    }

    pub(super) fn links(&self) -> Rows {
        let columns = vec![
            self.column("table-from", MEDIUM),
            self.column("table-link-kind", MEDIUM),
            self.column("table-to", MEDIUM),
            self.column("table-word", MEDIUM),
            self.people("table-author"),
            self.column("table-time", NARROW),
        ];
        let rows = self.content.links.iter().map(|link| {
            let kind = self.link_kind(link);
            let mut row = vec![
                self.name_of(&link.from).into(),
                kind.map_or(link.kind.as_str(), |kind| &kind.label).into(),
                self.name_of(&link.to).into(),
                link.label.as_str().into(),
            ];
            row.extend(who_and_when(Some(&link.signed)));
            row
        });
        (columns, rows.collect())
    }

    pub(super) fn circles(&self) -> Rows {
        let columns = vec![
            self.column("table-name", MEDIUM),
            self.column("results-count", NARROW),
            self.column("table-notes", WIDE),
            self.people("table-author"),
            self.column("table-time", NARROW),
        ];
        let rows = self.content.circles.iter().map(|circle| {
            let stands = |id: &&String| self.content.notes.iter().any(|note| note.id == **id);
            let members = circle.members.iter().filter(stands);
            let names: Vec<String> = members.map(|id| self.name_of(id)).collect();
            let mut row = vec![
                circle.label.as_str().into(),
                Cell::Count(names.len()),
                names.join("\n").into(),
            ];
            row.extend(who_and_when(Some(&circle.signed)));
            row
        });
        (columns, rows.collect())
    }
}

/// What refers to notes, by their ids: looked through once, since there may be thousands of each.
struct Around<'a> {
    circles: BTreeMap<&'a str, Vec<&'a str>>,
    links: BTreeMap<&'a str, Vec<&'a Link>>,
}

impl<'a> Around<'a> {
    fn of(reading: &Reading<'a>) -> Self {
        let mut around = Self {
            circles: BTreeMap::new(),
            links: BTreeMap::new(),
        };
        for Circle { label, members, .. } in &reading.content.circles {
            for id in members {
                around.circles.entry(id).or_default().push(label);
            }
        }
        for link in &reading.content.links {
            around.links.entry(&link.from).or_default().push(link);
            if link.to != link.from {
                around.links.entry(&link.to).or_default().push(link);
            }
        }
        around
    }
}

/// What was chosen on the note, in words; the key itself when it is of no option.
fn chosen<'n>(note: &'n Note, attribute: &'n Attribute) -> Option<&'n str> {
    let key = note.attributes.get(&attribute.slug)?;
    let option = attribute.options.iter().find(|option| option.key == *key);
    Some(option.map_or(key, |option| &option.label))
}
