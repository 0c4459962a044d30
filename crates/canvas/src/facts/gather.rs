//! Gathers mentions and bonds so that they hold together: one mention of a kind in a place, no bond without its ends,
//! never more than the limits.
use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::wording::name_of;
use super::{Bond, BondKind, End, Facts, Mention, RecordKind, record_of};
use crate::content::Content;
use crate::limits::LABEL_CHARS_MAX;
use crate::template::Template;

/// Mentions of one canvas.
pub const MENTIONS_MAX: usize = 4_000;
/// Bonds of one canvas.
pub const BONDS_MAX: usize = 20_000;
/// Notes that stand for the workspace's own side, from which the bonds to its partners start.
pub const OWN_MAX: usize = 5;

/// Place of the canvas as a whole.
const CANVAS: &str = "canvas";

/// Details by key.
pub(super) type Details = BTreeMap<String, Value>;

/// What is said of a record, before it is known whether it is one.
pub(super) struct Said<'a> {
    pub(super) place: String,
    pub(super) kind: RecordKind,
    /// What the template says the part becomes.
    pub(super) role: String,
    /// The text whose first line names it.
    pub(super) text: &'a str,
    /// The `ref` of the place.
    pub(super) reference: Option<&'a str>,
    pub(super) details: Details,
}

pub(super) struct Gather<'a> {
    pub(super) template: &'a Template,
    pub(super) content: &'a Content,
    facts: Facts,
    known: HashMap<End, usize>,
}

impl<'a> Gather<'a> {
    pub(super) fn new(template: &'a Template, content: &'a Content) -> Self {
        Self {
            template,
            content,
            facts: Facts::default(),
            known: HashMap::new(),
        }
    }

    /// What was gathered, the canvas as a whole first.
    pub(super) fn facts(mut self) -> Facts {
        self.facts
            .mentions
            .sort_by_key(|mention| mention.place != CANVAS);
        self.facts
    }

    /// Takes a mention. None when it says nothing: a shared kind without a name, or nothing but its place.
    pub(super) fn mention(&mut self, said: Said<'_>) -> Option<End> {
        let name = name_of(said.text);
        let is_empty = name.is_empty() && (said.kind.is_shared() || said.details.is_empty());
        if is_empty {
            None
        } else {
            self.take(said, name)
        }
    }

    fn take(&mut self, said: Said<'_>, name: String) -> Option<End> {
        let end = End {
            place: said.place,
            kind: said.kind,
        };
        if self.known.contains_key(&end) || self.facts.mentions.len() >= MENTIONS_MAX {
            return None;
        }
        self.known.insert(end.clone(), self.facts.mentions.len());
        self.facts.mentions.push(Mention {
            place: end.place.clone(),
            kind: end.kind,
            role: said.role,
            name,
            record: said.reference.and_then(record),
            details: said.details,
        });
        Some(end)
    }

    /// Takes a mention of the canvas as a whole.
    pub(super) fn whole(&mut self, kind: RecordKind, text: &str, details: Details) -> Option<End> {
        let said = self.of_canvas(kind, text, details);
        self.mention(said)
    }

    /// The canvas's own record, from which bonds may start; it is taken now if nothing else is said of it.
    pub(super) fn own(&mut self) -> Option<End> {
        let kind = self.template.becomes.as_ref()?.record()?;
        let end = End {
            place: CANVAS.to_owned(),
            kind,
        };
        if self.known.contains_key(&end) {
            return Some(end);
        }
        let said = self.of_canvas(kind, "", Details::new());
        (!kind.is_shared()).then(|| self.take(said, String::new()))?
    }

    fn of_canvas<'t>(&self, kind: RecordKind, text: &'t str, details: Details) -> Said<'t>
    where
        'a: 't,
    {
        Said {
            place: CANVAS.to_owned(),
            kind,
            role: kind.slug().to_owned(),
            text,
            reference: self.reference(CANVAS),
            details,
        }
    }

    /// What the server noted of a place that holds no `ref` of its own.
    pub(super) fn reference(&self, place: &str) -> Option<&'a str> {
        self.content.refs.get(place).map(String::as_str)
    }

    /// Takes a bond between two mentions.
    pub(super) fn bond(
        &mut self,
        place: String,
        kind: BondKind,
        ends: [&End; 2],
        details: Details,
    ) {
        let [from, to] = ends;
        if from == to || self.facts.bonds.len() >= BONDS_MAX {
            return;
        }
        self.facts.bonds.push(Bond {
            place,
            kind,
            from: from.clone(),
            to: to.clone(),
            details,
        });
    }

    /// What was gathered so far.
    pub(super) fn said(&self) -> &Facts {
        &self.facts
    }

    /// The name of a mention that was taken.
    pub(super) fn name(&self, end: &End) -> Option<&str> {
        let mention = self.facts.mentions.get(*self.known.get(end)?)?;
        Some(&mention.name)
    }
}

/// The id in a `ref` that names a record.
fn record(reference: &str) -> Option<String> {
    let id = record_of(reference)?;
    let fits = (1..=LABEL_CHARS_MAX).contains(&id.len()) && !id.chars().any(char::is_control);
    fits.then(|| id.to_owned())
}

/// Details of those that say something.
pub(super) fn details<const N: usize>(pairs: [(&str, Option<Value>); N]) -> Details {
    let said = pairs.into_iter();
    said.filter_map(|(key, value)| Some((key.to_owned(), value?)))
        .collect()
}

/// Adds a value to the list under a key.
pub(super) fn push(details: &mut Details, key: &str, value: Value) {
    let list = details.entry(key.to_owned());
    if let Value::Array(items) = list.or_insert_with(|| Value::Array(Vec::new())) {
        items.push(value);
    }
}
