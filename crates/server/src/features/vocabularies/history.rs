//! What became of a term, step by step.
use super::first;
use super::model::{Item, State, Vocabulary, differences};
use super::store::{Did, Version};
use crate::i18n::Lang;
use crate::web::dates;

/// A step of a term's history as its page shows it.
pub struct Step {
    /// When; empty for the first edition.
    pub at: String,
    /// Who; empty for the first edition.
    pub by: String,
    /// What was done, in words.
    pub did: String,
    /// Why, in the editor's words; may be empty.
    pub why: String,
    /// What differs from the step before: the part's name, what stood there and what stands there.
    pub differences: Vec<(String, String, String)>,
    /// Number of the step, where going back to it changes something.
    pub to: Option<i64>,
}

/// The term as the first edition has it.
pub fn first_of(vocabulary: &str, key: &str) -> Option<Item> {
    first::edition().find(vocabulary)?.item(key).cloned()
}

/// The steps of a term, newest first; what stands is the first of them.
pub fn steps(
    lang: Lang,
    vocabulary: &Vocabulary,
    first: Option<&Item>,
    versions: &[Version],
) -> Vec<Step> {
    // Of a long history the oldest steps are not read, so that what was before the last of these is not known.
    let is_first = |at: usize| versions.get(at).is_some_and(|one| one.item.number == 1);
    let before = |at: usize| {
        let older = versions.get(at + 1).map(|version| &version.item);
        older.or(first.filter(|_| is_first(at)))
    };
    let mut steps: Vec<Step> = versions
        .iter()
        .enumerate()
        .map(|(at, version)| Step {
            at: dates::day_and_time(lang, version.at),
            by: version.by.clone(),
            did: did(lang, vocabulary, version),
            why: version.why.clone(),
            differences: before(at).map_or_else(Vec::new, |older| told(lang, older, &version.item)),
            to: (at > 0).then_some(version.item.number),
        })
        .collect();
    if first.is_some() {
        steps.push(Step {
            at: String::new(),
            by: String::new(),
            did: lang.text("terms-did-first"),
            why: String::new(),
            differences: Vec::new(),
            to: (!versions.is_empty()).then_some(0),
        });
    }
    steps
}

fn did(lang: Lang, vocabulary: &Vocabulary, version: &Version) -> String {
    match (&version.item.state, version.did) {
        (State::Merged(key), Did::Merge) => {
            let successor = vocabulary
                .item(key)
                .map_or(key.as_str(), |item| item.name(lang));
            lang.text_with("terms-did-merge", &[("name", successor)])
        }
        (_, did) => lang.text(&format!("terms-did-{}", did.slug())),
    }
}

fn told(lang: Lang, before: &Item, after: &Item) -> Vec<(String, String, String)> {
    let differ = differences(before, after).into_iter();
    differ
        .map(|one| (lang.text(one.part), one.before, one.after))
        .collect()
}
