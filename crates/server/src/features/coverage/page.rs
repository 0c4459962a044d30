//! The page of coverage. Every state of it has an address; it works without a script.
use ::search::PlaceId;
use axum::extract::{RawQuery, State};
use axum::response::Html;

use super::ask::{Ask, By, Since};
use super::chart::{Chart, chart};
use super::found::{Answer, Rows, answer};
use super::needs::{self, NeedRow};
use super::picture::{Picture, picture};
use super::table::{Gaps, TableView, gaps, table};
use super::words::{area_name, column_name, locality, place_name, rate};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::catalogue::AUDIENCES;
use crate::features::localities::{self, Level};
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/coverage", show)
}

/// What can be chosen.
struct Choice {
    value: String,
    name: String,
    is_chosen: bool,
}

/// Lists that a reader chooses from.
struct Choices {
    regions: Vec<Choice>,
    subregions: Vec<Choice>,
    by: Vec<Choice>,
    limits: Vec<Limit>,
    since: Vec<Choice>,
}

/// A list of terms of which one may be chosen.
struct Limit {
    /// The vocabulary, also its name in addresses.
    slug: &'static str,
    label: String,
    /// What none of them is called.
    all: String,
    terms: Vec<Choice>,
}

/// How much there was, then and now.
struct Change {
    name: String,
    then: u32,
    now: u32,
    /// With its sign.
    change: String,
}

