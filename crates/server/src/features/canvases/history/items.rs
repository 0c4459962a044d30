//! Notes, choices, rows, columns and links in words.
use std::collections::BTreeSet;

use canvas::Pair;
use canvas::content::{Lane, Link, Note};
use canvas::sheet::{Axis, Input, Matrix};
use canvas::summary::Part;

use super::super::show;
use super::names;
use super::told::{Teller, Told, What, came_or_went, text};
use super::words::{Piece, pieces};

impl Teller<'_> {
    pub(super) fn note(&self, pair: &Pair<Note>) -> Told {
        let names = self.names();
        let last = pair.last();
        let name = last.map_or_else(String::new, |note| names.title(note));
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else {
            let remark = last.map_or("", |note| split(&note.text).1);
            let remark = Some(remark.to_owned()).filter(|remark| !remark.is_empty());
            return Told {
                words: remark.into_iter().map(Piece::Same).collect(),
                ..came_or_went(pair, name, Vec::new())
            };
        };
        let mut told = Told {
            name,
            ..Told::default()
        };
        if before.text != after.text {
            told.what.push(What::Reworded);
            // The first line is the name, which stands above.
            let (was, is) = (split(&before.text), split(&after.text));
            told.words = match was.0 == is.0 {
                true => pieces(was.1, is.1),
                false => pieces(&before.text, &after.text),
            };
        }
        for (what, from, to) in self.turned(before, after) {
            if !told.what.contains(&what) {
                told.what.push(what);
            }
            let args = [("from", from.as_str()), ("to", &to)];
            let detail = self.lang.text_with("history-from-to", &args);
            told.details.push(detail);
        }
        if told.what.is_empty() {
            told.what.push(What::Changed);
        }
        told
    }

    /// What else than its words changed on a note, from what to what.
    fn turned(&self, before: &Note, after: &Note) -> Vec<(What, String, String)> {
        let names = self.names();
        let mut turned = Vec::new();
        if before.zone != after.zone {
            let (from, to) = (names.zone(&before.zone), names.zone(&after.zone));
            turned.push((What::Moved, from, to));
        }
        if before.kind != after.kind {
            let (from, to) = (names.kind(&before.kind), names.kind(&after.kind));
            turned.push((What::Changed, from, to));
        }
        let slugs = before.attributes.keys().chain(after.attributes.keys());
        for slug in slugs.collect::<BTreeSet<_>>() {
            if before.attributes.get(slug) != after.attributes.get(slug) {
                let (from, to) = (names.option(before, slug), names.option(after, slug));
                turned.push((What::Changed, from, to));
            }
        }
        turned
    }

    pub(super) fn field(&self, slug: &str) -> String {
        let field = self.sheet.fields.iter().find(|field| field.slug == slug);
        match (field, Part::of_key(slug)) {
            (Some(field), _) => field.label.clone(),
            (None, Some(part)) => self.lang.text(part.label()),
            (None, None) => slug.to_owned(),
        }
    }

    pub(super) fn choices(&self, slug: &str, came: &[String], went: &[String]) -> Told {
        let fields = &self.sheet.fields;
        let input = fields
            .iter()
            .find(|field| field.slug == slug)
            .map(|field| &field.input);
        let name = |key: &String| match input {
            Some(Input::Choices { options, .. }) => options
                .iter()
                .find(|option| option.key == *key)
                .map_or_else(|| key.clone(), |option| option.label.clone()),
            Some(Input::Municipalities { .. }) => show::municipality(key, self.lang),
            _ => key.clone(),
        };
        let all = |keys: &[String]| keys.iter().map(name).collect::<Vec<_>>().join(", ");
        let mut words = Vec::new();
        if !went.is_empty() {
            words.push(Piece::Gone(all(went)));
        }
        if !came.is_empty() {
            words.push(Piece::New(all(came)));
        }
        Told {
            what: vec![What::Changed],
            name: self.field(slug),
            words,
            ..Told::default()
        }
    }

    /// A row or column: that it came or went, or each of its texts that changed.
    pub(super) fn lane(&self, pair: &Pair<Lane>, axis: impl Fn(&Matrix) -> &Axis) -> Vec<Told> {
        let matrix = self.sheet.matrix.as_ref();
        let axis = matrix.map(axis);
        let label = axis.map(|axis| axis.label.clone()).unwrap_or_default();
        let name = self
            .names()
            .or_nameless(pair.last().map_or("", names::title));
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else {
            return vec![came_or_went(pair, name, vec![label])];
        };
        let part_label = |slug: &String| {
            let parts = axis.map_or(&[][..], |axis| &axis.parts);
            parts
                .iter()
                .find(|part| part.slug == *slug)
                .map_or_else(|| slug.clone(), |part| part.label.clone())
        };
        let slugs: BTreeSet<&String> = before.parts.keys().chain(after.parts.keys()).collect();
        let part = |lane: &Lane, slug: &String| lane.parts.get(slug).cloned().unwrap_or_default();
        let changed = slugs
            .into_iter()
            .filter(|slug| part(before, slug) != part(after, slug));
        let told = changed.map(|slug| Told {
            details: vec![part_label(slug)],
            ..text(name.clone(), &part(before, slug), &part(after, slug))
        });
        told.collect()
    }

    pub(super) fn link(&self, pair: &Pair<Link>) -> Told {
        let names = self.names();
        let name = pair.last().map_or_else(String::new, |link| {
            let kind = self
                .sheet
                .link_kinds
                .iter()
                .find(|kind| kind.slug == link.kind);
            let verb = match (link.label.trim(), kind) {
                ("", Some(kind)) => kind.verb.as_str(),
                (label, _) => label,
            };
            let (from, to) = (names.note_name(&link.from), names.note_name(&link.to));
            let args = [("name", from.as_str()), ("verb", verb), ("self", &to)];
            self.lang.text_with("canvas-relation-in", &args)
        });
        came_or_went(pair, name, Vec::new())
    }
}

/// A note's first line, and what stands below it.
fn split(text: &str) -> (&str, &str) {
    let (name, remark) = text.split_once('\n').unwrap_or((text, ""));
    (name.trim(), remark.trim())
}
