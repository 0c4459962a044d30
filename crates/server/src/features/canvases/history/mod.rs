//! The canvas's history: states that were kept, what has changed between any two, and bringing one back.
mod between;
mod items;
mod names;
mod restoring;
mod since;
mod state;
mod told;
mod who;
mod words;

use std::collections::BTreeMap;

use axum::extract::{Form, Path, State};
use axum::response::{Html, Redirect};
use canvas::settings::Role;
use serde::Deserialize;

use super::model::CanvasRecord;
use super::pages::load;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::live::{self, Checkpoint, CheckpointId, Why};
use crate::features::workspaces::{Access, Manage, View};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, PathLang, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/history", index)
        .post("/{lang}/c/{canvas}/history", keep)
        .get("/{lang}/c/{canvas}/history/compare", since::page)
        .get("/{lang}/c/{canvas}/history/{checkpoint}", state::page)
        .post(
            "/{lang}/c/{canvas}/history/{checkpoint}/remove",
            state::remove,
        )
        .get(
            "/{lang}/c/{canvas}/history/{checkpoint}/restore",
            restoring::ask,
        )
        .post(
            "/{lang}/c/{canvas}/history/{checkpoint}/restore",
            restoring::restore,
        )
}

#[derive(askama::Template)]
#[template(path = "canvases/history/list.html")]
struct HistoryPage {
    shell: Shell,
    record: CanvasRecord,
    days: Vec<Day>,
    choice: Choice,
    /// Id of the newest; empty when there is none.
    newest: String,
    /// Who has worked since the newest kept state.
    since: String,
    can_manage: bool,
}

/// The states of one day, newest first.
struct Day {
    name: String,
    kept: Vec<Kept>,
}

/// A kept state as pages show it.
struct Kept {
    id: String,
    /// Day and time.
    when: String,
    time: String,
    /// What people called it, or why it was kept.
    label: String,
    /// Why, beside a name that people gave.
    why: Option<String>,
    /// Who worked before it, after the one before.
    workers: String,
    /// The one before.
    before: Option<String>,
}

/// States to compare, with those that are chosen.
struct Choice {
    canvas: String,
    states: Vec<(String, String)>,
    from: String,
    to: String,
}

fn kept(lang: Lang, checkpoint: &Checkpoint, now_ms: i64) -> Kept {
    let with_step = |key, without| match &checkpoint.step {
        Some(step) => lang.text_with(key, &[("step", step)]),
        None => lang.text(without),
    };
    let why = match checkpoint.why {
        Why::Hand => lang.text("history-by-hand"),
        Why::Restore => lang.text("history-before-restore"),
        Why::Rows => lang.text("history-before-rows"),
        Why::Move => lang.text("history-before-move"),
        Why::Step => with_step("history-step", "history-step-none"),
        Why::Time => with_step("history-automatic-step", "history-automatic"),
    };
    let has_label = !checkpoint.label.is_empty();
    Kept {
        id: checkpoint.id.0.clone(),
        when: dates::moment(lang, checkpoint.at, now_ms),
        time: dates::time_of_day(lang, checkpoint.at),
        label: match has_label {
            true => checkpoint.label.clone(),
            false => why.clone(),
        },
        why: has_label.then_some(why),
        workers: String::new(),
        before: None,
    }
}

/// Who worked, in words; empty when nobody is known.
fn worked<'a>(lang: Lang, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    match names.join(", ") {
        none if none.is_empty() => none,
        names => lang.text_with("history-workers", &[("names", &names)]),
    }
}

/// The states to choose from, newest first.
fn choice(
    lang: Lang,
    canvas: &str,
    all: &[Checkpoint],
    now_ms: i64,
    (from, to): (&str, &str),
) -> Choice {
    let name = |checkpoint: &Checkpoint| {
        let kept = kept(lang, checkpoint, now_ms);
        (kept.id, format!("{}, {}", kept.when, kept.label))
    };
    Choice {
        canvas: canvas.to_owned(),
        states: all.iter().map(name).collect(),
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

async fn index(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Html<String>, Error> {
    let (record, _) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    let all = live::list_checkpoints(&app, canvas).await?;
    let workers = live::workers(&app, canvas).await?;
    let names = |seq: Option<i64>| {
        let names = workers.get(&seq).into_iter().flatten();
        worked(lang, names.map(String::as_str))
    };
    let mut days: Vec<Day> = Vec::new();
    let befores = all.iter().skip(1).map(|one| Some(one.id.0.clone()));
    for (checkpoint, before) in all.iter().zip(befores.chain([None])) {
        let kept = Kept {
            workers: names(Some(checkpoint.seq)),
            before,
            ..kept(lang, checkpoint, app.now_ms())
        };
        let name = dates::day(lang, dates::in_finland(checkpoint.at).date());
        match days.last_mut().filter(|day| day.name == name) {
            Some(day) => day.kept.push(kept),
            None => days.push(Day {
                name,
                kept: vec![kept],
            }),
        }
    }
    let newest = all.first().map_or_else(String::new, |one| one.id.0.clone());
    Ok(html(&HistoryPage {
        shell: visitor.shell(lang, &lang.text("history-title")),
        choice: choice(
            lang,
            &record.id,
            &all,
            app.now_ms(),
            (&newest, between::NOW),
        ),
        newest,
        since: names(None),
        record,
        days,
        can_manage: access.who.role >= Role::Facilitator,
    }))
}

#[derive(Deserialize)]
struct KeepForm {
    #[serde(default)]
    label: String,
}

async fn keep(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<KeepForm>,
) -> Result<Redirect, Error> {
    let (record, _) = load(&app, &access).await?;
    let label = if form.label.trim().is_empty() {
        lang.text("history-by-hand")
    } else {
        form.label
    };
    live::keep_checkpoint(&app, access.canvas()?, &label, &access.who.id).await?;
    Ok(Redirect::to(&format!("/{lang}/c/{}/history", record.id)))
}

/// The kept state that the path names.
fn id_of(path: &BTreeMap<String, String>) -> CheckpointId {
    CheckpointId(path.get("checkpoint").cloned().unwrap_or_default())
}

type IdPath = Path<BTreeMap<String, String>>;
