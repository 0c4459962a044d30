//! What can be continued from a canvas, what came of it, and which known models fit it.
use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Html;
use canvas::flows::{self, Model, Pick, Reason, State as Stands, fits};

use super::desk::Desk;
use super::views::kind_title;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases::{self, CanvasRecord};
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Shell, html};

/// Most models that are proposed.
const PROPOSED_MAX: usize = 8;

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
}

/// A model that fits.
struct Proposed {
    name: String,
    reasons: Vec<String>,
    url: String,
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
    let proposed = proposed(&app, &mut desk, &record, lang).await?;
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
    })
}

/// Models of the workspace that fit what the canvas says, by the arrows that propose.
async fn proposed(
    app: &App,
    desk: &mut Desk,
    record: &CanvasRecord,
    lang: Lang,
) -> Result<Vec<Proposed>, Error> {
    let mut found = Vec::new();
    for flow in flows::flows()
        .iter()
        .filter(|flow| flow.proposes && flow.to == record.kind)
    {
        let content = desk.read(app, &record.id).await?;
        let titles = content
            .rows
            .iter()
            .chain(&content.columns)
            .filter_map(|lane| lane.parts.get("title"));
        let wanted: Vec<String> = content.fields.values().chain(titles).cloned().collect();
        let rows = desk.derived.iter().map(|row| &row.taken);
        let here: BTreeSet<String> = rows
            .filter(|row| row.to_canvas == record.id)
            .map(|row| row.origin.canvas.clone())
            .collect();
        let ids: Vec<String> = desk
            .of_kind(&flow.from)
            .iter()
            .map(|one| one.id.clone())
            .filter(|id| !here.contains(id))
            .collect();
        let mut models = Vec::new();
        for id in ids {
            models.push(model(app, desk, flow, &id, lang).await?);
        }
        for fit in fits(&wanted.join("\n"), &models)
            .into_iter()
            .take(PROPOSED_MAX)
        {
            found.push(Proposed {
                url: format!(
                    "/{lang}/c/{}/continue/{}?to={}",
                    fit.id, flow.slug, record.id
                ),
                name: fit.name,
                reasons: fit
                    .reasons
                    .iter()
                    .map(|reason| told(reason, lang))
                    .collect(),
            });
        }
    }
    Ok(found)
}

fn told(reason: &Reason, lang: Lang) -> String {
    match reason {
        Reason::Group(group) => lang.text_with("flow-fit-group", &[("group", group)]),
        Reason::Words(words) => lang.text_with("flow-fit-words", &[("words", &words.join(", "))]),
    }
}

/// A canvas as a model to compare with: its fields, and the client groups that the arrow takes from it.
async fn model(
    app: &App,
    desk: &mut Desk,
    flow: &flows::Flow,
    id: &str,
    lang: Lang,
) -> Result<Model, Error> {
    let title = desk
        .record(id)
        .map_or_else(String::new, |record| record.title.clone());
    let template = canvas::find(&flow.from).ok_or(Error::NotFound)?;
    let content = desk.read(app, id).await?;
    let sheet = template.sheet(&SheetTexts(lang));
    let mut name = String::new();
    for take in &flow.takes {
        if let Pick::Field { field, .. } = &take.pick {
            name = content.fields.get(field).cloned().unwrap_or_default();
            break;
        }
    }
    let group_fields = template.fields.iter().filter(|field| {
        field
            .becomes
            .as_ref()
            .is_some_and(|becomes| becomes.last() == Some("client_groups"))
    });
    let mut groups = Vec::new();
    for field in group_fields {
        let chosen = content
            .choices
            .get(&field.slug)
            .map_or(&[][..], Vec::as_slice);
        let shown = sheet.fields.iter().find(|one| one.slug == field.slug);
        if let Some(canvas::sheet::Input::Choices { options, .. }) = shown.map(|field| &field.input)
        {
            groups.extend(
                options
                    .iter()
                    .filter(|option| chosen.contains(&option.key))
                    .map(|option| option.label.clone()),
            );
        }
    }
    Ok(Model {
        id: id.to_owned(),
        name: if name.trim().is_empty() {
            title
        } else {
            name.trim().to_owned()
        },
        text: content
            .fields
            .values()
            .cloned()
            .collect::<Vec<_>>()
            .join("\n"),
        groups,
    })
}
