//! The page that finds support. Every state of it has an address; it works without a script.
use ::search::{Found, Hit};
use axum::extract::{RawQuery, State};
use axum::response::Html;

use super::ask::{Ask, PAGE_HITS, PAGES_MAX};
use super::askers::Asker;
use super::chips::{self, ChipView};
use super::places;
use super::searcher::{self, Answer};
use super::shown::{self, ChoiceView, FacetView, OpenView, RelaxationView, SortView, WhyView};
use super::taking::{self, TAKEN_MAX};
use super::unmet;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::{self, Published};
use crate::features::localities::Circle;
use crate::features::openings;
use crate::features::places::StateView;
use crate::i18n::Lang;
use crate::web::downloads::FileKind;
use crate::web::tables::{CSV, XLSX};
use crate::web::{Error, PathLang, Routes, Shell, dates, html, shortened};

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
    /// Which words no description answers, where that is to be told.
    unknown: Option<String>,
    /// Whether there is a limit that could be taken away.
    is_limited: bool,
    areas: Vec<ChoiceView>,
    circles: Vec<Circle>,
    /// What the map says to those who do not see it.
    map_label: String,
    has_area: bool,
    is_area_unknown: bool,
    facets: Vec<FacetView>,
    open: Option<OpenView>,
    /// Entries that are about to be compared and are no hits on this page.
    compared: Vec<String>,
    /// How many more were picked than can be compared.
    too_many: usize,
    sorts: Vec<SortView>,
    total: usize,
    /// How much of it serves the asked place itself, where that is not all.
    local: Option<String>,
    hits: Vec<HitView>,
    /// Number of the first hit, from 1.
    first: usize,
    is_asked: bool,
    is_weak: bool,
    is_wordless: bool,
    is_behind: bool,
    /// Support that has ended and is called so.
    over: Vec<OverView>,
    relaxations: Vec<RelaxationView>,
    /// The form that describes a need, filled with what was asked.
    need: String,
    before: Option<String>,
    after: Option<String>,
    /// Addresses of what is found as files, and the most hits that they hold.
    files: [(FileKind, String); 2],
    files_help: String,
}

struct OverView {
    address: String,
    name: String,
    language: Lang,
}

