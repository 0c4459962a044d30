//! The load tool: many people at once against the real program, over HTTP and plain y-protocols. It prints what they
//! waited and fails only when something was lost, refused or hurt; how fast a machine is decides no test.
mod all;
mod beat;
mod board;
mod catalogue;
mod clerk;
mod figures;
mod flood;
mod frames;
mod guest;
mod hostile;
mod kill;
mod marks;
mod memory;
mod peer;
mod pen;
mod people;
mod process;
mod program;
mod report;
mod rooms;
mod server;
mod single;
mod slow;
mod stampede;
mod stock;
mod wire;
mod workshop;
mod yardstick;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::report::Report;

/// What did not come after this is lost.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Parser)]
#[command(
    name = "load",
    version,
    about = "Many people at once against the real program"
)]
struct Cli {
    /// The built program.
    #[arg(long)]
    program: PathBuf,
    #[command(subcommand)]
    scenario: Scenario,
}

#[derive(Subcommand)]
enum Scenario {
    /// One workshop: all come in at the same moment by its code, follow its page, have its canvas open and send notes.
    Workshop(workshop::Plan),
    /// A large catalogue: brought by files while the program serves, then searched and read at a steady rate.
    Catalogue(catalogue::Plan),
    /// Rooms in which everybody types at a steady rate, beside the yardstick.
    Rooms(rooms::Plan),
    /// Single updates through one room as fast as it takes them, and a cold join after them, beside the yardstick.
    Join(single::Plan),
    /// Many come to one board at the same moment, beside the yardstick.
    Stampede(stampede::Plan),
    /// Somebody stops reading while megabytes are told, beside the yardstick.
    Slow(slow::Plan),
    /// Memory of rooms while edited, quiet and left, beside the yardstick.
    Memory(memory::Plan),
    /// Frames that are meant to hurt, while other rooms work on, beside the yardstick.
    Hostile(hostile::Plan),
    /// The program is ended with -9 and SIGTERM while people write.
    Kill(kill::Plan),
    /// All of these but the first two, as one table.
    All(all::Plan),
}

#[tokio::main]
async fn main() -> Result<()> {
    let Cli { program, scenario } = Cli::parse();
    let rows = match &scenario {
        Scenario::Workshop(plan) => return workshop::run(&program, plan).await,
        Scenario::Catalogue(plan) => return catalogue::run(&program, plan).await,
        Scenario::All(plan) => return all::run(&program, plan).await,
        Scenario::Rooms(plan) => rooms::run(&program, plan).await,
        Scenario::Join(plan) => single::run(&program, plan).await,
        Scenario::Stampede(plan) => stampede::run(&program, plan).await,
        Scenario::Slow(plan) => slow::run(&program, plan).await,
        Scenario::Memory(plan) => memory::run(&program, plan).await,
        Scenario::Hostile(plan) => hostile::run(&program, plan).await,
        Scenario::Kill(plan) => kill::run(&program, plan).await,
    };
    let mut report = Report::default();
    report.add(rows?);
    println!("\n{report}");
    Ok(())
}
