//! A workspace's places as a table to take home.
use axum::extract::State;
use axum::response::Response;

use super::model::Place;
use super::pages::workspace_of;
use super::store;
use super::views::PlaceView;
use crate::app::App;
use crate::features::workspaces::{Access, View};
use crate::i18n::Lang;
use crate::web::tables::{Cell, Column, Table, csv_file};
use crate::web::{Error, PathLang, Routes};

/// Headings and how wide each is meant, in characters.
const HEADS: [(&str, f64); 10] = [
    ("place-name", 26.0),
    ("place-street", 26.0),
    ("place-postal-code", 14.0),
    ("place-municipality", 26.0),
    ("place-phone", 14.0),
    ("place-web", 26.0),
    ("place-way-in", 48.0),
    ("place-accessibility", 26.0),
    ("place-hours-h", 26.0),
    ("tables-place-id", 26.0),
];

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/w/{workspace}/places/places.csv", take)
}

async fn take(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
) -> Result<Response, Error> {
    let workspace = workspace_of(&app, &access).await?;
    let places = store::list(&app.db, &workspace.id).await?;
    let now = app.now_ms();
    let table = Table {
        title: lang.text("places-title"),
        columns: HEADS
            .map(|(key, width)| Column::new(lang.text(key), width))
            .to_vec(),
        rows: places.iter().map(|place| row(lang, place, now)).collect(),
    };
    let name = format!("{} - {}", workspace.title, table.title);
    Ok(csv_file(&name, &table))
}

fn row(lang: Lang, place: &Place, now_ms: i64) -> Vec<Cell> {
    let view = PlaceView::of(place, lang, now_ms);
    let hours = view.hours_text();
    let of = &place.details;
    let cells = [
        of.name.clone(),
        of.street.clone(),
        of.postal_code.clone(),
        of.municipality_name(lang),
        of.phone.clone(),
        of.web.clone(),
        of.way_in.clone(),
        view.accessibility.join("; "),
        hours,
        place.id.clone(),
    ];
    cells.map(Cell::Text).to_vec()
}
