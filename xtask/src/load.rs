//! Many people at once against the built program.
use std::path::Path;

use anyhow::{Context, Result};

use crate::serve;
use crate::shell::{self, Repo};
use crate::web;

/// Scenarios small enough for every machine: they show that the tool works and that nothing is lost, no speed.
const REHEARSALS: [&[&str]; 2] = [
    &["workshop", "--guests", "6", "--notes", "2", "--pace", "1"],
    &["catalogue", "--entries", "60", "--seconds", "2"],
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
    tool.arg("--program").arg(built.join(serve::BINARY));
    shell::run(tool.args(args))
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
        shell::run(cargo.arg(program).args(rehearsal))?;
    }
    Ok(())
}
