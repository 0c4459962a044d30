//! Which modules of its own crate a Rust file names: `crate::…` and `super::…`, groups opened up.
use super::source::{in_name, line_at};

/// A path inside the crate, from its root, and the line that names it.
#[derive(Debug, PartialEq)]
pub struct Named {
    /// Line, from 1.
    pub line: usize,
    /// `["features", "targets", "store", "insert"]`.
    pub path: Vec<String>,
}

/// Every path that `code` (already without comments) names; `file` is its path below `src`.
pub fn named(code: &str, file: &str) -> Vec<Named> {
    let home = module(file);
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (byte, _) in code.match_indices(start) {
            let before = code[..byte].chars().next_back();
            if before.is_some_and(|c| in_name(c) || c == ':' || c == '$') {
                continue;
            }
            let mut paths = Vec::new();
            tree(&code[byte..], &Vec::new(), &mut paths);
            let line = line_at(code, byte);
            found.extend(paths.into_iter().map(|path| Named {
                line,
                path: resolve(&home, path),
            }));
        }
    }
    found
}

/// The module a file is: `features/targets/mod.rs` and `features/targets.rs` are `features::targets`.
fn module(file: &str) -> Vec<String> {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let mut parts: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if parts
        .last()
        .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
    {
        parts.pop();
    }
    parts
}

fn resolve(home: &[String], path: Vec<String>) -> Vec<String> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    let base = match path.first().map(String::as_str) {
        Some("super") => &home[..home.len().saturating_sub(ups)],
        _ => &[],
    };
    let rest = path
        .into_iter()
        .filter(|part| !["super", "crate", "self"].contains(&part.as_str()));
    base.iter().cloned().chain(rest).collect()
}

/// Reads `a::b`, `a::{b, c::d}` or `a::*` and gives what stands after it.
fn tree<'a>(text: &'a str, prefix: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let mut path = prefix.to_vec();
    let mut rest = text.trim_start();
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            return branches(group, &path, found);
        }
        let end = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if !word.is_empty() {
            path.push(word.to_owned());
        }
        match after.strip_prefix("::") {
            Some(more) if !word.is_empty() => rest = more,
            _ => {
                found.push(path);
                return after;
            }
        }
    }
}

fn branches<'a>(text: &'a str, prefix: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('}') {
            return after;
        }
        let after = tree(rest, prefix, found);
        let end = after.find([',', '}']).unwrap_or(after.len());
        rest = after[end..].trim_start_matches(',').trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, expected: &[&str]) {
        let found: Vec<String> = named(code, "features/targets/pages.rs")
            .iter()
            .map(|one| one.path.join("::"))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn groups_are_opened() {
        check(
            "use crate::{db::{Db, args}, web::Error as E, features::*};",
            &["db::Db", "db::args", "web::Error", "features"],
        );
    }

    #[test]
    fn super_climbs_from_the_file() {
        check(
            "super::super::plans::store::x()",
            &["features::plans::store::x"],
        );
        check(
            "use super::{store, model::Title};",
            &[
                "features::targets::store",
                "features::targets::model::Title",
            ],
        );
    }

    #[test]
    fn other_crates_are_not_ours() {
        check("use canvas::Kind; $crate::web::x; my_crate::a", &[]);
    }
}
