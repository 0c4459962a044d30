//! The words of the search (haun sanat): concepts with their words in three languages, spoken forms, and words that no
//! dictionary knows. The files `data/search/*.toml` are the first edition and come with the program; editors change
//! them, and each change is a row that says what differs from the files. So an upgrade brings new words, and the editors'
//! work stays. Here is what stands and who changed it; `search` reads by it, and `words` has the pages.
mod edition;
mod model;
mod shipped;
mod store;
#[cfg(test)]
mod tests;

pub use edition::{Edition, Standing, Texts};
pub use model::{Entry, Kind};
pub use shipped::REFUSALS;
pub use store::{Change, Did};

use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::Account;
use crate::features::audit;
use crate::web::Error;

/// A change to be kept.
pub struct NewChange<'a> {
    /// What it is about.
    pub kind: Kind,
    /// Its key.
    pub key: &'a str,
    /// The entry after the change.
    pub entry: &'a Entry,
    /// Number of the change that the editor saw last.
    pub seen: i64,
    /// What is done.
    pub did: Did,
    /// Why, in the editor's words.
    pub why: &'a str,
}

/// What stands now.
pub async fn edition(app: &App) -> Result<Edition, Error> {
    // The count comes first: what is changed meanwhile is read now and once more.
    let version = store::version(&app.db).await?;
    let changes = store::standing(&app.db).await?;
    Ok(Edition::shipped().changed(version, changes))
}

/// Differs whenever anything was changed.
pub async fn version(app: &App) -> Result<i64, Error> {
    Ok(store::version(&app.db).await?)
}

/// The changes of one entry, newest first.
pub async fn history(app: &App, kind: Kind, key: &str) -> Result<Vec<Change>, Error> {
    Ok(store::history(&app.db, kind, key).await?)
}

/// The newest changes of all entries, from a number of them on, and whether there are more.
pub async fn newest(app: &App, from: i64, count: i64) -> Result<(Vec<Change>, bool), Error> {
    let mut changes = store::newest(&app.db, from, count + 1).await?;
    let wanted = usize::try_from(count).unwrap_or_default();
    let has_more = changes.len() > wanted;
    changes.truncate(wanted);
    Ok((changes, has_more))
}

/// Keeps a change with its row of the trail; fails with a conflict when somebody changed the same entry meanwhile.
pub async fn keep(app: &App, editor: &Account, new: &NewChange<'_>) -> Result<(), Error> {
    let (now, by) = (app.now_ms(), format!("account-{}", editor.id.0));
    let delta = Edition::delta(new.kind, new.key, new.entry);
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, new, &delta, (now, &by))
        .await
        .map_err(clash)?;
    let subject = format!("{}/{}", new.kind.slug(), new.key);
    audit::record(&mut tx, now, &by, new.did.audited(), None, &subject, "").await?;
    Ok(tx.commit().await?)
}

/// Two changed the same at once: the later one sees what the first did before trying again.
fn clash(error: DbError) -> Error {
    if error.is_taken("number") {
        Error::Conflict("words-changed-meanwhile")
    } else {
        error.into()
    }
}
