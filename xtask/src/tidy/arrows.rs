//! Arrows point one way: `features → web, db, jobs, mail, i18n → engine crates`, and between features only where
//! the table of `ARCHITECTURE.md` says so, which has rows like `| canvases | accounts, areas |`.
use std::collections::{BTreeMap, BTreeSet};

use super::paths::{Named, named};
use super::source::{Language, code};
use super::{File, Finding};

const MAP: &str = "ARCHITECTURE.md";
const SERVER: &str = "crates/server/src/";
/// Crates above the engines: the program, what tries the engines together, and what joins two of them for both.
const ABOVE: [&str; 3] = ["server", "hostile", "referee"];
/// What features stand on.
const GROUND: [&str; 5] = ["web", "db", "jobs", "mail", "i18n"];
/// Around the table in the map.
const BEGIN: &str = "<!-- arrows:begin -->";
const END: &str = "<!-- arrows:end -->";

/// Feature to the features it may use.
type Allowed = BTreeMap<String, BTreeSet<String>>;

/// Dependencies between crates, between the server's layers, and between features.
pub fn check(files: &[File]) -> Vec<Finding> {
    let mut found = crates(files);
    let allowed = allowed(files, &mut found);
    found.extend(cycle(&allowed));
    let inner = internals(files);
    for file in files.iter().filter(|file| file.ends(&[".rs"])) {
        if let Some(below) = file.path.strip_prefix(SERVER) {
            let names = named(&code(&file.text, Language::Rust), below);
            found.extend(names.iter().filter_map(|one| {
                let what = layer(below, one).or_else(|| feature(below, one, &allowed, &inner))?;
                Some(finding(&file.path, one.line, what))
            }));
        }
    }
    found
}

fn finding(path: &str, line: usize, what: String) -> Finding {
    Finding {
        check: "arrows",
        path: path.to_owned(),
        line,
        what,
    }
}

/// Engine crates that depend on the server or on each other.
fn crates(files: &[File]) -> Vec<Finding> {
    let of = |file: &File| -> Option<String> {
        let name = file
            .path
            .strip_prefix("crates/")?
            .strip_suffix("/Cargo.toml")?;
        (!name.contains('/')).then(|| name.to_owned())
    };
    let all: Vec<String> = files.iter().filter_map(of).collect();
    let mut found = Vec::new();
    for file in files {
        let Some(name) = of(file).filter(|name| !ABOVE.contains(&name.as_str())) else {
            continue;
        };
        let mut section = "";
        for (index, line) in file.text.lines().enumerate() {
            let line = line.trim();
            if line.starts_with('[') {
                section = line;
            }
            let inside = section.trim_end_matches(']').ends_with("dependencies");
            let end = line.find(['.', ' ', '=']).unwrap_or(line.len());
            if inside && line[..end] != name && all.contains(&line[..end].to_owned()) {
                let what = format!("engine crate `{name}` may not know `{}`", &line[..end]);
                found.push(finding(&file.path, index + 1, what));
            }
        }
    }
    found
}

/// The ground naming a feature, or either naming the command line.
fn layer(file: &str, one: &Named) -> Option<String> {
    let from = file.split('/').next()?;
    let from = from.strip_suffix(".rs").unwrap_or(from);
    let to = one.path.first()?.as_str();
    if to == "features" && GROUND.contains(&from) {
        return Some(format!(
            "`{from}` may not know a feature; features stand on it"
        ));
    }
    let below = from == "features" || GROUND.contains(&from);
    (to == "cli" && below).then(|| format!("`{from}` may not know the command line"))
}

/// A feature that uses another one it may not, or its inside.
fn feature(
    file: &str,
    one: &Named,
    allowed: &Allowed,
    inner: &BTreeSet<(String, String)>,
) -> Option<String> {
    let from = feature_of(file)?;
    let [top, to, rest @ ..] = one.path.as_slice() else {
        return None;
    };
    if top != "features" || *to == from {
        return None;
    }
    if !allowed.get(&from).is_some_and(|others| others.contains(to)) {
        return Some(format!(
            "`{from}` may not use `{to}`: {MAP} lists no such arrow"
        ));
    }
    let part = rest.first()?;
    inner
        .contains(&(to.clone(), part.clone()))
        .then(|| format!("`{to}::{part}` is the inside of `{to}`; use what its mod.rs exports"))
}

/// `features/targets/store.rs` and `features/targets.rs` belong to `targets`.
fn feature_of(file: &str) -> Option<String> {
    let rest = file.strip_prefix("features/")?;
    let name = rest.split('/').next()?;
    let name = name.strip_suffix(".rs").unwrap_or(name);
    (name != "mod").then(|| name.to_owned())
}

