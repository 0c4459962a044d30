//! The rules of our style that no other tool checks. Each check is a pure function from files to findings.
mod air;
mod arrows;
mod exceptions;
mod languages;
mod names;
mod paths;
mod places;
mod size;
mod source;
mod styles;
mod types;

use std::fmt;

use anyhow::{Context, Result, bail};

use crate::shell::{Repo, output};

/// A text file of the repository.
pub struct File {
    /// Path from the root, with `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl File {
    /// Ends with one of these, dots included.
    pub fn ends(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }
}

/// A broken rule at a place.
#[derive(Debug, PartialEq)]
pub struct Finding {
    /// Name of the check.
    pub check: &'static str,
    /// File.
    pub path: String,
    /// Line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong and what to do.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            check,
            path,
            line,
            what,
        } = self;
        match line {
            0 => write!(f, "{path}: {what} [{check}]"),
            _ => write!(f, "{path}:{line}: {what} [{check}]"),
        }
    }
}

/// Checks the tree; fails with every finding when there are any.
pub fn run(repo: &Repo) -> Result<()> {
    let files = read(repo)?;
    let mut found = exceptions::apply(check(&files), exceptions::LIST);
    found.extend(exceptions::grown(exceptions::LIST));
    if found.is_empty() {
        println!("tidy: {} files keep the rules", files.len());
        return Ok(());
    }
    for finding in &found {
        eprintln!("{finding}");
    }
    bail!("{} places break a rule of our style", found.len());
}

/// All findings, in order of path and line.
fn check(files: &[File]) -> Vec<Finding> {
    let mut found: Vec<Finding> = [
        names::check(files),
        arrows::check(files),
        air::check(files),
        size::check(files),
        types::check(files),
        languages::check(files),
        styles::check(files),
        places::check(files),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    found
}

/// Every text file that git knows or would take.
fn read(repo: &Repo) -> Result<Vec<File>> {
    let list = output(repo.command("git").args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let mut files = Vec::new();
    for path in list.split_terminator('\0') {
        let full = repo.path(path);
        if !full.is_file() {
            continue; // removed, not committed yet
        }
        let bytes = std::fs::read(&full).with_context(|| format!("reading {path}"))?;
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File {
                path: path.to_owned(),
                text,
            });
        }
    }
    Ok(files)
}

/// What the checks' own tests share.
#[cfg(test)]
mod sample {
    use super::{File, Finding};

    pub fn file(path: &str, text: &str) -> File {
        File {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// `path:line` of each finding.
    pub fn at(found: &[Finding]) -> Vec<String> {
        found
            .iter()
            .map(|one| format!("{}:{}", one.path, one.line))
            .collect()
    }
}
