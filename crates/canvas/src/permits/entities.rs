//! Links and circles: drawn, renamed and taken away whole.
use yrs::{Any, Map, MapRef, Out, ReadTxn};

use super::values::{self, check, is_key, label, string};
use super::{Case, Denial, Permit, TouchChange};
use crate::limits::NOTES_MAX;

impl<T: ReadTxn> Case<'_, T> {
    pub(super) fn link(&self, id: &str, change: &TouchChange) -> Permit {
        self.open(&["links"])?;
        self.whole("links", id, change, |key, value| {
            self.link_value(key, value)
        })?;
        match self.map("links", id) {
            Some(link) => self.link_kind(&link),
            None => Ok(()),
        }
    }

    pub(super) fn link_key(&self, id: &str, key: &str, change: &TouchChange) -> Permit {
        self.open(&["links"])?;
        let link = self.part("links", id, key, change, |key, value| {
            self.link_value(key, value)
        })?;
        self.link_kind(&link)
    }

    pub(super) fn circle(&self, id: &str, change: &TouchChange) -> Permit {
        self.open_circles()?;
        self.whole("circles", id, change, |key, value| {
            self.circle_value(key, value)
        })
    }

    pub(super) fn circle_key(&self, id: &str, key: &str, change: &TouchChange) -> Permit {
        self.open_circles()?;
        self.part("circles", id, key, change, |key, value| {
            self.circle_value(key, value)
        })
        .map(|_| ())
    }

    /// A note taken into a circle or out of it.
    pub(super) fn member(&self, id: &str, note: &str, change: &TouchChange) -> Permit {
        self.open_circles()?;
        let circle = self.map("circles", id).ok_or(Denial::UnknownPlace)?;
        self.yours(&self.word(&circle, "by"))?;
        match (change, circle.get(self.txn, "members")) {
            (TouchChange::Removed { .. }, _) => Ok(()),
            (TouchChange::TextEdited, _) => Err(Denial::UnknownPlace),
            (_, Some(Out::YMap(members))) => {
                check(
                    is_key(note)
                        && members
                            .get(self.txn, note)
                            .is_some_and(|value| is_set(&value)),
                )?;
                check(members.len(self.txn) as usize <= NOTES_MAX)
            }
            _ => Err(Denial::BadValue),
        }
    }

    /// A shared map of a root that was added, replaced or removed as a whole.
    fn whole(
        &self,
        root: &str,
        id: &str,
        change: &TouchChange,
        value_permit: impl Fn(&str, &Out) -> Permit,
    ) -> Permit {
        match change {
            TouchChange::Added(_) => values::id(id)?,
            // Taken away and put back while offline, which undoing does: both had been allowed one after the other.
            TouchChange::Replaced { old, .. } => self.yours(values::signer(old))?,
            TouchChange::Removed { old } => return self.yours(values::signer(old)),
            TouchChange::TextEdited => return Err(Denial::UnknownPlace),
        }
        let map = self.map(root, id).ok_or(Denial::BadValue)?;
        map.iter(self.txn)
            .try_for_each(|(key, value)| value_permit(key, &value))
    }

    /// A key of such a map. Gives the map.
    fn part(
        &self,
        root: &str,
        id: &str,
        key: &str,
        change: &TouchChange,
        value_permit: impl Fn(&str, &Out) -> Permit,
    ) -> Result<MapRef, Denial> {
        let map = self.map(root, id).ok_or(Denial::UnknownPlace)?;
        match change {
            _ if matches!(key, "by" | "name") => return Err(Denial::WrongAuthor),
            TouchChange::TextEdited => return Err(Denial::UnknownPlace),
            TouchChange::Removed { .. } => return Err(Denial::BadValue),
            TouchChange::Added(_) | TouchChange::Replaced { .. } => {}
        }
        let value = map.get(self.txn, key).ok_or(Denial::BadValue)?;
        value_permit(key, &value)?;
        self.yours(&self.word(&map, "by"))?;
        Ok(map)
    }

    fn link_value(&self, key: &str, value: &Out) -> Permit {
        match key {
            "from" | "to" => string(value, is_key),
            "kind" | "label" => label(value),
            _ => self.signing_key(key, value),
        }
    }

    fn link_kind(&self, link: &MapRef) -> Permit {
        let known = self.template.link_kind(&self.word(link, "kind")).is_some();
        if known {
            Ok(())
        } else {
            Err(Denial::UnknownPlace)
        }
    }

    fn circle_value(&self, key: &str, value: &Out) -> Permit {
        match (key, value) {
            ("label", _) => label(value),
            ("members", Out::YMap(members)) => {
                check(members.len(self.txn) as usize <= NOTES_MAX)?;
                check(
                    members
                        .iter(self.txn)
                        .all(|(note, value)| is_key(note) && is_set(&value)),
                )
            }
            ("members", _) => Err(Denial::BadValue),
            _ => self.signing_key(key, value),
        }
    }

    /// `by`, `name` and `at` spread over the keys of a map.
    fn signing_key(&self, key: &str, value: &Out) -> Permit {
        match (key, value) {
            ("by" | "name", Out::Any(Any::String(word))) => self.own_word(word),
            ("by" | "name", _) => Err(Denial::BadValue),
            ("at", _) => values::time(value),
            _ => Err(Denial::UnknownPlace),
        }
    }

    fn open_circles(&self) -> Permit {
        match self.template.circles {
            Some(_) => self.open(&["circles"]),
            None => Err(Denial::UnknownPlace),
        }
    }
}

fn is_set(value: &Out) -> bool {
    *value == Out::Any(Any::Bool(true))
}
