//! Up to four entries side by side (vertailu). What is compared stands in the address, so that it can be sent, kept and
//! printed; nobody needs an account or a script.
mod asked;
mod columns;
mod file;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

pub use asked::{COMPARED_MAX, Compared};

use crate::app::App;
use crate::features::accounts::Visitor;
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, html};
use columns::{Column, Row, rows};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/compare", show)
        .get("/{lang}/compare.csv", file::take)
}

#[derive(askama::Template)]
#[template(path = "catalogue/compare.html")]
struct ComparePage {
    shell: Shell,
    columns: Vec<ColumnView>,
    rows: Vec<Row>,
    /// Whether only what differs is shown.
    only_differing: bool,
    /// The page with the other choice.
    switch: String,
    /// The search, which keeps what is chosen; none when there is no room for more.
    more: Option<String>,
    /// Addresses at which nothing is and never was.
    unknown: Vec<String>,
    /// How many more were asked for than can be compared.
    too_many: usize,
    can_differ: bool,
    /// The same as a table to take home; none where nothing is compared.
    file: Option<String>,
}

/// What stands above a column.
struct ColumnView {
    /// Last part of its address.
    address: String,
    name: String,
    language: Lang,
    organisation: String,
    is_gone: bool,
    /// The page without it.
    without: String,
    /// What removes it, said to those who do not see the column.
    remove: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let asked = Compared::read(query.as_deref().unwrap_or_default());
    let found = columns::found(&app, lang, &asked).await?;
    let published = found.columns.iter().filter(|one| one.said().is_some());
    let published = published.count();
    let can_differ = published > 1;
    let rows = wanted(&found.columns, &asked, lang);
    let status = match (asked.left_out, found.unknown.is_empty()) {
        (0, true) => StatusCode::OK,
        (0, false) if found.columns.is_empty() => StatusCode::NOT_FOUND,
        (0, false) => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let mut shell = visitor.shell(lang, &lang.text("compare-title"));
    shell.rest = asked.rest();
    let page = ComparePage {
        shell,
        columns: found
            .columns
            .iter()
            .map(|column| view(lang, &asked, column))
            .collect(),
        rows,
        only_differing: asked.only_differing,
        switch: asked.switched().address(lang),
        more: asked.has_room().then(|| asked.search(lang)),
        unknown: found.unknown,
        too_many: asked.left_out,
        can_differ,
        file: (published > 0).then(|| asked.file(lang)),
    };
    Ok((status, html(&page)).into_response())
}

/// The fields that are asked for: all of them, or those in which the columns differ.
fn wanted(columns: &[Column], asked: &Compared, lang: Lang) -> Vec<Row> {
    let can_differ = columns.iter().filter(|one| one.said().is_some()).count() > 1;
    let mut rows = rows(columns, lang);
    if asked.only_differing && can_differ {
        rows.retain(|row| row.differs);
    }
    rows
}

fn view(lang: Lang, asked: &Compared, column: &Column) -> ColumnView {
    let name = column.name(lang);
    ColumnView {
        without: asked.without(&column.asked).address(lang),
        remove: lang.text_with("compare-remove-of", &[("name", &name)]),
        address: column.address.clone(),
        language: column.said().map_or(lang, |said| said.language),
        organisation: column
            .said()
            .map_or_else(String::new, |said| said.organisation.clone()),
        is_gone: column.said().is_none(),
        name,
    }
}
