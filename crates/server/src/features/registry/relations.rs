//! Relations between actors (suhteet): canvases say them, and people and programs make them by hand. What a canvas says
//! is changed on the canvas.
use std::collections::BTreeSet;

use canvas::facts::RecordKind;
use canvas::limits::LABEL_CHARS_MAX;
use jiff::civil::Date;
use serde_json::json;

use super::form::line;
use super::model::{Details, stored};
use super::relation_rows as rows;
use super::settle::refresh;
use super::store;
use crate::app::App;
use crate::db::{DbError, Tx};
use crate::features::audit;
use crate::features::vocabularies;
use crate::features::workspaces::{WorkspaceId, must_be_open};
use crate::i18n::MsgKey;
use crate::web::{Error, FormErrors};

/// Relations made by hand in one workspace.
pub const RELATIONS_MAX: i64 = 20_000;
/// Vocabulary of what a relation may be.
pub const LINK_KINDS: &str = "link-kinds";
/// How many merges are followed from one record to the next.
const MERGES_MAX: usize = 16;

/// A relation between two actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Its id; `{canvas}.{place}` when a canvas says it.
    pub id: String,
    /// Where it starts.
    pub from: Party,
    /// Where it leads.
    pub to: Party,
    /// What it is: a key of [`LINK_KINDS`], or another kind of link that a canvas has.
    pub kind: String,
    /// Whether it leads one way only.
    pub is_directed: bool,
    /// Own word for it; may be empty.
    pub label: String,
    /// Since when, as far as it is known: the day set by hand, or on which it was drawn.
    pub since: Option<Date>,
    /// Where it comes from.
    pub source: Source,
}

/// One of two actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The record.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// Where a relation comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Somebody made it by hand, or a program.
    Hand,
    /// A canvas says it.
    Canvas {
        /// The canvas.
        canvas: String,
        /// What it is called.
        title: String,
        /// Where on it.
        place: String,
    },
}

impl Relation {
    /// Changes with everything that a reader sees of it: for `ETag`.
    pub fn tag(&self) -> String {
        crate::clock::token_hash(&format!("{self:?}"))
    }
}

/// A relation as it was typed or sent.
#[derive(Clone, Debug, Default)]
pub struct RelationDraft {
    /// Record id.
    pub from: String,
    /// Record id.
    pub to: String,
    /// A key of [`LINK_KINDS`].
    pub kind: String,
    /// Whether it leads one way only; as the kind's own links when left out.
    pub directed: Option<bool>,
    /// Own word for it.
    pub label: String,
    /// A day such as `2024-05-01`, or empty.
    pub since: String,
}

/// A relation to be made, of which only the two records have not been looked up.
#[derive(Clone, Debug)]
pub struct NewRelation {
    pub(super) from: String,
    pub(super) to: String,
    kind: String,
    is_directed: bool,
    label: String,
    since: Option<Date>,
}

impl RelationDraft {
    /// What it says, or everything that is wrong with it.
    pub fn parse(self) -> Result<NewRelation, FormErrors> {
        let mut errors = FormErrors::default();
        for (field, id) in [("from", &self.from), ("to", &self.to)] {
            if id.trim().is_empty() {
                errors.add(field, "relation-actor-unknown");
            }
        }
        if errors.is_empty() && self.from == self.to {
            errors.add("to", "relation-with-itself");
        }
        let kinds = vocabularies::find(LINK_KINDS);
        if kinds.is_none_or(|kinds| kinds.item(&self.kind).is_none()) {
            errors.add("kind", "relation-kind-unknown");
        }
        let label = errors.take("label", label(&self.label)).unwrap_or_default();
        let since = errors.take("since", day(&self.since)).flatten();
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(NewRelation {
            is_directed: self.directed.unwrap_or_else(|| is_directed(&self.kind)),
            from: self.from,
            to: self.to,
            kind: self.kind,
            label,
            since,
        })
    }
}

fn label(raw: &str) -> Result<String, MsgKey> {
    let label = line(raw).map_err(|_| "relation-label-too-long")?;
    if label.encode_utf16().count() > LABEL_CHARS_MAX {
        return Err("relation-label-too-long");
    }
    Ok(label)
}

/// A day as forms and programs write it, or none when nothing was written.
fn day(raw: &str) -> Result<Option<Date>, MsgKey> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    let is_plain = raw.len() == "2024-05-01".len();
    let day = raw.parse().ok().filter(|_| is_plain);
    day.map(Some).ok_or("relation-since-wrong")
}

/// Whether links of this kind lead one way on the canvases that have them.
pub(super) fn is_directed(kind: &str) -> bool {
    let mut kinds = canvas::builtin().iter().flat_map(|one| &one.link_kinds);
    kinds.any(|link| link.slug == kind && link.directed)
}

impl NewRelation {
    /// As it is stored.
    pub(super) fn details(&self) -> String {
        let mut details = Details::from([
            ("kind".to_owned(), json!(self.kind)),
            ("directed".to_owned(), json!(self.is_directed)),
        ]);
        if !self.label.is_empty() {
            details.insert("label".to_owned(), json!(self.label));
        }
        if let Some(since) = self.since {
            details.insert("since".to_owned(), json!(since.to_string()));
        }
        stored(&details)
    }

