//! Where support is given in an area, as a table to take home: a row for each place of each description.
use axum::extract::{Path, State};
use axum::response::Response;

use super::model;
use crate::app::App;
use crate::features::catalogue::{self, Published};
use crate::i18n::Lang;
use crate::web::tables::{Cell, Column, Table, csv_file};
use crate::web::{Error, PathLang, Routes};

/// Descriptions that are read for one table.
const READ_MAX: usize = 1_000;
/// Headings and how wide each is meant, in characters.
const HEADS: [(&str, f64); 7] = [
    ("catalogue-part-name", 30.0),
    ("catalogue-part-organisation", 30.0),
    ("tables-place", 26.0),
    ("tables-place-address", 26.0),
    ("tables-place-hours", 26.0),
    ("catalogue-part-contact", 26.0),
    ("catalogue-public-title", 48.0),
];

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/alue/{area}/places.csv", take)
}

async fn take(
    State(app): State<App>,
    PathLang(lang): PathLang,
    Path((_, address)): Path<(String, String)>,
) -> Result<Response, Error> {
    let locality = model::all().at(&address).ok_or(Error::NotFound)?;
    let here = {
        let supply = app.supply.now(&app).await?;
        supply.within(&locality.municipalities, READ_MAX)
    };
    let mut rows = Vec::new();
    for entry in &here {
        if let Some(one) = catalogue::published(&app, &entry.id).await? {
            let own = catalogue::as_of_now(&app, one, lang).await?;
            rows.extend(places(&app, lang, &own));
        }
    }
    let table = Table {
        title: lang.text("catalogue-part-places"),
        columns: HEADS
            .map(|(key, width)| Column::new(lang.text(key), width))
            .to_vec(),
        rows,
    };
    let within = [("place", locality.within(lang))];
    let name = lang.text_with("localities-support-in", &within);
    Ok(csv_file(&name, &table))
}

/// A row for each place; one without for what is given nowhere in particular.
fn places(app: &App, lang: Lang, one: &Published) -> Vec<Vec<Cell>> {
    let said = &one.description;
    let url = format!("{}/{lang}/support/{}", app.base_url, one.address);
    let row = |[name, address, hours]: [&str; 3]| {
        let cells = [
            said.name.as_str(),
            &said.organisation,
            name,
            address,
            hours,
            &said.contact,
            &url,
        ];
        cells.map(Cell::from).to_vec()
    };
    if said.places.is_empty() {
        return vec![row([""; 3])];
    }
    let places = said.places.iter();
    places
        .map(|place| row([&place.name, &place.address, &place.hours]))
        .collect()
}
