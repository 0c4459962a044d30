//! One workshop of many guests: all come in at the same moment, each follows the workshop's page and has its canvas
//! open, and notes are sent from phones' forms and on the canvas, while somebody leads and a projector looks on.
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::json;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use crate::board::Board;
use crate::figures::Measured;
use crate::guest::{self, Guest, Told};
use crate::people::{Person, between};
use crate::process::own_processor_s;
use crate::program::Program;

/// A ready agenda whose first canvas takes notes in its first step.
const AGENDA: &str = "first-meeting";
/// How often whoever leads draws their page anew.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How often everybody is called.
const CALL_EVERY: Duration = Duration::from_secs(5);
/// How often the tool looks whether it keeps up itself.
const TICK: Duration = Duration::from_millis(10);
/// What was not seen after this is lost.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many people, and what they do.
#[derive(Args)]
pub struct Plan {
    /// How many come.
    #[arg(long, default_value_t = 150)]
    guests: usize,
    /// Notes that each sends; every other by the form of the phone's page.
    #[arg(long, default_value_t = 6)]
    notes: usize,
    /// Seconds between two notes of one guest.
    #[arg(long, default_value_t = 10)]
    pace: u64,
}

/// A prepared workshop.
struct Workshop {
    lead: Person,
    id: String,
    code: String,
    canvas: String,
}

/// Plays the workshop and prints what was measured; fails when a note was lost or refused.
pub async fn run(binary: &Path, plan: &Plan) -> Result<()> {
    let program = Program::start(binary).await?;
    let workshop = prepare(&program).await?;
    let measured = Arc::new(Measured::default());
    let (call, calls) = watch::channel(Instant::now());
    let late = tokio::spawn(keep_time(measured.clone()));
    let (before, own) = (program.processor_s()?, own_processor_s()?);
    let start = Instant::now();
    let guests = come(&program, &workshop, plan, &measured, calls).await?;
    let all_in = start.elapsed();
    let came = program.processor_s()? - before;
    let working = Instant::now();
    let leading = tokio::spawn(lead(
        workshop.lead.clone(),
        workshop.id,
        call,
        measured.clone(),
    ));
    let lost = write(&workshop.lead, &workshop.canvas, guests, plan, &measured).await?;
    let worked = working.elapsed();
    ensure!(
        !leading.is_finished(),
        "leading failed: {:?}",
        leading.await
    );
    leading.abort();
    late.abort();
    println!(
        "{} guests, all in after {:.1} s",
        plan.guests,
        all_in.as_secs_f64()
    );
    println!("{measured}");
    println!(
        "the program: {came:.1} s of processor time until all were in, {:.1} s in the {:.0} s after; most memory {:.0} MB",
        program.processor_s()? - before - came,
        worked.as_secs_f64(),
        program.memory_mb()?
    );
    println!(
        "this tool: {:.1} s of processor time",
        own_processor_s()? - own
    );
    println!("lost: {} of {} notes", lost.len(), plan.guests * plan.notes);
    ensure!(lost.is_empty(), "lost: {lost:?}");
    Ok(())
}

async fn prepare(program: &Program) -> Result<Workshop> {
    let lead = Person::new(&program.url)?;
    let login = [
        ("email", program.email.as_str()),
        ("password", &program.password),
    ];
    lead.send("/en/sign-in", &login).await?;
    let workspace = lead
        .make("/api/v1/workspaces", &json!({"title": "Load"}))
        .await?;
    let form = [
        ("title", "Load"),
        ("aim", "To see what it takes"),
        ("starts", "2027-01-14T13:00"),
        ("languages", "en"),
        ("agenda", AGENDA),
    ];
    let made = lead
        .send(&format!("/en/w/{workspace}/workshops"), &form)
        .await?;
    let id = made
        .strip_prefix("/en/t/")
        .and_then(|rest| rest.strip_suffix("/prepare"));
    let id = id
        .with_context(|| format!("a workshop led to {made}"))?
        .to_owned();
    let page = lead.page(&made).await?;
    let code = between(&page, "<p class=\"code\">", "<")?.replace(' ', "");
    let canvas = begin(&lead, &id).await?;
    Ok(Workshop {
        lead,
        id,
        code,
        canvas,
    })
}

/// Goes on to the first step of a canvas; gives the canvas.
async fn begin(lead: &Person, workshop: &str) -> Result<String> {
    let step = format!("/en/t/{workshop}/lead/step");
    loop {
        let page = lead.page(&format!("/en/t/{workshop}/lead")).await?;
        let from = between(&page, "name=\"from\" value=\"", "\"")?;
        lead.send(&step, &[("from", from), ("way", "next")]).await?;
        let page = lead.page(&format!("/en/t/{workshop}")).await?;
        if let Ok(found) = between(&page, "id=\"do-open\" href=\"/en/c/", "\"") {
            let id = found.split(['?', '#', '/']).next();
            return Ok(id.unwrap_or(found).to_owned());
        }
    }
}

