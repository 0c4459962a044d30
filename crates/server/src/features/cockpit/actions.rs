//! What those who lead do. Every act is a plain form that leads back to the page.
use axum::extract::{Form, State};
use axum::response::Redirect;
use canvas::settings::{EditScope, Zones};
use serde::Deserialize;

use super::change::change;
use super::private;
use super::screen::Controls;
use super::snapshot::now_of;
use super::state::{Command, Picture, TimerCommand, Way};
use super::store;
use crate::app::App;
use crate::features::audit;
use crate::features::drafts::Level;
use crate::features::workshops;
use crate::features::workspaces::{Access, Manage};
use crate::i18n::Lang;
use crate::jobs;
use crate::mail::{self, Mail};
use crate::web::{Error, FormErrors, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/t/{workshop}/lead/step", step)
        .post("/{lang}/t/{workshop}/lead/timer", timer)
        .post("/{lang}/t/{workshop}/lead/rights", rights)
        .post("/{lang}/t/{workshop}/lead/call", call)
        .post("/{lang}/t/{workshop}/lead/screen", screen)
        .post("/{lang}/t/{workshop}/lead/hand-over", hand_over)
        .post("/{lang}/t/{workshop}/lead/end", end)
        .post("/{lang}/t/{workshop}/lead/reopen", reopen)
}

fn back(lang: Lang, access: &Access<Manage>, query: &str) -> Result<Redirect, Error> {
    let id = &access.workshop()?.0;
    Ok(Redirect::to(&format!("/{lang}/t/{id}/lead{query}")))
}

/// Does what is asked and leads back.
async fn act(
    app: &App,
    lang: Lang,
    access: &Access<Manage>,
    command: &Command,
) -> Result<Redirect, Error> {
    workshops::must_be_open(app, access).await?;
    change(app, access, command).await?;
    back(lang, access, "")
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct StepForm {
    /// The item that was seen.
    from: String,
    way: String,
    /// The item that is gone to.
    item: String,
}

async fn step(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<StepForm>,
) -> Result<Redirect, Error> {
    let way = match form.way.as_str() {
        "next" => Way::Next,
        "skip" => Way::Skip,
        "back" => Way::Back,
        "to" => Way::To(form.item),
        _ => return Err(Error::Unreadable),
    };
    let from = Some(form.from).filter(|from| !from.is_empty());
    act(&app, lang, &access, &Command::Step { from, way }).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TimerForm {
    timer: String,
}

async fn timer(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<TimerForm>,
) -> Result<Redirect, Error> {
    let command = match form.timer.as_str() {
        "start" => TimerCommand::Start,
        "pause" => TimerCommand::Pause,
        "resume" => TimerCommand::Resume,
        "longer" => TimerCommand::Longer,
        "clear" => TimerCommand::Clear,
        _ => return Err(Error::Unreadable),
    };
    act(&app, lang, &access, &Command::Timer(command)).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RightsForm {
    zones: String,
    edit: String,
    /// Empty while everybody may write.
    paused: String,
    /// Name of a level while notes go to those who lead first; else `canvas` or nothing.
    notes: String,
}

async fn rights(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<RightsForm>,
) -> Result<Redirect, Error> {
    let zones = match form.zones.as_str() {
        "all" => Zones::All,
        "step" => Zones::Step,
        _ => return Err(Error::Unreadable),
    };
    let edit = match form.edit.as_str() {
        "all" => EditScope::All,
        "own" => EditScope::Own,
        "add" => EditScope::Add,
        _ => return Err(Error::Unreadable),
    };
    let inbox = match form.notes.as_str() {
        "" | "canvas" => None,
        name => Some(Level::parse(name).ok_or(Error::Unreadable)?),
    };
    let command = Command::Rights {
        zones,
        edit,
        paused: !form.paused.is_empty(),
        inbox,
    };
    act(&app, lang, &access, &command).await
}

async fn call(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    act(&app, lang, &access, &Command::Call).await
}

/// What the screen shows: a zone's slug, or `whole`; `frozen` or `live`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ScreenForm {
    zone: String,
    picture: String,
}

async fn screen(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<ScreenForm>,
) -> Result<Redirect, Error> {
    let command = match (form.picture.as_str(), form.zone.as_str()) {
        ("frozen", "") => Command::Screen(Picture::Frozen),
        ("live", "") => Command::Screen(Picture::Live),
        ("", "whole") => Command::Spotlight(None),
        ("", zone) if !zone.is_empty() => Command::Spotlight(Some(zone.to_owned())),
        _ => return Err(Error::Unreadable),
    };
    workshops::must_be_open(&app, &access).await?;
    if let Command::Spotlight(Some(zone)) = &command {
        // Where there is nothing to show large, the page is of a step that is over.
        let zones = Controls::of(lang, &now_of(&app, &access).await?).zones;
        if !zones.is_empty() && !zones.iter().any(|(slug, _, _)| slug == zone) {
            return Err(FormErrors::one("zone", "denied-unknown-place").into());
        }
    }
    change(&app, &access, &command).await?;
    back(lang, &access, "#live-screen")
}

/// What becomes of the drafts that wait: `reveal`, or `leave` them with their writers.
#[derive(Default, Deserialize)]
#[serde(default)]
struct EndForm {
    drafts: String,
}

async fn end(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<EndForm>,
) -> Result<Redirect, Error> {
    match form.drafts.as_str() {
        "" | "leave" => {}
        "reveal" => {
            workshops::must_be_open(&app, &access).await?;
            private::reveal_all(&app, &access).await?;
        }
        _ => return Err(Error::Invalid(FormErrors::default())),
    }
    act(&app, lang, &access, &Command::End).await
}

/// Opens a workshop that was ended again, at the item where it was left.
async fn reopen(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
) -> Result<Redirect, Error> {
    act(&app, lang, &access, &Command::Reopen).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct HandOverForm {
    account: String,
}

/// Asks another who leads the workspace to lead on: they get the way to the page by mail. Nobody loses a right.
async fn hand_over(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<HandOverForm>,
) -> Result<Redirect, Error> {
    let workshop = workshops::of(&app, &access).await?;
    workshops::must_be_open(&app, &access).await?;
    let leaders = store::leaders(&app.db, &workshop.id).await?;
    let to = leaders.into_iter().find(|one| one.account == form.account);
    let to = to.ok_or(Error::Conflict("workshop-hand-over-gone"))?;
    let email = store::email(&app.db, &to.account).await?;
    let url = format!("{}/{lang}/t/{}/lead", app.base_url, workshop.id.0);
    let values = [("title", workshop.title.as_str()), ("url", &url)];
    let letter = Mail {
        to: email.ok_or(Error::Conflict("workshop-hand-over-gone"))?,
        subject: lang.text_with("mail-hand-over-subject", &values),
        body: lang.text_with("mail-hand-over-body", &values),
        ..Mail::default()
    };
    let (now, who) = (app.now_ms(), &access.who.id);
    let (workspace, id) = (Some(workshop.workspace.0.as_str()), &workshop.id.0);
    let to = format!("account-{}", to.account);
    let mut tx = app.db.begin().await?;
    jobs::enqueue(&mut tx, now, mail::SEND.name, &letter).await?;
    audit::record(&mut tx, now, who, "workshop.hand-over", workspace, id, &to).await?;
    tx.commit().await?;
    jobs::wake(&app);
    back(lang, &access, "?handed=yes")
}
