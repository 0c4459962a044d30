//! The workspace's map: what came from what, what of it is behind its origin, and what happened since a day.
use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::Html;
use canvas::flows::{self, Flow, State as Stands, Target};
use canvas::settings::Role;
use serde::Deserialize;

use super::desk::Desk;
use super::elsewhere;
use super::picture::{Arrow, Box, Picture};
use super::timeline::{self, Day};
use super::ways::{self, Way};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, View, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Shell, html};

/// Most arrows whose ends are compared for one page.
const COMPARED_MAX: usize = 60;

#[derive(askama::Template)]
#[template(path = "flows/map.html")]
struct MapPage {
    shell: Shell,
    workspace: Workspace,
    can_manage: bool,
    picture: Picture,
    edges: Vec<Edge>,
    ways: Vec<Way>,
    since: String,
    days: Vec<Day>,
}

/// What one canvas gave another by one arrow.
pub(super) struct Edge {
    /// Id and title; none when it is of another workspace and the reader may not read it.
    pub from: Option<(String, String)>,
    pub is_elsewhere: bool,
    pub to: (String, String),
    pub flow: &'static Flow,
    pub name: String,
    pub count: usize,
    pub changed: usize,
    pub fresh: usize,
}

/// From which day on the timeline tells.
#[derive(Default, Deserialize)]
pub(super) struct Since {
    #[serde(default)]
    since: String,
}

/// `GET /{lang}/w/{workspace}/map`
pub(super) async fn page(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Query(since): Query<Since>,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(&app, &access)
        .await?
        .ok_or(Error::NotFound)?;
    let mut desk = Desk::open(&app, &workspace.id).await?;
    let mut edges = edges(&app, &mut desk, lang).await?;
    edges.extend(elsewhere::edges(&app, &desk, &visitor, lang).await?);
    let ways = ways::of_workspace(&app, &workspace.id).await?;
    let since = timeline::Since::parse(&since.since, app.now_ms());
    let days = timeline::days(&app, &desk, &workspace.id, &since, lang).await?;
    let shell = visitor.shell(lang, &lang.text("flow-map"));
    Ok(html(&MapPage {
        shell,
        can_manage: access.who.role >= Role::Facilitator && workspace.archived_at.is_none(),
        workspace,
        picture: picture(&desk, &edges),
        edges,
        ways,
        since: since.to_string(),
        days,
    }))
}

fn picture(desk: &Desk, edges: &[Edge]) -> Picture {
    let boxes = desk.records.iter().filter_map(|record| {
        let column = canvas::find(&record.kind).map(|template| template.number)?;
        Some(Box {
            id: record.id.clone(),
            title: record.title.clone(),
            column,
        })
    });
    let mut arrows: BTreeMap<(&str, &str), Arrow> = BTreeMap::new();
    for edge in edges {
        let Some((from, _)) = &edge.from else {
            continue;
        };
        let arrow = arrows.entry((from, &edge.to.0)).or_default();
        arrow.count += edge.count;
        arrow.is_behind = arrow.is_behind || edge.changed + edge.fresh > 0;
    }
    let arrows = arrows.into_iter().map(|((from, to), arrow)| Arrow {
        from: from.to_owned(),
        to: to.to_owned(),
        ..arrow
    });
    Picture::new(boxes.collect(), arrows.collect())
}

/// Every arrow that was followed, in the order of the workbook and then by age.
async fn edges(app: &App, desk: &mut Desk, lang: Lang) -> Result<Vec<Edge>, Error> {
    let mut counts: BTreeMap<(usize, usize, usize), usize> = BTreeMap::new();
    let at = |id: &str| desk.records.iter().position(|record| record.id == id);
    for row in desk.derived.iter().map(|row| &row.taken) {
        let flow = flows::flows().iter().position(|flow| flow.slug == row.flow);
        if let (Some(flow), Some(from), Some(to)) =
            (flow, at(&row.origin.canvas), at(&row.to_canvas))
        {
            *counts.entry((flow, from, to)).or_default() += 1;
        }
    }
    let mut edges = Vec::new();
    for ((flow, from, to), count) in counts {
        let Some(flow) = flows::flows().get(flow) else {
            continue;
        };
        let (from, to) = (desk.records[from].clone(), desk.records[to].clone());
        let (changed, fresh) = if edges.len() < COMPARED_MAX {
            behind(app, desk, flow, &from, &to.id, lang).await?
        } else {
            (0, 0)
        };
        edges.push(Edge {
            from: Some((from.id, from.title)),
            is_elsewhere: false,
            to: (to.id, to.title),
            flow,
            name: lang.text(&format!("flow-{}", flow.slug)),
            count,
            changed,
            fresh,
        });
    }
    Ok(edges)
}

/// How many things have changed since they were taken, and how many have come that would be taken now.
async fn behind(
    app: &App,
    desk: &mut Desk,
    flow: &'static Flow,
    from: &crate::features::canvases::CanvasRecord,
    to: &str,
    lang: Lang,
) -> Result<(usize, usize), Error> {
    let bundle = desk.bundle(app, flow, from, lang).await?;
    let content = desk.read(app, to).await?;
    let items = bundle.plan(Some(Target {
        canvas: to,
        content,
    }));
    let own = |item: &&flows::Item| item.origins.iter().any(|origin| origin.canvas == from.id);
    let changed = items
        .iter()
        .filter(own)
        .filter(|item| matches!(item.state, Stands::Changed { .. }))
        .count();
    let fresh = items
        .iter()
        .filter(own)
        .filter(|item| item.state == Stands::New && item.chosen)
        .count();
    // An arrow that starts a canvas for each thing brings nothing more to this one.
    Ok((changed, if flow.is_each() { 0 } else { fresh }))
}
