//! The table as a file, a row for each municipality: what is public, and nothing of canvases.
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::ask::Ask;
use super::found::{Answer, Row, Rows, answer};
use super::words::{area_name, column_name, decimals, per_10_000, place_name, region_name};
use crate::app::App;
use crate::i18n::Lang;
use crate::web::downloads::download;
use crate::web::tables::CSV;
use crate::web::tables::csv::csv_of;
use crate::web::{Error, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/coverage.csv", show)
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let ask = Ask::read(query.as_deref().unwrap_or_default())?;
    let found = answer(&app, ask, Rows::Municipalities, None).await?;
    let area = area_name(found.ask.area.as_ref(), lang);
    let name = lang.text_with("coverage-title-of", &[("area", &area)]);
    let rows = found.rows.iter().map(|row| cells(row, lang));
    Ok(download(&name, CSV, csv_of(heads(&found, lang), rows)))
}

fn heads(found: &Answer, lang: Lang) -> Vec<String> {
    let columns = found.columns.iter();
    let columns = columns.map(|key| column_name(found.ask.by, key, lang));
    let before = [
        "coverage-file-code",
        "localities-municipality",
        "coverage-region",
        "coverage-people",
    ];
    let after = [
        "coverage-file-local",
        "coverage-file-region",
        "coverage-file-remote",
        "coverage-rate",
    ];
    let text = |key: &str| lang.text(key);
    before
        .map(text)
        .into_iter()
        .chain(columns)
        .chain(after.map(text))
        .collect()
}

fn cells(row: &Row, lang: Lang) -> Vec<String> {
    let total = row.counts.total;
    let before = [
        row.place.code.clone(),
        place_name(&row.place, lang),
        region_name(&row.place, lang),
        row.people.to_string(),
    ];
    let counts = row.counts.cells.iter();
    let counts = counts.map(|count| count.on_the_spot().to_string());
    let rate = per_10_000(total.on_the_spot(), row.people);
    let after = [
        total.local.to_string(),
        total.region.to_string(),
        total.remote.to_string(),
        decimals(lang, rate, 3),
    ];
    before.into_iter().chain(counts).chain(after).collect()
}
