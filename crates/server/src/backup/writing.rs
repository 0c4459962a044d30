//! Makes a backup of an installation, also of one that people are working in.
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::manifest::{self, FORMAT, FORMAT_VERSION, Manifest, Part, TablePart};
use super::quiet::UntilFailed;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Value;
use crate::db::whole::{Table, Whole, known_versions};
use crate::files::{self, Files};

/// How a backup that is not whole yet is called, in the folder where it will be.
const UNFINISHED: &str = ".tukiverkko-backup-";

/// Writes a backup to `to`, which must not be there yet. It appears there when it is whole and on disk, readable by its
/// owner alone, since it holds all that the installation holds.
pub async fn back_up(config: &Config, to: &Path, clock: &Clock) -> anyhow::Result<Manifest> {
    ensure!(
        !to.try_exists()?,
        "{} is there already, and a backup overwrites nothing: choose another name",
        to.display()
    );
    let source = read(config).await?;
    let files = files::open_existing(config)?;
    let folder = folder_of(to);
    let among = folder
        .canonicalize()
        .ok()
        .zip(files::folder(config)?.canonicalize().ok());
    ensure!(
        !among.is_some_and(|(folder, files)| folder.starts_with(files)),
        "{} lies among the files that a backup holds: choose another folder",
        to.display()
    );
    let unfinished = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempfile_in(&folder)
        .with_context(|| format!("making a file in {}", folder.display()))?;
    let written = write(source, &files, clock, unfinished).await;
    let (manifest, finished) = written.with_context(|| {
        format!(
            "writing the backup {} (nothing of it was kept)",
            to.display()
        )
    })?;
    let placed = finished.persist_noclobber(to).map_err(|error| error.error);
    placed.with_context(|| format!("naming the backup {}", to.display()))?;
    File::open(&folder)?.sync_all()?;
    Ok(manifest)
}

/// The database of an installation that is there.
async fn read(config: &Config) -> anyhow::Result<Whole> {
    if let Some(url) = &config.database_url {
        let source = Whole::read_postgres(url).await;
        return source.context("connecting to PostgreSQL");
    }
    let file = config.database_file().context("no database is set")?;
    ensure!(
        file.is_file(),
        "there is no installation in {}",
        config.data.display()
    );
    let source = Whole::read_sqlite(&file).await;
    source.with_context(|| format!("opening {}", file.display()))
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

async fn write(
    mut source: Whole,
    files: &Files,
    clock: &Clock,
    mut unfinished: NamedTempFile,
) -> anyhow::Result<(Manifest, NamedTempFile)> {
    let schema = source.versions().await?;
    ensure!(
        !schema.is_empty(),
        "this is no database of Tukiverkko: it has no tables of it"
    );
    let known = known_versions();
    if schema.iter().any(|version| !known.contains(version)) {
        bail!(
            "this database is of a newer program than {VERSION}: take that program for its backup"
        );
    }
    let made_at = jiff::Timestamp::from_millisecond(clock.now_ms())?;
    let out = UntilFailed::new(BufWriter::new(unfinished.as_file_mut()));
    let mut archive = Archive(ZipWriter::new(out));
    let mut manifest = Manifest {
        format: FORMAT.to_owned(),
        format_version: FORMAT_VERSION,
        program: VERSION.to_owned(),
        engine: source.engine_name().to_owned(),
        made_at: made_at.to_string(),
        schema,
        tables: Vec::new(),
        files: Vec::new(),
    };
    for table in source.tables().await? {
        manifest
            .tables
            .push(archive.table(&mut source, &table).await?);
    }
    source.commit().await?;
    // After the rows: each file is on disk before the database knows of it.
    for name in files.all().await? {
        // What was removed meanwhile need not come along.
        if let Some(bytes) = files.get(&name).await? {
            let name = manifest::file_name(name.as_ref());
            manifest.files.push(archive.file(name, &bytes)?);
        }
    }
    archive.finish(&manifest)?;
    unfinished.as_file().sync_all()?;
    Ok((manifest, unfinished))
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

struct Archive<W: Write + io::Seek>(ZipWriter<UntilFailed<W>>);

impl<W: Write + io::Seek> Archive<W> {
    async fn table(&mut self, source: &mut Whole, table: &Table) -> anyhow::Result<TablePart> {
        let name = manifest::table_name(table);
        self.start(&name, CompressionMethod::Deflated)?;
        let mut out = Summed::new(&mut self.0);
        let mut rows = 0;
        source
            .each_row(table, |row| {
                rows += 1;
                let row: Vec<Json> = row.into_iter().map(json).collect();
                let mut line = serde_json::to_vec(&row)?;
                line.push(b'\n');
                Ok(out.write_all(&line)?)
            })
            .await?;
        Ok(TablePart {
            fields: table.fields.clone(),
            rows,
            part: out.part(name),
        })
    }

    fn file(&mut self, name: String, bytes: &[u8]) -> anyhow::Result<Part> {
        // Pictures are packed already.
        self.start(&name, CompressionMethod::Stored)?;
        let mut out = Summed::new(&mut self.0);
        out.write_all(bytes)?;
        Ok(out.part(name))
    }

    fn start(&mut self, name: &str, method: CompressionMethod) -> anyhow::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .large_file(true)
            .unix_permissions(0o600);
        Ok(self.0.start_file(name, options)?)
    }

    fn finish(mut self, manifest: &Manifest) -> anyhow::Result<()> {
        self.start(manifest::NAME, CompressionMethod::Deflated)?;
        serde_json::to_writer_pretty(&mut self.0, manifest)?;
        let mut out = self.0.finish()?;
        out.flush()?;
        ensure!(!out.has_failed(), "a part could not be written");
        Ok(())
    }
}

/// A value as JSON; the column says what it is of.
fn json(value: Value) -> Json {
    match value {
        Value::Int(number) => number.into(),
        Value::Text(text) => text.into(),
        Value::Bytes(bytes) => bytes.map(|bytes| BASE64_STANDARD.encode(bytes)).into(),
    }
}

/// Counts and sums what goes through.
struct Summed<W> {
    out: W,
    bytes: u64,
    sum: Sha256,
}

impl<W: Write> Summed<W> {
    fn new(out: W) -> Self {
        Self {
            out,
            bytes: 0,
            sum: Sha256::new(),
        }
    }

    fn part(self, name: String) -> Part {
        Part {
            name,
            bytes: self.bytes,
            sha256: hex(&self.sum.finalize()),
        }
    }
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Bytes as hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
