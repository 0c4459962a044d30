//! The list of entries, with a search of its own and filters; each state of it has an address.
use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;

use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::lexicon::{self, Edition, Kind, Standing};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, html};

/// Entries on one page.
const PAGE_ENTRIES: usize = 40;
/// Other words of an entry that its row names.
const WORDS_SHOWN: usize = 6;
/// Filters by their names in addresses; the first one shows all.
const FILTERS: [&str; 4] = ["all", "changed", "own", "off"];

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/edit/words", list)
}

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Ask {
    kind: String,
    q: String,
    show: String,
    page: usize,
}

#[derive(askama::Template)]
#[template(path = "words/desk.html")]
struct DeskPage {
    shell: Shell,
    kinds: Vec<Choice>,
    filters: Vec<Choice>,
    kind: &'static str,
    typed: String,
    total: usize,
    rows: Vec<Row>,
    before: Option<String>,
    after: Option<String>,
}

impl DeskPage {
    fn key(&self, what: &str) -> String {
        format!("words-{what}-{}", self.kind)
    }
}

struct Choice {
    slug: &'static str,
    name: String,
    count: usize,
    is_chosen: bool,
}

struct Row {
    address: String,
    name: String,
    /// Its first words, and how many more there are.
    words: String,
    more: usize,
    marks: Vec<String>,
}

async fn list(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Query(ask): Query<Ask>,
) -> Result<Html<String>, Error> {
    visitor.editor()?;
    let edition = lexicon::edition(&app).await?;
    let kind = Kind::parse(&ask.kind).unwrap_or(Kind::Concept);
    let show = FILTERS.into_iter().find(|one| *one == ask.show);
    let show = show.unwrap_or(FILTERS[0]);
    let typed = ask.q.trim().to_lowercase();
    let found: Vec<&Standing> = edition
        .of(kind)
        .filter(|one| fits(one, show) && (typed.is_empty() || has(one, &typed)))
        .collect();
    let page = ask.page.clamp(1, found.len().div_ceil(PAGE_ENTRIES).max(1));
    let turned = |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("kind", kind.slug());
        query.append_pair("show", show);
        query.append_pair("q", &typed);
        query.append_pair("page", &page.to_string());
        format!("/{lang}/edit/words?{}", query.finish())
    };
    let from = (page - 1) * PAGE_ENTRIES;
    let rows = found.iter().skip(from).take(PAGE_ENTRIES);
    Ok(html(&DeskPage {
        shell: visitor.shell(lang, &lang.text("words-title")),
        kinds: kinds(&edition, kind, lang),
        filters: filters(show, lang),
        kind: kind.slug(),
        total: found.len(),
        rows: rows.map(|one| row(one, lang)).collect(),
        before: (page > 1).then(|| turned(page - 1)),
        after: (from + PAGE_ENTRIES < found.len()).then(|| turned(page + 1)),
        typed,
    }))
}

fn kinds(edition: &Edition, chosen: Kind, lang: Lang) -> Vec<Choice> {
    let kinds = Kind::ALL.into_iter().map(|kind| Choice {
        slug: kind.slug(),
        name: lang.text(&format!("words-kind-{}", kind.slug())),
        count: edition.of(kind).count(),
        is_chosen: kind == chosen,
    });
    kinds.collect()
}

fn filters(chosen: &str, lang: Lang) -> Vec<Choice> {
    let filters = FILTERS.into_iter().map(|slug| Choice {
        slug,
        name: lang.text(&format!("words-show-{slug}")),
        count: 0,
        is_chosen: slug == chosen,
    });
    filters.collect()
}

fn fits(one: &Standing, show: &str) -> bool {
    match show {
        "changed" => one.is_changed(),
        "own" => one.shipped.is_none(),
        "off" => one.entry.is_off,
        _ => true,
    }
}

/// Whether an entry has a text in its key or in any of its words.
fn has(one: &Standing, text: &str) -> bool {
    let mut words = one.entry.all_words();
    one.key.to_lowercase().contains(text) || words.any(|word| word.to_lowercase().contains(text))
}

/// What an entry is called: a concept by its first word in the reader's language, another by itself.
pub(super) fn name_of(kind: Kind, key: &str, words: &[Vec<String>; 3], lang: Lang) -> String {
    if kind != Kind::Concept {
        return key.to_owned();
    }
    let own = match lang {
        Lang::Fi => 0,
        Lang::Sv => 1,
        Lang::En => 2,
    };
    let mut first = [own, 0, 1, 2]
        .into_iter()
        .filter_map(|at| words[at].first());
    first.next().map_or_else(|| key.to_owned(), Clone::clone)
}

/// The address of an entry's page.
pub(super) fn address(lang: Lang, kind: Kind, key: &str) -> String {
    let key: String = form_urlencoded::byte_serialize(key.as_bytes()).collect();
    // In a path a plus is a plus.
    let key = key.replace('+', "%20");
    format!("/{lang}/edit/words/{}/{key}", kind.slug())
}

/// The same, telling that it was just saved.
pub(super) fn saved_address(lang: Lang, kind: Kind, key: &str) -> String {
    format!("{}?saved=1", address(lang, kind, key))
}

/// What is particular about an entry, in words.
pub(super) fn marks(one: &Standing, lang: Lang) -> Vec<String> {
    let mut marks = Vec::new();
    if one.entry.is_off {
        marks.push(lang.text("words-is-off"));
    }
    if one.shipped.is_none() {
        marks.push(lang.text("words-is-own"));
    } else if one.is_changed() {
        marks.push(lang.text("words-is-changed"));
    }
    marks
}

fn row(one: &Standing, lang: Lang) -> Row {
    let name = name_of(one.kind, &one.key, &one.entry.words, lang);
    let words: Vec<&str> = one
        .entry
        .all_words()
        .map(String::as_str)
        .filter(|word| *word != name)
        .collect();
    let shown = words.iter().take(WORDS_SHOWN).copied();
    Row {
        address: address(lang, one.kind, &one.key),
        words: shown.collect::<Vec<_>>().join(", "),
        more: words.len().saturating_sub(WORDS_SHOWN),
        marks: marks(one, lang),
        name,
    }
}
