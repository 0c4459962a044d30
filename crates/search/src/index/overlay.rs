//! A directory over another one that is only read: what is written stays in memory and is gone with it. So an index can
//! be changed to see what a change would do, while others search it as it is.
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::Directory;
use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{FileHandle, RamDirectory, WatchCallback, WatchHandle, WritePtr};

type Handles = HashMap<PathBuf, Arc<dyn FileHandle>>;

/// Files of a directory, and those written over them.
#[derive(Clone)]
pub struct Overlay {
    under: Box<dyn Directory>,
    over: RamDirectory,
    /// Files of the directory below that were opened: they stay readable when it throws them away.
    opened: Arc<Mutex<Handles>>,
}

impl Overlay {
    /// Nothing written yet.
    pub fn new(under: Box<dyn Directory>) -> Self {
        Self {
            under,
            over: RamDirectory::create(),
            opened: Arc::default(),
        }
    }

    fn is_over(&self, path: &Path) -> bool {
        self.over.exists(path).unwrap_or(false)
    }
}

impl std::fmt::Debug for Overlay {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Overlay({:?})", self.under)
    }
}

impl Directory for Overlay {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        if self.is_over(path) {
            return self.over.get_file_handle(path);
        }
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(handle) = opened.get(path) {
            return Ok(Arc::clone(handle));
        }
        let handle = self.under.get_file_handle(path)?;
        opened.insert(path.to_owned(), Arc::clone(&handle));
        Ok(handle)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        if self.is_over(path) {
            self.over.delete(path)?;
        }
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.is_over(path) || self.under.exists(path)?)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.over.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        if self.is_over(path) {
            self.over.atomic_read(path)
        } else {
            self.under.atomic_read(path)
        }
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.over.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.over.watch(callback)
    }
}
