//! Many descriptions published in one transaction, with a statement for all rather than one for each.
use std::collections::{HashMap, HashSet};

use serde_json::{Value as Json, json};

use super::bring::Brought;
use super::feed::What;
use super::model::Description;
use super::publishing::{Done, Outcome, address, is_more_than_stage};
use super::store::bulk::{self as store, Renewal};
use super::store::{Entry, Identified};
use crate::clock::new_id;
use crate::db::{DbError, Tx};
use crate::features::audit::{self, Did};
use crate::web::Error;

/// Entries by what their owner knows them by, and by their ids.
#[derive(Default)]
pub(super) struct Known(HashMap<String, usize>, Vec<Identified>);

impl Known {
    /// What the database found.
    pub(super) fn new(found: Vec<Identified>) -> Self {
        let ids = found.iter().enumerate();
        let mut by: HashMap<String, usize> =
            ids.map(|(at, one)| (one.entry.id.clone(), at)).collect();
        // What an owner calls something stands above what the program calls something else.
        for (at, one) in found.iter().enumerate() {
            by.extend(one.entry.identifier.clone().map(|called| (called, at)));
        }
        Self(by, found)
    }

    /// The entry that an identifier means.
    pub(super) fn get(&self, identifier: &str) -> Option<&Identified> {
        self.1.get(*self.0.get(identifier)?)
    }
}

/// What an entry was when somebody looked at what would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub id: String,
    pub version: i64,
    pub is_published: bool,
}

impl Seen {
    pub(super) fn of(entry: &Entry) -> Self {
        Self {
            id: entry.id.clone(),
            version: entry.version,
            is_published: entry.published_at.is_some(),
        }
    }
}

/// By which way descriptions come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The account itself sent them, by a page or by the API.
    Account,
    /// Somebody at the server's command line brought them for the account.
    CommandLine,
}

/// Where to, by whom and when.
pub(super) struct Bulk<'a> {
    pub workspace: &'a str,
    /// Account that answers for the new ones.
    pub owner: &'a str,
    pub way: Way,
    pub now_ms: i64,
}

/// What is to be written, gathered before anything is.
#[derive(Default)]
struct Plan {
    created: Vec<Json>,
    /// Come back into the catalogue as they were.
    back: Vec<Json>,
    /// Say something else.
    grown: Vec<Json>,
    /// Are at another stage and say the same.
    moved: Vec<Json>,
    versions: Vec<Json>,
    changes: Vec<Json>,
    trail: Vec<Did>,
    done: Vec<Done>,
}

/// Publishes all of them. With `seen`, what each was when it was looked at, fails with 409 where that is not so any more.
pub(super) async fn publish(
    tx: &mut Tx<'_>,
    bulk: &Bulk<'_>,
    models: Vec<Brought>,
    seen: Option<&[Option<Seen>]>,
) -> Result<Vec<Done>, Error> {
    let known = {
        let identifiers = models.iter().filter_map(|one| one.identifier.clone());
        let identifiers: Vec<String> = identifiers.collect();
        Known::new(store::identified_in(tx, bulk.workspace, &identifiers).await?)
    };
    let plan = plan(bulk, &known, models, seen)?;
    match write(tx, bulk, plan).await {
        Err(DbError::Taken(_)) => Err(Error::Conflict("catalogue-meanwhile")),
        Ok(None) => Err(Error::Conflict("catalogue-meanwhile")),
        Ok(Some(done)) => Ok(done),
        Err(other) => Err(other.into()),
    }
}

