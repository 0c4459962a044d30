//! TypeScript made from the Rust types: written by the crates' own export tests, then laid into `web/src/generated`.
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::machine;
use crate::shell::{Repo, run};

const GENERATED: &str = "web/src/generated";

/// File name to text.
type Files = BTreeMap<String, String>;

/// Writes `web/src/generated` and removes what no longer comes from Rust.
pub fn write(repo: &Repo) -> Result<()> {
    let (fresh, old) = (export(repo)?, read(&repo.path(GENERATED))?);
    let folder = repo.path(GENERATED);
    fs::create_dir_all(&folder).with_context(|| format!("making {GENERATED}"))?;
    for (name, text) in &fresh {
        fs::write(folder.join(name), text).with_context(|| format!("writing {name}"))?;
    }
    for name in old.keys().filter(|name| !fresh.contains_key(*name)) {
        fs::remove_file(folder.join(name)).with_context(|| format!("removing {name}"))?;
    }
    println!("{} types in {GENERATED}", fresh.len());
    Ok(())
}

/// Fails when `web/src/generated` is not what the Rust types give.
pub fn check(repo: &Repo) -> Result<()> {
    let differing = differing(&export(repo)?, &read(&repo.path(GENERATED))?);
    if differing.is_empty() {
        return Ok(());
    }
    let list = differing.join(", ");
    bail!("{GENERATED} is not up to date ({list}): run `cargo xtask codegen`");
}

/// Names that only one side has, or whose texts differ.
fn differing(fresh: &Files, old: &Files) -> Vec<String> {
    let changed = fresh
        .iter()
        .filter(|(name, text)| old.get(*name) != Some(text));
    let gone = old.iter().filter(|(name, _)| !fresh.contains_key(*name));
    changed.chain(gone).map(|(name, _)| name.clone()).collect()
}

/// Runs the export tests into a scratch folder.
fn export(repo: &Repo) -> Result<Files> {
    let scratch = TempDir::new().context("making a scratch folder")?;
    let mut tests = machine::nextest(repo)?;
    tests
        .args(["run", "--workspace", "--status-level", "fail"])
        .args([
            "--final-status-level",
            "fail",
            "-E",
            "test(/export_bindings_/)",
        ])
        .env("TS_RS_EXPORT_DIR", scratch.path());
    run(&mut tests)?;
    read(scratch.path())
}

/// The TypeScript files of a folder; none when it does not exist.
fn read(folder: &Path) -> Result<Files> {
    if !folder.exists() {
        return Ok(Files::new());
    }
    let mut files = Files::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_file() {
            let text = fs::read_to_string(&path).with_context(|| format!("reading {name}"))?;
            files.insert(name.into_owned(), text);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_changed_and_left_over_types_all_count() {
        let files = |list: &[(&str, &str)]| -> Files {
            list.iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect()
        };
        let fresh = files(&[("New.ts", "a"), ("Same.ts", "b"), ("Changed.ts", "c")]);
        let old = files(&[("Same.ts", "b"), ("Changed.ts", "d"), ("Gone.ts", "e")]);
        assert_eq!(differing(&fresh, &old), ["Changed.ts", "New.ts", "Gone.ts"]);
    }
}
