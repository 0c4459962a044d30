//! Putting a description into the catalogue, taking it out, and saying that it is still right: each with its number in
//! the feed and its line in the trail, in one transaction.
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::feed::What;
use super::model::Description;
use super::store::{self, Entry, Version};
use crate::clock::{new_id, room_code};
use crate::db::{DbError, Tx};
use crate::features::audit;
use crate::web::Error;

/// Letters of a public address that come from the name.
const ADDRESS_CHARS_MAX: usize = 50;

/// What is to be published, and by whom.
pub(super) struct Publication<'a> {
    pub workspace: &'a str,
    pub canvas: Option<&'a str>,
    pub description: Description,
    /// What is told of the version.
    pub note: &'a str,
    /// Who does it, as the trail knows them.
    pub by: &'a str,
    /// Account that answers for it from now on; none leaves it with whom it was.
    pub owner: Option<&'a str>,
}

/// What publishing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new entry.
    Created,
    /// A new version.
    Updated,
    /// Everything was there already. Nobody has said by it that it is right.
    Unchanged,
}

impl Outcome {
    /// Its name in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
        }
    }
}

/// An entry after it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Id of the entry.
    pub id: String,
    /// Last part of its public address.
    pub address: String,
    /// Number of its version.
    pub version: i64,
    /// What publishing did.
    pub outcome: Outcome,
}

/// Publishes a description, as a new version of `last` or as a new entry. Fails with 409 when somebody else was quicker.
pub(super) async fn publish(
    tx: &mut Tx<'_>,
    now_ms: i64,
    of: Publication<'_>,
    last: Option<(Entry, Description)>,
) -> Result<Done, Error> {
    let Some((entry, before)) = last else {
        return create(tx, now_ms, of).await;
    };
    let is_same = before == of.description;
    let was_there = entry.published_at.is_some();
    let version = entry.version + i64::from(!is_same);
    if !store::renew(tx, &entry, version, of.owner, now_ms).await? {
        return Err(Error::Conflict("catalogue-meanwhile"));
    }
    if is_more_than_stage(&before, &of.description) {
        store::check(tx, &entry.id, now_ms).await?;
    }
    if !(is_same && was_there) {
        store::feed::record(tx, &entry.id, What::Published, now_ms).await?;
        told(tx, now_ms, &of, "catalogue.publish", &entry.id).await?;
    }
    if !is_same {
        add_version(tx, now_ms, &of, &entry.id, version).await?;
    }
    Ok(Done {
        id: entry.id,
        address: entry.address,
        version,
        outcome: if is_same {
            Outcome::Unchanged
        } else {
            Outcome::Updated
        },
    })
}

/// Whether a description says something else than before besides its stage. Who changes that has not read the rest.
pub(super) fn is_more_than_stage(before: &Description, after: &Description) -> bool {
    let at_that_stage = Description {
        life_cycle: after.life_cycle,
        ..before.clone()
    };
    at_that_stage != *after
}

async fn create(tx: &mut Tx<'_>, now_ms: i64, of: Publication<'_>) -> Result<Done, Error> {
    let entry = Entry {
        id: new_id(now_ms),
        workspace: of.workspace.to_owned(),
        canvas: of.canvas.map(str::to_owned),
        identifier: None,
        address: address(&of.description.name),
        owner: of.owner.map(str::to_owned),
        version: 1,
        published_at: Some(now_ms),
        checked_at: now_ms,
    };
    match store::insert(tx, &entry, now_ms).await {
        Err(DbError::Taken(_)) => return Err(Error::Conflict("catalogue-meanwhile")),
        inserted => inserted?,
    }
    add_version(tx, now_ms, &of, &entry.id, 1).await?;
    store::feed::record(tx, &entry.id, What::Published, now_ms).await?;
    told(tx, now_ms, &of, "catalogue.publish", &entry.id).await?;
    Ok(Done {
        id: entry.id,
        address: entry.address,
        version: 1,
        outcome: Outcome::Created,
    })
}

async fn add_version(
    tx: &mut Tx<'_>,
    now_ms: i64,
    of: &Publication<'_>,
    entry: &str,
    number: i64,
) -> Result<(), DbError> {
    let version = Version {
        number,
        description: of.description.clone(),
        note: of.note.to_owned(),
        made_by: of.by.to_owned(),
        made_at: now_ms,
        hidden_at: None,
    };
    store::add_version(tx, entry, &version).await
}

async fn told(
    tx: &mut Tx<'_>,
    now_ms: i64,
    of: &Publication<'_>,
    action: &'static str,
    entry: &str,
) -> Result<(), DbError> {
    let subject = of.canvas.unwrap_or(entry);
    let workspace = Some(of.workspace);
    audit::record(tx, now_ms, of.by, action, workspace, subject, entry).await
}

/// Whether an entry is withdrawn whatever it says by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Only {
    /// Whatever it says.
    Anyway,
    /// Only as it was read.
    AsRead,
}

/// Takes an entry out of the catalogue; says whether it did. Once it is out nothing happens.
pub(super) async fn withdraw(
    tx: &mut Tx<'_>,
    now_ms: i64,
    entry: &Entry,
    by: &str,
    only: Only,
) -> Result<bool, DbError> {
    let seen = (only == Only::AsRead).then_some(entry);
    if !store::withdraw(tx, &entry.id, seen, now_ms).await? {
        return Ok(false);
    }
    store::feed::record(tx, &entry.id, What::Withdrawn, now_ms).await?;
    noted(tx, now_ms, entry, by, "catalogue.withdraw").await?;
    Ok(true)
}

/// Notes that an entry is right as it is. Fails with 409 when it is not in the catalogue any more.
pub(super) async fn check(
    tx: &mut Tx<'_>,
    now_ms: i64,
    entry: &Entry,
    by: &str,
) -> Result<(), Error> {
    if !store::check(tx, &entry.id, now_ms).await? {
        return Err(Error::Conflict("catalogue-not-there"));
    }
    store::feed::record(tx, &entry.id, What::Checked, now_ms).await?;
    Ok(noted(tx, now_ms, entry, by, "catalogue.check").await?)
}

/// A line of the trail about an entry.
pub(super) async fn noted(
    tx: &mut Tx<'_>,
    now_ms: i64,
    entry: &Entry,
    by: &str,
    action: &'static str,
) -> Result<(), DbError> {
    let subject = entry.canvas.as_deref().unwrap_or(&entry.id);
    let workspace = Some(entry.workspace.as_str());
    audit::record(tx, now_ms, by, action, workspace, subject, &entry.id).await
}

/// A public address: the name in plain letters, and a code that makes it the only one.
pub(super) fn address(name: &str) -> String {
    let folded = name.to_lowercase();
    let folded = folded.nfd().filter(|letter| !is_combining_mark(*letter));
    let plain: String = folded
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let words: String = words.chars().take(ADDRESS_CHARS_MAX).collect();
    let code = room_code().to_lowercase();
    match words.trim_end_matches('-') {
        "" => code,
        words => format!("{words}-{code}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_plain_and_the_only_one() {
        let check = |name: &str, start: &str| {
            let made = address(name);
            assert!(made.starts_with(start), "{made}");
            assert_eq!(made.len(), start.len() + 6, "{made}");
            assert_ne!(made, address(name));
        };
        check("Äly & Öljy: opastus!", "aly-oljy-opastus-");
        check("Помощь", "");
        check(&"a".repeat(200), &format!("{}-", "a".repeat(50)));
    }
}
