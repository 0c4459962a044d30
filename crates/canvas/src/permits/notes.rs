//! Notes: added whole, changed key by key, put in the bin.
use yrs::{Map, MapRef, Out, ReadTxn};

use super::values::{self, check, is_key, label, string};
use super::{Case, Denial, Permit, TouchChange};

impl<T: ReadTxn> Case<'_, T> {
    pub(super) fn note(&self, id: &str, change: &TouchChange) -> Permit {
        match change {
            TouchChange::Added(_) => values::id(id)?,
            TouchChange::Replaced { .. } => self.may_remove()?,
            TouchChange::Removed { .. } => return self.may_remove(),
            TouchChange::TextEdited => return Err(Denial::UnknownPlace),
        }
        let note = self.map("notes", id).ok_or(Denial::BadValue)?;
        for (key, value) in note.iter(self.txn) {
            self.note_value(key, &value)?;
        }
        self.text(note.get(self.txn, "text").as_ref())?;
        self.fits(&note)?;
        self.open_zone(&self.word(&note, "zone"))
    }

    pub(super) fn note_key(&self, id: &str, key: &str, change: &TouchChange) -> Permit {
        let note = self.map("notes", id).ok_or(Denial::UnknownPlace)?;
        match change {
            TouchChange::TextEdited if key == "text" => {
                self.text(note.get(self.txn, key).as_ref())?;
            }
            TouchChange::TextEdited => return Err(Denial::UnknownPlace),
            _ if matches!(key, "author" | "by") => return Err(Denial::WrongAuthor),
            TouchChange::Replaced { .. } | TouchChange::Removed { .. } if key == "text" => {
                self.may_remove()?;
            }
            TouchChange::Removed { .. } => self.removable(key)?,
            TouchChange::Added(_) | TouchChange::Replaced { .. } => {}
        }
        match note.get(self.txn, key) {
            Some(value) => self.note_value(key, &value)?,
            None => check(matches!(change, TouchChange::Removed { .. }))?,
        }
        if matches!(key, "zone" | "kind") {
            self.fits(&note)?;
        }
        if let (
            TouchChange::Replaced {
                old: yrs::Any::String(old),
                ..
            },
            "zone",
        ) = (change, key)
        {
            self.open_zone(old)?;
        }
        self.open_zone(&self.word(&note, "zone"))?;
        self.yours(&self.word(&note, "author"))
    }

    /// Keys that a note may lose.
    fn removable(&self, key: &str) -> Permit {
        match key {
            "pos" | "colour" | "ref" | "binned" => Ok(()),
            _ if self.is_attribute(key) => Ok(()),
            "zone" | "kind" | "order" | "at" => Err(Denial::BadValue),
            _ => Err(Denial::UnknownPlace),
        }
    }

    fn note_value(&self, key: &str, value: &Out) -> Permit {
        match key {
            "zone" | "kind" | "ref" => label(value),
            "order" => values::order(value),
            "author" | "by" => {
                label(value)?;
                match value {
                    Out::Any(yrs::Any::String(word)) => self.own_word(word),
                    _ => Err(Denial::BadValue),
                }
            }
            "at" => values::time(value),
            "text" => self.text(Some(value)),
            "pos" => values::position(value),
            "colour" => string(value, is_key),
            "binned" => self.signature(Some(value)),
            _ if self.is_attribute(key) => string(value, is_key),
            _ => Err(Denial::UnknownPlace),
        }
    }

    /// A note keeps its choices when its kind changes, so any kind's attribute will do.
    fn is_attribute(&self, key: &str) -> bool {
        let Some(slug) = key.strip_prefix("attr-") else {
            return false;
        };
        let mut attributes = self
            .template
            .note_kinds
            .iter()
            .flat_map(|kind| &kind.attributes);
        attributes.any(|attribute| attribute.slug == slug)
    }

    /// Whether its kind belongs in its zone.
    fn fits(&self, note: &MapRef) -> Permit {
        let zone = self
            .template
            .zone(&self.word(note, "zone"))
            .ok_or(Denial::UnknownPlace)?;
        let kind = self.word(note, "kind");
        if zone.kinds.contains(&kind) {
            Ok(())
        } else {
            Err(Denial::UnknownPlace)
        }
    }

    fn open_zone(&self, slug: &str) -> Permit {
        self.open(&[&format!("zone:{slug}")])
    }
}
