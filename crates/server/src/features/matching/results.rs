//! What fits a need, and why; what was in the way, and what would find more.
use analysis::matching::{Answer, Facet, Hit, Relaxation, Standing};
use axum::extract::{RawQuery, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};

use super::ask::Ask;
use super::choices::{ChipView, chips, left_out};
use super::pages::Said;
use super::{kept, pages, words};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::{self, Published};
use crate::features::openings;
use crate::features::places::StateView;
use crate::features::search::{Asker, place_name};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, PathLang, Routes, Shell, dates, html, shortened};

/// The address of the results, without the language.
pub(super) const RESULTS: &str = "match/results";
/// Hits that are shown.
const HITS_SHOWN: usize = 20;

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
    /// What is reached from afar and serves other municipalities, and how much of that there is.
    elsewhere: Vec<HitView>,
    elsewhere_total: usize,
    /// What may fit, but does not say what it helps with, and how much of that there is.
    unsaid: Vec<UnsaidView>,
    unsaid_total: usize,
    missing: Vec<MsgKey>,
    more: Vec<MoreView>,
    /// Where nothing finds more, all support of the place.
    place: Option<MoreView>,
    /// Whether what tells of a person was left out of what is asked.
    is_cleaned: bool,
    /// What the address said besides that nobody knows: the question and what it said.
    left_out: Vec<(String, String)>,
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
    /// Whether it is open, where that is known.
    state: Option<StateView>,
}

/// What does not say what it helps with.
struct UnsaidView {
    address: String,
    name: String,
    language: Lang,
    organisation: String,
}

struct MoreView {
    said: String,
    address: String,
}

async fn results(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    asker: Asker,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let query = query.unwrap_or_default();
    let ask = Ask::read(&query);
    if ask.is_cleaned {
        let address = pages::cleaned(lang, RESULTS, &ask, "");
        return Ok(Redirect::to(&address).into_response());
    }
    let is_cleaned = pages::is_cleaned(&query);
    if !ask.unknown_area.is_empty() {
        let form = pages::show(visitor, lang, &ask, Said::default());
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, form).into_response());
    }
    if ask.is_empty() && is_cleaned {
        let address = pages::cleaned(lang, pages::FORM, &ask, "");
        return Ok(Redirect::to(&address).into_response());
    }
    if ask.is_empty() && !ask.unknown.is_empty() {
        return Ok(pages::show(visitor, lang, &ask, Said::default()).into_response());
    }
    if ask.is_empty() {
        return Ok(Redirect::to(&ask.address(lang, pages::FORM)).into_response());
    }
    let answer = kept::answer(&app, lang, &asker, &ask, HITS_SHOWN).await?;
    let shown = Shown {
        hits: of_standing(&app, lang, &answer, Standing::Fits).await?,
        elsewhere: of_standing(&app, lang, &answer, Standing::Elsewhere).await?,
        unsaid: unsaid(&app, &answer).await?,
        is_cleaned,
    };
    Ok(page(visitor, lang, &ask, &answer, shown).into_response())
}

/// What a page of results shows besides what was asked.
struct Shown {
    hits: Vec<HitView>,
    elsewhere: Vec<HitView>,
    unsaid: Vec<UnsaidView>,
    is_cleaned: bool,
}

async fn of_standing(
    app: &App,
    lang: Lang,
    answer: &Answer,
    standing: Standing,
) -> Result<Vec<HitView>, Error> {
    let mut hits = Vec::new();
    for hit in answer.hits.iter().filter(|hit| hit.standing == standing) {
        // What was withdrawn a moment ago is shown to nobody.
        if let Some(published) = catalogue::published(app, &hit.id).await? {
            let state = state(app, lang, &published).await?;
            hits.push(HitView {
                state,
                ..hit_view(app, lang, published, hit)
            });
        }
    }
    Ok(hits)
}

/// What may fit, but does not say what it helps with.
async fn unsaid(app: &App, answer: &Answer) -> Result<Vec<UnsaidView>, Error> {
    let mut unsaid = Vec::new();
    let hits = answer.hits.iter();
    for hit in hits.filter(|hit| hit.standing == Standing::Unsaid) {
        if let Some(published) = catalogue::published(app, &hit.id).await? {
            unsaid.push(UnsaidView {
                address: published.address,
                language: published.description.language,
                name: published.description.name,
                organisation: published.description.organisation,
            });
        }
    }
    Ok(unsaid)
}

/// Whether a hit is open now, where somebody knows.
async fn state(app: &App, lang: Lang, hit: &Published) -> Result<Option<StateView>, Error> {
    let rows = hit.description.places.iter();
    let ids: Vec<String> = rows.filter_map(|row| row.place.clone()).collect();
    let state = openings::state(app, lang, &hit.workspace, &ids).await?;
    Ok(state.map(|(_, state)| state))
}

fn page(visitor: Visitor, lang: Lang, ask: &Ask, answer: &Answer, shown: Shown) -> Html<String> {
    let mut shell = visitor.shell(lang, &lang.text("match-results-title"));
    shell.rest = pages::rest(RESULTS, ask);
    let missing = answer.missing.iter().flat_map(|missing| &missing.filters);
    let more = answer.more.iter().map(|one| MoreView {
        said: words::relaxation(one, lang),
        address: relaxed(ask, one).address(lang, RESULTS),
    });
    let place = ask.place().filter(|_| answer.more.is_empty());
    let mut subjects = ask.need.subjects.iter();
    html(&ResultsPage {
        chips: chips(ask, lang, RESULTS),
        change: ask.address(lang, pages::FORM),
        total: answer.total,
        shown: shown.hits.len(),
        missing: missing.map(|filter| words::missing(*filter)).collect(),
        more: more.collect(),
        is_of_authority: subjects.any(|one| one.facet == Facet::DigitalServices),
        hits: shown.hits,
        elsewhere: shown.elsewhere,
        elsewhere_total: answer.elsewhere,
        unsaid: shown.unsaid,
        unsaid_total: answer.unsaid,
        place: place.map(|place| MoreView {
            said: lang.text_with("match-all-there", &[("place", &place_name(&place, lang))]),
            address: format!("/{lang}/search?area={place}"),
        }),
        is_cleaned: shown.is_cleaned,
        left_out: left_out(ask, lang),
        shell,
    })
}

/// What is asked, with a relaxation made.
fn relaxed(ask: &Ask, by: &Relaxation) -> Ask {
    ask.with(|ask| {
        ask.need = by.apply(&ask.need);
        if by.drops_text() {
            ask.text.clear();
        }
    })
}

fn hit_view(app: &App, lang: Lang, published: Published, hit: &Hit) -> HitView {
    let said = published.description;
    let best = hit.explanation.best.iter();
    let weakest = hit.explanation.weakest.as_ref();
    let weakest = weakest.filter(|one| !words::speaks_for(one));
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
        state: None,
    }
}
