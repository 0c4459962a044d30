//! `GET /api/v1/search`: the same answers for programs.
use ::search::{Hit, How, Refusal, Relaxation, Step, Understood, Zone};
use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use crate::app::App;
use crate::features::catalogue::{self, Description};
use crate::features::search::{Answer, Ask, find};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors};

pub(super) fn routes() -> Routes {
    Routes::new().get("/api/v1/search", search)
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SearchAnswer {
    /// How many there are in all.
    total: u32,
    /// How many of all serve the asked place itself: the rest serves the whole country, or other places. Nothing when no
    /// place is asked.
    local: Option<u32>,
    /// Whether even the best only touch what was asked.
    weak: bool,
    /// Whether the index is being read, so that more may be found soon.
    behind: bool,
    /// Ten of them from the wanted page.
    hits: Vec<SearchHit>,
    /// How many would be found by vocabulary and key, with what is chosen of the other vocabularies.
    counts: BTreeMap<String, BTreeMap<String, u32>>,
    /// How many serve a place, such as `municipality:430`, or something in it.
    places: BTreeMap<String, u32>,
    /// How many are open now, with everything else that is chosen.
    open: u32,
    /// Of how many the opening hours are known: the rest is not closed.
    open_known: u32,
    /// What was read out of the words.
    understood: SearchUnderstood,
    /// Ids of support that has ended and is called as was asked; it is none of the hits.
    over: Vec<String>,
    /// What could be let go of to find more; the smallest step first.
    relaxations: Vec<SearchRelaxation>,
}

/// An entry that was found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SearchHit {
    /// Its id.
    id: String,
    /// Its public page, without the language: `/support/{address}`.
    address: String,
    /// Comparable within one answer only.
    score: f32,
    /// Whether it only touches what was asked.
    weak: bool,
    /// Whether the words name a place that it does not serve; then it is weak too.
    elsewhere: bool,
    /// Whether it serves the asked place itself, and not only as a part of the whole country; true when none is asked.
    local: bool,
    /// When its owner last said that it is right, UTC milliseconds.
    checked_at: i64,
    /// What it says.
    description: Description,
    /// Why it was found.
    why: Vec<SearchReason>,
}

/// A word of the query and what answers it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SearchReason {
    /// What was typed.
    typed: String,
    /// What answers it; a place as its id, or `nationwide`.
    found: String,
    /// `name`, `text`, `label` or `area`.
    zone: &'static str,
    /// `word`, `synonym`, `compound`, `root`, `similar`, `start`, `place` or `near`.
    how: &'static str,
}

/// What was read out of the words.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SearchUnderstood {
    /// Places that are named.
    places: Vec<String>,
    /// Terms that are named, as vocabulary and key.
    terms: Vec<[String; 2]>,
    /// Words that were taken for others: what was typed, and what it was read as.
    corrected: Vec<[String; 2]>,
    /// Words that no description answers, where nothing or little is found.
    unknown: Vec<String>,
    /// What is not wanted: who gives support in these ways only is no hit.
    refused: Vec<SearchRefusal>,
}

/// Words that say how somebody does not want to be helped.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SearchRefusal {
    /// What was typed.
    typed: String,
    /// What is refused, as vocabulary and key.
    terms: Vec<[String; 2]>,
}

/// A step that finds more.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SearchRelaxation {
    /// `area`, a vocabulary, `open`, `refused`, or `word`.
    what: String,
    /// The larger area (nothing for the whole country), the words that refuse, or the words.
    value: Option<String>,
    /// How many are found then.
    total: u32,
    /// How many of them serve the place that is asked then; nothing when none is.
    local: Option<u32>,
}

