//! Time comes from the clock, settings from the configuration, randomness from the app: never from the air.
use super::source::{Language, code, in_name, line_at};
use super::{File, Finding};

const FROM_THE_AIR: [(&str, &str); 9] = [
    ("SystemTime::now", "the app's clock"),
    ("Instant::now", "the app's clock"),
    ("Utc::now", "the app's clock"),
    ("Timestamp::now", "the app's clock"),
    ("Zoned::now", "the app's clock"),
    ("rand::random", "`clock::random_bytes`"),
    ("rng()", "`clock::random_bytes`"),
    ("Uuid::now_v7", "the app's clock"),
    ("env::var", "the configuration"),
];
/// Where the outside is let in, and our own tooling.
const DOORS: [&str; 7] = [
    "crates/server/src/clock.rs",
    "crates/server/src/config.rs",
    "crates/server/src/main.rs",
    "crates/server/src/cli/",
    "crates/server/tests/",
    "crates/load/",
    "xtask/",
];

/// Rust that reads time, randomness or the environment by itself. Tests set it, benches measure it.
pub fn check(files: &[File]) -> Vec<Finding> {
    let inside = |file: &&File| {
        file.ends(&[".rs"])
            && !DOORS.iter().any(|door| file.path.starts_with(door))
            && !file.path.contains("/tests/")
            && !file.path.contains("/benches/")
    };
    files.iter().filter(inside).flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let code = code(&file.text, Language::Rust);
    let mut found = Vec::new();
    for (needle, instead) in FROM_THE_AIR {
        let whole = |byte: &usize| {
            !code[..*byte]
                .chars()
                .next_back()
                .is_some_and(|c| in_name(c) || c == '.')
        };
        for byte in code
            .match_indices(needle)
            .map(|(byte, _)| byte)
            .filter(whole)
        {
            found.push(Finding {
                check: "air",
                path: file.path.clone(),
                line: line_at(&code, byte),
                what: format!("`{needle}` is from the air; take it from {instead}"),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{at, file};
    use super::*;

    #[test]
    fn each_source_of_air_is_found() {
        for (needle, _) in FROM_THE_AIR {
            let bad = file(
                "crates/server/src/features/a.rs",
                &format!("\nlet x = std::{needle}();"),
            );
            let found = check(&[bad]);
            assert_eq!(
                at(&found),
                ["crates/server/src/features/a.rs:2"],
                "{needle}"
            );
        }
    }

    #[test]
    fn doors_words_and_fields_are_fine() {
        let good = [
            file("crates/server/src/clock.rs", "SystemTime::now()"),
            file("crates/server/tests/it/main.rs", "std::env::var(x)"),
            file(
                "crates/server/src/a.rs",
                "// SystemTime::now\nlet x = app.rng(); let y = my_rng();",
            ),
        ];
        assert!(check(&good).is_empty());
    }
}
