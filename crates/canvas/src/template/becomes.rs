//! What a part of a template becomes: a record of the registry, a bond between two, or a detail of either.
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::facts::{BondKind, RecordKind};

/// Length of a name, in bytes.
const NAME_BYTES_MAX: usize = 80;

/// What a part becomes, such as `actor`, `partner.current` or `support-model.places`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Becomes {
    /// What it feeds.
    pub what: What,
    /// What of it; none when the part is the thing itself.
    pub key: Option<String>,
}

/// What a part feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Nothing but the pages about the canvas itself.
    Canvas,
    /// A record.
    Record(RecordKind),
    /// What is said about two records.
    Bond(BondKind),
}

impl Becomes {
    /// The record that it feeds, if any.
    pub fn record(&self) -> Option<RecordKind> {
        match self.what {
            What::Record(kind) => Some(kind),
            _ => None,
        }
    }

    /// The bond that it feeds, if any.
    pub fn bond(&self) -> Option<BondKind> {
        match self.what {
            What::Bond(kind) => Some(kind),
            _ => None,
        }
    }

    /// The last part of its key.
    pub fn last(&self) -> Option<&str> {
        self.key.as_deref()?.rsplit('.').next()
    }
}

impl fmt::Display for Becomes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.what {
            What::Canvas => "canvas",
            What::Record(kind) => kind.slug(),
            What::Bond(kind) => kind.slug(),
        })?;
        self.key.iter().try_for_each(|key| write!(f, ".{key}"))
    }
}

impl From<Becomes> for String {
    fn from(becomes: Becomes) -> Self {
        becomes.to_string()
    }
}

impl TryFrom<String> for Becomes {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let (what, key) = name
            .split_once('.')
            .map_or((name.as_str(), None), |(what, key)| (what, Some(key)));
        let known = match what {
            "canvas" => Some(What::Canvas),
            _ => RecordKind::find(what)
                .map(What::Record)
                .or_else(|| BondKind::find(what).map(What::Bond)),
        };
        match known {
            Some(what) if name.len() <= NAME_BYTES_MAX && key.is_none_or(is_key) => Ok(Self {
                what,
                key: key.map(str::to_owned),
            }),
            _ => Err(format!("{name:?} is not the name of a record")),
        }
    }
}

fn is_key(key: &str) -> bool {
    let allowed = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
    };
    key.split('.')
        .all(|part| !part.is_empty() && part.bytes().all(allowed))
}
