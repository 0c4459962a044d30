//! What can be continued from a canvas, what came of it, and which known models fit it.
use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Html;
use canvas::flows::{self, State as Stands};

use super::desk::Desk;
use super::needs::{Waits, waits};
use super::proposed::{Proposed, proposed};
use super::views::kind_title;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases::{self, CanvasRecord};
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Shell, html};

#[derive(askama::Template)]
#[template(path = "flows/overview.html")]
struct OverviewPage {
    shell: Shell,
    workspace: Workspace,
    record: CanvasRecord,
    arrows: Vec<Arrow>,
    proposed: Vec<Proposed>,
}

/// One arrow from here.
struct Arrow {
    slug: &'static str,
    name: String,
    kind: String,
    /// How many things are there to take.
    found: usize,
    /// How many of them have not been taken.
    fresh: usize,
    /// Canvases that it has led to: id and title.
    led: Vec<(String, String)>,
    /// What must be done first, if anything.
    waits: Option<Waits>,
}

/// `GET /{lang}/c/{canvas}/continue`
pub(super) async fn page(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    let record = record_of(&app, &access).await?;
    let workspace = workspaces::find(&app, &access)
        .await?
        .ok_or(Error::NotFound)?;
    let mut desk = Desk::open(&app, &workspace.id).await?;
    let mut arrows = Vec::new();
    for flow in flows::from_kind(&record.kind) {
        arrows.push(arrow(&app, &mut desk, flow, &record, lang).await?);
    }
    let proposed = proposed(&app, &mut desk, &visitor, &workspace, &record, lang).await?;
    let shell = visitor.shell(lang, &lang.text("flow-continue"));
    Ok(html(&OverviewPage {
        shell,
        workspace,
        record,
        arrows,
        proposed,
    }))
}

/// The canvas of the path; 404 when there is none.
pub(super) async fn record_of(app: &App, access: &Access<Manage>) -> Result<CanvasRecord, Error> {
    let found = canvases::find(app, &access.workspace.0, &access.canvas()?.0).await?;
    found.ok_or(Error::NotFound)
}

async fn arrow(
    app: &App,
    desk: &mut Desk,
    flow: &'static flows::Flow,
    record: &CanvasRecord,
    lang: Lang,
) -> Result<Arrow, Error> {
    let bundle = desk.bundle(app, flow, record, lang).await?;
    let target = desk
        .last_target(flow, &record.id)
        .filter(|_| !flow.is_each())
        .map(|to| to.id.clone());
    let items = match &target {
        Some(id) => {
            let content = desk.read(app, id).await?;
            bundle.plan(Some(flows::Target {
                canvas: id,
                content,
            }))
        }
        None => bundle.plan(None),
    };
    // What goes to every canvas is no reason to start one.
    let counted = items.iter().filter(|item| item.each || !flow.is_each());
    let counted: Vec<_> = counted
        .filter(|item| item.state != Stands::Refused)
        .collect();
    let rows = desk
        .derived
        .iter()
        .filter(|row| row.taken.flow == flow.slug && row.taken.origin.canvas == record.id);
    let led: BTreeSet<&str> = rows.map(|row| row.taken.to_canvas.as_str()).collect();
    let led = led.into_iter().filter_map(|id| desk.record(id));
    Ok(Arrow {
        slug: &flow.slug,
        name: lang.text(&format!("flow-{}", flow.slug)),
        kind: kind_title(&flow.to, lang),
        found: counted.len(),
        fresh: counted
            .iter()
            .filter(|item| matches!(item.state, Stands::New | Stands::Changed { .. }))
            .count(),
        led: led.map(|to| (to.id.clone(), to.title.clone())).collect(),
        waits: waits(app, flow, &record.id, lang).await?,
    })
}
