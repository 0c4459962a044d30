//! Generated requests to every operation of the API, as each role.
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::shell::{Repo, output, run as run_command};
use crate::{machine, serve, web};

const GENERATOR: &str = "fuzz/api/run.py";
const REQUIREMENTS: &str = "fuzz/api/requirements.txt";
const PYTHON: &str = "target/schemathesis";

/// Builds the program and sends it requests. `args` go to the generator.
pub fn run(repo: &Repo, args: &[String]) -> Result<()> {
    web::build(repo)?;
    let program = serve::build_server(repo)?;
    let mut generator = repo.command(python(repo)?);
    generator.arg(GENERATOR).arg("--program").arg(program);
    run_command(generator.args(args))
}

/// A Python with what the requirements name and nothing else, made once for each version of them.
fn python(repo: &Repo) -> Result<PathBuf> {
    let folder = repo.path(PYTHON);
    let python = folder.join("bin/python");
    let stamp = folder.join("requirements.txt");
    let wanted = std::fs::read(repo.path(REQUIREMENTS)).context("reading the requirements")?;
    if std::fs::read(&stamp).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    let system = machine::python()?;
    println!("installing the generator of requests into {PYTHON}, once");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).context("removing the old Python")?;
    }
    output(repo.command(system).args(["-m", "venv", PYTHON]))?;
    let install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ];
    let from = [
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--requirement",
        REQUIREMENTS,
    ];
    output(repo.command(&python).args(install).args(from))?;
    if !folder.join("bin/schemathesis").is_file() {
        bail!("the generator of requests was installed, but is not there");
    }
    std::fs::write(&stamp, wanted).context("noting what was installed")?;
    Ok(python)
}
