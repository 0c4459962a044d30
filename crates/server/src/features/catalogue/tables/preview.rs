//! What a table would do to a workspace's entries, before anything is done.
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::Looked;
use super::grid::Grid;
use super::judge::{Said, identifiers, judge};
use crate::app::App;
use crate::features::catalogue::bring::Brought;
use crate::features::catalogue::bulk::{Known, Seen};
use crate::features::catalogue::differences::{Contact, Difference, differences};
use crate::features::catalogue::model::Description;
use crate::features::catalogue::store::bulk;
use crate::features::workspaces::WorkspaceId;
use crate::features::{places, vocabularies};
use crate::i18n::Lang;
use crate::web::Error;

/// A table without a fault.
pub struct Ready {
    pub(super) models: Vec<Brought>,
    /// What each one's entry was; none for a new one.
    pub(super) seen: Vec<Option<Seen>>,
    /// Row and former description of those that change.
    changed: Vec<(usize, usize, Description)>,
    /// Which models are new, and the number of their rows.
    created: Vec<(usize, usize)>,
    /// Counts.
    pub rows: Rows,
    /// Stands for all that was seen: another one when anything differs.
    pub digest: String,
}

/// How many rows do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// New entries.
    pub created: usize,
    /// New versions, and entries that come back into the catalogue.
    pub updated: usize,
    /// Rows that say what is there already.
    pub unchanged: usize,
    /// New entries that have no identifier: brought again they are new again.
    pub nameless: usize,
}

/// What a row changes.
pub(super) struct Changed {
    pub row: usize,
    pub name: String,
    /// Nothing when the entry only comes back into the catalogue.
    pub differences: Vec<Difference>,
}

/// Looks at every row beside the entry that it means.
pub(super) async fn preview(
    app: &App,
    workspace: &WorkspaceId,
    grid: Grid,
) -> Result<Looked, Error> {
    let found = bulk::identified(&app.db, &workspace.0, &identifiers(&grid)).await?;
    let known = Known::new(found);
    let places = places::ids_of(app, workspace).await?;
    // Thousands of rows take a processor for a while.
    tokio::task::spawn_blocking(vocabularies::carried(move || {
        let judged = judge(&grid, &known, &places);
        match judged.count {
            0 => Ready::new(judged.said, &known).map(Ok),
            count => Ok(Err((judged.faults, count))),
        }
    }))
    .await
    .map_err(Error::internal)?
}

impl Ready {
    fn new(said: Vec<Said>, known: &Known) -> Result<Self, Error> {
        let mut ready = Self {
            models: Vec::with_capacity(said.len()),
            seen: Vec::with_capacity(said.len()),
            changed: Vec::new(),
            created: Vec::new(),
            rows: Rows::default(),
            digest: String::new(),
        };
        let mut digest = Sha256::new();
        for (at, Said { row, brought }) in said.into_iter().enumerate() {
            let entry = brought.identifier.as_deref().and_then(|id| known.get(id));
            let seen = entry.map(|one| Seen::of(&one.entry));
            let said = serde_json::to_vec(&brought).map_err(Error::internal)?;
            digest.update(said);
            digest.update(format!("{seen:?}"));
            match entry {
                None => {
                    ready.created.push((at, row));
                    ready.rows.created += 1;
                    ready.rows.nameless += usize::from(brought.identifier.is_none());
                }
                Some(one)
                    if one.description == brought.description
                        && one.entry.published_at.is_some() =>
                {
                    ready.rows.unchanged += 1;
                }
                Some(one) => {
                    ready.changed.push((at, row, one.description.clone()));
                    ready.rows.updated += 1;
                }
            }
            ready.models.push(brought);
            ready.seen.push(seen);
        }
        ready.digest = BASE64_URL_SAFE_NO_PAD.encode(digest.finalize());
        Ok(ready)
    }

    /// Rows and names of the first `count` new ones.
    pub(super) fn created(&self, count: usize) -> Vec<(usize, String)> {
        let created = self.created.iter().take(count);
        created
            .filter_map(|(at, row)| Some((*row, self.models.get(*at)?.description.name.clone())))
            .collect()
    }

    /// The first `count` that change, and how.
    pub(super) fn changed(&self, count: usize, lang: Lang) -> Vec<Changed> {
        let changed = self.changed.iter().take(count);
        changed
            .filter_map(|(at, row, before)| {
                let now = &self.models.get(*at)?.description;
                Some(Changed {
                    row: *row,
                    name: now.name.clone(),
                    differences: differences(before, now, lang, Contact::Shown),
                })
            })
            .collect()
    }

    /// The language of each description's texts, in the order of the rows.
    pub fn languages(&self) -> Vec<Lang> {
        let models = self.models.iter();
        models.map(|one| one.description.language).collect()
    }
}
