//! The participant's page.
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use canvas::content::Note;
use canvas::settings::Role;
use serde::Deserialize;

use super::sheet::{Places, Shown, Waiting};
use super::writing::{Refused, terms};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::cockpit::{self, Clock, Now, Ready, now_of};
use crate::features::drafts::{self, Draft, Level, Release};
use crate::features::live;
use crate::features::vocabularies::SheetTexts;
use crate::features::votes;
use crate::features::workshops::Item;
use crate::features::workspaces::{Access, View, Write};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/t/{workshop}", show)
        .post("/{lang}/t/{workshop}/ready", ready)
}

#[derive(askama::Template)]
#[template(path = "companion/workshop.html")]
struct WorkshopPage {
    shell: Shell,
    base: String,
    now: Now,
    when: Option<String>,
    name: String,
    current: Option<Current>,
    clock: Option<Clock>,
    is_ready: bool,
    can_write: bool,
    leads: bool,
    /// Where notes go now.
    places: Option<Places>,
    refused: Refused,
    /// What the reader has just sent.
    sent: Option<Shown>,
    own: Vec<Shown>,
    /// The reader's drafts.
    drafts: Vec<Waiting>,
    /// What is promised to who writes in private now.
    level: Option<Level>,
    /// What is promised to whose notes go to those who lead first now.
    inbox: Option<Level>,
    /// Where to vote, while a vote is open.
    vote: Option<String>,
    /// How many drafts of everybody wait for the item.
    waiting: i64,
    icons: String,
    lines: Vec<Line>,
    live: String,
}

impl WorkshopPage {
    fn is_closed(&self) -> bool {
        self.now.workshop.closed_at.is_some()
    }

    fn has_ended(&self) -> bool {
        self.current.is_none() && !self.now.state.done.is_empty()
    }

    /// Where notes go, when the form stands there: also in a pause, when somebody has words in it.
    fn form(&self) -> Option<&Places> {
        let is_open = !self.now.state.paused || self.leads || !self.refused.errors.is_empty();
        let stands = self.can_write && (is_open || self.level.is_some()) && !self.is_closed();
        self.places.as_ref().filter(|_| stands)
    }

    fn is_kind(&self, slug: &str, is_first: &bool) -> bool {
        match self.refused.typed.kind.as_str() {
            "" => *is_first,
            typed => typed == slug,
        }
    }

    fn error(&self, field: &str) -> String {
        self.refused.errors.at(field, &self.shell.lang)
    }

    /// Whether some of the drafts went to those who lead first.
    fn has_sent(&self) -> bool {
        let is_sent = |one: &Waiting| one.release == Release::Single;
        self.drafts.iter().any(is_sent)
    }

    /// The reader's drafts, each kind under the key of what is said of it; handled ones last.
    fn groups(&self) -> Vec<(&'static str, Vec<&Waiting>)> {
        let group = |key: &'static str| {
            let of_key = |one: &&Waiting| one.help_key() == key;
            (key, self.drafts.iter().filter(of_key).collect::<Vec<_>>())
        };
        let keys = ["drafts-mine-help", "inbox-mine-help", "inbox-handled-help"];
        let mut groups = Vec::from(keys.map(group));
        groups.retain(|(_, drafts)| !drafts.is_empty());
        groups
    }

    /// What was not taken of this draft's new words.
    fn draft_error(&self, id: &str) -> String {
        match self.refused.draft.id == id {
            true => self.refused.draft.error(self.shell.lang),
            false => String::new(),
        }
    }

    /// Why new words of a draft were not taken that does not wait any more.
    fn lost_error(&self) -> String {
        let waits = |one: &Waiting| one.waits() && one.note.id == self.refused.draft.id;
        match !self.is_closed() && self.drafts.iter().any(waits) {
            true => String::new(),
            false => self.refused.draft.error(self.shell.lang),
        }
    }

    /// Address and title of the canvas that is worked on.
    fn canvas_id(&self) -> &str {
        let canvas = self.now.item().and_then(|item| item.canvas.as_ref());
        canvas.map_or("", |canvas| &canvas.id.0)
    }
}

/// The item that is under way.
struct Current {
    id: String,
    letter: String,
    name: String,
    guidance: String,
    /// Address and title of its canvas.
    canvas: Option<(String, String)>,
}

/// A line of the agenda.
struct Line {
    letter: String,
    name: String,
    minutes: i64,
    is_done: bool,
    is_now: bool,
}

fn current(lang: Lang, item: &Item) -> Current {
    Current {
        id: item.id.clone(),
        letter: item.letter().to_owned(),
        name: item.name(lang),
        guidance: item.guidance(lang),
        canvas: item
            .canvas
            .as_ref()
            .map(|canvas| (format!("/{lang}/c/{}", canvas.id.0), canvas.title.clone())),
    }
}

fn lines(lang: Lang, now: &Now) -> Vec<Line> {
    let line = |item: &Item| Line {
        letter: item.letter().to_owned(),
        name: item.name(lang),
        minutes: item.minutes,
        is_done: now.state.is_done(&item.id),
        is_now: now.state.item.as_ref() == Some(&item.id),
    };
    now.items.iter().map(line).collect()
}

