//! Where files are kept that are too large for the database. By default a folder of the data folder.
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use bytes::Bytes;
use futures_util::TryStreamExt as _;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{Error, ObjectStore as _, ObjectStoreExt as _};

use crate::config::{Config, create_data_folder};

/// Folder of files in the data folder.
const FOLDER_NAME: &str = "files";
const LOCAL_SCHEME: &str = "file://";

/// The store of files; cheap to clone. Names are paths without a way out of the store.
#[derive(Clone)]
pub struct Files(Arc<LocalFileSystem>);

/// The store that the settings name. Fails where it cannot be reached, or is of a kind that we do not know.
pub fn open(config: &Config) -> anyhow::Result<Files> {
    let folder = folder(config)?;
    if config.object_store_url.is_none() {
        create_data_folder(&config.data)
            .with_context(|| format!("making the data folder {}", config.data.display()))?;
    }
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("making the folder of files {}", folder.display()))?;
    open_folder(&folder)
}

/// The store that the settings name, which must be there.
pub fn open_existing(config: &Config) -> anyhow::Result<Files> {
    let folder = folder(config)?;
    let is_there = folder.is_dir();
    ensure!(
        is_there,
        "there is no folder of files {}: is it the data folder of this installation?",
        folder.display()
    );
    open_folder(&folder)
}

fn open_folder(folder: &std::path::Path) -> anyhow::Result<Files> {
    let store = LocalFileSystem::new_with_prefix(folder)
        .with_context(|| format!("opening the folder of files {}", folder.display()))?;
    // What is erased leaves no empty folder behind that names it.
    Ok(Files(Arc::new(store.with_automatic_cleanup(true))))
}

impl Files {
    /// Keeps a file; it is on disk when this comes back.
    pub async fn put(&self, name: &Path, bytes: Bytes) -> anyhow::Result<()> {
        self.0.put(name, bytes.into()).await?;
        let path = self.0.path_to_filesystem(name)?;
        let depth = name.parts().count();
        tokio::task::spawn_blocking(move || {
            File::open(&path)?.sync_all()?;
            // Its name in its folder, and the folder's own in the next, and so on.
            let mut folders = path.ancestors().skip(1).take(depth);
            folders.try_for_each(|folder| File::open(folder)?.sync_all())
        })
        .await??;
        Ok(())
    }

    /// A file; none when there is none of that name.
    pub async fn get(&self, name: &Path) -> anyhow::Result<Option<Bytes>> {
        match self.0.get(name).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a file, if it is there.
    pub async fn remove(&self, name: &Path) -> anyhow::Result<()> {
        match self.0.delete(name).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Names of all files.
    pub async fn all(&self) -> anyhow::Result<Vec<Path>> {
        let found: Vec<_> = self.0.list(None).try_collect().await?;
        Ok(found.into_iter().map(|file| file.location).collect())
    }

    /// Names of the folders in a folder.
    pub async fn folders(&self, name: &Path) -> anyhow::Result<Vec<String>> {
        let found = self.0.list_with_delimiter(Some(name)).await?;
        let names = found.common_prefixes.iter();
        Ok(names
            .filter_map(|path| path.filename().map(str::to_owned))
            .collect())
    }

    /// Names of the files in a folder, without it.
    pub async fn names(&self, name: &Path) -> anyhow::Result<Vec<String>> {
        let found: Vec<_> = self.0.list(Some(name)).try_collect().await?;
        let names = found.iter();
        Ok(names
            .filter_map(|file| file.location.filename().map(str::to_owned))
            .collect())
    }
}

/// The folder that the settings name. Fails for other places than folders.
pub fn folder(config: &Config) -> anyhow::Result<PathBuf> {
    let Some(url) = &config.object_store_url else {
        return Ok(config.data.join(FOLDER_NAME));
    };
    let path = url.strip_prefix(LOCAL_SCHEME);
    let path = path.filter(|path| path.starts_with('/'));
    let path = path.context("object_store_url must be file:// and a whole path")?;
    Ok(PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lie_beside_the_database_unless_a_folder_is_named() {
        let at = |url: Option<&str>| {
            let config = Config {
                data: PathBuf::from("/srv/data"),
                object_store_url: url.map(str::to_owned),
                ..Config::default()
            };
            folder(&config).ok()
        };
        assert_eq!(at(None), Some(PathBuf::from("/srv/data/files")));
        assert_eq!(
            at(Some("file:///srv/photos")),
            Some(PathBuf::from("/srv/photos"))
        );
        assert_eq!(at(Some("file://photos")), None);
        assert_eq!(at(Some("https://store.example/photos")), None);
    }
}
