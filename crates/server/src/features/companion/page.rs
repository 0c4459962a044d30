//! The participant's page.
use axum::extract::{Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use canvas::settings::Role;
use serde::Deserialize;

use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::cockpit::{self, Clock, Now, Ready, now_of};
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

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Result<Access<View>, Error>,
) -> Result<Response, Error> {
    let access = match access {
        Ok(access) => access,
        // Who comes by an old link without a session is asked for the code.
        Err(Error::SignInFirst) => {
            return Ok(Redirect::to(&format!("/{lang}/join")).into_response());
        }
        Err(error) => return Err(error),
    };
    let now = now_of(&app, &access).await?;
    let is_ready = match now.item() {
        Some(item) => cockpit::is_ready(&app, &item.id, &access.who.id).await?,
        None => false,
    };
    let page = WorkshopPage {
        shell: visitor.shell(lang, &now.workshop.title),
        base: format!("/{lang}/t/{}", now.workshop.id.0),
        when: now
            .workshop
            .starts_at
            .map(|at| dates::day_and_time(lang, at)),
        name: access.who.name.clone(),
        current: now.item().map(|item| current(lang, item)),
        clock: now.clock(app.now_ms()),
        is_ready,
        can_write: access.who.role >= Role::Participant,
        leads: access.who.role >= Role::Facilitator,
        lines: lines(lang, &now),
        live: cockpit::live_json(&app, lang, &access).await?,
        now,
    };
    Ok(html(&page).into_response())
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
