//! The page of those who lead.
use std::collections::BTreeSet;

use axum::extract::{Query, State};
use axum::response::Html;
use canvas::settings::{EditScope, Zones};
use serde::Deserialize;

use super::inbox::{Idea, ideas};
use super::private::Private;
use super::screen::Controls;
use super::snapshot::{Clock, Now, Participant, counts, now_of, people, snapshot};
use super::state::MINUTE_MS;
use super::store::{self, Leader};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::drafts::{self, Level};
use crate::features::invitations::{self, Invitation};
use crate::features::vocabularies::SheetTexts;
use crate::features::votes;
use crate::features::workshops::Item;
use crate::features::workspaces::{self, Access, Manage, View, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/t/{workshop}/lead", show)
        .get("/{lang}/t/{workshop}/lead/end", ask_end)
}

#[derive(askama::Template)]
#[template(path = "cockpit/lead.html")]
struct LeadPage {
    shell: Shell,
    base: String,
    workspace: Workspace,
    now: Now,
    current: Option<Current>,
    /// Id of the item that is under way, or nothing.
    from: String,
    clock: Option<Clock>,
    next: Option<String>,
    has_previous: bool,
    lines: Vec<Line>,
    people: Vec<Participant>,
    here: usize,
    ready: usize,
    counts: Vec<(String, usize)>,
    /// Address of the votes on the notes of the canvas that is worked on.
    votes: Option<String>,
    notes: usize,
    private: Private,
    ideas: Vec<Idea>,
    /// Whether an idea was just asked for that is not in the inbox any more.
    is_gone: bool,
    controls: Controls,
    code: Option<Code>,
    others: Vec<Leader>,
    is_handed: bool,
    live: String,
}

impl LeadPage {
    fn may_everywhere(&self) -> bool {
        self.now.state.zones == Zones::All
    }

    fn edits(&self, scope: &str) -> bool {
        scope
            == match self.now.state.edit {
                EditScope::All => "all",
                EditScope::Own => "own",
                EditScope::Add => "add",
            }
    }

    fn sends(&self, notes: &str) -> bool {
        notes == self.now.state.inbox.map_or("canvas", Level::name)
    }

    fn on_canvas(&self) -> bool {
        let item = self.now.item().filter(|_| !self.is_closed());
        item.is_some_and(|item| item.canvas.is_some())
    }

    fn is_closed(&self) -> bool {
        self.now.workshop.closed_at.is_some()
    }

    fn has_ended(&self) -> bool {
        self.current.is_none() && !self.now.state.done.is_empty()
    }
}

/// The item that is under way.
pub(super) struct Current {
    pub letter: String,
    pub name: String,
    pub guidance: String,
    /// "Digituen toimijakartta, vaihe 3 / 4"; nothing for an own item.
    pub place: String,
    /// Address and title of its canvas.
    pub canvas: Option<(String, String)>,
}

/// A line of the agenda.
struct Line {
    id: String,
    letter: String,
    name: String,
    canvas: String,
    starts: String,
    minutes: i64,
    is_done: bool,
    is_now: bool,
}

/// How those who come late get in.
struct Code {
    shown: String,
    url: String,
    qr: String,
}

/// Whether somebody was just asked to lead on, or an idea was gone.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    handed: Option<String>,
    gone: Option<String>,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    reads: Access<View>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Error> {
    let now = now_of(&app, &access).await?;
    let workspace = workspaces::find(&app, &access).await?;
    let people = people(&app, &now).await?;
    let counts = named_counts(&app, lang, &now).await?;
    let leaders = store::leaders(&app.db, &now.workshop.id).await?;
    let own = visitor.account.as_ref().map(|account| account.id.0.clone());
    let title = lang.text("workshop-lead");
    let count_of = |test: fn(&Participant) -> bool| people.iter().filter(|one| test(one)).count();
    Ok(html(&LeadPage {
        base: format!("/{lang}/t/{}", now.workshop.id.0),
        workspace: workspace.ok_or(Error::NotFound)?,
        current: now.item().map(|item| current(lang, item)),
        from: now.item().map_or_else(String::new, |item| item.id.clone()),
        clock: now.clock(app.now_ms()),
        next: now.state.next(&now.items).map(|item| called(lang, item)),
        has_previous: now.state.previous(&now.items).is_some(),
        lines: lines(lang, &now),
        here: count_of(|one| one.is_here),
        ready: count_of(|one| one.is_ready),
        notes: counts.iter().map(|(_, count)| count).sum(),
        counts,
        votes: votes_on(lang, &now),
        private: Private::of(&app, lang, &now).await?,
        code: code(&app, lang, &now).await?,
        others: leaders
            .into_iter()
            .filter(|leader| Some(&leader.account) != own.as_ref())
            .collect(),
        is_handed: asked.handed.is_some(),
        is_gone: asked.gone.is_some(),
        ideas: ideas(&app, lang, &now).await?,
        controls: Controls::of(lang, &now),
        live: live_json(&app, lang, &reads).await?,
        shell: visitor.shell(lang, &title),
        people,
        now,
    }))
}

/// What an item is called on a button: its letter and name.
fn called(lang: Lang, item: &Item) -> String {
    match item.letter() {
        "" => item.name(lang),
        letter => format!("{letter} {}", item.name(lang)),
    }
}