#[derive(askama::Template)]
#[template(path = "coverage/coverage.html")]
struct CoveragePage {
    shell: Shell,
    base: String,
    /// Address of the area's own page.
    area_page: Option<String>,
    choices: Choices,
    with_canvases: bool,
    local: u32,
    region: u32,
    remote: u32,
    nationwide: u32,
    /// On the reader's canvases.
    own: Option<u32>,
    rate: String,
    table: TableView,
    file: String,
    gaps: Gaps,
    picture: Picture,
    chart: Option<Chart>,
    then: String,
    changes: Vec<Change>,
    /// Each day and how much there was.
    points: Vec<(String, u32)>,
    missed: Option<i64>,
    /// What the reader's own interviews say was missing; none where canvases do not count.
    needs: Option<Vec<NeedRow>>,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Error> {
    let ask = Ask::read(query.as_deref().unwrap_or_default())?;
    let reader = visitor.account.as_ref().map(|account| &account.id);
    let found = answer(&app, ask, Rows::Next, reader).await?;
    let needs = match reader.filter(|_| found.ask.with_canvases) {
        Some(account) => Some(needs::read(&app, account).await?.beside(&found, lang)),
        None => None,
    };
    Ok(html(&CoveragePage {
        needs,
        ..page(&app.base_url, &visitor, lang, &found)
    }))
}

fn page(base: &str, visitor: &Visitor, lang: Lang, found: &Answer) -> CoveragePage {
    let ask = &found.ask;
    let area = area_name(ask.area.as_ref(), lang);
    let total = found.area.total;
    let day = |day: &jiff::civil::Date| dates::day(lang, *day);
    let days = found.times.days.iter().map(day);
    let own = found.area_own.as_ref().map(|own| own.total);
    let on_canvases = own.map_or(0, super::figures::Count::on_the_spot);
    CoveragePage {
        shell: shell(visitor, ask, &area, lang),
        base: base.to_owned(),
        area_page: ask
            .area
            .as_ref()
            .and_then(locality)
            .map(|one| format!("/{lang}/alue/{}", one.slug)),
        choices: choices(ask, lang),
        with_canvases: ask.with_canvases,
        local: total.local,
        region: total.region,
        remote: total.remote,
        nationwide: found.nationwide_total,
        own: own.map(|own| own.local + own.region + own.remote),
        rate: rate(lang, total.on_the_spot() + on_canvases, found.people),
        table: table(found, lang),
        file: ask.file_address(lang),
        gaps: gaps(found, lang),
        picture: picture(found, &area, lang),
        chart: chart(&found.times.days, &found.times.totals, lang),
        then: found.times.days.first().map(day).unwrap_or_default(),
        changes: changes(found, lang),
        points: days.zip(found.times.totals.iter().copied()).collect(),
        missed: found.missed_total,
        needs: None,
    }
}

/// The frame, whose links to other languages lead to the same state.
fn shell(visitor: &Visitor, ask: &Ask, area: &str, lang: Lang) -> Shell {
    let title = lang.text_with("coverage-title-of", &[("area", area)]);
    Shell {
        rest: format!("coverage{}", ask.query()),
        ..visitor.shell(lang, &title)
    }
}

fn choices(ask: &Ask, lang: Lang) -> Choices {
    let areas = |level: Level, id: fn(&str) -> PlaceId| -> Vec<Choice> {
        let all = localities::of_level(level, lang).into_iter();
        let choice = |one: &localities::Locality| {
            let place = id(&one.code);
            Choice {
                is_chosen: ask.area.as_ref() == Some(&place),
                name: place_name(&place, lang),
                value: place.to_string(),
            }
        };
        all.map(choice).collect()
    };
    let by = By::ALL.map(|by| Choice {
        value: by.vocabulary().to_owned(),
        name: lang.text(by.key()),
        is_chosen: ask.by == by,
    });
    let since = Since::ALL.map(|since| Choice {
        value: since.name().to_owned(),
        name: lang.text(since.key()),
        is_chosen: ask.since == since,
    });
    Choices {
        regions: areas(Level::Region, |code| PlaceId::region(code)),
        subregions: areas(Level::Subregion, |code| {
            PlaceId::new(::search::Level::Subregion, code)
        }),
        by: by.into(),
        limits: limits(ask, lang),
        since: since.into(),
    }
}

fn limits(ask: &Ask, lang: Lang) -> Vec<Limit> {
    let lists = [
        (
            By::Groups.vocabulary(),
            &ask.group,
            "search-facet-client-groups",
            "coverage-all-groups",
        ),
        (
            By::Forms.vocabulary(),
            &ask.form,
            "search-facet-support-forms",
            "coverage-all-forms",
        ),
        (
            AUDIENCES,
            &ask.audience,
            "search-facet-audiences",
            "coverage-all-audiences",
        ),
    ];
    let list = lists.map(|(slug, chosen, label, all)| {
        let found = vocabularies::find(slug);
        let items = found.iter().flat_map(|found| found.read(lang));
        let choice = |item: &vocabularies::Item| Choice {
            is_chosen: chosen.as_ref() == Some(&item.key),
            value: item.key.clone(),
            name: item.name(lang).to_owned(),
        };
        Limit {
            slug,
            label: lang.text(label),
            all: lang.text(all),
            terms: items.map(choice).collect(),
        }
    });
    list.into()
}

/// Then, now and the difference: of all, and of each column in which anything is or was.
fn changes(found: &Answer, lang: Lang) -> Vec<Change> {
    let times = &found.times;
    let (Some(before), Some(after)) = (times.by_column.first(), times.by_column.last()) else {
        return Vec::new();
    };
    let change = |name: String, then: u32, now: u32| Change {
        name,
        then,
        now,
        change: signed(now, then),
    };
    let ends = |counts: &[u32]| (counts.first().copied(), counts.last().copied());
    let (then, now) = ends(&times.totals);
    let all = change(
        lang.text("coverage-all"),
        then.unwrap_or(0),
        now.unwrap_or(0),
    );
    let columns = found.columns.iter().zip(before.iter().zip(after));
    let columns = columns.filter(|(_, (then, now))| **then + **now > 0);
    let columns =
        columns.map(|(key, (then, now))| change(column_name(found.ask.by, key, lang), *then, *now));
    columns.chain([all]).collect()
}

/// A difference with its sign, as people print it.
fn signed(now: u32, then: u32) -> String {
    match now.cmp(&then) {
        std::cmp::Ordering::Greater => format!("+{}", now - then),
        std::cmp::Ordering::Less => format!("\u{2212}{}", then - now),
        std::cmp::Ordering::Equal => "0".to_owned(),
    }
}
