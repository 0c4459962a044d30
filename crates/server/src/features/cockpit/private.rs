//! Private writing, from the side of those who lead: turned on for an item, counted, and revealed.
use axum::extract::{Form, State};
use axum::response::Redirect;
use serde::Deserialize;

use super::change::change;
use super::snapshot::{Now, now_of};
use super::state::Command;
use crate::app::App;
use crate::features::drafts::{self, Level};
use crate::features::vocabularies::SheetTexts;
use crate::features::workshops::{self, Item};
use crate::features::workspaces::{Access, Manage};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/t/{workshop}/lead/private", set)
        .post("/{lang}/t/{workshop}/lead/reveal", reveal)
}

/// What the page says of private writing.
#[derive(Default)]
pub(super) struct Private {
    /// The item that is under way and the one that comes, as far as they take notes.
    pub items: Vec<Choice>,
    /// What waits, by item.
    pub waiting: Vec<Waiting>,
    /// First line of each revealed note whose writer only those who lead may know, and the writer.
    pub known: Vec<(String, String)>,
}

/// An item for which it may be chosen.
pub(super) struct Choice {
    pub id: String,
    pub name: String,
    pub level: Option<Level>,
}

/// What waits for an item.
pub(super) struct Waiting {
    pub id: String,
    pub name: String,
    /// Zone and count.
    pub zones: Vec<(String, i64)>,
}

impl Waiting {
    /// How many notes in all.
    pub(super) fn count(&self) -> i64 {
        self.zones.iter().map(|(_, count)| count).sum()
    }
}

impl Private {
    /// What is so in a workshop.
    pub(super) async fn of(app: &App, lang: Lang, now: &Now) -> Result<Self, Error> {
        let next = now.state.next(&now.items);
        let takes = |item: &&Item| takes_notes(item);
        let choice = |item: &Item| Choice {
            id: item.id.clone(),
            name: item.name(lang),
            level: now.state.level(&item.id),
        };
        let known = drafts::known(app, &now.workshop).await?;
        let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
        Ok(Self {
            items: now
                .item()
                .into_iter()
                .chain(next)
                .filter(takes)
                .map(choice)
                .collect(),
            waiting: waiting(app, lang, now).await?,
            known: known
                .iter()
                .map(|draft| (first(&draft.text), draft.writer_name.clone()))
                .collect(),
        })
    }
}

/// Whether the item's step opens a zone.
fn takes_notes(item: &Item) -> bool {
    let step = item
        .template()
        .and_then(|template| template.step(item.letter()));
    step.is_some_and(|step| step.opens.iter().any(|open| open.starts_with("zone:")))
}

/// What waits, in the order of the agenda; what has left the agenda comes last.
async fn waiting(app: &App, lang: Lang, now: &Now) -> Result<Vec<Waiting>, Error> {
    let mut found: Vec<(usize, Waiting)> = Vec::new();
    for one in drafts::waiting(app, &now.workshop).await? {
        let place = now.items.iter().position(|item| item.id == one.item);
        let item = place.and_then(|place| now.items.get(place));
        let template = item.and_then(Item::template);
        let zones = template.map(|template| template.sheet(&SheetTexts(lang)).zones);
        let zone = zones.and_then(|zones| zones.into_iter().find(|zone| zone.slug == one.zone));
        let zone = (zone.map_or(one.zone, |zone| zone.label), one.count);
        if let Some((_, same)) = found.iter_mut().find(|(_, same)| same.id == one.item) {
            same.zones.push(zone);
            continue;
        }
        let name = item.map_or_else(|| lang.text("drafts-item-gone"), |item| item.name(lang));
        let waiting = Waiting {
            id: one.item,
            name,
            zones: vec![zone],
        };
        found.push((place.unwrap_or(usize::MAX), waiting));
    }
    found.sort_by_key(|(place, _)| *place);
    Ok(found.into_iter().map(|(_, waiting)| waiting).collect())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PrivateForm {
    item: String,
    /// Name of a level, or `off`.
    level: String,
}

async fn set(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<PrivateForm>,
) -> Result<Redirect, Error> {
    workshops::must_be_open(&app, &access).await?;
    let level = match form.level.as_str() {
        "off" => None,
        name => Some(Level::parse(name).ok_or(Error::Unreadable)?),
    };
    let item = form.item;
    let now = now_of(&app, &access).await?;
    if !now.items.iter().any(|one| one.id == item) {
        return Err(Error::Conflict("companion-item-gone"));
    }
    change(&app, &access, &Command::Private { item, level }).await?;
    back(lang, &access)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RevealForm {
    item: String,
}

async fn reveal(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<RevealForm>,
) -> Result<Redirect, Error> {
    workshops::must_be_open(&app, &access).await?;
    let now = now_of(&app, &access).await?;
    drafts::reveal(&app, &now.workshop, &form.item, &access.who).await?;
    if now.workshop.closed_at.is_none() {
        let (item, level) = (form.item, None);
        change(&app, &access, &Command::Private { item, level }).await?;
    }
    back(lang, &access)
}

/// Reveals everything that waits.
pub(super) async fn reveal_all(app: &App, access: &Access<Manage>) -> Result<(), Error> {
    let now = now_of(app, access).await?;
    let mut items: Vec<String> = Vec::new();
    for one in drafts::waiting(app, &now.workshop).await? {
        if !items.contains(&one.item) {
            items.push(one.item);
        }
    }
    for item in items {
        drafts::reveal(app, &now.workshop, &item, &access.who).await?;
    }
    Ok(())
}

fn back(lang: Lang, access: &Access<Manage>) -> Result<Redirect, Error> {
    let id = &access.workshop()?.0;
    Ok(Redirect::to(&format!("/{lang}/t/{id}/lead#live-private")))
}
