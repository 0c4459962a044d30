//! Own variants of canvases: templates that a workspace has copied and changed, in versions that never change. A version
//! is a kind of its own (`actor-map-v-k3x9…-2`), which canvases keep; whatever takes a built-in kind takes it too, since
//! [`canvas::find`] knows those that were read here. A version is read when the program starts, when it is made, and by
//! other processes when they next look. How variants are made and changed is `tailoring`.
mod next;
mod read;
mod store;

use canvas::Template;
use canvas::template::shelve;

pub use next::{are_of_one, going, moved, newer};
pub use read::{Read, current};
pub use store::{Behind, Variant, Version};

use crate::app::App;
use crate::clock::random_bytes;
use crate::db::DbError;
use crate::features::audit;
use crate::features::workspaces::{Who, WorkspaceId};
use crate::web::Error;

/// How many variants a workspace may have, retired ones too.
pub const VARIANTS_MAX: i64 = 20;
/// How many versions a variant may have. Each that is made or used stays in memory, some 50 KB.
pub const VERSIONS_MAX: i64 = 50;
/// Size of a version, in bytes of JSON.
pub const VERSION_BYTES_MAX: usize = 128 * 1024;
/// Letters of a variant's id, 32 of them.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// Length of a variant's id.
const ID_CHARS: usize = 12;

/// What came of keeping a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The version of this number was made.
    Made(i64),
    /// Somebody else has made one since.
    Overtaken,
}

/// An id for a new variant.
pub fn new_id() -> String {
    let bytes = random_bytes::<ID_CHARS>();
    let letters = bytes.iter().map(|byte| LETTERS[usize::from(byte % 32)]);
    letters.map(char::from).collect()
}

/// The kind of a version.
pub fn kind(base: &str, id: &str, number: i64) -> String {
    format!("{base}-v-{id}-{number}")
}

/// The workspace's variants, oldest first.
pub async fn list(app: &App, workspace: &WorkspaceId) -> Result<Vec<Variant>, DbError> {
    store::list(&app.db, &workspace.0).await
}

/// Those that new canvases can be made of.
pub async fn offered(app: &App, workspace: &WorkspaceId) -> Result<Vec<Variant>, DbError> {
    let all = list(app, workspace).await?.into_iter();
    Ok(all.filter(|one| one.retired_at.is_none()).collect())
}

/// The workspace's variant of this id; 404 when it has none.
pub async fn find(app: &App, workspace: &WorkspaceId, id: &str) -> Result<Variant, Error> {
    let found = store::find(&app.db, &workspace.0, id).await?;
    found.ok_or(Error::NotFound)
}

/// Its versions, newest first.
pub async fn versions(app: &App, variant: &Variant) -> Result<Vec<Version>, DbError> {
    store::versions(&app.db, &variant.id).await
}

/// Canvases of older versions than its newest, oldest first.
pub async fn behind(app: &App, variant: &Variant) -> Result<Vec<Behind>, DbError> {
    store::behind(&app.db, &variant.id).await
}

/// The template of a version that is there.
pub async fn template(app: &App, kind: &str) -> Result<&'static Template, Error> {
    if let Some(known) = canvas::find(kind) {
        return Ok(known);
    }
    read::one(&app.db, kind).await?.ok_or(Error::NotFound)
}

/// Fails with 404 when the template is a variant of another workspace.
pub async fn must_be_of(app: &App, workspace: &str, template: &Template) -> Result<(), Error> {
    if template.own.is_none() {
        return Ok(());
    }
    match store::workspace_of(&app.db, &template.kind).await? {
        Some(owner) if owner == workspace => Ok(()),
        _ => Err(Error::Conflict("variant-elsewhere")),
    }
}

/// Keeps a new variant with its first version, whose kind has the number 1. Fails with 409 when there are very many.
pub async fn create(
    app: &App,
    workspace: &WorkspaceId,
    id: &str,
    first: Template,
    who: &Who,
) -> Result<(), Error> {
    if store::count(&app.db, &workspace.0).await? >= VARIANTS_MAX {
        return Err(Error::Conflict("variants-full"));
    }
    let now = app.now_ms();
    let json = json(&first)?;
    let mut tx = app.db.begin().await?;
    let by = who.id.as_str();
    store::insert(&mut tx, (&workspace.0, id), first.base(), by, now).await?;
    store::insert_version(&mut tx, (id, 1), (&first.kind, &json), by, now).await?;
    let title = first.own_text("title", "fi").unwrap_or_default().to_owned();
    audit::record(
        &mut tx,
        now,
        by,
        "variant.copy",
        Some(&workspace.0),
        id,
        &title,
    )
    .await?;
    tx.commit().await?;
    shelve(first);
    Ok(())
}

/// Keeps the version after the one of number `seen`.
pub async fn publish(
    app: &App,
    workspace: &WorkspaceId,
    (variant, seen): (&Variant, i64),
    template: Template,
    who: &Who,
) -> Result<Kept, Error> {
    if seen >= VERSIONS_MAX {
        return Err(Error::Conflict("variant-versions-full"));
    }
    let (now, number) = (app.now_ms(), seen + 1);
    let json = json(&template)?;
    let (id, by) = (variant.id.as_str(), who.id.as_str());
    let mut tx = app.db.begin().await?;
    if !store::advance(&mut tx, (&workspace.0, id), seen).await? {
        return Ok(Kept::Overtaken);
    }
    store::insert_version(&mut tx, (id, number), (&template.kind, &json), by, now).await?;
    let title = template
        .own_text("title", "fi")
        .unwrap_or_default()
        .to_owned();
    audit::record(
        &mut tx,
        now,
        by,
        "variant.publish",
        Some(&workspace.0),
        id,
        &title,
    )
    .await?;
    tx.commit().await?;
    shelve(template);
    Ok(Kept::Made(number))
}

/// Offers a variant no more, or (with none) again. Canvases that were made of it stay.
pub async fn set_retired(
    app: &App,
    workspace: &WorkspaceId,
    variant: &Variant,
    at: Option<i64>,
    who: &Who,
) -> Result<(), Error> {
    let action = match at {
        Some(_) => "variant.retire",
        None => "variant.offer",
    };
    let (now, by) = (app.now_ms(), who.id.as_str());
    let mut tx = app.db.begin().await?;
    store::set_retired(&mut tx, (&workspace.0, &variant.id), at).await?;
    audit::record(
        &mut tx,
        now,
        by,
        action,
        Some(&workspace.0),
        &variant.id,
        "",
    )
    .await?;
    Ok(tx.commit().await?)
}

fn json(template: &Template) -> Result<String, Error> {
    let json = serde_json::to_string(template).map_err(Error::internal)?;
    match json.len() > VERSION_BYTES_MAX {
        true => Err(Error::Conflict("variant-too-large")),
        false => Ok(json),
    }
}
