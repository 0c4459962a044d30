//! What anybody reads: the vocabularies, each with its terms, and a permanent address for each term.
use axum::extract::{Path, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use super::model::{Item, State, Vocabulary};
use super::uses::FoundBy;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::i18n::Lang;
use crate::web::dates;
use crate::web::downloads::download;
use crate::web::tables::{CSV, harmless};
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/sanasto", list)
        .get("/{lang}/sanasto/terms.csv", csv_of_all)
        .get("/{lang}/sanasto/{vocabulary}", show)
        .get("/{lang}/sanasto/{vocabulary}/terms.csv", csv)
        .get("/{lang}/sanasto/{vocabulary}/{term}", term)
}

#[derive(askama::Template)]
#[template(path = "vocabularies/list.html")]
struct ListPage {
    shell: Shell,
    /// The vocabularies that grow, then the others.
    open: Vec<Listed>,
    fixed: Vec<Listed>,
    can_edit: bool,
}

struct Listed {
    slug: String,
    name: String,
    about: String,
    terms: usize,
}

fn listed(lang: Lang, one: &Vocabulary) -> Listed {
    Listed {
        slug: one.slug.clone(),
        name: one.name.get(lang).to_owned(),
        about: one.about.get(lang).to_owned(),
        terms: one.offered().count(),
    }
}

async fn list(PathLang(lang): PathLang, visitor: Visitor) -> Html<String> {
    let mut all = super::all();
    all.sort_by_cached_key(|one| crate::i18n::sort_key(one.name.get(lang)));
    let (open, fixed): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.is_open());
    let view = |all: Vec<_>| all.into_iter().map(|one: &_| listed(lang, one)).collect();
    html(&ListPage {
        shell: visitor.shell(lang, &lang.text("terms-title")),
        open: view(
            open.into_iter()
                .map(AsRef::as_ref)
                .collect::<Vec<&Vocabulary>>(),
        ),
        fixed: view(
            fixed
                .into_iter()
                .map(AsRef::as_ref)
                .collect::<Vec<&Vocabulary>>(),
        ),
        can_edit: visitor.editor().is_ok(),
    })
}

#[derive(askama::Template)]
#[template(path = "vocabularies/vocabulary.html")]
struct VocabularyPage {
    shell: Shell,
    slug: String,
    about: String,
    source: String,
    terms: Vec<TermView>,
    can_edit: bool,
}

/// A term as a reader sees it.
struct TermView {
    key: String,
    name: String,
    description: String,
    /// Its names in the other languages.
    others: Vec<(Lang, String)>,
}

fn view(lang: Lang, item: &Item) -> TermView {
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    TermView {
        key: item.key.clone(),
        name: item.name(lang).to_owned(),
        description: item.description(lang).to_owned(),
        others: others
            .map(|other| (other, item.name(other).to_owned()))
            .collect(),
    }
}

async fn show(
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Html<String>, Error> {
    let vocabulary = super::find(&slug).ok_or(Error::NotFound)?;
    Ok(html(&VocabularyPage {
        shell: visitor.shell(lang, vocabulary.name.get(lang)),
        about: vocabulary.about.get(lang).to_owned(),
        source: vocabulary.source.clone(),
        terms: vocabulary
            .read(lang)
            .into_iter()
            .map(|item| view(lang, item))
            .collect(),
        can_edit: visitor.editor().is_ok(),
        slug,
    }))
}

#[derive(askama::Template)]
#[template(path = "vocabularies/term.html")]
struct TermPage {
    shell: Shell,
    slug: String,
    vocabulary: String,
    term: TermView,
    is_retired: bool,
    /// What it means, in the other languages.
    elsewhere: Vec<(Lang, String)>,
    changed: Option<String>,
    /// Where support is found by it.
    found: Option<FoundBy>,
    can_edit: bool,
}

/// A term's page. A merged one leads on to its successor for good.
async fn term(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug, key)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    let vocabulary = super::find(&slug).ok_or(Error::NotFound)?;
    let item = vocabulary.item(&key).ok_or(Error::NotFound)?;
    let now = vocabulary.successor(&key);
    if now != key {
        let to = format!("/{lang}/sanasto/{slug}/{now}");
        return Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response());
    }
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let elsewhere = others.map(|other| (other, item.description(other).to_owned()));
    let found = (app.term_uses.found)(&app, &slug, &key, lang).await;
    let found = found.unwrap_or_else(|error| {
        // What a term means is told without the search too.
        tracing::warn!(?error, "support could not be found by a term");
        None
    });
    Ok(html(&TermPage {
        shell: visitor.shell(lang, item.name(lang)),
        vocabulary: vocabulary.name.get(lang).to_owned(),
        term: view(lang, item),
        is_retired: item.state == State::Retired,
        elsewhere: elsewhere.filter(|(_, text)| !text.is_empty()).collect(),
        changed: item
            .changed_at
            .map(|at| dates::day(lang, dates::in_finland(at).date())),
        found,
        can_edit: visitor.editor().is_ok(),
        slug,
    })
    .into_response())
}

/// Every term with its state, as a table.
async fn csv(
    PathLang(lang): PathLang,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, Error> {
    let vocabulary = super::find(&slug).ok_or(Error::NotFound)?;
    let rows = rows(&vocabulary).into_iter().map(Vec::from);
    let table = table(HEADS.to_vec(), rows.collect()).map_err(Error::internal)?;
    Ok(download(vocabulary.name.get(lang), CSV, table))
}

/// Every term of every vocabulary.
async fn csv_of_all(PathLang(lang): PathLang) -> Result<Response, Error> {
    let heads = ["vocabulary"].into_iter().chain(HEADS);
    let mut all = Vec::new();
    for vocabulary in super::all() {
        let slug = [vocabulary.slug.clone()];
        let rows = rows(&vocabulary).into_iter();
        all.extend(rows.map(|row| slug.iter().cloned().chain(row).collect()));
    }
    let table = table(heads.collect(), all).map_err(Error::internal)?;
    Ok(download(&lang.text("terms-title"), CSV, table))
}

const HEADS: [&str; 9] = [
    "key",
    "name_fi",
    "name_sv",
    "name_en",
    "description_fi",
    "description_sv",
    "description_en",
    "state",
    "successor",
];

fn rows(vocabulary: &Vocabulary) -> Vec<[String; 9]> {
    let row = |item: &Item| {
        let (state, successor) = match &item.state {
            State::Offered => ("offered", ""),
            State::Retired => ("retired", ""),
            State::Merged(_) => ("merged", vocabulary.successor(&item.key)),
        };
        let (name, about) = (&item.name, &item.description);
        [
            &item.key, &name.fi, &name.sv, &name.en, &about.fi, &about.sv, &about.en, state,
            successor,
        ]
        .map(|text| harmless(text.to_owned()))
    };
    vocabulary.items.iter().map(row).collect()
}

fn table(heads: Vec<&str>, rows: Vec<Vec<String>>) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(heads)?;
    for row in rows {
        table.write_record(row)?;
    }
    table
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}
