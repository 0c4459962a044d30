//! What a backup says of itself, and what its parts may be called.
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use crate::db::whole::{Field, Table};

/// Name of the manifest in the archive.
pub(super) const NAME: &str = "manifest.json";
/// What the manifest calls the kind of archive.
pub(super) const FORMAT: &str = "tukiverkko-backup";
/// Version of the archive's own form; of the tables in it the schema's versions tell.
pub(super) const FORMAT_VERSION: u32 = 1;
const TABLES: &str = "tables/";
const TABLES_ENDING: &str = ".jsonl";
const FILES: &str = "files/";

/// What there is in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always the same.
    pub format: String,
    /// Version of the archive's own form.
    pub format_version: u32,
    /// Version of the program that made it.
    pub program: String,
    /// Database that it was made from, `sqlite` or `postgresql`.
    pub engine: String,
    /// When it began, RFC 3339.
    pub made_at: String,
    /// The versions of the schema that the tables have been through.
    pub schema: Vec<i64>,
    /// Each comes after those it refers to.
    pub tables: Vec<TablePart>,
    /// Files beside the database.
    pub files: Vec<Part>,
}

/// A table in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablePart {
    /// Its columns in the order of each row's values.
    pub fields: Vec<Field>,
    /// How many rows it has.
    pub rows: i64,
    /// Where they are.
    #[serde(flatten)]
    pub part: Part,
}

/// A part of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Path in the archive.
    pub name: String,
    /// Unpacked.
    pub bytes: u64,
    /// Of what it unpacks to, in hex.
    pub sha256: String,
}

impl Manifest {
    /// Every part but the manifest.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        let tables = self.tables.iter().map(|table| &table.part);
        tables.chain(&self.files)
    }

    /// Rows of all tables.
    pub fn rows(&self) -> i64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

impl TablePart {
    /// The table; none where the part is not called as one.
    pub(super) fn table(&self) -> Option<Table> {
        let name = self.part.name.strip_prefix(TABLES)?;
        Some(Table {
            name: name.strip_suffix(TABLES_ENDING)?.to_owned(),
            fields: self.fields.clone(),
        })
    }
}

/// Where a table is in the archive.
pub(super) fn table_name(table: &Table) -> String {
    format!("{TABLES}{}{TABLES_ENDING}", table.name)
}

/// Where a file is in the archive.
pub(super) fn file_name(path: &str) -> String {
    format!("{FILES}{path}")
}

/// Where a file goes, below the folder of files; none where its name would lead elsewhere.
pub(super) fn file_path(name: &str) -> Option<&Path> {
    let path = name.strip_prefix(FILES)?;
    let is_plain = |part: &str| {
        let plain = Path::new(part).components().collect::<Vec<_>>();
        matches!(plain[..], [Component::Normal(only)] if only == part)
            && !part.contains(['\\', ':', '\0'])
    };
    let is_safe = path.split('/').all(is_plain);
    is_safe.then(|| Path::new(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stay_below_their_folder() {
        assert_eq!(
            file_path("files/photos/a/b.jpg"),
            Some(Path::new("photos/a/b.jpg"))
        );
        for name in [
            "photos/a.jpg",
            "files/",
            "files//etc/passwd",
            "files/../tukiverkko.toml",
            "files/photos/../../x",
            "files/./x",
            "files/a//b",
            "files/a/",
            "files/a\\..\\b",
            "files/c:x",
            "/etc/passwd",
        ] {
            assert_eq!(file_path(name), None, "{name}");
        }
    }
}
