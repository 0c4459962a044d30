//! What a search finds as a table, and what was not found: lists to take home, for anybody.
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::ask::Ask;
use super::searcher;
use crate::app::App;
use crate::features::catalogue::{self, TableWords, Taken};
use crate::features::openings;
use crate::i18n::Lang;
use crate::web::downloads::FileKind;
use crate::web::tables::{CSV, Cell, Column, XLSX, file};
use crate::web::{Error, PathLang, Routes};

/// Hits that are taken home at most.
pub(super) const TAKEN_MAX: usize = 1_000;
/// Width of the column that tells whether a hit serves the asked place itself, in letters.
const LOCAL_WIDTH: f64 = 18.0;
/// Hits that are asked for at once.
const ASKED_AT_ONCE: usize = 200;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/search/hits.csv", |app, lang, query| {
            hits(app, lang, query, CSV)
        })
        .get("/{lang}/search/hits.xlsx", |app, lang, query| {
            hits(app, lang, query, XLSX)
        })
}

/// The address of the same search as a file.
pub(super) fn address(ask: &Ask, lang: Lang, kind: FileKind) -> String {
    let page = ask.with(|_| {}).address(lang);
    let query = page.split_once('?').map_or("", |(_, query)| query);
    let start = format!("/{lang}/search/hits.{}", kind.ending);
    match query {
        "" => start,
        query => format!("{start}?{query}"),
    }
}

async fn hits(
    State(app): State<App>,
    PathLang(lang): PathLang,
    RawQuery(query): RawQuery,
    kind: FileKind,
) -> Result<Response, Error> {
    let ask = Ask::read(query.as_deref().unwrap_or_default());
    let now = openings::now(&app).await?;
    let mut taken = Vec::new();
    let mut local = Vec::new();
    let mut is_place_asked = false;
    for from in (0..TAKEN_MAX).step_by(ASKED_AT_ONCE) {
        let mut query = ask.query(lang, now.clone());
        (query.from, query.count) = (from, ASKED_AT_ONCE);
        let found = searcher::answer(&app, query).await?.found;
        is_place_asked |= found.local.is_some();
        for hit in &found.hits {
            // What was withdrawn a moment ago is shown to nobody.
            if let Some(published) = catalogue::published(&app, &hit.id).await? {
                let published = catalogue::as_of_now(&app, published, lang).await?;
                local.push(hit.local);
                taken.push(Taken {
                    identifier: None,
                    address: published.address,
                    checked_at: published.checked_at,
                    description: published.description,
                });
            }
        }
        if found.hits.len() < ASKED_AT_ONCE {
            break;
        }
    }
    let words = TableWords {
        lang,
        base_url: &app.base_url,
        kind,
    };
    let name = match ask.text.as_str() {
        "" => lang.text("search-title"),
        text => lang.text_with("search-title-of", &[("text", text)]),
    };
    let mut table = words.table(lang.text("tables-sheet-entries"), &taken);
    if is_place_asked {
        table
            .columns
            .push(Column::new(lang.text("search-column-local"), LOCAL_WIDTH));
        for (row, is_local) in table.rows.iter_mut().zip(local) {
            let said = match is_local {
                true => "tables-yes",
                false => "tables-no",
            };
            row.push(Cell::Text(lang.text(said)));
        }
    }
    file(&name, vec![table], kind, app.now_ms()).await
}
