//! What programs may do with the entries of a workspace whose owners they act for: read them as their owners do, also
//! withdrawn ones, and by what the owners know them by; take them out of the catalogue, and put them back.
use super::desk::anew;
use super::model::Description;
use super::publishing::{self, Only};
use super::store::owned::{self as store, Listed};
use super::store::{self as entries, Entry};
use crate::app::App;
use crate::features::workspaces::{Access, Manage};
use crate::web::Error;

/// An entry as its owners see it.
#[derive(Clone, Debug)]
pub struct Owned {
    /// Id.
    pub id: String,
    /// What its owner knows it by, when it came from elsewhere.
    pub identifier: Option<String>,
    /// Last part of its public address.
    pub address: String,
    /// Number of its last version.
    pub version: i64,
    /// Since when it is in the catalogue, UTC milliseconds; none when it is withdrawn.
    pub published_at: Option<i64>,
    /// When its last version was made.
    pub changed_at: i64,
    /// When its owner last said that it is right.
    pub checked_at: i64,
    /// Corrections of readers that nobody has seen to.
    pub corrections: i64,
    /// What it says.
    pub description: Description,
}

impl Owned {
    fn of(listed: Listed) -> Self {
        Self {
            id: listed.entry.id,
            identifier: listed.entry.identifier,
            address: listed.entry.address,
            version: listed.entry.version,
            published_at: listed.entry.published_at,
            changed_at: listed.changed_at,
            checked_at: listed.entry.checked_at,
            corrections: listed.corrections,
            description: listed.description,
        }
    }

    /// Another one whenever the entry has a new version, is checked, withdrawn or put back.
    pub fn tag(&self) -> String {
        tag(self.version, self.published_at, self.checked_at)
    }
}

fn tag(version: i64, published_at: Option<i64>, checked_at: i64) -> String {
    format!("{version}-{}-{checked_at}", published_at.unwrap_or(0))
}

/// Whoever looks after what a workspace has published.
pub struct Owning<'a> {
    /// The program.
    pub app: &'a App,
    /// That they lead the workspace.
    pub access: &'a Access<Manage>,
}

impl Owning<'_> {
    fn workspace(&self) -> &str {
        &self.access.workspace.0
    }

    /// Entries with greater ids than `after`, by id: all, or the one that its owner calls `identifier`.
    pub async fn list(
        &self,
        after: &str,
        identifier: &str,
        limit: i64,
    ) -> Result<Vec<Owned>, Error> {
        let db = &self.app.db;
        let found = store::after(db, self.workspace(), after, identifier, limit).await?;
        Ok(found.into_iter().map(Owned::of).collect())
    }

    /// One entry; 404 when the workspace has none of this id.
    pub async fn one(&self, id: &str) -> Result<Owned, Error> {
        let found = store::one(&self.app.db, self.workspace(), id).await?;
        found.map(Owned::of).ok_or(Error::NotFound)
    }

    /// Takes an entry out of the catalogue; one that is out already stays out. Fails with 412 when `seen` is not its tag
    /// any more.
    pub async fn withdraw(&self, id: &str, seen: Option<&str>) -> Result<(), Error> {
        let entry = self.seen(id, seen).await?;
        let only = match seen {
            Some(_) => Only::AsRead,
            None => Only::Anyway,
        };
        let by = &self.access.who.id;
        let mut tx = self.app.db.begin().await?;
        let is_done = publishing::withdraw(&mut tx, self.app.now_ms(), &entry, by, only).await?;
        tx.commit().await?;
        match (is_done, entry.published_at, seen) {
            // Somebody came between.
            (false, Some(_), Some(_)) => Err(Error::Stale),
            _ => Ok(()),
        }
    }

    /// Puts an entry back into the catalogue as it was; one that is there stays as it is. Fails with 409 when somebody
    /// else was quicker or the workspace is in the archive, and with 412 when `seen` is not its tag any more.
    pub async fn publish_again(&self, id: &str, seen: Option<&str>) -> Result<Owned, Error> {
        let entry = self.seen(id, seen).await?;
        let last = entries::version(&self.app.db, &entry.id, entry.version).await?;
        let last = last.ok_or(Error::NotFound)?;
        let description = last.description.clone();
        anew(self.app, self.access, entry, last, description).await?;
        self.one(id).await
    }

    /// The entry, as long as `seen` is its tag.
    async fn seen(&self, id: &str, seen: Option<&str>) -> Result<Entry, Error> {
        let found = entries::find(&self.app.db, self.workspace(), id).await?;
        let found = found.ok_or(Error::NotFound)?;
        let now = tag(found.version, found.published_at, found.checked_at);
        match seen {
            Some(seen) if seen != now => Err(Error::Stale),
            _ => Ok(found),
        }
    }
}
