//! Whether something failed because the disk takes nothing more: it is full, or cannot be written.
use std::error::Error;
use std::io;

use crate::db::DbError;

/// What systems say of a disk that takes nothing more.
const UNWRITABLE: [io::ErrorKind; 4] = [
    io::ErrorKind::StorageFull,
    io::ErrorKind::QuotaExceeded,
    io::ErrorKind::FileTooLarge,
    io::ErrorKind::ReadOnlyFilesystem,
];

/// Whether this or what caused it is a disk that takes nothing more.
pub fn is_unwritable(error: &anyhow::Error) -> bool {
    let is_it = |cause: &(dyn Error + 'static)| {
        let of_file = cause.downcast_ref::<io::Error>();
        let of_database = cause.downcast_ref::<DbError>();
        of_file.is_some_and(|error| UNWRITABLE.contains(&error.kind()))
            || of_database.is_some_and(DbError::is_unwritable)
    };
    error.chain().any(is_it)
}

/// The error, in plain words where those of databases and systems are `disk I/O error`.
pub fn explained(error: anyhow::Error) -> anyhow::Error {
    match is_unwritable(&error) {
        true => error.context("there is no space left, or the disk cannot be written"),
        false => error,
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn a_full_disk_is_explained_and_other_trouble_is_not() {
        let failed = |kind: io::ErrorKind| -> String {
            let failed = Err::<(), _>(io::Error::from(kind)).context("writing");
            format!("{:#}", explained(failed.unwrap_err()))
        };
        assert_eq!(
            failed(io::ErrorKind::StorageFull),
            "there is no space left, or the disk cannot be written: writing: no storage space"
        );
        assert_eq!(failed(io::ErrorKind::NotFound), "writing: entity not found");
    }
}
