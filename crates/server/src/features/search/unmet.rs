//! Needs that found nothing: counted by place and term, without words and persons, and shown to everybody.
use ::search::{Found, PlaceId};
use analysis::matching::{Style, When};
use axum::extract::State;
use axum::response::{Html, Response};
use jiff::ToSpan as _;

use super::ask::{Ask, FACETS};
use super::askers::Asker;
use super::places::{is_known, place_name};
use super::store::{self, Count};
use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::Visitor;
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::dates::in_finland;
use crate::web::tables::{Cell, Column, Table, csv_file};
use crate::web::{Error, PathLang, Routes, Shell, html};

/// Where a need was asked.
const SOURCE: &str = "search";
/// Days that the page looks back.
const DAYS_SHOWN: i64 = 365;
/// Counts below this are not shown to anybody: few people could be told apart.
pub const SHOWN_FROM: i64 = 5;
/// Terms that are counted of one need.
const TERMS_MAX: usize = 20;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/search/unmet", show)
        .get("/{lang}/search/unmet.csv", take)
}

/// Counts a need without support: each of its terms, as vocabulary and key, at a place, once a day for who asks.
/// `source` says where it was asked.
pub async fn count_unmet(
    app: &App,
    asker: &Asker,
    source: &str,
    area: Option<&PlaceId>,
    terms: &[(String, String)],
) -> Result<(), Error> {
    let day = in_finland(app.now_ms()).date().to_string();
    let area = area.filter(|place| is_known(place));
    let area = area.map_or_else(String::new, PlaceId::to_string);
    let nothing = [(String::new(), String::new())];
    let terms = if terms.is_empty() {
        nothing.as_slice()
    } else {
        terms
    };
    let terms = terms.iter().take(TERMS_MAX).filter(|(facet, term)| {
        let seen = &app.search.seen;
        seen.is_first(&day, asker, [&area, facet, term])
    });
    let terms: Vec<&(String, String)> = terms.collect();
    if terms.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    for (facet, term) in terms {
        store::count(&mut tx, &day, source, &area, (facet, term)).await?;
    }
    Ok(tx.commit().await?)
}

/// Counts what was typed and found nothing, or nothing good: each term that was chosen or recognised, at each place.
pub(super) async fn count(app: &App, asker: &Asker, ask: &Ask, found: &Found) -> Result<(), Error> {
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
    count_unmet(app, asker, SOURCE, place, &terms).await
}

/// How often a term was asked for in vain at a place. Whoever shows a sum of them keeps to [`SHOWN_FROM`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Where; none when no place was told.
    pub area: Option<PlaceId>,
    /// A vocabulary's slug, or nothing where no term was recognised.
    pub facet: String,
    /// A key of it.
    pub term: String,
    /// How often within the last year.
    pub count: i64,
}

/// What was asked for in vain within the last year, by place and term.
pub async fn missed(app: &App) -> Result<Vec<Missed>, DbError> {
    let counts = store::missed(&app.db, &first_day(app)).await?;
    let missed = counts.into_iter().map(|one| Missed {
        area: PlaceId::parse(&one.area).filter(is_known),
        facet: one.facet,
        term: one.term,
        count: one.count,
    });
    Ok(missed.collect())
}

/// The first day that is looked back to.
fn first_day(app: &App) -> String {
    let today = in_finland(app.now_ms()).date();
    today.saturating_sub(DAYS_SHOWN.days()).to_string()
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
    Ok(html(&UnmetPage {
        shell: visitor.shell(lang, &lang.text("unmet-title")),
        rows: rows(&app, lang).await?,
    }))
}

/// What is shown, the most often first.
async fn rows(app: &App, lang: Lang) -> Result<Vec<RowView>, Error> {
    let counts = store::since(&app.db, &first_day(app)).await?;
    // Nothing but areas is shown of where it was asked.
    let is_somewhere = |one: &Count| PlaceId::parse(&one.area).is_none_or(|place| is_known(&place));
    let often = counts
        .into_iter()
        .filter(|one| one.count >= SHOWN_FROM && is_somewhere(one));
    Ok(often.map(|one| row(lang, &one)).collect())
}

/// The same as a table to take home.
async fn take(State(app): State<App>, PathLang(lang): PathLang) -> Result<Response, Error> {
    let heads = ["unmet-need", "unmet-area", "unmet-count"];
    let row = |one: RowView| {
        let count = usize::try_from(one.count).unwrap_or(0);
        vec![one.need.into(), one.area.into(), Cell::Count(count)]
    };
    let table = Table {
        title: lang.text("unmet-title"),
        columns: heads.map(|key| Column::new(lang.text(key), 26.0)).to_vec(),
        rows: rows(&app, lang).await?.into_iter().map(row).collect(),
    };
    Ok(csv_file(&table.title, &table))
}

fn row(lang: Lang, one: &Count) -> RowView {
    let term = called(&one.facet, &one.term, lang);
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

/// What is called so: a term of a vocabulary, or an answer to a question of the form that describes a need.
fn called(facet: &str, term: &str, lang: Lang) -> Option<String> {
    let answer = |question: &str, key: &str| {
        let (question, answer) = (lang.text(question), lang.text(&format!("{question}-{key}")));
        format!("{question} {answer}")
    };
    match facet {
        "styles" => {
            let style = Style::ALL.into_iter().find(|one| one.key() == term)?;
            Some(answer("match-style", style.key()))
        }
        "when" => {
            let when = When::ALL.into_iter().find(|one| one.key() == term)?;
            Some(answer("match-when", when.key()))
        }
        vocabulary => vocabularies::label(vocabulary, term, lang),
    }
}
