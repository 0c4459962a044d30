//! Records and what people set on them by hand.
use std::collections::BTreeMap;

use canvas::facts::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::db::{DbError, FromRow, Row};

/// What is known of a record beside its name, by key.
pub type Details = BTreeMap<String, Value>;

/// A thing a workspace knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// What kind of thing it is.
    pub kind: RecordKind,
    /// What it is called now.
    pub name: String,
    /// What its mentions say, the first one winning, under what was set by hand.
    pub details: Details,
    /// What was set by hand.
    pub edited: Edited,
    /// The record it was merged into.
    pub merged_into: Option<String>,
}

/// What people set by hand; everything may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edited {
    /// What it is to be called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its name by language code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// Other names it is found by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
    /// Identifiers by scheme, such as `business-id`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub identifiers: BTreeMap<String, String>,
    /// Other details by key, over those of the mentions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub details: Details,
    /// Whether it was made by hand, so that it stays without mentions.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
}

impl Record {
    /// Changes with everything a reader sees of it: for `ETag`.
    pub fn tag(&self) -> String {
        let seen = format!(
            "{}\0{}\0{}\0{:?}",
            self.name,
            stored(&self.details),
            self.edited.stored(),
            self.merged_into
        );
        crate::clock::token_hash(&seen)
    }
}

impl Edited {
    /// As it is stored; `{}` when nothing was set.
    pub fn stored(&self) -> String {
        // Maps with string keys and plain values are always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Every name that was set by hand.
    pub fn all_names(&self) -> impl Iterator<Item = &String> {
        let own = self.name.iter();
        own.chain(self.names.values()).chain(&self.other_names)
    }
}

/// A record as it is put.
#[derive(Serialize)]
pub(super) struct RecordRow<'a> {
    id: &'a str,
    kind: RecordKind,
    name: &'a str,
    details: String,
}

impl Record {
    /// As it is put, beside what was set by hand.
    pub(super) fn row(&self) -> RecordRow<'_> {
        RecordRow {
            id: &self.id,
            kind: self.kind,
            name: &self.name,
            details: stored(&self.details),
        }
    }
}

/// A place of a canvas that speaks of a record, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mentioned {
    /// The record.
    pub record: String,
    /// The canvas.
    #[serde(skip)]
    pub canvas: String,
    /// Where on it.
    pub place: String,
    /// What kind of record it speaks of.
    pub kind: RecordKind,
    /// What the template says the part becomes.
    pub role: String,
    /// What it calls the record.
    pub name: String,
    /// What else it says, as JSON with sorted keys.
    pub details: String,
}

/// What a place says about two records, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Bonded {
    /// Where on the canvas.
    pub place: String,
    /// What it says: a [`canvas::facts::BondKind`].
    pub kind: String,
    /// The record it starts from.
    pub from: String,
    /// The record it leads to.
    pub to: String,
    /// What else it says, as JSON with sorted keys.
    pub details: String,
}

/// The JSON of details, keys sorted.
pub fn stored(details: &Details) -> String {
    // Maps with string keys and plain values are always JSON.
    serde_json::to_string(details).unwrap_or_default()
}

/// Two texts of a row.
pub(super) struct Pair(pub String, pub String);

impl FromRow for Pair {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("first")?, row.get("second")?))
    }
}

/// What was set by hand, of a stored row.
pub(super) fn edited(row: &Row) -> Result<Edited, DbError> {
    let edited: String = row.get("edited")?;
    serde_json::from_str(&edited).map_err(|_| DbError::Shape("edited"))
}

/// The details of a stored row.
pub fn details(row: &Row) -> Result<Details, DbError> {
    let details: String = row.get("details")?;
    serde_json::from_str(&details).map_err(|_| DbError::Shape("details"))
}

/// The kind of a stored row.
pub fn kind(row: &Row) -> Result<RecordKind, DbError> {
    RecordKind::find(&row.get::<String>("kind")?).ok_or(DbError::Shape("record kind"))
}

impl FromRow for Record {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            kind: kind(row)?,
            name: row.get("name")?,
            details: details(row)?,
            edited: edited(row)?,
            merged_into: row.get("merged_into")?,
        })
    }
}

impl FromRow for Mentioned {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            record: row.get("record_id")?,
            canvas: row.get("canvas_id")?,
            place: row.get("place")?,
            kind: kind(row)?,
            role: row.get("role")?,
            name: row.get("name")?,
            details: row.get("details")?,
        })
    }
}

impl FromRow for Bonded {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            place: row.get("place")?,
            kind: row.get("kind")?,
            from: row.get("from_id")?,
            to: row.get("to_id")?,
            details: row.get("details")?,
        })
    }
}
