//! The load tool: many people at once against the real program, over HTTP and plain y-protocols. It prints what they
//! waited and fails only when something was lost or refused; how fast a machine is decides no test.
mod board;
mod catalogue;
mod figures;
mod guest;
mod people;
mod program;
mod stock;
mod workshop;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};

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
}

#[tokio::main]
async fn main() -> Result<()> {
    let cli = Cli::parse();
    match cli.scenario {
        Scenario::Workshop(plan) => workshop::run(&cli.program, &plan).await,
        Scenario::Catalogue(plan) => catalogue::run(&cli.program, &plan).await,
    }
}
