//! What people do to records by hand: make, edit, rename, merge, and take back. Each is one transaction with its audit
//! row and, where canvases mention the record, the job that writes its name there.
use std::collections::BTreeSet;

use analysis::names::name_key;
use canvas::facts::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::hand;
use super::model::{Edited, Mentioned, Record};
use super::settle::refresh;
use super::spread::{self, Target};
use super::store;
use crate::app::App;
use crate::clock::new_id;
use crate::db::Tx;
use crate::features::audit;
use crate::features::workspaces::{WorkspaceId, must_be_open};
use crate::jobs;
use crate::web::{Error, FormErrors};

/// Makes a record by hand; it stays though nothing mentions it.
pub async fn create(
    app: &App,
    workspace: &WorkspaceId,
    kind: RecordKind,
    edited: Edited,
    by: &str,
) -> Result<Record, Error> {
    must_be_open(app, &workspace.0).await?;
    let id = new_id(app.now_ms());
    let edited = Edited {
        kept: true,
        ..edited
    };
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx, &workspace.0).await?;
    hand::insert(&mut tx, &workspace.0, &id, kind, &edited).await?;
    let change = Change {
        workspace,
        record: &id,
        by,
    };
    change.note(app, &mut tx, "record-made", &json!({})).await?;
    let record = refreshed(&mut tx, workspace, &id).await?;
    tx.commit().await?;
    Ok(record)
}

/// Sets what people set by hand; a new name is written to every place that still has the old one. Fails with 404 for a
/// record of another workspace, and with 409 when `seen` is not what stands there.
pub async fn edit(
    app: &App,
    workspace: &WorkspaceId,
    id: &str,
    edited: Edited,
    seen: Option<&str>,
    by: &str,
) -> Result<Record, Error> {
    must_be_open(app, &workspace.0).await?;
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx, &workspace.0).await?;
    let before = one(&mut tx, workspace, id).await?;
    if seen.is_some_and(|seen| seen != before.tag()) {
        return Err(Error::Conflict("record-changed-meanwhile"));
    }
    let edited = Edited {
        kept: before.edited.kept,
        ..edited
    };
    hand::set_edited(&mut tx, &workspace.0, id, &edited).await?;
    let record = refreshed(&mut tx, workspace, id).await?;
    must_be_free(&mut tx, workspace, &record, &before.name).await?;
    rename_mentions(app, &mut tx, &record, &before.name, &record.name).await?;
    let payload = Edit {
        before: before.edited,
        after: edited,
        was: before.name,
        is: record.name.clone(),
    };
    let payload = serde_json::to_value(payload).map_err(Error::internal)?;
    let change = Change {
        workspace,
        record: id,
        by,
    };
    change.note(app, &mut tx, "record-edited", &payload).await?;
    tx.commit().await?;
    jobs::wake(app);
    Ok(record)
}

/// Fails with 422 when a record was given a name that another one of its kind has: the two would be one from then on.
async fn must_be_free(
    tx: &mut Tx<'_>,
    workspace: &WorkspaceId,
    record: &Record,
    was: &str,
) -> Result<(), Error> {
    let key = name_key(&record.name);
    if !record.kind.is_shared() || key == name_key(was) {
        return Ok(());
    }
    let name = (record.kind, key.as_str());
    match store::another_named(tx, &workspace.0, name, &record.id).await? {
        Some(_) => Err(FormErrors::one("name", "record-name-taken").into()),
        None => Ok(()),
    }
}

/// Writes a record's other name where one that it had stands: a place may still have the name before the last, when
/// names follow one another faster than they are written.
async fn rename_mentions(
    app: &App,
    tx: &mut Tx<'_>,
    record: &Record,
    was: &str,
    is: &str,
) -> Result<(), Error> {
    if was == is {
        return Ok(());
    }
    let ids = [record.id.clone()];
    let new = name_key(is);
    let mut old = store::former_names(tx, &ids).await?;
    let mut old = old.remove(&record.id).unwrap_or_default();
    for name in record.edited.all_names() {
        old.remove(&name_key(name));
    }
    old.insert(name_key(was));
    let targets = store::mentions_of(tx, &ids).await?.into_iter();
    let targets = targets.filter(|mention| {
        let key = name_key(&mention.name);
        key == new || old.contains(&key)
    });
    let targets = targets.map(|mention| Target::replacing(old.clone(), mention, &record.id, is));
    Ok(spread::enqueue(app, tx, targets.collect()).await?)
}

