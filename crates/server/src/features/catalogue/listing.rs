//! Everything that a workspace has published, some at a time: all of it, or what waits for its owners, by name and by
//! stage. Which of it is shown stands in the address.
use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;

use super::desk::day;
use super::filter::Filter;
use super::model::LifeCycle;
use super::publish::must_have_account;
use super::staleness::{is_stale, patience_ms};
use super::store::owned::{self as store, Counts, Listed, Part, Which};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, PathLang, Routes, Shell, html};

/// Entries on one page.
const PAGE_ENTRIES: i64 = 50;
/// Entries among which a name or a stage is looked for.
const FILTERED_MAX: i64 = 10_000;

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/w/{workspace}/catalogue", index)
}

/// Which entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Show {
    /// All of them.
    #[default]
    All,
    /// Those that nobody has checked for long.
    Stale,
    /// Those with corrections that nobody has seen to.
    Corrections,
    /// Those that are not public.
    Withdrawn,
}

impl Show {
    const EACH: [Self; 4] = [Self::All, Self::Stale, Self::Corrections, Self::Withdrawn];

    /// Its name in addresses and statements.
    fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Stale => "stale",
            Self::Corrections => "corrections",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Message key of its name.
    fn key(self) -> MsgKey {
        match self {
            Self::All => "catalogue-show-all",
            Self::Stale => "catalogue-show-stale",
            Self::Corrections => "catalogue-show-corrections",
            Self::Withdrawn => "catalogue-show-withdrawn",
        }
    }

    fn count(self, of: &Counts) -> i64 {
        match self {
            Self::All => of.all,
            Self::Stale => of.stale,
            Self::Corrections => of.corrections,
            Self::Withdrawn => of.withdrawn,
        }
    }

    /// As statements take it.
    pub(super) fn which(self, app: &App) -> Which {
        Which {
            name: self.name(),
            stale_until: app.now_ms() - patience_ms(app),
        }
    }
}

/// What the address asks for, and how many descriptions a table has brought.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    name: String,
    stage: String,
    page: Option<String>,
    /// How many were taken out at once.
    withdrawn: Option<i64>,
    new: Option<i64>,
    changed: i64,
    same: i64,
}

impl Asked {
    fn show(&self) -> Show {
        let mut each = Show::EACH.into_iter();
        each.find(|one| one.name() == self.show).unwrap_or_default()
    }

    fn filter(&self) -> Filter {
        Filter::read(&self.name, &self.stage)
    }

    /// Which page, from 1; none when there can be none of it.
    fn page(&self) -> Option<i64> {
        let typed = self.page.as_deref().filter(|typed| !typed.is_empty());
        let number: Option<i64> = typed.map_or(Some(1), |typed| typed.parse().ok());
        number.filter(|number| *number >= 1)
    }

    fn message(&self, lang: Lang) -> Option<String> {
        if let Some(count) = self.withdrawn {
            return Some(lang.count("catalogue-did-withdraw-many", count));
        }
        let counts = [
            ("tables-count-new", self.new?),
            ("tables-count-changed", self.changed),
            ("tables-count-same", self.same),
        ];
        let said = counts.map(|(key, count)| lang.count(key, count));
        Some(format!(
            "{} {}",
            lang.text("tables-brought"),
            said.join(", ")
        ))
    }
}

#[derive(askama::Template)]
#[template(path = "catalogue/index.html")]
struct IndexPage {
    shell: Shell,
    workspace: Workspace,
    /// Whether the workspace has ever published anything.
    has_any: bool,
    choices: Vec<ChoiceView>,
    /// What is chosen, as a heading.
    heading: String,
    /// The name of the choice in addresses, unless it is the usual one.
    show: Option<&'static str>,
    filter: Filter,
    life_cycles: [LifeCycle; 4],
    /// The list without what narrows it.
    unfiltered: String,
    entries: Vec<EntryRow>,
    pages: Vec<PageView>,
    /// Said after a table was brought, or several entries were taken out.
    message: Option<String>,
}

impl IndexPage {
    /// Whether any of the shown ones can be taken out.
    fn has_published(&self) -> bool {
        self.entries.iter().any(|one| one.is_published)
    }
}

struct ChoiceView {
    address: String,
    name: String,
    count: i64,
    is_chosen: bool,
}

/// A link to a page of the list.
struct PageView {
    address: String,
    number: i64,
    is_current: bool,
    /// Pages between the one before and this are left out.
    is_after_gap: bool,
}

struct EntryRow {
    id: String,
    name: String,
    life_cycle: LifeCycle,
    is_published: bool,
    is_stale: bool,
    checked: String,
    corrections: i64,
}

