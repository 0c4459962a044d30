//! Brings an installation back from a backup: all of it or nothing.
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};

use super::archive::Archive;
use super::manifest::{Manifest, TablePart, file_path};
use super::place::{self, Place};
use crate::config::{Config, DATABASE_FILE_NAME};
use crate::db::whole::{Field, Table, Whole, known_versions};
use crate::files;

/// Nobody is signed in any more, but a guest's device is known again, as guests have nothing else.
const SIGN_OUT: &str = "update session set account_id = null";
/// Links that were used after the backup would work once more.
const FORGET_LINKS: &str = "delete from one_time_link";

/// Whether those who were signed in stay so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Devices {
    /// Everybody with an account signs in again, and links sent by mail work no more.
    SignOut,
    /// As they were: for a move that nobody should notice.
    Keep,
}

/// Looks through a backup; fails saying what is wrong with it.
pub async fn check(file: &Path) -> anyhow::Result<Manifest> {
    Ok(open(file).await?.manifest)
}

/// Brings the installation that `config` names back from a backup. Fails where there is anything already, and leaves
/// nothing then.
pub async fn restore(config: &Config, file: &Path, devices: Devices) -> anyhow::Result<Manifest> {
    place::is_empty(config)?;
    let mut archive = open(file).await?;
    let mut data = Place::at(&config.data)
        .with_context(|| format!("writing into {}", config.data.display()))?;
    let files = files::folder(config)?;
    let mut pictures =
        Place::at(&files).with_context(|| format!("writing into {}", files.display()))?;
    bring_files(&mut archive, pictures.unfinished()).context("bringing the files")?;
    let database = data.unfinished().join(DATABASE_FILE_NAME);
    let mut target = match &config.database_url {
        Some(url) => Whole::fill_postgres(url)
            .await
            .context("connecting to PostgreSQL")?,
        None => Whole::fill_sqlite(&database).await?,
    };
    let brought = bring_rows(&mut archive, &mut target, devices).await;
    let settled = brought
        .context("bringing the tables")
        .and_then(|()| pictures.settle());
    if let Err(error) = settled {
        target.abandon().await;
        return Err(error);
    }
    target.commit().await?;
    if config.database_url.is_none() {
        File::open(&database)?.sync_all()?;
    }
    data.settle()?;
    // The database is there: from here on all of it is.
    pictures.keep();
    data.keep();
    Ok(archive.manifest)
}

async fn open(file: &Path) -> anyhow::Result<Archive> {
    let archive = Archive::open(file).with_context(|| {
        let unusable = "cannot be restored, and nothing was changed";
        format!("the backup {} {unusable}", file.display())
    })?;
    fits(&archive.manifest).await.with_context(|| {
        let unusable = "does not fit this program, and nothing was changed";
        format!("the backup {} {unusable}", file.display())
    })?;
    Ok(archive)
}

/// Fails where tables or columns are not those that the backup's own versions of the schema have.
async fn fits(manifest: &Manifest) -> anyhow::Result<()> {
    let mut scratch = Whole::scratch().await?;
    scratch.migrate(&manifest.schema).await?;
    let shape = |tables: Vec<Table>| -> BTreeMap<String, BTreeSet<Field>> {
        let named = tables.into_iter();
        named
            .map(|table| (table.name, table.fields.into_iter().collect()))
            .collect()
    };
    let expected = shape(scratch.tables().await?);
    let found = shape(
        manifest
            .tables
            .iter()
            .filter_map(TablePart::table)
            .collect(),
    );
    let differs = expected
        .iter()
        .find(|(name, fields)| found.get(*name) != Some(fields));
    if let Some((name, _)) = differs {
        bail!("its table {name} is missing or has other columns");
    }
    let unknown = found.keys().find(|name| !expected.contains_key(*name));
    match unknown {
        Some(name) => bail!("it has an unknown table {name}"),
        None => Ok(()),
    }
}

async fn bring_rows(
    archive: &mut Archive,
    target: &mut Whole,
    devices: Devices,
) -> anyhow::Result<()> {
    ensure!(
        target.is_empty().await?,
        "the database is not empty, and a restore overwrites nothing: make a new one"
    );
    let manifest = archive.manifest.clone();
    target.migrate(&manifest.schema).await?;
    // The target's own order: the archive's may be of another program.
    let tables = target.tables().await?;
    target.clear(&tables).await?;
    for table in &tables {
        let of_it = manifest.tables.iter().find_map(|part| {
            let named = part.table()?;
            (named.name == table.name).then_some((part, named))
        });
        let (part, named) = of_it.with_context(|| format!("no table {}", table.name))?;
        target.fill(&named, archive.rows(part)?).await?;
        let count = target.count(table).await?;
        ensure!(
            count == part.rows,
            "{count} rows came into the table {} instead of {}",
            table.name,
            part.rows
        );
    }
    target.migrate(&known_versions()).await?;
    if devices == Devices::SignOut {
        target.run(SIGN_OUT).await?;
        target.run(FORGET_LINKS).await?;
    }
    if let Err(table) = target.hangs_together().await? {
        bail!("a row of the table {table} refers to one that is not there");
    }
    Ok(())
}

/// Writes all files below `folder`, on disk when this comes back.
fn bring_files(archive: &mut Archive, folder: &Path) -> anyhow::Result<()> {
    for part in archive.manifest.files.clone() {
        let path = file_path(&part.name).context("an unsafe name")?;
        let path = folder.join(path);
        let home = path.parent().unwrap_or(folder);
        fs::create_dir_all(home)?;
        let mut file = File::create_new(&path)?;
        std::io::copy(&mut archive.file(&part)?, &mut file)?;
        file.sync_all()?;
        File::open(home)?.sync_all()?;
    }
    Ok(())
}
