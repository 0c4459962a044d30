//! What a draft is, and what its writer is promised.
use canvas::content::Note;
use serde::{Deserialize, Serialize};

use crate::db::{DbError, FromRow, Row};
use crate::features::workspaces::CanvasId;

/// Who learns who wrote a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Everybody: name and id stand on the note.
    Named,
    /// Those who lead, on their page: nothing of it is in the document.
    Leaders,
    /// Nobody: the writer is forgotten with the reveal.
    Anonymous,
}

impl Level {
    /// All, most open first.
    pub const ALL: [Self; 3] = [Self::Named, Self::Leaders, Self::Anonymous];

    /// Its name in forms and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Leaders => "leaders",
            Self::Anonymous => "anonymous",
        }
    }

    /// The level of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// Key of its name for people.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Named => "drafts-named",
            Self::Leaders => "drafts-leaders",
            Self::Anonymous => "drafts-anonymous",
        }
    }

    /// Key of what is promised to who sends a note to those who lead first.
    pub fn inbox_key(self) -> &'static str {
        match self {
            Self::Named => "inbox-named-promise",
            Self::Leaders => "inbox-leaders-promise",
            Self::Anonymous => "inbox-anonymous-promise",
        }
    }

    /// Key of what is promised to who writes.
    pub fn promise_key(self) -> &'static str {
        match self {
            Self::Named => "drafts-named-promise",
            Self::Leaders => "drafts-leaders-promise",
            Self::Anonymous => "drafts-anonymous-promise",
        }
    }
}

/// How drafts come onto the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// All of an item at once.
    Together,
    /// One by one, from the inbox of those who lead.
    Single,
}

impl Release {
    /// Its name in the database.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Together => "together",
            Self::Single => "single",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Together, Self::Single]
            .into_iter()
            .find(|release| release.name() == name)
    }
}

/// What became of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing yet.
    Waiting,
    /// It stands on the canvas.
    Taken,
    /// Those who lead did not take it.
    Declined,
}

impl Fate {
    /// A word that differs from the others'.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Declined => "declined",
        }
    }
}

/// A note that waits.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Id.
    pub id: String,
    /// The item of the agenda for which it was written.
    pub item: String,
    /// The canvas it is for.
    pub canvas: CanvasId,
    /// Slug of its zone.
    pub zone: String,
    /// Slug of its kind.
    pub kind: String,
    /// Plain text, as of a note.
    pub text: String,
    /// What its writer was told.
    pub level: Level,
    /// Participant id of its writer.
    pub writer: String,
    /// The name they go by.
    pub writer_name: String,
    /// The id that it gets on the canvas.
    pub(super) note_id: String,
    /// When it was written, UTC milliseconds.
    pub written_at: i64,
    /// How it comes onto the canvas.
    pub release: Release,
    /// What became of it.
    pub fate: Fate,
}

impl FromRow for Draft {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let release = Release::parse(&row.get::<String>("release")?);
        let declined: Option<i64> = row.get("declined_at")?;
        let revealed: Option<i64> = row.get("revealed_at")?;
        Ok(Self {
            release: release.ok_or(DbError::Shape("release"))?,
            fate: match (declined, revealed) {
                (Some(_), _) => Fate::Declined,
                (None, Some(_)) => Fate::Taken,
                (None, None) => Fate::Waiting,
            },
            id: row.get("id")?,
            item: row.get("item_id")?,
            canvas: CanvasId(row.get("canvas_id")?),
            zone: row.get("zone")?,
            kind: row.get("kind")?,
            text: row.get("body")?,
            level: Level::parse(&row.get::<String>("level")?).ok_or(DbError::Shape("level"))?,
            writer: row.get("writer")?,
            writer_name: row.get("writer_name")?,
            note_id: row.get("note_id")?,
            written_at: row.get("written_at")?,
        })
    }
}

impl Draft {
    /// The note that it becomes. Those without a name all have the same time.
    pub(super) fn revealed(&self, now_ms: i64) -> Note {
        let is_named = self.level == Level::Named;
        let when_named = |text: &str| match is_named {
            true => text.to_owned(),
            false => String::new(),
        };
        Note {
            id: self.note_id.clone(),
            zone: self.zone.clone(),
            kind: self.kind.clone(),
            text: self.text.clone(),
            author: when_named(&self.writer),
            by: when_named(&self.writer_name),
            at: if is_named { self.written_at } else { now_ms },
            ..Note::default()
        }
    }
}

/// How many drafts wait for one zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The item of the agenda.
    pub item: String,
    /// The canvas.
    pub canvas: CanvasId,
    /// Slug of the zone.
    pub zone: String,
    /// How many.
    pub count: i64,
}

impl FromRow for Waiting {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            item: row.get("item_id")?,
            canvas: CanvasId(row.get("canvas_id")?),
            zone: row.get("zone")?,
            count: row.get("count")?,
        })
    }
}