async fn index(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Error> {
    must_have_account(&visitor, &access)?;
    let workspace = workspaces::find(&app, &access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let (show, page) = (asked.show(), asked.page().ok_or(Error::NotFound)?);
    let filter = asked.filter();
    let which = show.which(&app);
    let counts = store::counts(&app.db, &workspace.id, which.stale_until).await?;
    let of = (workspace.id.as_str(), &which, show.count(&counts));
    let found = found(&app, of, &filter, page).await?;
    let path = format!("w/{}/catalogue", workspace.id);
    let mut shell = visitor.shell(lang, &lang.text("catalogue-own-title"));
    shell.rest = format!("{path}{}", query(show, &filter, found.page));
    let path = format!("/{lang}/{path}");
    let choice = |one: Show| ChoiceView {
        address: format!("{path}{}", query(one, &filter, 1)),
        name: lang.text(one.key()),
        count: one.count(&counts),
        is_chosen: one == show,
    };
    let address = |page| format!("{path}{}", query(show, &filter, page));
    let rows = found.listed.into_iter();
    Ok(html(&IndexPage {
        shell,
        has_any: counts.all > 0,
        choices: Show::EACH.into_iter().map(choice).collect(),
        heading: format!("{} ({})", lang.text(show.key()), found.count),
        entries: rows.map(|listed| row(&app, lang, listed)).collect(),
        pages: page_views(found.page, pages_of(found.count), address),
        message: asked.message(lang),
        show: (show != Show::All).then(|| show.name()),
        unfiltered: format!("{path}{}", query(show, &Filter::default(), 1)),
        filter,
        life_cycles: LifeCycle::ALL,
        workspace,
    }))
}

/// A page of the list, and how long the list is.
struct Found {
    listed: Vec<Listed>,
    count: i64,
    page: i64,
}

fn pages_of(count: i64) -> i64 {
    (count - 1).div_euclid(PAGE_ENTRIES) + 1
}

/// The entries of a page, of a workspace, a choice and how many that has. What was on the last page may have been checked
/// or put back meanwhile: then it is the one before.
async fn found(
    app: &App,
    (workspace, which, count): (&str, &Which, i64),
    filter: &Filter,
    page: i64,
) -> Result<Found, Error> {
    let part = |rows: i64, page: i64| Part {
        rows,
        offset: (page - 1) * PAGE_ENTRIES,
    };
    if !filter.is_any() {
        let page = page.min(pages_of(count).max(1));
        let part = part(PAGE_ENTRIES, page);
        let listed = store::of_workspace(&app.db, workspace, which, part).await?;
        return Ok(Found {
            listed,
            count,
            page,
        });
    }
    // Databases fold letters in their own ways, and not all of them ours.
    let mut listed = store::of_workspace(&app.db, workspace, which, part(FILTERED_MAX, 1)).await?;
    listed.retain(|one| filter.keeps(&one.description));
    let count = i64::try_from(listed.len()).unwrap_or(i64::MAX);
    let page = page.min(pages_of(count).max(1));
    let [before, rows] = [(page - 1) * PAGE_ENTRIES, PAGE_ENTRIES]
        .map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    let listed = listed.into_iter().skip(before).take(rows).collect();
    Ok(Found {
        listed,
        count,
        page,
    })
}

fn row(app: &App, lang: Lang, listed: Listed) -> EntryRow {
    EntryRow {
        is_published: listed.entry.published_at.is_some(),
        is_stale: is_stale(app, listed.entry.checked_at),
        checked: day(lang, listed.entry.checked_at),
        corrections: listed.corrections,
        life_cycle: listed.description.life_cycle,
        name: listed.description.name,
        id: listed.entry.id,
    }
}

/// What is usual is left out of addresses.
fn query(show: Show, filter: &Filter, page: i64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if show != Show::All {
        query.append_pair("show", show.name());
    }
    if !filter.name.is_empty() {
        query.append_pair("name", &filter.name);
    }
    if let Some(life_cycle) = filter.life_cycle {
        query.append_pair("stage", life_cycle.name());
    }
    if page > 1 {
        query.append_pair("page", &page.to_string());
    }
    match query.finish() {
        none if none.is_empty() => none,
        some => format!("?{some}"),
    }
}

/// Links to the first page, the last one, and those around the current one; none where one page holds everything.
fn page_views(current: i64, pages: i64, address: impl Fn(i64) -> String) -> Vec<PageView> {
    if pages < 2 {
        return Vec::new();
    }
    let near = |page: &i64| *page == 1 || *page == pages || (page - current).abs() <= 1;
    let mut views: Vec<PageView> = Vec::new();
    for number in (1..=pages).filter(near) {
        views.push(PageView {
            address: address(number),
            number,
            is_current: number == current,
            is_after_gap: views
                .last()
                .is_some_and(|before| before.number + 1 < number),
        });
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_the_last_one_and_those_around_are_linked() {
        let check = |current: i64, pages: i64, expected: &str| {
            let views = page_views(current, pages, |page| {
                query(Show::Stale, &Filter::default(), page)
            });
            let said = views.iter().map(|one| {
                let gap = if one.is_after_gap { "… " } else { "" };
                let mark = if one.is_current { "*" } else { "" };
                format!("{gap}{}{mark}", one.number)
            });
            assert_eq!(said.collect::<Vec<_>>().join(" "), expected);
        };
        check(1, 0, "");
        check(1, 1, "");
        check(1, 2, "1* 2");
        check(5, 9, "1 … 4 5* 6 … 9");
        check(9, 9, "1 … 8 9*");
        let mut filter = Filter::default();
        assert_eq!(query(Show::All, &filter, 1), "");
        let address = query(Show::Withdrawn, &filter, 3);
        assert_eq!(address, "?show=withdrawn&page=3");
        filter.name = "äly & apu".to_owned();
        filter.life_cycle = Some(LifeCycle::Pilot);
        let address = query(Show::All, &filter, 1);
        assert_eq!(address, "?name=%C3%A4ly+%26+apu&stage=pilot");
    }
}
