//! Everything that has a budget beside the yardstick, one after the other, as one table.
use std::path::{Path, PathBuf};
use std::pin::Pin;

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::report::{Report, Row};
use crate::server::Beside;
use crate::{hostile, kill, memory, rooms, single, slow, stampede};

/// Where the table goes.
#[derive(Args)]
pub struct Plan {
    /// File that the table is written to, as Markdown.
    #[arg(long, default_value = "target/load.md")]
    out: PathBuf,
    #[command(flatten)]
    beside: Beside,
}

type Measuring<'a> = Pin<Box<dyn Future<Output = Result<Vec<Row>>> + 'a>>;

/// Measures all, writes the table, and fails when something was lost or hurt.
pub async fn run(binary: &Path, plan: &Plan) -> Result<()> {
    let beside = || plan.beside.clone();
    let room = |rooms, people, rate, notes| rooms::Plan {
        rooms,
        people,
        rate,
        seconds: 30,
        notes,
        beside: beside(),
    };
    let cases = [
        room(10, 10, 4, 200),
        room(1, 60, 4, 1_000),
        room(1_000, 2, 1, 20),
    ];
    let single = single::Plan {
        updates: 100_000,
        writers: 4,
        notes: 200,
        beside: beside(),
    };
    let memory = memory::Plan {
        rooms: 100,
        people: 2,
        notes: 200,
        seconds: 10,
        hurried: false,
        beside: beside(),
    };
    let stampede = stampede::Plan {
        people: 50,
        notes: 1_000,
        beside: beside(),
    };
    let slow = slow::Plan {
        megabytes: 20,
        beside: beside(),
    };
    let hostile = hostile::Plan { beside: beside() };
    let kill = kill::Plan {
        kills: 12,
        rooms: 3,
        writers: 4,
        rate: 10,
    };
    let measuring: Vec<(&str, Measuring<'_>)> = vec![
        ("ten rooms", Box::pin(rooms::run(binary, &cases[0]))),
        ("one full room", Box::pin(rooms::run(binary, &cases[1]))),
        ("a thousand rooms", Box::pin(rooms::run(binary, &cases[2]))),
        ("single updates", Box::pin(single::run(binary, &single))),
        ("memory", Box::pin(memory::run(binary, &memory))),
        ("a stampede", Box::pin(stampede::run(binary, &stampede))),
        ("a slow reader", Box::pin(slow::run(binary, &slow))),
        ("hostile frames", Box::pin(hostile::run(binary, &hostile))),
        ("kills", Box::pin(kill::run(binary, &kill))),
    ];
    finish(measuring, &plan.out).await
}

/// Measures one after the other, whatever becomes of each.
async fn finish(measuring: Vec<(&str, Measuring<'_>)>, out: &Path) -> Result<()> {
    let mut report = Report::default();
    let mut failed = Vec::new();
    for (name, measure) in measuring {
        println!("\n== {name} ==");
        match measure.await {
            Ok(rows) => report.add(rows),
            Err(error) => {
                println!("failed: {error:#}");
                failed.push(name);
            }
        }
    }
    println!("\n{report}");
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).context("making the table's folder")?;
    }
    std::fs::write(out, report.to_string())
        .with_context(|| format!("writing {}", out.display()))?;
    println!("written to {}", out.display());
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}
