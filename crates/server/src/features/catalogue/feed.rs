//! What others read of the catalogue: what is in it, and what became of entries since they last looked.
use super::model::Description;
use super::standing;
use super::store::feed as store;
use crate::app::App;
use crate::db::DbError;

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It came into the catalogue, or has a new version.
    Published,
    /// It is gone.
    Withdrawn,
    /// Its owner said that it is right.
    Checked,
    /// A service place at which it is given says something else now, or is gone.
    Placed,
}

impl What {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
            Self::Checked => "checked",
            Self::Placed => "placed",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        let all = [
            Self::Published,
            Self::Withdrawn,
            Self::Checked,
            Self::Placed,
        ];
        all.into_iter().find(|what| what.name() == name)
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Grows from change to change, without gaps that could fill later: who has seen a number has seen all before it.
    pub number: i64,
    /// Id of the entry.
    pub entry: String,
    /// What became of it.
    pub what: What,
    /// When, UTC milliseconds.
    pub at: i64,
}

/// An entry that is in the catalogue, with its last version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Id.
    pub id: String,
    /// Last part of its public address: `/{lang}/support/{address}`.
    pub address: String,
    /// The workspace of its owners.
    pub workspace: String,
    /// The canvas that it comes from, if any.
    pub canvas: Option<String>,
    /// Number of the version.
    pub version: i64,
    /// Since when it is in the catalogue, UTC milliseconds.
    pub published_at: i64,
    /// When this version was made.
    pub changed_at: i64,
    /// When its owner last said that it is right.
    pub checked_at: i64,
    /// What it says.
    pub description: Description,
}

/// What an entry said from a moment on, until its next version; whether it was in the catalogue then is told by its
/// changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Id of the entry.
    pub entry: String,
    /// The canvas that the entry comes from, if any.
    pub canvas: Option<String>,
    /// Number of the version.
    pub number: i64,
    /// When it was made, UTC milliseconds.
    pub from: i64,
    /// What it says.
    pub description: Description,
}

/// Changes after number `after`, oldest first; read on from the last one's number until there are none.
pub async fn changes_since(app: &App, after: i64) -> Result<Vec<Change>, DbError> {
    store::since(&app.db, after).await
}

/// Number of the last change; 0 before the first. Read it before [`published_after`] to build a copy anew: what is
/// changed meanwhile is then read once more, and nothing is missed.
pub async fn last_change(app: &App) -> Result<i64, DbError> {
    if let Err(error) = standing::follow(app).await {
        // As on a full disk: what is known is still told, and places are followed once there is room.
        tracing::warn!(%error, "changed service places could not be followed");
    }
    store::last(&app.db).await
}

/// The entry in the catalogue with this id or public address; none when it never was there or is withdrawn.
pub async fn published(app: &App, id: &str) -> Result<Option<Published>, DbError> {
    store::one(&app.db, id).await
}

/// Entries in the catalogue by id, those after the id `after` (empty for the first), at most `limit` and 1,000.
pub async fn published_after(
    app: &App,
    after: &str,
    limit: i64,
) -> Result<Vec<Published>, DbError> {
    store::after(&app.db, after, limit).await
}

/// How many entries in the catalogue use a term of a vocabulary, under its own key.
pub async fn count_using(app: &App, vocabulary: &str, key: &str) -> Result<usize, DbError> {
    let naming = store::naming(&app.db, key).await?;
    let said = naming.into_iter().filter_map(|store::Naming(said)| said);
    Ok(said.filter(|said| said.uses(vocabulary, key)).count())
}

/// Everything in the catalogue, by id. What cannot be read is left out, and the log tells of it: one broken entry must
/// not hide all others.
pub async fn all_published(app: &App) -> Result<Vec<Published>, DbError> {
    let mut all: Vec<Published> = Vec::new();
    let mut after = String::new();
    loop {
        let more = store::readable_after(&app.db, &after).await?;
        if more.is_empty() {
            return Ok(all);
        }
        for store::Readable(read) in more {
            match read {
                Ok(published) => {
                    after.clone_from(&published.id);
                    all.push(published);
                }
                Err(id) => {
                    tracing::warn!(entry = id, "an entry of the catalogue cannot be read");
                    after = id;
                }
            }
        }
    }
}

/// Versions of all entries, also of withdrawn ones, by entry and number: those behind the one named, at most 1,000.
/// Begin with an empty id.
pub async fn said_after(app: &App, entry: &str, number: i64) -> Result<Vec<Said>, DbError> {
    store::said(&app.db, entry, number).await
}

/// Everything that became of one entry, and every version of it, oldest first.
pub async fn history(app: &App, entry: &str) -> Result<(Vec<Change>, Vec<Said>), DbError> {
    let mut changes: Vec<Change> = Vec::new();
    loop {
        let after = changes.last().map_or(0, |last| last.number);
        let more = store::of_entry(&app.db, entry, after).await?;
        if more.is_empty() {
            break;
        }
        changes.extend(more);
    }
    let mut said: Vec<Said> = Vec::new();
    loop {
        let after = said.last().map_or(0, |last| last.number);
        let more = store::said_by(&app.db, entry, after).await?;
        if more.is_empty() {
            return Ok((changes, said));
        }
        said.extend(more);
    }
}
