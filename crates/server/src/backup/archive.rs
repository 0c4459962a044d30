//! A backup as it is read: nothing of it is used before all of it was looked through.
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use anyhow::{Context as _, anyhow, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::manifest::{FORMAT, FORMAT_VERSION, Manifest, NAME, Part, TablePart, file_path};
use super::writing::hex;
use crate::db::Value;
use crate::db::whole::{Kind, known_versions};

/// What the manifest may unpack to: more than a million files.
const MANIFEST_BYTES_MAX: u64 = 256 << 20;
/// What a file of the archive is read by.
const BUFFER_BYTES: usize = 256 << 10;

/// A backup that was looked through.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    pub manifest: Manifest,
}

/// As much of the manifest as every version has.
#[derive(Deserialize)]
struct Header {
    format: String,
    format_version: u32,
    program: String,
    #[serde(default)]
    schema: Vec<i64>,
}

impl Archive {
    /// Opens the archive and looks through all of it. Fails where anything is missing, changed, or not for this program.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let file = File::open(path)?;
        let zip = ZipArchive::new(BufReader::with_capacity(BUFFER_BYTES, file));
        let mut zip = zip.map_err(|error| {
            anyhow!("it is no backup, or its end is missing or changed ({error})")
        })?;
        let manifest = read_manifest(&mut zip)?;
        has_no_other_parts(&zip, &manifest)?;
        let mut archive = Self { zip, manifest };
        archive.look_through()?;
        Ok(archive)
    }

    /// The rows of a table.
    pub fn rows(
        &mut self,
        table: &TablePart,
    ) -> anyhow::Result<impl Iterator<Item = anyhow::Result<Vec<Value>>>> {
        let part = unpack(&mut self.zip, &table.part)?;
        let fields: Vec<Kind> = table.fields.iter().map(|field| field.kind).collect();
        let lines = BufReader::with_capacity(BUFFER_BYTES, part).split(b'\n');
        Ok(lines.map(move |line| row(&line?, &fields)))
    }

    /// What is in a file.
    pub fn file(&mut self, part: &Part) -> anyhow::Result<impl Read> {
        unpack(&mut self.zip, part)
    }

    fn look_through(&mut self) -> anyhow::Result<()> {
        let manifest = self.manifest.clone();
        for part in manifest.parts() {
            self.sums_up(part)
                .with_context(|| format!("its part {} is damaged", part.name))?;
        }
        for table in &manifest.tables {
            let mut rows = 0;
            for row in self.rows(table)? {
                rows += 1;
                row.with_context(|| format!("row {rows} of its part {}", table.part.name))?;
            }
            ensure!(
                rows == table.rows,
                "its part {} has {rows} rows instead of {}",
                table.part.name,
                table.rows
            );
        }
        Ok(())
    }

    fn sums_up(&mut self, part: &Part) -> anyhow::Result<()> {
        let mut unpacked = unpack(&mut self.zip, part)?;
        let mut sum = Sha256::new();
        let mut buffer = vec![0; BUFFER_BYTES];
        let mut bytes = 0;
        loop {
            let read = unpacked.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            bytes += read as u64;
            sum.update(&buffer[..read]);
        }
        ensure!(
            bytes == part.bytes && hex(&sum.finalize()) == part.sha256,
            "it is not what was written"
        );
        Ok(())
    }
}

fn read_manifest(zip: &mut ZipArchive<BufReader<File>>) -> anyhow::Result<Manifest> {
    let Some(index) = zip.index_for_name(NAME) else {
        bail!("it is no backup of Tukiverkko: it has no {NAME}");
    };
    let mut text = String::new();
    let part = zip.by_index(index)?;
    let read = part.take(MANIFEST_BYTES_MAX).read_to_string(&mut text);
    read.context("its manifest is damaged")?;
    let header: Header = serde_json::from_str(&text).context("its manifest cannot be read")?;
    ensure!(
        header.format == FORMAT,
        "it is no backup of Tukiverkko, but `{}`",
        header.format
    );
    let known = known_versions();
    let is_newer = |version: &i64| !known.contains(version);
    if header.format_version > FORMAT_VERSION || header.schema.iter().any(is_newer) {
        bail!(
            "it was made by a newer program, version {}: restore it with that version or a later one (this is {})",
            header.program,
            env!("CARGO_PKG_VERSION")
        );
    }
    serde_json::from_str(&text).context("its manifest cannot be read")
}

/// Fails where a part is there twice, is not named in the manifest, or is called as if it were elsewhere.
fn has_no_other_parts(
    zip: &ZipArchive<BufReader<File>>,
    manifest: &Manifest,
) -> anyhow::Result<()> {
    let mut named = BTreeSet::from([NAME]);
    for part in manifest.parts() {
        ensure!(named.insert(&part.name), "it names {} twice", part.name);
    }
    for table in &manifest.tables {
        let is_known = table.table().is_some();
        ensure!(is_known, "it calls a table {:?}", table.part.name);
    }
    for file in &manifest.files {
        let is_safe = file_path(&file.name).is_some();
        ensure!(
            is_safe,
            "it has a file with the unsafe name {:?}",
            file.name
        );
    }
    ensure!(!zip.has_duplicate_names(), "two of its parts have one name");
    for name in zip.file_names() {
        let name = name.context("one of its parts has a name that cannot be read")?;
        ensure!(
            named.remove(&*name),
            "it holds {name:?}, which its manifest does not name"
        );
    }
    match named.first() {
        Some(missing) => bail!("its part {missing} is missing"),
        None => Ok(()),
    }
}

/// A part as it unpacks, by a byte more than it should be.
fn unpack<'a>(
    zip: &'a mut ZipArchive<BufReader<File>>,
    part: &Part,
) -> anyhow::Result<std::io::Take<ZipFile<'a, BufReader<File>>>> {
    let found = zip.by_name(&part.name)?;
    Ok(found.take(part.bytes.saturating_add(1)))
}

/// One line of a table.
fn row(line: &[u8], fields: &[Kind]) -> anyhow::Result<Vec<Value>> {
    let values: Vec<Json> = serde_json::from_slice(line)?;
    ensure!(
        values.len() == fields.len(),
        "it has {} values instead of {}",
        values.len(),
        fields.len()
    );
    let read = values.into_iter().zip(fields);
    read.map(|(value, kind)| self::value(value, *kind))
        .collect()
}

fn value(value: Json, kind: Kind) -> anyhow::Result<Value> {
    Ok(match (kind, value) {
        (Kind::Int, Json::Null) => Value::Int(None),
        (Kind::Text, Json::Null) => Value::Text(None),
        (Kind::Bytes, Json::Null) => Value::Bytes(None),
        (Kind::Int, Json::Number(number)) => Value::Int(Some(
            number.as_i64().context("a number is not a whole one")?,
        )),
        (Kind::Text, Json::String(text)) => Value::Text(Some(text)),
        (Kind::Bytes, Json::String(text)) => Value::Bytes(Some(BASE64_STANDARD.decode(text)?)),
        (kind, _) => bail!("a value is not of the kind {kind:?}"),
    })
}
