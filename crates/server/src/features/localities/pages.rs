//! The public pages: every area by region, and one area.
use std::collections::HashSet;
use std::sync::Arc;

use analysis::reach::Municipalities as _;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::map::{Circle, Spot, circles};
use super::model::{self, Level, Locality, by_name};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::areas::{self, Municipality};
use crate::features::catalogue::{Kin, Near, Supplied, Supply, near_also};
use crate::features::openings::{self, Told};
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, html, shortened};

/// Entries that one part of a page lists; the rest is found by searching.
const LISTED_MAX: usize = 40;
/// Entries whose opening hours a page tells.
const OPEN_MAX: usize = 10;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/alue", index)
        .get("/{lang}/alue/{area}", show)
}

#[derive(askama::Template)]
#[template(path = "localities/index.html")]
struct IndexPage {
    shell: Shell,
    base: String,
    regions: Vec<RegionView>,
    /// Names that typing offers.
    names: Vec<String>,
    typed: String,
    is_unknown: bool,
    /// Address and name of what may have been meant by what is unknown.
    near: Vec<(String, String)>,
}

struct RegionView {
    slug: String,
    name: String,
    count: usize,
    municipalities: Vec<Row>,
}

/// A municipality in a list or table.
struct Row {
    slug: String,
    name: String,
    count: usize,
    is_here: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    q: String,
}

/// Every area. What is typed leads to the page of that name.
async fn index(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Query(typed): Query<Typed>,
) -> Result<Response, Error> {
    let all = model::all();
    let slug = model::slug_of(&typed.q);
    if let Some(found) = all.at(&slug).or_else(|| all.meant(&slug)) {
        return Ok(Redirect::to(&format!("/{lang}/alue/{}", found.slug)).into_response());
    }
    let supply = app.supply.now(&app).await?;
    let regions = all.of_level(Level::Region, lang).into_iter();
    let view = |region: &Locality| RegionView {
        slug: region.slug.clone(),
        name: region.name(lang).to_owned(),
        count: supply.count_in_region(&region.code),
        municipalities: rows(lang, &supply, &region.municipalities, None),
    };
    let names = all.of_level(Level::Municipality, lang).into_iter();
    Ok(html(&IndexPage {
        shell: visitor.shell(lang, &lang.text("localities-title")),
        base: app.base_url.clone(),
        regions: regions.map(view).collect(),
        names: names.map(|one| one.name(lang).to_owned()).collect(),
        is_unknown: !slug.is_empty(),
        near: all
            .near(&slug)
            .into_iter()
            .map(|one| (one.slug.clone(), one.name(lang).to_owned()))
            .collect(),
        typed: typed.q,
    })
    .into_response())
}

fn rows(lang: Lang, supply: &Supply, codes: &[String], here: Option<&str>) -> Vec<Row> {
    let all = model::all();
    let found = codes
        .iter()
        .filter_map(|code| all.of_code(Level::Municipality, code));
    by_name(found.collect(), lang)
        .into_iter()
        .map(|one| Row {
            slug: one.slug.clone(),
            name: one.name(lang).to_owned(),
            count: supply.count(&one.code),
            is_here: Some(one.code.as_str()) == here,
        })
        .collect()
}

#[derive(askama::Template)]
#[template(path = "localities/locality.html")]
struct LocalityPage {
    shell: Shell,
    base: String,
    /// Last part of its address.
    slug: String,
    lead: String,
    /// The area as search and matching write it in their addresses.
    place: String,
    /// Address and name of the larger areas, the largest first.
    crumbs: Vec<(String, String)>,
    /// Places with known hours, what is open now first.
    open: Vec<Told>,
    here: Vec<EntryView>,
    here_count: usize,
    here_listed: usize,
    near: Vec<EntryView>,
    nationwide: Vec<EntryView>,
    nationwide_count: usize,
    nationwide_listed: usize,
    circles: Vec<Circle>,
    map_label: String,
    rows: Vec<Row>,
    /// Whether the table is too long to stand beside.
    is_wide: bool,
    /// The area whose coverage tells more: itself, or a municipality's sub-region.
    coverage_of: String,
    /// Address and name of the smaller areas.
    parts: Vec<(String, String)>,
}

