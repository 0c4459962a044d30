//! Many notes at once that the server writes for somebody, such as the rows of a spreadsheet: all of them or none.
use std::collections::{HashMap, HashSet};

use yrs::{Any, Map, MapRef, Out, ReadTxn, TransactionMut};

use crate::content::{Content, Note};
use crate::fill;
use crate::limits::NOTES_MAX;
use crate::order;
use crate::permits::{Actor, Denial, TouchChange};
use crate::rewrite::rewrite;
use crate::settings::Settings;
use crate::single::{judge, permits_new};
use crate::template::Template;

/// What a row does.
#[derive(Clone, Debug, PartialEq)]
pub enum RowChange {
    /// A new note.
    New(Note),
    /// Other words, another zone or another kind for a note that stands there.
    Changed {
        /// The note as it was when it was looked at.
        before: Box<Note>,
        /// The note as it is to be.
        after: Note,
    },
}

/// Why rows are not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsRefused {
    /// A note is not any more as it was when it was looked at.
    Outdated,
    /// The canvas has no room for all of them.
    Full,
}

impl RowChange {
    /// Whether the actor might make this change with a client of their own.
    pub fn permits(
        &self,
        template: &Template,
        actor: &Actor,
        settings: &Settings,
    ) -> Result<(), Denial> {
        let (before, after) = match self {
            Self::New(note) => return permits_new(template, actor, settings, note),
            Self::Changed { before, after } => (before, after),
        };
        let replaced = |old: &str, new: &str| TouchChange::Replaced {
            old: Any::from(old),
            new: Any::from(new),
        };
        let changes = [
            (before.text != after.text, "text", TouchChange::TextEdited),
            (
                before.zone != after.zone,
                "zone",
                replaced(&before.zone, &after.zone),
            ),
            (
                before.kind != after.kind,
                "kind",
                replaced(&before.kind, &after.kind),
            ),
        ];
        let touches = changes.into_iter().filter(|(is_made, ..)| *is_made);
        let touches = touches
            .map(|(_, key, change)| (vec![after.id.clone(), key.to_owned()], change))
            .collect();
        judge(template, actor, settings, after, touches)
    }
}

/// Writes all of the rows in one change. New notes come last in their zones, and so does a note that moves; what stands
/// there already as it is to be is left alone, so that a repeat writes nothing.
pub fn write_rows(
    txn: &mut TransactionMut,
    template: &Template,
    rows: &[RowChange],
) -> Result<(), RowsRefused> {
    let stands = crate::read(&*txn, template);
    let known: HashSet<&str> = all(&stands).map(|note| note.id.as_str()).collect();
    let notes: HashMap<&str, &Note> = stands
        .notes
        .iter()
        .map(|note| (note.id.as_str(), note))
        .collect();
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for row in rows {
        match row {
            RowChange::New(note) if known.contains(note.id.as_str()) => {}
            RowChange::New(note) => new.push(note),
            RowChange::Changed { before, after } => match notes.get(after.id.as_str()) {
                Some(now) if is_same(now, after) => {}
                Some(now) if is_same(now, before) => changed.push((before, after)),
                _ => return Err(RowsRefused::Outdated),
            },
        }
    }
    let count = txn
        .get_map("notes")
        .map_or(0, |notes| notes.len(txn) as usize);
    if count + new.len() > NOTES_MAX {
        return Err(RowsRefused::Full);
    }
    let mut ends = Ends::of(&stands);
    for note in new {
        let order = ends.next(&note.zone);
        fill::add_note(
            txn,
            &Note {
                order,
                ..note.clone()
            },
        );
    }
    for (before, after) in changed {
        change(txn, before, after, &mut ends);
    }
    Ok(())
}

fn all(content: &Content) -> impl Iterator<Item = &Note> {
    content.notes.iter().chain(&content.bin)
}

fn is_same(one: &Note, other: &Note) -> bool {
    (&one.text, &one.zone, &one.kind) == (&other.text, &other.zone, &other.kind)
}

fn change(txn: &mut TransactionMut, before: &Note, after: &Note, ends: &mut Ends) {
    let note = txn
        .get_map("notes")
        .and_then(|notes| notes.get(txn, &after.id));
    let Some(Out::YMap(note)) = note else { return };
    if before.zone != after.zone {
        set(txn, &note, "zone", &after.zone);
        set(txn, &note, "order", &ends.next(&after.zone));
        // A place on the board belongs to the zone that it lay in.
        note.remove(txn, "pos");
    }
    if before.kind != after.kind {
        set(txn, &note, "kind", &after.kind);
    }
    if let Some(Out::YText(text)) = note.get(txn, "text") {
        rewrite(txn, &text, &after.text);
    }
}

fn set(txn: &mut TransactionMut, note: &MapRef, key: &str, value: &str) {
    note.insert(txn, key, value);
}

/// The last place of each zone.
pub(crate) struct Ends(HashMap<String, String>);

impl Ends {
    pub(crate) fn of(content: &Content) -> Self {
        let mut ends: HashMap<String, String> = HashMap::new();
        for note in all(content).filter(|note| !note.order.is_empty()) {
            let end = ends.entry(note.zone.clone()).or_default();
            if *end < note.order {
                end.clone_from(&note.order);
            }
        }
        Self(ends)
    }

    /// The place after the last of the zone, which is the last from now on.
    pub(crate) fn next(&mut self, zone: &str) -> String {
        let next = order::after(self.0.get(zone).map(String::as_str));
        self.0.insert(zone.to_owned(), next.clone());
        next
    }
}
