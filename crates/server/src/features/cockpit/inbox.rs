//! The inbox, from the side of those who lead: what waits, taken onto the canvas or left off it.
use axum::extract::{Form, State};
use axum::response::Redirect;
use serde::Deserialize;

use super::snapshot::{Now, now_of};
use crate::app::App;
use crate::features::drafts::{self, Draft, Handled};
use crate::features::vocabularies::SheetTexts;
use crate::features::workshops::{self, Item};
use crate::features::workspaces::{Access, Manage};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new().post("/{lang}/t/{workshop}/lead/inbox", handle)
}

/// A note that waits in the inbox.
pub(super) struct Idea {
    pub id: String,
    /// First line.
    pub name: String,
    /// The other lines.
    pub more: String,
    /// Who sent it; empty when nobody is to know.
    pub writer: String,
    /// Title of the canvas that it is for.
    pub canvas: String,
    /// Where it may go: slug, name, and whether its sender chose it.
    pub zones: Vec<(String, String, bool)>,
}

/// What waits, oldest first.
pub(super) async fn ideas(app: &App, lang: Lang, now: &Now) -> Result<Vec<Idea>, Error> {
    let waiting = drafts::inbox(app, &now.workshop).await?;
    Ok(waiting
        .into_iter()
        .map(|draft| idea(lang, now, draft))
        .collect())
}

fn idea(lang: Lang, now: &Now, draft: Draft) -> Idea {
    let of_canvas = |item: &&Item| {
        let canvas = item.canvas.as_ref();
        canvas.is_some_and(|canvas| canvas.id == draft.canvas)
    };
    let item = now.items.iter().find(of_canvas);
    let sheet = item
        .and_then(Item::template)
        .map(|template| template.sheet(&SheetTexts(lang)));
    let zones = sheet.map_or_else(Vec::new, |sheet| sheet.zones);
    let (name, more) = draft.text.split_once('\n').unwrap_or((&draft.text, ""));
    Idea {
        name: name.to_owned(),
        more: more.trim().to_owned(),
        canvas: item
            .and_then(|item| item.canvas.as_ref())
            .map_or_else(String::new, |canvas| canvas.title.clone()),
        zones: zones
            .into_iter()
            .map(|zone| (zone.slug.clone(), zone.label, zone.slug == draft.zone))
            .collect(),
        id: draft.id,
        writer: draft.writer_name,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct InboxForm {
    idea: String,
    /// `take` or `decline`.
    answer: String,
    zone: String,
}

async fn handle(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<InboxForm>,
) -> Result<Redirect, Error> {
    workshops::must_be_open(&app, &access).await?;
    let now = now_of(&app, &access).await?;
    let handled = match form.answer.as_str() {
        "take" => drafts::take(&app, &now.workshop, &form.idea, &form.zone).await?,
        "decline" => drafts::decline(&app, &now.workshop, &form.idea).await?,
        _ => return Err(Error::Unreadable),
    };
    let query = match handled {
        Handled::Done => "",
        Handled::Gone => "?gone=yes",
    };
    let id = &now.workshop.id.0;
    Ok(Redirect::to(&format!(
        "/{lang}/t/{id}/lead{query}#live-inbox"
    )))
}
