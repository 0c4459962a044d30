//! The page of what was found in a workspace.
use axum::extract::{Query, State};
use axum::response::Html;
use form_urlencoded::Serializer;

use super::ask::{Ask, Group};
use super::hits::{Found, Hit, find};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, View, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, html};

/// The search of a workspace.
pub fn routes() -> Routes {
    Routes::new().get("/{lang}/w/{workspace}/search", show)
}

#[derive(askama::Template)]
#[template(path = "finding/search.html")]
struct SearchPage {
    shell: Shell,
    workspace: Workspace,
    found: Found,
    total: String,
    groups: Vec<Limit>,
    /// Name of the only group that is shown; empty when all are.
    only: &'static str,
    cards: Vec<Card>,
    first: usize,
    before: Option<String>,
    after: Option<String>,
}

/// A way to see one group only, or all.
struct Limit {
    label: String,
    count: usize,
    address: String,
    is_chosen: bool,
}

struct Card {
    hit: Hit,
    /// Kind of the canvas, in words.
    kind: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Query(ask): Query<Ask>,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(&app, &access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let mut found = find(&app, &workspace.id, &ask, lang).await?;
    let only = ask.group();
    let to =
        |group: Option<Group>, page: usize| address(lang, &workspace.id, &found.text, group, page);
    let groups = limits(lang, &found, only, &to);
    let before = (found.page > 1).then(|| to(only, found.page - 1));
    let after = (found.page < found.pages).then(|| to(only, found.page + 1));
    let total = match found.is_more {
        true => lang.count("finding-more-than", count(found.total)),
        false => lang.count("finding-found", count(found.total)),
    };
    let first = (found.page - 1) * super::PAGE_HITS + 1;
    let hits = std::mem::take(&mut found.hits);
    let cards = hits.into_iter().map(|hit| card(lang, hit)).collect();
    Ok(html(&SearchPage {
        shell: visitor.shell(lang, &lang.text("finding-title")),
        workspace,
        found,
        total,
        groups,
        only: only.map_or("", Group::name),
        cards,
        first,
        before,
        after,
    }))
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn address(lang: Lang, workspace: &str, text: &str, group: Option<Group>, page: usize) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("q", text);
    if let Some(group) = group {
        query.append_pair("kind", group.name());
    }
    if page > 1 {
        query.append_pair("page", &page.to_string());
    }
    format!("/{lang}/w/{workspace}/search?{}", query.finish())
}

fn limits(
    lang: Lang,
    found: &Found,
    only: Option<Group>,
    to: &impl Fn(Option<Group>, usize) -> String,
) -> Vec<Limit> {
    let all = found.counts.iter().map(|(_, count)| count).sum();
    let every = Limit {
        label: lang.text("finding-all"),
        count: all,
        address: to(None, 1),
        is_chosen: only.is_none(),
    };
    let groups = found.counts.iter().map(|(group, count)| Limit {
        label: lang.text(group.key()),
        count: *count,
        address: to(Some(*group), 1),
        is_chosen: only == Some(*group),
    });
    std::iter::once(every).chain(groups).collect()
}

fn card(lang: Lang, hit: Hit) -> Card {
    let kind = hit.canvas.as_ref();
    Card {
        kind: kind.map_or_else(String::new, |on| lang.text(&format!("{}-title", on.kind))),
        hit,
    }
}
