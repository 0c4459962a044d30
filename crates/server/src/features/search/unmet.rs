//! Needs that found nothing: counted by place and term, without words and persons, and shown to everybody.
use ::search::{Found, PlaceId};
use axum::extract::State;
use axum::response::Html;
use jiff::ToSpan as _;

use super::ask::{Ask, FACETS};
use super::places::place_name;
use super::store::{self, Count};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::dates::in_finland;
use crate::web::{Error, PathLang, Routes, Shell, html};

/// Where a need was asked.
const SOURCE: &str = "search";
/// Days that the page looks back.
const DAYS_SHOWN: i64 = 365;
/// Counts below this are not shown: few people could be told apart.
const SHOWN_FROM: i64 = 5;
/// Terms that are counted of one need.
const TERMS_MAX: usize = 20;

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/search/unmet", show)
}

/// Counts a need without support: each of its terms, as vocabulary and key, at a place. `source` says where it was asked.
pub async fn count_unmet(
    app: &App,
    source: &str,
    area: Option<&PlaceId>,
    terms: &[(String, String)],
) -> Result<(), Error> {
    let day = in_finland(app.now_ms()).date().to_string();
    let area = area.map_or_else(String::new, PlaceId::to_string);
    let nothing = [(String::new(), String::new())];
    let terms = if terms.is_empty() { &nothing } else { terms };
    let mut tx = app.db.begin().await?;
    for (facet, term) in terms.iter().take(TERMS_MAX) {
        store::count(&mut tx, &day, source, &area, (facet, term)).await?;
    }
    Ok(tx.commit().await?)
}

/// Counts what was typed and found nothing, or nothing good: each term that was chosen or recognised, at each place.
pub(super) async fn count(app: &App, ask: &Ask, found: &Found) -> Result<(), Error> {
    let mut terms: Vec<(String, String)> = Vec::new();
    for (facet, keys) in &ask.facets {
        terms.extend(keys.iter().map(|key| (facet.clone(), key.clone())));
    }
    terms.extend(found.understood.facets.iter().cloned());
    terms.retain(|(facet, key)| {
        FACETS.contains(&facet.as_str()) && vocabularies::label(facet, key, Lang::Fi).is_some()
    });
    terms.sort_unstable();
    terms.dedup();
    let place = ask.area.as_ref().or(found.understood.places.first());
    count_unmet(app, SOURCE, place, &terms).await
}

#[derive(askama::Template)]
#[template(path = "search/unmet.html")]
struct UnmetPage {
    shell: Shell,
    rows: Vec<RowView>,
}

struct RowView {
    need: String,
    area: String,
    count: i64,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
) -> Result<Html<String>, Error> {
    let today = in_finland(app.now_ms()).date();
    let since = today.saturating_sub(DAYS_SHOWN.days()).to_string();
    let counts = store::since(&app.db, &since).await?;
    let often = counts.into_iter().filter(|one| one.count >= SHOWN_FROM);
    Ok(html(&UnmetPage {
        shell: visitor.shell(lang, &lang.text("unmet-title")),
        rows: often.map(|one| row(lang, &one)).collect(),
    }))
}

fn row(lang: Lang, one: &Count) -> RowView {
    let term = vocabularies::label(&one.facet, &one.term, lang);
    let place = PlaceId::parse(&one.area);
    RowView {
        need: term.unwrap_or_else(|| lang.text("unmet-other")),
        area: place.map_or_else(
            || lang.text("unmet-no-place"),
            |place| place_name(&place, lang),
        ),
        count: one.count,
    }
}