/// An entry as a list shows it.
struct EntryView {
    address: String,
    name: String,
    organisation: String,
    language: Lang,
    forms: Vec<String>,
    promise: String,
    /// The nearest municipality that it serves and how far that is, when it does not serve here.
    near: String,
}

fn view(lang: Lang, entry: &Arc<Supplied>) -> EntryView {
    let label = |key: &String| vocabularies::label("support-forms", key, lang);
    EntryView {
        address: entry.address.clone(),
        name: entry.name.clone(),
        organisation: entry.organisation.clone(),
        language: entry.language,
        forms: entry.forms.iter().filter_map(label).collect(),
        promise: shortened(&entry.promise),
        near: String::new(),
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, address)): Path<(String, String)>,
) -> Result<Response, Error> {
    let all = model::all();
    if let Some(locality) = all.at(&address) {
        let supply = app.supply.now(&app).await?;
        let open = open(&app, lang, locality, &supply).await?;
        return Ok(page(&app, lang, &visitor, locality, (&supply, open)).into_response());
    }
    // Names are typed with capitals and umlauts too.
    let slug = model::slug_of(&address);
    let meant = [address.as_str(), slug.as_str()]
        .into_iter()
        .find_map(|typed| all.at(typed).or_else(|| all.meant(typed)));
    let meant = meant.ok_or(Error::NotFound)?;
    let to = format!("/{lang}/alue/{}", meant.slug);
    Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response())
}

fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    locality: &Locality,
    (supply, open): (&Supply, Vec<Told>),
) -> Html<String> {
    let within = [("place", locality.within(lang))];
    let here_count = supply.count_within(&locality.municipalities);
    let here = supply.within(&locality.municipalities, LISTED_MAX);
    let nationwide = supply.nationwide(LISTED_MAX);
    let neighbours = around(locality);
    let drawn: Vec<String> = match locality.level {
        Level::Municipality => locality
            .municipalities
            .iter()
            .chain(&neighbours)
            .cloned()
            .collect(),
        _ => locality.municipalities.clone(),
    };
    let own = (locality.level == Level::Municipality).then_some(locality.code.as_str());
    let listed = |all: &[Arc<Supplied>]| all.iter().map(|one| view(lang, one)).collect();
    html(&LocalityPage {
        shell: visitor.shell(lang, &lang.text_with("localities-support-in", &within)),
        base: app.base_url.clone(),
        slug: locality.slug.clone(),
        lead: lang.text_with("localities-lead", &within),
        place: place(locality),
        crumbs: larger(lang, locality),
        here_count,
        here_listed: here.len(),
        near: near(lang, supply, locality, &here),
        here: listed(&here),
        nationwide_count: supply.count_nationwide(),
        nationwide_listed: nationwide.len(),
        open,
        nationwide: listed(&nationwide),
        circles: circles(&spots(supply, &drawn, own), lang),
        map_label: lang.text_with("localities-map", &within),
        rows: rows(lang, supply, &drawn, own),
        is_wide: own.is_none(),
        coverage_of: coverage_of(locality),
        parts: smaller(lang, locality),
    })
}

/// The area as search and matching write it in their addresses: `municipality:430`.
fn place(locality: &Locality) -> String {
    let level = match locality.level {
        Level::Municipality => "municipality",
        Level::Subregion => "subregion",
        Level::Region => "region",
    };
    format!("{level}:{}", locality.code)
}

/// Where support is given here whose hours are known, what is open now first.
async fn open(
    app: &App,
    lang: Lang,
    locality: &Locality,
    supply: &Supply,
) -> Result<Vec<Told>, Error> {
    let now = openings::now_of(app, supply).await?;
    let here = supply.within(&locality.municipalities, usize::MAX);
    Ok(openings::at_places(app, lang, &now, &here, OPEN_MAX).await?)
}

