//! The screen that everybody in the room looks at: what is under way in large type, the time, how to join, and the board
//! of the item's canvas. It follows those who lead; they may let it show one zone large, or keep its picture.
use axum::Json;
use axum::extract::State;
use axum::response::Html;
use serde_json::json;

use super::page::{Current, code_of, current, live_json};
use super::snapshot::{Clock, Now, now_of};
use super::store;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases::{self, CanvasProps, ViewName};
use crate::features::invitations::Invitation;
use crate::features::vocabularies::SheetTexts;
use crate::features::workshops::Item;
use crate::features::workspaces::{Access, Manage, View, access_to_canvas};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/t/{workshop}/screen", show)
        .get("/{lang}/t/{workshop}/screen/board", board)
}

/// What those who lead see of the screen on their page.
pub(super) struct Controls {
    /// The zones of the canvas that is worked on: slug, name, whether the screen shows it large.
    pub zones: Vec<(String, String, bool)>,
    /// The zone that is shown large.
    pub large: Option<String>,
    /// Whether the screen keeps its picture.
    pub is_frozen: bool,
}

impl Controls {
    pub(super) fn of(lang: Lang, now: &Now) -> Self {
        let template = now.item().and_then(Item::template);
        let sheet = template.map(|template| template.sheet(&SheetTexts(lang)));
        let zones = sheet.map_or_else(Vec::new, |sheet| sheet.zones);
        let is_large = |slug: &str| now.state.spotlight.as_deref() == Some(slug);
        Self {
            large: zones
                .iter()
                .find(|zone| is_large(&zone.slug))
                .map(|zone| zone.label.clone()),
            zones: zones
                .into_iter()
                .map(|zone| (zone.slug.clone(), zone.label, is_large(&zone.slug)))
                .collect(),
            is_frozen: now.state.frozen_at.is_some(),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "cockpit/screen.html")]
struct ScreenPage {
    shell: Shell,
    base: String,
    now: Now,
    current: Option<Current>,
    clock: Option<Clock>,
    code: Option<Invitation>,
    host: String,
    here: usize,
    controls: Controls,
    /// What the island draws.
    screen: String,
    live: String,
}

impl ScreenPage {
    fn is_closed(&self) -> bool {
        self.now.workshop.closed_at.is_some()
    }

    fn has_ended(&self) -> bool {
        self.current.is_none() && !self.now.state.done.is_empty()
    }

    fn has_canvas(&self) -> bool {
        self.now.item().is_some_and(|item| item.canvas.is_some())
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    reads: Access<View>,
) -> Result<Html<String>, Error> {
    let now = now_of(&app, &access).await?;
    let base = format!("/{lang}/t/{}", now.workshop.id.0);
    let canvas = now.item().and_then(|item| item.canvas.as_ref());
    let screen = json!({
        "board": format!("{base}/screen/board"),
        "canvas": canvas.map(|canvas| canvas.id.0.as_str()),
        "frozenAt": now.state.frozen_at,
        "spotlight": now.state.spotlight,
    });
    let host = app.base_url.split_once("://");
    Ok(html(&ScreenPage {
        shell: visitor.shell(lang, &now.workshop.title),
        current: now.item().map(|item| current(lang, item)),
        clock: now.clock(app.now_ms()),
        code: code_of(&app, &now).await?,
        host: host
            .map_or(app.base_url.as_str(), |(_, host)| host)
            .to_owned(),
        here: app.workshops.here(&now.workshop.id).len(),
        controls: Controls::of(lang, &now),
        screen: screen.to_string().replace('<', "\\u003c"),
        live: live_json(&app, lang, &reads).await?,
        base,
        now,
    }))
}

/// What the board is drawn from: the canvas as it is, or as it was when the screen was frozen.
async fn board(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Json<CanvasProps>, Error> {
    let now = now_of(&app, &access).await?;
    let canvas = now.item().and_then(|item| item.canvas.as_ref());
    let canvas = canvas.ok_or(Error::NotFound)?;
    let reads: Access<View> = access_to_canvas(&app, &visitor, &canvas.id).await?;
    let record = canvases::find(&app, &access.workspace.0, &canvas.id.0).await?;
    let record = record.ok_or(Error::NotFound)?;
    let shell = visitor.shell(lang, &record.title);
    let view = ViewName::Board;
    let mut props = canvases::page_props(&app, lang, &reads, &record, &shell, view).await?;
    if now.state.frozen_at.is_some()
        && let Some(kept) = store::picture(&app.db, &now.workshop.id).await?
        && kept.canvas == canvas.id.0
    {
        props.content = serde_json::from_str(&kept.content).map_err(Error::internal)?;
    }
    Ok(Json(props))
}