/// What the reader has just sent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    sent: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Result<Access<View>, Error>,
    Query(query): Query<Sent>,
) -> Result<Response, Error> {
    let access = match access {
        Ok(access) => access,
        // Who comes by an old link without a session is asked for the code.
        Err(Error::SignInFirst) => {
            return Ok(Redirect::to(&format!("/{lang}/join")).into_response());
        }
        Err(error) => return Err(error),
    };
    let page = page(
        &app,
        lang,
        &visitor,
        &access,
        &query.sent,
        Refused::default(),
    );
    Ok(page.await?.into_response())
}

/// The page; `sent` is the id of a note that has just come, and `refused` what was not taken.
pub(super) async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<View>,
    sent: &str,
    refused: Refused,
) -> Result<Html<String>, Error> {
    let now = now_of(app, access).await?;
    let is_ready = match now.item() {
        Some(item) => cockpit::is_ready(app, &item.id, &access.who.id).await?,
        None => false,
    };
    let own = own(app, lang, &now, &access.who.id).await?;
    let (workshop, who) = (&now.workshop, &access.who);
    let drafts = drafts::own(app, drafts::Desk { workshop, who }).await?;
    let drafts = waiting_of(lang, &now, &drafts);
    let item = now.item().map(|item| item.id.as_str());
    let terms = item.and_then(|item| terms(&now, item, access.who.role));
    let under = |release| terms.and_then(|terms| terms.level_of(release));
    let all = drafts::waiting(app, &now.workshop).await?;
    let sent_as = own.iter().chain(drafts.iter().map(|one| &one.note));
    let sent = sent_as.clone().find(|note| note.id == sent).cloned();
    let shell = visitor.shell(lang, &now.workshop.title);
    let page = WorkshopPage {
        base: format!("/{lang}/t/{}", now.workshop.id.0),
        when: now
            .workshop
            .starts_at
            .map(|at| dates::moment(lang, at, app.now_ms())),
        name: access.who.name.clone(),
        current: now.item().map(|item| current(lang, item)),
        clock: now.clock(app.now_ms()),
        is_ready,
        can_write: access.who.role >= Role::Participant,
        leads: access.who.role >= Role::Facilitator,
        places: now.item().and_then(|item| Places::of(lang, item)),
        refused,
        level: under(Release::Together),
        inbox: under(Release::Single),
        waiting: all
            .iter()
            .filter(|one| Some(one.item.as_str()) == item)
            .map(|one| one.count)
            .sum(),
        vote: vote(app, lang, &now).await?,
        sent,
        own,
        drafts,
        icons: shell.asset("src/icons/icons.svg"),
        lines: lines(lang, &now),
        live: cockpit::live_json(app, lang, access).await?,
        shell,
        now,
    };
    Ok(html(&page))
}

/// Address of the vote that is open on the canvas that is worked on.
async fn vote(app: &App, lang: Lang, now: &Now) -> Result<Option<String>, Error> {
    let Some(canvas) = now.item().and_then(|item| item.canvas.as_ref()) else {
        return Ok(None);
    };
    let open = votes::open_round(app, &canvas.id.0).await?;
    Ok(open.map(|_| format!("/{lang}/c/{}/votes", canvas.id.0)))
}

/// The reader's drafts as they are shown.
fn waiting_of(lang: Lang, now: &Now, drafts: &[Draft]) -> Vec<Waiting> {
    let show = |draft: &Draft| {
        let of_canvas = |item: &&Item| {
            item.canvas
                .as_ref()
                .is_some_and(|canvas| canvas.id == draft.canvas)
        };
        let template = now.items.iter().find(of_canvas).and_then(Item::template);
        Waiting {
            note: Shown::of_draft(template.map(|one| one.sheet(&SheetTexts(lang))), draft),
            level: draft.level,
            release: draft.release,
            fate: draft.fate,
        }
    };
    drafts.iter().map(show).collect()
}

/// The reader's own notes on the canvas that is worked on, newest first.
async fn own(app: &App, lang: Lang, now: &Now, reader: &str) -> Result<Vec<Shown>, Error> {
    let item = now.item();
    let canvas = item.and_then(|item| item.canvas.as_ref());
    let (Some(canvas), Some(template)) = (canvas, item.and_then(Item::template)) else {
        return Ok(Vec::new());
    };
    let sheet = template.sheet(&SheetTexts(lang));
    let content = live::standing(app, &canvas.id).await?;
    let of_reader = content.notes.iter().filter(|note| note.author == reader);
    let mut notes: Vec<&Note> = of_reader.collect();
    notes.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    Ok(notes
        .into_iter()
        .map(|note| Shown::of(&sheet, note))
        .collect())
}

/// The item that was seen, and what is said of it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ReadyForm {
    item: String,
    ready: String,
}

async fn ready(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Form(form): Form<ReadyForm>,
) -> Result<Redirect, Error> {
    let said = match form.ready.as_str() {
        "yes" => Ready::Yes,
        "no" => Ready::No,
        _ => return Err(Error::Unreadable),
    };
    cockpit::set_ready(&app, &access, &form.item, said).await?;
    Ok(Redirect::to(&format!("/{lang}/t/{}", access.workshop()?.0)))
}
