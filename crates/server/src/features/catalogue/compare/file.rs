//! What is compared as a table to take home: fields as rows, entries as columns.
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::columns::{self, Column};
use super::{Compared, wanted};
use crate::app::App;
use crate::features::catalogue::differences::called;
use crate::i18n::Lang;
use crate::web::tables::{self, Cell, Table, csv_file};
use crate::web::{Error, FormErrors, PathLang};

/// Characters of the column that names the fields, and of those that hold them.
const WIDTHS: [f64; 2] = [26.0, 48.0];

pub(super) async fn take(
    State(app): State<App>,
    PathLang(lang): PathLang,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let asked = Compared::read(query.as_deref().unwrap_or_default());
    if asked.left_out > 0 {
        return Err(FormErrors::one("e", "catalogue-too-many").into());
    }
    let found = columns::found(&app, lang, &asked).await?;
    if found.columns.iter().all(|one| one.said().is_none()) {
        return Err(Error::NotFound);
    }
    let title = lang.text("compare-title");
    let table = Table {
        columns: heads(&found.columns, lang),
        rows: rows(&app, &found.columns, &asked, lang),
        title: title.clone(),
    };
    Ok(csv_file(&title, &table))
}

/// What each entry is called.
fn heads(columns: &[Column], lang: Lang) -> Vec<tables::Column> {
    let field = tables::Column::new(lang.text("compare-field"), WIDTHS[0]);
    let entries = columns.iter();
    let entries = entries.map(|one| tables::Column::new(one.name(lang), WIDTHS[1]));
    std::iter::once(field).chain(entries).collect()
}

/// Who answers for each and where it is read, and then what the page shows.
fn rows(app: &App, columns: &[Column], asked: &Compared, lang: Lang) -> Vec<Vec<Cell>> {
    let row = |name: String, of: &dyn Fn(&Column) -> String| -> Vec<Cell> {
        let cells = columns.iter().map(|one| Cell::Text(of(one)));
        std::iter::once(Cell::Text(name)).chain(cells).collect()
    };
    let organisation = row(called("organisation", lang), &|one| {
        one.said()
            .map_or_else(String::new, |said| said.organisation.clone())
    });
    let page = row(lang.text("catalogue-address"), &|one| {
        format!("{}/{lang}/support/{}", app.base_url, one.address)
    });
    let fields = wanted(columns, asked, lang).into_iter().map(|row| {
        let cells = row.cells.into_iter();
        let cells = cells.map(|cell| Cell::Text(cell.lines.join("\n")));
        std::iter::once(Cell::Text(row.name)).chain(cells).collect()
    });
    [organisation, page].into_iter().chain(fields).collect()
}
