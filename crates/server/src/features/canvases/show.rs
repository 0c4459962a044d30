//! The canvas's page: the outline drawn by the server and what its island needs to take over.
use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use canvas::content::Content;
use canvas::insight::InsightRule;
use canvas::settings::Role;
use canvas::sheet::{Input, Sheet};
use canvas::template::Template;

use super::model::CanvasRecord;
use super::panels::{Panel, panels};
use super::props::{
    CanvasLinks, CanvasProps, CanvasUrls, PageLink, Participant, ViewName, WorkspaceLink,
};
use super::{origins, outline};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::vocabularies::SheetTexts;
use crate::features::votes;
use crate::features::workspaces::{self, Access, Spoken, View, Who};
use crate::features::{areas, catalogue, live, reach, registry};
use crate::i18n::Lang;
use crate::web::{Error, Shell, html};

#[derive(askama::Template)]
#[template(path = "canvases/canvas.html")]
struct CanvasPage {
    shell: Shell,
    is_archived: bool,
    panels: Vec<Panel>,
    message: Option<String>,
    /// The workshop in which the canvas is worked on: its page.
    workshop: Option<String>,
    canvas: String,
    outline: String,
    props: String,
}

/// The page of `record` in the view that was asked for.
pub(super) async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<View>,
    record: &CanvasRecord,
    view: ViewName,
    message: Option<String>,
) -> Result<Response, Error> {
    let shell = visitor.shell(lang, &record.title);
    let props = props(app, lang, access, record, &shell, view).await?;
    let is_archived = props.you.role < access.who.role || record.archived_at.is_some();
    let known = known(app, lang, access, &props).await?;
    let outline = outline::render_in_words(&props, &known);
    let props = script_json(&props)?;
    let workshop = workspaces::workshop_of(app, visitor, access.canvas()?).await?;
    let workshop = workshop.map(|workshop| format!("/{lang}/t/{}", workshop.0));
    let mut panels = panels(app, lang, access, record).await?;
    let is_closed = record.settings.paused && access.who.role == Role::Participant;
    panels.extend(workshop.clone().filter(|_| is_closed).map(|page| Panel {
        text: lang.text("workshop-panel"),
        link: Some((page, lang.text("call-page"))),
    }));
    Ok(html(&CanvasPage {
        workshop,
        canvas: record.id.clone(),
        shell,
        is_archived,
        panels,
        message,
        outline,
        props,
    })
    .into_response())
}

/// What the program knows about the canvas beside what stands on it.
async fn known(
    app: &App,
    lang: Lang,
    access: &Access<View>,
    props: &CanvasProps,
) -> Result<outline::Known, Error> {
    let (workspace, content) = (&access.workspace.0, &props.content);
    let template = canvas::find(&props.canvas.kind).ok_or(Error::NotFound)?;
    Ok(match template.insight() {
        Some(InsightRule::Coverage) => outline::Known {
            gaps: Some(reach::shown(app, workspace, template, content, lang).await?),
            ..outline::Known::default()
        },
        Some(InsightRule::Evidence { .. }) => outline::Known {
            backing: Some(registry::backing(&app.db, access.canvas()?, template, content).await?),
            ..outline::Known::default()
        },
        _ => outline::Known::default(),
    })
}

/// Everything that the canvas's page is drawn from.
pub async fn props(
    app: &App,
    lang: Lang,
    access: &Access<View>,
    record: &CanvasRecord,
    shell: &Shell,
    view: ViewName,
) -> Result<CanvasProps, Error> {
    let (canvas, who) = (access.canvas()?, &access.who);
    live::note_read(app, &record.kind, canvas, &access.workspace, who).await?;
    let content = live::content(app, canvas).await?;
    props_of(app, lang, access, record, shell, (view, content)).await
}

