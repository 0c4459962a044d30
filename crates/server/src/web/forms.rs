//! Forms: every field is parsed, every mistake is told at once, and nothing typed is lost.
use crate::i18n::{Lang, MsgKey};

/// The mistakes of a form: field name and message key, in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<(&'static str, MsgKey)>);

impl FormErrors {
    /// Adds a mistake.
    pub fn add(&mut self, field: &'static str, key: MsgKey) {
        self.0.push((field, key));
    }

    /// A form with one mistake.
    pub fn one(field: &'static str, key: MsgKey) -> Self {
        Self(vec![(field, key)])
    }

    /// Keeps the value, or the mistake beside `field`.
    pub fn take<T>(&mut self, field: &'static str, parsed: Result<T, MsgKey>) -> Option<T> {
        parsed.map_err(|key| self.add(field, key)).ok()
    }

    /// True when nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// More than one mistake: then a summary stands on top.
    pub fn is_many(&self) -> bool {
        self.0.len() > 1
    }

    /// The message beside `field`, in words; empty when the field is right.
    pub fn at(&self, field: &str, lang: &Lang) -> String {
        self.0
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, key)| lang.text(key))
            .unwrap_or_default()
    }

    /// Field and message key of every mistake.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, MsgKey)> + '_ {
        self.0.iter().copied()
    }
}
