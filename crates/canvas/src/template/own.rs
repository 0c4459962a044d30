//! What a workspace's own variant has beside a built-in template: where it was copied from, and its texts.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Template;

/// Codes of the languages of texts, in the order of [`Words`]; a text that lacks one is read in the first that has it.
pub const LANGS: [&str; 3] = ["fi", "sv", "en"];

/// A text in the languages of [`LANGS`]; empty where it was not written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Words(pub [String; 3]);

impl Words {
    /// The text in this language, or else in the first that has it; empty when none has.
    pub fn in_lang(&self, code: &str) -> &str {
        let own = LANGS.iter().position(|lang| *lang == code);
        let own = own.and_then(|at| self.0.get(at));
        let mut known = own.into_iter().chain(&self.0);
        known.find(|text| !text.is_empty()).map_or("", |text| text)
    }

    /// Whether it was written in no language.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }
}

/// A variant's origin and texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// The built-in kind that it was copied from.
    pub base: String,
    /// What each step is known by from version to version, in the order of the steps.
    pub steps: Vec<String>,
    /// Texts by what stands behind the kind in their keys, such as `zone-state`.
    pub texts: BTreeMap<String, Words>,
}

impl Template {
    /// The text that a variant has of its own under `{kind}-{rest}`.
    pub fn own_text(&self, rest: &str, code: &str) -> Option<&str> {
        let words = self.own.as_ref()?.texts.get(rest)?;
        Some(words.in_lang(code))
    }
}
