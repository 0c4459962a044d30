//! What the machine must have beside Rust. On Debian as root what lacks is installed; elsewhere one line says what to do.
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{Repo, on_path, output, run};

const NEXTEST: Tool = Tool {
    name: "cargo-nextest",
    version: "0.9.143",
};
const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
};
const CHROMIUMS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Where libvoikko stands, and where its dictionaries do.
const LIBRARIES: [&str; 5] = [
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
];
const DICTIONARIES: [&str; 3] = ["/usr/lib/voikko", "/usr/share/voikko", "/etc/voikko"];

/// A cargo subcommand that we install ourselves when the machine has none.
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Sees to it that Node and npm are there.
pub fn node() -> Result<()> {
    let lacks: Vec<&str> = [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| on_path(program).is_none())
        .map(|(_, package)| package)
        .collect();
    apt(&lacks, "Node.js with npm")
}

/// Sees to it that `make` is there, which builds the allocator.
pub fn make() -> Result<()> {
    match on_path("make") {
        Some(_) => Ok(()),
        None => apt(&["make"], "make (to build the allocator)"),
    }
}

/// The folder that holds `initdb` and `postgres`.
pub fn postgres() -> Result<PathBuf> {
    if let Some(bin) = find_postgres() {
        return Ok(bin);
    }
    apt(&["postgresql"], "PostgreSQL (its server, for tests)")?;
    find_postgres().context("PostgreSQL is installed, but its `initdb` was not found")
}

/// Sees to it that poppler's programs are there, by which tests open PDFs again.
pub fn poppler() -> Result<()> {
    let programs = ["pdftotext", "pdfinfo", "pdffonts"];
    if programs
        .into_iter()
        .all(|program| on_path(program).is_some())
    {
        return Ok(());
    }
    apt(
        &["poppler-utils"],
        "poppler's programs (pdftotext, for tests)",
    )
}

/// Sees to it that libvoikko and its Finnish dictionary are there, by which the search reads Finnish.
pub fn voikko() -> Result<()> {
    let has_library = LIBRARIES.into_iter().any(|folder| {
        let library = Path::new(folder).join("libvoikko.so.1");
        library.exists()
    });
    let has_dictionary = DICTIONARIES
        .into_iter()
        .any(|folder| Path::new(folder).is_dir());
    let mut lacks = Vec::new();
    if !has_library {
        lacks.push("libvoikko1");
    }
    if !has_dictionary {
        lacks.push("voikko-fi");
    }
    apt(&lacks, "libvoikko with its Finnish dictionary (for search)")
}

/// A Python that can make environments of its own.
pub fn python() -> Result<PathBuf> {
    let find = || {
        let python = on_path("python3")?;
        let probe = output(Command::new(&python).args(["-c", "import venv, ensurepip"]));
        probe.is_ok().then_some(python)
    };
    if let Some(python) = find() {
        return Ok(python);
    }
    apt(
        &["python3-venv"],
        "Python with its module venv (for generated requests)",
    )?;
    find().context("Python is installed, but cannot make environments")
}

/// A Chromium for browser tests.
pub fn chromium() -> Result<PathBuf> {
    let find = || CHROMIUMS.into_iter().find_map(on_path);
    if let Some(path) = find() {
        return Ok(path);
    }
    apt(&["chromium"], "Chromium (for browser tests)")?;
    find().context("Chromium is installed, but not on PATH")
}

/// `cargo nextest`, ready for its arguments.
pub fn nextest(repo: &Repo) -> Result<Command> {
    subcommand(repo, &NEXTEST, "nextest")
}

/// `cargo deny`, ready for its arguments.
pub fn deny(repo: &Repo) -> Result<Command> {
    subcommand(repo, &DENY, "deny")
}

/// Whether we run as root; PostgreSQL refuses to, and only root installs packages.
pub fn is_root() -> Result<bool> {
    Ok(output(Command::new("id").arg("-u"))?.trim() == "0")
}

/// `PATH` with these folders first.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    std::env::join_paths(all).context("a folder's name does not fit in PATH")
}

fn find_postgres() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(|bin| bin.join("initdb").is_file())
        .collect();
    versions.sort();
    versions
        .pop()
        .or_else(|| on_path("initdb")?.parent().map(Path::to_owned))
}

/// The tool from PATH, or from `target/tools`, where it is built once.
fn subcommand(repo: &Repo, tool: &Tool, word: &str) -> Result<Command> {
    let tools = repo.path("target/tools");
    let own = tools.join("bin").join(tool.name);
    let program = match on_path(tool.name) {
        Some(path) => path,
        None if own.is_file() => own,
        None => {
            let Tool { name, version } = tool;
            println!(
                "{name} is not installed: building {version} into target/tools, once, which takes minutes"
            );
            let mut install = repo.cargo();
            install
                .args([
                    "install",
                    "--quiet",
                    "--locked",
                    "--debug",
                    "--version",
                    version,
                ])
                .arg("--root")
                .arg(&tools)
                .arg(name)
                .env("CARGO_PROFILE_DEV_DEBUG", "0");
            run(&mut install)?;
            own
        }
    };
    let mut command = repo.command(program);
    command.arg(word);
    Ok(command)
}

/// Installs Debian packages, or says in one line what to install.
fn apt(packages: &[&str], what: &str) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    if !Path::new("/etc/debian_version").exists() {
        bail!("install {what} and put it on PATH");
    }
    let list = packages.join(" ");
    if !is_root()? {
        bail!("install {what}: apt-get install {list}");
    }
    println!("installing {what}: apt-get install {list}");
    let quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"];
    let mut update = Command::new("apt-get");
    output(update.arg("update").args(quiet))?;
    let mut install = Command::new("apt-get");
    install
        .args(["install", "-y", "--no-install-recommends"])
        .args(quiet)
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    output(&mut install).map(drop)
}
