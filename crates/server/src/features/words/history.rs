//! What became of the words: of one entry step by step, and of all of them.
use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;

use super::desk::{address, name_of};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::lexicon::{self, Change, Entry, Standing};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

/// Changes on one page.
const PAGE_CHANGES: i64 = 50;
/// Pages that can be asked for.
const PAGES_MAX: i64 = 1_000;

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/edit/words/history", list)
}

/// A step of an entry's history as its page shows it.
pub(super) struct Step {
    /// When; empty for what the program brings.
    pub at: String,
    /// Who; empty for what the program brings.
    pub by: String,
    /// What was done, in words.
    pub did: String,
    /// Why, in the editor's words; may be empty.
    pub why: String,
    /// What was taken away and what came: the part's name and its words.
    pub differences: Vec<(String, String, String)>,
    /// Number of the step, where going back to it changes something.
    pub to: Option<i64>,
}

/// The steps of an entry, newest first; what stands is the first of them.
pub(super) fn steps(lang: Lang, one: &Standing, changes: &[Change]) -> Vec<Step> {
    let blank = Entry::default();
    let first = one.shipped.as_ref();
    let before = |at: usize| {
        let older = changes.get(at + 1).map(|change| &change.entry);
        older.or(first).unwrap_or(&blank)
    };
    let mut steps: Vec<Step> = changes
        .iter()
        .enumerate()
        .map(|(at, change)| Step {
            at: dates::day_and_time(lang, change.at),
            by: change.by.clone(),
            did: did(lang, change),
            why: change.why.clone(),
            differences: differences(lang, before(at), &change.entry),
            to: (change.entry != one.entry).then_some(change.number),
        })
        .collect();
    if let Some(first) = first {
        steps.push(Step {
            at: String::new(),
            by: String::new(),
            did: lang.text("words-did-first"),
            why: String::new(),
            differences: Vec::new(),
            to: (*first != one.entry).then_some(0),
        });
    }
    steps
}

fn did(lang: Lang, change: &Change) -> String {
    lang.text(&format!("words-did-{}", change.did.slug()))
}

/// Each part that differs, with what is gone and what is new.
fn differences(lang: Lang, before: &Entry, after: &Entry) -> Vec<(String, String, String)> {
    let parts = [
        ("words-fi", &before.words[0], &after.words[0]),
        ("words-sv", &before.words[1], &after.words[1]),
        ("words-en", &before.words[2], &after.words[2]),
        ("words-near", &before.near, &after.near),
        ("words-read", &before.read, &after.read),
    ];
    let missing = |list: &[String], other: &[String]| {
        let left = list.iter().filter(|word| !other.contains(word));
        left.cloned().collect::<Vec<_>>().join(", ")
    };
    let parts = parts
        .into_iter()
        .filter(|(_, before, after)| before != after);
    let mut told: Vec<(String, String, String)> = parts
        .map(|(key, before, after)| {
            (
                lang.text(key),
                missing(before, after),
                missing(after, before),
            )
        })
        .collect();
    if before.is_off != after.is_off {
        let state = |is_off: bool| {
            lang.text(if is_off {
                "words-state-off"
            } else {
                "words-state-on"
            })
        };
        told.push((
            lang.text("words-state"),
            state(before.is_off),
            state(after.is_off),
        ));
    }
    told
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Ask {
    page: i64,
}

#[derive(askama::Template)]
#[template(path = "words/history.html")]
struct HistoryPage {
    shell: Shell,
    rows: Vec<Row>,
    before: Option<i64>,
    after: Option<i64>,
}

struct Row {
    address: String,
    name: String,
    kind: String,
    did: String,
    at: String,
    by: String,
    why: String,
}

async fn list(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Query(ask): Query<Ask>,
) -> Result<Html<String>, Error> {
    visitor.editor()?;
    let page = ask.page.clamp(1, PAGES_MAX);
    let from = (page - 1) * PAGE_CHANGES;
    let (changes, has_more) = lexicon::newest(&app, from, PAGE_CHANGES).await?;
    let row = |change: &Change| Row {
        address: address(lang, change.kind, &change.key),
        name: name_of(change.kind, &change.key, &change.entry.words, lang),
        kind: lang.text(&format!("words-kind-{}", change.kind.slug())),
        did: did(lang, change),
        at: dates::day_and_time(lang, change.at),
        by: change.by.clone(),
        why: change.why.clone(),
    };
    Ok(html(&HistoryPage {
        shell: visitor.shell(lang, &lang.text("words-history")),
        rows: changes.iter().map(row).collect(),
        before: (page > 1).then(|| page - 1),
        after: has_more.then(|| page + 1),
    }))
}