/// Codes of the municipalities beside a municipality or in its sub-region, nearest first; none for larger areas.
fn around(locality: &Locality) -> Vec<String> {
    let Some(own) =
        areas::municipality(&locality.code).filter(|_| locality.level == Level::Municipality)
    else {
        return Vec::new();
    };
    let all = areas::all();
    let beside = all
        .neighbours(&own.code)
        .iter()
        .chain(all.around(&own.code));
    let codes: HashSet<&String> = beside.filter(|code| **code != own.code).collect();
    let mut found: Vec<&Municipality> = codes
        .into_iter()
        .filter_map(|code| areas::municipality(code))
        .collect();
    found.sort_by(|a, b| {
        let (to_a, to_b) = (own.km_to(a), own.km_to(b));
        to_a.total_cmp(&to_b).then_with(|| a.code.cmp(&b.code))
    });
    found.into_iter().map(|one| one.code.clone()).collect()
}

/// What is given of the same kind near by and not here, with where and how far; nothing for larger areas.
fn near(
    lang: Lang,
    supply: &Supply,
    locality: &Locality,
    here: &[Arc<Supplied>],
) -> Vec<EntryView> {
    if locality.level != Level::Municipality {
        return Vec::new();
    }
    let kin = Kin::of(here.iter().map(AsRef::as_ref));
    let found = near_also(supply, &locality.municipalities, &kin).into_iter();
    let near = found.map(|one: Near| EntryView {
        near: one.said(lang),
        ..view(lang, &one.entry)
    });
    near.collect()
}

fn spots<'a>(supply: &Supply, codes: &[String], here: Option<&str>) -> Vec<Spot<'a>> {
    let found = codes.iter().filter_map(|code| areas::municipality(code));
    found
        .map(|municipality| Spot {
            municipality,
            count: supply.count(&municipality.code),
            is_here: Some(municipality.code.as_str()) == here,
        })
        .collect()
}

/// The areas that it lies in, the largest first.
fn larger(lang: Lang, locality: &Locality) -> Vec<(String, String)> {
    let all = model::all();
    let Some(one) = locality
        .municipalities
        .first()
        .and_then(|code| areas::municipality(code))
    else {
        return Vec::new();
    };
    let levels = [
        (Level::Region, &one.region),
        (Level::Subregion, &one.subregion),
    ];
    levels
        .into_iter()
        .filter(|(level, _)| *level > locality.level)
        .filter_map(|(level, code)| all.of_code(level, code))
        .map(|area| (area.slug.clone(), named(lang, area)))
        .collect()
}

/// The area as pages of coverage name it.
fn coverage_of(locality: &Locality) -> String {
    let code = &locality.code;
    match locality.level {
        Level::Region => format!("region:{code}"),
        Level::Subregion => format!("subregion:{code}"),
        Level::Municipality => {
            let subregion = areas::municipality(code).map_or("", |one| one.subregion.as_str());
            format!("subregion:{subregion}")
        }
    }
}

/// The sub-regions of a region.
fn smaller(lang: Lang, locality: &Locality) -> Vec<(String, String)> {
    if locality.level != Level::Region {
        return Vec::new();
    }
    let inside = |one: &&Locality| {
        let first = one.municipalities.first();
        first.is_some_and(|code| locality.municipalities.contains(code))
    };
    let all = model::all().of_level(Level::Subregion, lang).into_iter();
    all.filter(inside)
        .map(|area| (area.slug.clone(), named(lang, area)))
        .collect()
}

/// Its name, told apart from a municipality of the same name.
fn named(lang: Lang, area: &Locality) -> String {
    match area.level {
        Level::Subregion => lang.text_with("localities-subregion", &[("name", area.name(lang))]),
        _ => area.name(lang).to_owned(),
    }
}
