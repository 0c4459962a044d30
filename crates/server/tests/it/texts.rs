//! Every text that people can see stands in three languages.
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use server::i18n::Lang;

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if endings
            .iter()
            .any(|ending| path.to_string_lossy().ends_with(ending))
        {
            found.push(path);
        }
    }
    found
}

/// Every key of a language.
pub fn keys_of(lang: Lang) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../locales")
        .join(lang.code());
    let texts = files(&folder, &[".ftl"])
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap());
    let key = |line: &str| {
        line.split_once(" =")
            .map(|(key, _)| key.to_owned())
            .filter(|key| !key.starts_with([' ', '#', '-']))
    };
    texts
        .flat_map(|text| text.lines().filter_map(key).collect::<Vec<_>>())
        .collect()
}

/// Text constants that follow one of `calls` in a source.
fn keys_after(source: &str, calls: &[&str]) -> Vec<String> {
    let mut keys = Vec::new();
    for call in calls {
        for rest in source.split(call).skip(1) {
            let key = rest.split('"').next().unwrap();
            let is_key = key.contains('-')
                && key
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if is_key {
                keys.push(key.to_owned());
            }
        }
    }
    keys
}

fn missing(keys: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let keys: Vec<_> = keys.into_iter().collect();
    assert!(
        keys.len() > 5,
        "only {} keys were found: the test looks in the wrong place",
        keys.len()
    );
    let known = Lang::ALL.map(|lang| (lang, keys_of(lang)));
    let absent = |(lang, known): &(Lang, BTreeSet<String>)| {
        let absent = keys.iter().filter(|key| !known.contains(*key));
        absent
            .map(|key| format!("{lang} {key}"))
            .collect::<Vec<_>>()
    };
    known.iter().flat_map(absent).collect()
}

#[test]
fn pages_use_texts_that_exist() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let calls = [
        "lang.text(\"",
        "lang.text_with(\"",
        "lang.count(\"",
        "Err(\"",
        "ok_or(\"",
        "Conflict(\"",
    ];
    let mut keys = Vec::new();
    for path in files(&source, &[".html"]) {
        keys.extend(keys_after(
            &fs::read_to_string(path).unwrap(),
            &[".t(\"", ".n(\"", ".n64(\""],
        ));
    }
    for path in files(&source, &[".rs"]) {
        let text = fs::read_to_string(path).unwrap();
        keys.extend(keys_after(&text, &calls));
    }
    assert_eq!(missing(keys), BTreeSet::new());
}

#[test]
fn canvases_and_refusals_have_their_texts() {
    let sheets = canvas::builtin().iter().flat_map(canvas::Template::keys);
    let denials = canvas::Denial::ALL
        .into_iter()
        .map(|denial| denial.key().to_owned());
    let faults = canvas::file::Why::ALL
        .into_iter()
        .map(|why| why.key().to_owned());
    let reasons = collab::reason::ALL
        .iter()
        .map(|reason| (*reason).to_owned());
    assert_eq!(
        missing(sheets.chain(denials).chain(faults).chain(reasons)),
        BTreeSet::new()
    );
}

#[test]
fn the_trail_has_words_for_everything_that_is_done() {
    let actions = server::features::audit::ACTIONS;
    let distinct: BTreeSet<&str> = actions.iter().copied().collect();
    assert_eq!(distinct.len(), actions.len(), "something is listed twice");
    let words = actions.iter().copied();
    let words = words.map(server::features::audit::words_of);
    assert_eq!(missing(words), BTreeSet::new());
    // What the page does not know it shows as it is called: everything that is written down must be known.
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/features");
    let folders = files(&source, &[".rs"]);
    let texts: String = folders
        .into_iter()
        .filter(|path| !path.ends_with("audit/mod.rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    for action in actions {
        assert!(
            texts.contains(&format!("\"{action}\"")),
            "{action} is never done"
        );
    }
}

#[test]
fn the_browser_asks_for_texts_that_exist() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/src");
    let mut keys = Vec::new();
    for path in files(&web, &[".ts", ".tsx"]) {
        let text = fs::read_to_string(path).unwrap();
        keys.extend(keys_after(
            &text,
            &[" t(\"", "(t(\"", ".t(\"", "{t(\"", "labelKey: \""],
        ));
    }
    let known = keys_of(Lang::Fi);
    let is_whole = |key: &String| !known.contains(&format!("{key}-other"));
    assert_eq!(missing(keys.into_iter().filter(is_whole)), BTreeSet::new());
}

#[test]
fn every_arrow_has_its_texts() {
    assert_eq!(
        missing(
            canvas::flows::flows()
                .iter()
                .flat_map(canvas::flows::Flow::keys)
        ),
        BTreeSet::new()
    );
}
