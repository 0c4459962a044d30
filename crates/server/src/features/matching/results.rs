//! What fits a need, and why; what was in the way, and what would find more.
use analysis::matching::{Answer, Facet, Hit};
use axum::extract::{RawQuery, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};

use super::ask::Ask;
use super::choices::{ChipView, chips};
use super::{kept, pages, words};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::{self, Published};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

/// The address of the results, without the language.
const RESULTS: &str = "match/results";
/// Hits that are shown.
const HITS_SHOWN: usize = 20;
/// Letters of a hit's promise.
const PROMISE_CHARS_MAX: usize = 240;

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/match/results", results)
}

#[derive(askama::Template)]
#[template(path = "matching/results.html")]
struct ResultsPage {
    shell: Shell,
    chips: Vec<ChipView>,
    /// The form with the same answers.
    change: String,
    total: usize,
    /// How many of them are shown.
    shown: usize,
    hits: Vec<HitView>,
    missing: Vec<MsgKey>,
    more: Vec<MoreView>,
    /// Whether it is about a service whose owner has to advise on it.
    is_of_authority: bool,
}

struct HitView {
    address: String,
    name: String,
    language: Lang,
    organisation: String,
    promise: String,
    best: Vec<String>,
    weakest: Option<String>,
    area: String,
    channels: Vec<String>,
    checked: String,
    is_stale: bool,
}

struct MoreView {
    said: String,
    address: String,
}

async fn results(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let ask = Ask::read(query.as_deref().unwrap_or_default());
    if !ask.unknown_area.is_empty() {
        let form = pages::show(visitor, lang, &ask, String::new(), Vec::new());
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, form).into_response());
    }
    if ask.is_empty() {
        return Ok(Redirect::to(&ask.address(lang, pages::FORM)).into_response());
    }
    let answer = kept::answer(&app, lang, &ask, HITS_SHOWN).await?;
    let mut hits = Vec::new();
    for hit in &answer.hits {
        // What was withdrawn a moment ago is shown to nobody.
        if let Some(published) = catalogue::published(&app, &hit.id).await? {
            hits.push(hit_view(&app, lang, published, hit));
        }
    }
    Ok(page(visitor, lang, &ask, &answer, hits).into_response())
}

fn page(
    visitor: Visitor,
    lang: Lang,
    ask: &Ask,
    answer: &Answer,
    hits: Vec<HitView>,
) -> Html<String> {
    let mut shell = visitor.shell(lang, &lang.text("match-results-title"));
    shell.rest = pages::rest(RESULTS, ask);
    let missing = answer.missing.iter().flat_map(|missing| &missing.filters);
    let more = answer.more.iter().map(|one| MoreView {
        said: words::relaxation(one, lang),
        address: ask
            .with(|ask| ask.need = one.apply(&ask.need))
            .address(lang, RESULTS),
    });
    let mut subjects = ask.need.subjects.iter();
    html(&ResultsPage {
        chips: chips(ask, lang, RESULTS),
        change: ask.address(lang, pages::FORM),
        total: answer.total,
        shown: hits.len(),
        missing: missing.map(|filter| words::missing(*filter)).collect(),
        more: more.collect(),
        is_of_authority: subjects.any(|one| one.facet == Facet::DigitalServices),
        hits,
        shell,
    })
}

fn hit_view(app: &App, lang: Lang, published: Published, hit: &Hit) -> HitView {
    let said = published.description;
    let best = hit.explanation.best.iter();
    let weakest = hit.explanation.weakest.as_ref();
    HitView {
        best: best.map(|one| words::reason(one, lang)).collect(),
        weakest: weakest.map(|one| {
            let reason = words::reason(one, lang);
            lang.text_with("match-but", &[("reason", &reason)])
        }),
        area: catalogue::area_in_short(&said, lang),
        channels: said.labels("channels", lang),
        promise: shortened(said.text("promise")),
        checked: dates::day(lang, dates::in_finland(published.checked_at).date()),
        is_stale: catalogue::is_stale(app, published.checked_at),
        address: published.address,
        language: said.language,
        name: said.name,
        organisation: said.organisation,
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