/// The same for what stood on it at some time.
pub(super) async fn props_of(
    app: &App,
    lang: Lang,
    access: &Access<View>,
    record: &CanvasRecord,
    shell: &Shell,
    (view, content): (ViewName, Content),
) -> Result<CanvasProps, Error> {
    let template = template_of(record)?;
    let workspace = workspaces::find(app, access)
        .await?
        .ok_or(Error::NotFound)?;
    let sheet = template.sheet(&SheetTexts(lang));
    let (canvas, who) = (access.canvas()?, &access.who);
    let sheet = sheet.offering(&content);
    let municipalities = municipality_names(&sheet, &content, lang);
    let spoken = match template.has_partners() {
        true => workspaces::spoken(&app.db, canvas, &who.id).await?,
        false => Spoken::default(),
    };
    let is_archived = record.archived_at.is_some() || workspace.archived_at.is_some();
    Ok(CanvasProps {
        canvas: CanvasLinks {
            id: record.id.clone(),
            title: record.title.clone(),
            kind: record.kind.clone(),
            language: record.lang.code().to_owned(),
            generation: record.generation.clone(),
            socket: format!("/collab/{}", record.id),
            workspace: workspace_link(lang, who, workspace.id, workspace.title),
            urls: urls(lang, &record.id, who.role, template),
            pages: pages(lang, &record.id, who.role, template),
        },
        you: Participant {
            id: who.id.clone(),
            name: who.name.clone(),
            // What is in the archive is read only.
            role: if is_archived { Role::Viewer } else { who.role },
            speaks: spoken.own,
        },
        sheet,
        content,
        settings: record.settings.clone(),
        voices: spoken.names,
        texts: outline::texts(lang),
        origins: origins::of_canvas(app, record, lang).await?,
        municipalities,
        lang: lang.code().to_owned(),
        icons: shell.asset("src/icons/icons.svg"),
        view,
    })
}

/// The template of the canvas's kind.
pub(super) fn template_of(record: &CanvasRecord) -> Result<&'static Template, Error> {
    canvas::find(&record.kind).ok_or_else(|| Error::internal("a canvas of an unknown kind"))
}

/// The way back: to the workspace, or for whoever is in one workshop only, to that.
fn workspace_link(lang: Lang, who: &Who, id: String, title: String) -> WorkspaceLink {
    let (url, title) = who.home(lang, &id, &title);
    WorkspaceLink { id, title, url }
}

fn urls(lang: Lang, id: &str, role: Role, template: &Template) -> CanvasUrls {
    let page = format!("/{lang}/c/{id}");
    let leads = role >= Role::Facilitator;
    CanvasUrls {
        board: format!("{page}?view=board"),
        list: format!("{page}?view=list"),
        table: format!("{page}?view=table"),
        voices: (leads && template.has_partners()).then(|| format!("{page}/voices")),
        settings: format!("/api/v1/canvases/{id}/settings"),
    }
}

/// The pages that `role` may open: name, icon, message key.
fn pages(lang: Lang, id: &str, role: Role, template: &Template) -> Vec<PageLink> {
    let leads = role >= Role::Facilitator;
    let continues = canvas::flows::from_kind(&template.kind).next().is_some();
    let listed = [
        (leads, "projector", "projector-screen", "bar-projector"),
        (leads, "invite", "user-plus", "canvas-invite"),
        (
            leads && continues,
            "continue",
            "arrow-elbow-down-right",
            "bar-next",
        ),
        (
            leads && template.has_partners(),
            "voices",
            "handshake",
            "voices-open",
        ),
        (
            leads && catalogue::is_described(&template.kind),
            "publish",
            "megaphone",
            "catalogue-publish-title",
        ),
        (leads, "settings", "gear", "bar-settings"),
        (
            votes::can_vote(template),
            "votes",
            "hand-pointing",
            "bar-votes",
        ),
        (true, "summary", "note-pencil", "summary-title"),
        (true, "actions", "chat-circle-text", "actions-title"),
        (true, "photos", "camera", "photos-title"),
        (!template.zones.is_empty(), "table", "table", "rows-title"),
        (true, "results", "download-simple", "bar-results"),
        (true, "history", "clock-counter-clockwise", "bar-history"),
    ];
    let link = |(_, name, icon, label): (bool, &str, &str, &str)| PageLink {
        name: name.to_owned(),
        url: format!("/{lang}/c/{id}/{name}"),
        icon: icon.to_owned(),
        label: lang.text(label),
    };
    let open = listed.into_iter().filter(|(is_open, ..)| *is_open);
    open.map(link).collect()
}

fn municipality_names(sheet: &Sheet, content: &Content, lang: Lang) -> BTreeMap<String, String> {
    let fields = sheet
        .fields
        .iter()
        .filter(|field| matches!(field.input, Input::Municipalities { .. }));
    let codes = fields
        .filter_map(|field| content.choices.get(&field.slug))
        .flatten();
    let named = codes.filter_map(|code| areas::municipality(code));
    named
        .map(|m| (m.code.clone(), m.name(lang).to_owned()))
        .collect()
}

/// JSON that may stand inside a script element: no `<` can end it.
pub fn script_json(value: &impl serde::Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string(value)
        .map_err(Error::internal)?
        .replace('<', "\\u003c"))
}

/// What a municipality is called; its code when it is none.
pub(super) fn municipality(code: &str, lang: Lang) -> String {
    areas::municipality(code).map_or_else(|| code.to_owned(), |m| m.name(lang).to_owned())
}
