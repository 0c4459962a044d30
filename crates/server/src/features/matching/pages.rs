//! The guided form, and an adviser's line that fills it. Every state has an address; nothing is kept.
use ::search::PlaceId;
use analysis::matching::Around;
use axum::extract::{RawQuery, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};

use super::ask::{Ask, TEXT_CHARS_MAX};
use super::choices::{ChipView, Choices, chips, left_out};
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
    said: Said,
    /// What fits what is asked so far.
    results: String,
    chips: Vec<ChipView>,
    choices: Choices,
    text: String,
    text_chars_max: usize,
    is_area_unknown: bool,
    /// What the address said besides that nobody knows: the part's name and what it said.
    left_out: Vec<(String, String)>,
    /// Name of the municipality that an unknown area is almost called, and the results there.
    meant: Option<(String, String)>,
    area_names: Vec<&'static str>,
}

async fn form(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let query = query.unwrap_or_default();
    let asked = Ask::read(&query);
    // A line is taken as text is.
    let mut said = Ask::default();
    said.put_text(&value(&query, "line").unwrap_or_default());
    if asked.is_cleaned || said.is_cleaned {
        let address = cleaned(lang, FORM, &asked, &said.text);
        return Ok(Redirect::to(&address).into_response());
    }
    let line = said.text;
    let (ask, understood) = if line.is_empty() {
        (asked, Vec::new())
    } else {
        let read = line::read(&app, &line, lang).await?;
        // What the line does not say may stand in the address.
        (read.ask.besides(asked), read.understood)
    };
    let said = Said {
        is_cleaned: is_cleaned(&query),
        line,
        elsewhere: elsewhere(&understood, &ask, lang),
        understood,
    };
    Ok(show(visitor, lang, &ask, said).into_response())
}

/// What was read out of a line, for the page to tell.
#[derive(Default)]
pub(super) struct Said {
    pub line: String,
    pub understood: Vec<Understood>,
    /// Names of other areas that the line names, each with the results there.
    pub elsewhere: Vec<(String, String)>,
    /// Whether what tells of a person was left out.
    pub is_cleaned: bool,
}

/// The areas of a line that the need has no room for, each with what fits there.
fn elsewhere(understood: &[Understood], ask: &Ask, lang: Lang) -> Vec<(String, String)> {
    let beyond = understood.iter().filter_map(|one| {
        let code = one.beyond.clone()?;
        let there = ask.with(|ask| {
            let within_km = ask.need.area.as_ref().and_then(|area| area.within_km);
            ask.need.area = Some(Around { code, within_km });
        });
        Some((one.meant.clone(), there.address(lang, RESULTS)))
    });
    beyond.collect()
}

fn value(query: &str, name: &str) -> Option<String> {
    let found = form_urlencoded::parse(query.as_bytes()).find(|(own, _)| own == name);
    found.map(|(_, value)| value.into_owned())
}

/// In addresses, that what tells of a person was left out.
const CLEANED: &str = "cleaned";

/// Whether an address says that something was left out of it.
pub(super) fn is_cleaned(query: &str) -> bool {
    value(query, CLEANED).is_some()
}

/// The address of a page after something was left out of it, which it says.
pub(super) fn cleaned(lang: Lang, page: &str, ask: &Ask, line: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(ask.query());
    if !line.is_empty() {
        query.append_pair("line", line);
    }
    query.append_pair(CLEANED, "1");
    format!("/{lang}/{page}?{}", query.finish())
}

/// The form with what is asked; also for the page of results, when an area was not understood.
pub(super) fn show(visitor: Visitor, lang: Lang, ask: &Ask, said: Said) -> Html<String> {
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
        left_out: left_out(ask, lang),
        meant: meant(ask, lang),
        area_names,
        shell,
        results: ask.address(lang, RESULTS),
        said,
    })
}

/// The municipality that an unknown area is almost called, with the results there.
fn meant(ask: &Ask, lang: Lang) -> Option<(String, String)> {
    let found = areas::near_municipalities(&ask.unknown_area).next()?;
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
