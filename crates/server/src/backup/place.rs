//! Where a backup is restored to. Only what is empty is written into, and what is written there goes again unless
//! everything came.
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use tempfile::TempDir;

use crate::config::{Config, FILE_NAME, create_data_folder};
use crate::files;

/// What is not whole yet, in the folder where it will be.
const UNFINISHED: &str = ".restoring-";
/// What a folder that counts as empty may hold: settings, and what file systems put into themselves.
const ALLOWED: [&str; 2] = [FILE_NAME, "lost+found"];

/// A folder that was empty.
pub(super) struct Place {
    folder: PathBuf,
    unfinished: Option<TempDir>,
    /// What was moved to where it belongs.
    moved: Vec<PathBuf>,
    /// The folders that were made for it, the innermost first.
    made: Vec<PathBuf>,
}

/// Fails where the folders of data or files hold anything.
pub(super) fn is_empty(config: &Config) -> anyhow::Result<()> {
    let files = files::folder(config)?;
    for folder in [&config.data, &files] {
        if let Some(found) = first_in(folder, &files)? {
            anyhow::bail!(
                "{} is not empty ({} is there), and a restore overwrites nothing: choose a new folder",
                folder.display(),
                found.display()
            );
        }
    }
    Ok(())
}

/// The first thing in a folder that does not belong into an empty one.
fn first_in(folder: &Path, files: &Path) -> io::Result<Option<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(UNFINISHED) || ALLOWED.contains(&name.as_ref()) || path == files {
            continue;
        }
        return Ok(Some(path));
    }
    Ok(None)
}

impl Place {
    /// The folder at `path`, made where it is not there. What an earlier restore left unfinished is removed.
    pub fn at(path: &Path) -> anyhow::Result<Self> {
        let missing = path.ancestors().take_while(|folder| !folder.exists());
        let made: Vec<PathBuf> = missing
            .filter(|folder| *folder != Path::new(""))
            .map(Path::to_owned)
            .collect();
        let mut place = Self {
            folder: path.to_owned(),
            unfinished: None,
            moved: Vec::new(),
            made,
        };
        if place.made.is_empty() {
            place.tidy()?;
        } else {
            create_data_folder(path)?;
        }
        let unfinished = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempdir_in(path)?;
        place.unfinished = Some(unfinished);
        Ok(place)
    }

    fn tidy(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with(UNFINISHED) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }

    /// Where to write until all is there.
    pub fn unfinished(&self) -> &Path {
        self.unfinished.as_ref().map_or(&self.folder, TempDir::path)
    }

    /// Moves what was written to where it belongs; until [`Place::keep`] it can go again.
    pub fn settle(&mut self) -> anyhow::Result<()> {
        let entries: Vec<PathBuf> = fs::read_dir(self.unfinished())?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?;
        for from in entries {
            let to = self.folder.join(from.file_name().unwrap_or_default());
            ensure!(!to.exists(), "{} has come meanwhile", to.display());
            fs::rename(&from, &to).with_context(|| format!("moving to {}", to.display()))?;
            self.moved.push(to);
        }
        Ok(fs::File::open(&self.folder)?.sync_all()?)
    }

    /// Everything came: it stays.
    pub fn keep(&mut self) {
        self.moved.clear();
        self.made.clear();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What cannot be removed is told of by the next try: the folder is not empty.
        for path in &self.moved {
            let _ = match path.is_dir() {
                true => fs::remove_dir_all(path),
                false => fs::remove_file(path),
            };
        }
        drop(self.unfinished.take());
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}
