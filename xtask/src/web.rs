//! The browser's part: its packages and its build, run with the Node that `web/package.json` asks for.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::machine;
use crate::shell::{Repo, run};

const DIST: &str = "web/dist";
/// A copy of the lock file that `node_modules` beside it was installed from.
const STAMP: &str = "node_modules/.installed-from.json";

/// Builds `web/dist`.
pub fn build(repo: &Repo) -> Result<()> {
    install(repo)?;
    script(repo, "build", &[])
}

/// Installs `web/node_modules` unless it already stands as the lock file says.
pub fn install(repo: &Repo) -> Result<()> {
    install_in(repo, "web")
}

/// Installs the packages of the folder unless they already stand as its lock file says.
pub fn install_in(repo: &Repo, folder: &str) -> Result<()> {
    machine::node()?;
    let folder = repo.path(folder);
    let (lock, stamp) = (folder.join("package-lock.json"), folder.join(STAMP));
    let lock = fs::read(&lock).with_context(|| format!("reading {}", lock.display()))?;
    if fs::read(&stamp).is_ok_and(|stamp| stamp == lock) {
        return Ok(());
    }
    let mut install = Command::new("npm");
    install
        .current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(&mut install)?;
    fs::write(&stamp, lock).with_context(|| format!("writing {}", stamp.display()))
}

/// The Node that `web/package.json` asks for.
pub fn node(repo: &Repo) -> PathBuf {
    repo.path("web/node_modules/node/bin/node")
}

/// Runs a script of `web/package.json`.
pub fn script(repo: &Repo, name: &str, args: &[&str]) -> Result<()> {
    let mut command = command(repo, "npm")?;
    command.args(["run", "--silent", name, "--"]).args(args);
    run(&mut command)
}

/// Runs a program of `web/node_modules` with these variables set.
pub fn program(repo: &Repo, name: &str, args: &[&str], vars: &[(&str, PathBuf)]) -> Result<()> {
    let file = repo.path("web/node_modules/.bin").join(name);
    if !file.exists() {
        bail!("`{name}` is not among the packages of web/package.json");
    }
    let mut command = command(repo, file)?;
    command.args(args).envs(vars.iter().cloned());
    run(&mut command)
}

/// The server embeds `web/dist`, so even an unbuilt tree needs the folder to compile.
pub fn make_dist_folder(repo: &Repo) -> Result<()> {
    fs::create_dir_all(repo.path(DIST)).with_context(|| format!("making {DIST}"))
}

/// A command in `web/` that finds the packages' own programs and, where installed, their newer Node first.
fn command(repo: &Repo, program: impl AsRef<Path>) -> Result<Command> {
    let modules = repo.path("web/node_modules");
    let path = machine::path_with(&[modules.join("node/bin"), modules.join(".bin")])?;
    let mut command = Command::new(program.as_ref());
    command.current_dir(repo.path("web")).env("PATH", path);
    Ok(command)
}