struct HitView {
    address: String,
    name: String,
    language: Lang,
    organisation: String,
    promise: String,
    why: Vec<WhyView>,
    is_weak: bool,
    /// What is missing of a good answer, where one is not like the others.
    but: Option<&'static str>,
    area: String,
    channels: Vec<String>,
    price: Vec<String>,
    checked: String,
    is_stale: bool,
    /// Whether it is open, where that is known.
    state: Option<StateView>,
    is_compared: bool,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    asker: Asker,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Error> {
    let mut ask = Ask::read(query.as_deref().unwrap_or_default());
    let Answer { found, is_behind } = answer(&app, &mut ask, lang).await?;
    let is_poor = (found.total == 0 || found.weak) && !found.wordless;
    let is_unmet = is_poor && !ask.is_empty() && ask.page == 0;
    if is_unmet && !ask.is_typing && !is_behind {
        unmet::count(&app, &asker, &ask, &found).await?;
    }
    let hits = hit_views(&app, lang, &ask, &found).await?;
    let over = over_views(&app, &found).await?;
    let total = usize::try_from(found.total).unwrap_or(usize::MAX);
    let asked = places::asked(ask.area.as_ref(), &found);
    let local = places::parts((found.total, found.local), asked, lang);
    let from = ask.page * PAGE_HITS;
    let turned = |page: usize| {
        let mut other = ask.with(|_| {});
        other.page = page;
        other.address(lang)
    };
    Ok(html(&SearchPage {
        shell: shell(&visitor, &ask, lang),
        chips: chips::chips(&ask, &found, lang),
        corrected: shown::corrected(&found, lang),
        unknown: shown::unknown(&found, lang),
        is_limited: is_limited(&ask, &found),
        areas: places::offered(&ask, &found, lang),
        circles: places::map(&ask, &found, lang),
        map_label: lang.text("search-map-label"),
        has_area: ask.area.is_some(),
        is_area_unknown: ask.is_area_unknown,
        facets: shown::facets(&ask, &found, lang),
        open: shown::open(&ask, &found, lang),
        compared: others(&ask, &hits),
        too_many: ask.compared.left_out,
        sorts: shown::sorts(&ask, &found, lang),
        over,
        relaxations: shown::relaxations(&ask, &found, lang),
        need: ask.need(lang),
        before: ask.page.checked_sub(1).map(turned),
        after: (from + PAGE_HITS < total && ask.page + 1 < PAGES_MAX).then(|| turned(ask.page + 1)),
        is_asked: !ask.is_empty(),
        is_weak: found.weak,
        is_wordless: found.wordless,
        first: from + 1,
        files: [CSV, XLSX].map(|kind| (kind, taking::address(&ask, lang, kind))),
        files_help: lang.text_with("tables-hits-help", &[("count", &TAKEN_MAX.to_string())]),
        text: ask.text,
        total,
        local,
        hits,
        is_behind,
    }))
}

/// Whether anything beside the words limits what is found.
fn is_limited(ask: &Ask, found: &Found) -> bool {
    let is_refusing = !found.understood.refused.is_empty();
    ask.area.is_some() || !ask.facets.is_empty() || ask.only_open || is_refusing
}

/// The answer; when less is found than the address's page tells, with the last page.
async fn answer(app: &App, ask: &mut Ask, lang: Lang) -> Result<Answer, Error> {
    let answer = searcher::find(app, ask, lang).await?;
    let total = usize::try_from(answer.found.total).unwrap_or(usize::MAX);
    let last = total.saturating_sub(1) / PAGE_HITS;
    if ask.page <= last {
        return Ok(answer);
    }
    ask.page = last;
    searcher::find(app, ask, lang).await
}

/// The hits as the page shows them. What was withdrawn a moment ago is shown to nobody.
async fn hit_views(app: &App, lang: Lang, ask: &Ask, found: &Found) -> Result<Vec<HitView>, Error> {
    let mut hits = Vec::new();
    for hit in &found.hits {
        if let Some(published) = catalogue::published(app, &hit.id).await? {
            let why = shown::why(hit, &published.description, lang);
            let state = state(app, lang, &published).await?;
            let is_compared = ask.compared.has(&published.address);
            hits.push(HitView {
                state,
                is_compared,
                but: but(hit, found),
                ..hit_view(app, lang, published, why, hit.weak)
            });
        }
    }
    Ok(hits)
}

/// What a hit lacks. That all answer little is said once, above them.
fn but(hit: &Hit, found: &Found) -> Option<&'static str> {
    match hit.elsewhere {
        true => Some("search-hit-elsewhere"),
        false => (hit.weak && !found.weak).then_some("search-hit-part"),
    }
}

/// Support that has ended and is called as was asked: told, so that nobody looks on for it, and no hit.
async fn over_views(app: &App, found: &Found) -> Result<Vec<OverView>, Error> {
    let mut over = Vec::new();
    for id in &found.over {
        if let Some(published) = catalogue::published(app, id).await? {
            over.push(OverView {
                address: published.address,
                language: published.description.language,
                name: published.description.name,
            });
        }
    }
    Ok(over)
}

/// Whether a hit is open now, where somebody knows.
async fn state(app: &App, lang: Lang, hit: &Published) -> Result<Option<StateView>, Error> {
    let rows = hit.description.places.iter();
    let ids: Vec<String> = rows.filter_map(|row| row.place.clone()).collect();
    let state = openings::state(app, lang, &hit.workspace, &ids).await?;
    Ok(state.map(|(_, state)| state))
}

/// What is about to be compared and is no hit here.
fn others(ask: &Ask, hits: &[HitView]) -> Vec<String> {
    let chosen = ask.compared.entries.iter();
    let others = chosen.filter(|entry| hits.iter().all(|hit| hit.address != **entry));
    others.cloned().collect()
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
        but: None,
        state: None,
        is_compared: false,
    }
}
