//! What bringing the registry up to date with a full canvas takes, transaction and all: `cargo bench -p server --bench
//! settle`. With `TUKIVERKKO_TEST_POSTGRES` (an address of an empty database) on that engine, else on SQLite in a
//! scratch folder.
#[path = "../../canvas/benches/full/mod.rs"]
mod full;
mod installation;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use canvas::{Template, fill};
use server::app::App;
use server::features::canvases::{self, NewCanvas};
use server::features::workspaces::{CanvasId, Title};
use server::features::{live, registry};
use server::i18n::Lang;
use yrs::{GetString, Map, Out, ReadTxn, Text, TransactionMut};

/// Notes on a full canvas.
const NOTES: usize = 2_000;
const ROUNDS: usize = 15;
const WORKSPACE: &str = "bench";

fn template() -> Result<&'static Template> {
    canvas::find("actor-map").context("it is built in")
}

/// A full map.
async fn map(app: &App) -> Result<CanvasId> {
    let new = NewCanvas {
        workspace: WORKSPACE,
        template: template()?,
        title: &Title::parse("Toimijakartta").map_err(said)?,
        lang: Lang::Fi,
        by: "bench",
    };
    let canvas = CanvasId(canvases::create(app, new).await.map_err(said)?.id);
    let content = full::actor_map(template()?, NOTES);
    live::edit(app, &canvas, move |txn| fill(txn, &content)).await?;
    Ok(canvas)
}

/// Writes one more letter into a name.
fn retype(txn: &mut TransactionMut, note: usize) {
    let notes = txn.get_map("notes");
    let id = format!("note-{note:05}");
    let found = notes.and_then(|notes| notes.get(txn, &id));
    if let Some(Out::YMap(map)) = found
        && let Some(Out::YText(text)) = map.get(txn, "text")
        && let Some(end) = text.get_string(txn).find('\n')
    {
        text.insert(txn, u32::try_from(end).unwrap_or(0), "n");
    }
}

/// What went wrong, as a program says it.
fn said(error: impl std::fmt::Debug) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

/// Draws the room's document into memory, then settles; gives only how long settling took.
async fn settle(app: &App, canvas: &CanvasId) -> Result<Duration> {
    live::content(app, canvas).await.map_err(said)?;
    let start = Instant::now();
    registry::settle(app, canvas).await.map_err(said)?;
    Ok(start.elapsed())
}

fn tell(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    println!(
        "{what}: median {:?}, longest {:?} of {}",
        took[took.len() / 2],
        took[took.len() - 1],
        took.len()
    );
}

#[tokio::main]
async fn main() -> Result<()> {
    let scratch = tempfile::tempdir().context("making a scratch folder")?;
    let app = installation::open(scratch.path(), WORKSPACE).await?;
    let canvas = map(&app).await?;
    println!("{}, {NOTES} notes and as many links", app.db.engine_name());
    tell("all of it new", vec![settle(&app, &canvas).await?]);
    tell("again, with its refs", vec![settle(&app, &canvas).await?]);
    let mut took = Vec::new();
    for round in 0..ROUNDS {
        live::edit(&app, &canvas, move |txn| retype(txn, round)).await?;
        took.push(settle(&app, &canvas).await?);
    }
    tell("one name changed", took);
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        took.push(settle(&app, &canvas).await?);
    }
    tell("nothing changed", took);
    let other = map(&app).await?;
    tell(
        "the same names on a second canvas",
        vec![settle(&app, &other).await?],
    );
    live::edit(&app, &canvas, |txn| retype(txn, ROUNDS)).await?;
    tell(
        "one name changed, all named twice",
        vec![settle(&app, &canvas).await?],
    );
    Ok(())
}