pub(super) fn current(lang: Lang, item: &Item) -> Current {
    let address = |id: &str| format!("/{lang}/c/{id}");
    let place = match (&item.canvas, item.template()) {
        (Some(canvas), Some(template)) => {
            let number = template
                .steps
                .iter()
                .position(|step| step.letter == item.letter());
            number.map_or_else(
                || canvas.title.clone(),
                |number| {
                    let values = [
                        ("title", canvas.title.as_str()),
                        ("number", &(number + 1).to_string()),
                        ("count", &template.steps.len().to_string()),
                    ];
                    lang.text_with("workshop-step-of", &values)
                },
            )
        }
        _ => String::new(),
    };
    Current {
        letter: item.letter().to_owned(),
        name: item.name(lang),
        guidance: item.guidance(lang),
        place,
        canvas: item
            .canvas
            .as_ref()
            .map(|canvas| (address(&canvas.id.0), canvas.title.clone())),
    }
}

fn lines(lang: Lang, now: &Now) -> Vec<Line> {
    let mut at = now.workshop.starts_at;
    let canvases: BTreeSet<&str> = now
        .items
        .iter()
        .filter_map(|item| Some(item.canvas.as_ref()?.id.0.as_str()))
        .collect();
    // Where there is only one canvas, its name on each line says nothing.
    let is_named = canvases.len() > 1;
    let line = |item: &Item| {
        let starts = at.map_or_else(String::new, |at| dates::time_of_day(lang, at));
        at = at.map(|at| at + item.minutes * MINUTE_MS);
        Line {
            id: item.id.clone(),
            letter: item.letter().to_owned(),
            name: item.name(lang),
            canvas: item
                .canvas
                .as_ref()
                .filter(|_| is_named)
                .map_or_else(String::new, |canvas| canvas.title.clone()),
            starts,
            minutes: item.minutes,
            is_done: now.state.is_done(&item.id),
            is_now: now.state.item.as_ref() == Some(&item.id),
        }
    };
    now.items.iter().map(line).collect()
}

async fn named_counts(app: &App, lang: Lang, now: &Now) -> Result<Vec<(String, usize)>, Error> {
    let Some(template) = now.item().and_then(Item::template) else {
        return Ok(Vec::new());
    };
    let sheet = template.sheet(&SheetTexts(lang));
    let counted = counts(app, now).await?;
    let label = |slug: &str| {
        let zone = sheet.zones.iter().find(|zone| zone.slug == slug);
        zone.map_or_else(String::new, |zone| zone.label.clone())
    };
    Ok(counted
        .into_iter()
        .map(|(slug, count)| (label(&slug), count))
        .collect())
}

fn votes_on(lang: Lang, now: &Now) -> Option<String> {
    let item = now.item()?;
    let canvas = item.canvas.as_ref()?;
    let can_vote = item.template().is_some_and(votes::can_vote);
    can_vote.then(|| format!("/{lang}/c/{}/votes", canvas.id.0))
}

/// The workshop's code.
pub(super) async fn code_of(app: &App, now: &Now) -> Result<Option<Invitation>, Error> {
    let (workspace, id) = (&now.workshop.workspace, &now.workshop.id);
    invitations::code_of_workshop(app, workspace, id).await
}

async fn code(app: &App, lang: Lang, now: &Now) -> Result<Option<Code>, Error> {
    let found = code_of(app, now).await?;
    found
        .map(|invitation| {
            Ok(Code {
                shown: invitation.shown_code(),
                qr: invitations::qr_svg(&invitation.url, &lang.text("invitations-qr"))?,
                url: invitation.url,
            })
        })
        .transpose()
}

/// What the page's script starts from.
pub async fn live_json(app: &App, lang: Lang, access: &Access<View>) -> Result<String, Error> {
    let words = [
        "workshop-said-item",
        "workshop-said-end",
        "workshop-said-half",
        "workshop-said-minute",
        "workshop-said-over",
        "workshop-said-called",
        "workshop-said-vote",
        "workshop-said-closed",
        "workshop-said-paused",
        "workshop-said-open",
        "workshop-said-lost",
        "workshop-said-back",
        "workshop-said-unsent",
    ];
    let texts: serde_json::Map<String, serde_json::Value> = words
        .iter()
        .map(|key| ((*key).to_owned(), lang.text(key).into()))
        .collect();
    let live = serde_json::json!({
        "events": format!("/{lang}/t/{}/events", access.workshop()?.0),
        "snapshot": snapshot(app, access, lang).await?,
        "texts": texts,
    });
    Ok(live.to_string().replace('<', "\\u003c"))
}

#[derive(askama::Template)]
#[template(path = "cockpit/end.html")]
struct EndPage {
    shell: Shell,
    base: String,
    title: String,
    here: usize,
    /// How many drafts wait.
    waiting: i64,
}

async fn ask_end(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    let now = now_of(&app, &access).await?;
    Ok(html(&EndPage {
        shell: visitor.shell(lang, &lang.text("workshop-end-title")),
        base: format!("/{lang}/t/{}", now.workshop.id.0),
        here: app.workshops.here(&now.workshop.id).len(),
        waiting: drafts::waiting(&app, &now.workshop)
            .await?
            .iter()
            .map(|one| one.count)
            .sum(),
        title: now.workshop.title,
    }))
}
