//! The page's messages as its island needs them.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

use crate::i18n::Lang;

/// The message files whose keys the island uses: its own, what was done, and why something was not taken.
const FILES: [&str; 6] = [
    "canvas-board.ftl",
    "canvas-insight.ftl",
    "canvas-table.ftl",
    "canvas-ui.ftl",
    "said.ftl",
    "denied.ftl",
];

#[derive(RustEmbed)]
#[folder = "../../locales/fi"]
struct Finnish;

/// Each key with the placeholders of its message.
static KEYS: LazyLock<BTreeMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let files = FILES.iter().filter_map(|name| Finnish::get(name));
    let texts = files.map(|file| String::from_utf8_lossy(&file.data).into_owned());
    texts.flat_map(|text| messages(&text)).collect()
});

/// Every name that a message of canvases may hold.
const PLACEHOLDERS: &[&str] = &[
    "column", "count", "day", "field", "from", "hour", "kind", "label", "lane", "letter", "max",
    "minute", "minutes", "month", "name", "names", "note", "number", "of", "option", "place",
    "row", "seconds", "self", "text", "title", "to", "verb", "what", "when", "where", "who",
    "zone",
];

/// Every message of canvases in one language, with `{name}` where a value comes.
pub fn texts(lang: Lang) -> BTreeMap<String, String> {
    let text = |(key, names): (&String, &Vec<&'static str>)| {
        let marks: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
        let values: Vec<(&'static str, &str)> = names
            .iter()
            .copied()
            .zip(marks.iter().map(String::as_str))
            .collect();
        (key.clone(), lang.text_with(key, &values))
    };
    KEYS.iter().map(text).collect()
}

/// Keys and placeholders of a message file whose messages have one line each.
fn messages(file: &str) -> Vec<(String, Vec<&'static str>)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, message)| (key.to_owned(), placeholders(message)))
        .collect()
}

/// Those of [`PLACEHOLDERS`] that stand in a message.
fn placeholders(message: &str) -> Vec<&'static str> {
    let stands = |name: &&&str| message.contains(&format!("{{ ${name} }}"));
    PLACEHOLDERS.iter().filter(stands).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_there_in_every_language_with_its_placeholders() {
        assert!(KEYS.len() > 150, "{}", KEYS.len());
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        for lang in Lang::ALL {
            for file in FILES.iter().filter(|file| Finnish::get(file).is_some()) {
                let path = folder.join(lang.code()).join(file);
                let text =
                    std::fs::read_to_string(&path).expect("each file is there in each language");
                let found: BTreeMap<_, _> = messages(&text).into_iter().collect();
                for (key, names) in &found {
                    assert_eq!(KEYS.get(key), Some(names), "{key} in {}", path.display());
                }
            }
            for (key, text) in texts(lang) {
                assert_ne!(key, text, "{key} is missing in {lang}");
                assert!(
                    !text.contains('$'),
                    "a placeholder of {key} is not listed: {text}"
                );
            }
        }
    }

    #[test]
    fn all_languages_have_the_same_messages() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        for file in FILES.iter().filter(|file| Finnish::get(file).is_some()) {
            let keys = |lang: Lang| {
                let text = std::fs::read_to_string(folder.join(lang.code()).join(file));
                let text = text.expect("each file is there in each language");
                messages(&text)
                    .into_iter()
                    .map(|(key, _)| key)
                    .collect::<Vec<_>>()
            };
            assert_eq!(keys(Lang::Sv), keys(Lang::Fi), "{file}");
            assert_eq!(keys(Lang::En), keys(Lang::Fi), "{file}");
        }
    }
}
