//! The workspace's list of workshops.
use axum::extract::State;
use axum::response::Html;
use canvas::settings::Role;

use super::model::Workshop;
use super::store;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, View, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/w/{workspace}/workshops", show)
}

#[derive(askama::Template)]
#[template(path = "workshops/list.html")]
struct ListPage {
    shell: Shell,
    workspace: Workspace,
    workshops: Vec<Card>,
    /// Id and title of those in the archive, for those who lead.
    archived: Vec<(String, String)>,
    can_manage: bool,
}

struct Card {
    id: String,
    title: String,
    aim: String,
    when: String,
    place: String,
    is_closed: bool,
}

/// When a workshop is, in words.
pub(super) fn when(lang: Lang, workshop: &Workshop, now_ms: i64) -> String {
    workshop.starts_at.map_or_else(
        || lang.text("workshop-no-time"),
        |at| dates::moment(lang, at, now_ms),
    )
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(&app, &access).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let workshops = store::list(&app.db, &access.workspace).await?;
    let leads = access.who.role >= Role::Facilitator;
    let archived = match leads {
        true => store::archived(&app.db, &access.workspace).await?,
        false => Vec::new(),
    };
    let card = |workshop: Workshop| Card {
        when: when(lang, &workshop, app.now_ms()),
        is_closed: workshop.closed_at.is_some(),
        id: workshop.id.0,
        title: workshop.title,
        aim: workshop.aim,
        place: workshop.place,
    };
    Ok(html(&ListPage {
        shell: visitor.shell(lang, &lang.text("workshops-title")),
        can_manage: leads && workspace.archived_at.is_none(),
        workspace,
        workshops: workshops.into_iter().map(card).collect(),
        archived: archived
            .into_iter()
            .map(|workshop| (workshop.id.0, workshop.title))
            .collect(),
    }))
}
