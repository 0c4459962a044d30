//! Finnish, Swedish and English say the same things: the same files, and in them the same keys.
use std::collections::{BTreeMap, BTreeSet};

use super::{File, Finding};

const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// Files that a language lacks beside its sisters, and messages that a file lacks.
pub fn check(files: &[File]) -> Vec<Finding> {
    let mut families: BTreeMap<(&str, &str), BTreeMap<&str, &File>> = BTreeMap::new();
    for file in files {
        if let Some((folder, language, rest)) = split(&file.path) {
            families
                .entry((folder, rest))
                .or_default()
                .insert(language, file);
        }
    }
    families
        .into_iter()
        .flat_map(|((folder, rest), family)| in_family(folder, rest, &family))
        .collect()
}

/// `docs/guide/fi/a.md` is `a.md` in Finnish of `docs/guide`.
fn split(path: &str) -> Option<(&str, &str, &str)> {
    LANGUAGES.iter().find_map(|language| {
        let needle = format!("/{language}/");
        let byte = path.find(&needle)?;
        Some((&path[..byte], *language, &path[byte + needle.len()..]))
    })
}

fn in_family(folder: &str, rest: &str, family: &BTreeMap<&str, &File>) -> Vec<Finding> {
    let mut found = Vec::new();
    let all: BTreeSet<String> = family.values().flat_map(|file| keys(file)).collect();
    for language in LANGUAGES {
        let finding = |path: &str, what| Finding {
            check: "languages",
            path: path.to_owned(),
            line: 0,
            what,
        };
        let Some(file) = family.get(language) else {
            let path = format!("{folder}/{language}/{rest}");
            found.push(finding(
                &path,
                "missing; another language has it".to_owned(),
            ));
            continue;
        };
        let own = keys(file);
        let lacks: Vec<&str> = all
            .iter()
            .filter(|key| !own.contains(*key))
            .map(String::as_str)
            .collect();
        if !lacks.is_empty() {
            found.push(finding(&file.path, format!("lacks {}", lacks.join(", "))));
        }
    }
    found
}

/// The messages of a Fluent file, with their attributes as `key.attribute`.
fn keys(file: &File) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    if !file.ends(&[".ftl"]) {
        return keys;
    }
    let mut message = "";
    for line in file.text.lines() {
        let Some((name, _)) = line.split_once('=') else {
            continue;
        };
        let name = name.trim_end();
        let indented = line.starts_with([' ', '\t']);
        let word = name.trim_start();
        let is_key = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
                && word
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
        };
        match word.strip_prefix('.') {
            Some(attribute) if indented && is_key(attribute) => {
                keys.insert(format!("{message}.{attribute}"));
            }
            None if !indented && is_key(word) => {
                message = word;
                keys.insert(word.to_owned());
            }
            _ => {}
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::super::sample::file;
    use super::*;

    fn said(files: &[File]) -> Vec<String> {
        check(files).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_missing_key_is_named() {
        let files = [
            file(
                "locales/fi/a.ftl",
                "# x = y\nhi = Hei\n    .title = a = b\nbye =\n    Moi = moi\n",
            ),
            file(
                "locales/sv/a.ftl",
                "hi = Hej\n    .title = T\nbye = Hej då\n",
            ),
            file("locales/en/a.ftl", "hi = Hello\n-term = T\n"),
        ];
        let expected = [
            "locales/fi/a.ftl: lacks -term [languages]",
            "locales/sv/a.ftl: lacks -term [languages]",
            "locales/en/a.ftl: lacks bye, hi.title [languages]",
        ];
        assert_eq!(said(&files), expected);
    }

    #[test]
    fn a_missing_page_is_named() {
        let files = [
            file("docs/guide/fi/start.md", ""),
            file("docs/guide/en/start.md", ""),
        ];
        assert_eq!(
            said(&files),
            ["docs/guide/sv/start.md: missing; another language has it [languages]"]
        );
    }
}
