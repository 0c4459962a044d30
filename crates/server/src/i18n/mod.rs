//! Texts by key in Finnish, Swedish and English. Files: `locales/{fi,sv,en}/*.ftl`, one per feature.
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};
use serde::{Deserialize, Serialize};

static_loader! {
    static TEXTS = {
        locales: "../../locales",
        fallback_language: "fi",
        // Isolation marks would stand in accessible names and in exported text.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static FINNISH: LanguageIdentifier = langid!("fi");
static SWEDISH: LanguageIdentifier = langid!("sv");
static ENGLISH: LanguageIdentifier = langid!("en");

/// A key of a message that people see.
pub type MsgKey = &'static str;

/// What names are sorted by: without regard to case and accents, å, ä and ö behind z.
pub fn sort_key(name: &str) -> String {
    let letter = |letter: char| match letter {
        'å' => '{',
        'ä' => '|',
        'ö' => '}',
        'á' | 'à' | 'â' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'š' => 's',
        'ž' => 'z',
        'č' => 'c',
        _ => letter,
    };
    name.to_lowercase().chars().map(letter).collect()
}

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Finnish, the default.
    #[default]
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// All, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// `fi`, `sv` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fi => "Suomi",
            Self::Sv => "Svenska",
            Self::En => "English",
        }
    }

    /// The language with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The first of ours that an `Accept-Language` header names; Finnish when it names none.
    pub fn preferred(header: &str) -> Self {
        header
            .split(',')
            .find_map(|part| Self::parse(part.trim().get(..2)?))
            .unwrap_or_default()
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::Fi => &FINNISH,
            Self::Sv => &SWEDISH,
            Self::En => &ENGLISH,
        }
    }

    /// The text of `key`; the key itself when there is none (a test keeps that from happening).
    pub fn text(self, key: &str) -> String {
        TEXTS
            .try_lookup(self.identifier(), key)
            .or_else(|| canvas::template::text(key, self.code()))
            .unwrap_or_else(|| key.to_owned())
    }

    /// The text of `key` with its variables filled.
    pub fn text_with(self, key: &str, values: &[(&'static str, &str)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue> = values
            .iter()
            .map(|&(name, value)| (Cow::Borrowed(name), FluentValue::from(value.to_owned())))
            .collect();
        TEXTS
            .try_lookup_with_args(self.identifier(), key, &values)
            .unwrap_or_else(|| key.to_owned())
    }

    /// The text of `key` for a number, which it names `$count`.
    pub fn count(self, key: &str, count: i64) -> String {
        let values = HashMap::from([(Cow::Borrowed("count"), FluentValue::from(count))]);
        TEXTS
            .try_lookup_with_args(self.identifier(), key, &values)
            .unwrap_or_else(|| key.to_owned())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