/// Finds published support. Everybody may ask.
#[utoipa::path(
    get, path = "/api/v1/search", tag = "search",
    params(
        ("q" = Option<String>, Query, description = "What is looked for, as people type it"),
        ("lang" = Option<String>, Query, description = "Language of the reader: fi, sv or en"),
        ("area" = Option<String>, Query, description = "A place, as in municipality:430, subregion:022 or region:02"),
        ("open" = Option<String>, Query, description = "now: only what is open now, as far as its hours are known"),
        ("sort" = Option<String>, Query, description = "relevance, near or checked"),
        ("page" = Option<u32>, Query, description = "From 1"),
        ("audiences" = Option<Vec<String>>, Query, description = "Keys of the vocabulary; the same with channels, client-groups, topics, digital-services, devices, support-forms, languages, prices, accessibility"),
    ),
    responses(
        (status = 200, body = SearchAnswer),
        (status = 422, description = "There is no such area"),
    ),
    security(()),
)]
pub(super) async fn search(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Json<SearchAnswer>, Error> {
    let query = query.unwrap_or_default();
    let ask = Ask::read(&query);
    if ask.is_area_unknown {
        return Err(FormErrors::one("area", "search-area-code").into());
    }
    let lang = lang_of(&query);
    let Answer { found, is_behind } = find(&app, &ask, lang).await?;
    let open = found.open.unwrap_or_default();
    let mut hits = Vec::new();
    for hit in &found.hits {
        if let Some(published) = catalogue::published(&app, &hit.id).await? {
            let published = catalogue::as_of_now(&app, published, lang).await?;
            hits.push(SearchHit {
                id: published.id,
                address: format!("/support/{}", published.address),
                score: hit.score,
                weak: hit.weak,
                elsewhere: hit.elsewhere,
                local: hit.local,
                checked_at: published.checked_at,
                description: published.description,
                why: reasons(hit),
            });
        }
    }
    let places = found.places.into_iter();
    Ok(Json(SearchAnswer {
        total: found.total,
        local: found.local,
        weak: found.weak,
        behind: is_behind,
        hits,
        counts: found.counts,
        open: open.open,
        open_known: open.known,
        places: places
            .map(|(place, count)| (place.to_string(), count))
            .collect(),
        understood: understood(found.understood),
        over: found.over,
        relaxations: found.relaxations.into_iter().map(relaxation).collect(),
    }))
}

fn understood(found: Understood) -> SearchUnderstood {
    let corrected = found.corrected.into_iter();
    SearchUnderstood {
        places: found.places.iter().map(ToString::to_string).collect(),
        terms: found.facets.into_iter().map(Into::into).collect(),
        corrected: corrected.map(|one| [one.typed, one.read]).collect(),
        unknown: found.unknown,
        refused: found.refused.into_iter().map(refusal).collect(),
    }
}

fn reasons(hit: &Hit) -> Vec<SearchReason> {
    let reason = |one: &::search::Match| SearchReason {
        typed: one.typed.clone(),
        found: one.found.clone(),
        zone: match one.zone {
            Zone::Name => "name",
            Zone::Text => "text",
            Zone::Label => "label",
            Zone::Area => "area",
        },
        how: match one.how {
            How::Word => "word",
            How::Synonym => "synonym",
            How::Compound => "compound",
            How::Root => "root",
            How::Similar => "similar",
            How::Start => "start",
            How::Place => "place",
            How::Near => "near",
        },
    };
    hit.why.iter().map(reason).collect()
}

fn refusal(one: Refusal) -> SearchRefusal {
    SearchRefusal {
        typed: one.typed,
        terms: one.terms.into_iter().map(Into::into).collect(),
    }
}

fn relaxation(one: Relaxation) -> SearchRelaxation {
    let (what, value) = match one.step {
        Step::Area(area) => ("area".to_owned(), area.map(|area| area.to_string())),
        Step::Facet(facet) => (facet, None),
        Step::OpenNow => ("open".to_owned(), None),
        Step::Refusal(refusal) => ("refused".to_owned(), Some(refusal.typed)),
        Step::Words(words) => ("word".to_owned(), Some(words.join(" "))),
    };
    SearchRelaxation {
        what,
        value,
        total: one.total,
        local: one.local,
    }
}

/// The reader's language as the query names it; Finnish when it does not.
fn lang_of(query: &str) -> Lang {
    let mut named = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == "lang");
    let lang = named.find_map(|(_, value)| Lang::parse(&value));
    lang.unwrap_or(Lang::Fi)
}
