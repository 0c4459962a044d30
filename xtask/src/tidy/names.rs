//! Names say what a thing is; these words say only that it was hard to name.
use super::source::{Language, code, in_name, line_at};
use super::{File, Finding};

const EMPTY_WORDS: [&str; 5] = ["manager", "helper", "util", "common", "misc"];
const DECLARES: [&str; 9] = [
    "struct",
    "enum",
    "union",
    "trait",
    "type",
    "mod",
    "class",
    "interface",
    "namespace",
];

/// Files, folders, modules and types named with an empty word.
pub fn check(files: &[File]) -> Vec<Finding> {
    let ours = |file: &&File| {
        ["crates/", "xtask/", "web/"]
            .iter()
            .any(|top| file.path.starts_with(top))
    };
    files.iter().filter(ours).flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let finding = |line, name: &str| Finding {
        check: "names",
        path: file.path.clone(),
        line,
        what: format!("`{name}` does not say what it is"),
    };
    let mut found: Vec<Finding> = file
        .path
        .split('/')
        .filter(|part| is_empty_name(part))
        .map(|part| finding(0, part))
        .collect();
    if let Some(language @ (Language::Rust | Language::Script)) = Language::of(&file.path) {
        let code = code(&file.text, language);
        let declared = declared(&code)
            .into_iter()
            .filter(|(_, name)| is_empty_name(name));
        found.extend(declared.map(|(byte, name)| finding(line_at(&code, byte), name)));
    }
    found
}

/// Names after a declaring keyword, with the byte they start at.
fn declared(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut before = "";
    for word in code
        .split(|c: char| !in_name(c))
        .filter(|word| !word.is_empty())
    {
        if DECLARES.contains(&before) {
            found.push((word.as_ptr() as usize - code.as_ptr() as usize, word));
        }
        before = word;
    }
    found
}

/// Whether one of the name's words, in any spelling, is empty.
fn is_empty_name(name: &str) -> bool {
    let mut spaced = String::new();
    for c in name.chars() {
        if c.is_uppercase() {
            spaced.push(' ');
        }
        spaced.extend(c.to_lowercase());
    }
    let mut words = spaced.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        EMPTY_WORDS
            .iter()
            .any(|empty| word.strip_suffix('s').unwrap_or(word) == *empty)
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{at, file};
    use super::*;

    #[test]
    fn empty_words_are_found_in_every_spelling() {
        let bad = [
            file("crates/server/src/utils.rs", ""),
            file("web/src/common/a.ts", ""),
            file("crates/a/src/b.rs", "\nstruct RoomManager;\nmod misc;\n"),
            file("web/src/b.ts", "export interface CanvasHelper {}"),
        ];
        let expected = [
            "crates/server/src/utils.rs:0",
            "web/src/common/a.ts:0",
            "crates/a/src/b.rs:2",
            "crates/a/src/b.rs:3",
            "web/src/b.ts:1",
        ];
        assert_eq!(at(&check(&bad)), expected);
    }

    #[test]
    fn words_that_only_contain_them_are_fine() {
        let good = "struct Community; // the manager\nfn common() {}\nmod utility {}";
        assert!(check(&[file("crates/a/src/utilities.rs", good)]).is_empty());
    }
}