    /// With the records that stand for its two; fails with 422 when either is no actor of the workspace, or both are one.
    async fn between_actors(self, tx: &mut Tx<'_>, workspace: &str) -> Result<Self, Error> {
        let mut errors = FormErrors::default();
        let (from, to) = (
            actor(tx, workspace, &self.from).await?,
            actor(tx, workspace, &self.to).await?,
        );
        for (field, found) in [("from", &from), ("to", &to)] {
            if found.is_none() {
                errors.add(field, "relation-actor-unknown");
            }
        }
        match (from, to) {
            (Some(from), Some(to)) if from == to => {
                Err(FormErrors::one("to", "relation-with-itself").into())
            }
            (Some(from), Some(to)) => Ok(Self { from, to, ..self }),
            _ => Err(errors.into()),
        }
    }
}

/// The actor of that id, or the one it was merged into.
async fn actor(tx: &mut Tx<'_>, workspace: &str, id: &str) -> Result<Option<String>, DbError> {
    let mut id = id.to_owned();
    for _ in 0..MERGES_MAX {
        let found = store::by_ids(tx, workspace, std::slice::from_ref(&id)).await?;
        match found.into_iter().next() {
            Some(record) if record.kind != RecordKind::Actor => return Ok(None),
            Some(record) => match record.merged_into {
                Some(into) => id = into,
                None => return Ok(Some(record.id)),
            },
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// Who works on which workspace's relations.
pub struct Relating<'a> {
    /// The program.
    pub app: &'a App,
    /// The workspace.
    pub workspace: &'a WorkspaceId,
    /// Participant id of who does it.
    pub by: &'a str,
}

impl Relating<'_> {
    /// Makes a relation by hand under this id; with one that is there already nothing is made, so a form that is sent
    /// twice makes one.
    pub async fn make(&self, id: &str, new: NewRelation) -> Result<Relation, Error> {
        let workspace = &self.workspace.0;
        let mut tx = self.begin().await?;
        if rows::relation_now(&mut tx, workspace, id).await?.is_none() {
            if rows::count(&mut tx, workspace).await? >= RELATIONS_MAX {
                return Err(Error::Conflict("relations-full"));
            }
            let new = new.between_actors(&mut tx, workspace).await?;
            match rows::insert(&mut tx, workspace, id, &new).await {
                // Of another workspace, or between two that are one by now.
                Err(DbError::Taken(_)) => return Err(Error::Conflict("record-changed-meanwhile")),
                made => made?,
            }
            self.note(&mut tx, "relation-made", id).await?;
        }
        let made = rows::relation_now(&mut tx, workspace, id).await?;
        tx.commit().await?;
        made.ok_or(Error::NotFound)
    }

    /// Sets all of a relation made by hand. Fails with 404 for an unknown one, with 409 for one that a canvas says, and
    /// with 412 when `seen` is not the tag of what stands there.
    pub async fn replace(
        &self,
        id: &str,
        new: NewRelation,
        seen: Option<&str>,
    ) -> Result<Relation, Error> {
        let workspace = &self.workspace.0;
        let mut tx = self.begin().await?;
        let before = self.by_hand(&mut tx, id, seen).await?;
        let new = new.between_actors(&mut tx, workspace).await?;
        rows::update(&mut tx, workspace, id, &new).await?;
        self.let_go(&mut tx, before).await?;
        self.note(&mut tx, "relation-changed", id).await?;
        let after = rows::relation_now(&mut tx, workspace, id).await?;
        tx.commit().await?;
        after.ok_or(Error::NotFound)
    }

    /// Takes a relation made by hand away; fails as [`Self::replace`] does.
    pub async fn remove(&self, id: &str, seen: Option<&str>) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let before = self.by_hand(&mut tx, id, seen).await?;
        rows::delete(&mut tx, &self.workspace.0, id).await?;
        self.let_go(&mut tx, before).await?;
        self.note(&mut tx, "relation-removed", id).await?;
        Ok(tx.commit().await?)
    }

    async fn begin(&self) -> Result<Tx<'static>, Error> {
        must_be_open(self.app, &self.workspace.0).await?;
        let mut tx = self.app.db.begin().await?;
        store::lock(&mut tx, &self.workspace.0).await?;
        Ok(tx)
    }

    async fn by_hand(
        &self,
        tx: &mut Tx<'_>,
        id: &str,
        seen: Option<&str>,
    ) -> Result<Relation, Error> {
        let found = rows::relation_now(tx, &self.workspace.0, id).await?;
        let found = found.ok_or(Error::NotFound)?;
        if found.source != Source::Hand {
            return Err(Error::Conflict("relation-is-on-canvas"));
        }
        if seen.is_some_and(|seen| seen != found.tag()) {
            return Err(Error::Stale);
        }
        Ok(found)
    }

    /// Actors that nothing but the relation held go with it.
    async fn let_go(&self, tx: &mut Tx<'_>, before: Relation) -> Result<(), DbError> {
        let ends = BTreeSet::from([before.from.id, before.to.id]);
        refresh(tx, &self.workspace.0, &ends).await
    }

    async fn note(&self, tx: &mut Tx<'_>, action: &str, id: &str) -> Result<(), DbError> {
        let (at, workspace) = (self.app.now_ms(), Some(self.workspace.0.as_str()));
        audit::record(tx, at, self.by, action, workspace, id, "").await
    }
}
