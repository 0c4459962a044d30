//! The guided form, and an adviser's line that fills it. Every state has an address; nothing is kept.
use ::search::PlaceId;
use analysis::matching::Around;
use axum::extract::{RawQuery, State};
use axum::response::Html;

use super::around;
use super::ask::{Ask, TEXT_CHARS_MAX};
use super::choices::{ChipView, Choices, chips};
use super::line::{self, Understood};
use super::results::RESULTS;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::areas;
use crate::i18n::{Lang, sort_key};
use crate::web::{Error, PathLang, Routes, Shell, html};

/// The form's address, without the language.
pub(super) const FORM: &str = "match";

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/match", form)
}

#[derive(askama::Template)]
#[template(path = "matching/form_page.html")]
struct FormPage {
    shell: Shell,
    line: String,
    understood: Vec<Understood>,
    chips: Vec<ChipView>,
    choices: Choices,
    text: String,
    text_chars_max: usize,
    is_area_unknown: bool,
    /// Name of the municipality that an unknown area is almost called, and the results there.
    meant: Option<(String, String)>,
    area_names: Vec<&'static str>,
}

async fn form(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Error> {
    let query = query.unwrap_or_default();
    let line = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "line");
    let line = line.map_or_else(String::new, |(_, line)| line.trim().to_owned());
    let (ask, understood) = if line.is_empty() {
        (Ask::read(&query), Vec::new())
    } else {
        let read = line::read(&app, &line, lang).await?;
        // What the line does not say may stand in the address.
        (read.ask.besides(Ask::read(&query)), read.understood)
    };
    Ok(show(visitor, lang, &ask, line, understood))
}

/// The form with what is asked; also for the page of results, when an area was not understood.
pub(super) fn show(
    visitor: Visitor,
    lang: Lang,
    ask: &Ask,
    line: String,
    understood: Vec<Understood>,
) -> Html<String> {
    let mut area_names: Vec<&str> = areas::all()
        .municipalities
        .iter()
        .map(|one| one.name(lang))
        .collect();
    area_names.sort_by_cached_key(|name| sort_key(name));
    let is_area_unknown = !ask.unknown_area.is_empty();
    let title = lang.text("match-title");
    let title = if is_area_unknown {
        lang.text_with("match-error-title", &[("title", &title)])
    } else {
        title
    };
    let mut shell = visitor.shell(lang, &title);
    shell.rest = rest(FORM, ask);
    html(&FormPage {
        chips: chips(ask, lang, FORM),
        choices: Choices::of(ask, lang),
        text: ask.text.clone(),
        text_chars_max: TEXT_CHARS_MAX,
        is_area_unknown,
        meant: meant(ask, lang),
        area_names,
        shell,
        line,
        understood,
    })
}

/// The municipality that an unknown area is almost called, with the results there.
fn meant(ask: &Ask, lang: Lang) -> Option<(String, String)> {
    let found = around::almost(&ask.unknown_area)?;
    let there = ask.with(|ask| {
        ask.unknown_area.clear();
        ask.need.area = Some(Around {
            code: PlaceId::municipality(&found.code).to_string(),
            within_km: None,
        });
    });
    let address = there.address(lang, RESULTS);
    Some((found.name(lang).to_owned(), address))
}

/// A page's address without its language, so that it says the same in another one.
pub(super) fn rest(page: &str, ask: &Ask) -> String {
    match ask.query().as_str() {
        "" => page.to_owned(),
        query => format!("{page}?{query}"),
    }
}