fn plan(
    bulk: &Bulk<'_>,
    known: &Known,
    models: Vec<Brought>,
    seen: Option<&[Option<Seen>]>,
) -> Result<Plan, Error> {
    let mut plan = Plan::default();
    let mut touched = HashSet::new();
    for (at, model) in models.into_iter().enumerate() {
        let last = model.identifier.as_deref().and_then(|id| known.get(id));
        let is_now = last.map(|last| Seen::of(&last.entry));
        if seen.is_some_and(|seen| seen.get(at) != Some(&is_now)) {
            return Err(Error::Conflict("catalogue-meanwhile"));
        }
        match last {
            Some(last) if !touched.insert(last.entry.id.clone()) => {
                return Err(Error::Conflict("catalogue-row-twice"));
            }
            Some(last) => plan.renew(last, &model.description)?,
            None => plan.create(bulk.now_ms, model)?,
        }
    }
    Ok(plan)
}

impl Plan {
    fn create(&mut self, now_ms: i64, model: Brought) -> Result<(), Error> {
        let done = Done {
            id: new_id(now_ms),
            address: address(&model.description.name),
            version: 1,
            outcome: Outcome::Created,
        };
        self.created
            .push(json!({"id": done.id, "identifier": model.identifier, "address": done.address}));
        self.version(&done, &model.description)?;
        self.note(&done.id, &done.id);
        self.done.push(done);
        Ok(())
    }

    fn renew(&mut self, last: &Identified, description: &Description) -> Result<(), Error> {
        let entry = &last.entry;
        let is_same = last.description == *description;
        let done = Done {
            id: entry.id.clone(),
            address: entry.address.clone(),
            version: entry.version + i64::from(!is_same),
            outcome: if is_same {
                Outcome::Unchanged
            } else {
                Outcome::Updated
            },
        };
        let row = json!({"id": entry.id, "version": entry.version});
        if is_same && entry.published_at.is_some() {
            self.done.push(done);
            return Ok(());
        }
        if is_same {
            self.back.push(row);
        } else {
            match is_more_than_stage(&last.description, description) {
                true => self.grown.push(row),
                false => self.moved.push(row),
            }
            self.version(&done, description)?;
        }
        self.note(&entry.id, entry.canvas.as_ref().unwrap_or(&entry.id));
        self.done.push(done);
        Ok(())
    }

    fn version(&mut self, done: &Done, description: &Description) -> Result<(), Error> {
        let content = serde_json::to_string(description).map_err(Error::internal)?;
        self.versions
            .push(json!({"entry": done.id, "number": done.version, "content": content}));
        Ok(())
    }

    fn note(&mut self, entry: &str, subject: &str) {
        self.changes
            .push(json!({"entry": entry, "what": What::Published.name()}));
        self.trail.push(Did {
            action: "catalogue.publish",
            subject: subject.to_owned(),
            detail: entry.to_owned(),
        });
    }
}

/// Writes it all; nothing when somebody else was quicker.
async fn write(tx: &mut Tx<'_>, of: &Bulk<'_>, plan: Plan) -> Result<Option<Vec<Done>>, DbError> {
    let now = of.now_ms;
    let by = format!("account-{}", of.owner);
    let made_by = match of.way {
        Way::Account => by.clone(),
        Way::CommandLine => format!("command-line-{by}"),
    };
    store::insert(tx, of.workspace, of.owner, now, &plan.created).await?;
    for (more, is_checked, entries) in [
        (0, false, &plan.back),
        (1, true, &plan.grown),
        (1, false, &plan.moved),
    ] {
        let renewal = Renewal { more, is_checked };
        let touched = store::renew(tx, renewal, now, entries).await?;
        if usize::try_from(touched) != Ok(entries.len()) {
            return Ok(None);
        }
    }
    store::add_versions(tx, &made_by, now, &plan.versions).await?;
    store::record(tx, now, plan.changes).await?;
    if of.way == Way::CommandLine && !plan.trail.is_empty() {
        let (action, count) = ("catalogue.import", plan.trail.len().to_string());
        audit::record(tx, now, &by, action, Some(of.workspace), "", &count).await?;
    }
    audit::record_many(tx, now, &by, of.workspace, &plan.trail).await?;
    Ok(Some(plan.done))
}
