//! What a change of words would do to searches, before it is kept.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::form::{Desk, EntryForm, FIELDS, Typed};
use crate::app::App;
use crate::features::catalogue;
use crate::features::lexicon::{Entry, Kind};
use crate::features::search::{self, Seen, Tried};
use crate::i18n::Lang;
use crate::web::Error;

/// Changed words that are tried as queries.
const WORDS_MAX: usize = 12;

/// `data/search/samples.toml`.
#[derive(Deserialize)]
struct Samples {
    fi: Vec<String>,
    sv: Vec<String>,
    en: Vec<String>,
}

static SAMPLES: LazyLock<Samples> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../../data/search/samples.toml"))
        .expect("the embedded samples are read by a test")
});

/// What a change would do, as the page shows it.
pub(super) struct Preview {
    /// How many descriptions the change concerns, in words.
    pub said: String,
    /// What was left out, when something was.
    pub cut: Option<String>,
    /// Queries whose answers change.
    pub changed: Vec<QueryView>,
    /// Queries whose answers stay.
    pub same: Vec<String>,
}

/// A query whose answer changes.
pub(super) struct QueryView {
    pub text: String,
    pub lang: Lang,
    /// How many it finds, before and after, in words.
    pub counts: String,
    pub moves: Vec<Move>,
}

/// What becomes of one hit.
pub(super) struct Move {
    /// `new`, `up`, `down` or `gone`.
    pub how: &'static str,
    /// The same in words, with the places.
    pub said: String,
    pub name: String,
    pub address: String,
    pub lang: Lang,
}

/// What a change would do to the changed words themselves, the editor's queries and the samples.
pub(super) async fn of(
    app: &App,
    lang: Lang,
    desk: &Desk<'_>,
    typed: &Typed,
    form: &EntryForm,
) -> Result<Preview, Error> {
    let old = desk.old.map(|old| old.entry.clone()).unwrap_or_default();
    let queries = queries(lang, desk.kind, &old, typed, form);
    let edition = desk
        .edition
        .with(desk.kind, &typed.key, typed.entry.clone());
    let trying = search::try_out(app, edition, queries).await?;
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut cut = Vec::new();
    if trying.read < trying.concerned {
        cut.push(lang.count("words-preview-read", count(trying.read)));
    }
    if trying.untried > 0 {
        cut.push(lang.count("words-preview-untried", count(trying.untried)));
    }
    let mut preview = Preview {
        said: lang.count("words-preview-concerned", count(trying.concerned)),
        cut: (!cut.is_empty()).then(|| cut.join(" ")),
        changed: Vec::new(),
        same: Vec::new(),
    };
    for tried in trying.tried {
        if tried.before == tried.after {
            preview.same.push(tried.text);
        } else {
            preview.changed.push(view(app, lang, tried).await?);
        }
    }
    Ok(preview)
}

/// What is tried, each once: changed words, what the editor typed, then the samples.
fn queries(
    lang: Lang,
    kind: Kind,
    old: &Entry,
    typed: &Typed,
    form: &EntryForm,
) -> Vec<(String, Lang)> {
    let mut queries: Vec<(String, Lang)> = Vec::new();
    let mut put = |text: &str, lang: Lang| {
        if !queries.iter().any(|(own, _)| own == text) {
            queries.push((text.to_owned(), lang));
        }
    };
    let new = &typed.entry;
    if kind == Kind::Concept {
        let is_switched = old.is_off != new.is_off;
        let each = (0..FIELDS.len()).zip(Lang::ALL);
        let words = each.flat_map(|(at, lang)| {
            let (before, after) = (&old.words[at], &new.words[at]);
            let both = before.iter().chain(after);
            let changed = both
                .filter(move |word| is_switched || before.contains(word) != after.contains(word));
            changed.map(move |word| (word, lang))
        });
        words
            .take(WORDS_MAX)
            .for_each(|(word, lang)| put(word, lang));
    } else {
        put(&typed.key, Lang::Fi);
    }
    for text in form.queries() {
        put(&text, lang);
    }
    let samples = [&SAMPLES.fi, &SAMPLES.sv, &SAMPLES.en];
    for (list, lang) in samples.into_iter().zip(Lang::ALL) {
        list.iter().for_each(|text| put(text, lang));
    }
    queries
}

async fn view(app: &App, lang: Lang, tried: Tried) -> Result<QueryView, Error> {
    let mut moves = Vec::new();
    for (id, how, said) in compared(lang, &tried.before, &tried.after) {
        if let Some(published) = catalogue::published(app, &id).await? {
            moves.push(Move {
                how,
                said,
                lang: published.description.language,
                name: published.description.name,
                address: published.address,
            });
        }
    }
    let seen = |seen: &Seen| {
        let count = lang.count("words-preview-hits", i64::from(seen.total));
        match seen.is_weak {
            true => lang.text_with("words-preview-weak", &[("hits", &count)]),
            false => count,
        }
    };
    let (before, after) = (seen(&tried.before), seen(&tried.after));
    let counts = if before == after {
        before
    } else {
        lang.text_with(
            "words-preview-counts",
            &[("before", &before), ("after", &after)],
        )
    };
    Ok(QueryView {
        counts,
        text: tried.text,
        lang: tried.lang,
        moves,
    })
}

/// The hits whose place changes: what comes new, rises, falls and goes, as id, way and words.
fn compared(lang: Lang, before: &Seen, after: &Seen) -> Vec<(String, &'static str, String)> {
    let places =
        |seen: &Seen| -> BTreeMap<String, usize> { seen.first.iter().cloned().zip(1..).collect() };
    let (was, is) = (places(before), places(after));
    let said = |key: &str, from: Option<usize>, to: Option<usize>| {
        let text = |place: Option<usize>| place.map_or_else(String::new, |place| place.to_string());
        lang.text_with(key, &[("from", &text(from)), ("to", &text(to))])
    };
    let mut moves = Vec::new();
    for id in &after.first {
        let (from, to) = (was.get(id).copied(), is.get(id).copied());
        let (how, key) = match (from, to) {
            (None, _) => ("new", "words-preview-new"),
            (Some(from), Some(to)) if to < from => ("up", "words-preview-up"),
            (Some(from), Some(to)) if to > from => ("down", "words-preview-down"),
            _ => continue,
        };
        moves.push((id.clone(), how, said(key, from, to)));
    }
    for id in before.first.iter().filter(|id| !is.contains_key(*id)) {
        let from = was.get(id).copied();
        moves.push((id.clone(), "gone", said("words-preview-gone", from, None)));
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(first: &[&str]) -> Seen {
        Seen {
            total: u32::try_from(first.len()).unwrap(),
            is_weak: false,
            first: first.iter().map(|id| (*id).to_owned()).collect(),
        }
    }

    #[test]
    fn every_move_is_told_once() {
        let moves = compared(
            Lang::En,
            &seen(&["a", "b", "c", "d"]),
            &seen(&["b", "e", "a", "d"]),
        );
        let told: Vec<(&str, &str)> = moves
            .iter()
            .map(|(id, how, _)| (id.as_str(), *how))
            .collect();
        assert_eq!(
            told,
            [("b", "up"), ("e", "new"), ("a", "down"), ("c", "gone")]
        );
        assert!(compared(Lang::En, &seen(&["a"]), &seen(&["a"])).is_empty());
    }

    #[test]
    fn samples_are_there_in_each_language() {
        for list in [&SAMPLES.fi, &SAMPLES.sv, &SAMPLES.en] {
            assert!(list.len() >= 5);
        }
    }
}