/// What an edit changed, so that it can be taken back.
#[derive(Serialize, Deserialize)]
struct Edit {
    before: Edited,
    after: Edited,
    was: String,
    is: String,
}

/// What a merge moved, so that it can be taken back.
#[derive(Serialize, Deserialize)]
struct Merge {
    into: String,
    places: Vec<Moved>,
    #[serde(default)]
    bonds: hand::HandBonds,
}

#[derive(Serialize, Deserialize)]
struct Moved {
    canvas: String,
    place: String,
    name: String,
}

/// Makes one record stand for another of its kind: everything that spoke of `from` speaks of `into` from now on.
/// Gives the record that stands.
pub async fn merge(
    app: &App,
    workspace: &WorkspaceId,
    from: &str,
    into: &str,
    by: &str,
) -> Result<Record, Error> {
    must_be_open(app, &workspace.0).await?;
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx, &workspace.0).await?;
    let (gone, kept) = (
        one(&mut tx, workspace, from).await?,
        one(&mut tx, workspace, into).await?,
    );
    let is_possible = gone.kind == kept.kind
        && gone.kind.is_shared()
        && gone.id != kept.id
        && gone.merged_into.is_none()
        && kept.merged_into.is_none();
    if !is_possible {
        return Err(Error::Conflict("records-cannot-merge"));
    }
    let mentions = store::mentions_of(&mut tx, std::slice::from_ref(&gone.id)).await?;
    hand::set_merged(&mut tx, &workspace.0, from, Some(into)).await?;
    hand::move_mentions(&mut tx, from, into).await?;
    let bonds = hand::move_hand_bonds(&mut tx, from, into).await?;
    hand::read_again(&mut tx, into).await?;
    let touched = BTreeSet::from([from.to_owned(), into.to_owned()]);
    refresh(&mut tx, &workspace.0, &touched).await?;
    let record = one(&mut tx, workspace, into).await?;
    let payload = Merge {
        into: into.to_owned(),
        places: mentions.iter().map(moved).collect(),
        bonds,
    };
    let payload = serde_json::to_value(payload).map_err(Error::internal)?;
    let change = Change {
        workspace,
        record: from,
        by,
    };
    change.note(app, &mut tx, "record-merged", &payload).await?;
    let targets = mentions
        .into_iter()
        .map(|mention| Target::new(mention, &record.id, &kept.name));
    spread::enqueue(app, &mut tx, targets.collect()).await?;
    tx.commit().await?;
    jobs::wake(app);
    Ok(record)
}

fn moved(mention: &Mentioned) -> Moved {
    Moved {
        canvas: mention.canvas.clone(),
        place: mention.place.clone(),
        name: mention.name.clone(),
    }
}

/// Remembers that two records that look alike are different things.
pub async fn tell_apart(
    app: &App,
    workspace: &WorkspaceId,
    one_id: &str,
    other_id: &str,
    by: &str,
) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    one(&mut tx, workspace, one_id).await?;
    one(&mut tx, workspace, other_id).await?;
    let change = Change {
        workspace,
        record: one_id,
        by,
    };
    change
        .note(
            app,
            &mut tx,
            "records-distinct",
            &json!({"other": other_id}),
        )
        .await?;
    Ok(tx.commit().await?)
}

