//! Many people at once against the built program.
use std::path::Path;

use anyhow::{Context, Result};

use crate::serve;
use crate::shell::{self, Repo};
use crate::web;

/// Where the packages of the yardstick are named.
const YARDSTICK: &str = "crates/load/yardstick";
/// Scenarios that are measured beside it.
const BESIDE: [&str; 7] = [
    "rooms", "join", "stampede", "slow", "memory", "hostile", "all",
];
const ALONE: &str = "--alone";

/// Scenarios small enough for every machine: they show that the tool works, that nothing is lost and nobody hurt, no
/// speed. Each is one line of words.
const REHEARSALS: [&str; 9] = [
    "workshop --guests 6 --notes 2 --pace 1",
    "catalogue --entries 60 --seconds 2",
    "rooms --alone --rooms 2 --people 3 --rate 4 --seconds 1 --notes 20",
    "join --alone --updates 4000 --writers 2 --notes 20",
    "stampede --alone --people 8 --notes 50",
    "slow --alone --megabytes 12",
    "memory --alone --rooms 3 --notes 20 --seconds 1 --hurried",
    "hostile --alone",
    "kill --kills 2",
];

/// Builds program and tool as they are released, and plays the scenario that `args` ask for.
pub fn run(repo: &Repo, args: &[String]) -> Result<()> {
    web::build(repo)?;
    shell::run(repo.cargo().args([
        "build",
        "--locked",
        "--release",
        "-p",
        "server",
        "-p",
        "load",
    ]))?;
    let ours = std::env::current_exe().context("finding our own program")?;
    let built = ours.parent().and_then(Path::parent);
    let built = built
        .context("our own program stands in no folder")?
        .join("release");
    let mut tool = repo.command(built.join("load"));
    tool.arg("--program")
        .arg(built.join(serve::BINARY))
        .args(args);
    let is_beside = |scenario: &String| BESIDE.contains(&scenario.as_str());
    if args.first().is_some_and(is_beside) && !args.iter().any(|arg| arg == ALONE) {
        web::install_in(repo, YARDSTICK)?;
        tool.arg("--node").arg(web::node(repo));
    }
    shell::run(&mut tool)
}

/// Plays small scenarios against `program`.
pub fn rehearse(repo: &Repo, program: &Path) -> Result<()> {
    for rehearsal in REHEARSALS {
        let mut cargo = repo.cargo();
        cargo.args([
            "run",
            "--locked",
            "--quiet",
            "-p",
            "load",
            "--",
            "--program",
        ]);
        shell::run(cargo.arg(program).args(rehearsal.split(' ')))?;
    }
    Ok(())
}
