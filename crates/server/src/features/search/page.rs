//! The page that finds support. Every state of it has an address; it works without a script.
use axum::extract::{RawQuery, State};
use axum::response::Html;

use super::ask::{Ask, PAGE_HITS};
use super::places;
use super::searcher::{self, Answer};
use super::shown::{self, ChipView, ChoiceView, FacetView, RelaxationView, SortView, WhyView};
use super::unmet;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::{self, Published};
use crate::features::localities::Circle;
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

/// Letters of a hit's promise.
const PROMISE_CHARS_MAX: usize = 240;

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/search", show)
}

#[derive(askama::Template)]
#[template(path = "search/search.html")]
struct SearchPage {
    shell: Shell,
    text: String,
    chips: Vec<ChipView>,
    corrected: Vec<String>,
    areas: Vec<ChoiceView>,
    circles: Vec<Circle>,
    /// What the map says to those who do not see it.
    map_label: String,
    has_area: bool,
    facets: Vec<FacetView>,
    sorts: Vec<SortView>,
    total: usize,
    hits: Vec<HitView>,
    /// Number of the first hit, from 1.
    first: usize,
    is_asked: bool,
    is_weak: bool,
    is_behind: bool,
    relaxations: Vec<RelaxationView>,
    before: Option<String>,
    after: Option<String>,
}

struct HitView {
    address: String,
    name: String,
    language: Lang,
    organisation: String,
    promise: String,
    why: Vec<WhyView>,
    is_weak: bool,
    area: String,
    channels: Vec<String>,
    price: Vec<String>,
    checked: String,
    is_stale: bool,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Error> {
    let ask = Ask::read(query.as_deref().unwrap_or_default());
    let Answer { found, is_behind } = searcher::answer(&app, ask.query(lang)).await?;
    let is_unmet = (found.total == 0 || found.weak) && !ask.is_empty() && ask.page == 0;
    if is_unmet && !ask.is_typing && !is_behind {
        unmet::count(&app, &ask, &found).await?;
    }
    let mut hits = Vec::new();
    for hit in &found.hits {
        // What was withdrawn a moment ago is shown to nobody.
        if let Some(published) = catalogue::published(&app, &hit.id).await? {
            let why = shown::why(hit, &published.description, lang);
            hits.push(hit_view(&app, lang, published, why, hit.weak));
        }
    }
    let total = usize::try_from(found.total).unwrap_or(usize::MAX);
    let from = ask.page * PAGE_HITS;
    let turned = |page: usize| {
        let mut other = ask.with(|_| {});
        other.page = page;
        other.address(lang)
    };
    Ok(html(&SearchPage {
        shell: shell(&visitor, &ask, lang),
        chips: shown::chips(&ask, &found, lang),
        corrected: shown::corrected(&found, lang),
        areas: places::offered(&ask, &found, lang),
        circles: places::map(&ask, &found, lang),
        map_label: lang.text("search-map-label"),
        has_area: ask.area.is_some(),
        facets: shown::facets(&ask, &found, lang),
        sorts: shown::sorts(&ask, &found, lang),
        relaxations: shown::relaxations(&ask, &found, lang),
        before: ask.page.checked_sub(1).map(turned),
        after: (from + PAGE_HITS < total).then(|| turned(ask.page + 1)),
        is_asked: !ask.is_empty(),
        is_weak: found.weak,
        first: from + 1,
        text: ask.text,
        total,
        hits,
        is_behind,
    }))
}

/// The frame, whose links to other languages lead to the same search.
fn shell(visitor: &Visitor, ask: &Ask, lang: Lang) -> Shell {
    let title = match ask.text.as_str() {
        "" => lang.text("search-title"),
        text => lang.text_with("search-title-of", &[("text", text)]),
    };
    let address = ask.address(lang);
    let rest = address.split('/').nth(2).unwrap_or_default();
    Shell {
        rest: rest.to_owned(),
        ..visitor.shell(lang, &title)
    }
}

fn hit_view(
    app: &App,
    lang: Lang,
    published: Published,
    why: Vec<WhyView>,
    is_weak: bool,
) -> HitView {
    let said = published.description;
    HitView {
        area: catalogue::area_in_short(&said, lang),
        channels: said.labels("channels", lang),
        price: said.labels("price", lang),
        promise: shortened(said.text("promise")),
        checked: dates::day(lang, dates::in_finland(published.checked_at).date()),
        is_stale: catalogue::is_stale(app, published.checked_at),
        address: published.address,
        language: said.language,
        name: said.name,
        organisation: said.organisation,
        why,
        is_weak,
    }
}

/// The beginning of a text, ended at a word.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= PROMISE_CHARS_MAX {
        return line;
    }
    let cut: String = line.chars().take(PROMISE_CHARS_MAX).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_promise_ends_at_a_word() {
        assert_eq!(shortened("Apua\n heti"), "Apua heti");
        let long = shortened(&"sähköposti ".repeat(40));
        assert!(long.ends_with("sähköposti …") && long.chars().count() <= PROMISE_CHARS_MAX + 2);
    }
}