/// Takes a change back; fails with 409 when it was taken back already, or something else changed it since.
pub async fn undo(app: &App, workspace: &WorkspaceId, change: &str, by: &str) -> Result<(), Error> {
    must_be_open(app, &workspace.0).await?;
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx, &workspace.0).await?;
    let found = hand::change(&mut tx, &workspace.0, change)
        .await?
        .ok_or(Error::NotFound)?;
    if found.undone_at.is_some() {
        return Err(Error::Conflict("change-undone-already"));
    }
    match found.action.as_str() {
        "record-edited" => undo_edit(app, &mut tx, workspace, &found).await?,
        "record-merged" => undo_merge(app, &mut tx, workspace, &found).await?,
        "records-distinct" => {}
        _ => return Err(Error::Conflict("change-cannot-be-undone")),
    }
    hand::set_undone(&mut tx, change, app.now_ms()).await?;
    let action = "record-change-undone";
    audit::record(
        &mut tx,
        app.now_ms(),
        by,
        action,
        Some(&workspace.0),
        &found.record,
        "",
    )
    .await?;
    tx.commit().await?;
    jobs::wake(app);
    Ok(())
}

async fn undo_edit(
    app: &App,
    tx: &mut Tx<'_>,
    workspace: &WorkspaceId,
    change: &hand::Changed,
) -> Result<(), Error> {
    let edit: Edit = serde_json::from_value(change.payload.clone()).map_err(Error::internal)?;
    let now = one(tx, workspace, &change.record).await?;
    if now.edited != edit.after {
        return Err(Error::Conflict("record-changed-meanwhile"));
    }
    hand::set_edited(tx, &workspace.0, &now.id, &edit.before).await?;
    let record = refreshed(tx, workspace, &now.id).await?;
    rename_mentions(app, tx, &record, &edit.is, &edit.was).await
}

async fn undo_merge(
    app: &App,
    tx: &mut Tx<'_>,
    workspace: &WorkspaceId,
    change: &hand::Changed,
) -> Result<(), Error> {
    let merge: Merge = serde_json::from_value(change.payload.clone()).map_err(Error::internal)?;
    let gone = one(tx, workspace, &change.record).await?;
    if gone.merged_into.as_ref() != Some(&merge.into) {
        return Err(Error::Conflict("record-changed-meanwhile"));
    }
    hand::set_merged(tx, &workspace.0, &gone.id, None).await?;
    hand::read_again(tx, &merge.into).await?;
    let mut targets = Vec::new();
    for mention in store::mentions_of(tx, std::slice::from_ref(&merge.into)).await? {
        let was = merge
            .places
            .iter()
            .find(|was| was.canvas == mention.canvas && was.place == mention.place);
        let Some(was) = was else { continue };
        hand::give_back(tx, &mention, &gone.id, &was.name).await?;
        targets.push(Target::new(mention, &gone.id, &was.name));
    }
    hand::give_hand_bonds_back(tx, &merge.bonds, &merge.into, &gone.id).await?;
    let touched = BTreeSet::from([gone.id.clone(), merge.into.clone()]);
    refresh(tx, &workspace.0, &touched).await?;
    Ok(spread::enqueue(app, tx, targets).await?)
}

/// The record of that workspace.
async fn one(tx: &mut Tx<'_>, workspace: &WorkspaceId, id: &str) -> Result<Record, Error> {
    let found = store::by_ids(tx, &workspace.0, &[id.to_owned()]).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}

async fn refreshed(tx: &mut Tx<'_>, workspace: &WorkspaceId, id: &str) -> Result<Record, Error> {
    refresh(tx, &workspace.0, &BTreeSet::from([id.to_owned()])).await?;
    one(tx, workspace, id).await
}

struct Change<'a> {
    workspace: &'a WorkspaceId,
    record: &'a str,
    by: &'a str,
}

impl Change<'_> {
    async fn note(
        &self,
        app: &App,
        tx: &mut Tx<'_>,
        action: &str,
        payload: &Json,
    ) -> Result<(), Error> {
        let (at, workspace) = (app.now_ms(), &self.workspace.0);
        let new = hand::NewChange {
            id: new_id(at),
            workspace,
            record: self.record,
            at,
            by: self.by,
            action,
            payload,
        };
        hand::note(tx, new).await?;
        Ok(audit::record(tx, at, self.by, action, Some(workspace), self.record, "").await?)
    }
}