async fn come(
    program: &Program,
    workshop: &Workshop,
    plan: &Plan,
    measured: &Arc<Measured>,
    calls: watch::Receiver<Instant>,
) -> Result<Vec<Guest>> {
    let start = Instant::now();
    let mut coming = JoinSet::new();
    for n in 0..plan.guests {
        let person = Person::new(&program.url)?;
        let (code, canvas) = (workshop.code.clone(), workshop.canvas.clone());
        let told = Told {
            measured: measured.clone(),
            calls: calls.clone(),
        };
        coming.spawn(async move {
            let guest = guest::come(person, n, &code, &canvas, told.clone()).await;
            told.measured.came.add(start.elapsed());
            guest.with_context(|| format!("guest {n}"))
        });
    }
    let mut guests = Vec::new();
    while let Some(guest) = coming.join_next().await {
        guests.push(guest??);
    }
    Ok(guests)
}

/// Everybody writes, the projector looks on; gives the notes that were lost.
async fn write(
    lead: &Person,
    canvas: &str,
    guests: Vec<Guest>,
    plan: &Plan,
    measured: &Arc<Measured>,
) -> Result<Vec<String>> {
    let projector = Board::open(lead, canvas, true).await?;
    let (done, finish) = watch::channel(0);
    let watching = tokio::spawn(watch_board(projector, finish));
    let mut writing = JoinSet::new();
    let pace = Duration::from_secs(plan.pace);
    let apart = pace / u32::try_from(guests.len().max(1))?;
    for (n, guest) in (0_u32..).zip(guests) {
        writing.spawn(guest.write(plan.notes, pace, apart * n));
    }
    let mut sent = HashMap::new();
    let mut boards = Vec::new();
    while let Some(guest) = writing.join_next().await {
        let (guest, own) = guest??;
        sent.extend(own);
        boards.push(guest);
    }
    done.send(sent.len())?;
    let seen = watching.await??;
    for (name, note) in &sent {
        if let Some(at) = seen.get(name) {
            let times = if note.by_phone {
                &measured.by_phone
            } else {
                &measured.by_canvas
            };
            times.add(at.duration_since(note.at));
        }
    }
    // Somebody who comes now reads it all from disk or memory, whatever the projector was told live.
    let whole: HashSet<String> = Board::open(lead, canvas, true)
        .await?
        .names()
        .into_iter()
        .collect();
    let lost = sent
        .into_keys()
        .filter(|name| !seen.contains_key(name) || !whole.contains(name));
    Ok(lost.collect())
}

/// Notes when each note came to the projector, until all that were sent have, or none comes any more.
async fn watch_board(
    mut board: Board,
    mut finish: watch::Receiver<usize>,
) -> Result<HashMap<String, Instant>> {
    let mut seen = HashMap::new();
    let mut all = None;
    while all.is_none_or(|all| seen.len() < all) {
        tokio::select! {
            changed = finish.changed(), if all.is_none() => {
                changed?;
                all = Some(*finish.borrow());
            }
            heard = timeout(PATIENCE, board.hear()) => {
                let Ok(heard) = heard else { break };
                heard?;
                for name in board.names() {
                    seen.entry(name).or_insert_with(Instant::now);
                }
            }
        }
    }
    Ok(seen)
}

/// Draws the page to lead by again and again, and calls everybody now and then.
async fn lead(
    person: Person,
    workshop: String,
    call: watch::Sender<Instant>,
    measured: Arc<Measured>,
) -> Result<()> {
    let page = format!("/en/t/{workshop}/lead");
    let mut looks = interval(LOOK_EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut calls = interval(CALL_EVERY);
    loop {
        tokio::select! {
            _ = looks.tick() => {
                let asked = Instant::now();
                person.page(&page).await?;
                measured.lead_pages.add(asked.elapsed());
            }
            _ = calls.tick() => {
                call.send(Instant::now())?;
                person.send(&format!("{page}/call"), &[]).await?;
            }
        }
    }
}

/// Notes how late the clock rings: when it is late, so is all that the tool notes.
async fn keep_time(measured: Arc<Measured>) {
    let mut due = Instant::now() + TICK;
    loop {
        tokio::time::sleep_until(due).await;
        measured.late.add(due.elapsed());
        due = Instant::now() + TICK;
    }
}
