//! `GET /api/v1/coverage`: the same figures for programs. Only what is public; canvases are never in them.
use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use crate::app::App;
use crate::features::coverage::{Answer, Ask, Count, Counts, Lack, Row, Rows, answer, per_10_000};
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().get("/api/v1/coverage", show)
}

/// How much support there is, by the way in which it reaches people.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CoverageCount {
    /// Names the municipality, and not all of its region.
    local: u32,
    /// Serves every municipality of the region.
    region: u32,
    /// Given by remote channels alone.
    remote: u32,
}

/// What covers a place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CoverageOf {
    /// The place, as in `region:02` or `municipality:430`; nothing for the whole country.
    place: Option<String>,
    /// Its inhabitants at the end of 2022.
    inhabitants: u32,
    /// Each support once.
    total: CoverageCount,
    /// Local support and that of the whole region for ten thousand inhabitants.
    per_10000: f64,
    /// By key of the columns; an empty key stands for what names none of them.
    counts: BTreeMap<String, CoverageCount>,
}

/// What nobody offers on the spot.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CoverageGap {
    /// Key of the column.
    key: String,
    /// Codes of the municipalities, the most inhabitants first.
    municipalities: Vec<String>,
    /// Their inhabitants.
    inhabitants: u32,
}

/// How much was given on the spot on a day.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CoverageThen {
    /// The day in Finland, as in 2026-09-01.
    day: String,
    /// Local support and that of whole regions, each once.
    total: u32,
    /// The same by key of the columns.
    counts: BTreeMap<String, u32>,
}

/// Who is covered by what.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Coverage {
    /// The vocabulary that the columns are.
    by: &'static str,
    /// Keys of the columns, in order.
    columns: Vec<String>,
    /// The whole area.
    area: CoverageOf,
    /// Regions of the whole country, or municipalities of an area.
    places: Vec<CoverageOf>,
    /// What serves the whole country, by key.
    nationwide: BTreeMap<String, u32>,
    /// All that serves the whole country.
    nationwide_total: u32,
    /// What nobody offers, what touches most inhabitants first.
    gaps: Vec<CoverageGap>,
    /// How it has changed; the last day is today.
    times: Vec<CoverageThen>,
    /// How often something was searched for in vain in the area within a year, by key; what is below five is left out.
    searched_in_vain: BTreeMap<String, i64>,
    /// The same of everything that was searched for.
    searched_in_vain_total: Option<i64>,
}

/// How much published support there is where. Everybody may ask.
#[utoipa::path(
    get, path = "/api/v1/coverage", tag = "coverage",
    params(
        ("area" = Option<String>, Query, description = "region:02 or subregion:022; the whole country when left out"),
        ("by" = Option<String>, Query, description = "What the columns are: support-forms or client-groups"),
        ("client-groups" = Option<String>, Query, description = "Key of a client group"),
        ("support-forms" = Option<String>, Query, description = "Key of a form of support"),
        ("audiences" = Option<String>, Query, description = "person, company or association"),
        ("since" = Option<String>, Query, description = "Months to look back: 3, 6 or 12; or all"),
    ),
    responses(
        (status = 200, body = Coverage),
        (status = 422, description = "What cannot be asked"),
    ),
    security(()),
)]
pub(super) async fn show(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Json<Coverage>, Error> {
    let ask = Ask::read(query.as_deref().unwrap_or_default())?;
    let found = answer(&app, ask, Rows::Next, None).await?;
    Ok(Json(json_of(&found)))
}

fn json_of(found: &Answer) -> Coverage {
    let area = found.ask.area.as_ref().map(ToString::to_string);
    let row = |row: &Row| {
        let place = Some(row.place.to_string());
        place_of(found, place, &row.counts, row.people)
    };
    let missed = found.columns.iter().zip(&found.missed);
    let times = &found.times;
    let days = times.days.iter().zip(&times.totals).zip(&times.by_column);
    Coverage {
        by: found.ask.by.vocabulary(),
        columns: found.columns.clone(),
        area: place_of(found, area, &found.area, found.people),
        places: found.rows.iter().map(row).collect(),
        nationwide: by_key(found, &found.nationwide),
        nationwide_total: found.nationwide_total,
        gaps: found.lacks.iter().map(gap).collect(),
        times: days
            .map(|((day, total), counts)| CoverageThen {
                day: day.to_string(),
                total: *total,
                counts: by_key(found, counts),
            })
            .collect(),
        searched_in_vain: missed
            .filter_map(|(key, count)| Some((key.clone(), (*count)?)))
            .collect(),
        searched_in_vain_total: found.missed_total,
    }
}

fn by_key(found: &Answer, counts: &[u32]) -> BTreeMap<String, u32> {
    let keys = found.columns.iter().cloned();
    keys.zip(counts.iter().copied()).collect()
}

fn gap(lack: &Lack) -> CoverageGap {
    let codes = lack.municipalities.iter();
    CoverageGap {
        key: lack.column.clone(),
        municipalities: codes.map(|one| one.code.clone()).collect(),
        inhabitants: lack.people,
    }
}

fn place_of(found: &Answer, place: Option<String>, counts: &Counts, people: u32) -> CoverageOf {
    let columns = found.columns.iter().cloned();
    CoverageOf {
        place,
        inhabitants: people,
        total: counts.total.into(),
        per_10000: per_10_000(counts.total.on_the_spot(), people),
        counts: columns
            .zip(counts.cells.iter().map(|count| (*count).into()))
            .collect(),
    }
}

impl From<Count> for CoverageCount {
    fn from(count: Count) -> Self {
        Self {
            local: count.local,
            region: count.region,
            remote: count.remote,
        }
    }
}