/// The modules inside each feature, by their files.
fn internals(files: &[File]) -> BTreeSet<(String, String)> {
    let inside = |file: &File| {
        let rest = file.path.strip_prefix(SERVER)?.strip_prefix("features/")?;
        let mut parts = rest.split('/');
        let (feature, part) = (parts.next()?, parts.next()?);
        Some((
            feature.to_owned(),
            part.strip_suffix(".rs").unwrap_or(part).to_owned(),
        ))
    };
    files.iter().filter_map(inside).collect()
}

/// The arrows that the map lists; a row of another form is a finding.
fn allowed(files: &[File], found: &mut Vec<Finding>) -> Allowed {
    let mut allowed = Allowed::new();
    let mut inside = false;
    let map = files.iter().find(|file| file.path == MAP);
    for (index, line) in map.iter().flat_map(|file| file.text.lines()).enumerate() {
        let row = line.trim();
        if row == BEGIN || row == END {
            inside = row == BEGIN;
        } else if inside
            && !row.is_empty()
            && !row.starts_with("|--")
            && !row.contains("| may use |")
        {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let ["", from, to, ""] = cells.as_slice() else {
                let what = "a row of the arrows reads `| feature | other, other |`".to_owned();
                found.push(finding(MAP, index + 1, what));
                continue;
            };
            let others = to.split(',').map(str::trim).filter(|one| !one.is_empty());
            allowed
                .entry((*from).to_owned())
                .or_default()
                .extend(others.map(str::to_owned));
        }
    }
    allowed
}

/// The arrows without those that end nowhere, again and again: what is left goes round.
fn cycle(allowed: &Allowed) -> Option<Finding> {
    let mut left = allowed.clone();
    loop {
        let names: BTreeSet<String> = left.keys().cloned().collect();
        let before = names.len();
        left.retain(|_, others| others.iter().any(|one| names.contains(one)));
        if left.is_empty() {
            return None;
        }
        if left.len() == before {
            let list = names.into_iter().collect::<Vec<_>>().join(", ");
            return Some(finding(MAP, 0, format!("arrows go round among {list}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{at, file};
    use super::*;

    fn map(rows: &str) -> File {
        let head = "| feature | may use |\n|---|---|";
        file(MAP, &format!("| a | b |\n{BEGIN}\n{head}\n{rows}\n{END}\n"))
    }

    #[test]
    fn engines_know_neither_the_server_nor_each_other() {
        let files = [
            file(
                "crates/server/Cargo.toml",
                "[dependencies]\ncanvas.workspace = true",
            ),
            file(
                "crates/canvas/Cargo.toml",
                "[package]\nname = \"canvas\"\n[dependencies]\nyrs = \"1\"",
            ),
            file(
                "crates/collab/Cargo.toml",
                "[dependencies]\ncanvas.workspace = true\n[dev-dependencies]\nserver = {}",
            ),
        ];
        assert_eq!(
            at(&check(&files)),
            ["crates/collab/Cargo.toml:2", "crates/collab/Cargo.toml:4"]
        );
    }

    #[test]
    fn the_ground_knows_no_feature() {
        let text = "use crate::features::targets;";
        let files = [
            file("crates/server/src/db/mod.rs", text),
            file("crates/server/src/router.rs", text),
            file("crates/server/src/jobs.rs", "use crate::cli::Args;"),
        ];
        assert_eq!(
            at(&check(&files)),
            [
                "crates/server/src/db/mod.rs:1",
                "crates/server/src/jobs.rs:1"
            ]
        );
    }

    #[test]
    fn features_use_only_listed_exports() {
        let files = [
            map("| targets | networks, areas |\n| networks | |"),
            file("crates/server/src/features/networks/store.rs", ""),
            file(
                "crates/server/src/features/targets/pages.rs",
                "use crate::features::networks::Network;\nuse crate::features::networks::store;\nuse super::super::plans::Plan;\nuse super::store;",
            ),
        ];
        let path = "crates/server/src/features/targets/pages.rs";
        assert_eq!(
            at(&check(&files)),
            [format!("{path}:2"), format!("{path}:3")]
        );
    }

    #[test]
    fn arrows_that_go_round_are_found() {
        assert!(check(&[map("| a | b, c |\n| b | c |")]).is_empty());
        assert_eq!(
            at(&check(&[map("| a | b |\n| b | c |\n| c | a |")])),
            ["ARCHITECTURE.md:0"]
        );
        assert_eq!(at(&check(&[map("a to b")])), ["ARCHITECTURE.md:5"]);
    }
}
